import { type Day, day } from '../../core/day.ts'
import type { Db } from '../../platform/db.ts'
import type { CardRow } from './queries.ts'

/** What whoever gives a demo city its past has to know: which cards there are, who has acted, when to look next. */

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
