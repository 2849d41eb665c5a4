import { withLocal } from '../../core/catalogue/local.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { FoundItem, Implementation } from './contract.ts'
import { type GuideVersion, guideOn } from './guides.ts'
import { localOn } from './local.ts'
import type { personalNotice as tells } from './notice.ts'
import { type Place, placeIn } from './place.ts'
import type { Reading, readGuideFor as reads } from './reading.ts'

export { itemLink } from './addresses.ts'
export { type Difference, differencesOn } from './differences.ts'
export { type FormSheet, formSheet, type SheetRow } from './form-sheet.ts'
export { type GuideVersion, guideOn, guideVersion } from './guides.ts'
export { catalogueState, guidesOn, versionsOn } from './in-force.ts'
export { decidersOf, itemsForOrganisations, itemsTakenIn } from './offered.ts'
export { shelf } from './shelf.ts'
export { readSituation, writeSituation } from './situation.ts'
export { assertOpen, findClosure, lastDayOf } from './standing.ts'
export { suspensionInWords } from './suspension.ts'
export type { FoundItem, Implementation, Reading }

/** A guide as somebody reads it. Loaded when it is asked for: it leads to pages, which the command line cannot load. */
export const readGuideFor: typeof reads = async (db, setting, asked) =>
  (await import('./reading.ts')).readGuideFor(db, setting, asked)

/** The one-time notice for one person, loaded when it is asked for as well. */
export const personalNotice: typeof tells = async (...asked) =>
  (await import('./notice.ts')).personalNotice(...asked)

/** The guide that binds an application, and the organ that will decide on it. */
export type InForce = GuideVersion & { implementation: Implementation }

/**
 * The guide in force on a day at the organ that exercises the item: the city's, with what the organ promises better; named by its implementation code, or by item and
 * organ. Throws `guide/unknown` when there is no such item, or that organ does not exercise it on that day.
 */
export async function guideInForce(
  db: Db | Tx,
  at: string | { item: string; organ: string },
  on: Day,
): Promise<InForce> {
  const implementation = await enabled(db, on)
    .where((eb) =>
      typeof at === 'string'
        ? eb('code', '=', at)
        : eb.and([eb('item', '=', at.item), eb('organ', '=', at.organ)]),
    )
    .executeTakeFirst()
  if (!implementation) throw new RuleViolation('guide/unknown')
  const found = await guideOn(db, implementation.item, on)
  const guide = withLocal(found.guide, await localOn(db, implementation.code, on))
  return { ...found, guide, implementation: implementation as Implementation }
}

/** What a code stands for, also when the organ does not exercise the item any more. Throws `guide/unknown`. */
export async function implementationOf(db: Db | Tx, code: string): Promise<Implementation> {
  const row = await db
    .selectFrom('catalogue.implementation')
    .select(COLUMNS)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) throw new RuleViolation('guide/unknown')
  return row as Implementation
}

/** Every organ in a division, and in the divisions below it, that exercises an item on that day. */
export async function implementationsIn(
  db: Db | Tx,
  item: string,
  division: string,
  on: Day,
): Promise<Implementation[]> {
  const { prefix } = await placeIn(db, division, on)
  const rows = await enabled(db, on)
    .where('item', '=', item)
    .where((eb) => eb.fn<boolean>('starts_with', ['division', eb.val(prefix)]))
    .orderBy('division')
    .execute()
  return rows as Implementation[]
}

/**
 * Who decides for somebody, or something, in a division: the organ of the division itself, or else of the nearest one
 * above it; what a functional area has no organ for, its host's. Undefined when the place is too wide (a county, where
 * townships decide) or nobody there exercises the item.
 */
export async function findDecider(
  db: Db | Tx,
  item: string,
  division: string,
  on: Day,
): Promise<Implementation | undefined> {
  const place = await placeIn(db, division, on)
  const rows = await enabled(db, on)
    .where('item', '=', item)
    .where('division', 'in', [...place.around])
    .execute()
  return nearest(rows as Implementation[], place)
}

function nearest(rows: readonly Implementation[], { around }: Place): Implementation | undefined {
  return around.flatMap((division) => rows.filter((row) => row.division === division))[0]
}

const COLUMNS = ['code', 'item', 'organ', 'level', 'division'] as const

function enabled(db: Db | Tx, on: Day) {
  return db
    .selectFrom('catalogue.implementation')
    .select(COLUMNS)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
}
