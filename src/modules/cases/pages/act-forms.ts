import { AUTHORITIES } from '../../../core/case/collector.ts'
import { ACT_FORM, OPINION_TEXT } from '../../../core/words/case-desk.ts'
import {
  AUTHORITY_SHOWN,
  DELIVERY,
  HALT_GROUND,
  HEARING_WISH,
  INVITED,
  SPECIAL,
  TERMINATION_GROUND,
} from '../../../core/words/cases.ts'
import type { Word } from '../../../core/words/word.ts'
import { today } from '../../../workbench/widgets/today.ts'
import type { ActName } from '../acts.ts'
import type { CaseDetail } from '../contract.ts'
import { collectorInput, collectorStart } from './collector.ts'
import { type Draft, type Fault, faultsFrom } from './draft.ts'
import { mayFollowIn, owedIn } from './readiness.ts'

export type Option = { value: string; label: string }
/** One question of a form. `organ` chooses one of the place's, `organName` may also be typed, `site` is looked up. */
export type AskSpec = {
  name: string
  kind:
    | 'line'
    | 'long'
    | 'money'
    | 'number'
    | 'day'
    | 'choice'
    | 'radio'
    | 'organ'
    | 'organName'
    | 'site'
    | 'basis'
  label: Word
  hint?: Word
  optional?: boolean
  options?: readonly Option[]
}
/** A part of a form that is more than questions. */
export type Part =
  | 'readiness'
  | 'openOpinions'
  | 'faults'
  | 'asked'
  | 'certificate'
  | 'checks'
  | 'collector'
  | 'mayFollow'
  | 'members'

type ActForm = {
  parts?: readonly Part[]
  asks?: (c: CaseDetail, draft: Draft) => readonly AskSpec[]
  /** What stands in it before anybody has typed. */
  start?: (c: CaseDetail) => Partial<Draft>
  /** What is sent, beside the answers themselves. */
  input?: (draft: Draft, c: CaseDetail) => Record<string, unknown>
}

const reason: AskSpec = { name: 'reason', kind: 'long', label: ACT_FORM.reason }
const opinion: AskSpec = { name: 'opinion', kind: 'long', label: ACT_FORM.opinion }
const AGREE: readonly Option[] = [
  { value: 'agree', label: ACT_FORM.agree.zh },
  { value: 'disagree', label: ACT_FORM.disagree.zh },
]
const wordsIn = (words: Readonly<Record<string, Word>>): Option[] =>
  Object.entries(words).map(([value, { zh }]) => ({ value, label: zh }))
const text = (text: Record<string, string>) => ({ text })
const faults = (c: CaseDetail): Partial<Draft> => ({ faults: faultsFrom(c.materials) })
const sentFaults = ({ faults }: Draft): Fault[] =>
  faults.map(({ material, fault, note }) => ({ material, fault, note }))
/** A hearing has acts of its own. */
const specialsIn = ({ specials }: CaseDetail['guide']) => specials.filter(({ kind }) => kind !== 'hearing')
const openQuestion = (c: CaseDetail) => c.consultations.find(({ answer }) => answer === null)
const myOpinion = (c: CaseDetail) => c.opinions.find(({ mine }) => mine)
const hasCertificate = ({ guide, outcome }: CaseDetail) => guide.result.kind === '10' && outcome !== 'denied'

