import { addWorkingDays, type Calendar, workingDayFrom, workingDaysBetween } from '../calendar.ts'
import type { Day } from '../day.ts'
import type { Channel, Holder, Holding, Ticket } from './ticket.ts'

/**
 * Working days in which a question is answered that is not answered on the spot. The opinion on the hotlines (国办发〔2020〕53号)
 * asks for limits and names none; each city promises its own. Counted like every limit: the day of the question is not.
 */
export const ANSWER_DAYS = 5
/** Working days a desk has to answer a written question or pass it on. */
export const DESK_DAYS = 1
/** Working days a department has from the day it got the question. */
export const ORGAN_DAYS = 3
/** Working days after an answer in which the same ticket can be asked again; then silence closes it. */
export const OPEN_DAYS = 5

/** Somebody stands there or is on the line: they are answered the same day, unless the question is passed on. */
const ORAL: readonly Channel[] = ['window', 'phone']

/** By when the asker has an answer. */
export function dueOn(ticket: Pick<Ticket, 'askedOn' | 'askedBy' | 'passes'>, calendar: Calendar): Day {
  return ORAL.includes(ticket.askedBy) && ticket.passes === 0
    ? workingDayFrom(calendar, ticket.askedOn)
    : addWorkingDays(calendar, ticket.askedOn, ANSWER_DAYS)
}

/** By when this office has answered or passed it on: everybody has their own time, however long others took. */
export function heldUntil({ holder, from }: Held, calendar: Calendar): Day {
  return addWorkingDays(calendar, from, holder.kind === 'desk' ? DESK_DAYS : ORGAN_DAYS)
}

type Held = { holder: Holder; from: Day }

/** Working days an office had it beyond its own time, up to today if it still has it. */
export function daysLate(holding: Holding, calendar: Calendar, today: Day): number {
  return workingDaysBetween(calendar, heldUntil(holding, calendar), holding.until ?? today)
}

export type Charge = { holder: Holder; days: number }

/** To whom overtime is charged: each office what it was late itself, never what it received late. */
export function chargesOf({ holdings }: Pick<Ticket, 'holdings'>, calendar: Calendar, today: Day): Charge[] {
  return holdings
    .map((one) => ({ holder: one.holder, days: daysLate(one, calendar, today) }))
    .filter(({ days }) => days > 0)
}

/** The last day on which what was answered can be asked again. */
export const openUntil = (answeredOn: Day, calendar: Calendar): Day =>
  addWorkingDays(calendar, answeredOn, OPEN_DAYS)
