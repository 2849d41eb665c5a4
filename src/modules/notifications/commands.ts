import { sql } from 'kysely'
import { RuleViolation } from '../../core/violation.ts'
import type { Brought } from '../../core/words/notifications.ts'
import type { Citizen, Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { assertMessenger, type Message } from './queries.ts'

/** What somebody has had before their eyes is read. */
export async function markRead(db: Db, actor: Citizen, messages: readonly Message[]): Promise<void> {
  const unread = messages.filter((message) => message.read_at === null)
  if (unread.length === 0) return
  const ids = unread.map((message) => message.case_id)
  const seqs = unread.map((message) => message.seq)
  await db
    .updateTable('notifications.message')
    .set({ read_at: sql<string>`now()` })
    .where('party', '=', actor.party)
    .where('read_at', 'is', null)
    .where(sql<boolean>`(case_id, seq) in (select * from unnest(${ids}::uuid[], ${seqs}::integer[]))`)
    .execute()
}

export type TaskKey = { caseId: string; seq: number; channel: string }

/**
 * Somebody at the site has brought a message. Whoever it is signs with their name; a task already done stays as it was
 * recorded. Throws `message/task-unknown` also for a task of another site.
 */
export async function recordBrought(
  tx: Tx,
  actor: Staff,
  { caseId, seq, channel }: TaskKey,
  { how, note }: { how: Brought; note: string },
): Promise<void> {
  assertMessenger(actor)
  const task = tx
    .selectFrom('notifications.task')
    .select('done_at')
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .where('channel', '=', channel)
    .where('site', '=', actor.post.site ?? '')
  const found = await task.forUpdate().executeTakeFirst()
  if (!found) throw new RuleViolation('message/task-unknown')
  if (found.done_at !== null) throw new RuleViolation('message/task-done')
  await tx
    .updateTable('notifications.task')
    .set({ done_at: sql<string>`now()`, done_by: actor.id, done_name: actor.name, how, note })
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .where('channel', '=', channel)
    .execute()
}

/** Slips of a case that were printed and handed over; one, or all that wait. Throws `message/slip-unknown`. */
export async function recordPrinted(tx: Tx, actor: Staff, caseId: string, seq?: number): Promise<void> {
  assertMessenger(actor)
  let query = tx
    .updateTable('notifications.outbox')
    .set({ state: 'sent', ended_at: sql<string>`now()`, ended_by: actor.id })
    .where('case_id', '=', caseId)
    .where('site', '=', actor.post.site ?? '')
    .where('channel', '=', 'slip')
    .where('state', '=', 'waiting')
  if (seq !== undefined) query = query.where('seq', '=', seq)
  const { numUpdatedRows } = await query.executeTakeFirst()
  if (numUpdatedRows === 0n) throw new RuleViolation('message/slip-unknown')
}
