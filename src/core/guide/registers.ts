import type { Word } from '../words/word.ts'

/**
 * A paper of which the facts lie in a register or certificate store of the state, so that a guide should let the system look
 * instead of asking for a copy (Regulation on Government Services On-line art. 7): what it is called, how a material that asks
 * for it reads, and who keeps the register.
 */
type Paper = Word & { asks: RegExp; register: string }

/**
 * `of`: whose paper it is. `months`: how long a copy that a window compared with the original may stand for the original,
 * where the paper itself says no earlier end. No law gives this number: it is the city's own caution, longer for what is
 * issued once and shorter for what life changes.
 */
type Own = { of: 'natural' | 'legal'; months: number }

/**
 * The papers by which a guide's material can be known for what it is, whatever the guide calls it: 身份证, 居民身份证 and
 * 申请人身份证 are one document. A material that names its document must be the applicant's own, never an agent's, a
 * spouse's or a parent's: otherwise it would be taken from the wrong person's file. Only papers of which somebody has one at
 * a time stand here: of two title deeds the city cannot know which is meant.
 */
// biome-ignore format: a table is read by its columns
export const DOCUMENTS = {
  'citizen-id':                  { zh: '居民身份证', en: 'Identity card', asks: /(?<!外国人永久居留|港澳台居民)身份证(?!明|件)/, register: '公安机关的人口基础信息库', of: 'natural', months: 12 },
  'household-register':          { zh: '居民户口簿', en: 'Household register', asks: /户口[簿本]/, register: '公安机关的人口基础信息库', of: 'natural', months: 6 },
  'marriage-certificate':        { zh: '结婚证', en: 'Marriage certificate', asks: /(?<!境外)(?<!境外的)结婚证(?!件|明)/, register: '民政部门的婚姻登记库', of: 'natural', months: 6 },
  'residence-permit':            { zh: '居住证', en: 'Residence permit', asks: /(?<!港澳台居民)居住证(?!明)/, register: '公安机关的流动人口库', of: 'natural', months: 6 },
  'social-security-card':        { zh: '社会保障卡', en: 'Social security card', asks: /社会保障卡|社保卡/, register: '人力资源社会保障部门的持卡库', of: 'natural', months: 12 },
  'disability-certificate':      { zh: '残疾人证', en: 'Disability certificate', asks: /残疾人证(?!申请)/, register: '残疾人联合会的残疾人库', of: 'natural', months: 12 },
  'driving-licence':             { zh: '机动车驾驶证', en: 'Driving licence', asks: /(?<!行)驾驶证(?!业务|照片|号)/, register: '公安机关的驾驶人库', of: 'natural', months: 12 },
  'veteran-certificate':         { zh: '退役证件', en: 'Certificate of discharge', asks: /退(?:役|伍)(?:军人|士兵)?证/, register: '退役军人事务部门的退役军人信息库', of: 'natural', months: 24 },
  'adoption-certificate':        { zh: '收养登记证', en: 'Adoption certificate', asks: /收养登记证(?!明)/, register: '民政部门的收养登记库', of: 'natural', months: 24 },
  'business-licence':            { zh: '营业执照', en: 'Business licence', asks: /营业执照(?!注销)/, register: '市场监管部门的经营主体登记库', of: 'legal', months: 12 },
  'legal-person-certificate':    { zh: '法人登记证书', en: 'Certificate of a legal person', asks: /法人(?:登记)?证书|社会团体法人|民办非企业单位登记证书/, register: '机构编制、民政部门的法人登记库', of: 'legal', months: 12 },
  'medical-institution-licence': { zh: '医疗机构执业许可证', en: 'Licence of a medical institution', asks: /医疗机构执业许可证(?!申请)/, register: '卫生健康部门的许可证照库', of: 'legal', months: 12 },
} as const satisfies Record<string, Paper & Own>

export type DocumentKind = keyof typeof DOCUMENTS

/** What the state holds besides. */
// biome-ignore format: a table is read by its columns
const OTHERS = {
  'divorce-certificate':         { zh: '离婚证', en: 'Divorce certificate', asks: /离婚证(?!件|明)/, register: '民政部门的婚姻登记库' },
  'birth-certificate':           { zh: '出生医学证明', en: 'Birth certificate', asks: /出生医学证明/, register: '卫生健康部门的出生医学证明库' },
  'title-deed':                  { zh: '不动产权证书', en: 'Title deed', asks: /不动产权证|房屋所有权证/, register: '自然资源部门的不动产登记库' },
  'insurance-record':            { zh: '社会保险参保证明', en: 'Record of insurance', asks: /社会?保险?(?:参保|缴费)(?:缴费)?证明/, register: '人力资源社会保障部门的参保库' },
  'vehicle-licence':             { zh: '机动车行驶证', en: 'Vehicle licence', asks: /行驶证/, register: '公安机关的机动车库' },
  'project-planning-permit':     { zh: '建设工程规划许可证', en: 'Planning permit of a project', asks: /建设工程规划许可证(?!申请)/, register: '自然资源部门的许可证照库' },
  'land-planning-permit':        { zh: '建设用地规划许可证', en: 'Planning permit of land', asks: /建设用地规划许可证(?!申请)/, register: '自然资源部门的许可证照库' },
  'construction-permit':         { zh: '建筑工程施工许可证', en: 'Construction permit', asks: /施工许可证(?!申请)/, register: '住房城乡建设部门的许可证照库' },
  'food-permit':                 { zh: '食品经营许可证', en: 'Food business permit', asks: /食品经营许可证(?!申请)/, register: '市场监管部门的许可证照库' },
  'diploma':                     { zh: '学历证书', en: 'Diploma', asks: /(?<!境[）)]?外)(?:学历|毕业)证书/, register: '教育部门的学历信息库' },
} as const satisfies Record<string, Paper>

export const PAPERS = { ...DOCUMENTS, ...OTHERS }
export type PaperKind = keyof typeof PAPERS

/** The papers a material asks for, by its name or as the document it is said to be, of which the facts lie somewhere already. */
export function papersIn({
  name,
  document,
}: {
  name: string
  document?: DocumentKind | undefined
}): PaperKind[] {
  return (Object.keys(PAPERS) as PaperKind[]).filter(
    (kind) => kind === document || PAPERS[kind].asks.test(name),
  )
}

/**
 * The papers a connected register answers for, today: none. An adapter that joins one adds its paper here, and from that
 * day no guide, window or notice can ask an applicant for it.
 */
export const CONNECTED: readonly DocumentKind[] = []
