import { may, SEAT } from '../../core/authority.ts'
import type { Calendar } from '../../core/calendar.ts'
import { awaitsReport, blank, type Case } from '../../core/case/case.ts'
import { mayFollow } from '../../core/case/checklist.ts'
import { type ClockKind, clocksOf, type RunningClock } from '../../core/case/clocks.ts'
import { isHeldBack } from '../../core/case/decide.ts'
import { evolve } from '../../core/case/evolve.ts'
import { awaitsResult, earliestHearing, type Hearing, isOrganised } from '../../core/case/hearing.ts'
import { isOverLength } from '../../core/case/special.ts'
import { isPublic, type Names, tell } from '../../core/case/tell.ts'
import { extensionOf, needsFieldCheck } from '../../core/case/terms.ts'
import { longestTolerance } from '../../core/case/tolerance.ts'
import { type Action, canDo, TRANSITIONS } from '../../core/case/transitions.ts'
import { type Day, day } from '../../core/day.ts'
import { situationOf } from '../../core/guide/questions.ts'
import { CLOCK, EVENT } from '../../core/words/cases.ts'
import { type Actor, rolesOf } from '../../platform/actor.ts'
import { type Db, type Tx, together } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { colleaguesOf, personsById } from '../organisation/facade.ts'
import { papersOf } from '../papers/facade.ts'
import { queryCode } from './access.ts'
import { sitsAt } from './act.ts'
import { asListed } from './asked.ts'
import type { CaseDetail, MaterialLine, PaperLine, TimelineEntry } from './contract.ts'
import { type Dossier, dossierOf, materialOf, titleOf } from './dossier.ts'
import { dueMoment } from './due-moment.ts'
import { daysLeft, lineOf } from './queries.ts'
import { shownFields } from './shown.ts'
import { type Proof, proofSentence } from './verified.ts'

/** Everything one desk needs to work on a case. Throws `case/unknown` for a case that is not there or not theirs. */
export async function detailOf(db: Db, actor: Actor, id: string, setting: Setting): Promise<CaseDetail> {
  const at = { today: setting.today(), calendar: await setting.calendar() }
  const { line, dossier, papers, staff } = await together(db, async (one) => {
    const [line, dossier, papers] = await Promise.all([
      lineOf(one, actor, id, at), // says whether they may see it at all
      dossierOf(one, id),
      paperLines(one, id),
    ])
    return { line, dossier, papers, staff: await personsById(one, staffIn(dossier)) }
  })
  const c = stateIn(dossier)
  const { file, application, guide, party, organ, site, handOut } = dossier
  const named = (by: string) => staff.get(by)?.name ?? (by === 'system' ? '系统' : party.name)
  const situation = application.situation as Record<string, string>
  const fee = 'fee' in c ? c.fee : undefined
  return {
    ...line,
    queryCode: queryCode(setting.secret, id),
    item: file.item,
    guide: guideLine(dossier),
    party: {
      name: party.name,
      kind: party.kind,
      documentKind: party.documentKind,
      documentNumber: party.documentNumber,
      phone: application.phone,
      contact: application.contact,
      agent: application.agent_name,
    },
    site: site.name,
    organ: organ.name,
    handOut: handOut.name,
    delivery: {
      way: application.delivery as CaseDetail['delivery']['way'],
      address: application.address,
      station: application.station,
      nearby: nearbyOf(dossier),
    },
    guideVersion: file.guide_version,
    situation: situationOf(guide, situation).map(({ ask, answer }) => ({ question: ask, answer })),
    form: shownFields(guide, situation, application.form as Record<string, unknown>),
    materials: materialLines(dossier, named),
    timeline: timelineOf(dossier, c, named),
    clocks: clocksOf(c, at.calendar)
      .filter(({ kind, on }) => !isLapsed(kind, on, at.today))
      .map((running) => clockLine(running, c, dossier, at)),
    papers,
    steps: stepsOf(c, dossier),
    opinions: opinionsIn(c, dossier, actor),
    consultations: consultationsIn(dossier),
    fee: {
      due: guide.fee.charged,
      settled: fee !== undefined,
      amount: fee?.amount ?? null,
      standard: guide.fee.charged
        ? guide.fee.rows.map(({ name, standard }) => `${name}：${standard}`).join('；')
        : '',
    },
    originals: { when: guide.originals, seen: c.status !== 'none' && c.originalsSeen },
    correction:
      c.status === 'correcting' ? { items: c.asked.map((fault) => ({ ...fault })), until: c.until } : null,
    promise: c.status !== 'none' && c.promise ? { ...c.promise, materials: [...c.promise.materials] } : null,
    mostDays: c.status === 'none' ? 0 : longestTolerance(c.terms, at.today, at.calendar),
    tolerance: toleranceIn(c),
    ...(await proceduresIn(db, c, actor, at)),
    actions: actionsFor(c, actor).filter((action) => isForNow(action, c, dossier, at.today)),
    number: file.number,
  }
}

