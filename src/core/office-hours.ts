import { type Calendar, nthWorking, workingUpTo } from './calendar.ts'
import type { Limit } from './limit.ts'
import { RuleViolation } from './violation.ts'

/** 办公时间 of a place on a working day: from–to in minutes after midnight, in China. */
export type OfficeHours = { morning: Stretch; afternoon: Stretch }
type Stretch = readonly [begin: number, end: number]

/** A limit in hours or minutes that began at an instant (ISO) and was stopped between instants. */
export type TimedClock = {
  startedAt: string
  limit: Limit & { unit: 'hour' | 'minute' }
  pauses: readonly { from: string; until?: string | undefined }[]
}

/** Of the city's halls: 8:30–12:00 and 14:30–18:00, as its places publish them (`data/city/sites.yaml`). */
export const OFFICE_HOURS: OfficeHours = {
  morning: [8 * 60 + 30, 12 * 60],
  afternoon: [14 * 60 + 30, 18 * 60],
}

const MINUTE = 60_000
const DAY = 24 * 60
/** China keeps one time, eight hours ahead, all year round since 1991. */
const CHINA = 8 * 60

/**
 * The instant at which a limit in hours or minutes runs out, exact to the minute: only office hours of working days
 * count, and none that lies in a pause. What runs out with the last minute of a day is due at closing time, not the next
 * morning. Undefined while an open pause stops it. Throws `calendar/beyond-coverage` and `clock/pause-backwards`.
 */
export function dueAt(
  { startedAt, limit, pauses }: TimedClock,
  calendar: Calendar,
  hours: OfficeHours,
): string | undefined {
  const minutes = limit.unit === 'hour' ? limit.count * 60 : limit.count
  if (!Number.isSafeInteger(minutes) || minutes < 0)
    throw new TypeError(`not a limit: ${limit.count} ${limit.unit}`)
  const start = minuteOf(startedAt)
  if (minutes === 0) return instantOf(start)
  const stopped = pauses.map(({ from, until }) => spanOf(from, until)).sort(([a], [b]) => a - b)
  let left = minutes
  for (let nth = workingUpTo(calendar, Math.floor(start / DAY) - 1) + 1; ; nth += 1) {
    const midnight = nthWorking(calendar, nth) * DAY
    for (const [begin, end] of [hours.morning, hours.afternoon]) {
      let now = Math.max(midnight + begin, start)
      const closing = midnight + end
      while (now < closing) {
        const pause = stopped.find(([from, until]) => from <= now && now < until)
        if (pause?.[1] === Number.POSITIVE_INFINITY) return undefined
        if (pause) {
          now = pause[1]
          continue
        }
        const next = Math.min(closing, ...stopped.map(([from]) => from).filter((from) => from > now))
        if (next - now >= left) return instantOf(now + left)
        left -= next - now
        now = next
      }
    }
  }
}

function spanOf(from: string, until: string | undefined): [number, number] {
  if (until !== undefined && until < from) throw new RuleViolation('clock/pause-backwards', { from, until })
  return [minuteOf(from), until === undefined ? Number.POSITIVE_INFINITY : minuteOf(until)]
}

/** Minutes since 1970 as clocks in China count them; a begun minute counts as begun. */
const minuteOf = (instant: string) => Math.floor(Date.parse(instant) / MINUTE) + CHINA
const instantOf = (minute: number) => new Date((minute - CHINA) * MINUTE).toISOString()
