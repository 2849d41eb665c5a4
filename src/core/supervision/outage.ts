import { type Calendar, isWorkingDay } from '../calendar.ts'
import { addDays, type Day, dayInChina } from '../day.ts'

/** A time in which no server of ours answered, by instants. */
export type Outage = { from: string; until: string }

/** The hours in which a hall is open, in minutes of the day in China: half past eight to six. */
const OPENS = 8 * 60 + 30
const CLOSES = 18 * 60
const MINUTE = 60_000

/** Working days on which the system served nobody from opening to closing. A day on which it came back is not lost. */
export function lostDays(outages: readonly Outage[], calendar: Calendar): Day[] {
  const spans = outages.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }))
  const lost = spans.flatMap(({ from, until }) => {
    const days: Day[] = []
    for (let on = dayInChina(from); on <= dayInChina(until); on = addDays(on, 1)) {
      const midnight = Date.parse(`${on}T00:00:00+08:00`)
      if (
        from <= midnight + OPENS * MINUTE &&
        until >= midnight + CLOSES * MINUTE &&
        isWorkingDay(calendar, on)
      )
        days.push(on)
    }
    return days
  })
  return [...new Set(lost)].sort()
}

/** Longer than this without a sign of life is an outage, in minutes; a restart is none. */
export const SILENCE_MINUTES = 5
