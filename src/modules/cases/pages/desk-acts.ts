import type { Action } from '../../../core/case/transitions.ts'
import { DECISION_ACT } from '../../../core/words/case-desk.ts'
import { ACTION } from '../../../core/words/cases.ts'
import type { ActName } from '../acts.ts'
import type { CaseDetail, MaterialLine } from '../contract.ts'
import { mayFollowIn, owedIn } from './readiness.ts'

type DeskAct = {
  /** The action of the law this is; two acts decide. */
  action: Action
  key: string
  /** It weighs on the applicant or ends the case. */
  grave?: boolean
  /** Done at once: it can be undone by its opposite. */
  quick?: boolean
}

/** Every act as a button: its key, and whether it is grave. Acts that are never lawful together may share a key. */
// biome-ignore format: a table is read by its columns
export const DESK_ACTS: Readonly<Record<ActName, DeskAct>> = {
  PrePass:              { action: 'PrePass',              key: 'a' },
  Receive:              { action: 'Receive',              key: 'a' },
  Resubmit:             { action: 'Resubmit',             key: 'a' },
  SupplyCorrection:     { action: 'SupplyCorrection',     key: 'a' },
  Accept:               { action: 'Accept',               key: 'a' },
  CompleteStep:         { action: 'CompleteStep',         key: 'a' },
  Resume:               { action: 'Resume',               key: 'a' },
  Grant:                { action: 'Decide',               key: 'a' },
  Proceed:              { action: 'Proceed',              key: 'a' },
  RecordHearing:        { action: 'RecordHearing',        key: 'm' },
  Complete:             { action: 'Complete',             key: 'a' },
  Verify:               { action: 'Verify',               key: 'a' },
  Deliver:              { action: 'Deliver',              key: 'a' },
  DecideOnSpot:         { action: 'DecideOnSpot',         key: 'd' },
  AnswerConsultation:   { action: 'AnswerConsultation',   key: 'g' },
  GiveOpinion:          { action: 'GiveOpinion',          key: 'g' },
  Dispatch:             { action: 'Dispatch',             key: 'e' },
  PreReturn:            { action: 'PreReturn',            key: 'b' },
  RequestCorrection:    { action: 'RequestCorrection',    key: 'b' },
  CorrectOnSpot:        { action: 'CorrectOnSpot',        key: 'e' },
  SeeOriginals:         { action: 'SeeOriginals',         key: 'o' },
  SettleFee:            { action: 'SettleFee',            key: 'y' },
  Consult:              { action: 'Consult',              key: 'h' },
  AskOpinion:           { action: 'AskOpinion',           key: 'q' },
  ReturnStep:           { action: 'ReturnStep',           key: 't' },
  CheckField:           { action: 'CheckField',           key: 'i' },
  Suspend:              { action: 'Suspend',              key: 's' },
  OfferHearing:         { action: 'OfferHearing',         key: 'h' },
  AskHearing:           { action: 'AskHearing',           key: 'l' },
  CallHearing:          { action: 'CallHearing',          key: 'h' },
  Extend:               { action: 'Extend',               key: 'd' },
  SeekExtension:        { action: 'SeekExtension',        key: 'm' },
  DeclineExtension:     { action: 'DeclineExtension',     key: '9' }, // every letter has its act under review
  Claim:                { action: 'Claim',                key: 'x', quick: true },
  Release:              { action: 'Release',              key: 'u', quick: true },
  Deny:                 { action: 'Decide',               key: 'n', grave: true },
  DeclareNotApplicable: { action: 'DeclareNotApplicable', key: 'n', grave: true },
  Refuse:               { action: 'Refuse',               key: 'f', grave: true },
  Return:               { action: 'Return',               key: 't', grave: true },
  Halt:                 { action: 'Halt',                 key: 'p', grave: true },
  Terminate:            { action: 'Terminate',            key: 'f', grave: true },
  Withdraw:             { action: 'Withdraw',             key: 'w', grave: true },
  Void:                 { action: 'Void',                 key: 'z', grave: true },
  AcceptWithTolerance:  { action: 'AcceptWithTolerance',  key: 'l' },
  PromiseTolerance:     { action: 'PromiseTolerance',     key: 'p' },
  ConfirmTolerated:     { action: 'ConfirmTolerated',     key: 'c' },
  RejectTolerated:      { action: 'RejectTolerated',      key: 'b' },
  AllowSecondCorrection: { action: 'AllowSecondCorrection', key: 'm', grave: true },
  EndTolerance:         { action: 'EndTolerance',         key: 'e', grave: true },
}
const NAMES = Object.keys(DESK_ACTS) as ActName[]

/** What the button says: the word of the law, or, where one action has two ends, its effect. */
export function wordOf(name: ActName): string {
  return name === 'Grant' || name === 'Deny' ? DECISION_ACT[name].zh : ACTION[name].zh
}

/** The acts behind what the server says is lawful and mine, in the order of the table. */
export function actsFor({ actions }: Pick<CaseDetail, 'actions'>): ActName[] {
  return NAMES.filter((name) => actions.includes(DESK_ACTS[name].action))
}

/** The one act to do next, as somebody experienced would say; it stands first and is the main button. */
export function mainActOf(c: CaseDetail): ActName | undefined {
  const may = actsFor(c)
  const faulty = c.materials.some(({ verdict, need }) => isFault(verdict) && need !== 'tolerable')
  const owed = owedIn(c)
  const originalsFirst = c.originals.when === 'beforeAcceptance' && !c.originals.seen
  const now = c.steps.find(({ state }) => state === 'now')
  const fieldFirst = now?.fieldCheck === 'open'
  const away = c.delivery.way === 'mail' || c.delivery.nearby.some(({ chosen }) => chosen)
  const wishes: readonly (ActName | false)[] = [
    faulty && 'PreReturn',
    faulty && 'RequestCorrection',
    owed.some(({ verdict }) => isFault(verdict)) && 'RejectTolerated',
    owed.every(({ verdict }) => verdict === 'ok') && 'ConfirmTolerated',
    'GiveOpinion',
    'AnswerConsultation',
    'PrePass',
    originalsFirst && 'SeeOriginals',
    'Receive',
    'Resubmit',
    'SupplyCorrection',
    mayFollowIn(c).length > 0 && (c.promise ? 'AcceptWithTolerance' : 'PromiseTolerance'),
    c.handling === 'onSpot' && 'DecideOnSpot',
    'Accept',
    fieldFirst && 'CheckField',
    'CompleteStep',
    'RecordHearing',
    'CallHearing',
    'Resume',
    'Grant',
    'Proceed',
    'Complete',
    'Verify',
    !may.includes('Halt') && 'Extend', // of a government that is asked for it; whoever decides has other things to do first
    away && 'Dispatch',
    'Deliver',
    'Claim',
  ]
  return wishes.find((name): name is ActName => name !== false && may.includes(name))
}

const isFault = (verdict: MaterialLine['verdict']) => verdict !== null && verdict !== 'ok'

const TAKES_IN: readonly Action[] = ['PrePass', 'Receive', 'Accept', 'SupplyCorrection', 'Resubmit']
/** Whether this desk takes the materials in, and so judges them; after acceptance only those that were to follow. */
export function judges(
  { actions, tolerance }: Pick<CaseDetail, 'actions' | 'tolerance'>,
  material?: string,
): boolean {
  if (actions.some((action) => TAKES_IN.includes(action))) return true
  if (!actions.includes('ConfirmTolerated')) return false
  return material === undefined || (tolerance?.items ?? []).some((item) => item.material === material)
}
