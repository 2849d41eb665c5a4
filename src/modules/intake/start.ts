import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { depthOf, isServed } from '../../core/guide/subject.ts'
import { RuleViolation } from '../../core/violation.ts'
import { APPLY } from '../../core/words/apply.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { submittedAmong } from '../cases/facade.ts'
import { assertOpen, guideOn } from '../catalogue/facade.ts'
import { EVERYTHING, findParty, type Mandate, mandatesOf, type Party } from '../identity/facade.ts'
import { type Division, divisionsOf, findChosen, type Site } from '../organisation/facade.ts'
import { isOnline } from './application.ts'
import { refusedAt } from './document.ts'
import { type Draft, dropDraft, openDrafts } from './drafts.ts'
import { sitesInstead } from './offer.ts'

/** Everything the first page of an application shows. */
export type Start = {
  item: string
  guide: Guide
  /** Where to go, when it cannot be done on-line. */
  instead: readonly Site[] | undefined
  drafts: readonly Draft[]
  /** In whose name it may be done: oneself, and every enterprise whose mandate covers the item. */
  names: readonly Name[]
  acting: string
  /** Whether a township must be named too. */
  deep: boolean
  counties: readonly Division[]
  county: string | undefined
  townships: readonly Division[]
  township: string | undefined
}
/** `id` is `self` or a mandate; `served` tells whether the item is for them. */
export type Name = { id: string; name: string; until: Day | undefined; served: boolean }

export async function startOf(
  db: Db,
  actor: Citizen,
  { item, places, on }: { item: string; places: readonly (string | undefined)[]; on: Day },
): Promise<Start> {
  await assertOpen(db, item, on)
  const { guide } = await guideOn(db, item, on)
  const drafts = await unsent(db, actor, item)
  const chosen = await firstPlace(db, [...places, (await openDrafts(db, actor))[0]?.place], on)
  const [city] = await divisionsOf(db, undefined, on)
  const deep = ['township', 'village'].includes(depthOf(guide))
  const [, county, township] = chosen
  return {
    item,
    guide,
    instead: isOnline(guide)
      ? undefined
      : await sitesInstead(db, guide, chosen.at(-1)?.code ?? city?.code ?? '', on),
    drafts,
    names: await namesFor(db, actor, guide, item, on),
    acting: actor.mandate?.id ?? 'self',
    deep,
    counties: await divisionsOf(db, city?.code, on),
    county: county?.code,
    townships: deep && county ? await divisionsOf(db, county.code, on) : [],
    township: township?.code,
  }
}

/** The first of these places that exists: the way down to it. */
async function firstPlace(
  db: Db,
  codes: readonly (string | undefined)[],
  on: Day,
): Promise<readonly Division[]> {
  for (const code of codes) {
    const chosen = await findChosen(db, code || undefined, on)
    if (chosen && chosen.path.length > 1) return chosen.path
  }
  return []
}

/** Open drafts whose case was not stored: one that was is only a trace of a server that stopped, and goes. */
export async function unsent(db: Db, actor: Citizen, item?: string): Promise<Draft[]> {
  const drafts = await openDrafts(db, actor, item)
  const cases = await submittedAmong(
    db,
    drafts.map(({ id }) => id),
  )
  const sent = drafts.filter(({ id }) => cases.has(id) && cases.get(id)?.status !== 'preReturned')
  for (const { id } of sent) await dropDraft(db, id)
  return drafts.filter((draft) => !sent.includes(draft))
}

async function namesFor(db: Db, actor: Citizen, guide: Guide, item: string, on: Day): Promise<Name[]> {
  const person = await findParty(db, actor.id)
  if (!person) throw new RuleViolation('identity/party-unknown')
  const mandates = (await mandatesOf(db, actor.id, on)).filter((mandate) => covers(mandate, item))
  return [
    { id: 'self', name: person.name, until: undefined, served: isServed(guide, person) },
    ...mandates.map(({ id, name, ends_on, document_number }) => ({
      id,
      name,
      until: ends_on as Day,
      served: isServed(guide, { kind: 'legal', documentNumber: document_number }),
    })),
  ]
}

const covers = ({ items }: Pick<Mandate, 'items'>, item: string): boolean =>
  items.includes(EVERYTHING) || items.includes(item)

/**
 * The applicant whose name was chosen. Throws `identity/mandate-unknown` for a mandate that is over or not theirs, and
 * `identity/outside-mandate` for one that does not cover the item.
 */
export async function partyNamed(db: Db, actor: Citizen, id: string, item: string, on: Day): Promise<Party> {
  const mandate =
    id === 'self' ? undefined : (await mandatesOf(db, actor.id, on)).find((one) => one.id === id)
  if (id !== 'self' && !mandate) throw new RuleViolation('identity/mandate-unknown')
  if (mandate && !covers(mandate, item)) throw new RuleViolation('identity/outside-mandate')
  const party = await findParty(db, mandate?.enterprise ?? actor.id)
  if (!party) throw new RuleViolation('identity/party-unknown')
  return party
}

/** The place that was chosen, as far down as the item asks. Throws what to choose next. */
export async function placeNamed(
  db: Db,
  guide: Guide,
  { county, township }: { county: string; township: string },
  on: Day,
): Promise<string> {
  if (!county) throw refusedAt(['county'], APPLY.countyMissing.zh)
  if (!['township', 'village'].includes(depthOf(guide))) return county
  const townships = await divisionsOf(db, county, on)
  if (townships.length === 0) return county
  const chosen = townships.find(({ code }) => code === township)
  if (!chosen) throw refusedAt(['township'], APPLY.townshipMissing.zh)
  return chosen.code
}
