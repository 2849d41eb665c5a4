import { may, SEAT } from '../../core/authority.ts'
import { blank, type Case } from '../../core/case/case.ts'
import { clocksOf } from '../../core/case/clocks.ts'
import { isHeldBack } from '../../core/case/decide.ts'
import { evolve } from '../../core/case/evolve.ts'
import { isPublic, type Names, tell } from '../../core/case/tell.ts'
import { type Action, canDo, TRANSITIONS } from '../../core/case/transitions.ts'
import { day } from '../../core/day.ts'
import { situationOf } from '../../core/guide/questions.ts'
import { CLOCK, EVENT } from '../../core/words/cases.ts'
import { type Actor, rolesOf } from '../../platform/actor.ts'
import { type Db, type Tx, together } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { personsById } from '../organisation/facade.ts'
import { papersOf } from '../papers/facade.ts'
import { queryCode } from './access.ts'
import { sitsAt } from './act.ts'
import type { CaseDetail, MaterialLine, PaperLine, TimelineEntry } from './contract.ts'
import { type Dossier, dossierOf, materialOf, titleOf } from './dossier.ts'
import { daysLeft, lineOf } from './queries.ts'
import { shownFields } from './shown.ts'

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
    situation: situationOf(guide, situation).map(({ ask, answer }) => ({ question: ask, answer })),
    form: shownFields(guide, situation, application.form as Record<string, unknown>),
    materials: materialLines(dossier, named),
    timeline: timelineOf(dossier, c, named),
    clocks: clocksOf(c, at.calendar).map(({ kind, ref, clock, on, provisional }) => ({
      kind,
      ref,
      label: kind === 'step' ? `${CLOCK.step.zh}：${stepName(c, ref)}` : CLOCK[kind].zh,
      startedOn: clock.startedOn,
      dueOn: on ?? null,
      provisional,
      daysLeft: on ? daysLeft(at.calendar, at.today, on) : null,
    })),
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
    actions: actionsFor(c, actor),
    number: file.number,
  }
}

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
    if (action === 'RequestCorrection' && 'corrected' in c && c.corrected) return false
    if (action === 'Suspend' && c.terms.specials.length === 0) return false
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

const stepName = (c: Exclude<Case, { status: 'none' }> | Case, id: string): string =>
  c.status === 'none' ? id : (c.terms.steps.find((step) => step.id === id)?.name ?? id)

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
  return c.terms.steps.map(({ id, name, organ: by, days }, n) => ({
    id,
    name,
    organ: organs.get(by)?.shortName ?? organ.shortName,
    days,
    standard: guide.steps.find((step) => step.id === id)?.standard ?? '',
    state: done || n < now ? 'done' : n === now ? 'now' : 'later',
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
