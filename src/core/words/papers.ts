import type { ServiceWay } from '../document/facts.ts'
import type { PaperKind } from '../document/paper.ts'
import type { Word } from './word.ts'

/** The kinds of paper as people call them; the title on the paper itself also depends on the kind of item. */
export const PAPER = {
  receipt: { zh: '收件凭证', en: 'Receipt' },
  oneTimeNotice: { zh: '一次性告知单', en: 'One-time notice' },
  correctionNotice: { zh: '补正告知书', en: 'Correction notice' },
  acceptanceNotice: { zh: '受理通知书', en: 'Acceptance notice' },
  notApplicableNotice: { zh: '不受理告知书', en: 'Notice that no permit is needed' },
  refusalNotice: { zh: '不予受理通知书', en: 'Refusal to accept' },
  specialProcedureNotice: { zh: '特别程序告知书', en: 'Notice of a special procedure' },
  extensionNotice: { zh: '延长办理期限通知书', en: 'Notice of extension' },
  fieldCheckRecord: { zh: '现场核查记录', en: 'Record of a field check' },
  hearingRightNotice: { zh: '听证告知书', en: 'Notice of the right to a hearing' },
  hearingNotice: { zh: '听证通知书', en: 'Notice of the hearing' },
  hearingRecord: { zh: '听证笔录', en: 'Record of the hearing' },
  haltNotice: { zh: '中止办理通知书', en: 'Notice of suspension' },
  resumptionNotice: { zh: '恢复办理通知书', en: 'Notice that it goes on' },
  terminationNotice: { zh: '终止办理通知书', en: 'Notice of termination' },
  grantDecision: { zh: '准予决定书', en: 'Decision to grant' },
  denialDecision: { zh: '不予决定书', en: 'Decision to deny' },
  returnNotice: { zh: '退件通知书', en: 'Notice of return' },
  withdrawalConfirmation: { zh: '撤回申请确认书', en: 'Confirmation of withdrawal' },
  deliveryRecord: { zh: '送达回证', en: 'Record of delivery' },
  tolerancePromise: { zh: '申请容缺受理承诺书', en: 'Promise to hand in later' },
  toleranceNotice: { zh: '容缺受理通知书', en: 'Acceptance with a gap' },
} as const satisfies Record<PaperKind, Word>

/** 送达方式 as the law names them. */
export const SERVICE_WAY = {
  direct: { zh: '直接送达', en: 'Handed over' },
  left: { zh: '留置送达', en: 'Left behind' },
  entrusted: { zh: '委托送达', en: 'By another office' },
  mail: { zh: '邮寄送达', en: 'By mail' },
  electronic: { zh: '电子送达', en: 'Electronically' },
  announcement: { zh: '公告送达', en: 'By public notice' },
} as const satisfies Record<ServiceWay, Word>

/** How a paper stands. */
export const PAPER_STATE = {
  inForce: { zh: '有效', en: 'In force' },
  replaced: { zh: '已被新版本替代', en: 'Replaced by a newer version' },
} as const satisfies Record<string, Word>
export type PaperState = keyof typeof PAPER_STATE

/** Words of the check page. */
export const PAPERS = {
  check: { zh: '文书核验', en: 'Check a paper' },
  genuine: { zh: '这份文书真实有效', en: 'This paper is genuine and in force' },
  outdated: {
    zh: '这份文书确由本系统出具，但已被新版本替代',
    en: 'Genuine, but replaced by a newer version',
  },
  compare: {
    zh: '请与手中的文书逐项核对。有一项不一致的，请不要采信，并拨打 0933-12345 核实。',
    en: 'Compare every line; when in doubt, call',
  },
  state: { zh: '文书状态', en: 'State' },
  kind: { zh: '文书名称', en: 'Paper' },
  number: { zh: '文号', en: 'Number' },
  caseNumber: { zh: '办件编号', en: 'Case' },
  organ: { zh: '出具机关', en: 'Organ' },
  issuedOn: { zh: '出具日期', en: 'Issued on' },
  applicant: { zh: '申请人', en: 'Applicant' },
  seal: { zh: '盖章情况', en: 'Seal' },
  sealBound: { zh: '盖章文书已扫描存档', en: 'The stamped paper is on file' },
  sealAwaited: { zh: '盖章文书尚未扫描存档', en: 'The stamped paper is not on file yet' },
  privacy: {
    zh: '为保护个人信息，这里不显示文书全文，姓名只显示一部分。',
    en: 'The text is not shown here, and only part of the name',
  },
} as const satisfies Record<string, Word>
