import type { Case, CaseEvent } from './case.ts'

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
      return c.status === 'received'
        ? { ...free(c), status: 'correcting', asked: e.items, until: e.until }
        : c
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
        step: 0,
        stepSince: e.on,
        opinions: [],
      }
    case 'DeclaredNotApplicable':
      return { ...filed(c), status: 'notApplicable', endedOn: e.on }
    case 'Refused':
      return { ...filed(c), status: 'refused', endedOn: e.on }
    case 'Returned':
      return { ...filed(c), status: 'returned', endedOn: e.on }
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
      return c.status === 'reviewing' ? atStep(c, c.step + 1, e) : c
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
      return {
        ...c,
        status: 'suspended',
        special: e.kind,
        days: e.days,
        pauses: [...c.pauses, { from: e.on }],
      }
    case 'Resumed': {
      if (c.status !== 'suspended') return c
      const { special: _, days: __, ...rest } = c
      const pauses = c.pauses.map((pause) => (pause.until === undefined ? { ...pause, until: e.on } : pause))
      return { ...rest, pauses, status: isLast(c, c.step) ? 'deciding' : 'reviewing' }
    }
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
  return { ...free(c), step, stepSince: e.on, status: isLast(c, step) ? 'deciding' : 'reviewing' }
}

const isLast = (c: UnderReview, step: number) => step >= c.terms.steps.length - 1

/** When a case moves on, whoever held it lets go. */
function free<C extends object>(c: C): C & { holder: undefined } {
  return { ...c, holder: undefined }
}

/** Only the facts every case has from its submission on. */
function filed(c: Exclude<Case, { status: 'none' }>) {
  const { number, party, channel, places, terms, submittedOn, consultations, originalsSeen } = c
  return { number, party, channel, places, terms, submittedOn, consultations, originalsSeen }
}
