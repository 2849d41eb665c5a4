import { type Day, day } from '../core/day.ts'

/** Hours China is ahead of UTC, all year, everywhere, since 1991. */
const AHEAD = 8

/** Today in China, whatever the zone of this machine. */
export function chinaToday(now: number = Date.now()): Day {
  return chinaDay(new Date(now).toISOString())
}

/** The civil day in China of an instant. */
export function chinaDay(instant: string): Day {
  return day(new Date(Date.parse(instant) + AHEAD * 3_600_000).toISOString().slice(0, 10))
}

/** `2026-05-14 09:30` in China, as lists and timelines show an instant. */
export function chinaMinute(instant: string): string {
  return new Date(Date.parse(instant) + AHEAD * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
