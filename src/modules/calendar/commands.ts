import { sql } from 'kysely'
import { calendarOf, editionOf } from '../../core/calendar.ts'
import type { Notice } from '../../core/calendar-year.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import { lockYears, storeYear } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/db.ts'
import { reachesCity } from '../organisation/facade.ts'
import { read, taken, withNotice } from './reading.ts'

type On = { actor: Staff; today: Day }

/**
 * A notice is put forward; nothing follows from it yet. Sent again under its request id it is there already. Throws what
 * `read` throws, and `calendar/notice-pending` while the same notice waits.
 */
export async function propose(
  tx: Tx,
  { text, id }: { text: string; id: string },
  { actor, today }: On,
): Promise<{ id: string }> {
  const mine = await tx.selectFrom('calendar.notice').select('id').where('id', '=', id).executeTakeFirst()
  if (mine) return mine
  const { year, notice } = read(text, calendarOf(await lockYears(tx)), today)
  const { number, title, issuedOn } = notice
  const added = await tx
    .insertInto('calendar.notice')
    .values({
      ...{ id, year, number, title, text, issued_on: issuedOn, content: JSON.stringify(notice) },
      ...{ proposed_by: actor.id, proposed_name: actor.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw new RuleViolation('calendar/notice-pending', { number })
  return added
}

/**
 * A second person confirms: the notice becomes part of its year. It is held against the calendar of this moment, which may
 * not be the one it was put forward under. Throws `calendar/same-person` and `calendar/notice-unknown`.
 */
export async function apply(tx: Tx, id: string, { actor, today }: On): Promise<void> {
  const years = await lockYears(tx)
  if (await isAppliedBy(tx, id, actor)) return // the answer got lost, and the request came again
  const { proposed_by, year, content } = await waiting(tx, id)
  if (proposed_by === actor.id) throw new RuleViolation('calendar/same-person')
  await assertCity(tx, actor)
  const { notice, after } = taken(year, content as unknown as Notice, calendarOf(years), today)
  const found = years.find((one) => one.year === year)
  if (found) await storeYear(tx, withNotice(found, notice))
  await decide(tx, id, { state: 'applied', edition: editionOf(after), reason: '' }, actor)
}

/** The one who put it forward takes it back, or who should confirm it says no. */
export async function withdraw(tx: Tx, id: string, reason: string, { actor }: On): Promise<void> {
  await waiting(tx, id)
  if (actor.post.role === 'supervisor') await assertCity(tx, actor)
  await decide(tx, id, { state: 'withdrawn', edition: null, reason }, actor)
}

/** The calendar is the whole city's: a county's supervisor looks, and confirms nothing. */
async function assertCity(tx: Tx, actor: Staff): Promise<void> {
  if (!(await reachesCity(tx, actor))) throw new RuleViolation('actor/not-allowed')
}

async function isAppliedBy(tx: Tx, id: string, { id: by }: Staff): Promise<boolean> {
  const row = await tx
    .selectFrom('calendar.notice')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'applied')
    .where('decided_by', '=', by)
    .executeTakeFirst()
  return row !== undefined
}

async function waiting(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('calendar.notice')
    .select(['proposed_by', 'year', 'content'])
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new RuleViolation('calendar/notice-unknown')
  return row
}

type Decision = { state: 'applied' | 'withdrawn'; edition: number | null; reason: string }

async function decide(tx: Tx, id: string, decision: Decision, { id: by, name }: Staff): Promise<void> {
  await tx
    .updateTable('calendar.notice')
    .set({ ...decision, decided_by: by, decided_name: name, decided_at: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
}
