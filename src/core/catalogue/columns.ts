import { DELIVERY, SPECIAL } from '../words/cases.ts'
import {
  CONDITION,
  CROSS_REGION,
  HANDLING,
  HANDLING_FORM,
  ITEM_TYPE,
  LEVEL,
  LIMIT_UNIT,
  MATERIAL_FORM,
  MATERIAL_KIND,
  NEED,
  ONLINE_DEPTH,
  ORIGINALS,
  POWER_SOURCE,
  RESULT_KIND,
  SOURCE,
  SUBJECT,
  WINDOW_GROUP,
} from '../words/catalogue.ts'
import { STEP_ROLE } from '../words/guide-page.ts'
import { LEGAL_THEME, NATURAL_THEME } from '../words/theme.ts'
import type { Word } from '../words/word.ts'

/**
 * How an element of an item stands in a table (C0101-2018, 实施清单): its Chinese name and the national column name, both
 * read as the head of a column, the place in the guide, and how a cell is read and written.
 */
export type Column = {
  zh: string
  code: string
  /** Other heads under which real tables carry it. */
  also?: readonly string[]
  /** `legalLimit.count`; the id of a row is not its own column. */
  path: string
  as: Cellwise
}

/** Between a cell and a value. `read` answers the value, or throws the sentence that says what the cell may hold. */
export type Cellwise = { read: (text: string) => unknown; write: (value: unknown) => string }

/** A cell that cannot be read, in one sentence. */
export class CellFault extends Error {}

const text: Cellwise = { read: (cell) => cell, write: (value) => String(value ?? '') }

const lines: Cellwise = {
  read: (cell) => parts(cell, /[\n\r]+/),
  write: (value) => (value as string[] | undefined)?.join('\n') ?? '',
}

const names: Cellwise = {
  read: (cell) => parts(cell, /[、，,；;\n\r]+/),
  write: (value) => (value as string[] | undefined)?.join('、') ?? '',
}

const count: Cellwise = {
  read: (cell) => {
    const plain = asciiDigits(cell)
    if (!/^\d{1,4}$/.test(plain)) throw new CellFault(`“${cell}”不是整数，请只填数字，例如“20”。`)
    return Number(plain)
  },
  write: (value) => (value === undefined ? '' : String(value)),
}

const money: Cellwise = {
  read: (cell) => {
    const plain = asciiDigits(cell).replace(/[,元]/g, '')
    if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain))
      throw new CellFault(`“${cell}”不是金额，请填以元为单位的数字，例如“50”或者“12.5”。`)
    return Number(plain)
  },
  write: (value) => (value === undefined ? '' : String(value)),
}

const yesNo: Cellwise = {
  read: (cell) => {
    if (/^(1|是|有|Y|yes|true)$/i.test(cell)) return true
    if (/^(0|否|无|N|no|false|不收费)$/i.test(cell)) return false
    throw new CellFault(`“${cell}”不能确定是“是”还是“否”。`)
  },
  write: (value) => (value === undefined ? '' : value ? '是' : '否'),
}

type Words = Readonly<Record<string, Word>>
/** National codes of a choice, where they differ from the keys of our own words. */
type Codes = Readonly<Record<string, string>>

/** One of the words of a glossary: by its Chinese word, its national code or our own key. */
function choice(words: Words, codes: Codes = {}, numeric = false): Cellwise {
  return {
    read: (cell) => keyOf(cell, words, codes, numeric),
    write: (value) => words[String(value ?? '')]?.zh ?? '',
  }
}

function choices(words: Words, codes: Codes = {}, numeric = false): Cellwise {
  return {
    read: (cell) => parts(cell, /[、，,；;|\s]+/).map((part) => keyOf(part, words, codes, numeric)),
    write: (value) =>
      ((value as unknown[] | undefined) ?? []).map((key) => words[String(key)]?.zh ?? '').join('、'),
  }
}

