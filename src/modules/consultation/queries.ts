import { sql } from 'kysely'
import type { z } from 'zod'
import { mayConsult } from '../../core/consultation/authority.ts'
import type { Citation } from '../../core/consultation/citation.ts'
import { chargesOf, daysLate, heldUntil } from '../../core/consultation/clocks.ts'
import { canDo, type TicketAct } from '../../core/consultation/decide.ts'
import { type TicketEvent, ticketOf } from '../../core/consultation/ticket.ts'
import { addDays, type Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { STARS } from '../../core/words/evaluation.ts'
import type { Staff } from '../../platform/actor.ts'
import { findDayPlace } from '../../platform/cursor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { divisionPath } from '../organisation/facade.ts'
import { citedIn } from './cite.ts'
import type { ChannelFigures, HistoryLine, listTickets, TicketLine, TicketView } from './contract.ts'
import { officeNames } from './names.ts'
import { eventsOf } from './record.ts'
import { officeOf, visibleTickets } from './visible.ts'

const COLUMNS = [
  't.id',
  't.number',
  't.channel',
  't.state',
  't.item',
  't.title',
  't.asker',
  't.phone',
  't.division',
  't.desk',
  't.holder',
  't.holder_kind',
  't.asked_on',
  't.due_on',
  't.answered_on',
  't.late',
  't.stars',
] as const

/** What the asker last asked. */
const lastWords = sql<string>`(
  select q.text from consultation.question q where q.ticket = t.id order by q.round desc limit 1)`

function ticketRows(db: Db | Tx, actor: Staff) {
  return visibleTickets(db, actor).select(COLUMNS).select(lastWords.as('question'))
}
type Row = Awaited<ReturnType<ReturnType<typeof ticketRows>['execute']>>[number]

const isWaiting = (state: string): boolean => state === 'asked' || state === 'assigned'

/** Of those that wait for this office the most urgent first; otherwise the newest. */
export async function ticketsFor(
  db: Db,
  actor: Staff,
  filter: z.output<typeof listTickets.input>,
  today: Day,
): Promise<{ tickets: TicketLine[]; next: string | null }> {
  const { view, channel, state, overdue, after, size } = filter
  const urgentFirst = view === 'waiting'
  let query = ticketRows(db, actor).limit(size + 1)
  if (urgentFirst) {
    query = query.where('t.state', 'in', ['asked', 'assigned'])
    if (actor.post.role !== 'supervisor') query = query.where('t.holder', '=', officeOf(actor))
  }
  if (channel) query = query.where('t.channel', '=', channel)
  if (state) query = query.where('t.state', '=', state)
  if (overdue)
    query = query.where((or) =>
      or.or([
        or('t.late', '=', true),
        or.and([or('t.state', 'in', ['asked', 'assigned']), or('t.due_on', '<', today)]),
      ]),
    )
  const place = findDayPlace(after)
  if (place)
    query = urgentFirst
      ? query.where(sql<boolean>`(t.due_on, t.id) > (${place.on}::date, ${place.id}::uuid)`)
      : query.where(sql<boolean>`(t.asked_on, t.id) < (${place.on}::date, ${place.id}::uuid)`)
  const rows = await (urgentFirst
    ? query.orderBy('t.due_on').orderBy('t.id')
    : query.orderBy('t.asked_on', 'desc').orderBy('t.id', 'desc')
  ).execute()
  const shown = rows.slice(0, size)
  const last = rows.length > size ? shown.at(-1) : undefined
  const name = await officeNames(
    db,
    shown.map(({ holder }) => holder),
    today,
  )
  return {
    tickets: shown.map((row) => lineOf(row, actor, name, today)),
    next: last ? `${urgentFirst ? last.due_on : last.asked_on}.${last.id}` : null,
  }
}

function lineOf(row: Row, actor: Staff, name: (id: string) => string, today: Day): TicketLine {
  const waits = isWaiting(row.state)
  return {
    ...{ id: row.id, number: row.number, question: row.question, item: row.item, title: row.title },
    ...{ asker: row.asker, askedOn: row.asked_on, dueOn: row.due_on },
    channel: row.channel as TicketLine['channel'],
    state: row.state as TicketLine['state'],
    late: row.late || (waits && row.due_on < today),
    holder: name(row.holder),
    mine: waits && row.holder === officeOf(actor),
  }
}

/** One ticket with all that happened to it, and who was late with it. Throws `consultation/unknown`. */
export async function ticketFor(
  db: Db | Tx,
  actor: Staff,
  id: string,
  { today, calendar }: Pick<Setting, 'today' | 'calendar'>,
): Promise<TicketView> {
  const on = today()
  const row = await ticketRows(db, actor)
    .where('t.id', '=', id)
    .executeTakeFirstOrThrow(() => new RuleViolation('consultation/unknown'))
  const events = await eventsOf(db, id)
  const ticket = ticketOf(events)
  const days = await calendar()
  const passedTo = events.flatMap((event) => (event.type === 'Passed' ? event.to.id : []))
  const name = await officeNames(db, [row.holder, row.desk, ...passedTo, ...(await placesOf(db, id))], on)
  const line = lineOf(row, actor, name, on)
  return {
    ...line,
    ...{ phone: row.phone, division: row.division, desk: row.desk, deskName: name(row.desk) },
    divisionName: (await divisionPath(db, row.division)).at(-1)?.name ?? '',
    holderKind: row.holder_kind as TicketView['holderKind'],
    holderId: row.holder,
    history: await historyOf(db, id, name, on),
    held: ticket.holdings.map((one) => ({
      ...{ place: name(one.holder.id), from: one.from, until: one.until ?? null },
      ...{ dueOn: heldUntil(one, days), daysLate: daysLate(one, days, on) },
    })),
    stars: row.stars,
    may: mayOf(actor, line, row.item !== null && events.some(citesGuide)),
  }
}

const citesGuide = (event: TicketEvent): boolean =>
  event.type === 'Answered' && event.citations.some(({ kind }) => kind === 'guide')

function mayOf({ post }: Staff, { state, mine }: TicketLine, citable: boolean): TicketView['may'] {
  if (post.waiting) return []
  const acts = (['Answer', 'Pass', 'Dismiss'] as const).filter(
    (act: TicketAct) =>
      mine && canDo({ state }, act) && mayConsult(post.role, act === 'Pass' ? 'Pass' : 'Answer'),
  )
  const proposes = citable && mayConsult(post.role, 'ProposeFaq')
  return proposes ? [...acts, 'ProposeFaq'] : acts
}

async function placesOf(db: Db | Tx, id: string): Promise<string[]> {
  const rows = await db.selectFrom('consultation.event').select('place').where('ticket', '=', id).execute()
  return rows.map(({ place }) => place)
}

/** What happened, in order, in words; staff are named by their office. */
export async function historyOf(
  db: Db | Tx,
  id: string,
  name: (id: string) => string,
  today: Day,
): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('consultation.event')
    .select(['seq', 'data', 'place'])
    .where('ticket', '=', id)
    .orderBy('seq')
    .execute()
  const questions = await db
    .selectFrom('consultation.question')
    .select('text')
    .where('ticket', '=', id)
    .orderBy('round')
    .execute()
  let round = 0
  const lines: HistoryLine[] = []
  for (const { seq, data, place } of rows) {
    const event = data as unknown as TicketEvent
    const citations: readonly Citation[] = event.type === 'Answered' ? event.citations : []
    const isQuestion = event.type === 'Asked' || event.type === 'AskedAgain'
    const text = isQuestion ? (questions[round]?.text ?? '') : saidIn(event, name)
    if (isQuestion) round += 1
    const cited = await citedIn(db, citations, today)
    lines.push({ seq, type: event.type, on: event.on, place: name(place), text, cited })
  }
  return lines
}

