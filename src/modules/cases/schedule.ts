import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { SYSTEM } from '../../platform/actor.ts'
import { type Db, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import { act } from './act.ts'

/** Cases read at once. */
const ROUND = 500

/**
 * Where nobody answered within five working days, silence accepts, with its notice (Administrative Licensing Law
 * art. 32(4)). Asks which cases are due now, so a night without power changes nothing; a case that fails stops none of
 * the others, however many fail.
 */
export const silenceAccepts: Schedule = {
  everySeconds: 20,
  async run(db, setting) {
    const today = setting.today()
    const calendar = await setting.calendar()
    const failures: unknown[] = []
    for (let after: Overdue | undefined; ; ) {
      const due = await overdue(db, today, after)
      for (const { case_id } of due) {
        const command = { type: 'PassTime', on: today, by: SYSTEM.id, calendar } as const
        await transact(db, (tx) =>
          act(tx, setting, { caseId: case_id, actor: SYSTEM, requestId: newId(), command }),
        ).catch((error: unknown) => failures.push(error))
      }
      after = due.at(-1)
      if (due.length < ROUND) break
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} cases could not be accepted by silence`)
  },
}

type Overdue = { case_id: string; due_on: string }

/** The next cases on which silence lies, the oldest first; those that failed are not asked for twice in one sweep. */
async function overdue(db: Db, today: Day, after: Overdue | undefined): Promise<Overdue[]> {
  let query = db
    .selectFrom('cases.file')
    .select(['case_id', sql<string>`due_on`.as('due_on')])
    .where('due_kind', '=', 'correctionNotice')
    .where('status', '=', 'received')
    .where('due_on', '<', today)
  if (after)
    query = query.where(sql<boolean>`(due_on, case_id) > (${after.due_on}::date, ${after.case_id}::uuid)`)
  return query.orderBy('due_on').orderBy('case_id').limit(ROUND).execute()
}
