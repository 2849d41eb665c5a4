import { workingDaysBetween } from '../../core/calendar.ts'
import type { CaseEvent } from '../../core/case/case.ts'
import type { Authority, CollectedBy } from '../../core/case/collector.ts'
import { day } from '../../core/day.ts'
import type { PaperFacts, PlaceFacts, ServiceWay } from '../../core/document/facts.ts'
import type { PaperKind } from '../../core/document/paper.ts'
import type { DeliveryWay } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import { AUTHORITY_SHOWN, COLLECTS_AS, LOWER_ORGAN } from '../../core/words/cases.ts'
import type { Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { personsById, type Site } from '../organisation/facade.ts'
import {
  type AnyIssue,
  draftPaper,
  drawNumbers,
  fixPapers,
  issuePaper,
  type PaperLine,
  papersOfCases,
} from '../papers/facade.ts'
import type { Performed } from './commands.ts'
import { type Dossier, dossierOf, dossiersOf, materialOf, remembered, titleOf } from './dossier.ts'
import { PROCEDURE_PAPER, procedureFacts } from './procedure-papers.ts'
import { rowsOf } from './rows.ts'

/** The paper each act is told by. Its number and text are fixed in the transaction of the act. */
export const PAPER_OF: Partial<Record<CaseEvent['type'], PaperKind>> = {
  Received: 'receipt',
  CorrectionRequested: 'correctionNotice',
  Accepted: 'acceptanceNotice',
  DeclaredNotApplicable: 'notApplicableNotice',
  Refused: 'refusalNotice',
  Suspended: 'specialProcedureNotice',
  Granted: 'grantDecision',
  Denied: 'denialDecision',
  Returned: 'returnNotice',
  Withdrawn: 'withdrawalConfirmation',
  Delivered: 'deliveryRecord',
  TolerancePromised: 'tolerancePromise',
  ToleranceGranted: 'toleranceNotice',
  ...PROCEDURE_PAPER,
}

/** 送达方式 in law: what a township or village hands over it hands over for the organ (委托送达). */
const SERVED = {
  pickup: 'direct',
  mail: 'mail',
  station: 'entrusted',
  electronic: 'electronic',
} as const satisfies Record<DeliveryWay, ServiceWay>

/** An act on a case and what it did. */
type Told = { caseId: string; performed: Performed }

/** Write the papers of what has just happened to each case, in the order it happened. */
export async function issuePapers(tx: Tx, setting: Setting, told: readonly Told[]): Promise<void> {
  const due = told.flatMap(({ caseId, performed }) => {
    const events = performed.events.filter(({ type }) => PAPER_OF[type] !== undefined)
    return events.length > 0 ? [{ caseId, performed, events }] : []
  })
  if (due.length === 0) return
  const ids = due.map(({ caseId }) => caseId)
  const applicants = due.flatMap(({ performed: { after } }) => (after.status === 'none' ? [] : after.party))
  const [dossiers, before] = await Promise.all([dossiersOf(tx, ids, applicants), papersOfCases(tx, ids)])
  const papers = due.flatMap(({ caseId, performed, events }) => {
    const dossier = dossiers.get(caseId)
    if (!dossier) throw new RuleViolation('case/unknown')
    return events.map((event) => {
      const kind = PAPER_OF[event.type] as PaperKind
      return { caseId, performed, event, dossier, kind, organ: organFacts(dossier), on: event.on }
    })
  })
  const numbers = await drawNumbers(tx, papers)
  const drafts: ReturnType<typeof draftPaper>[] = []
  for (const [n, { caseId, performed, event, dossier, kind, organ, on }] of papers.entries()) {
    const earlier = drafts.filter(({ issue }) => issue.caseId === caseId)
    const issued: Issued[] = [
      ...(before.get(caseId) ?? []),
      ...earlier.map(({ issue, number, text }) => ({ kind: issue.kind, number, title: text.title })),
    ]
    const facts = await factsOf(tx, setting, { ...dossier, papers: issued }, performed, event)
    drafts.push(draftPaper({ caseId, kind, facts, organ, on } as AnyIssue, numbers[n]))
  }
  await fixPapers(tx, drafts)
}

/** A paper of the case that a later one may refer to. */
type Issued = Pick<PaperLine, 'kind' | 'number' | 'title'>

/** The acknowledgement an on-line applicant gets at once; nobody has looked at the application yet. */
export async function issueSubmissionReceipt(tx: Tx, caseId: string): Promise<void> {
  const dossier = await dossierOf(tx, caseId)
  const [first] = dossier.events
  const facts: PaperFacts['receipt'] = {
    ...caseFacts(dossier),
    ...receiptFacts(dossier),
    stage: 'submitted',
    materials: materialFacts(dossier).map((material) => ({ ...material, copies: 0 })), // files, and no paper yet
    receivedAt: first?.recorded_at ?? '',
  }
  await issuePaper(tx, {
    caseId,
    kind: 'receipt',
    facts,
    organ: organFacts(dossier),
    on: day(dossier.file.submitted_on),
  })
}

async function factsOf(
  tx: Tx,
  setting: Setting,
  dossier: Dossier & { papers: readonly Issued[] },
  { after, recordedAt }: Performed,
  e: CaseEvent,
): Promise<PaperFacts[PaperKind]> {
  const { file, guide, application, papers } = dossier
  const facts = caseFacts(dossier)
  const appliedOn = day(file.submitted_on)
  const clerk = await nameOf(tx, e.by)
  const calendar = await setting.calendar()
  const numberOf = (kind: PaperKind) => papers.findLast((paper) => paper.kind === kind)?.number
  const acceptedOn = 'acceptedOn' in after ? after.acceptedOn : appliedOn
  switch (e.type) {
    case 'Received':
      return {
        ...facts,
        ...receiptFacts(dossier),
        stage: 'received',
        receivedAt: recordedAt,
        noticeDueOn:
          after.status === 'received' ? (rowsOf(after, calendar).clocks[0]?.on ?? undefined) : undefined,
        place: dossier.site.name,
        clerk,
      }
    case 'CorrectionRequested':
      return {
        ...facts,
        appliedOn,
        receivedOn: 'receivedOn' in after ? after.receivedOn : e.on,
        items: e.items.map(({ material, fault, note }) => ({
          material: titleOf(dossier, material),
          fault,
          reason: note,
          standard: materialOf(guide, material)?.standard ?? '',
        })),
        until: e.until,
        days: workingDaysBetween(calendar, e.on, e.until),
        ways: guide.channels,
        place: placeFacts(dossier.site),
        clerk,
      }
    case 'Accepted': {
      const corrected = dossier.events.findLast(({ event }) => event.type === 'CorrectionSupplied')?.event.on
      const clocks = 'acceptedOn' in after ? acceptanceDays(after, calendar) : undefined
      return {
        ...facts,
        appliedOn,
        receivedOn: 'receivedOn' in after ? after.receivedOn : e.on,
        acceptedOn: e.on,
        how: e.how,
        tolerated: 'gap' in after && after.gap !== undefined,
        correctedOn: corrected,
        legal: guide.legalLimit,
        promised: guide.promisedLimit,
        promisedOn: clocks?.promisedOn ?? e.on,
        legalOn: clocks?.legalOn,
        lower: clocks?.lowerOn && { organ: lowerOrgan(dossier, after), until: clocks.lowerOn },
        joint: guide.joint?.kind,
        provisional: clocks?.provisional ?? false,
        specials: guide.specialProcedures,
      }
    }
    case 'DeclaredNotApplicable':
      return { ...facts, appliedOn, reason: e.reason }
    case 'Refused':
      return { ...facts, appliedOn, reason: e.reason, competent: { name: e.competentOrgan } }
    case 'Suspended':
      return {
        ...facts,
        acceptedOn,
        acceptance: numberOf('acceptanceNotice'),
        special: e.kind,
        reason: e.reason,
        days: e.days,
        from: e.on,
      }
    case 'Granted': {
      const certificate = 'certificate' in after ? after.certificate : undefined
      return {
        ...facts,
        appliedOn,
        acceptedOn,
        acceptance: numberOf('acceptanceNotice'),
        basis: guide.basis,
        content: e.opinion,
        certificate: certificate && { name: guide.result.name, ...certificate },
        delivery: application.delivery as PaperFacts['grantDecision']['delivery'],
        place: placeFacts(dossier.handOut),
      }
    }
    case 'Denied':
      return {
        ...facts,
        appliedOn,
        acceptedOn,
        acceptance: numberOf('acceptanceNotice'),
        reasons: [e.reason],
        basis: [{ law: e.basis, article: '' }],
      }
    case 'Returned':
      return {
        ...facts,
        appliedOn,
        reason: e.reason,
        correction: correctionOf(dossier),
        broken: brokenOf(dossier),
        materials: materialFacts(dossier),
      }
    case 'Withdrawn':
      return { ...facts, appliedOn, withdrawnOn: e.on, reason: e.reason, materials: materialFacts(dossier) }
    case 'Delivered':
      return {
        ...facts,
        documents: papers
          .filter((paper) => ['grantDecision', 'denialDecision'].includes(paper.kind))
          .map(({ title, number }) => ({ title, number, copies: 1 })),
        way: SERVED[e.way],
        collector: collectorOf(dossier, e.collector),
        place: dossier.handOut.name,
        deliveredOn: e.on,
        deliverers: clerk ? [clerk] : [],
        waybill: waybillOf(dossier),
      }
    case 'TolerancePromised':
      return {
        ...facts,
        appliedOn,
        materials: e.materials.map((id) => askedFor(dossier, id)),
        days: e.days,
        promised: guide.promisedLimit,
        signed: e.signed,
      }
    case 'ToleranceGranted':
      return {
        ...facts,
        appliedOn,
        acceptedOn,
        acceptance: numberOf('acceptanceNotice'),
        materials: e.items.map(({ material, fault }) => ({ ...askedFor(dossier, material), fault })),
        until: e.until,
        days: workingDaysBetween(calendar, e.on, e.until),
        ways: guide.channels,
        place: placeFacts(dossier.site),
        clerk,
      }
    default:
      return procedureFacts(e, {
        facts,
        after,
        calendar,
        events: dossier.events,
        acceptance: numberOf('acceptanceNotice'),
        nameOf: async (id) => (await nameOf(tx, id)) ?? '',
      })
  }
}

function caseFacts({ file, guide, party, application }: Dossier) {
  return {
    caseNumber: file.number,
    item: guide.name,
    itemType: guide.type,
    applicant: {
      name: party.name,
      nature: party.kind,
      document: { kind: party.documentKind, number: party.documentNumber },
      agent: application.agent_name ? { name: application.agent_name } : undefined,
    },
  }
}

function receiptFacts(dossier: Dossier) {
  return {
    channel: dossier.file.channel as PaperFacts['receipt']['channel'],
    materials: materialFacts(dossier),
  }
}

/** What was really handed in, in the order of the guide. */
function materialFacts({ materials, guide }: Dossier) {
  return materials
    .filter(({ obtained, verdict }) => obtained !== null && verdict !== 'missing')
    .map(({ material, name, copies }) => ({
      name,
      kind: materialOf(guide, material)?.kind ?? 'copy',
      copies: Math.max(copies, 1),
    }))
}

function organFacts({ organ }: Dossier) {
  return {
    id: organ.id,
    name: organ.name,
    mark: organ.documentName,
    address: organ.address,
    phone: organ.consultPhone,
    supervisionPhone: organ.supervisePhone,
    reviewBody: organ.reviewBody,
    court: organ.court,
  }
}

const placeFacts = ({ name, address, hours, phone }: Site): PlaceFacts => ({ name, address, hours, phone })

/** The organ that reviews first, by name. */
function lowerOrgan({ organs }: Dossier, c: Performed['after']): string {
  const first = c.status === 'none' ? undefined : c.terms.steps.find(({ lowerReview }) => lowerReview)
  return organs.get(first?.organ ?? '')?.name ?? LOWER_ORGAN.zh
}

/** Both due days as of acceptance. */
function acceptanceDays(
  c: Extract<Performed['after'], { acceptedOn: unknown }>,
  calendar: Awaited<ReturnType<Setting['calendar']>>,
) {
  const accepted = { ...c, status: 'reviewing' as const, outcome: undefined, pauses: [] }
  const { clocks } = rowsOf(accepted as unknown as Performed['after'], calendar)
  const find = (kind: string) => clocks.find((clock) => clock.kind === kind)
  return {
    promisedOn: find('promised')?.on,
    legalOn: find('legal')?.on,
    lowerOn: find('lowerReview')?.on,
    provisional:
      (find('promised')?.provisional ?? false) ||
      (find('legal') ?? find('lowerReview'))?.provisional === true,
  }
}

function correctionOf({ events, papers }: Dossier & { papers: readonly Issued[] }) {
  const asked = events.findLast(({ event }) => event.type === 'CorrectionRequested')?.event
  if (asked?.type !== 'CorrectionRequested') return undefined
  const paper = papers.findLast(({ kind }) => kind === 'correctionNotice')
  return { number: paper?.number ?? '', on: asked.on, until: asked.until }
}

/** What was promised and did not come, where that is why the case ends. */
function brokenOf(dossier: Dossier & { papers: readonly Issued[] }) {
  const broken = dossier.events.findLast(({ event }) => event.type === 'ToleranceBroken')?.event
  if (broken?.type !== 'ToleranceBroken') return undefined
  const notice = dossier.papers.findLast(({ kind }) => kind === 'toleranceNotice')?.number ?? ''
  return { notice, until: broken.until, materials: broken.materials.map((id) => titleOf(dossier, id)) }
}

/** A material as it is asked for: in what form, to what standard. */
function askedFor(dossier: Dossier, id: string) {
  const { kind = 'copy', form = 'both', copies = 1, standard = '' } = materialOf(dossier.guide, id) ?? {}
  return { material: titleOf(dossier, id), kind, form, copies, standard }
}

/** Whoever took it, as the document they showed names them, and by what they took it for somebody else. */
function collectorOf({ delivery }: Dossier, by: CollectedBy): PaperFacts['deliveryRecord']['collector'] {
  if (by === 'none' || !delivery?.collector || !delivery.document_number) return undefined
  const authority = delivery.authority as Authority | null
  return {
    name: delivery.collector,
    relation: authority ? COLLECTS_AS[authority].zh : '受送达人本人',
    document: { kind: delivery.document_kind ?? '', number: delivery.document_number },
    authority: authority ? AUTHORITY_SHOWN[authority].zh : undefined,
  }
}

function waybillOf({ events }: Dossier): string | undefined {
  const sent = events.findLast(({ event }) => event.type === 'Dispatched')?.event
  return (sent?.type === 'Dispatched' && sent.waybill) || undefined
}

/** The clerk a paper names; what the applicant or time did names nobody. */
async function nameOf(tx: Tx, by: string): Promise<string | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(by)) return undefined
  return (await STAFF.of(tx, [by])).get(by)?.name
}
const STAFF = remembered((db, ids) => personsById(db, ids))
