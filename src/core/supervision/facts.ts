import { type Calendar, workingDaysBetween } from '../calendar.ts'
import { blank, type Case, type CaseEvent } from '../case/case.ts'
import { evolve } from '../case/evolve.ts'
import { type Day, dayInChina } from '../day.ts'
import { overdueOf, type Recorded, type Run, runsOf } from './history.ts'

/** A line of the checklist of the case, as far as supervision looks at it. */
export type Checked = {
  material: string
  need: 'required' | 'optional' | 'tolerable'
  handedIn: boolean
  ok: boolean
}

/** Everything a rule may look at. `lost` are the days on which the system served nobody. */
export type Looked = {
  events: readonly Recorded[]
  materials: readonly Checked[]
  /** The published fees of the item in yuan, one by one (收费标准). */
  fees: readonly number[]
  calendar: Calendar
  today: Day
  lost: readonly Day[]
}

/** What rules compare. Overdue facts are working days past the last one, negative before it. */
export type FactName =
  | 'preReviewOverdue'
  | 'noticeOverdue'
  | 'promisedOverdue'
  | 'legalOverdue'
  | 'stepOverdue'
  | 'lowerReviewOverdue'
  | 'deliveryOverdue'
  | 'specialOverdue'
  | 'reasonlessRefusals'
  | 'reasonlessDenials'
  | 'reasonlessReturns'
  | 'missingAtClose'
  | 'askedOutsideGuide'
  | 'corrections'
  | 'timeReversals'
  | 'missingSteps'
  | 'chargedThoughFree'
  | 'feeMissing'
  | 'feeOffStandard'
  | 'lateEntryDays'
  | 'deniedThoughComplete'
  | 'decidedByAcceptor'
  | 'suspensions'
  | 'unlistedSuspensions'
  | 'unansweredDays'
  | 'badRatings'
  | 'answerDue'
  | 'answerOverdue'
  | 'none'

/**
 * One fact of a case: its value, the occurrence it is about (a second step that is late is another), the events it was
 * read from, and the clock it was read from if any.
 */
export type Fact = {
  fact: FactName
  value: number
  occurrence: string
  events: readonly number[]
  run?: Run | undefined
}

/** Which clock tells which fact. The opinion of another department is a step of theirs, a hearing a special procedure. */
const OVERDUE: Readonly<Record<string, FactName>> = {
  preReview: 'preReviewOverdue',
  correctionNotice: 'noticeOverdue',
  promised: 'promisedOverdue',
  legal: 'legalOverdue',
  step: 'stepOverdue',
  opinion: 'stepOverdue',
  special: 'specialOverdue',
  hearing: 'specialOverdue',
  lowerReview: 'lowerReviewOverdue',
  delivery: 'deliveryOverdue',
}

/** Every fact of a case that some rule may compare. What is not so is not in the answer. */
export function factsOf(looked: Looked): Fact[] {
  const c = looked.events.map(({ event }) => event).reduce(evolve, blank)
  return c.status === 'none' ? [] : [...timeFacts(looked), ...conductFacts(c, looked)]
}

function timeFacts(looked: Looked): Fact[] {
  return runsOf(looked.events, looked.calendar).flatMap((run) => {
    const fact = OVERDUE[run.kind]
    const overdue = fact === undefined ? undefined : overdueOf(run, looked)
    if (fact === undefined || overdue === undefined) return []
    const events = [run.from, ...(run.end ? [run.end.seq] : [])]
    return [{ fact, value: overdue.days, occurrence: occurrenceOf(run), events, run }]
  })
}

/** The same run is the same occurrence for ever: events are only ever added. */
export const occurrenceOf = ({ kind, ref, from }: Run): string => `${kind}/${ref}@${from}`