function keyOf(cell: string, words: Words, codes: Codes, numeric: boolean): string | number {
  const given = asciiDigits(cell)
  const bare = (zh: string) => zh.replace(/[（(].*$/, '')
  const key =
    codes[given] ??
    Object.keys(words).find(
      (one) => one === given || (/^\d+$/.test(one) && Number(one) === Number(given || NaN)),
    ) ??
    Object.entries(words).find(([, { zh }]) => zh === cell || bare(zh) === bare(cell))?.[0]
  if (key === undefined || !(key in words)) {
    const known = Object.values(words).map(({ zh }) => zh)
    const shown = known.length > 12 ? `${known.slice(0, 12).join('、')}等${known.length}个` : known.join('、')
    throw new CellFault(`“${cell}”不在可选的值里，可以填：${shown}。`)
  }
  return numeric ? Number(key) : key
}

const parts = (cell: string, between: RegExp): string[] =>
  cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const asciiDigits = (cell: string): string =>
  cell.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

const UNIT: Codes = {
  '1': 'workingDay',
  '2': 'naturalDay',
  '3': 'hour',
  '4': 'minute',
  '5': 'month',
  G: 'workingDay',
  Z: 'naturalDay',
  工作日: 'workingDay',
  自然日: 'naturalDay',
  天: 'naturalDay',
  月: 'month',
}
const LEVELS: Codes = {
  '3': 'city',
  '4': 'county',
  '5': 'township',
  '6': 'village',
  乡级: 'township',
  村级: 'village',
}

/** The elements of an item that are one cell each. */
// biome-ignore format: a table is read by its columns
export const ITEM_COLUMNS: readonly Column[] = [
  { zh: '事项名称',       code: 'task_name',           also: ['name', '名称', '子项名称'], path: 'name', as: text },
  { zh: '基本编码',       code: 'catalog_code',        also: ['baseCode'],             path: 'baseCode', as: text },
  { zh: '地方基本编码',   code: 'local_catalog_code',  path: 'localCode',               as: text },
  { zh: '事项类型',       code: 'task_type',           also: ['taskType', '类型'],      path: 'type', as: choice(ITEM_TYPE) },
  { zh: '窗口组',         code: 'window_group',        path: 'windowGroup',             as: choice(WINDOW_GROUP) },
  { zh: '行使层级',       code: 'use_level',           path: 'decidedAt',               as: choices(LEVEL, LEVELS) },
  { zh: '受理层级',       code: 'accept_level',        path: 'acceptedAt',              as: choices(LEVEL, LEVELS) },
  { zh: '权力来源',       code: 'power_source',        path: 'powerSource',             as: choice(POWER_SOURCE, {}, true) },
  { zh: '服务对象',       code: 'server_type',         path: 'subjects',                as: choices(SUBJECT, {}, true) },
  { zh: '自然人主题',     code: 'natural_theme',       path: 'themes.natural',          as: choices(NATURAL_THEME) },
  { zh: '法人主题',       code: 'legal_theme',         path: 'themes.legal',            as: choices(LEGAL_THEME) },
  { zh: '办件类型',       code: 'project_type',        path: 'handling',                as: choice(HANDLING, { '1': 'onSpot', '2': 'promised' }) },
  { zh: '法定办结时限',   code: 'anticipate_day',      path: 'legalLimit.count',        as: count },
  { zh: '法定办结时限单位', code: 'anticipate_type',   path: 'legalLimit.unit',         as: choice(LIMIT_UNIT, UNIT) },
  { zh: '法定办结时限说明', code: 'anticipate_explain', path: 'legalLimit.explain',     as: text },
  { zh: '承诺办结时限',   code: 'promise_day',         path: 'promisedLimit.count',     as: count },
  { zh: '承诺办结时限单位', code: 'promise_type',      path: 'promisedLimit.unit',      as: choice(LIMIT_UNIT, UNIT) },
  { zh: '承诺办结时限说明', code: 'promise_explain',   path: 'promisedLimit.explain',   as: text },
  { zh: '补正期限',       code: 'correction_day',      path: 'correctionDays',          as: count },
  { zh: '是否收费',       code: 'is_fee',              path: 'fee.charged',             as: yesNo },
  { zh: '收费依据',       code: 'fee_basis',           path: 'fee.basis',               as: text },
  { zh: '审批结果类型',   code: 'result_type',         path: 'result.kind',             as: choice(RESULT_KIND) },
  { zh: '审批结果名称',   code: 'result_name',         path: 'result.name',             as: text },
  { zh: '结果有效期限',   code: 'result_validity',     path: 'result.validity',         as: text },
  { zh: '审批结果样本',   code: 'result_guid',         path: 'result.sample',           as: text },
  { zh: '到办事现场次数', code: 'limit_scene_num',     path: 'visits',                  as: count },
  { zh: '必须现场办理原因', code: 'limit_scene_explain', path: 'visitReason',           also: ['必须现场办理原因说明'], as: text },
  { zh: '原件核验',       code: 'original_check',      path: 'originals',               as: choice(ORIGINALS) },
  { zh: '网上办理深度',   code: 'online_handle_depth', also: ['网办深度'],              path: 'onlineDepth', as: choice(ONLINE_DEPTH, { '1': 'I', '2': 'II', '3': 'III', '4': 'IV', Ⅰ: 'I', Ⅱ: 'II', Ⅲ: 'III', Ⅳ: 'IV' }) },
  { zh: '不能网办的依据', code: 'online_excluded',     path: 'onlineExcluded',          as: text },
  { zh: '办理形式',       code: 'handle_type',         path: 'channels',                as: choices(HANDLING_FORM, { '1': 'window', '2': 'online', '3': 'mail', 快递申请: 'mail' }) },
  { zh: '结果送达方式',   code: 'delivery_way',        path: 'delivery',                as: choices(DELIVERY) },
  { zh: '通办范围',       code: 'handle_area',         path: 'crossRegion',             as: choice(CROSS_REGION, { 全国: 'nation', 全省: 'province', 全市: 'city', 全县: 'county', 无: 'none' }) },
  { zh: '数量限制',       code: 'limit_explain',       path: 'quantityLimit',           as: text },
  { zh: '注意事项',       code: 'notes',               path: 'notes',                   as: lines },
  { zh: '常用词',         code: 'synonyms',            path: 'synonyms',                as: names },
]

/** What tells whose row it is; no element of the guide. */
// biome-ignore format: a table is read by its columns
export const KEY_COLUMNS = {
  item:       { zh: '事项代号',     code: 'item',      also: [] },
  department: { zh: '实施主体',     code: 'dept_name', also: ['责任部门', 'department', '部门'] },
  taskCode:   { zh: '实施编码',     code: 'task_code', also: ['itemCode', '地方实施编码', 'local_task_code'] },
} as const satisfies Record<string, Pick<Column, 'zh' | 'code'> & { also: readonly string[] }>

/** The lists of an item, each on a sheet of its own, a row an entry. The first column says which item. */
export type ListSheet = {
  zh: string
  path: string
  columns: readonly Column[] /** Rows of the same name keep what no column says. */
  named?: string
}
export const OWNER = {
  zh: '事项',
  code: 'item',
  also: ['事项名称', '基本编码', 'task_name', 'catalog_code', '事项代号'],
} as const

// biome-ignore format: a table is read by its columns
export const LIST_SHEETS: readonly ListSheet[] = [
  { zh: '设定依据', path: 'basis', columns: [
    { zh: '法律法规名称', code: 'law_name',    path: 'law',     as: text },
    { zh: '依据文号',     code: 'law_number',  path: 'number',  as: text },
    { zh: '颁布机关',     code: 'law_issuer',  path: 'issuer',  as: text },
    { zh: '条款号',       code: 'law_article', path: 'article', as: text },
    { zh: '条款内容',     code: 'law_text',    path: 'text',    as: text },
  ] },
  { zh: '受理条件', path: 'conditions', columns: [
    { zh: '条件性质',     code: 'condition_type', path: 'kind', as: choice(CONDITION, { '1': 'required', '2': 'forbidding', 申请条件: 'required', 禁止性条件: 'forbidding' }) },
    { zh: '条件内容',     code: 'accept_condition', path: 'text', as: text },
  ] },
  { zh: '申请材料', path: 'materials', named: 'name', columns: [
    { zh: '材料名称',     code: 'material_name',   path: 'name',      as: text },
    { zh: '材料类型',     code: 'material_type',   path: 'kind',      as: choice(MATERIAL_KIND, { '1': 'original', '2': 'copy', '3': 'originalAndCopy' }) },
    { zh: '材料形式',     code: 'material_format', path: 'form',      as: choice(MATERIAL_FORM, { '1': 'paper', '2': 'electronic', '3': 'both', 纸质和电子: 'both' }) },
    { zh: '材料必要性',   code: 'is_need',         path: 'need',      as: choice(NEED, { '1': 'required', '2': 'optional', '3': 'tolerable', 容缺后补: 'tolerable' }) },
    { zh: '纸质份数',     code: 'page_num',        path: 'copies',    as: count },
    { zh: '规格',         code: 'page_format',     path: 'size',      as: text },
    { zh: '来源渠道',     code: 'source_type',     path: 'source',    as: choice(SOURCE, { '10': 'applicant', '20': 'government', '99': 'other', 其他: 'other' }) },
    { zh: '出具单位',     code: 'source_explain',  also: ['来源渠道说明'], path: 'issuer', as: text },
    { zh: '受理标准',     code: 'accept_stand',    path: 'standard',  as: text },
    { zh: '要求提供的依据', code: 'by_law',        path: 'basis',     as: text },
    { zh: '填报须知',     code: 'fill_explain',    path: 'fillNotes', as: text },
  ] },
  { zh: '办理流程', path: 'steps', named: 'name', columns: [
    { zh: '环节名称',     code: 'step_name',   path: 'name',     as: text },
    { zh: '办理人员',     code: 'step_role',   path: 'role',     as: choice(STEP_ROLE) },
    { zh: '完成时限',     code: 'step_day',    path: 'days',     as: count },
    { zh: '审查标准',     code: 'step_stand',  path: 'standard', as: text },
    { zh: '审查结果',     code: 'step_result', path: 'result',   as: text },
  ] },
  { zh: '收费项目', path: 'fee.rows', columns: [
    { zh: '收费项目名称', code: 'fee_name',     path: 'name',      as: text },
    { zh: '收费标准',     code: 'fee_stand',    path: 'standard',  as: text },
    { zh: '金额（元）',   code: 'fee_amount',   also: ['金额'], path: 'amount', as: money },
    { zh: '减免依据',     code: 'desc_explain', path: 'reduction', as: text },
  ] },
  { zh: '特别程序', path: 'specialProcedures', columns: [
    { zh: '程序种类',     code: 'special_procedure', path: 'kind',    as: choice(SPECIAL) },
    { zh: '所需工作日',   code: 'special_day',       path: 'days',    as: count },
    { zh: '程序说明',     code: 'special_explain',   path: 'explain', as: text },
  ] },
  { zh: '常见问题', path: 'faq', columns: [
    { zh: '问题',         code: 'question', path: 'question', as: text },
    { zh: '解答',         code: 'answer',   path: 'answer',   as: text },
  ] },
]
