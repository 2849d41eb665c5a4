import type { Pause } from '../clock.ts'
import type { Day } from '../day.ts'
import { awaitsReport, type Case, type CaseEvent, type Gap, type Running } from './case.ts'
import { awaitsResult, HEARING_DAYS, isOrganised } from './hearing.ts'
import { isRunning, type Procedure, stopsClock } from './special.ts'

/**
 * What is so after a fact. Facts are never argued with: one that does not fit the state changes nothing, and the
 * nightly verification reports it. Rules live in `decide`.
 */
export function evolve(c: Case, e: CaseEvent): Case {
  if (c.status === 'none') {
    if (e.type !== 'Submitted') return c
    const { number, party, channel, places, terms } = e
    return {
      status: 'submitted',
      number,
      party,
      channel,
      places,
      terms,
      submittedOn: e.on,
      consultations: [],
      originalsSeen: false,
    }
  }
  switch (e.type) {
    case 'Submitted':
      return c
    case 'PreReturned':
      return c.status === 'submitted'
        ? { ...free(c), status: 'preReturned', reasons: e.reasons, note: e.note }
        : c
    case 'Resubmitted':
      if (c.status !== 'preReturned') return c
      return { ...filed(c), status: 'submitted', submittedOn: e.on }
    case 'PrePassed':
      return c.status === 'submitted' ? { ...free(c), status: 'prePassed' } : c
    case 'Received':
      if (c.status !== 'submitted' && c.status !== 'prePassed') return c
      return { ...c, status: 'received', receivedOn: e.on, corrected: false, asked: [] }
    case 'ConsultationAsked':
      return { ...c, consultations: [...c.consultations, { id: e.id, askedOn: e.on }] }
    case 'ConsultationAnswered':
      return {
        ...c,
        consultations: c.consultations.map((asked) =>
          asked.id === e.id ? { ...asked, answeredOn: e.on } : asked,
        ),
      }
    case 'CorrectedOnSpot':
      return c
    case 'CorrectionRequested':
      if (c.status !== 'received') return c
      return {
        ...free(c),
        ...(e.second ? { second: 'told' as const } : {}),
        ...{ status: 'correcting', asked: e.items, until: e.until },
      }
    case 'SecondCorrectionAllowed':
      return c.status === 'received' ? { ...c, second: 'allowed' } : c
    case 'TolerancePromised':
      return { ...c, promise: { materials: e.materials, days: e.days } }
    case 'CorrectionSupplied': {
      if (c.status !== 'correcting') return c
      const { until: _, ...rest } = c
      return { ...rest, status: 'received', receivedOn: e.on, corrected: true }
    }
    case 'Accepted':
      if (c.status !== 'received') return c
      return {
        ...free(c),
        status: c.terms.steps.length > 1 ? 'reviewing' : 'deciding',
        acceptedOn: e.on,
        acceptedBy: e.by,
        how: e.how,
        pauses: [],
        procedures: [],
        halts: [],
        step: 0,
        stepSince: e.on,
        fieldChecked: false,
        reviewers: [],
        opinions: [],
      }
    case 'DeclaredNotApplicable':
      return { ...filed(c), status: 'notApplicable', endedOn: e.on }
    case 'Refused':
      return { ...filed(c), status: 'refused', endedOn: e.on }
    case 'Returned':
      return { ...filed(c), status: 'returned', endedOn: e.on }
    case 'Terminated':
      return { ...filed(c), status: 'terminated', endedOn: e.on }
    case 'Withdrawn':
      return { ...filed(c), status: 'withdrawn', endedOn: e.on }
    case 'Voided':
      return { ...filed(c), status: 'voided', endedOn: e.on }
    case 'OriginalsSeen':
      return { ...c, originalsSeen: true }
    case 'Claimed':
      return { ...c, holder: { id: e.by, name: e.name } }
    case 'Released':
      return free(c)
    default:
      return 'acceptedOn' in c ? underReview(c, e) : c
  }
}

type UnderReview = Extract<Case, { acceptedOn: unknown }>

