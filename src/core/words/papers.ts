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
  extensionNotice: { zh: '延期通知书', en: 'Notice of extension' },
  grantDecision: { zh: '准予决定书', en: 'Decision to grant' },
  denialDecision: { zh: '不予决定书', en: 'Decision to deny' },
  returnNotice: { zh: '退件通知书', en: 'Notice of return' },
  withdrawalConfirmation: { zh: '撤回申请确认书', en: 'Confirmation of withdrawal' },
  deliveryRecord: { zh: '送达回证', en: 'Record of delivery' },
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

/** Words of the check page and of the list of papers. */
export const PAPERS = {
  check: { zh: '文书核验', en: 'Check a paper' },
  genuine: { zh: '这份文书由本系统登记的机关出具。', en: 'This paper is genuine' },
  unknown: { zh: '没有查到这份文书', en: 'No such paper' },
  compare: {
    zh: '请与您手中的文书逐项核对，有一项不一致的，请拨打下面的电话核实。',
    en: 'Compare every line',
  },
  organ: { zh: '出具机关', en: 'Organ' },
  kind: { zh: '文书名称', en: 'Paper' },
  number: { zh: '文号', en: 'Number' },
  issuedOn: { zh: '出具日期', en: 'Issued on' },
  applicant: { zh: '申请人', en: 'Applicant' },
  state: { zh: '文书状态', en: 'State' },
  sealed: { zh: '盖章情况', en: 'Seal' },
  sealBound: { zh: '盖章文书已扫描存档', en: 'The sealed paper is on file' },
  sealAwaited: { zh: '盖章文书尚未扫描存档', en: 'The sealed paper is not on file yet' },
  unsealed: { zh: '待盖章文书', en: 'Papers without their seal' },
} as const satisfies Record<string, Word>
