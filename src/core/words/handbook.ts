import type { Step } from '../guide/guide.ts'
import type { Word } from './word.ts'

/** Words of the flow picture (办理流程图). */
export const CHART = {
  applicant: { zh: '申请人', en: 'Applicant' },
  window: { zh: '综合窗口', en: 'Window' },
  department: { zh: '审批部门', en: 'Department' },
  apply: { zh: '提出申请', en: 'Apply' },
  accept: { zh: '收件、受理', en: 'Receive and accept' },
  acceptHow: { zh: '核对材料，出具受理凭证', en: 'Check the materials, give a receipt' },
  acceptTime: { zh: '当场或5个工作日内', en: 'At once, or within five working days' },
  notAccepted: {
    zh: '依法不需要许可或者不属于本机关职权的：不予受理，说明理由并告知向哪里申请',
    en: 'Not accepted, with the reason and the competent organ',
  },
  denied: { zh: '不予批准的：书面说明理由，告知救济途径', en: 'Denied, with reason and remedies' },
  deliver: { zh: '送达', en: 'Deliver' },
  receive: { zh: '领取结果', en: 'Receive the result' },
} as const satisfies Record<string, Word>

/** The post behind a step, short enough for a box. */
export const STEP_POST = {
  clerk: { zh: '窗口受理人员', en: 'Clerk' },
  reviewer: { zh: '审查人员', en: 'Reviewer' },
  approver: { zh: '首席代表', en: 'Approver' },
} as const satisfies Record<Step['role'], Word>

/** Lines of the flow picture with something in them. */
export const charted = {
  time: (days: number) => (days === 0 ? '当场' : `${days}个工作日`),
  correction: (days: number) =>
    `材料不齐或者不符合形式的：一次告知全部补正内容，申请人在${days}个工作日内补齐`,
  opinion: (department: string, days: number) => `同时征求${department}意见（${days}个工作日）`,
  special: (kind: string, days: number, explain: string) =>
    `${kind}${days > 0 ? `（一般${days}个工作日）` : ''}：${explain}`,
} as const

