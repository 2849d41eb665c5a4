import type {
  FormField,
  Guide,
  ItemType,
  Level,
  Material,
  Result,
  Subject,
  WindowGroup,
} from '../guide/guide.ts'
import type { Limit, LimitUnit } from '../limit.ts'
import type { Word } from './word.ts'

/** 事项类型, by the national type code. */
export const ITEM_TYPE = {
  '01': { zh: '行政许可', en: 'Administrative licence' },
  '05': { zh: '行政给付', en: 'Administrative benefit' },
  '07': { zh: '行政确认', en: 'Administrative confirmation' },
  '08': { zh: '行政奖励', en: 'Administrative award' },
  '09': { zh: '行政裁决', en: 'Administrative adjudication' },
  '10': { zh: '其他行政权力', en: 'Other administrative power' },
  '20': { zh: '公共服务', en: 'Public service' },
} as const satisfies Record<ItemType, Word>

/** The groups of comprehensive windows, as they stand over the counters. */
export const WINDOW_GROUP = {
  investment: { zh: '投资项目审批', en: 'Investment projects' },
  market: { zh: '市场监管', en: 'Market regulation' },
  realEstate: { zh: '不动产交易登记', en: 'Real estate' },
  insurance: { zh: '医保社保', en: 'Medical and social insurance' },
  police: { zh: '公安服务', en: 'Police services' },
  birth: { zh: '生育服务', en: 'Birth services' },
  housingFund: { zh: '住房公积金', en: 'Housing fund' },
  other: { zh: '其他事务代办', en: 'Other matters' },
} as const satisfies Record<WindowGroup, Word>

/** 行使层级. */
export const LEVEL = {
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  village: { zh: '村（社区）', en: 'Village' },
} as const satisfies Record<Level, Word>

/** 服务对象. */
export const SUBJECT = {
  1: { zh: '自然人', en: 'Natural person' },
  2: { zh: '企业法人', en: 'Enterprise' },
  3: { zh: '事业法人', en: 'Public institution' },
  4: { zh: '社会组织法人', en: 'Social organisation' },
  5: { zh: '非法人企业', en: 'Unincorporated enterprise' },
  6: { zh: '行政机关', en: 'Organ' },
  9: { zh: '其他组织', en: 'Other organisation' },
} as const satisfies Record<Subject, Word>

/** The two doors of the portal: matters of a person, and of everybody else. */
export const SUBJECT_KIND = {
  natural: { zh: '个人办事', en: 'For persons' },
  legal: { zh: '法人办事', en: 'For organisations' },
} as const satisfies Record<string, Word>

export const HANDLING = {
  onSpot: { zh: '即办件', en: 'Decided on the spot' },
  promised: { zh: '承诺件', en: 'Decided within a promised limit' },
} as const satisfies Record<Guide['handling'], Word>

/** 权力来源. */
export const POWER_SOURCE = {
  1: { zh: '法定本级行使', en: 'Own level by law' },
  2: { zh: '上级下放', en: 'Handed down' },
  3: { zh: '上级授权', en: 'Authorised from above' },
  4: { zh: '同级授权', en: 'Authorised by a peer' },
  5: { zh: '上级委托', en: 'Entrusted from above' },
  6: { zh: '同级委托', en: 'Entrusted by a peer' },
} as const satisfies Record<Guide['powerSource'], Word>

/** 受理条件的性质. */
export const CONDITION = {
  required: { zh: '应当具备', en: 'Required' },
  forbidding: { zh: '不予受理或者许可的情形', en: 'Forbidding' },
} as const satisfies Record<Guide['conditions'][number]['kind'], Word>

export const MATERIAL_KIND = {
  original: { zh: '原件', en: 'Original' },
  copy: { zh: '复印件', en: 'Copy' },
  originalAndCopy: { zh: '原件和复印件', en: 'Original and copy' },
} as const satisfies Record<Material['kind'], Word>

export const MATERIAL_FORM = {
  paper: { zh: '纸质', en: 'Paper' },
  electronic: { zh: '电子', en: 'Electronic' },
  both: { zh: '纸质或电子', en: 'Paper or electronic' },
} as const satisfies Record<Material['form'], Word>

export const NEED = {
  required: { zh: '必要', en: 'Required' },
  optional: { zh: '非必要', en: 'Optional' },
  tolerable: { zh: '可容缺后补', en: 'May follow' },
} as const satisfies Record<Material['need'], Word>

export const SOURCE = {
  applicant: { zh: '申请人自备', en: 'From the applicant' },
  government: { zh: '政府部门核发', en: 'From the government' },
  other: { zh: '其他机构出具', en: 'From somebody else' },
} as const satisfies Record<Material['source'], Word>

/** When originals are seen. */
export const ORIGINALS = {
  beforeAcceptance: { zh: '受理前核验原件', en: 'Before acceptance' },
  atClosing: { zh: '领取结果时核验原件', en: 'When the result is handed out' },
  none: { zh: '不核验原件', en: 'Not seen' },
} as const satisfies Record<Guide['originals'], Word>

/** 网办深度. */
export const ONLINE_DEPTH = {
  I: { zh: 'Ⅰ级（网上查询）', en: 'Grade I' },
  II: { zh: 'Ⅱ级（网上预审）', en: 'Grade II' },
  III: { zh: 'Ⅲ级（网上申请，到场一次）', en: 'Grade III' },
  IV: { zh: 'Ⅳ级（全程网办）', en: 'Grade IV' },
} as const satisfies Record<Guide['onlineDepth'], Word>

/** 办理形式. */
export const HANDLING_FORM = {
  window: { zh: '窗口办理', en: 'At the window' },
  online: { zh: '网上办理', en: 'On-line' },
  mail: { zh: '邮寄办理', en: 'By mail' },
} as const satisfies Record<Guide['channels'][number], Word>

/** 通办范围. */
export const CROSS_REGION = {
  none: { zh: '只在所在地办理', en: 'At its own place only' },
  county: { zh: '全县（市、区）通办', en: 'Anywhere in the county' },
  city: { zh: '全市通办', en: 'Anywhere in the city' },
  province: { zh: '全省通办', en: 'Anywhere in the province' },
  nation: { zh: '全国通办', en: 'Anywhere in the country' },
} as const satisfies Record<Guide['crossRegion'], Word>

/** 审批结果类型. */
export const RESULT_KIND = {
  '10': { zh: '证照', en: 'Licence' },
  '20': { zh: '批文', en: 'Approval document' },
  '30': { zh: '其他结果', en: 'Other' },
  '99': { zh: '无结果文书', en: 'None' },
} as const satisfies Record<Result['kind'], Word>

/** 时限单位. */
export const LIMIT_UNIT = {
  workingDay: { zh: '个工作日', en: 'working days' },
  naturalDay: { zh: '日', en: 'days' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
  month: { zh: '个月', en: 'months' },
} as const satisfies Record<LimitUnit, Word>

export const YES_NO = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
} as const satisfies Record<string, Word>

/** A limit as people read it: 8个工作日; nothing to wait for is 当场办结. */
export function limitInWords({ count, unit }: Limit): string {
  return count === 0 ? '当场办结' : `${count}${LIMIT_UNIT[unit].zh}`
}

/** The words of an option, where a field has its own list. */
export function optionInWords(field: Pick<FormField, 'options'>, id: string): string {
  return field.options?.find((option) => option.id === id)?.label ?? id
}
