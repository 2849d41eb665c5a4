import { type Day, day } from '../../core/day.ts'
import type { Db } from '../../platform/db.ts'
import type { Schedule } from '../../platform/module.ts'
import type { CardRow } from './queries.ts'

/** What whoever gives a demo city its past has to know and do: which cards there are, who acted, when to look next. */

/** While a past is being made nothing is due: the present would find today what was found then. */
export const holdTime = (db: Db) => setTime(db, HELD)
export const letTimeRun = (db: Db) => setTime(db, 'runs')

async function setTime(db: Db, value: string): Promise<void> {
  await db
    .insertInto('supervision.progress')
    .values({ name: 'past', value, stamp: '' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
const HELD = 'held'

/** A schedule that waits while a past is being made. */
export const oncePast = (schedule: Schedule): Schedule => ({
  ...schedule,
  async run(db, setting, stop) {
    const past = await db
      .selectFrom('supervision.progress')
      .select('value')
      .where('name', '=', 'past')
      .executeTakeFirst()
    if (past?.value !== HELD) await schedule.run(db, setting, stop)
  },
})

/** Cards that no higher one has replaced, oldest first; `before` leaves out those of that day and later. */
export const cardsStanding = (db: Db, before: Day | undefined): Promise<CardRow[]> =>
  db
    .selectFrom('supervision.card')
    .selectAll()
    .where('escalated', '=', false)
    .$if(before !== undefined, (query) => query.where('found_on', '<', before ?? ''))
    .orderBy('found_at')
    .orderBy('card')
    .execute()

/** Cards on which somebody has acted already. */
export async function cardsActedOn(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('supervision.entry')
    .select('card')
    .where('by_id', '<>', 'system')
    .execute()
  return new Set(rows.map(({ card }) => card))
}

/** Cases with a card by one of these rules, in the order in which it was found. */
export const casesWith = (db: Db, rules: readonly string[], before: Day) =>
  db
    .selectFrom('supervision.card')
    .select(['case_id as caseId', 'found_on as foundOn'])
    .where('rule', 'in', [...rules])
    .where('place_kind', '=', 'organ')
    .where('found_on', '<', before)
    .orderBy('found_at')
    .orderBy('card')
    .execute()

export async function nextLookAt(db: Db, caseId: string): Promise<Day | undefined> {
  const row = await db
    .selectFrom('supervision.watch')
    .select('look_on')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.look_on ? day(row.look_on) : undefined
}
