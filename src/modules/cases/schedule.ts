import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { SYSTEM } from '../../platform/actor.ts'
import { inRounds } from '../../platform/batch.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { actTogether } from './act.ts'

/** Cases read at once. */
const ROUND = 500
/** Cases for which time passes in one transaction. */
const TOGETHER = 64

/**
 * Where nobody answered within five working days, silence accepts, with its notice (Administrative Licensing Law
 * art. 32(4)). Asks which cases are due now, so a night without power changes nothing; a case that fails stops none of
 * the others, however many fail.
 */
export const silenceAccepts: Schedule = {
  everySeconds: 20,
  run: (db, setting, stop) => sweep(db, setting, overdue, stop),
}

/**
 * Whoever promised to hand something in is reminded at half-time and on the last working day but one (容缺后补). Asks which
 * reminders are due now: late after a night without power, never early, and each once.
 */
export const remindsOfPromises: Schedule = {
  everySeconds: 60,
  run: (db, setting, stop) => sweep(db, setting, promised, stop),
}

/** Everything that is due, a page after the other: one that fails is passed over and told of at the end. */
async function sweep(db: Db, setting: Setting, dueOn: typeof overdue, stop?: AbortSignal): Promise<void> {
  const failures: unknown[] = []
  for (let after: Overdue | undefined; !stop?.aborted; ) {
    const due = await dueOn(db, setting.today(), after)
    failures.push(...(await passTime(db, setting, due, stop)))
    after = due.at(-1)
    if (due.length < ROUND) break
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `time could not pass for ${failures.length} cases`)
}

/**
 * Time passes for all of these, many in a transaction; one that fails stops none of the others. Cases somebody has in hand
 * just now, another server among them, come to their turn in the next sweep. Answers what failed.
 */
async function passTime(
  db: Db,
  setting: Setting,
  due: readonly Overdue[],
  stop?: AbortSignal,
): Promise<unknown[]> {
  const command = {
    type: 'PassTime',
    on: setting.today(),
    by: SYSTEM.id,
    calendar: await setting.calendar(),
  } as const
  const ids = due.map(({ case_id }) => case_id)
  const failed = await inRounds(db, ids, {
    size: TOGETHER,
    stop,
    work: async (tx, round) => {
      const free = await takeFree(tx, round)
      if (free.length === 0) return
      await actTogether(
        tx,
        setting,
        free.map((caseId) => ({ caseId, actor: SYSTEM, requestId: newId(), command })),
      )
    },
  })
  return failed.map(({ error }) => error)
}

/** Of these cases, those that nobody else holds; they are held from here on. */
async function takeFree(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases.file')
    .select('case_id')
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .orderBy('case_id')
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ case_id }) => case_id)
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
