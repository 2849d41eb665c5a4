import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** A version of the guide of an item, and the day it began to bind. */
export type GuideVersion = { item: string; version: number; startsOn: Day; guide: Guide }

/** The version that binds whoever applies for the item on that day. Throws `guide/unknown`. */
export async function guideOn(db: Db | Tx, item: string, on: Day): Promise<GuideVersion> {
  const row = await db
    .selectFrom('catalogue.guide')
    .select('version')
    .where('item', '=', item)
    .where('starts_on', '<=', on)
    .orderBy('starts_on', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new RuleViolation('guide/unknown')
  return guideVersion(db, item, row.version)
}

/** One version of a guide. It never changes, so it is read once and then kept. Throws `guide/unknown`. */
export async function guideVersion(db: Db | Tx, item: string, version: number): Promise<GuideVersion> {
  const key = `${item}@${version}`
  const kept = KEPT.get(key) ?? (await read(db, item, version))
  KEPT.delete(key) // the one asked last stands last
  KEPT.set(key, kept)
  if (KEPT.size > KEEP) KEPT.delete(KEPT.keys().next().value as string)
  return kept
}

/** For a process that turns to another database, where the same version may say something else. */
export function forgetGuides(): void {
  KEPT.clear()
}

/** Guides are up to 40 kB each: what people ask for in a day fits, and memory stays bounded. */
const KEEP = 300
const KEPT = new Map<string, GuideVersion>()

async function read(db: Db | Tx, item: string, version: number): Promise<GuideVersion> {
  const row = await db
    .selectFrom('catalogue.guide')
    .select(['starts_on', 'data'])
    .where('item', '=', item)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw new RuleViolation('guide/unknown')
  return { item, version, startsOn: row.starts_on as Day, guide: row.data as unknown as Guide }
}
