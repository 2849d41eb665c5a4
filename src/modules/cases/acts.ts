import { z } from 'zod'
import { AUTHORITIES, SHOWN } from '../../core/case/collector.ts'
import { HALT_GROUNDS, TERMINATION_GROUNDS } from '../../core/case/ground.ts'
import type { Action } from '../../core/case/transitions.ts'
import { ACTION } from '../../core/words/cases.ts'
import { type Endpoint, endpoint } from '../../platform/endpoint.ts'
import { CaseLine, Day, DeliveryCode, FaultCode, SpecialCode, WishCode } from './contract.ts'

const id = { id: z.uuid() }
const reason = z.string().trim().min(1, '请写明理由').max(1000)
const opinion = z.string().trim().min(1, '请写明意见').max(1000)
const certificate = z
  .strictObject({
    number: z.string().trim().min(1, '请填写证照编号').max(60),
    validFrom: Day,
    validUntil: Day.optional(),
  })
  .optional()
const faults = z
  .array(
    z.strictObject({
      material: z.string().max(60),
      fault: FaultCode,
      note: z.string().trim().min(1, '请写明原因').max(300),
    }),
  )
  .max(60)

const act = <P extends `/${string}`, S extends z.ZodRawShape>(action: Action, path: P, shape: S) =>
  endpoint({
    method: 'POST',
    path: `/cases/:id${path}`,
    summary: ACTION[action].zh,
    input: z.strictObject({ ...id, ...shape }),
    output: CaseLine,
  })

