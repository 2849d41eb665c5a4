import type { Calendar } from '../../core/calendar.ts'
import type { Case, Fault, Status } from '../../core/case/case.ts'
import { mayFollow } from '../../core/case/checklist.ts'
import { type ClockKind, clocksOf } from '../../core/case/clocks.ts'
import { deskOf } from '../../core/case/desk.ts'
import { type Asked, askedOf, nextFor, wayHome } from '../../core/case/next.ts'
import { isOpen } from '../../core/case/tolerance.ts'
import { canDo } from '../../core/case/transitions.ts'
import type { Day } from '../../core/day.ts'
import { maskedName } from '../../core/document/phrases.ts'
import type { DeliveryWay } from '../../core/guide/guide.ts'
import { DUE, type MATERIAL_STATE } from '../../core/words/follow.ts'
import type { Db } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { type PaperLine, papersOf } from '../papers/facade.ts'
import { queryCode } from './access.ts'
import { asListed } from './asked.ts'
import { owedNow } from './correction.ts'
import { stateIn, timelineOf } from './detail.ts'
import { type Dossier, dossierOf, materialOf, titleOf } from './dossier.ts'
import { PAPER_OF } from './papers.ts'
import { daysLeft } from './queries.ts'
import { brokenOn, unkeptBy } from './tolerance.ts'
import type { Way } from './way.ts'

/** A case as its applicant reads it; what only they may read is left out for whoever merely has the link. */
export type CaseView = {
  id: string
  number: string
  title: string
  status: Status
  outcome: 'granted' | 'denied' | undefined
  applicant: string
  agent: string | undefined
  next: string
  asked: Asked | undefined
  due: { kind: keyof typeof DUE; on: Day; provisional: boolean; left: number } | undefined
  legalOn: Day | undefined
  stopped: boolean
  submittedOn: string
  /** The guide of that day, which binds the case to the end. */
  guide: { item: string; version: number }
  delivery: DeliveryWay
  site: Place
  handOut: Place
  organ: { name: string; phone: string; supervisePhone: string }
  /** In whose hands it lies now. */
  by: { name: string; phone: string } | 'applicant' | undefined
  faults: readonly AskedMaterial[]
  note: string
  until: Day | undefined
  materials: readonly MaterialView[]
  timeline: readonly Happened[]
  papers: readonly PaperLine[]
  code: string | undefined
  mayWithdraw: boolean
  /** What may be promised for later instead of being handed in now (容缺受理), while nothing was promised. */
  mayFollow: readonly { id: string; name: string }[]
  promised: boolean
  /** The case in which the applicant did not keep such a promise: meanwhile they are offered none. */
  broken: string | undefined
  /** A hearing may be asked for: about what, and until when. */
  hearing: { matter: string; until: Day } | undefined
}
type Place = { name: string; address: string; phone: string; hours: string }
export type AskedMaterial = { id: string; name: string; fault: Fault; note: string; standard: string }
export type MaterialView = {
  id: string
  name: string
  state: keyof typeof MATERIAL_STATE
  note: string
  count: number
  /** Empty for a stranger: names of files are personal. */
  files: readonly { id: string; name: string }[]
}
export type Happened = {
  seq: number
  sentence: string
  detail: string
  term: string
  on: string
  at: string
  paper: PaperLine | undefined
}

export async function caseView(
  db: Db,
  { caseId, certain, signedIn }: Pick<Way, 'caseId' | 'certain' | 'signedIn'>,
  setting: Setting,
): Promise<CaseView> {
  const calendar = await setting.calendar()
  const today = setting.today()
  const dossier = await dossierOf(db, caseId)
  const papers = await papersOf(db, caseId)
  const c = stateIn(dossier)
  const { file, application, site, handOut, station, organ, party } = dossier
  const delivery = wayNow(dossier)
  return {
    id: caseId,
    number: file.number,
    title: file.title,
    status: c.status,
    outcome: 'outcome' in c ? c.outcome : undefined,
    applicant: certain ? party.name : maskedName({ name: party.name, nature: party.kind }),
    agent: certain ? (application.agent_name ?? undefined) : undefined,
    next: nextFor(c, {
      ...{ site: site.name, organ: organ.name, handOut: handOut.name },
      ...{ way: delivery, station: station?.name },
    }),
    asked: askedOf(c.status, delivery, owes(c)),
    ...(await offerIn(db, c, dossier, today)),
    ...dueIn(c, calendar, today),
    stopped: 'pauses' in c && !('outcome' in c) && c.pauses.some(({ until }) => until === undefined),
    submittedOn: file.submitted_on,
    guide: { item: file.item, version: file.guide_version },
    delivery,
    site: placeOf(site),
    handOut: placeOf(handOut),
    organ: { name: organ.name, phone: organ.consultPhone, supervisePhone: organ.supervisePhone },
    by: whoseTurn(c, dossier),
    ...asksOf(c, dossier),
    materials: dossier.materials.map((row) => materialView(c, row, dossier, signedIn)),
    timeline: happened(c, dossier, papers),
    papers,
    code: signedIn ? queryCode(setting.secret, caseId) : undefined,
    mayWithdraw: canDo(c, 'Withdraw'),
    hearing: hearingOffered(c, dossier, today),
  }
}

