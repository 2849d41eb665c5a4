import type { Calendar } from '../../core/calendar.ts'
import { dueOn } from '../../core/consultation/clocks.ts'
import { decideTicket, type TicketCommand } from '../../core/consultation/decide.ts'
import { holderOf, type Ticket, type TicketEvent, ticketOf } from '../../core/consultation/ticket.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'

/** On whose word, in which office (empty for the asker and for time), under which request. */
export type By = { actor: string; place: string; requestId: string; at?: string | undefined }

export async function eventsOf(db: Db | Tx, id: string): Promise<TicketEvent[]> {
  const rows = await db
    .selectFrom('consultation.event')
    .select('data')
    .where('ticket', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ data }) => data as unknown as TicketEvent)
}

/** What of the folded ticket the row repeats, so that lists need no history. */
export function rowOf(ticket: Ticket, calendar: Calendar) {
  const holder = holderOf(ticket)
  return {
    ...{ state: ticket.state, round: ticket.round, asked_on: ticket.askedOn },
    ...{ due_on: dueOn(ticket, calendar), holder_kind: holder.kind, holder: holder.id },
    holders: [...new Set(ticket.holdings.map((one) => one.holder.id))],
    answered_on: ticket.answeredOn ?? null,
  }
}

/**
 * One act on a ticket: those at once take turns by its row, the rules decide on what stands then, and a request that came
 * before is not done again. `guard` says whether it is theirs to do. Throws what the rules throw.
 */
export async function actOn(
  tx: Tx,
  setting: Pick<Setting, 'calendar' | 'jobs'>,
  id: string,
  by: By,
  command: TicketCommand,
  guard: (ticket: Ticket) => void = () => {},
): Promise<Ticket> {
  const row = await tx
    .selectFrom('consultation.ticket')
    .select(['version', 'late', 'stars'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new RuleViolation('consultation/unknown')
  const past = await eventsOf(tx, id)
  const before = ticketOf(past)
  if (await isDone(tx, id, by.requestId)) return before
  guard(before)
  const events = decideTicket(before, command)
  if (events.length === 0) return before
  const calendar = await setting.calendar()
  const now = ticketOf([...past, ...events])
  await append(tx, id, past.length, events, by)
  await tx
    .updateTable('consultation.ticket')
    .set({
      ...rowOf(now, calendar),
      late: row.late || isLate(before, events, calendar),
      stars: starsIn(events) ?? row.stars,
      version: past.length + events.length,
    })
    .where('id', '=', id)
    .execute()
  await announce(tx, setting, id, past.length, events)
  return now
}

/** Answered, or told to belong elsewhere, after its day. */
const isLate = (before: Ticket, events: readonly TicketEvent[], calendar: Calendar): boolean =>
  events.some(
    (event) =>
      (event.type === 'Answered' || (event.type === 'Closed' && event.how === 'elsewhere')) &&
      event.on > dueOn(before, calendar),
  )

const starsIn = (events: readonly TicketEvent[]): number | undefined =>
  events.flatMap((event) => (event.type === 'Rated' ? event.stars : []))[0]

async function isDone(tx: Tx, id: string, requestId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('consultation.event')
    .select('seq')
    .where('ticket', '=', id)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row !== undefined
}

export async function append(
  tx: Tx,
  id: string,
  after: number,
  events: readonly TicketEvent[],
  { actor, place, requestId, at }: By,
): Promise<void> {
  await tx
    .insertInto('consultation.event')
    .values(
      events.map((event, n) => ({
        ...{ ticket: id, seq: after + n + 1, type: event.type, data: JSON.stringify(event) },
        ...{ actor, place, request_id: requestId },
        ...(at ? { recorded_at: at } : {}),
      })),
    )
    .execute()
}

/** Whoever listens is told in the same transaction; the ids stand where those of a case would. */
function announce(
  tx: Tx,
  { jobs }: Pick<Setting, 'jobs'>,
  id: string,
  after: number,
  events: readonly TicketEvent[],
): Promise<void> {
  return jobs.announce(
    tx,
    events.map(({ type }, n) => ({ caseId: id, seq: after + n + 1, event: `consultation/${type}` })),
  )
}
