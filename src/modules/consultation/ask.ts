import { sql } from 'kysely'
import type { Channel, TicketEvent } from '../../core/consultation/ticket.ts'
import { ticketOf } from '../../core/consultation/ticket.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { guideOn } from '../catalogue/facade.ts'
import { findChosen, officesOn } from '../organisation/facade.ts'
import { append, type By, rowOf } from './record.ts'

/** 平凉市: whoever names no place is answered by the city's hall. */
export const CITY = '620800000000'

/** A question as it came in. `id` was made by whoever sends it, or follows from the message of a channel. */
export type Question = {
  id: string
  channel: Channel
  text: string
  item?: string | undefined
  division: string
  /** The desk that takes it; absent: the hall of that place. */
  desk?: string | undefined
  asker: string
  phone: string
  party?: string | undefined
  /** Of an adapter: who sent it there, and the channel's id of the message. */
  sender?: string | undefined
  messageId?: string | undefined
}

/**
 * A question becomes one ticket with channel, item, clock and owner. The same id again is answered and not asked again;
 * with other words it is `consultation/id-used`. Throws `guide/unknown` and `organisation/division-unknown`.
 */
export async function ask(tx: Tx, setting: Setting, question: Question, by: By): Promise<void> {
  const { id, channel, text } = question
  const on = setting.today()
  if (await isAsked(tx, question)) return
  const title = question.item ? (await guideOn(tx, question.item, on)).guide.name : ''
  const { division, desk } = await deskFor(tx, question, on)
  const event: TicketEvent = { type: 'Asked', on, channel, desk }
  await tx
    .insertInto('consultation.ticket')
    .values({
      ...{ id, number: await numberFor(tx, division, on), channel, message_id: question.messageId ?? null },
      ...{ party: question.party ?? null, asker: question.asker, phone: question.phone },
      ...{ sender: question.sender ?? '', division, desk, item: question.item ?? null, title },
      ...{ recorded_by: by.actor, version: 1, ...rowOf(ticketOf([event]), await setting.calendar()) },
      ...(by.at ? { asked_at: by.at } : {}),
    })
    .execute()
  await tx.insertInto('consultation.question').values({ ticket: id, round: 1, text }).execute()
  await append(tx, id, 0, [event], by)
  await setting.jobs.announce(tx, [{ caseId: id, seq: 1, event: 'consultation/Asked' }])
}

/**
 * Whoever sends the same question twice at once waits here, and finds it asked: no number is drawn and lost. Throws
 * `consultation/id-used` where the id stands for other words.
 */
async function isAsked(tx: Tx, { id, channel, text }: Question): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`consultation ${id}`}, 0))`.execute(tx)
  const known = await tx
    .selectFrom('consultation.ticket as t')
    .innerJoin('consultation.question as q', 'q.ticket', 't.id')
    .select(['q.text', 't.channel'])
    .where('t.id', '=', id)
    .where('q.round', '=', 1)
    .executeTakeFirst()
  if (!known) return false
  if (known.text !== text || known.channel !== channel) throw new RuleViolation('consultation/id-used')
  return true
}

/** The desk at hand, or the hall of the place that was named: of its county, or of the city. */
async function deskFor(tx: Tx, { desk, division }: Question, on: Day) {
  if (desk !== undefined) return { division, desk }
  const chosen = await findChosen(tx, division, on)
  if (!chosen) throw new RuleViolation('organisation/division-unknown')
  const hall = (await officesOn(tx, chosen, on)).find(({ kind }) => kind === 'hall')
  if (hall) return { division: hall.division, desk: hall.id }
  const city = await findChosen(tx, CITY, on)
  const found = city && (await officesOn(tx, city, on)).find(({ kind }) => kind === 'hall')
  if (!found) throw new RuleViolation('organisation/site-unknown')
  return { division: found.division, desk: found.id }
}

/** ZX, six digits of the place, the day, four of the serial: never anybody's case number. */
async function numberFor(tx: Tx, division: string, on: Day): Promise<string> {
  const place = /^\d{6}/.exec(division)?.[0] ?? '620800'
  const { last } = await tx
    .insertInto('consultation.counter')
    .values({ division: place, day: on, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['division', 'day']).doUpdateSet({ last: sql<number>`counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `ZX${place}${on.replaceAll('-', '')}-${String(last).padStart(4, '0')}`
}

/** What is asked again on the same ticket, in the words of the asker. */
export async function wordsOfRound(tx: Tx, ticket: string, round: number, text: string): Promise<void> {
  await tx.insertInto('consultation.question').values({ ticket, round, text }).execute()
}

/** What was asked by that request on that ticket; undefined when it asked nothing. */
export async function wordsOfRequest(tx: Tx, ticket: string, requestId: string): Promise<string | undefined> {
  const asked = await tx
    .selectFrom('consultation.event')
    .select('request_id')
    .where('ticket', '=', ticket)
    .where('type', 'in', ['Asked', 'AskedAgain'])
    .orderBy('seq')
    .execute()
  const round = asked.findIndex(({ request_id }) => request_id === requestId) + 1
  const words = await tx
    .selectFrom('consultation.question')
    .select('text')
    .where('ticket', '=', ticket)
    .where('round', '=', round)
    .executeTakeFirst()
  return words?.text
}

/** A question at a window or on the telephone comes in at the desk of whoever takes it. */
export function deskOf({ post }: Staff): { division: string; desk: string } {
  return { division: post.division, desk: post.site ?? '' }
}

export const findByNumber = (db: Db, number: string) =>
  db.selectFrom('consultation.ticket').select('id').where('number', '=', number).executeTakeFirst()