const ABOUT_GAP: readonly Action[] = [
  'SupplyTolerated',
  'ConfirmTolerated',
  'RejectTolerated',
  'EndTolerance',
]

/** The state of the case, folded from what is on file. */
export function stateIn({ events }: Dossier): Case {
  return events.map(({ event }) => event).reduce(evolve, blank)
}

/** What is lawful now and this person's to do, from where they sit. Screens show nothing else. */
export function actionsFor(c: Case, actor: Actor): Action[] {
  if (c.status === 'none') return []
  const place = actor.kind === 'staff' ? (actor.post.organ ?? actor.post.site ?? '') : ''
  return (Object.keys(TRANSITIONS) as Action[]).filter((action) => {
    if (!canDo(c, action) || !may(rolesOf(actor), action)) return false
    if (actor.kind === 'citizen') return true
    if (isHeldBack(c, action, actor.id)) return false
    if (action === 'Decide' && c.terms.handling === 'promised' && isAcceptor(c, actor.id)) return false
    if (action === 'DecideOnSpot' && c.terms.handling !== 'onSpot') return false
    if (action === 'SettleFee' && !c.terms.fee) return false
    if (action === 'SeeOriginals' && (c.terms.originals === 'none' || c.originalsSeen)) return false
    if (action === 'RequestCorrection' && 'corrected' in c && c.corrected && c.second !== 'allowed')
      return false
    if (action === 'Consult' && 'corrected' in c && c.corrected) return false
    if (action === 'AllowSecondCorrection' && (!('corrected' in c) || !c.corrected || c.second)) return false
    if (action === 'PromiseTolerance' && (c.promise || c.terms.handling === 'onSpot')) return false
    if (action === 'AcceptWithTolerance' && c.terms.handling === 'onSpot') return false
    if (ABOUT_GAP.includes(action) && !isAboutGap(action, c)) return false
    if (action === 'CheckField' && c.status === 'deciding') return false // lawful, but no step of its own goes there
    if (action === 'Suspend' && c.terms.specials.every(({ kind }) => kind === 'hearing')) return false
    if (action === 'Resume' && !('step' in c && c.procedures.some(awaitsResult(c)))) return false
    if (EXTENDING.has(action) && !isExtensible(action, c)) return false
    if (HEARING_ACTS.has(action) && !('step' in c && suitsHearing(action, c.hearing))) return false
    if (action === 'ReturnStep' && (!('step' in c) || c.step === 0)) return false
    if (action === 'Claim' && c.holder !== undefined) return false
    if (
      action === 'Release' &&
      (c.holder === undefined ||
        (c.holder.id !== actor.id && actor.kind === 'staff' && actor.post.role !== 'hallManager'))
    )
      return false
    if (action === 'Return' && c.status === 'received' && !c.corrected) return false
    if (SEAT[action] === 'opinion')
      return 'opinions' in c && c.opinions.some((o) => o.organ === place && o.givenOn === undefined)
    if (action === 'AnswerConsultation')
      return c.places.organ === place && c.consultations.some((asked) => asked.answeredOn === undefined)
    return actor.kind === 'staff' && sitsAt(c, action, actor)
  })
}

