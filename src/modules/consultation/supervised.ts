import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { areaOf } from '../../core/area.ts'
import { type TicketEvent, ticketOf } from '../../core/consultation/ticket.ts'
import type { Day } from '../../core/day.ts'
import { consulted } from '../../core/words/consultation.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** A question as supervision looks at it: its record, and where it plays. Who asked is left out. */
export type SupervisedTicket = {
  id: string
  number: string
  title: string
  division: string
  /** The desk it came in at; and all that ever had it. */
  desk: string
  desks: readonly string[]
  events: { seq: number; recordedAt: string; event: TicketEvent }[]
}

/** Those of these that are questions, in the order of their ids. Whoever asks has settled that they may be looked at. */
export async function supervisedTickets(db: Db | Tx, ids: readonly string[]): Promise<SupervisedTicket[]> {
  const rows = await db
    .selectFrom('consultation.ticket as t')
    .select(['t.id', 't.number', 't.title', 't.division', 't.desk'])
    .select((of) =>
      jsonArrayFrom(
        of
          .selectFrom('consultation.event as e')
          .select(['e.seq', 'e.recorded_at', 'e.data'])
          .whereRef('e.ticket', '=', 't.id')
          .orderBy('e.seq'),
      ).as('events'),
    )
    .where(sql<boolean>`t.id = any (${ids}::uuid[])`)
    .orderBy('t.id')
    .execute()
  return rows.map(({ events, title, ...row }) => {
    const record = events.map(({ seq, recorded_at, data }) => ({
      ...{ seq, recordedAt: new Date(recorded_at).toISOString(), event: data as unknown as TicketEvent },
    }))
    const { holdings } = ticketOf(record.map(({ event }) => event))
    const desks = holdings.flatMap(({ holder }) => (holder.kind === 'desk' ? holder.id : []))
    return { ...row, title: title || consulted.general, desks, events: record }
  })
}

/** The ids of questions in their order, after one of them: a walk over all of them, a page at a time. */
export async function ticketIdsAfter(db: Db | Tx, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('consultation.ticket')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Questions that came in during a time in an area, and those of them that were answered, by division. */
export const questionCounts = (db: Db, area: string, { from, until }: { from: Day; until: Day }) =>
  db
    .selectFrom('consultation.ticket')
    .select('division')
    .select([
      sql<number>`count(*)::int`.as('asked'),
      sql<number>`(count(*) filter (where state in ('answered', 'closed')))::int`.as('answered'),
    ])
    .where('division', 'like', `${areaOf(area)}%`)
    .where((on) => on.between('asked_on', from, until))
    .groupBy('division')
    .execute()
