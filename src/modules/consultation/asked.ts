import { openUntil } from '../../core/consultation/clocks.ts'
import { canDo, ROUNDS_MOST } from '../../core/consultation/decide.ts'
import { ticketOf } from '../../core/consultation/ticket.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import type { HistoryLine } from './contract.ts'
import { officeNames } from './names.ts'
import { historyOf } from './queries.ts'
import { eventsOf } from './record.ts'
import { visibleTickets } from './visible.ts'

/** A question as whoever asked it reads it: how it stands, by when, and everything that was said. */
export type AskedView = {
  id: string
  number: string
  title: string
  item: string | undefined
  state: 'asked' | 'assigned' | 'answered' | 'closed'
  dueOn: string
  holder: string
  said: readonly HistoryLine[]
  stars: number | undefined
  mayAsk: boolean
  mayRate: boolean
  openUntil: string | undefined
}

/** Whoever asks has settled that it is theirs. Who passed it on to whom is the offices' own affair. */
export async function askedView(db: Db, setting: Setting, id: string): Promise<AskedView> {
  const row = await db
    .selectFrom('consultation.ticket')
    .select(['number', 'title', 'item', 'state', 'due_on', 'holder', 'stars'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new RuleViolation('consultation/unknown'))
  const today = setting.today()
  const ticket = ticketOf(await eventsOf(db, id))
  const offices = ticket.holdings.map(({ holder }) => holder.id)
  const name = await officeNames(db, offices, today)
  const said = await historyOf(db, id, name, today)
  const until = ticket.answeredOn && openUntil(ticket.answeredOn, await setting.calendar())
  const isOpen = until !== undefined && today <= until
  return {
    ...{ id, number: row.number, title: row.title, item: row.item ?? undefined },
    state: row.state as AskedView['state'],
    ...{ dueOn: row.due_on, holder: name(row.holder), stars: row.stars ?? undefined },
    said: said.filter(({ type }) => type !== 'Passed' && type !== 'Rated'),
    mayAsk: canDo(ticket, 'AskAgain') && ticket.round < ROUNDS_MOST && isOpen,
    mayRate: canDo(ticket, 'Rate'),
    openUntil: until,
  }
}

/** Everything somebody asked with their account, newest first. */
export function askedBy(db: Db, actor: Citizen) {
  return visibleTickets(db, actor)
    .innerJoin('consultation.question as q', (join) =>
      join.onRef('q.ticket', '=', 't.id').on('q.round', '=', 1),
    )
    .select(['t.id', 't.number', 't.title', 't.state', 't.asked_on', 't.due_on', 'q.text'])
    .orderBy('t.asked_on', 'desc')
    .orderBy('t.id', 'desc')
    .limit(100)
    .execute()
}
