import { addWorkingDays } from '../calendar.ts'
import { blank } from '../case/case.ts'
import { evolve } from '../case/evolve.ts'
import { due } from '../clock.ts'
import { addDays, type Day, dayNumber, dayOf } from '../day.ts'
import { type Fact, factsOf, type Looked } from './facts.ts'
import { blamedFor, type Charge, chargesOf, type Held, heldOf } from './held.ts'
import { excused, overdueOf, type Run, runsOf } from './history.ts'
import { meets, type Rule } from './rules.ts'

/** What a rule found in a case: the fact, to whom it is charged, and the account of who had the case when. */
export type Finding = Fact & {
  rule: Rule
  dueOn?: Day | undefined
  blamed?: Pick<Held, 'place' | 'turn' | 'person'> | undefined
  charges: readonly Charge[]
}

/**
 * What all rules find in a case today, each in the division it applies to. Of a chain only the highest that is met
 * speaks for one clock; what it grew out of has been said on its day.
 */
export function findingsIn(looked: Looked, rules: readonly Rule[], division: string): Finding[] {
  const intervals = heldOf(looked.events)
  const facts = factsOf(looked)
  // a step is a matter of its own only while the case is in time
  const isLate = facts.some(({ fact, value }) => fact === 'promisedOverdue' && value > 0)
  const open = facts.filter(({ fact }) => !(isLate && fact === 'stepOverdue'))
  return open.flatMap((fact) =>
    rules
      .filter((rule) => applies(rule, division) && rule.fact === fact.fact && meets(rule, fact.value))
      .filter((rule) => !outdone(rule, fact, rules))
      .map((rule) => ({ ...fact, rule, ...accountOf(fact, intervals, looked) })),
  )
}

const applies = (rule: Rule, division: string) => rule.enabled && division.startsWith(rule.within)

/** A warning says nothing any more once the yellow card of the same fact is due. */
function outdone(rule: Rule, fact: Fact, rules: readonly Rule[]): boolean {
  return (
    rule.level === 'warning' &&
    rules.some(
      (higher) =>
        higher.enabled &&
        higher.point === rule.point &&
        higher.fact === rule.fact &&
        higher.level !== 'warning' &&
        meets(higher, fact.value),
    )
  )
}

/** Of a clock: how its days were spent and by whom. Of conduct: whoever did it, from where they had the case. */
function accountOf(
  { run, events }: Fact,
  intervals: readonly Held[],
  looked: Looked,
): Pick<Finding, 'dueOn' | 'blamed' | 'charges'> {
  if (run === undefined) {
    const first = looked.events.find(({ seq }) => seq === events.at(-1))
    const held = intervals.filter(({ seq, turn }) => seq < (first?.seq ?? 0) && turn !== 'applicant').at(-1)
    const blamed = held ?? intervals.find(({ turn }) => turn !== 'applicant')
    return { blamed: blamed && { ...blamed, person: first?.event.by }, charges: [] }
  }
  const overdue = overdueOf(run, looked)
  const until = overdue?.until ?? looked.today
  const charges = chargesOf(intervals, excused(run.clock, looked.lost), { calendar: looked.calendar, until })
  const own = run.kind === 'opinion' ? askedIn(run, looked) : undefined
  return {
    dueOn: overdue?.dueOn,
    blamed: own ?? blamedFor(charges, heldWithin(intervals, run, looked)),
    charges,
  }
}

/** The opinion of another department is that department's to give, whoever has the case. */
function askedIn(run: Run, { events }: Looked): Pick<Held, 'place' | 'turn'> | undefined {
  const asked = events.find(({ event }) => event.type === 'OpinionAsked' && event.id === run.ref)?.event
  return asked?.type === 'OpinionAsked' ? { place: asked.organ, turn: 'asked' } : undefined
}

/** The hands the case was in while that clock ran. */
function heldWithin(intervals: readonly Held[], run: Run, { events }: Looked): readonly Held[] {
  const end = run.end?.seq ?? Number.POSITIVE_INFINITY
  const within = intervals.filter(({ seq }) => seq < end)
  return within.length > 0 || events.length === 0 ? within : intervals
}

/**
 * The next day on which, if nothing happens, a rule may begin to be met: until then nobody has to look at the case.
 * Undefined when time alone changes nothing any more.
 */
export function nextLook(looked: Looked, rules: readonly Rule[]): Day | undefined {
  const days = runsOf(looked.events, looked.calendar)
    .filter(({ end }) => end === undefined)
    .flatMap((run) => {
      const facts = factsOf(looked).filter((fact) => fact.run?.kind === run.kind && fact.run.ref === run.ref)
      return facts.flatMap(({ fact, value }) =>
        rules
          .filter((rule) => rule.enabled && rule.fact === fact && !meets(rule, value))
          .map((rule) => meetsOn(rule, run, looked)),
      )
    })
  return days.reduce<Day | undefined>(
    (first, on) => (first === undefined || on < first ? on : first),
    undefined,
  )
}

/** The first day after today on which the rule is met, should the clock run on: overdue days only ever grow. */
function meetsOn(rule: Rule, run: Run, looked: Looked): Day {
  const { calendar, today, lost } = looked
  const last = due(excused(run.clock, lost), calendar)?.on ?? today
  const beyond = Math.max(rule.threshold, 0) + 1
  let [low, high] = [dayNumber(addDays(today, 1)), dayNumber(addWorkingDays(calendar, last, beyond))]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const value = overdueOf(run, { calendar, today: dayOf(middle), lost })?.days
    if (value !== undefined && meets(rule, value)) high = middle
    else low = middle + 1
  }
  return dayOf(low)
}

/**
 * Figures of a decided case for the report: days used of the promised and of the legal limit, all counted from acceptance.
 * The limit of a matter reported up is that of the lower organ and that of the deciding one together (art. 42, 43).
 */
export function speedOf(looked: Looked): Speed | undefined {
  const c = looked.events.map(({ event }) => event).reduce(evolve, blank)
  if (!('outcome' in c)) return undefined
  const runs = runsOf(looked.events, looked.calendar)
  const days = (kind: Run['kind']) => {
    const run = runs.filter((one) => one.kind === kind).at(-1)
    const overdue = run && overdueOf(run, looked)
    if (run === undefined || overdue === undefined) return undefined
    const limit = addDaysOf(run, looked)
    return { limit, used: limit + overdue.days }
  }
  const [promised, legal, lower] = [days('promised'), days('legal'), days('lowerReview')]
  if (!promised || !legal) return undefined
  return {
    used: Math.max(promised.used, 0),
    promised: promised.limit,
    legal: legal.limit + (lower?.limit ?? 0),
    decidedOn: c.decidedOn,
  }
}
export type Speed = { used: number; promised: number; legal: number; decidedOn: Day }

/** Working days a limit is long without its pauses. */
function addDaysOf(run: Run, { calendar }: Looked): number {
  const bare = { ...run.clock, pauses: [] }
  const day0 = run.clock.startedOn
  return -(
    overdueOf({ ...run, clock: bare, end: { seq: 0, on: day0 } }, { calendar, today: day0, lost: [] })
      ?.days ?? 0
  )
}

/** What a rule says of that occurrence by today's data; undefined where the fact is not there any more. */
export function recheck(
  looked: Looked,
  rule: Rule,
  occurrence: string,
): { value: number; holds: boolean } | undefined {
  const fact = factsOf(looked).find((one) => one.fact === rule.fact && one.occurrence === occurrence)
  return fact && { value: fact.value, holds: meets(rule, fact.value) }
}
