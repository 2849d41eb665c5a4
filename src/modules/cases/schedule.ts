import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { SYSTEM } from '../../platform/actor.ts'
import { type Db, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
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
    const failures: unknown[] = []
    for (let after: Overdue | undefined; ; ) {
      const due = await overdue(db, today, after)
      failures.push(...(await passTime(db, setting, due)))
      after = due.at(-1)
      if (due.length < ROUND) break
    }
    tellOf(failures)
  },
}

/**
 * Whoever promised to hand something in is reminded at half-time and on the last working day but one (容缺后补). Asks which
 * reminders are due now: late after a night without power, never early, and each once.
 */
export const remindsOfPromises: Schedule = {
  everySeconds: 60,
  async run(db, setting) {
    const failures: unknown[] = []
    for (let after: Overdue | undefined; ; ) {
      const due = await promised(db, setting.today(), after)
      failures.push(...(await passTime(db, setting, due)))
      after = due.at(-1)
      if (due.length < ROUND) break
    }
    tellOf(failures)
  },
}

/** One transaction a case; one that fails stops none of the others. Answers what failed. */
async function passTime(db: Db, setting: Setting, due: readonly { case_id: string }[]): Promise<unknown[]> {
  const calendar = await setting.calendar()
  const failures: unknown[] = []
  for (const { case_id } of due) {
    const command = { type: 'PassTime', on: setting.today(), by: SYSTEM.id, calendar } as const
    await transact(db, (tx) =>
      act(tx, setting, { caseId: case_id, actor: SYSTEM, requestId: newId(), command }),
    ).catch((error: unknown) => failures.push(error))
  }
  return failures
}

function tellOf(failures: readonly unknown[]): void {
  if (failures.length > 0)
    throw new AggregateError(failures, `time could not pass for ${failures.length} cases`)
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
  if (after) query = query.where(later(after))
  return query.orderBy('due_on').orderBy('case_id').limit(ROUND).execute()
}

/** The next reminders that are due, in the same way. */
async function promised(db: Db, today: Day, after: Overdue | undefined): Promise<Overdue[]> {
  let query = db
    .selectFrom('cases.clock')
    .select(['case_id', sql<string>`due_on`.as('due_on')])
    .where('kind', '=', 'toleranceReminder')
    .where('due_on', '<=', today)
  if (after) query = query.where(later(after))
  return query.orderBy('due_on').orderBy('case_id').limit(ROUND).execute()
}

const later = ({ due_on, case_id }: Overdue) =>
  sql<boolean>`(due_on, case_id) > (${due_on}::date, ${case_id}::uuid)`
