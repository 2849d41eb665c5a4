/** What other modules may ask of cases, inside their own transaction. */

export { caseOfLink, isQueryCode, linkToken, queryCode } from './access.ts'
export { type Act, act } from './act.ts'
export { countOpenCases, earlierForms, numbersOf, submittedAmong } from './applicant.ts'
export { addAttachments, asAttachments, type NewAttachment } from './attachments.ts'
export { actionsFor, stateIn, timelineOf } from './detail.ts'
export { type Dossier, dossierOf, titleOf } from './dossier.ts'
export { type Affected, affectedBy, type Effect, effectOf, waitingCases } from './effect.ts'
export { fileKind } from './file-kind.ts'
export { sendFile } from './file-routes.ts'
export { proofOf } from './held.ts'
export { type CaseLedger, casesInTurn, casesRecorded, ledgersOf } from './ledger.ts'
export { type Changed, resubmit } from './resubmit.ts'
export {
  type Application,
  type ApplicationAttachment,
  type ApplicationMaterial,
  type Submitted,
  submissions,
  submitAll,
} from './submit.ts'
export {
  caseIdsAfter,
  dueBy,
  dueCounts,
  findSupervised,
  type Supervised,
  supervisedAmong,
} from './supervised.ts'
export { lastAtWindow, type Tiding, tidingsOf } from './tidings.ts'
export { unfinishedAt, waitingAt } from './unfinished.ts'
export {
  filesOf,
  type Proof,
  proofSentence,
  type Reused,
  reusedIn,
  type Verified,
  type VerifiedFile,
  verifiedOf,
} from './verified.ts'
export { visibleCases } from './visible.ts'
export { type Way, waysTo } from './way.ts'
