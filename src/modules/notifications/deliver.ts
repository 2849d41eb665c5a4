import { sql } from 'kysely'
import { NOTIFICATIONS } from '../../core/words/notifications.ts'
import { type Db, transact } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import type { Handler } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { linkToken } from '../cases/facade.ts'
import type { Answer, Carriers, Wire } from './carriers.ts'
import { giveUp } from './tasks.ts'

/** Times a letter is handed to its carrier before somebody brings it in person. */
export const TRIES = 6
/** Milliseconds a carrier may take. */
const PATIENCE = 10_000
/** Letters on their way at once. */
const AT_ONCE = 20

/**
 * Letters to their carriers. What was sent is not sent again; what may go better later makes this throw, and the queue
 * comes back to it; what was refused or tried too often becomes a task.
 */
export const delivering =
  (carriers: Carriers, patience: number = PATIENCE): Handler =>
  async ({ db, setting }, jobs) => {
    const due = await takeUp(db, jobs)
    let later = 0
    for (let n = 0; n < due.length; n += AT_ONCE) {
      const part = due.slice(n, n + AT_ONCE)
      const ended = await Promise.all(part.map((row) => carry(row, { db, setting, carriers, patience })))
      later += ended.filter((done) => !done).length
    }
    if (later > 0) throw new Error(`${later} letters wait for another try`)
  }

/** Those of these jobs still to be sent, each counted as tried before it is: a crash cannot try for ever. */
function takeUp(db: Db, jobs: readonly Job[]) {
  const ids = jobs.map(({ caseId }) => caseId)
  const seqs = jobs.map(({ seq }) => seq)
  return db
    .updateTable('notifications.outbox')
    .set({ tries: sql<number>`tries + 1`, tried_at: sql<string>`now()` })
    .where('state', '=', 'waiting')
    .where('channel', '<>', 'slip')
    .where(sql<boolean>`(case_id, seq) in (select * from unnest(${ids}::uuid[], ${seqs}::integer[]))`)
    .returning(['case_id', 'seq', 'channel', 'recipient', 'text', 'tries', 'site', 'about'])
    .execute()
}
type Due = Awaited<ReturnType<typeof takeUp>>[number]

type Means = { db: Db; setting: Setting; carriers: Carriers; patience: number }

/** Answers whether this letter has ended, one way or the other. */
async function carry(row: Due, { db, setting, carriers, patience }: Means): Promise<boolean> {
  const id = `${row.case_id}/${row.seq}/${row.channel}`
  const link = `${setting.publicUrl}/${row.about === 'case' ? 'f' : 'q'}/${linkToken(setting.secret, row.case_id)}`
  const letter = { id, to: row.recipient, text: `${row.text}${NOTIFICATIONS.link.zh}${link}` }
  const answer = await within(patience, (signal) => carriers[row.channel as Wire](letter, signal))
  if (answer?.taken) {
    await keyed(db, row)
      .set({ state: 'sent', trouble: '', ended_at: sql<string>`now()`, ended_by: 'system' })
      .execute()
    return true
  }
  const trouble = answer?.why ?? NOTIFICATIONS.noAnswer.zh
  if (answer === undefined && row.tries < TRIES) {
    await keyed(db, row).set({ trouble }).execute()
    return false
  }
  await transact(db, (tx) => giveUp(tx, setting.today(), row, trouble))
  return true
}

const keyed = (db: Db, { case_id, seq, channel }: Due) =>
  db
    .updateTable('notifications.outbox')
    .where('case_id', '=', case_id)
    .where('seq', '=', seq)
    .where('channel', '=', channel)
    .where('state', '=', 'waiting')

/** Undefined for a carrier that broke, or said nothing in time. */
async function within(
  patience: number,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | undefined> {
  const signal = AbortSignal.timeout(patience)
  const silence = new Promise<undefined>((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined), { once: true }),
  )
  const asked = ask(signal).catch(() => undefined)
  return Promise.race([asked, silence])
}