/** Words of the printed handbook (标准化手册): its cover, its parts, the sections of an item. */
export const HANDBOOK = {
  title: { zh: '“一窗受理”事项受理材料标准化手册', en: 'Handbook of standard materials' },
  all: { zh: '全部窗口', en: 'All windows' },
  guide: { zh: '办事指南', en: 'Guide' },
  contents: { zh: '目　录', en: 'Contents' },
  preface: { zh: '编印说明', en: 'About this volume' },
  pinyinIndex: { zh: '索引：按事项名称的拼音', en: 'Index by name' },
  departmentIndex: { zh: '索引：按责任部门', en: 'Index by department' },
  places: { zh: '受理地点', en: 'Where to go' },
  placesLead: {
    zh: '下列政务大厅受理本册事项。乡镇（街道）便民服务中心、村（社区）便民服务站也能受理的事项，在各事项“受理层级”中写明，地址和电话见网站“办事地点”。',
    en: 'The halls that take these in',
  },
  facts: { zh: '基本信息', en: 'Basic facts' },
  basis: { zh: '设定依据', en: 'Legal basis' },
  conditions: { zh: '受理条件', en: 'Conditions' },
  materials: { zh: '申请材料', en: 'Materials' },
  flow: { zh: '办理流程', en: 'Flow' },
  flowPicture: { zh: '办理流程图', en: 'Flow picture' },
  limits: { zh: '办理时限', en: 'Limits' },
  fees: { zh: '收费标准和依据', en: 'Fees' },
  result: { zh: '办理结果和送达', en: 'Result' },
  notes: { zh: '注意事项', en: 'Notes' },
  faq: { zh: '常见问题', en: 'Questions' },
  rights: { zh: '咨询、监督和权利救济', en: 'Help and remedies' },
  blank: { zh: '附件2　空白表格', en: 'Blank form' },
  filling: { zh: '附件1　填写说明', en: 'How to fill it in' },
  sample: { zh: '附件3　示例样表', en: 'Sample' },
  required: { zh: '应当具备下列条件：', en: 'All of these' },
  forbidding: { zh: '有下列情形的，不予受理或者批准：', en: 'None of these' },
  number: { zh: '序号', en: 'No.' },
  materialName: { zh: '材料名称', en: 'Material' },
  handIn: { zh: '形式和份数', en: 'Form and copies' },
  source: { zh: '来源渠道', en: 'Source' },
  standard: { zh: '受理标准', en: 'What is checked' },
  materialBasis: { zh: '要求提供的依据', en: 'Basis' },
  noMaterials: { zh: '不需要提交材料。', en: 'None' },
  noMore: {
    zh: '除上述材料外，窗口不得要求提交其他材料。标明情形的材料，只有符合该情形时才提交。',
    en: 'Nothing else may be asked for',
  },
  step: { zh: '环节', en: 'Step' },
  who: { zh: '办理人', en: 'Who' },
  time: { zh: '时限', en: 'Time' },
  outcome: { zh: '结果', en: 'Outcome' },
  outside: { zh: '依法进行下列程序的，所需时间另行告知：', en: 'May come in between' },
  feeName: { zh: '收费项目', en: 'Fee' },
  feeStandard: { zh: '收费标准', en: 'Standard' },
  feeReduction: { zh: '减免', en: 'Reduction' },
  free: { zh: '本事项不收费。', en: 'Free of charge' },
  noNotes: { zh: '没有特别注意事项。', en: 'None' },
  formNotes: { zh: '表格各栏的填法', en: 'Of the form' },
  materialNotes: { zh: '其他材料的准备和填写', en: 'Of other materials' },
  noHints: { zh: '表格各栏按栏目名称如实填写，填法见示例样表。', en: 'As the sample shows' },
  delivery: { zh: '送达方式', en: 'Delivery' },
  originals: { zh: '原件核验', en: 'Originals' },
  visits: { zh: '到现场次数', en: 'Visits' },
  channels: { zh: '办理形式', en: 'Ways' },
  crossRegion: { zh: '通办范围', en: 'Elsewhere' },
  handling: { zh: '办件类型', en: 'Kind' },
  group: { zh: '受理窗口', en: 'Window' },
  organ: { zh: '决定机关', en: 'Who decides' },
  correction: { zh: '补正期限', en: 'Corrections' },
  legal: { zh: '法定办结时限', en: 'By law' },
  promised: { zh: '承诺办结时限', en: 'Promised' },
  publisher: { zh: '平凉市政务服务中心', en: 'City service centre' },
  edition: { zh: '编印日期', en: 'Printed on' },
  items: { zh: '收录事项', en: 'Items' },
  site: { zh: '地点', en: 'Site' },
  address: { zh: '地址', en: 'Address' },
  hours: { zh: '办公时间', en: 'Hours' },
  here: { zh: '本地办理地点', en: 'Where to go here' },
  herePhone: { zh: '本地咨询电话', en: 'Telephone here' },
  elsewhere: { zh: '各地办理地点、电话和承诺时限', en: 'Where places differ' },
  elsewhereLead: {
    zh: '下列单位与本指南不同；没有列出的，与本指南一致，地点和电话见“编印说明”的“受理地点”。',
    en: 'These differ; all others are as said',
  },
  inPlace: { zh: '单位', en: 'Organ' },
  place: { zh: '办理地点', en: 'Place' },
  asSaid: { zh: '与本指南一致', en: 'As said here' },
  phone: { zh: '电话', en: 'Telephone' },
} as const satisfies Record<string, Word>

/** The articles of 编印说明: what the reader may rely on. */
export const PREFACE: readonly string[] = [
  '本手册收录“一窗受理”综合窗口受理的事项，每个事项依次写明设定依据、受理条件、申请材料、办理流程、办理时限、收费、办理结果、注意事项，并附空白表格、填写说明和示例样表。',
  '申请材料只列法律、法规、规章和国家有关规定要求提交的材料，每份材料都写明受理标准和要求提供的依据。手册没有列出的材料，窗口不得要求申请人提交（《优化营商环境条例》第四十四条）。',
  '材料不齐全或者不符合法定形式的，窗口应当当场或者在五个工作日内一次告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条）。',
  '办事指南有调整的，以提交申请时网站公布的版本为准。本册各事项的版本写在事项名称下面。',
]

/** Lines of the handbook with something in them. */
export const bound = {
  volume: (group: string) => `${group}分册`,
  volumeOf: (group: string, division: string) => `${group}分册（${division}）`,
  version: (version: number, day: string) => `办事指南第${version}版，${day}起执行`,
  count: (items: number) => `${items}项`,
  onlyWhen: (condition: string) => `仅限：${condition}`,
  issuer: (source: string, issuer: string | undefined) => (issuer ? `${source}（${issuer}）` : source),
  visits: (visits: number, reason: string | undefined) =>
    visits === 0 ? '0次，不用到现场' : `最多${visits}次${reason ? `。${reason}` : ''}`,
  correction: (days: number) => `申请人自收到补正通知之日起${days}个工作日内补齐`,
  halt: (ground: string, explain: string) => `中止：${ground}。${explain}`,
  limit: (limit: string, explain: string | undefined) => (explain ? `${limit}。${explain}` : limit),
  window: (number: number) => `${number}号窗口`,
  foot: (title: string, part: string) => `${title}·${part}`,
} as const
