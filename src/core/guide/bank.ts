import type { FieldKind, FormField } from './guide.ts'

/**
 * The question bank (题库): facts that many items ask for. A field that asks for one names it, so that the same fact is the
 * same field everywhere: one kind, the same bounds, and one answer that serves several forms.
 */
export type Entry = {
  kind: FieldKind
  /** How a form asks for it; `called` are other words in which the same is asked. */
  label: string
  called: readonly string[]
  hint?: string
  min?: number
  max?: number
  /** What stands on a sample, where the kind has no example of its own. */
  example?: string
  from: Source
}

/**
 * Where an answer can be taken from: the account of the applicant, or an earlier application of the same applicant. A fact
 * of a person is never taken from what was written in another form: that may have been about a child or a parent.
 */
export type Source = 'account' | 'earlier' | 'nowhere'

const person = (what: string): readonly string[] =>
  ['申请人', '借款人', '提取人', '申领人', '经营者', '迁入人'].map((who) => `${who}${what}`)

// biome-ignore format: a table is read by its columns
const ENTRIES = {
  personName:   { kind: 'text', label: '姓名', called: person('姓名'), max: 50, example: '张三', from: 'account' },
  personId:     { kind: 'citizenId', label: '公民身份号码', called: person('公民身份号码'), from: 'account' },
  phone:        { kind: 'phone', label: '联系电话', called: ['手机', '手机号', '手机号码', '借款人手机'], from: 'account' },
  home:         { kind: 'address', label: '现住地址', called: ['现住址', '现居住地', '现居住地址', '住址', '常住地址'], example: '平凉市静宁县城关镇人民巷1号', from: 'account' },
  domicile:     { kind: 'address', label: '户口地址', called: ['户籍地址', '户口所在地', '户口所在地址', '户籍地'], example: '平凉市静宁县城关镇人民巷1号', from: 'nowhere' },
  applicant:    { kind: 'text', label: '申请人姓名或者名称', called: ['申请人名称', '姓名或者名称'], max: 100, example: '张三', from: 'account' },
  organisation: { kind: 'text', label: '单位名称', called: ['建设单位名称', '企业名称', '公司名称', '机构名称', '单位全称', '使用单位名称', '排水户名称', '项目单位名称', '开发企业名称', '建设单位或者业主名称', '名称'], max: 100, example: '静宁县样本商贸有限公司', from: 'account' },
  creditCode:   { kind: 'creditCode', label: '统一社会信用代码', called: ['建设单位统一社会信用代码', '单位统一社会信用代码'], from: 'account' },
  legalRepresentative:   { kind: 'text', label: '法定代表人姓名', called: ['法定代表人', '法定代表人（负责人）', '法定代表人或者负责人', '法定代表人或者负责人姓名'], max: 50, example: '张三', from: 'account' },
  legalRepresentativeId: { kind: 'citizenId', label: '法定代表人公民身份号码', called: ['法定代表人或者负责人公民身份号码', '该负责人公民身份号码'], from: 'earlier' },
  principal:    { kind: 'text', label: '负责人姓名', called: ['主要负责人姓名', '企业负责人姓名'], max: 50, example: '张三', from: 'earlier' },
  contactName:  { kind: 'text', label: '联系人姓名', called: ['联系人'], max: 50, example: '张三', from: 'earlier' },
  handlerName:  { kind: 'text', label: '经办人姓名', called: [], max: 50, example: '张三', from: 'earlier' },
  handlerPhone: { kind: 'phone', label: '经办人手机', called: ['经办人手机号'], from: 'earlier' },
  agentName:    { kind: 'text', label: '代办人姓名', called: ['代理人姓名', '受托人姓名'], max: 50, example: '张三', from: 'nowhere' },
  agentId:      { kind: 'citizenId', label: '代办人公民身份号码', called: ['代理人公民身份号码', '受托人公民身份号码'], from: 'nowhere' },
  spouseName:   { kind: 'text', label: '配偶姓名', called: [], max: 50, example: '张三', from: 'nowhere' },
  spouseId:     { kind: 'citizenId', label: '配偶公民身份号码', called: [], from: 'nowhere' },
  guardianName: { kind: 'text', label: '监护人姓名', called: [], max: 50, example: '张三', from: 'nowhere' },
  guardianId:   { kind: 'citizenId', label: '监护人公民身份号码', called: [], from: 'nowhere' },
  motherName:   { kind: 'text', label: '母亲姓名', called: [], max: 50, example: '张三', from: 'nowhere' },
  motherId:     { kind: 'citizenId', label: '母亲公民身份号码', called: [], from: 'nowhere' },
  fatherName:   { kind: 'text', label: '父亲姓名', called: [], max: 50, example: '张三', from: 'nowhere' },
  fatherId:     { kind: 'citizenId', label: '父亲公民身份号码', called: [], from: 'nowhere' },
  premises:     { kind: 'address', label: '经营场所地址', called: ['经营场所', '经营地址', '营业场所地址', '店址'], hint: '写到门牌号', example: '平凉市静宁县城关镇人民巷1号', from: 'earlier' },
  bankName:     { kind: 'text', label: '开户银行', called: [], max: 100, example: '静宁县农村信用合作联社', from: 'nowhere' },
  bankAccount:  { kind: 'text', label: '银行账号', called: ['收款账号', '收款卡号', '银行卡号', '社保卡银行账号', '社会保障卡银行账号', '领取救助金的卡号'], max: 30, example: '6230000000000000000', from: 'nowhere' },
  accountHolder:{ kind: 'text', label: '户名', called: ['收款户名'], max: 80, example: '张三', from: 'nowhere' },
  fundAccount:  { kind: 'text', label: '公积金账号', called: ['个人公积金账号', '平凉公积金账号'], max: 30, example: '620800000001', from: 'nowhere' },
  projectName:  { kind: 'text', label: '项目名称', called: ['工程名称'], max: 120, example: '静宁县城区供水管网改造', from: 'earlier' },
  projectCode:  { kind: 'text', label: '投资项目代码', called: ['项目代码'], min: 24, max: 24, example: '2611-620826-04-01-100001', from: 'earlier' },
  titleNumber:  { kind: 'text', label: '不动产权证书号', called: ['不动产权证号'], max: 60, example: '甘（2026）静宁县不动产权第0000001号', from: 'nowhere' },
  propertyUnit: { kind: 'text', label: '不动产单元号', called: [], max: 40, example: '620826001001GB00001F00010001', from: 'nowhere' },
} as const satisfies Record<string, Entry>

