import { addWorkingDays, type Calendar, workingDayFrom, workingDaysBetween } from '../calendar.ts'
import { type Clock, due } from '../clock.ts'
import type { Day } from '../day.ts'
import { type Holder, type Holding, isSpoken, type Ticket } from './ticket.ts'

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

/** A question as its clock sees it: when and how it was asked, and whether it was passed on. */
export type Asked = Pick<Ticket, 'askedOn' | 'askedBy' | 'passes'>

/**
 * The promise to whoever asks. Who stands there or is on the line is answered the same day, unless the question is passed
 * on. A clock like every other, so that it can be stopped on days on which the system served nobody.
 */
export function answerClock({ askedOn, askedBy, passes }: Asked, calendar: Calendar): Clock {
  return isSpoken(askedBy) && passes === 0
    ? within(workingDayFrom(calendar, askedOn), 0)
    : within(askedOn, ANSWER_DAYS)
}

/** The time of one office to answer or pass on: everybody has their own, however long others took; the same day if spoken. */
export function ownClock({ holder, from, spoken }: Held, calendar: Calendar): Clock {
  if (spoken) return within(workingDayFrom(calendar, from), 0)
  return within(from, holder.kind === 'desk' ? DESK_DAYS : ORGAN_DAYS)
}

type Held = { holder: Holder; from: Day; spoken?: boolean }

const within = (startedOn: Day, count: number): Clock => ({
  ...{ startedOn, limit: { count, unit: 'workingDay' }, pauses: [] },
})

const lastDay = (clock: Clock, calendar: Calendar): Day => {
  const last = due(clock, calendar)
  if (last === undefined) throw new TypeError('a clock without pauses has an end')
  return last.on
}

/** By when the asker has an answer. */
export const dueOn = (asked: Asked, calendar: Calendar): Day =>
  lastDay(answerClock(asked, calendar), calendar)

/** By when this office has answered or passed it on. */
export const heldUntil = (held: Held, calendar: Calendar): Day => lastDay(ownClock(held, calendar), calendar)

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
