import { type RawBuilder, sql } from 'kysely'
import type { Standing } from '../../core/catalogue/lifecycle.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Suspended } from './contract.ts'

/** How an item stands from a day on, and why. */
export type Stands = {
  standing: Standing
  startsOn: Day
  how: 'suspend' | 'resume' | 'cancel' | 'split' | 'merge'
  reason: string
  successors: readonly string[]
}

/** What was ever decided on whether people may apply for an item, the oldest first; empty for most. */
export async function standingsOf(db: Db | Tx, item: string): Promise<Stands[]> {
  const rows = await db
    .selectFrom('catalogue.standing')
    .select(['standing', 'starts_on', 'how', 'reason', 'successors'])
    .where('item', '=', item)
    .orderBy('seq')
    .execute()
  return rows.map(({ starts_on, ...row }) => ({ ...row, startsOn: starts_on as Day }) as Stands)
}

/** What holds on that day, and what is already decided for a later one. Both undefined: active, and stays so. */
export function standsOn(
  all: readonly Stands[],
  on: Day,
): { now: Stands | undefined; next: Stands | undefined } {
  return {
    now: all.filter(({ startsOn }) => startsOn <= on).at(-1),
    next: all.find(({ startsOn }) => startsOn > on),
  }
}

/** For lists, in their own statement: whether the item of a row is suspended on that day, as `FoundItem` says it. */
export const suspendedOn = (item: RawBuilder<unknown>, on: Day) => sql<Suspended | null>`(
  select jsonb_build_object('since', s.starts_on, 'resumesOn', (
    select min(n.starts_on) from catalogue.standing n
    where n.item = s.item and n.standing = 'active' and n.starts_on > ${on}::date))
  from (
    select w.item, w.standing, w.starts_on from catalogue.standing w
    where w.item = ${item} and w.starts_on <= ${on}::date order by w.seq desc limit 1) s
  where s.standing = 'suspended')`

/** The last day up to `on` on which the item was there to be applied for. */
export async function lastDayOf(db: Db | Tx, item: string, on: Day): Promise<Day> {
  const row = await db
    .selectFrom('catalogue.item')
    .select('ends_on')
    .where('item', '=', item)
    .executeTakeFirst()
  return row?.ends_on && row.ends_on < on ? (row.ends_on as Day) : on
}

/** Why no new application for the item is accepted on that day: `guide/suspended` or `guide/ended`; undefined when one is. */
export async function findClosure(db: Db | Tx, item: string, on: Day): Promise<RuleViolation | undefined> {
  const { now } = standsOn(await standingsOf(db, item), on)
  if (now === undefined || now.standing === 'active') return undefined
  const code = now.standing === 'ended' ? 'guide/ended' : 'guide/suspended'
  return new RuleViolation(code, { on: now.startsOn, reason: now.reason })
}

/**
 * Throws unless a new application for the item is accepted on that day: `guide/suspended` or `guide/ended`. Cases that are
 * open go on.
 */
export async function assertOpen(db: Db | Tx, item: string, on: Day): Promise<void> {
  const closed = await findClosure(db, item, on)
  if (closed) throw closed
}
