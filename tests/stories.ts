import type { Terms } from '../src/core/case/terms.ts'
import type { Action } from '../src/core/case/transitions.ts'
import { ACTS, type ActName } from '../src/modules/cases/acts.ts'
import type { CaseDetail } from '../src/modules/cases/contract.ts'
import type { Actor, Staff } from '../src/platform/actor.ts'
import { HOME_HALL, staffAt, type TestApp } from './app.ts'
import { type applicants, PEOPLE } from './applicants.ts'

/** One thing somebody tries: mostly what their screen offers them, now and then anything at all. */
export type Turn = { who: number; case: number; pick: number; choice: number; wild: boolean }

export type Player = { name: string; actor: Staff }

/** The office at work: everybody who may meet a food permit of 静宁县, and some who may not. */
export async function playersIn({ db }: TestApp, organ: string, asked: string): Promise<Player[]> {
  const at = async (name: string, where: Parameters<typeof staffAt>[1], nth = 0) => ({
    name,
    actor: await staffAt(db, where, { nth }),
  })
  return [
    await at('a clerk', { site: HOME_HALL, role: 'clerk' }, 1),
    await at('another clerk', { site: HOME_HALL, role: 'clerk' }, 2),
    await at('the reviewer', { organ, role: 'reviewer' }),
    await at('the approver', { organ, role: 'approver' }),
    await at('the department that is asked', { organ: asked, role: 'reviewer' }),
    await at('the output window', { site: HOME_HALL, role: 'outputClerk' }),
    await at('the manager', { site: HOME_HALL, role: 'hallManager' }),
    await at('the supervisor', { division: '620826000000', role: 'supervisor' }),
    await at('an administrator', { division: '620800000000', role: 'systemAdmin' }),
  ]
}

/** Mostly whoever has the case on their desk, now and then anybody. */
export function playerFor(
  players: readonly Player[],
  { who, choice }: Turn,
  file: { desk_place: string | null; desk_role: string | null },
): Player {
  const role = file.desk_role === 'applicant' ? 'clerk' : file.desk_role
  const there = players.filter(
    ({ actor: { post } }) => post.role === role && (post.organ ?? post.site) === file.desk_place,
  )
  const among = choice % 5 === 0 || there.length === 0 ? players : there
  return among[who % among.length] as Player
}

const NAMES = Object.keys(ACTS) as ActName[]
/** What leads on is tried more often than what ends a case, or few would come far. */
const WEIGHT: Partial<Record<ActName, number>> = {
  Withdraw: 1,
  Void: 1,
  Refuse: 1,
  DeclareNotApplicable: 1,
  Return: 1,
  PreReturn: 1,
  Deny: 1,
  Claim: 2,
  Consult: 1,
  CorrectOnSpot: 1,
  AskOpinion: 1,
  ReturnStep: 1,
  RequestCorrection: 2,
  Suspend: 2,
  Release: 2,
  Accept: 12,
  CompleteStep: 24,
  Grant: 24,
  GiveOpinion: 12,
  Complete: 12,
  Verify: 12,
  PrePass: 8,
  Resume: 8,
  CheckField: 16,
  CallHearing: 8,
  RecordHearing: 8,
  Proceed: 8,
  Terminate: 1,
  Halt: 1,
  OfferHearing: 1,
  AskHearing: 1,
  Extend: 1,
  SupplyCorrection: 8,
  Deliver: 6,
}

/** The acts behind what a screen offers: a decision is granted or denied. */
function offeredTo({ actions }: Pick<CaseDetail, 'actions'>): ActName[] {
  const names = (actions as Action[]).flatMap((action): ActName[] =>
    action === 'Decide' ? ['Grant', 'Deny'] : action in ACTS ? [action as ActName] : [],
  )
  return names.flatMap((name) => Array.from({ length: WEIGHT[name] ?? 4 }, () => name))
}

export type Tried = {
  name: ActName | 'Judge'
  offered: boolean
  reply: Awaited<ReturnType<ReturnType<TestApp['as']>['post']>>
}

/** Somebody looks at a case and does something; undefined when they do not see it and do not try blindly. */
export async function takeTurn(
  app: TestApp,
  { name, actor }: Player,
  id: string,
  turn: Turn,
  asked: string,
): Promise<Tried | undefined> {
  const browser = app.as(actor as Actor)
  const shown = await browser.get(`/api/cases/${id}`)
  const detail = shown.statusCode === 200 ? (shown.json() as CaseDetail) : undefined
  if (
    detail &&
    name.endsWith('clerk') &&
    turn.choice % 3 === 0 &&
    detail.materials.some((one) => !one.verdict)
  ) {
    const findings = detail.materials.map(({ id: material }) => ({ material, verdict: 'ok' }))
    return {
      name: 'Judge',
      offered: false,
      reply: await browser.put(`/api/cases/${id}/materials`, { findings }),
    }
  }
  const offered = detail && !turn.wild ? offeredTo(detail) : []
  if (!turn.wild && offered.length === 0) return undefined
  const among = offered.length > 0 ? offered : NAMES
  const act = among[turn.pick % among.length] as ActName
  const { path, body } = requestFor(act, id, detail, turn, asked)
  return { name: act, offered: offered.length > 0, reply: await browser.post(path, body) }
}

