import type { ClauseGroup } from '../consultation/clause.ts'
import type { TicketAct } from '../consultation/decide.ts'
import type { FaqAct, FaqState } from '../consultation/faq.ts'
import type { Personal } from '../consultation/personal.ts'
import type { Channel, TicketEvent, TicketState } from '../consultation/ticket.ts'
import type { Fee, Guide, Material, Step } from '../guide/guide.ts'
import { limitInWords, MATERIAL_FORM, MATERIAL_KIND, NEED, SOURCE } from './catalogue.ts'
import type { Word } from './word.ts'

/** 综合咨询的渠道. */
export const CHANNEL = {
  portal: { zh: '网上', en: 'Portal' },
  window: { zh: '窗口', en: 'Window' },
  phone: { zh: '电话', en: 'Telephone' },
  wechat: { zh: '微信', en: 'WeChat' },
  kiosk: { zh: '自助终端', en: 'Kiosk' },
} as const satisfies Record<Channel, Word>

export const TICKET_STATE = {
  asked: { zh: '待处理', en: 'Waiting at the desk' },
  assigned: { zh: '部门办理中', en: 'Waiting in a department' },
  answered: { zh: '已答复', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<TicketState, Word>

export const TICKET_ACT = {
  Pass: { zh: '转办', en: 'Pass on' },
  Answer: { zh: '答复', en: 'Answer' },
  Dismiss: { zh: '告知不属于咨询', en: 'Not a consultation' },
  AskAgain: { zh: '追问', en: 'Ask again' },
  Rate: { zh: '评价', en: 'Rate' },
} as const satisfies Record<TicketAct, Word>

export const TICKET_EVENT = {
  Asked: { zh: '提出咨询', en: 'Asked' },
  Passed: { zh: '转办', en: 'Passed on' },
  Answered: { zh: '答复', en: 'Answered' },
  AskedAgain: { zh: '追问', en: 'Asked again' },
  Rated: { zh: '评价', en: 'Rated' },
  Closed: { zh: '办结', en: 'Closed' },
} as const satisfies Record<TicketEvent['type'], Word>

export const FAQ_STATE = {
  proposed: { zh: '待审核', en: 'Proposed' },
  published: { zh: '已公开', en: 'Published' },
  declined: { zh: '未采用', en: 'Declined' },
  withdrawn: { zh: '已撤下', en: 'Withdrawn' },
} as const satisfies Record<FaqState, Word>

export const FAQ_ACT = {
  publish: { zh: '公开', en: 'Publish' },
  decline: { zh: '不采用', en: 'Decline' },
  withdraw: { zh: '撤下', en: 'Withdraw' },
} as const satisfies Record<FaqAct, Word>

export const CLAUSE = {
  conditions: { zh: '受理条件', en: 'Conditions' },
  materials: { zh: '申请材料', en: 'Materials' },
  limits: { zh: '办理时限', en: 'Limits' },
  fees: { zh: '收费标准', en: 'Fees' },
  steps: { zh: '办理流程', en: 'Steps' },
  results: { zh: '办理结果', en: 'Result' },
  basis: { zh: '设定依据', en: 'Legal basis' },
  specials: { zh: '特别程序', en: 'Special procedures' },
  notes: { zh: '注意事项', en: 'Notes' },
} as const satisfies Record<ClauseGroup, Word>

export const PERSONAL = {
  citizenId: { zh: '身份证号码', en: 'Citizen number' },
  phone: { zh: '手机号码', en: 'Telephone number' },
  bankCard: { zh: '银行卡号', en: 'Card number' },
  email: { zh: '电子邮箱', en: 'Mail address' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
} as const satisfies Record<Personal, Word>

const LIMIT = { legal: '法定办结时限', promised: '承诺办结时限' } as const

/** What the clauses of a guide say, in words that are the same as long as the clause is. */
export const clauseText = {
  title: (group: string, nth: number, name: string) =>
    name ? `${group}第${nth}项（${name}）` : `${group}第${nth}项`,
  limits: ({ legalLimit, promisedLimit }: Guide): [string, string][] => [
    [LIMIT.legal, `${limitInWords(legalLimit)}。${legalLimit.explain}`],
    [LIMIT.promised, `${limitInWords(promisedLimit)}。${promisedLimit.explain ?? ''}`],
  ],
  fees: (fee: Fee): [string, string][] =>
    fee.charged
      ? fee.rows.map((row) => [
          row.name,
          `${row.standard}（${row.amount}元）。${row.reduction ?? ''}收费依据：${fee.basis}`,
        ])
      : [['', '不收费。']],
  step: ({ name, days, standard, result }: Step) =>
    `${name}：${days === 0 ? '当场' : `${days}个工作日`}。${standard}${result}`,
  result: ({ result, visits, delivery }: Guide) =>
    `${result.name}，${result.validity ?? '长期有效'}。到现场${visits}次。送达方式：${delivery.length}种。`,
  material: (one: Material) =>
    [
      `${one.name}（${NEED[one.need].zh}，${MATERIAL_KIND[one.kind].zh}，${MATERIAL_FORM[one.form].zh}，${one.copies}份，${one.size}）`,
      `来源：${SOURCE[one.source].zh}${one.issuer ? `，${one.issuer}` : ''}`,
      `受理标准：${one.standard}`,
      one.fillNotes ? `填报须知：${one.fillNotes}` : '',
      `依据：${one.basis}`,
    ]
      .filter(Boolean)
      .join('。')
      .replace(/。+/g, '。'),
} as const

/** The pages on which people ask and read what was answered. */
export const CONSULT = {
  title: { zh: '咨询', en: 'Ask' },
  lead: {
    zh: '窗口、电话、网上、微信、自助终端提出的咨询，统一受理、限时答复，答复都写明依据。',
    en: 'One desk for questions from everywhere',
  },
  find: { zh: '先看看别人问过没有', en: 'See whether somebody has asked' },
  findLabel: { zh: '查找常见问题', en: 'Find a question' },
  findGo: { zh: '查找', en: 'Find' },
  found: { zh: '找到的常见问题', en: 'Found' },
  none: { zh: '没有找到相近的问题，请在下面提出咨询。', en: 'Nothing found; ask below' },
  noFaq: { zh: '这个事项还没有公开的问答。', en: 'None yet' },
  ofItem: { zh: '咨询的事项', en: 'Item' },
  guide: { zh: '看办事指南', en: 'The guide' },
  anyItem: { zh: '没有选定事项。知道是哪一件事的，请从办事指南提问，答复更快。', en: 'No item chosen' },
  chooseItem: { zh: '找事项', en: 'Find an item' },
  ask: { zh: '提出咨询', en: 'Ask a question' },
  askHere: { zh: '没有您要的答案？提出咨询', en: 'Ask about this item' },
  question: { zh: '您想问什么？', en: 'Your question' },
  questionHint: {
    zh: '写明您的情况和想知道的事，最多1000个字。不要写身份证号码、银行卡号，答复用不着。',
    en: 'No numbers of documents, please',
  },
  questionMissing: { zh: '请写下您的问题。', en: 'Write your question' },
  name: { zh: '怎么称呼您', en: 'Name' },
  phone: { zh: '手机号码', en: 'Telephone' },
  phoneHint: { zh: '填了的，答复后用短信告诉您。只用于这次咨询。', en: 'To be told of the answer' },
  place: { zh: '您在哪里办', en: 'Where' },
  placeChange: { zh: '换个地方', en: 'Another place' },
  placeNone: { zh: '平凉市（没有选县区，由市政务服务中心答复）', en: 'The city' },
  anyway: { zh: '确实需要写，仍要提交', en: 'Send it anyway' },
  anywayAsk: { zh: '您写的内容里好像有个人信息', en: 'Personal data' },
  send: { zh: '提交咨询', en: 'Send' },
  follow: { zh: '查看我的咨询', en: 'My questions' },
  followLead: { zh: '没有登录提出的咨询，用咨询编号和查询码查看答复。', en: 'By number and code' },
  number: { zh: '咨询编号', en: 'Number' },
  numberHint: { zh: '以 ZX 开头，例如 ZX62082620260420-0001。', en: 'Begins with ZX' },
  numberWrong: { zh: '请填写以 ZX 开头的咨询编号。', en: 'No such number' },
  code: { zh: '查询码', en: 'Query code' },
  codeHint: { zh: '提交咨询时显示的十位字符。', en: 'Ten characters' },
  codeWrong: { zh: '查询码是十位字母和数字，请对照核对。', en: 'Ten characters' },
  keep: {
    zh: '请记下咨询编号和查询码，凭它们在“查看我的咨询”里看答复，不用登录。',
    en: 'Keep number and code',
  },
  received: { zh: '我们收到了您的咨询', en: 'Received' },
  state: { zh: '现在', en: 'State' },
  due: { zh: '最晚答复', en: 'Due' },
  withWhom: { zh: '由谁答复', en: 'Who answers' },
  yourQuestion: { zh: '您的问题', en: 'Your question' },
  again: { zh: '您的追问', en: 'Asked again' },
  answer: { zh: '答复', en: 'Answer' },
  basis: { zh: '依据', en: 'Rests on' },
  elsewhere: { zh: '这个问题不属于办事咨询', en: 'Not a consultation' },
  askAgain: { zh: '还不清楚？继续问', en: 'Ask again' },
  askAgainGo: { zh: '提交追问', en: 'Send' },
  rate: { zh: '答复对您有帮助吗？', en: 'Was it helpful?' },
  rateText: { zh: '想说的话', en: 'In your words' },
  rateGo: { zh: '提交评价', en: 'Rate' },
  rated: { zh: '您的评价', en: 'Your rating' },
  mine: { zh: '我的咨询', en: 'My questions' },
  mineHint: { zh: '看答复、继续问', en: 'Answers' },
  mineNone: { zh: '您还没有提出过咨询。', en: 'None' },
  changed: { zh: '答复以后办事指南有了新版本，请以现行指南为准。', en: 'The guide has changed since' },
} as const satisfies Record<string, Word>

/** Sentences with something in them. */
export const consulted = {
  guide: (version: number, clause: string) => `办事指南第${version}版，${clause}`,
  since: (cited: number, now: number, clause: string) =>
    cited === now
      ? `依据：办事指南第${now}版，${clause}`
      : `依据：办事指南第${cited}版答复，现行第${now}版规定相同，${clause}`,
  law: (law: string, article: string) => `《${law}》${article}`,
  place: (name: string) => `${name}公示信息`,
  answeredBy: (name: string, on: string) => `${name}，${on}答复`,
  published: (name: string, on: string) => `${name}，${on}公开`,
  told: (by: string) => `${by}已答复您的咨询，请查看。`,
  toldElsewhere: (reason: string) => `您的问题不属于办事咨询：${reason}`,
  general: '综合咨询',
  most: (count: number) => `最多写${count}个字。`,
  openUntil: (on: string) => `${on}以前可以继续追问，没有追问的，到期自动办结。`,
} as const