/** The form of each act: what is asked, what stands there already, what is sent. An act without one is only confirmed. */
export const ACT_FORMS: Readonly<Record<ActName, ActForm>> = {
  PreReturn: {
    parts: ['faults'],
    asks: () => [{ name: 'note', kind: 'long', label: ACT_FORM.note, optional: true }],
    start: faults,
    input: (draft) => ({ reasons: sentFaults(draft) }),
  },
  PrePass: { parts: ['readiness'] },
  Resubmit: {},
  Receive: { parts: ['readiness'] },
  Consult: {
    asks: () => [{ name: 'question', kind: 'long', label: ACT_FORM.question, hint: ACT_FORM.questionHint }],
  },
  AnswerConsultation: {
    parts: ['asked'],
    asks: () => [{ name: 'answer', kind: 'long', label: ACT_FORM.answer }],
    input: (_, c) => ({ consultation: openQuestion(c)?.id }),
  },
  CorrectOnSpot: { asks: () => [{ name: 'note', kind: 'long', label: ACT_FORM.whatWasCorrected }] },
  RequestCorrection: {
    parts: ['faults'],
    start: faults,
    input: (draft) => ({ items: sentFaults(draft) }),
  },
  SupplyCorrection: { parts: ['readiness'] },
  Return: { asks: () => [reason] },
  Accept: { parts: ['readiness'] },
  DeclareNotApplicable: { asks: () => [reason] },
  Refuse: {
    asks: () => [
      reason,
      {
        name: 'competentOrgan',
        kind: 'organName',
        label: ACT_FORM.competentOrgan,
        hint: ACT_FORM.competentHint,
      },
    ],
  },
  DecideOnSpot: {
    parts: ['readiness', 'certificate'],
    asks: () => [opinion],
    start: (c) => ({
      text: { opinion: OPINION_TEXT.onSpot.zh, ...certificateStart() },
      ...withCertificate(c),
    }),
    input: certificateInput,
  },
  CompleteStep: {
    asks: () => [{ name: 'result', kind: 'radio', label: ACT_FORM.result, options: AGREE }, opinion],
    start: () => text({ result: 'agree', opinion: OPINION_TEXT.step.zh }),
  },
  ReturnStep: {
    asks: ({ steps }) => [
      {
        name: 'to',
        kind: 'choice',
        label: ACT_FORM.to,
        options: steps
          .filter(({ state }) => state === 'done')
          .map(({ id, name }) => ({ value: id, label: name })),
      },
      reason,
    ],
    start: ({ steps }) => text({ to: steps.findLast(({ state }) => state === 'done')?.id ?? '' }),
  },
  AskOpinion: {
    asks: () => [
      { name: 'organ', kind: 'organ', label: ACT_FORM.organ },
      { name: 'about', kind: 'long', label: ACT_FORM.about },
      { name: 'days', kind: 'number', label: ACT_FORM.opinionDays },
    ],
    start: () => text({ days: '5' }),
  },
  GiveOpinion: {
    parts: ['asked'],
    asks: () => [
      { name: 'agree', kind: 'radio', label: ACT_FORM.result, options: AGREE },
      { name: 'text', kind: 'long', label: ACT_FORM.opinion },
    ],
    start: () => text({ agree: 'agree' }),
    input: (draft, c) => ({ opinion: myOpinion(c)?.id, agree: draft.text.agree !== 'disagree' }),
  },
  Suspend: {
    asks: ({ guide }) => [
      {
        name: 'kind',
        kind: 'choice',
        label: ACT_FORM.special,
        options: specialsIn(guide).map(({ kind }) => ({ value: kind, label: SPECIAL[kind].zh })),
      },
      { name: 'days', kind: 'number', label: ACT_FORM.specialDays },
      reason,
    ],
    start: ({ guide }) => {
      const [first] = specialsIn(guide)
      return text({ kind: first?.kind ?? '', days: String(first?.days ?? '') })
    },
  },
  Resume: { asks: () => [{ name: 'result', kind: 'long', label: ACT_FORM.specialResult }] },
  CheckField: {
    parts: ['members'],
    asks: () => [{ name: 'findings', kind: 'long', label: ACT_FORM.findings, hint: ACT_FORM.findingsHint }],
    input: ({ ticked }) => ({ members: ticked }),
  },
  OfferHearing: {
    asks: () => [
      { name: 'to', kind: 'radio', label: ACT_FORM.invited, options: wordsIn(INVITED) },
      { name: 'matter', kind: 'long', label: ACT_FORM.matter, hint: ACT_FORM.matterHint },
    ],
    start: () => text({ to: 'both' }),
  },
  AskHearing: {
    asks: ({ hearing }) => [
      {
        name: 'of',
        kind: 'radio',
        label: ACT_FORM.wish,
        options: hearing.wishes.map((value) => ({ value, label: HEARING_WISH[value].zh })),
      },
      { ...reason, optional: true },
    ],
    start: ({ hearing }) => text({ of: hearing.wishes[0] ?? 'organ' }),
  },
  CallHearing: {
    asks: ({ colleagues }) => [
      { name: 'heldOn', kind: 'day', label: ACT_FORM.heldOn, hint: ACT_FORM.heldOnHint },
      { name: 'time', kind: 'line', label: ACT_FORM.heldAt },
      { name: 'place', kind: 'line', label: ACT_FORM.heldWhere },
      {
        name: 'chair',
        kind: 'choice',
        label: ACT_FORM.chair,
        hint: ACT_FORM.chairHint,
        options: colleagues
          .filter(({ reviewed }) => !reviewed)
          .map(({ id, name }) => ({ value: id, label: name })),
      },
    ],
    start: ({ hearing }) => text({ heldOn: hearing.earliest, time: '09:30' }),
  },
  RecordHearing: {
    asks: () => [{ name: 'record', kind: 'long', label: ACT_FORM.record, hint: ACT_FORM.recordHint }],
  },
  Extend: {
    asks: () => [{ name: 'days', kind: 'number', label: ACT_FORM.extensionDays }, reason],
    start: ({ extensionDays }) => text({ days: String(extensionDays) }),
  },
  SeekExtension: {
    asks: () => [{ name: 'days', kind: 'number', label: ACT_FORM.extensionDays }, reason],
    start: ({ extensionDays }) => text({ days: String(extensionDays) }),
  },
  DeclineExtension: { asks: () => [reason] },
  Halt: {
    asks: () => [
      { name: 'ground', kind: 'choice', label: ACT_FORM.ground, options: wordsIn(HALT_GROUND) },
      reason,
    ],
  },
  Proceed: { asks: () => [reason] },
  Terminate: {
    asks: () => [
      { name: 'ground', kind: 'choice', label: ACT_FORM.ground, options: wordsIn(TERMINATION_GROUND) },
      reason,
    ],
  },
  Grant: {
    parts: ['openOpinions'],
    asks: () => [opinion],
    start: () => text({ opinion: OPINION_TEXT.grant.zh }),
  },
  Deny: {
    parts: ['openOpinions'],
    asks: () => [reason, { name: 'basis', kind: 'basis', label: ACT_FORM.basis, hint: ACT_FORM.basisHint }],
  },
  SettleFee: {
    asks: () => [
      { name: 'amount', kind: 'money', label: ACT_FORM.amount },
      { name: 'receipt', kind: 'line', label: ACT_FORM.receipt },
    ],
  },
  SeeOriginals: {},
  Complete: {
    parts: ['certificate'],
    start: (c) => ({ text: certificateStart(), ...withCertificate(c) }),
    input: certificateInput,
  },
  Verify: { parts: ['checks'], input: ({ ticked }) => ({ attested: ticked }) },
  Dispatch: {
    asks: (_, { text: { way } }) => [
      {
        name: 'way',
        kind: 'radio',
        label: ACT_FORM.way,
        options: (['mail', 'station'] as const).map((value) => ({ value, label: DELIVERY[value].zh })),
      },
      way === 'station'
        ? { name: 'site', kind: 'site', label: ACT_FORM.site }
        : { name: 'waybill', kind: 'line', label: ACT_FORM.waybill },
    ],
    start: ({ delivery: { way, nearby } }) =>
      text({ way: way === 'station' ? 'station' : 'mail', site: nearby[0]?.id ?? '' }),
  },
  Deliver: { parts: ['collector'], start: collectorStart, input: collectorInput },
  Withdraw: { asks: () => [reason] },
  Void: { asks: () => [reason] },
  Claim: {},
  Release: {},
  PromiseTolerance: {
    parts: ['mayFollow'],
    asks: (_, { text: { signer } }) => [
      { name: 'days', kind: 'number', label: ACT_FORM.promiseDays, hint: ACT_FORM.promiseDaysHint },
      { name: 'signer', kind: 'radio', label: ACT_FORM.signer, options: SIGNERS },
      ...(signer === 'agent'
        ? [
            {
              name: 'authority',
              kind: 'choice',
              label: ACT_FORM.authority,
              hint: ACT_FORM.authorityHint,
              options: AUTHORITIES.map((value) => ({ value, label: AUTHORITY_SHOWN[value].zh })),
            } as const,
          ]
        : []),
    ],
    start: (c) => ({
      text: { days: String(c.mostDays), signer: 'applicant', authority: 'mandate' },
      ticked: mayFollowIn(c).map(({ id }) => id),
    }),
    input: ({ ticked }) => ({ materials: ticked }),
  },
  AcceptWithTolerance: { parts: ['readiness'] },
  ConfirmTolerated: { parts: ['readiness'] },
  RejectTolerated: {
    parts: ['faults'],
    start: (c) => ({ faults: faultsFrom(owedIn(c)) }),
    input: (draft) => ({ items: sentFaults(draft) }),
  },
  EndTolerance: { asks: () => [reason] },
  AllowSecondCorrection: { asks: () => [reason] },
}

