import type { Calendar } from '../../core/calendar.ts'
import type { CaseEvent } from '../../core/case/case.ts'
import type { RunningClock } from '../../core/case/clocks.ts'
import type { Day } from '../../core/day.ts'
import { dueAt, OFFICE_HOURS } from '../../core/office-hours.ts'

type Recorded = { event: CaseEvent; recorded_at: string }

const BEGINS: readonly CaseEvent['type'][] = ['Suspended', 'HearingAsked', 'Halted']
const ENDS: readonly CaseEvent['type'][] = ['Resumed', 'HearingHeld', 'Proceeded']

/**
 * The minute at which a limit in hours or minutes runs out, from the instants at which its acceptance and its pauses were
 * recorded; null for every other limit, and while it is stopped.
 */
export function dueMoment(
  { kind, clock }: RunningClock,
  events: readonly Recorded[],
  calendar: Calendar,
): string | null {
  const { count, unit } = clock.limit
  if ((kind !== 'promised' && kind !== 'legal') || (unit !== 'hour' && unit !== 'minute')) return null
  const startedAt = events.findLast(({ event }) => event.type === 'Accepted')?.recorded_at
  if (startedAt === undefined) return null
  const at = (types: readonly CaseEvent['type'][], on: Day) =>
    events.find(({ event }) => types.includes(event.type) && event.on === on)?.recorded_at
  const pauses = clock.pauses.map(({ from, until }) => ({
    from: at(BEGINS, from) ?? startedAt,
    until: until && at(ENDS, until),
  }))
  return dueAt({ startedAt, limit: { count, unit }, pauses }, calendar, OFFICE_HOURS) ?? null
}