function saidIn(event: TicketEvent, name: (id: string) => string): string {
  switch (event.type) {
    case 'Passed':
      return `${name(event.to.id)}：${event.reason}`
    case 'Answered':
      return event.text
    case 'Rated':
      return [STARS[event.stars].zh, event.text].filter(Boolean).join('：')
    case 'Closed':
      return event.reason
    case 'Asked':
    case 'AskedAgain':
      return ''
  }
}

/** Days of which the figures tell. */
const FIGURE_DAYS = 90

/** Questions of the last 90 days by channel, as far as somebody sees them, and whose overtime they were. */
export async function figuresFor(
  db: Db,
  actor: Staff,
  { today, calendar }: Pick<Setting, 'today' | 'calendar'>,
): Promise<{ channels: ChannelFigures[]; charged: { office: string; times: number; days: number }[] }> {
  const on = today()
  const since = addDays(on, -FIGURE_DAYS)
  const isOpen = sql`t.state in ('asked', 'assigned')`
  const counts = await visibleTickets(db, actor)
    .select('t.channel')
    .select([
      sql<number>`count(*)::int`.as('asked'),
      sql<number>`count(*) filter (where t.answered_on is not null)::int`.as('answered'),
      sql<number>`count(*) filter (where t.answered_on is not null and not t.late)::int`.as('inTime'),
      sql<number>`count(*) filter (where ${isOpen} and t.due_on < ${on})::int`.as('overdue'),
      sql<number>`count(t.stars)::int`.as('rated'),
      sql<number>`count(*) filter (where t.stars >= 3)::int`.as('satisfied'),
    ])
    .where('t.asked_on', '>=', since)
    .groupBy('t.channel')
    .orderBy('t.channel')
    .execute()
  return {
    channels: counts.map((row) => ({ ...row, channel: row.channel as ChannelFigures['channel'] })),
    charged: await chargedFor(db, actor, { since, on, calendar: await calendar() }),
  }
}

/** Only what somebody was late with can have been anybody's overtime; the newest thousand of these. */
async function chargedFor(
  db: Db,
  actor: Staff,
  { since, on, calendar }: { since: Day; on: Day; calendar: Awaited<ReturnType<Setting['calendar']>> },
) {
  const rows = await visibleTickets(db, actor)
    .select('t.id')
    .where('t.asked_on', '>=', since)
    .where((or) => or.or([or('t.late', '=', true), or('t.due_on', '<', on)]))
    .orderBy('t.asked_on', 'desc')
    .limit(1_000)
    .execute()
  const byOffice = new Map<string, { times: number; days: number }>()
  for (const { holder, days } of await chargesIn(
    db,
    rows.map(({ id }) => id),
    calendar,
    on,
  )) {
    const sum = byOffice.get(holder.id) ?? { times: 0, days: 0 }
    byOffice.set(holder.id, { times: sum.times + 1, days: sum.days + days })
  }
  const name = await officeNames(db, [...byOffice.keys()], on)
  return [...byOffice]
    .map(([id, sum]) => ({ office: name(id), ...sum }))
    .sort((a, b) => b.days - a.days || a.office.localeCompare(b.office))
}

async function chargesIn(
  db: Db,
  ids: readonly string[],
  calendar: Awaited<ReturnType<Setting['calendar']>>,
  on: Day,
) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('consultation.event')
    .select(['ticket', 'data'])
    .where('ticket', 'in', [...ids])
    .orderBy('ticket')
    .orderBy('seq')
    .execute()
  const all = Map.groupBy(rows, ({ ticket }) => ticket)
  return [...all.values()].flatMap((events) =>
    chargesOf(ticketOf(events.map(({ data }) => data as unknown as TicketEvent)), calendar, on),
  )
}
