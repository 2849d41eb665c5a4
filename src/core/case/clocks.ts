import type { Calendar } from '../calendar.ts'
import { type Clock, due } from '../clock.ts'
import type { Day } from '../day.ts'
import { awaitsReport, type Case, legalOf, promiseOf } from './case.ts'
import { CORRECTION_NOTICE_DAYS } from './decide.ts'
import { awaitsResult, HEARING_DAYS, HEARING_REQUEST_DAYS, type Hearing } from './hearing.ts'
import { isOpen, nextReminder } from './tolerance.ts'

/** The clocks of a case (domain law: Administrative Licensing Law art. 32, 42, 44, 45). */
export type ClockKind =
  | 'preReview'
  | 'correctionNotice'
  | 'correction'
  | 'step'
  | 'opinion'
  | 'special'
  | 'promised'
  | 'legal'
  | 'delivery'
  | 'tolerance'
  | 'toleranceReminder'
  | 'hearingRequest'
  | 'hearing'
  | 'lowerReview'

/** A clock that runs in a case now: what it is, for whom, and its last lawful day; no day while it is stopped. */
export type RunningClock = {
  kind: ClockKind
  ref: string
  clock: Clock
  on: Day | undefined
  provisional: boolean
}

/** Working days for pre-review of an on-line application; practice of one province, a setting of the city. */
export const PRE_REVIEW_DAYS = 2
/** Working days a lower organ has from acceptance to review and report up (Administrative Licensing Law art. 43). */
export const LOWER_REVIEW_DAYS = 20
/** Working days to deliver a decision (Administrative Licensing Law art. 44). */
export const DELIVERY_DAYS = 10

/** Every clock that runs now. A case that waits for nobody has none. */
export function clocksOf(c: Case, calendar: Calendar): RunningClock[] {
  const run = (kind: ClockKind, clock: Clock, ref = ''): RunningClock => {
    const answer = due(clock, calendar)
    return { kind, ref, clock, on: answer?.on, provisional: answer?.provisional ?? false }
  }
  const days = (startedOn: Day, count: number): Clock => ({
    startedOn,
    limit: { count, unit: 'workingDay' },
    pauses: [],
  })
  const hearingClocks = (hearing: Hearing | undefined): RunningClock[] => {
    if (hearing?.stage === 'offered') {
      const clock = days(hearing.offeredOn, HEARING_REQUEST_DAYS)
      return [{ kind: 'hearingRequest', ref: '', clock, on: hearing.until, provisional: false }]
    }
    if (hearing?.stage === 'asked' || hearing?.stage === 'called')
      return [run('hearing', days(hearing.askedOn, HEARING_DAYS))]
    return []
  }
  switch (c.status) {
    case 'submitted':
      return [run('preReview', days(c.submittedOn, PRE_REVIEW_DAYS))]
    case 'received':
      return [run('correctionNotice', days(c.receivedOn, CORRECTION_NOTICE_DAYS))]
    case 'correcting':
      return [{ kind: 'correction', ref: '', clock: days(c.receivedOn, 0), on: c.until, provisional: false }]
    case 'reviewing':
    case 'deciding':
    case 'suspended':
    case 'halted': {
      const step = c.terms.steps[c.step]
      const legal = legalOf(c)
      return [
        run('promised', promiseOf(c)),
        ...(legal ? [run('legal', legal)] : []),
        ...(step && step.days > 0
          ? [run('step', { ...days(c.stepSince, step.days), pauses: c.pauses }, step.id)]
          : []),
        ...(awaitsReport(c)
          ? [run('lowerReview', { ...days(c.acceptedOn, LOWER_REVIEW_DAYS), pauses: c.pauses })]
          : []),
        ...c.procedures.filter(awaitsResult(c)).map((one) => run('special', days(one.from, one.days))),
        ...hearingClocks(c.hearing),
        ...c.opinions
          .filter((opinion) => opinion.givenOn === undefined)
          .map((opinion) => run('opinion', days(opinion.askedOn, opinion.days), opinion.id)),
        ...toleranceOf(c, calendar),
      ]
    }
    case 'decided':
    case 'completed':
    case 'closed':
    case 'dispatched':
      return [run('delivery', days(c.decidedOn, DELIVERY_DAYS))]
    default:
      return []
  }
}

/** What the applicant still owes, and when they are reminded of it. Both days are told, so no pause moves them. */
function toleranceOf(c: Extract<Case, { pauses: unknown }>, calendar: Calendar): RunningClock[] {
  if (!c.gap || !isOpen(c.gap)) return []
  const clock: Clock = { startedOn: c.acceptedOn, limit: { count: 0, unit: 'workingDay' }, pauses: [] }
  const reminder = nextReminder(c.acceptedOn, c.gap, calendar)
  return [
    { kind: 'tolerance', ref: '', clock, on: c.gap.until, provisional: false },
    ...(reminder
      ? [{ kind: 'toleranceReminder' as const, ref: '', clock, on: reminder.on, provisional: false }]
      : []),
  ]
}

/** The applicant's own days: whoever has the case on their desk is not late when these have passed. */
const APPLICANTS_OWN: readonly ClockKind[] = ['hearingRequest', 'tolerance', 'toleranceReminder']

type Dated = RunningClock & { on: Day }

/** What is due first, as a work list shows it. */
export function nextDue(clocks: readonly RunningClock[]): RunningClock | undefined {
  return clocks
    .filter((clock): clock is Dated => clock.on !== undefined && !APPLICANTS_OWN.includes(clock.kind))
    .reduce<Dated | undefined>((first, clock) => (!first || clock.on < first.on ? clock : first), undefined)
}
