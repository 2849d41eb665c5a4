import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import { findClause } from '../../core/consultation/clause.ts'
import { assertFaq, type FaqAct, type FaqState, restOf } from '../../core/consultation/faq.ts'
import { masked } from '../../core/consultation/personal.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { consulted, FAQ_STATE } from '../../core/words/consultation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { guideOn, guideVersion } from '../catalogue/facade.ts'
import { organOf } from '../organisation/facade.ts'
import { assertClause } from './cite.ts'
import type { FaqDeskLine } from './contract.ts'
import { eventsOf } from './record.ts'
import { assertConsults, visibleTickets } from './visible.ts'

/** What holds of each question now: its newest act. */
export const newestActs = (db: Db | Tx) =>
  db
    .selectFrom('consultation.faq as f')
    .innerJoin('consultation.faq_act as a', 'a.faq', 'f.id')
    .where(sql<boolean>`a.nth = (select max(b.nth) from consultation.faq_act b where b.faq = f.id)`)

/**
 * A good answer, in a general form, is put before the department of the item; numbers of people are masked whatever was
 * typed. Once per ticket and item; again it is `consultation/faq-proposed`. Throws `consultation/faq-item` without a clause.
 */
export async function propose(
  tx: Tx,
  actor: Staff,
  { requestId, today }: { requestId: string; today: Day },
  { id, question, answer }: { id: string; question: string; answer: string },
): Promise<void> {
  assertConsults(actor, 'ProposeFaq')
  const ticket = await visibleTickets(tx, actor)
    .select('t.division')
    .where('t.id', '=', id)
    .executeTakeFirst()
  if (!ticket) throw new RuleViolation('consultation/unknown')
  const cited = await lastClause(tx, id)
  if (!cited) throw new RuleViolation('consultation/faq-item')
  const { guide } = await guideVersion(tx, cited.item, cited.version)
  const faq = newId()
  const made = await tx
    .insertInto('consultation.faq')
    .values({
      ...{ id: faq, item: cited.item, department: guide.department },
      ...{ division: ticket.division, ticket: id },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return await assertSame(tx, id, cited.item, requestId)
  await tx
    .insertInto('consultation.faq_act')
    .values({
      ...{ faq, nth: 1, state: 'proposed', question: masked(question), answer: masked(answer) },
      ...{ version: cited.version, clause: cited.clause, division: ticket.division, acted_on: today },
      ...{ actor: actor.id, actor_name: actor.name, request_id: requestId },
    })
    .execute()
}

/** The clause of a guide the last answer of a ticket cites first. */
async function lastClause(tx: Tx, id: string) {
  return (await eventsOf(tx, id))
    .flatMap((event) => (event.type === 'Answered' ? [event.citations] : []))
    .at(-1)
    ?.find((one) => one.kind === 'guide')
}

/** The same request again is answered; another proposal of the same ticket reads what became of the first. */
async function assertSame(tx: Tx, ticket: string, item: string, requestId: string): Promise<void> {
  const acts = await tx
    .selectFrom('consultation.faq as f')
    .innerJoin('consultation.faq_act as a', 'a.faq', 'f.id')
    .select(['a.state', 'a.request_id'])
    .where('f.ticket', '=', ticket)
    .where('f.item', '=', item)
    .orderBy('a.nth')
    .execute()
  if (acts.some(({ request_id }) => request_id === requestId)) return
  const state = (acts.at(-1)?.state ?? 'proposed') as FaqState
  throw new RuleViolation('consultation/faq-proposed', { state: FAQ_STATE[state].zh })
}

/** Of the approver's department, in their division and below. */
async function theirs(db: Db | Tx, actor: Staff, today: Day) {
  assertConsults(actor, 'JudgeFaq')
  const { department } = await organOf(db, actor.post.organ ?? '', today)
  return newestActs(db)
    .where('f.department', '=', department)
    .where('f.division', 'like', `${areaOf(actor.post.division)}%`)
}

type Judged = { id: string; nth: number }
export type Publishing = Judged & { question: string; answer: string; version: number; clause: string }

/** What the department stands for is public from now on, on the clause in force. */
export async function publish(
  tx: Tx,
  actor: Staff,
  { requestId, today }: { requestId: string; today: Day },
  { id, nth, question, answer, version, clause }: Publishing,
): Promise<void> {
  const was = await standing(tx, actor, { id, nth, requestId, today }, 'publish', '')
  if (!was) return
  await assertClause(tx, { item: was.item, version, clause }, today)
  const organ = await organOf(tx, actor.post.organ ?? '', today)
  await write(tx, {
    ...{ faq: id, nth: nth + 1, state: 'published' as const, version, clause },
    ...{ question: masked(question), answer: masked(answer), division: actor.post.division },
    ...{ organ: organ.id, organ_name: organ.name, reason: '', acted_on: today },
    ...{ actor: actor.id, actor_name: actor.name, request_id: requestId },
  })
}

export async function turnDown(
  tx: Tx,
  actor: Staff,
  { requestId, today }: { requestId: string; today: Day },
  act: 'decline' | 'withdraw',
  { id, nth, reason }: Judged & { reason: string },
): Promise<void> {
  const was = await standing(tx, actor, { id, nth, requestId, today }, act, reason)
  if (!was) return
  const { question, answer, version, clause, division, organ, organ_name } = was
  await write(tx, {
    ...{ faq: id, nth: nth + 1, state: act === 'decline' ? 'declined' : 'withdrawn', question, answer },
    ...{ version, clause, division, organ, organ_name, reason, acted_on: today },
    ...{ actor: actor.id, actor_name: actor.name, request_id: requestId },
  })
}

/** The newest act, if it is the one that was looked at and lets this follow; undefined for the same request again. */
async function standing(
  tx: Tx,
  actor: Staff,
  { id, nth, requestId, today }: Judged & { requestId: string; today: Day },
  act: FaqAct,
  reason: string,
) {
  const was = await (await theirs(tx, actor, today))
    .select(['f.item', 'a.nth', 'a.state', 'a.question', 'a.answer', 'a.version', 'a.clause'])
    .select(['a.division', 'a.organ', 'a.organ_name', 'a.request_id'])
    .where('f.id', '=', id)
    .executeTakeFirst()
  if (!was) throw new RuleViolation('consultation/faq-unknown')
  if (was.request_id === requestId) return undefined
  if (was.nth !== nth) throw new RuleViolation('consultation/faq-changed')
  assertFaq(was.state as FaqState, act, reason)
  return was
}

/** Of two at once one writes the next act; the other reads that it has changed. */
async function write(tx: Tx, act: Parameters<typeof insertAct>[1]): Promise<void> {
  const written = await insertAct(tx, act)
  if (written.numInsertedOrUpdatedRows === 0n) throw new RuleViolation('consultation/faq-changed')
}

function insertAct(
  tx: Tx,
  act: {
    faq: string
    nth: number
    state: FaqState
    question: string
    answer: string
    version: number
    clause: string
    division: string
    organ: string
    organ_name: string
    reason: string
    acted_on: Day
    actor: string
    actor_name: string
    request_id: string
  },
) {
  return tx
    .insertInto('consultation.faq_act')
    .values(act)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
}

type Show = 'todo' | 'published' | 'ended'
/** Questions of the department a look shows at once. */
const LISTED = 200

/** What the department has to look at: proposed ones, and published ones whose clause has changed. */
export async function faqDesk(
  db: Db | Tx,
  actor: Staff,
  { show, id }: { show?: Show; id?: string },
  today: Day,
): Promise<FaqDeskLine[]> {
  let query = (await theirs(db, actor, today))
    .innerJoin('consultation.ticket as t', 't.id', 'f.ticket')
    .select(['f.id', 'f.item', 'a.nth', 'a.state', 'a.question', 'a.answer', 'a.version', 'a.clause'])
    .select(['a.organ_name', 'a.actor_name', 'a.acted_on', 'a.reason', 't.number'])
    .orderBy('a.acted_on', 'desc')
    .orderBy('f.id')
    .limit(LISTED)
  if (id) query = query.where('f.id', '=', id)
  if (show === 'ended') query = query.where('a.state', 'in', ['declined', 'withdrawn'])
  if (show === 'published') query = query.where('a.state', '=', 'published')
  if (show === 'todo') query = query.where('a.state', 'in', ['proposed', 'published'])
  const lines: FaqDeskLine[] = []
  for (const row of await query.execute()) {
    const cited = (await guideVersion(db, row.item, row.version)).guide
    const inForce = await guideOn(db, row.item, today)
    const rest = restOf(cited, row.clause, inForce.guide)
    const recheck = row.state === 'published' && rest.is === 'recheck'
    if (show === 'todo' && row.state === 'published' && !recheck) continue
    const clause = findClause(cited, row.clause)
    lines.push({
      ...{ id: row.id, nth: row.nth, state: row.state as FaqDeskLine['state'], recheck, item: row.item },
      ...{ itemName: inForce.guide.name, question: row.question, answer: row.answer },
      ...{ version: row.version, clause: row.clause, says: clause?.text ?? '' },
      basis: consulted.guide(row.version, clause?.title ?? row.clause),
      ...{ ticket: row.number, by: row.organ_name || row.actor_name, on: row.acted_on, reason: row.reason },
    })
  }
  return lines
}
