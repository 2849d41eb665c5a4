import type { DayNature } from '../calendar.ts'
import type { Word } from './word.ts'

/** What a day is. */
export const NATURE = {
  working: { zh: '工作日', en: 'Working day' },
  makeup: { zh: '调休上班', en: 'Made-up working day' },
  weekend: { zh: '周末休息', en: 'Weekend' },
  holiday: { zh: '放假', en: 'Holiday' },
} as const satisfies Record<DayNature['kind'], Word>

export const WEEKDAY = '日一二三四五六'

/** What is said wherever a date rests on a year without a notice. */
export const PROVISIONAL: Word = {
  zh: '国务院尚未公布{year}年放假安排，这个日期可能调整',
  en: 'The State Council has not yet published that year',
}

/** Administration of the calendar. */
export const CALENDAR = {
  title: { zh: '工作日历', en: 'Working-day calendar' },
  yearTitle: { zh: '年度放假安排', en: 'One year' },
  noticeTitle: { zh: '放假通知', en: 'Notice' },
  lead: {
    zh: '期限以国务院办公厅的放假通知为准。通知由系统管理员载入，由市级效能监督人员核准后生效。',
    en: 'Notices are loaded by one and confirmed by another',
  },
  officialUntil: { zh: '放假安排已公布到 {day}', en: 'Official until' },
  afterwards: { zh: '此后的日期按周末和法定节假日推算，都是暂定。', en: 'Provisional afterwards' },
  year: { zh: '年度', en: 'Year' },
  state: { zh: '状态', en: 'State' },
  official: { zh: '已公布', en: 'Official' },
  provisional: { zh: '暂定', en: 'Provisional' },
  workingDays: { zh: '工作日', en: 'Working days' },
  notices: { zh: '依据的通知', en: 'Notices' },
  none: { zh: '国务院尚未公布这一年的放假安排', en: 'Not published' },
  laterYears: { zh: '显示以后各年（暂定）', en: 'Later years' },
  proposals: { zh: '载入的通知', en: 'Put forward' },
  noProposals: { zh: '还没有载入过通知。随系统安装的通知列在上面各年度。', en: 'None yet' },
  load: { zh: '载入放假通知', en: 'Load a notice' },
  paste: { zh: '通知全文', en: 'Text of the notice' },
  pasteHint: {
    zh: '粘贴从标题、文号到印发日期的全文，或者选择 .txt 文件。',
    en: 'Paste it or choose a file',
  },
  file: { zh: '选择 .txt 文件', en: 'Choose a file' },
  fileWrong: { zh: '这个文件不是文本文件，请选择 .txt 文件，或者直接粘贴全文。', en: 'Not a text file' },
  read: { zh: '读取并核对', en: 'Read it' },
  understood: { zh: '读出的内容', en: 'What was understood' },
  amends: { zh: '这是对 {year} 年已有安排的调整，调整前后的安排都会保留。', en: 'Amends a year' },
  count: { zh: '{year} 年工作日：{before} 天 → {after} 天', en: 'Working days' },
  day: { zh: '日期', en: 'Day' },
  was: { zh: '原来', en: 'Before' },
  now: { zh: '通知后', en: 'By the notice' },
  festival: { zh: '节日', en: 'Festival' },
  change: { zh: '变化', en: 'Change' },
  changes: { zh: '改变', en: 'Changes' },
  same: { zh: '不变', en: 'Same' },
  propose: { zh: '提交核准', en: 'Put forward' },
  proposed: { zh: '已提交，等待效能监督人员核准', en: 'Put forward' },
  effect: { zh: '对在办件的影响', en: 'Effect on open cases' },
  effectCount: {
    zh: '将有 {cases} 件在办件的期限变动，其中 {told} 件的承诺或法定期限变动，会通知申请人。',
    en: 'How many',
  },
  noEffect: { zh: '没有在办件的期限因此变动。', en: 'No case moves' },
  department: { zh: '部门', en: 'Department' },
  cases: { zh: '件数', en: 'Cases' },
  affected: { zh: '期限将变动的办件', en: 'Cases that would move' },
  number: { zh: '办件编号', en: 'Case number' },
  item: { zh: '事项', en: 'Item' },
  moves: { zh: '期限变动', en: 'Days that move' },
  more: { zh: '继续显示', en: 'More' },
  apply: { zh: '核准并生效', en: 'Confirm' },
  applySure: {
    zh: '核准后全部在办件按新的日历重新计算，已办结的不变；期限变动的申请人会收到一次通知。不能撤销。',
    en: 'Cannot be undone',
  },
  applied: { zh: '已核准生效，在办件正在重新计算', en: 'Confirmed' },
  withdraw: { zh: '不采用', en: 'Withdraw' },
  withdrawn: { zh: '已标记为不采用', en: 'Withdrawn' },
  reason: { zh: '理由', en: 'Reason' },
  waiting: { zh: '还有 {n} 件在办件正在按新的日历重新计算。', en: 'Still to be computed' },
  settled: { zh: '在办件的期限都已按现行日历计算。', en: 'All computed' },
  by: { zh: '提交', en: 'Put forward by' },
  decided: { zh: '核准', en: 'Decided by' },
  states: {
    proposed: { zh: '待核准', en: 'Waiting' },
    applied: { zh: '已生效', en: 'In force' },
    withdrawn: { zh: '不采用', en: 'Withdrawn' },
  },
  announced: { zh: '最初公布', en: 'As announced' },
  amended: { zh: '调整后', en: 'As amended' },
  text: { zh: '通知原文', en: 'Text as loaded' },
  back: { zh: '返回工作日历', en: 'Back' },
} as const satisfies Record<string, Word | Record<string, Word>>
