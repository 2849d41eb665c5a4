import type { Calendar } from '../calendar.ts'
import { blank, type Case, type CaseEvent } from '../case/case.ts'
import { type ClockKind, clocksOf } from '../case/clocks.ts'
import { evolve } from '../case/evolve.ts'
import { type Clock, due, left } from '../clock.ts'
import { addDays, type Day, dayInChina } from '../day.ts'

/** An event as it stands in the record: its number and hash in the chain, and the instant the database learned it. */
export type Recorded = { seq: number; hash: string; recordedAt: string; event: CaseEvent }

/** The run of one clock in the life of a case: by which event it began, and by which it ended, if it has. */
export type Run = {
  kind: ClockKind
  ref: string
  clock: Clock
  /** Its last lawful day lies in a year without a notice of the State Council. */
  provisional: boolean
  from: number
  end?: { seq: number; on: Day } | undefined
}

/**
 * Every clock that ever ran in a case, in the order they began: after each event whatever `clocksOf` no longer names has
 * ended by that event. A new kind of clock is known here the moment `clocksOf` knows it.
 */
export function runsOf(events: readonly Recorded[], calendar: Calendar): Run[] {
  const all: Run[] = []
  const running = new Map<string, Run>()
  let c: Case = blank
  for (const recorded of events) {
    c = evolve(c, recorded.event)
    const clocks = clocksOf(c, calendar)
    const now = new Set(clocks.map(keyOf))
    for (const [key, run] of running)
      if (!now.has(key)) {
        run.end = { seq: recorded.seq, on: happenedOn(recorded) }
        running.delete(key)
      }
    for (const one of clocks) {
      const { kind, ref, clock, provisional } = one
      const known = running.get(keyOf(one))
      if (known) Object.assign(known, { clock, provisional })
      else {
        const run: Run = { kind, ref, clock, provisional, from: recorded.seq }
        running.set(keyOf(one), run)
        all.push(run)
      }
    }
  }
  return all
}

const keyOf = ({ kind, ref, clock }: Pick<Run, 'kind' | 'ref' | 'clock'>) =>
  `${kind}/${ref}/${clock.startedOn}`

/** Acceptance by silence has effect in the past; that nobody had answered until then is known on the day of its record. */
function happenedOn({ event, recordedAt }: Recorded): Day {
  return event.type === 'Accepted' && event.how === 'deemed' ? dayInChina(Date.parse(recordedAt)) : event.on
}

/**
 * Working days by which a run is past its last day on `today`, or was when it ended; negative while there are days left.
 * Undefined while it is stopped: nothing can be said of it. `lost` days, on which the system served nobody, do not count.
 */
export function overdueOf(
  run: Pick<Run, 'clock' | 'end'>,
  { calendar, today, lost }: { calendar: Calendar; today: Day; lost: readonly Day[] },
): { days: number; dueOn: Day; until: Day } | undefined {
  const clock = excused(run.clock, lost)
  const until = run.end?.on ?? today
  const last = due(clock, calendar)
  if (last === undefined) return undefined
  return { days: 0 - left(clock, calendar, until), dueOn: last.on, until }
}

/** The same clock, stopped on every day the system was lost: each such day is a pause of its own, as in `Clock`. */
export function excused(clock: Clock, lost: readonly Day[]): Clock {
  const after = lost.filter((day) => day > clock.startedOn)
  if (after.length === 0) return clock
  return {
    ...clock,
    pauses: [...clock.pauses, ...after.map((day) => ({ from: addDays(day, -1), until: day }))],
  }
}
