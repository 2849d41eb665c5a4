import {
  type Calendar,
  calendarOf,
  type DayNature,
  isWorkingDay,
  natureOf,
  workingDaysBetween,
} from '../../core/calendar.ts'
import { readNotice } from '../../core/calendar-notice.ts'
import { type CalendarYear, holidayDays, type Notice } from '../../core/calendar-year.ts'
import { type Day, day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { ReadDay, Reading } from './contract.ts'

/** A notice as it was read, and the calendar before and after it. */
export type Read = { year: number; notice: Notice; before: Calendar; after: Calendar }

/**
 * The text of a notice, understood and held against the calendar in force. Throws what `readNotice` and `calendarOf`
 * throw, `calendar/notice-known`, `calendar/notice-future`, and `calendar/year-closed` for a year that is over: what was
 * due then is past, and moving it would rewrite what was in time.
 */
export function read(text: string, before: Calendar, today: Day): Read {
  const yearAt = (year: number) => before.years.find((one) => one.year === year)
  const { year, notice } = readNotice(text, yearAt)
  return taken(year, notice, before, today)
}

/** The same for a notice that was read before: the calendar may have moved on since. */
export function taken(year: number, notice: Notice, before: Calendar, today: Day): Read {
  const { number, issuedOn: on } = notice
  if (before.years.some(({ notices }) => notices.some((one) => one.number === number)))
    throw new RuleViolation('calendar/notice-known', { number })
  if (on > today) throw new RuleViolation('calendar/notice-future', { on })
  if (`${year}-12-31` < today) throw new RuleViolation('calendar/year-closed', { year: String(year), number })
  return heldAgainst(year, notice, before)
}

/** A notice beside the calendar without it, whatever day it is: for looking at. */
export function heldAgainst(year: number, notice: Notice, before: Calendar): Read {
  const known = before.years.find((one) => one.year === year)
  if (!known) throw new RuleViolation('calendar/year-unknown', { year: String(year) })
  const after = before.years.map((one) => (one === known ? withNotice(one, notice) : one))
  return { year, notice, before, after: calendarOf(after) }
}

export const withNotice = (year: CalendarYear, notice: Notice): CalendarYear => ({
  ...year,
  notices: [...year.notices, notice],
})

/** What was understood, day by day: every day the notice names, and every day that changes by it. */
export function shownReading({ year, notice, before, after }: Read): Reading {
  return {
    year,
    number: notice.number,
    title: notice.title,
    issuedOn: notice.issuedOn,
    amends: (before.years.find((one) => one.year === year)?.notices.length ?? 0) > 0,
    workingDays: { before: workingDaysIn(before, year), after: workingDaysIn(after, year) },
    days: daysNamed(notice, before, after),
  }
}

function daysNamed(notice: Notice, before: Calendar, after: Calendar): ReadDay[] {
  const named = notice.arrangements.flatMap((one) => [...holidayDays(one), ...one.makeup])
  const days = [...new Set([...named, ...dropped(notice, before, after)])].toSorted()
  return days.map((on) => readDay(on, before, after))
}

/** Days an earlier notice gave off, or had worked, for the same festival, and this one does not name any more. */
function dropped(notice: Notice, before: Calendar, after: Calendar): Day[] {
  const festivals = new Set(notice.arrangements.map(({ festival }) => festival))
  return before.years
    .flatMap(({ notices }) => notices.flatMap(({ arrangements }) => arrangements))
    .filter(({ festival }) => festivals.has(festival))
    .flatMap((one) => [...holidayDays(one), ...one.makeup])
    .filter((on) => isWorkingDay(before, on) !== isWorkingDay(after, on))
}

export function readDay(on: Day, before: Calendar, after: Calendar): ReadDay {
  const [was, is]: [DayNature, DayNature] = [natureOf(before, on), natureOf(after, on)]
  const works = (nature: DayNature) => nature.kind === 'working' || nature.kind === 'makeup'
  return {
    on,
    kind: is.kind,
    was: was.kind,
    festival: is.festival ?? was.festival ?? null,
    changes: works(was) !== works(is),
  }
}

export function workingDaysIn(calendar: Calendar, year: number): number {
  const first = day(`${year}-01-01`)
  return workingDaysBetween(calendar, first, day(`${year}-12-31`)) + (isWorkingDay(calendar, first) ? 1 : 0)
}