export type Fact = keyof typeof ENTRIES
export const BANK: Readonly<Record<Fact, Entry>> = ENTRIES
export const FACTS = Object.keys(ENTRIES) as Fact[]

/** A new field that asks for the fact, as the bank has it. */
export function fieldFor(fact: Fact, id: string): FormField {
  const { kind, label, hint, min, max, example } = BANK[fact]
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
  return { id, kind, fact, label, ...(hint ? { hint } : {}), ...bounds, ...(example ? { example } : {}) }
}

/** The fact a hand-made field seems to ask for: the same kind of answer, in the words of the bank. Absent when it names one. */
export function resembling({
  kind,
  label,
  fact,
}: Pick<FormField, 'kind' | 'label' | 'fact'>): Fact | undefined {
  if (fact !== undefined) return undefined
  return FACTS.find((one) => {
    const entry = BANK[one]
    return entry.kind === kind && [entry.label, ...entry.called].includes(label.trim())
  })
}

/** Whether a field that names a fact is the field of the bank: the same kind and the same bounds. */
export function agrees({ kind, min, max, fact }: Pick<FormField, 'kind' | 'min' | 'max' | 'fact'>): boolean {
  if (fact === undefined) return true
  const entry = BANK[fact]
  return kind === entry.kind && min === entry.min && max === entry.max
}
