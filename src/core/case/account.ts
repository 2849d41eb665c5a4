import { type Calendar, type NoticeOfDay, noticeOf, workingDaysBetween } from '../calendar.ts'
import { type Clock, type ExplainedDay, explain } from '../clock.ts'
import { type Day, laterOf } from '../day.ts'
import { blank, type Case, type CaseEvent } from './case.ts'
import { type ClockKind, clocksOf, type RunningClock } from './clocks.ts'
import { evolve } from './evolve.ts'

/**
 * One clock of a case, day by day from its start to its last lawful day, and past it where it ran over. It is folded from
 * the events and the calendar like the days that are stored, so the two cannot differ.
 */
export type ClockAccount = {
  kind: ClockKind
  ref: string
  clock: Clock
  /** The last lawful day; undefined while it is stopped. */
  dueOn: Day | undefined
  provisional: boolean
  state: 'running' | 'stopped' | 'ended'
  /** What started it. */
  startedBy: CaseEvent
  /** What ended it; a clock that runs has none. */
  endedBy: CaseEvent | undefined
  /** Days counted up to the last lawful day, or so far where nobody knows it yet. */
  counted: number
  runs: readonly Run[]
}

/** Days in a row that are alike: counted or not, for the same reason, by the same notice, because of the same event. */
export type Run = {
  from: Day
  to: Day
  days: readonly ExplainedDay[]
  counted: boolean
  because: ExplainedDay['because']
  festival: string | undefined
  provisional: boolean
  /** The State Council's notice behind it; only the law itself where there is none. */
  notice: NoticeOfDay | undefined
  /** What stopped the clock on these days. */
  cause: CaseEvent | undefined
  /** The last lawful day has passed. */
  late: boolean
}

/** Every clock this case has had, in the order they started; those that run now as they stand on `today`. */
export function accountOf(events: readonly CaseEvent[], calendar: Calendar, today: Day): ClockAccount[] {
  return [...livesOf(events, calendar).values()].map((life) => account(life, calendar, today))
}

type Life = {
  last: RunningClock
  startedBy: CaseEvent
  endedBy: CaseEvent | undefined
  causes: Map<Day, CaseEvent>
}

/** The life of each clock: as it was last seen, the event after which it was gone, and those that stopped it. */
function livesOf(events: readonly CaseEvent[], calendar: Calendar): Map<string, Life> {
  const lives = new Map<string, Life>()
  let c: Case = blank
  for (const event of events) {
    c = evolve(c, event)
    const running = new Map(clocksOf(c, calendar).map((one) => shown(one, event, lives)))
    for (const [key, last] of running) {
      const causes = lives.get(key)?.causes ?? new Map<Day, CaseEvent>()
      for (const { from } of last.clock.pauses) if (!causes.has(from)) causes.set(from, event) // it was not there before this event
      const startedBy = lives.get(key)?.startedBy ?? event
      lives.set(key, { last, startedBy, endedBy: undefined, causes })
    }
    for (const [key, life] of lives) if (!running.has(key)) life.endedBy ??= event
  }
  return lives
}

/** A day that a paper fixed is no limit of its own: it is shown as the days from its paper to it. */
function shown(
  one: RunningClock,
  event: CaseEvent,
  lives: ReadonlyMap<string, Life>,
): [string, RunningClock] {
  if (one.clock.limit.count > 0 || one.on === undefined)
    return [`${one.kind}/${one.ref}/${one.clock.startedOn}`, one]
  const key = `${one.kind}/${one.ref}/${one.on}`
  return [key, lives.get(key)?.last ?? { ...one, clock: { ...one.clock, startedOn: event.on } }]
}

function account({ last, startedBy, endedBy, causes }: Life, calendar: Calendar, today: Day): ClockAccount {
  const clock = fixed(last, calendar)
  const seen = endedBy?.on ?? today
  const until = laterOf(last.on ?? seen, seen)
  const days = explain(clock, calendar, laterOf(until, clock.startedOn))
  const runs = runsOf(days, { dueOn: last.on, calendar, clock, causes })
  return {
    kind: last.kind,
    ref: last.ref,
    clock,
    dueOn: last.on,
    provisional: last.provisional,
    state: endedBy ? 'ended' : last.on === undefined ? 'stopped' : 'running',
    startedBy,
    endedBy,
    counted: days.findLast(({ on }) => last.on === undefined || on <= last.on)?.soFar ?? 0,
    runs,
  }
}

function fixed({ clock, on }: RunningClock, calendar: Calendar): Clock {
  if (clock.limit.count > 0 || on === undefined) return clock
  const count = workingDaysBetween(calendar, clock.startedOn, on)
  return { startedOn: clock.startedOn, limit: { count, unit: 'workingDay' }, pauses: [] }
}

type About = { dueOn: Day | undefined; calendar: Calendar; clock: Clock; causes: ReadonlyMap<Day, CaseEvent> }

function runsOf(days: readonly ExplainedDay[], { dueOn, calendar, clock, causes }: About): Run[] {
  const runs: (Run & { days: ExplainedDay[] })[] = []
  for (const one of days) {
    const { on, counted, because, festival, provisional } = one
    const notice = festival === undefined ? undefined : noticeOf(calendar, on)
    const cause = because === 'paused' ? causeOf(clock, causes, on) : undefined
    const late = dueOn !== undefined && on > dueOn
    const before = runs.at(-1)
    const alike =
      before?.counted === counted &&
      before.because === because &&
      before.festival === festival &&
      before.provisional === provisional &&
      before.notice?.number === notice?.number &&
      before.cause === cause &&
      before.late === late
    if (alike) {
      before.days.push(one)
      before.to = on
    } else
      runs.push({
        from: on,
        to: on,
        days: [one],
        counted,
        because,
        festival,
        provisional,
        notice,
        cause,
        late,
      })
  }
  return runs
}

/** Of several pauses over one day the first that began is why it does not count. */
function causeOf({ pauses }: Clock, causes: ReadonlyMap<Day, CaseEvent>, on: Day): CaseEvent | undefined {
  const pause = pauses.find(({ from, until }) => from < on && (until === undefined || on <= until))
  return pause && causes.get(pause.from)
}
