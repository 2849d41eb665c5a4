import type { HaltGround } from '../case/ground.ts'
import type { Limit } from '../limit.ts'
import type { Fact } from './bank.ts'
import type { DocumentKind } from './registers.ts'

/**
 * A service guide (办事指南): what an item asks for, how long it takes, what it costs, and on which law.
 * One version never changes; a case keeps the version it was submitted under for life. Field names follow the
 * implementation list of C0101-2018 (实施清单); the Chinese term stands beside each.
 */
export type Guide = {
  /** 事项名称, as published: `食品经营许可（新办）`. */
  name: string
  /** 基本编码: 2 region + 2 type + 5 main item + 3 sub-item. */
  baseCode: string
  /** 地方基本编码, where the province has its own. */
  localCode?: string | undefined
  /** 事项类型: 01 licensing, 05 benefit, 07 confirmation, 08 award, 09 adjudication, 10 other power, 20 public service. */
  type: ItemType
  /** The group of comprehensive windows that takes it in. */
  windowGroup: WindowGroup
  /** Key of the department that decides (责任部门), as in `data/city/departments.yaml`. */
  department: string
  /** 行使层级: the levels on which an organ of that department decides. */
  decidedAt: readonly Level[]
  /** The levels whose sites take in an application and hand out its result (通办). */
  acceptedAt: readonly Level[]
  /** 权力来源: 1 own level by law, 2 handed down, 3 authorised from above, 4 authorised by a peer, 5/6 entrusted. */
  powerSource: 1 | 2 | 3 | 4 | 5 | 6
  /** 服务对象: 1 natural person 2 enterprise 3 public institution 4 social organisation 5 unincorporated 6 organ 9 other. */
  subjects: readonly Subject[]
  /** Theme codes of domain standard lists, by kind of subject. */
  themes: { natural: readonly string[]; legal: readonly string[] }
  /** 办件类型: decided on the spot (即办件) or within a promised limit (承诺件). */
  handling: 'onSpot' | 'promised'
  /** 法定办结时限, and the law it comes from. */
  legalLimit: Limit & { explain: string }
  /** 承诺办结时限; never longer than the legal one. An on-the-spot item promises 0 working days. */
  promisedLimit: Limit & { explain?: string | undefined }
  /** Working days an applicant has to supply corrections before the application is returned (退件). */
  correctionDays: number
  /** 设定依据: real laws, with article and wording. */
  basis: readonly LegalBasis[]
  /** 受理条件. */
  conditions: readonly { kind: 'required' | 'forbidding'; text: string }[]
  /** 情形: the questions that decide which materials are needed. */
  questions: readonly Question[]
  /** 申请材料. */
  materials: readonly Material[]
  /** The application form, a topic a page. */
  form: readonly FormPage[]
  /** 办理流程, in order; the last step decides. Acceptance, delivery and archive are not steps of the department. */
  steps: readonly Step[]
  /** Opinions of a second department, asked for in parallel when the case is accepted. */
  opinions: readonly { department: string; about: string; days: number }[]
  /** 特别程序 that may occur, each with its usual length in working days; those of art. 45 of the licensing law stop the clock. */
  specialProcedures: readonly { kind: SpecialProcedure; days: number; explain: string }[]
  /**
   * 延期: by how many working days the head of the organ may lengthen the legal limit; 0 where a law forbids it. Absent:
   * the ten of the Administrative Licensing Law for a licence, none for other items.
   */
  extension?: { days: number; explain: string } | undefined
  /** 统一办理、联合办理、集中办理 (art. 26 par. 2): how, and the rule that says so. Absent: one department handles it. */
  joint?: Joint | undefined
  /** 中止: the grounds on which, by the item's own rules, the limits stand still, and the rule. Absent: none does. */
  halts?: readonly { ground: HaltGround; explain: string }[] | undefined
  fee: Fee
  result: Result
  /** 到办事现场次数 and, when not 0, 必须现场办理原因. */
  visits: number
  visitReason?: string | undefined
  /** When originals are seen: before acceptance (原件预审), when the result is handed out (办结核验), or never. */
  originals: 'beforeAcceptance' | 'atClosing' | 'none'
  /** 网办深度 grade and 办理形式. `onlineExcluded` names the law when the item is not taken on-line. */
  onlineDepth: 'I' | 'II' | 'III' | 'IV'
  onlineExcluded?: string | undefined
  channels: readonly ('window' | 'online' | 'mail')[]
  /** 结果送达方式. */
  delivery: readonly DeliveryWay[]
  /** 通办范围. */
  crossRegion: 'none' | 'county' | 'city' | 'province' | 'nation'
  /** 数量限制; absent when there is none. */
  quantityLimit?: string | undefined
  /** 注意事项. */
  notes: readonly string[]
  faq: readonly { question: string; answer: string }[]
  /** Everyday words people type when they look for it: 开饭店. */
  synonyms: readonly string[]
  /** 行政复议 and 行政诉讼: only what differs from the organ's own defaults. */
  remedies?: { review: string; court: string } | undefined
  /** 业务办理项: the ways in which it is applied for, each with its serial of two digits; absent when there is but one. */
  handlingItems?: readonly { serial: string; name: string }[] | undefined
}

/** How several departments handle one licence together. */
export type Joint = {
  /** One department for all (统一办理), together (联合办理), or in one place at one time (集中办理). */
  kind: 'unified' | 'joint' | 'concentrated'
  /** 依据. */
  explain: string
}

export type ItemType = '01' | '05' | '07' | '08' | '09' | '10' | '20'
export type Level = 'city' | 'county' | 'township' | 'village'
export type Subject = 1 | 2 | 3 | 4 | 5 | 6 | 9
export type WindowGroup =
  | 'investment' // 投资项目审批
  | 'market' // 市场监管
  | 'realEstate' // 不动产交易登记
  | 'insurance' // 医保社保
  | 'police' // 公安服务
  | 'birth' // 生育服务
  | 'housingFund' // 住房公积金
  | 'other' // 其他事务代办