function conductFacts(c: Exclude<Case, { status: 'none' }>, looked: Looked): Fact[] {
  const { events, materials } = looked
  const where = (is: (event: CaseEvent) => boolean) => events.filter(({ event }) => is(event))
  /** One fact for each of these events. */
  const each = (fact: FactName, found: readonly Recorded[]): Fact[] =>
    found.map(({ seq }) => ({ fact, value: 1, occurrence: `event@${seq}`, events: [seq] }))
  /** One fact for all of them together. */
  const all = (fact: FactName, found: readonly Recorded[]): Fact[] =>
    found.length === 0
      ? []
      : [{ fact, value: found.length, occurrence: 'case', events: found.map(({ seq }) => seq) }]
  const once = (fact: FactName, value: number, found: readonly Recorded[]): Fact[] =>
    value > 0 ? [{ fact, value, occurrence: 'case', events: found.map(({ seq }) => seq) }] : []

  const { terms } = c
  const decided = where(({ type }) => type === 'Granted' || type === 'Denied')
  const denied = where(({ type }) => type === 'Denied')
  const closed = where(({ type }) => type === 'Closed')
  const suspended = where(({ type }) => type === 'Suspended')
  const paid = where((e) => e.type === 'FeeSettled' && e.amount > 0)
  const settled = where(({ type }) => type === 'FeeSettled')
  const granted = 'outcome' in c && c.outcome === 'granted'
  const required = materials.filter(({ need }) => need === 'required')
  const listed = new Set(materials.map(({ material }) => material))
  const isComplete = required.length > 0 && required.every(({ ok }) => ok)
  const agreed = where((e) => e.type === 'StepCompleted').every(
    ({ event }) => event.type === 'StepCompleted' && event.result === 'agree',
  )
  return [
    ...each(
      'reasonlessRefusals',
      where(
        (e) =>
          ((e.type === 'Refused' || e.type === 'DeclaredNotApplicable') && isBlank(e.reason)) ||
          (e.type === 'Refused' && isBlank(e.competentOrgan)),
      ),
    ),
    ...each(
      'reasonlessDenials',
      where((e) => e.type === 'Denied' && (isBlank(e.reason) || isBlank(e.basis))),
    ),
    ...each(
      'reasonlessReturns',
      where(
        (e) =>
          ((e.type === 'Returned' || e.type === 'Voided') && isBlank(e.reason)) ||
          (e.type === 'PreReturned' && e.reasons.length === 0 && isBlank(e.note)),
      ),
    ),
    ...once(
      'missingAtClose',
      granted && closed.length > 0 ? required.filter(({ handedIn }) => !handedIn).length : 0,
      closed,
    ),
    ...each(
      'askedOutsideGuide',
      where((e) => e.type === 'CorrectionRequested' && e.items.some((item) => !listed.has(item.material))),
    ),
    ...all(
      'corrections',
      // whoever allows a second notice has asked for it: supervision sees the permission at once, not only what comes of it
      where(({ type }) => type === 'CorrectionRequested' || type === 'SecondCorrectionAllowed'),
    ),
    ...each('timeReversals', reversals(events)),
    ...once('missingSteps', decided.length > 0 && granted ? stepsLeft(c, events) : 0, decided),
    ...(terms.fee ? [] : each('chargedThoughFree', paid)),
    ...once('feeMissing', terms.fee && granted && closed.length > 0 && settled.length === 0 ? 1 : 0, closed),
    ...each(
      'feeOffStandard',
      terms.fee
        ? paid.filter(({ event }) => event.type === 'FeeSettled' && !isComposed(event.amount, looked.fees))
        : [],
    ),
    ...lateEntries(looked),
    ...(isComplete && agreed ? each('deniedThoughComplete', denied) : []),
    ...each(
      'decidedByAcceptor',
      'acceptedBy' in c && terms.handling === 'promised'
        ? decided.filter(({ event }) => event.by === c.acceptedBy)
        : [],
    ),
    ...all('suspensions', suspended),
    ...each(
      'unlistedSuspensions',
      suspended.filter(
        ({ event }) =>
          event.type === 'Suspended' && !terms.specials.some((special) => special.kind === event.kind),
      ),
    ),
  ]
}

/** Whether an amount is a sum of whole published fees: every copy of a certificate costs its own. */
function isComposed(amount: number, fees: readonly number[]): boolean {
  const most = fees.length > 3 ? FEW : MANY
  const cents = (yuan: number) => Math.round(yuan * 100)
  const made = (rest: number, [fee, ...others]: readonly number[]): boolean => {
    if (rest === 0) return true
    if (fee === undefined) return false
    for (let n = 0; n <= most && n * fee <= rest; n += 1) if (made(rest - n * fee, others)) return true
    return false
  }
  const priced = fees.filter((fee) => fee > 0).map(cents)
  return priced.length === 0 || made(cents(amount), priced)
}
/** Pieces of one fee that are tried; of an item with many fees fewer, or the tries would not end. */
const MANY = 20
const FEW = 5

const isBlank = (text: string) => text.trim() === ''

/** Events that have effect before one recorded earlier. Acceptance by silence has effect in the past, by law. */
function reversals(events: readonly Recorded[]): Recorded[] {
  let latest = ''
  return events.filter(({ event }) => {
    if (event.type === 'Accepted' && event.how === 'deemed') return false
    const isBack = event.on < latest
    if (!isBack) latest = event.on
    return isBack
  })
}

/** Steps before the decision that nobody completed; an on-the-spot case has none. */
function stepsLeft({ terms }: Exclude<Case, { status: 'none' }>, events: readonly Recorded[]): number {
  if (terms.handling === 'onSpot') return 0
  const done = new Set(events.flatMap(({ event }) => (event.type === 'StepCompleted' ? [event.step] : [])))
  return terms.steps.slice(0, -1).filter(({ id }) => !done.has(id)).length
}

/** Working days between the day an acceptance has effect and the day of its record. */
function lateEntries({ events, calendar }: Looked): Fact[] {
  return events.flatMap(({ event, seq, recordedAt }): Fact[] => {
    if (event.type !== 'Accepted' || event.how !== 'reviewed') return []
    const value = workingDaysBetween(calendar, event.on, dayInChina(Date.parse(recordedAt)))
    return [{ fact: 'lateEntryDays', value, occurrence: `event@${seq}`, events: [seq] }]
  })
}