const EXTENDING: ReadonlySet<Action> = new Set(['Extend', 'SeekExtension', 'DeclineExtension'])

/** Whether the limit may still be lengthened, and by whom: of what is handled jointly the government, once it is asked. */
function isExtensible(action: Action, c: Case): boolean {
  if (!('step' in c) || c.extension || extensionOf(c.terms) === 0 || awaitsReport(c)) return false
  if (c.terms.joint === undefined) return action === 'Extend'
  if (action === 'SeekExtension') return c.sought === undefined
  return c.sought !== undefined && c.sought.declinedOn === undefined
}

/** What hangs on the checklist or on the day: nothing is offered that would only be refused. */
function isForNow(action: Action, c: Case, { materials }: Dossier, today: Day): boolean {
  if (action === 'PromiseTolerance' || action === 'AcceptWithTolerance')
    return materials.map(asListed).some(mayFollow)
  if (action === 'EndTolerance') return 'pauses' in c && c.gap !== undefined && c.gap.until < today
  return true
}

function toleranceIn(c: Case): CaseDetail['tolerance'] {
  if (!('pauses' in c) || !c.gap) return null
  const { items, until, suppliedOn, metOn } = c.gap
  return {
    items: items.map((item) => ({ ...item })),
    until,
    suppliedOn: suppliedOn ?? null,
    metOn: metOn ?? null,
  }
}

/** Whether this may be done to what the case was accepted without, as that stands. */
function isAboutGap(action: Action, c: Case): boolean {
  const gap = 'pauses' in c ? c.gap : undefined
  if (!gap || gap.metOn) return false
  if (action === 'RejectTolerated') return gap.suppliedOn !== undefined
  return action === 'ConfirmTolerated' || gap.suppliedOn === undefined
}

const HEARING_ACTS: ReadonlySet<Action> = new Set([
  'OfferHearing',
  'AskHearing',
  'CallHearing',
  'RecordHearing',
])
function suitsHearing(action: Action, hearing: Hearing | undefined): boolean {
  switch (action) {
    case 'OfferHearing':
      return hearing === undefined
    case 'AskHearing':
      return hearing === undefined || hearing.stage === 'offered'
    case 'CallHearing':
      return isOrganised(hearing)
    default:
      return hearing?.stage === 'called'
  }
}

/** What the forms of the procedures under way start from. */
async function proceduresIn(
  db: Db,
  c: Case,
  actor: Actor,
  { today, calendar }: { today: Day; calendar: Calendar },
): Promise<Pick<CaseDetail, 'extensionDays' | 'hearing' | 'colleagues' | 'procedures'>> {
  const review = 'step' in c ? c : undefined
  const offered = review?.hearing?.stage === 'offered' ? review.hearing : undefined
  const told = offered && today <= offered.until ? offered.to : undefined
  const chooses = actionsFor(c, actor).some((action) => action === 'CheckField' || action === 'CallHearing')
  const organ = chooses && actor.kind === 'staff' ? (actor.post.organ ?? '') : ''
  const colleagues = organ ? await colleaguesOf(db, organ, today) : []
  const reviewers = [...(review?.reviewers ?? []), review?.holder?.id]
  return {
    extensionDays: review?.sought?.days ?? (c.status === 'none' ? 0 : extensionOf(c.terms)),
    procedures: (review?.procedures ?? []).map((one) => ({
      ...{ kind: one.kind, days: one.days, from: one.from, until: one.until ?? null },
      overLength: isOverLength(one, calendar, today),
    })),
    hearing: {
      earliest: earliestHearing(calendar, today),
      wishes: [
        ...(told === 'applicant' || told === 'both' ? (['applicant'] as const) : []),
        ...(told === 'interested' || told === 'both' ? (['interested'] as const) : []),
        'organ',
      ],
    },
    colleagues: colleagues.map(({ id, name }) => ({ id, name, reviewed: reviewers.includes(id) })),
  }
}

