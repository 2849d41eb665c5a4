import { SYSTEM } from '../../platform/actor.ts'
import { type Db, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { act } from './act.ts'

/** Cases looked at in one sweep; the next sweep, seconds later, takes the rest. */
const SWEEP = 500

/**
 * Where nobody answered within five working days, silence accepts, with its notice (Administrative Licensing Law
 * art. 32(4)). Asks which cases are due now, so a night without power changes nothing; one case that fails does not
 * stop the others.
 */
export const silenceAccepts: Schedule = {
  everySeconds: 20,
  async run(db, setting) {
    const today = setting.today()
    const due = await db
      .selectFrom('cases.file')
      .select('case_id')
      .where('due_kind', '=', 'correctionNotice')
      .where('status', '=', 'received')
      .where('due_on', '<', today)
      .orderBy('due_on')
      .limit(SWEEP)
      .execute()
    await passTime(db, setting, due)
  },
}

/**
 * Whoever promised to hand something in is reminded at half-time and on the last working day but one (容缺后补). Asks which
 * reminders are due now: late after a night without power, never early, and each once.
 */
export const remindsOfPromises: Schedule = {
  everySeconds: 60,
  async run(db, setting) {
    const due = await db
      .selectFrom('cases.clock')
      .select('case_id')
      .where('kind', '=', 'toleranceReminder')
      .where('due_on', '<=', setting.today())
      .orderBy('due_on')
      .limit(SWEEP)
      .execute()
    await passTime(db, setting, due)
  },
}

/** One transaction a case; one that fails stops none of the others, and is reported with them. */
async function passTime(db: Db, setting: Setting, due: readonly { case_id: string }[]): Promise<void> {
  const calendar = await setting.calendar()
  const failures: unknown[] = []
  for (const { case_id } of due) {
    const command = { type: 'PassTime', on: setting.today(), by: SYSTEM.id, calendar } as const
    await transact(db, (tx) =>
      act(tx, setting, { caseId: case_id, actor: SYSTEM, requestId: newId(), command }),
    ).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `time could not pass for ${failures.length} cases`)
}
