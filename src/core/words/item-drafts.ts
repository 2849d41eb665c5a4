import type { Audit, DraftCommand, DraftKind, DraftState, Standing } from '../catalogue/lifecycle.ts'
import type { Word } from './word.ts'

/** 目录操作 */
export const DRAFT_KIND = {
  create: { zh: '新增', en: 'New item' },
  change: { zh: '变更', en: 'Change' },
  split: { zh: '拆分', en: 'Split' },
  merge: { zh: '合并', en: 'Merge' },
  suspend: { zh: '暂停', en: 'Suspend' },
  resume: { zh: '恢复', en: 'Resume' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Record<DraftKind, Word>

export const DRAFT_STATE = {
  drafting: { zh: '起草中', en: 'Drafting' },
  submitted: { zh: '审核中', en: 'In audit' },
  approved: { zh: '审核通过', en: 'Approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<DraftState, Word>

export const DRAFT_ACT = {
  Save: { zh: '修改', en: 'Save' },
  Submit: { zh: '提交审核', en: 'Submit' },
  Approve: { zh: '审核通过', en: 'Approve' },
  SendBack: { zh: '退回修改', en: 'Send back' },
  Withdraw: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Record<DraftCommand['type'], Word>

/** What the record of a draft says was done. */
export const DRAFT_DONE = {
  opened: { zh: '开始起草', en: 'Opened' },
  submitted: { zh: '提交审核', en: 'Submitted' },
  approved: { zh: '审核通过', en: 'Approved' },
  sentBack: { zh: '退回修改', en: 'Sent back' },
  withdrawn: { zh: '撤回草案', en: 'Withdrawn' },
} as const satisfies Record<string, Word>

export const AUDIT = {
  staffing: { zh: '机构编制审核', en: 'Audit of the establishment' },
  legal: { zh: '法制审核', en: 'Legal audit' },
} as const satisfies Record<Audit, Word>

export const STANDING = {
  active: { zh: '在用', en: 'Active' },
  suspended: { zh: '暂停办理', en: 'Suspended' },
  ended: { zh: '已取消', en: 'Ended' },
} as const satisfies Record<Standing, Word>