const NOBODY = '019aa000-0000-7000-8000-000000000001'

/** The request of an act, its details taken from what the screen shows. */
function requestFor(
  name: ActName,
  id: string,
  detail: CaseDetail | undefined,
  { choice }: Turn,
  asked: string,
) {
  const text = choice % 12 === 11 ? '  ' : '有理由'
  const consultation = detail?.consultations.find(({ answer }) => answer === null)?.id ?? NOBODY
  const opinion = detail?.opinions.find(({ mine }) => mine)?.id ?? 'nobody-asked'
  const material = detail?.materials[choice % (detail.materials.length || 1)]?.id ?? 'nothing'
  const step = detail?.steps[choice % (detail.steps.length || 1)]?.id ?? 'nothing'
  const path = `/api${ACTS[name].path}`
    .replace(':id', id)
    .replace(':consultation', consultation)
    .replace(':opinion', opinion)
  const faults = [{ material, fault: 'incomplete', note: '缺第二页' }]
  const bodies: Partial<Record<ActName, object>> = {
    PreReturn: { reasons: faults, note: text },
    Consult: { question: text },
    AnswerConsultation: { answer: text },
    CorrectOnSpot: { note: text },
    RequestCorrection: { items: faults },
    Return: { reason: text },
    DeclareNotApplicable: { reason: text },
    Refuse: { reason: text, competentOrgan: '静宁县住房和城乡建设局' },
    DecideOnSpot: { opinion: text },
    CompleteStep: { result: choice % 3 === 0 ? 'disagree' : 'agree', opinion: text },
    ReturnStep: { to: step, reason: text },
    AskOpinion: { organ: asked, about: text, days: 3 },
    GiveOpinion: { agree: choice % 2 === 0, text },
    Suspend: { kind: 'expertReview', days: 5, reason: text },
    Resume: { result: text },
    CheckField: {
      members: (detail?.colleagues ?? []).slice(0, choice % 6 === 0 ? 1 : 2).map((one) => one.id),
      findings: text,
    },
    OfferHearing: { to: 'both', matter: text },
    AskHearing: { of: detail?.hearing.wishes[choice % (detail.hearing.wishes.length || 1)] ?? 'organ' },
    CallHearing: {
      ...{ heldOn: detail?.hearing.earliest ?? '2026-05-01', time: '09:30', place: text },
      chair: detail?.colleagues[choice % (detail.colleagues.length || 1)]?.id ?? NOBODY,
    },
    RecordHearing: { record: text },
    Extend: { days: 1 + (choice % 12), reason: text },
    Halt: { ground: 'dispute', reason: text },
    Proceed: { reason: text },
    Terminate: { ground: 'subjectGone', reason: text },
    Grant: { opinion: text },
    Deny: { reason: text, basis: '行政许可法第三十八条' },
    SettleFee: { amount: 10, receipt: text },
    Verify: { attested: detail?.papers.filter(({ needsSeal }) => needsSeal).map((paper) => paper.id) ?? [] },
    Dispatch: { way: 'mail', waybill: 'EB1' },
    Deliver: {
      way: 'pickup',
      collector: 'applicant',
      name: PEOPLE.wang.name,
      documentNumber: PEOPLE.wang.documentNumber,
    },
    Withdraw: { reason: text },
    Void: { reason: text },
  }
  return { path, body: bodies[name] ?? {} }
}

/** Where cases begin: on-line or at the window, with and without originals, fee, and a second department to ask. */
export function beginnings(people: Awaited<ReturnType<typeof applicants>>, usual: Terms, asked: string) {
  const specials: Terms['specials'] = [{ kind: 'expertReview', days: 5 }]
  const opinions: Terms['opinions'] = [{ id: 'health', organ: asked, about: '卫生条件', days: 3 }]
  const terms = (changes: Partial<Terms>) => ({ terms: { ...usual, ...changes } })
  return [
    () => people.apply('wang'),
    () => people.atWindow('wang'),
    () => people.apply('wang', terms({ originals: 'beforeAcceptance' })),
    () => people.atWindow('wang', terms({ opinions, specials })),
    () => people.atWindow('wang', terms({ fee: true, originals: 'atClosing', specials })),
  ]
}