function clockLine(
  running: RunningClock,
  c: Case,
  { events }: Dossier,
  { today, calendar }: { today: Day; calendar: Calendar },
): CaseDetail['clocks'][number] {
  const { kind, ref, clock, on, provisional } = running
  return {
    kind,
    ref,
    label: kind === 'step' ? `${CLOCK.step.zh}：${stepName(c, ref)}` : CLOCK[kind].zh,
    startedOn: clock.startedOn,
    dueOn: on ?? null,
    dueAt: dueMoment(running, events, calendar),
    provisional,
    daysLeft: on ? daysLeft(calendar, today, on) : null,
  }
}

/** A right that was not used is no limit of anybody any more. */
const isLapsed = (kind: ClockKind, on: Day | undefined, today: Day) =>
  kind === 'hearingRequest' && on !== undefined && on < today

/** Whoever accepted a promised case does not decide it. */
const isAcceptor = (c: Case, by: string) => 'acceptedBy' in c && c.acceptedBy === by

/** What an applicant or a desk reads of what happened, newest first; the inside of the office only for staff. */
export function timelineOf(
  dossier: Dossier,
  c: Case,
  named: (by: string) => string,
  audience: 'staff' | 'applicant' = 'staff',
): TimelineEntry[] {
  const { organs, site, handOut, station, organ } = dossier
  const names: Names = {
    site: (id) => [handOut, site, station].find((one) => one?.id === id)?.name ?? '便民服务点',
    organ: (id) => organs.get(id)?.name ?? '有关部门',
    material: (id) => titleOf(dossier, id),
    step: (id) => (c.status === 'none' ? id : stepName(c, id)),
    doer: (id) => (c.status === 'none' ? organ : (organs.get(stepOf(c, id)?.organ ?? '') ?? organ)).name,
    report: c.status === 'none' ? undefined : c.terms.steps.findLast(({ lowerReview }) => lowerReview)?.id,
  }
  const promisedOn = dossier.file.promised_on ? day(dossier.file.promised_on) : undefined
  return dossier.events
    .filter(({ event }) => audience === 'staff' || isPublic(event))
    .map(({ seq, event, recorded_at }) => ({
      seq,
      type: event.type,
      on: event.on,
      at: recorded_at,
      ...tell(event, names, {
        site: site.name,
        organ: organ.name,
        promisedOn,
        provisional: dossier.file.promise_provisional,
      }),
      term: EVENT[event.type].zh,
      actor: audience === 'staff' ? named(event.by) : '',
    }))
    .toReversed()
}

/** Where the result may go on from the window that hands it out: the place that was chosen, and the one that received it. */
function nearbyOf({ site, handOut, station }: Dossier): CaseDetail['delivery']['nearby'] {
  const received = site.kind === 'centre' || site.kind === 'station' ? site : undefined
  return [...new Set([station, received])].flatMap((one) =>
    one && one.id !== handOut.id ? [{ id: one.id, name: one.name, chosen: one.id === station?.id }] : [],
  )
}

export function materialLines(dossier: Dossier, named: (by: string) => string): MaterialLine[] {
  return dossier.materials.map((row) => ({
    id: row.material,
    name: row.name,
    need: row.need as MaterialLine['need'],
    standard: materialOf(dossier.guide, row.material)?.standard ?? '',
    copies: row.copies,
    obtained: row.obtained as MaterialLine['obtained'],
    verdict: row.verdict as MaterialLine['verdict'],
    note: row.note,
    proof: row.proof === null ? null : proofSentence(row.proof as unknown as Proof),
    attachments: dossier.attachments
      .filter((file) => file.material === row.material)
      .map((file) => ({
        id: file.attachment,
        name: file.name,
        mediaType: file.media_type,
        size: file.size,
        addedBy: named(file.added_by),
        addedAt: file.added_at,
        replaced: file.replaced_at !== null,
      })),
  }))
}