const SIGNERS: readonly Option[] = [
  { value: 'applicant', label: ACT_FORM.signerSelf.zh },
  { value: 'agent', label: ACT_FORM.signerAgent.zh },
]

const WITH_CERTIFICATE = 'certificate'
const withCertificate = (c: CaseDetail): Partial<Draft> => ({
  ticked: hasCertificate(c) ? [WITH_CERTIFICATE] : [],
})
const certificateStart = () => ({ 'certificate.validFrom': today() as string })

function certificateInput({ text, ticked }: Draft): Record<string, unknown> {
  if (!ticked.includes(WITH_CERTIFICATE)) return { certificate: undefined }
  return {
    certificate: {
      number: text['certificate.number'] ?? '',
      validFrom: text['certificate.validFrom'] ?? '',
      validUntil: text['certificate.validUntil'] || undefined,
    },
  }
}

/** What a form sends: the answers of its questions, numbers as numbers, and what its parts add. */
export function inputOf(name: ActName, draft: Draft, c: CaseDetail): Record<string, unknown> {
  const { asks, input } = ACT_FORMS[name]
  const answers = (asks?.(c, draft) ?? []).map(({ name: field, kind }) => {
    const typed = (draft.text[field] ?? '').trim()
    const number = kind === 'money' || kind === 'number'
    return [field, number ? Number(typed || Number.NaN) : typed] as const
  })
  return { ...Object.fromEntries(answers), ...input?.(draft, c) }
}

/** The form as it opens. */
export function startOf(name: ActName, c: CaseDetail): Draft {
  return { text: {}, faults: [], ticked: [], ...ACT_FORMS[name].start?.(c) }
}
