import type { SuppositionKind } from '../case/suppose.ts'
import type { ExplainedDay } from '../clock.ts'
import type { LimitUnit } from '../limit.ts'
import type { Word } from './word.ts'

/** Why a day counts or does not; what a holiday is called stands before it. */
export const BECAUSE = {
  startDay: { zh: '起算当日', en: 'The day it starts' },
  paused: { zh: '暂停计算', en: 'Stopped' },
  working: { zh: '工作日', en: 'Working day' },
  makeup: { zh: '调休上班', en: 'Made-up working day' },
  weekend: { zh: '周末休息', en: 'Weekend' },
  holiday: { zh: '放假', en: 'Holiday' },
} as const satisfies Record<ExplainedDay['because'], Word>

export const UNIT = {
  workingDay: { zh: '个工作日', en: 'working days' },
  naturalDay: { zh: '个自然日', en: 'natural days' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
  month: { zh: '个月', en: 'months' },
} as const satisfies Record<LimitUnit, Word>

/** Day by day: how a limit came to its last day. */
export const ACCOUNT = {
  title: { zh: '期限是怎么算的', en: 'How the days are counted' },
  lead: {
    zh: '每一天计不计入期限、依据什么，都列在下面。连续相同的日子合成一行，点开可以逐日查看。',
    en: 'Every day, and why',
  },
  none: { zh: '现在还没有开始计算的期限。', en: 'No clock yet' },
  running: { zh: '正在计算', en: 'Running' },
  stopped: { zh: '暂停计算', en: 'Stopped' },
  ended: { zh: '已经结束', en: 'Ended' },
  endedOn: { zh: '{day} 因“{event}”结束', en: 'Ended by' },
  limit: { zh: '期限', en: 'Limit' },
  startedOn: { zh: '起算', en: 'From' },
  dueOn: { zh: '最后一天', en: 'Last day' },
  unknown: { zh: '暂停结束后才能确定', en: 'Not known while stopped' },
  fixed: { zh: '按告知书写明的日期', en: 'As the paper says' },
  days: { zh: '日期', en: 'Days' },
  how: { zh: '怎么算', en: 'How' },
  why: { zh: '依据', en: 'Why' },
  soFar: { zh: '累计', en: 'So far' },
  counted: { zh: '计 {n} 天', en: 'Counted' },
  notCounted: { zh: '{n} 天不计', en: 'Not counted' },
  soFarDays: { zh: '共 {n} 天', en: 'So far' },
  late: { zh: '已超过期限', en: 'Over' },
  announced: { zh: '{number}', en: 'Notice' },
  amended: { zh: '{number}（对原安排的调整）', en: 'Amending notice' },
  byLaw: { zh: '全国年节及纪念日放假办法', en: 'The law on holidays' },
  startRule: { zh: '期间开始的当日不计算在内（民法典第201条）', en: 'Civil Code art. 201' },
  reportRule: {
    zh: '{organ}于当日收到下级机关上报的材料，法定时限从次日起算（行政许可法第42条、第43条）',
    en: 'The limit of the deciding organ starts with the report',
  },
  lowerRule: {
    zh: '下级机关自受理之日起审查并上报，当日不计算在内（行政许可法第43条、民法典第201条）',
    en: 'The lower organ reviews and reports up',
  },
  jointRule: {
    zh: '{kind}，从受理之日起算，当日不计算在内（行政许可法第42条第2款、民法典第201条）',
    en: 'Handled jointly',
  },
  pauseRule: { zh: '所需时间不计入期限（行政许可法第45条）', en: 'Administrative Licensing Law art. 45' },
  haltRule: { zh: '本事项规定中止期间不计入期限', en: 'The item says so' },
  restRule: { zh: '按工作日计算的期限不含休息日', en: 'Rest days do not count' },
  naturalRule: { zh: '按自然日计算，休息日也计入', en: 'Natural days count' },
  cause: { zh: '{what}，{day} 由{by}提出', en: 'Started by' },
  during: { zh: '{what}期间', en: 'While it lasts' },
  past: { zh: '已经结束的期限', en: 'Clocks that have ended' },
  toCase: { zh: '返回办件', en: 'Back to the case' },
  show: { zh: '看每一天怎么算', en: 'Day by day' },
  provisional: {
    zh: '国务院尚未公布{year}年的放假安排，这一年的日子按周末和法定节假日暂算，公布后可能调整',
    en: 'The State Council has not yet published that year',
  },
} as const satisfies Record<string, Word>

/** What if. */
export const SUPPOSE = {
  title: { zh: '如果……期限会是哪天', en: 'What if' },
  lead: { zh: '只是测算，不会改动办件。', en: 'Nothing is changed' },
  on: { zh: '日期', en: 'On' },
  onHint: { zh: '如 {day}', en: 'Like this' },
  procedure: { zh: '特别程序', en: 'Procedure' },
  what: { zh: '测算什么', en: 'What is supposed' },
  ask: { zh: '测算', en: 'Compute' },
  answer: { zh: '测算结果', en: 'The answer' },
  clock: { zh: '期限', en: 'Clock' },
  was: { zh: '现在', en: 'Now' },
  would: { zh: '测算', en: 'Then' },
  notRunning: { zh: '还没有开始', en: 'Not running' },
  gone: { zh: '结束', en: 'Ended' },
  same: { zh: '不变', en: 'The same' },
  dayWrong: { zh: '请写成 2026-05-14 这样的日期。', en: 'Not a day' },
  daysWrong: { zh: '请填写天数，用阿拉伯数字。', en: 'Not a number' },
} as const satisfies Record<string, Word>

/** How the days of a supposition are asked for; the others ask none. */
export const SUPPOSED_DAYS: Partial<Record<SuppositionKind, Word>> = {
  procedure: { zh: '需要几个工作日', en: 'Working days' },
  extended: { zh: '延长几个工作日', en: 'By how many working days' },
  hearing: { zh: '几个工作日后举行（7 至 20）', en: 'Held after how many working days' },
  halted: { zh: '中止几个工作日', en: 'For how many working days' },
}

/** The sentence that is supposed; its day, procedure and length are asked for. */
export const SUPPOSITION = {
  accepted: { zh: '如果在这一天受理', en: 'Accepted on' },
  handedIn: { zh: '如果在这一天补齐材料', en: 'Corrections handed in on' },
  procedure: { zh: '如果从这一天起进行特别程序', en: 'A procedure starts on' },
  resumed: { zh: '如果特别程序在这一天结束', en: 'The procedure ends on' },
  extended: { zh: '如果在这一天批准延期', en: 'Extended on' },
  hearing: { zh: '如果从这一天起组织听证', en: 'A hearing is organised as of' },
  halted: { zh: '如果从这一天起依法中止办理', en: 'Suspended by fact on' },
  proceeded: { zh: '如果在这一天恢复办理', en: 'Goes on as of' },
} as const satisfies Record<SuppositionKind, Word>
