import type { Word } from './word.ts'

/** What citizens read about the versions of an item and about one that has stopped. */
export const ITEM_HISTORY = {
  title: { zh: '版本和变更记录', en: 'Versions and changes' },
  lead: {
    zh: '每一版自写明的日期起执行。已经提交的申请，按提交那天的版本办理。',
    en: 'Each version binds from its day on; a case keeps its own',
  },
  current: { zh: '现在执行', en: 'In force' },
  coming: { zh: '尚未执行', en: 'To come' },
  basis: { zh: '变更依据', en: 'Basis' },
  drafted: { zh: '起草部门', en: 'Drafted by' },
  audited: { zh: '审核', en: 'Audited' },
  first: { zh: '首次公布', en: 'First published' },
  compare: { zh: '与上一版对照', en: 'Compare with the one before' },
  comparison: { zh: '版本对照', en: 'Comparison' },
  noDifference: { zh: '两版内容没有不同。', en: 'No difference' },
  stops: { zh: '暂停、恢复和取消', en: 'Suspended, resumed, ended' },
  reason: { zh: '原因', en: 'Reason' },
  instead: { zh: '请改为办理', en: 'Apply for instead' },
  openCases: { zh: '已经提交的申请继续办理，不受影响。', en: 'Open cases go on' },
  local: { zh: '本地办理信息', en: 'Local' },
  back: { zh: '返回办事指南', en: 'Back to the guide' },
  handlingItems: { zh: '业务办理项', en: 'Handling items' },
  formerCodes: { zh: '曾用编码', en: 'Former codes' },
} as const satisfies Record<string, Word>

/** Sentences about a stop, with its day. */
export const stopped = {
  /** In a list, beside the name of an item. */
  mark: ({ since, resumesOn }: { since: string; resumesOn: string | null }) =>
    resumesOn === null ? `${since}起暂停办理` : `${since}起暂停办理，${resumesOn}恢复`,
  willResume: (day: string) => `${day}起恢复办理，恢复后可以申请。`,
  suspended: (day: string) => `本事项自${day}起暂停办理，暂不接受新的申请。`,
  willSuspend: (day: string) => `本事项将自${day}起暂停办理，此前仍可申请。`,
  ended: (day: string) => `本事项自${day}起取消，不再接受新的申请。`,
  willEnd: (day: string) => `本事项将自${day}起取消，此前仍可申请。`,
  resumed: (day: string) => `自${day}起恢复办理。`,
  version: (version: number) => `第${version}版`,
  since: (day: string) => `${day}起执行`,
  compared: (from: number, to: number) => `第${from}版与第${to}版对照`,
} as const