export async function paperLines(db: Db | Tx, caseId: string): Promise<PaperLine[]> {
  const papers = await papersOf(db, caseId)
  return papers.map(({ id, kind, title, number, on, needsSeal, sealed }) => ({
    id,
    kind,
    title,
    number,
    on,
    needsSeal,
    sealed,
  }))
}

const stepOf = ({ terms }: Exclude<Case, { status: 'none' }>, id: string) =>
  terms.steps.find((step) => step.id === id)

const stepName = (c: Case, id: string): string => (c.status === 'none' ? id : (stepOf(c, id)?.name ?? id))

function guideLine({ guide, file }: Dossier): CaseDetail['guide'] {
  const { name, kind, validity = '' } = guide.result
  return {
    version: file.guide_version,
    result: { name, kind, validity },
    basis: guide.basis.map(({ law, article }) => ({ law, article })),
    conditions: guide.conditions.map(({ kind, text }) => ({ kind, text })),
    specials: guide.specialProcedures.map(({ kind, days }) => ({ kind, days })),
  }
}

function stepsOf(c: Case, { organs, organ, guide }: Dossier): CaseDetail['steps'] {
  if (c.status === 'none') return []
  const now = 'step' in c ? c.step : -1
  const done = 'outcome' in c
  const checked = 'fieldChecked' in c && c.fieldChecked
  return c.terms.steps.map(({ id, name, organ: by, days, fieldCheck }, n) => ({
    id,
    name,
    organ: organs.get(by)?.shortName ?? organ.shortName,
    days,
    standard: guide.steps.find((step) => step.id === id)?.standard ?? '',
    state: done || n < now ? 'done' : n === now ? 'now' : 'later',
    fieldCheck: !needsFieldCheck({ name, fieldCheck })
      ? 'none'
      : n < now || (n === now && checked)
        ? 'recorded'
        : 'open',
  }))
}

function opinionsIn(c: Case, { organs, events }: Dossier, actor: Actor): CaseDetail['opinions'] {
  if (!('opinions' in c)) return []
  const place = actor.kind === 'staff' ? actor.post.organ : undefined
  return c.opinions.map(({ id, organ, about, askedOn, givenOn }) => {
    const answer = events.find(({ event }) => event.type === 'OpinionGiven' && event.id === id)?.event
    const text = answer?.type === 'OpinionGiven' ? `${answer.agree ? '同意' : '不同意'}：${answer.text}` : ''
    return {
      id,
      organ: organs.get(organ)?.name ?? '有关部门',
      about,
      askedOn,
      givenOn: givenOn ?? null,
      text,
      mine: organ === place && givenOn === undefined,
    }
  })
}

function consultationsIn({ events }: Dossier): CaseDetail['consultations'] {
  return events.flatMap(({ event }) => {
    if (event.type !== 'ConsultationAsked') return []
    const answer = events.find(
      (other) => other.event.type === 'ConsultationAnswered' && other.event.id === event.id,
    )?.event
    return [
      {
        id: event.id,
        question: event.question,
        askedOn: event.on,
        answer: answer?.type === 'ConsultationAnswered' ? answer.answer : null,
      },
    ]
  })
}

/** Everybody the file names by id who may be staff. */
function staffIn({ events, attachments }: Dossier): string[] {
  return [
    ...new Set([...events.map(({ event }) => event.by), ...attachments.map((file) => file.added_by)]),
  ].filter((id) => /^[0-9a-f-]{36}$/.test(id))
}