/** The facts of a case that has been accepted. */
function underReview(c: UnderReview, e: CaseEvent): Case {
  switch (e.type) {
    case 'StepCompleted':
      return c.status === 'reviewing' ? atStep(reported(c, e.on), c.step + 1, e) : c
    case 'FieldChecked':
      if (c.status !== 'reviewing' && c.status !== 'deciding') return c
      return { ...c, fieldChecked: true, reviewers: withNew(c.reviewers, e.members) }
    case 'StepReturned':
      if (c.status !== 'reviewing' && c.status !== 'deciding') return c
      return atStep(
        c,
        c.terms.steps.findIndex((step) => step.id === e.to),
        e,
      )
    case 'OpinionAsked': {
      const { id, organ, about, days } = e
      return { ...c, opinions: [...c.opinions, { id, organ, about, days, askedOn: e.on }] }
    }
    case 'OpinionGiven':
      return {
        ...c,
        opinions: c.opinions.map((asked) =>
          asked.id === e.id ? { ...asked, givenOn: e.on, agree: e.agree } : asked,
        ),
      }
    case 'Suspended':
      if (c.status !== 'reviewing' && c.status !== 'deciding') return c
      return underway({ ...c, procedures: begun(c, e.kind, e.days, e.on) })
    case 'Resumed': {
      if (c.status !== 'suspended') return c
      return underway({ ...c, procedures: ended(c.procedures, e.on, awaitsResult(c)) })
    }
    case 'ToleranceGranted':
      return { ...c, gap: { items: e.items, until: e.until, reminded: [] } }
    case 'ToleranceReminded':
      return withGap(c, (gap) => ({ ...gap, reminded: [...gap.reminded, ...e.reminders] }))
    case 'ToleranceSupplied':
      return withGap(c, (gap) => ({ ...gap, suppliedOn: e.on }))
    case 'ToleranceRejected':
      return withGap(c, (gap) => ({ ...gap, suppliedOn: undefined }))
    case 'ToleranceMet':
      return withGap(c, (gap) => ({ ...gap, metOn: e.on }))
    case 'ToleranceBroken':
      return withGap(c, (gap) => ({ ...gap, brokenOn: e.on }))
    case 'HearingOffered': {
      const { to, on: offeredOn, until } = e
      return c.hearing || !isUnderway(c) ? c : { ...c, hearing: { stage: 'offered', to, offeredOn, until } }
    }
    case 'HearingAsked': {
      if (!isUnderway(c) || isOrganised(c.hearing)) return c
      const procedures = begun(c, 'hearing', HEARING_DAYS, e.on)
      return underway({ ...c, procedures, hearing: { stage: 'asked', askedOn: e.on } })
    }
    case 'HearingCalled': {
      const { heldOn, chair } = e
      if (c.hearing?.stage !== 'asked' && c.hearing?.stage !== 'called') return c
      return { ...c, hearing: { stage: 'called', askedOn: c.hearing.askedOn, heldOn, chair } }
    }
    case 'HearingHeld': {
      if (!isUnderway(c) || c.hearing?.stage !== 'called') return c
      const { heldOn, chair } = c.hearing // the day of the hearing ends it, however late its record is entered
      const procedures = ended(c.procedures, heldOn, ({ kind }) => kind === 'hearing')
      return underway({ ...c, procedures, hearing: { stage: 'held', heldOn, chair } })
    }
    case 'Extended': {
      const { on, days, promisedDays } = e
      return c.extension ? c : { ...c, sought: undefined, extension: { on, days, promisedDays } }
    }
    case 'ExtensionSought':
      return c.extension ? c : { ...c, sought: { on: e.on, days: e.days } }
    case 'ExtensionDeclined':
      return c.sought ? { ...c, sought: { ...c.sought, declinedOn: e.on } } : c
    case 'Halted': {
      if (c.status !== 'reviewing' && c.status !== 'deciding') return c
      const stops = c.terms.halts?.includes(e.ground) ?? false
      return underway({ ...free(c), halts: [...c.halts, { ground: e.ground, from: e.on, stops }] })
    }
    case 'Proceeded':
      return c.status === 'halted' ? underway({ ...c, halts: ended(c.halts, e.on) }) : c
    case 'FeeSettled':
      return { ...c, fee: { amount: e.amount, receipt: e.receipt } }
    case 'Granted':
    case 'Denied':
      if (c.status !== 'deciding' && c.status !== 'reviewing') return c
      return {
        ...free(c),
        status: 'decided',
        outcome: e.type === 'Granted' ? 'granted' : 'denied',
        decidedOn: e.on,
      }
    case 'Completed':
      return c.status === 'decided' ? { ...free(c), status: 'completed', certificate: e.certificate } : c
    case 'Closed':
      return c.status === 'completed' ? { ...c, status: 'closed' } : c
    case 'Dispatched':
      if (c.status !== 'closed') return c
      return {
        ...free(c),
        status: 'dispatched',
        places: e.site ? { ...c.places, handOut: e.site } : c.places,
      }
    case 'Delivered':
      return c.status === 'closed' || c.status === 'dispatched' ? { ...free(c), status: 'delivered' } : c
    default:
      return c
  }
}