function hearingOffered(c: Case, { events }: Dossier, today: Day): CaseView['hearing'] {
  const hearing = 'hearing' in c && canDo(c, 'AskHearing') ? c.hearing : undefined
  if (hearing?.stage !== 'offered' || hearing.to === 'interested' || today > hearing.until) return undefined
  const told = events.findLast(({ event }) => event.type === 'HearingOffered')?.event
  return { matter: told?.type === 'HearingOffered' ? told.matter : '', until: hearing.until }
}

const placeOf = ({ name, address, phone, hours }: Place): Place => ({ name, address, phone, hours })

/** How the result really comes: as it was sent, or else as it was asked for. */
function wayNow({ events, application, handOut }: Dossier): DeliveryWay {
  const sent = events.findLast(({ event }) => event.type === 'Dispatched')?.event
  if (sent?.type === 'Dispatched') return sent.way
  return wayHome(application.delivery as DeliveryWay, application.station, handOut.id)
}

/** The date an applicant waits for: not the limits of single desks, but what was promised to them. */
function dueIn(c: Case, calendar: Calendar, today: Day): Pick<CaseView, 'due' | 'legalOn'> {
  const clocks = clocksOf(c, calendar)
  const shown =
    clocks.find(({ kind }) => kind === 'tolerance') ??
    clocks.find(({ kind }) => kind !== 'legal' && isShown(kind))
  const legalOn = clocks.find(({ kind }) => kind === 'legal')?.on
  if (!shown?.on || !isShown(shown.kind)) return { due: undefined, legalOn }
  const { kind, on, provisional } = shown
  return { due: { kind, on, provisional, left: daysLeft(calendar, today, on) }, legalOn }
}

const isShown = (kind: ClockKind): kind is keyof typeof DUE => kind in DUE

function whoseTurn(c: Case, { site, handOut, organ, organs }: Dossier): CaseView['by'] {
  const desk = deskOf(c)
  if (!desk) return undefined
  if (desk.role === 'applicant') return 'applicant'
  const at = [site, handOut].find(({ id }) => id === desk.place)
  if (at) return { name: at.name, phone: at.phone }
  const by = organs.get(desk.place) ?? organ
  return { name: by.name, phone: by.consultPhone }
}

const owes = (c: Case): boolean => 'pauses' in c && c.gap !== undefined && isOpen(c.gap)

async function offerIn(
  db: Db,
  c: Case,
  { file, materials }: Dossier,
  today: Day,
): Promise<Pick<CaseView, 'mayFollow' | 'promised' | 'broken'>> {
  const nothing = { mayFollow: [], promised: false, broken: undefined }
  if (!canDo(c, 'PromiseTolerance') || c.status === 'none') return nothing
  if (c.promise || c.terms.handling === 'onSpot') return { ...nothing, promised: c.promise !== undefined }
  const open = materials.filter((row) => mayFollow(asListed(row)))
  if (open.length === 0) return nothing
  return {
    mayFollow: open.map(({ material, name }) => ({ id: material, name })),
    promised: false,
    broken: brokenOn((await unkeptBy(db, [file.case_id])).get(file.case_id), today),
  }
}

function asksOf(c: Case, dossier: Dossier): Pick<CaseView, 'faults' | 'note' | 'until'> {
  const faults =
    c.status === 'correcting'
      ? c.asked
      : c.status === 'preReturned'
        ? c.reasons
        : owes(c)
          ? owedNow(dossier, c)
          : ([] as const)
  return {
    faults: faults.map(({ material, fault, note }) => ({
      id: material,
      name: titleOf(dossier, material),
      fault,
      note,
      standard: materialOf(dossier.guide, material)?.standard ?? '',
    })),
    note: c.status === 'preReturned' ? c.note : '',
    until: c.status === 'correcting' ? c.until : undefined,
  }
}

function materialView(
  c: Case,
  row: Dossier['materials'][number],
  { attachments }: Dossier,
  own: boolean,
): MaterialView {
  const files = attachments.filter((file) => file.material === row.material && file.replaced_at === null)
  const asked =
    c.status === 'correcting' ? c.asked.find((fault) => fault.material === row.material) : undefined
  return {
    id: row.material,
    name: row.name,
    state:
      asked?.fault ?? (row.verdict as MaterialView['state'] | null) ?? (row.obtained ? 'handedIn' : 'none'),
    note: asked ? asked.note : row.note,
    count: files.length,
    files: own ? files.map(({ attachment, name }) => ({ id: attachment, name })) : [],
  }
}

/** What one office wrote to another stays inside; the applicant is told that it happened. */
const NO_DETAIL: ReadonlySet<string> = new Set(['StepCompleted', 'OpinionAsked', 'OpinionGiven'])

function happened(c: Case, dossier: Dossier, papers: readonly PaperLine[]): Happened[] {
  return timelineOf(dossier, c, () => '', 'applicant').map(
    ({ seq, type, sentence, detail, term, on, at }) => {
      const kind = PAPER_OF[type as keyof typeof PAPER_OF]
      return {
        seq,
        sentence,
        detail: NO_DETAIL.has(type) ? '' : detail,
        term,
        on,
        at,
        paper: papers.findLast((paper) => paper.kind === kind && paper.on === on),
      }
    },
  )
}