export type SpecialProcedure =
  | 'hearing' // 听证
  | 'tender' // 招标
  | 'auction' // 拍卖
  | 'inspection' // 检验
  | 'testing' // 检测
  | 'quarantine' // 检疫
  | 'appraisal' // 鉴定
  | 'expertReview' // 专家评审
  | 'publicNotice' // 公示: like those below, named by an item and never taken off its limit
  | 'deliberation' // 集体讨论
  | 'superiorApproval' // 上级批复
export type DeliveryWay = 'pickup' | 'mail' | 'station' | 'electronic' // 自取 邮寄 就近领取 电子送达

export type LegalBasis = {
  /** 法律法规名称 without marks: 中华人民共和国食品安全法 */
  law: string
  /** 依据文号: 中华人民共和国主席令第二十一号 */
  number: string
  /** 颁布机关 */
  issuer: string
  /** 条款号: 第三十五条第一款 */
  article: string
  /** 条款内容, the article's own words. */
  text: string
}

/**
 * A condition over earlier answers: a list of alternatives, each a set of questions with the answers that satisfy it.
 * `[{ premises: ['leased'], kind: ['shop', 'stall'] }, { franchise: ['yes'] }]` = (leased and (shop or stall)) or franchise.
 */
export type Condition = readonly Readonly<Record<string, readonly string[]>>[]

export type Question = {
  id: string
  ask: string
  hint?: string | undefined
  options: readonly { id: string; label: string }[]
  /** Asked only when earlier answers meet this. */
  when?: Condition | undefined
}

export type Material = {
  id: string
  name: string
  /** 材料类型 */
  kind: 'original' | 'copy' | 'originalAndCopy'
  /** 材料形式 */
  form: 'paper' | 'electronic' | 'both'
  /** 材料必要性. A `tolerable` material may follow after acceptance (容缺后补). */
  need: 'required' | 'optional' | 'tolerable'
  /** 纸质份数 (0 when only electronic) and 规格. */
  copies: number
  size: string
  /** 来源渠道 and, for a government paper, who issues it. */
  source: 'applicant' | 'government' | 'other'
  issuer?: string | undefined
  /** 受理标准: what the clerk checks, in words an applicant understands too. */
  standard: string
  /** What document it is, when it is one of the applicant's own that the city may hold already. */
  document?: DocumentKind | undefined
  /** In which situations that document is the applicant's and not, say, that of the person they act for; always when absent. */
  ownWhen?: Condition | undefined
  /** 要求提供的依据. Without one it may not be asked for (Regulation on Improving the Business Environment art. 44). */
  basis: string
  /** 填报须知. */
  fillNotes?: string | undefined
  /** Made from the form when the application is made on-line: nothing is uploaded for it. Its 空白表格 and 示例样表 are the form's. */
  fromForm?: boolean | undefined
  /** Needed only in these situations; always when absent. */
  when?: Condition | undefined
}

export type FormPage = { id: string; title: string; fields: readonly FormField[] }

/**
 * One question of the application form. `kind` names a file of `src/fields/`. Its `when` may ask the situation
 * questions and the choices (`choice`, `choices`, `yesNo`) that stand earlier in the form; ids are unique over both.
 */
export type FormField = {
  id: string
  kind: FieldKind
  /** The fact of the question bank it asks for: the same field in every form, with the same bounds. */
  fact?: Fact | undefined
  label: string
  hint?: string | undefined
  /** Marked 选填 when true; everything else must be answered. */
  optional?: boolean | undefined
  options?: readonly { id: string; label: string }[] | undefined
  /** Bounds: of the value for numbers and money, of the length for text. */
  min?: number | undefined
  max?: number | undefined
  unit?: string | undefined
  /** What stands here on the filled-in sample (示例样表): a plausible answer, as it would be typed or the id of an option. */
  example?: string | undefined
  when?: Condition | undefined
}
export type FieldKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'date'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'phone'
  | 'citizenId'
  | 'creditCode'
  | 'address'

export type Step = {
  id: string
  /** 环节名称: 审查, 现场核查, 决定. */
  name: string
  /**
   * Who does it. The last step of a promised item is the approver's (首席代表); an on-the-spot item (即办件) has one
   * step, done by the clerk at the window, in 0 days.
   */
  role: 'clerk' | 'reviewer' | 'approver'
  /** Only when another department does the step. */
  department?: string | undefined
  /** 完成时限 in working days; together never more than the promised limit. */
  days: number
  /** Said where the name does not say it: somebody goes and looks (现场核查), or nobody does. */
  fieldCheck?: boolean | undefined
  /** The organ of this step is a lower one that reviews first and reports up (Administrative Licensing Law art. 35, 43). */
  lowerReview?: true | undefined
  /** 审查标准 and 审查结果. */
  standard: string
  result: string
}

export type Fee =
  | { charged: false }
  | {
      charged: true
      /** 收费依据. */
      basis: string
      rows: readonly {
        name: string
        standard: string /** yuan */
        amount: number
        reduction?: string | undefined
      }[]
    }

export type Result = {
  name: string
  /** 审批结果类型: 10 licence (证照), 20 approval document (批文), 30 other, 99 none. */
  kind: '10' | '20' | '30' | '99'
  /** What document it is, when a guide may ask its holder for it later. */
  document?: DocumentKind | undefined
  /** In which situations it is the applicant's own. */
  ownWhen?: Condition | undefined
  /** 有效期限 in words; absent when it has no end. */
  validity?: string | undefined
  sample?: string | undefined
}