function atStep(
  c: Extract<UnderReview, { status: 'reviewing' | 'deciding' }>,
  step: number,
  e: CaseEvent,
): Case {
  const status = isLast(c, step) ? 'deciding' : 'reviewing'
  const reviewers = withNew(c.reviewers, [e.by])
  return { ...free(c), step, stepSince: e.on, fieldChecked: false, reviewers, status }
}

/** 上报: the last of the steps that a lower organ does brings the case to the organ that decides. */
function reported<C extends Running>(c: C, on: Day): C {
  const more = c.terms.steps.slice(c.step + 1).some(({ lowerReview }) => lowerReview)
  return awaitsReport(c) && !more ? { ...c, reportedOn: on } : c
}

function withGap(c: UnderReview, change: (gap: Gap) => Gap): Case {
  return c.gap ? { ...c, gap: change(c.gap) } : c
}

type Underway = Extract<UnderReview, { status: 'reviewing' | 'deciding' | 'suspended' | 'halted' }>
const isUnderway = (c: UnderReview): c is Underway => !('outcome' in c)

/** Where an accepted case stands, told by what is under way in it: a halt, a special procedure, or its step. */
function underway(c: Underway): Underway {
  const running: Running = { ...withoutStanding(c), pauses: pausesOf(c) }
  const halt = c.halts.find(isRunning)
  if (halt) return { ...running, status: 'halted', ground: halt.ground, since: halt.from }
  const open = c.procedures.findLast(isRunning)
  if (open) return { ...running, status: 'suspended', special: open.kind, days: open.days, since: open.from }
  return { ...running, status: isLast(c, c.step) ? 'deciding' : 'reviewing' }
}

/** The facts without what only a halt or a special procedure says. */
function withoutStanding(c: Underway): Running {
  if (c.status === 'suspended') {
    const { special: _, days: __, since: ___, ...facts } = c
    return facts
  }
  if (c.status === 'halted') {
    const { ground: _, since: __, ...facts } = c
    return facts
  }
  return c
}

/** What stops the clocks: the procedures of art. 45, and halts for which the item's guide says so. */
function pausesOf({ procedures, halts }: Running): Pause[] {
  const stopping = [
    ...procedures.filter(({ kind }) => stopsClock(kind)),
    ...halts.filter(({ stops }) => stops),
  ]
  return stopping.map(({ from, until }) => (until === undefined ? { from } : { from, until }))
}

const begun = ({ procedures }: Running, kind: Procedure['kind'], days: number, from: Day): Procedure[] => [
  ...procedures,
  { kind, days, from },
]

const ended = <S extends { until?: Day | undefined }>(
  stretches: readonly S[],
  until: Day,
  which: (stretch: S) => boolean = () => true,
): S[] => stretches.map((one) => (isRunning(one) && which(one) ? { ...one, until } : one))

const withNew = (known: readonly string[], more: readonly string[]) => [...new Set([...known, ...more])]

const isLast = (c: Running, step: number) => step >= c.terms.steps.length - 1

/** When a case moves on, whoever held it lets go. */
function free<C extends object>(c: C): C & { holder: undefined } {
  return { ...c, holder: undefined }
}

/** Only the facts every case has from its submission on. */
function filed(c: Exclude<Case, { status: 'none' }>) {
  const { number, party, channel, places, terms, submittedOn, consultations, originalsSeen, promise } = c
  const promised = promise ? { promise } : {}
  return { number, party, channel, places, terms, submittedOn, consultations, originalsSeen, ...promised }
}