/** What can be done to a case over HTTP, each as the making of a noun. */
export const ACTS = {
  PreReturn: act('PreReturn', '/pre-review-return', {
    reasons: faults,
    note: z.string().trim().max(1000).default(''),
  }),
  PrePass: act('PrePass', '/pre-review-pass', {}),
  Resubmit: act('Resubmit', '/resubmission', {}),
  Receive: act('Receive', '/receipt', {}),
  Consult: act('Consult', '/consultations', { question: reason }),
  AnswerConsultation: act('AnswerConsultation', '/consultations/:consultation/answer', {
    consultation: z.uuid(),
    answer: opinion,
  }),
  CorrectOnSpot: act('CorrectOnSpot', '/on-spot-correction', { note: reason }),
  RequestCorrection: act('RequestCorrection', '/correction-notice', { items: faults }),
  SupplyCorrection: act('SupplyCorrection', '/correction', {}),
  Return: act('Return', '/return', { reason }),
  Accept: act('Accept', '/acceptance', {}),
  DeclareNotApplicable: act('DeclareNotApplicable', '/non-applicability', { reason }),
  Refuse: act('Refuse', '/refusal', {
    reason,
    competentOrgan: z.string().trim().min(1, '请写明有权受理的机关').max(100),
  }),
  DecideOnSpot: act('DecideOnSpot', '/on-spot-decision', { opinion, certificate }),
  CompleteStep: act('CompleteStep', '/step-completion', { result: z.enum(['agree', 'disagree']), opinion }),
  ReturnStep: act('ReturnStep', '/step-return', { to: z.string().max(60), reason }),
  AskOpinion: act('AskOpinion', '/opinions', {
    organ: z.string().max(40),
    about: reason,
    days: z.int().min(1).max(30),
  }),
  GiveOpinion: act('GiveOpinion', '/opinions/:opinion/answer', {
    opinion: z.string().max(60),
    agree: z.boolean(),
    text: opinion,
  }),
  Suspend: act('Suspend', '/suspension', {
    kind: SpecialCode,
    days: z.int().min(1, '请填写预计工作日').max(365),
    reason,
  }),
  Resume: act('Resume', '/resumption', { result: opinion }),
  CheckField: act('CheckField', '/field-checks', {
    members: z.array(z.uuid()).max(20),
    findings: z.string().trim().min(1, '请写明核查情况').max(2000),
  }),
  OfferHearing: act('OfferHearing', '/hearing-right', {
    to: z.enum(['applicant', 'interested', 'both']),
    matter: z.string().trim().min(1, '请写明涉及的重大利益关系').max(1000),
  }),
  AskHearing: act('AskHearing', '/hearing', {
    of: WishCode,
    reason: z.string().trim().max(1000).default(''),
  }),
  CallHearing: act('CallHearing', '/hearing-notice', {
    heldOn: Day,
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请按 09:30 的样子填写时间'),
    place: z.string().trim().min(1, '请填写听证地点').max(200),
    chair: z.uuid('请选择听证主持人'),
  }),
  RecordHearing: act('RecordHearing', '/hearing-record', {
    record: z.string().trim().min(1, '请录入听证笔录').max(10_000),
  }),
  Extend: act('Extend', '/extension', { days: z.int().min(1, '请填写延长的工作日').max(365), reason }),
  SeekExtension: act('SeekExtension', '/extension-request', {
    days: z.int().min(1, '请填写延长的工作日').max(365),
    reason,
  }),
  DeclineExtension: act('DeclineExtension', '/extension-refusal', { reason }),
  Halt: act('Halt', '/halt', { ground: z.enum(HALT_GROUNDS, '请选择情形'), reason }),
  Proceed: act('Proceed', '/continuation', { reason }),
  Terminate: act('Terminate', '/termination', { ground: z.enum(TERMINATION_GROUNDS, '请选择情形'), reason }),
  Grant: act('Decide', '/grant', { opinion }),
  Deny: act('Decide', '/denial', { reason, basis: z.string().trim().min(1, '请写明法律依据').max(1000) }),
  SettleFee: act('SettleFee', '/fee', {
    amount: z.number().min(0).max(10_000_000),
    receipt: z.string().trim().min(1, '请填写票据号').max(60),
  }),
  SeeOriginals: act('SeeOriginals', '/originals', {}),
  Complete: act('Complete', '/completion', { certificate }),
  Verify: act('Verify', '/verification', { attested: z.array(z.uuid()).max(40).default([]) }),
  Dispatch: act('Dispatch', '/dispatch', {
    way: DeliveryCode.extract(['mail', 'station']),
    waybill: z.string().trim().max(60).default(''),
    site: z.string().max(60).default(''),
  }),
  Deliver: act('Deliver', '/delivery', {
    way: DeliveryCode,
    collector: z.enum(['applicant', 'agent', 'none']),
    name: z.string().trim().max(60).default(''),
    documentKind: z.enum(SHOWN).default('citizenId'),
    documentNumber: z.string().trim().max(40).default(''),
    /** By what somebody takes it for the applicant. */
    authority: z.enum(AUTHORITIES).optional(),
    signature: z.string().max(200_000).default(''),
  }),
  Withdraw: act('Withdraw', '/withdrawal', { reason }),
  Void: act('Void', '/voidance', { reason }),
  Claim: act('Claim', '/claim', {}),
  Release: act('Release', '/release', {}),
  PromiseTolerance: act('PromiseTolerance', '/tolerance-promise', {
    materials: z.array(z.string().max(60)).min(1, '请至少选择一份要后补的材料').max(60),
    days: z.int().min(1, '请填写补交期限').max(365),
    signer: z.enum(['applicant', 'agent']),
    /** By what an agent signs for the applicant. */
    authority: z.enum(AUTHORITIES).optional(),
  }),
  AcceptWithTolerance: act('AcceptWithTolerance', '/tolerance-acceptance', {}),
  ConfirmTolerated: act('ConfirmTolerated', '/tolerance-confirmation', {}),
  RejectTolerated: act('RejectTolerated', '/tolerance-rejection', { items: faults }),
  EndTolerance: act('EndTolerance', '/tolerance-return', { reason }),
  AllowSecondCorrection: act('AllowSecondCorrection', '/second-correction', { reason }),
} as const satisfies Record<string, Endpoint>
export type ActName = keyof typeof ACTS
