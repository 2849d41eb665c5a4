import type { Word } from './word.ts'

export type LetterChannel = 'sms' | 'wechat' | 'slip'
export type LetterState = 'waiting' | 'sent' | 'failed'
export type Brought = 'called' | 'visited' | 'cameHere' | 'otherwise'

export const LETTER_CHANNEL = {
  sms: { zh: '短信', en: 'Text message' },
  wechat: { zh: '微信', en: 'WeChat' },
  slip: { zh: '纸质通知单', en: 'Printed slip' },
} as const satisfies Record<LetterChannel, Word>

export const LETTER_STATE = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sent: { zh: '已发送', en: 'Sent' },
  failed: { zh: '发送失败', en: 'Failed' },
} as const satisfies Record<LetterState, Word>

/** How a message was brought that could not be sent. */
export const BROUGHT = {
  called: { zh: '已打电话告知', en: 'By telephone' },
  visited: { zh: '已上门告知', en: 'At their home' },
  cameHere: { zh: '本人到窗口时已告知', en: 'At the window' },
  otherwise: { zh: '以其他方式告知', en: 'Otherwise' },
} as const satisfies Record<Brought, Word>

/** The applicant's inbox. */
export const MESSAGES = {
  title: { zh: '消息', en: 'Messages' },
  none: { zh: '还没有消息。办件有了进展，会在这里告诉您。', en: 'None yet' },
  unread: { zh: '未读', en: 'New' },
  toCase: { zh: '查看办件', en: 'To the case' },
  older: { zh: '更早的消息', en: 'Older' },
  mine: { zh: '我的', en: 'Mine' },
} as const satisfies Record<string, Word>

/** Behind the scenes: the outbox, the tasks, the slips. */
export const NOTIFICATIONS = {
  outbox: { zh: '发件箱', en: 'Outbox' },
  tasks: { zh: '待告知的消息', en: 'Messages to be brought' },
  complete: { zh: '登记已告知', en: 'Record as brought' },
  slips: { zh: '待打印的通知单', en: 'Slips to print' },
  printed: { zh: '登记通知单已打印', en: 'Record a slip as printed' },
  noMobile: { zh: '号码不是能接收短信的手机号', en: 'Not a mobile number' },
  noAnswer: { zh: '短信平台没有应答', en: 'No answer from the gateway' },
  tooLong: { zh: '两小时内没有送出', en: 'Not sent within two hours' },
  hidden: { zh: '（内容不对本岗位显示）', en: '(not shown to this post)' },
  slip: { zh: '办理情况通知单', en: 'Notice of progress' },
  slipTo: { zh: '申请人', en: 'To' },
  slipNumber: { zh: '办件编号', en: 'Case number' },
  slipItem: { zh: '办理事项', en: 'Matter' },
  slipOn: { zh: '通知日期', en: 'Date' },
  slipMore: { zh: '扫码看全部进度，或拨打', en: 'Scan, or call' },
  slipDone: { zh: '已打印并交给申请人', en: 'Printed and handed over' },
  slipNone: { zh: '本件没有待打印的通知单。', en: 'Nothing to print' },
  print: { zh: '打印', en: 'Print' },
  link: { zh: '查看：', en: 'Read: ' },
} as const satisfies Record<string, Word>

/** The page of tasks in the workbench. */
export const MESSAGE_TASKS = {
  title: { zh: '待告知的消息', en: 'Messages to be brought' },
  lead: {
    zh: '这些消息没有送到申请人手里。请打电话或当面告知，再登记怎样告知的；办件本身不受影响。',
    en: 'Bring these yourself',
  },
  mine: { zh: '由我告知', en: 'Mine' },
  site: { zh: '本场所', en: 'Of this site' },
  none: { zh: '没有待告知的消息。', en: 'None' },
  applicant: { zh: '申请人', en: 'Applicant' },
  phone: { zh: '电话', en: 'Phone' },
  text: { zh: '要告知的内容', en: 'What to tell' },
  why: { zh: '没有送到的原因', en: 'Why it failed' },
  person: { zh: '责任人', en: 'Whose' },
  since: { zh: '产生时间', en: 'Since' },
  how: { zh: '怎样告知的', en: 'How' },
  note: { zh: '备注', en: 'Note' },
  done: { zh: '登记', en: 'Record' },
  slips: { zh: '待打印的通知单', en: 'Slips to print' },
  slipsNone: { zh: '没有待打印的通知单。', en: 'None' },
  slipsLead: {
    zh: '申请人没有留电话。请打印通知单，本人到窗口时交给本人，或请村（社区）转交。',
    en: 'For applicants without a telephone',
  },
  print: { zh: '打印', en: 'Print' },
} as const satisfies Record<string, Word>
