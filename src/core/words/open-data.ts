import type { Word } from './word.ts'

/** Words of the page 数据开放 and of what stands around the records. */
export const OPEN_DATA = {
  title: { zh: '数据开放', en: 'Open data' },
  lead: {
    zh: '事项清单、办事指南、办理点和部门信息以固定地址公开，任何人都可以免费下载、转载和使用，不用注册。数据里没有任何个人的信息。',
    en: 'Everything published here may be used by everybody',
  },
  licence: {
    zh: '本数据依据《中华人民共和国政府信息公开条例》主动公开，可以免费复制、传播、加工和使用，使用时请注明来源“平凉市政务服务”和数据版本，不得歪曲原意。办事以网站公布的办事指南为准。',
    en: 'Free to copy, share and use; name the source and the version',
  },
  licenceTitle: { zh: '使用许可', en: 'Licence' },
  datasets: { zh: '数据集', en: 'Datasets' },
  fields: { zh: '字段说明', en: 'Fields' },
  fieldName: { zh: '字段', en: 'Field' },
  fieldKey: { zh: '名称', en: 'Key' },
  fieldType: { zh: '类型', en: 'Type' },
  national: { zh: '国家标准字段', en: 'National field' },
  about: { zh: '说明', en: 'About' },
  csv: { zh: '表格（CSV，可用 Excel 打开）', en: 'CSV' },
  json: { zh: '程序用（{format}）', en: 'For programs' },
  schema: { zh: '字段定义', en: 'Schema' },
  catalogue: { zh: '数据集目录', en: 'Index' },
  version: { zh: '版本', en: 'Version' },
  updated: { zh: '更新日期', en: 'Updated' },
  howTitle: { zh: '怎么取用', en: 'How to use it' },
  excelTitle: { zh: '用 Excel 打开', en: 'With Excel' },
  excel: {
    zh: 'CSV 是带 BOM 的 UTF-8，双击就能打开，中文不会乱码。编码列以 0 开头，要保留前面的 0，请用“数据—从文本导入”，把编码列设为“文本”。以等号、加号、减号或者 @ 开头的内容前面加了一个单引号，防止被当作公式执行。',
    en: 'Leading zeros and formulas',
  },
} as const satisfies Record<string, Word>

/** How to page through it and ask only for what is new; shown as a list. */
export const OPEN_DATA_USE: readonly string[] = [
  '不带参数时一次给出全部记录。分页取用时加上 limit（1 到 1000，按事项、办理点或者部门计数），下一页的地址在 JSON 的 next 里、CSV 的响应头 Link 里。',
  '每次响应都有 ETag 和 Last-Modified。再次取用时带上 If-None-Match，内容没有变化的只回答 304，不重复传送。',
  '地址和字段名称不会改变；需要增加字段时只在后面增加。',
]

/** What a field holds: its Chinese name, the name in the national item list (C0101-2018) where it has one, and its type. */
export type Field = {
  zh: string
  national?: string
  type: 'string' | 'integer' | 'boolean' | 'number' | 'strings'
  about?: string
}

const text = (zh: string, national?: string, about?: string): Field => ({
  ...{ zh, type: 'string' },
  ...(national === undefined ? {} : { national }),
  ...(about === undefined ? {} : { about }),
})
const of = (type: Field['type'], zh: string, national?: string, about?: string): Field => ({
  ...text(zh, national, about),
  type,
})

const ITEM = text('事项标识', undefined, '本系统内的固定标识，也是网址的一部分')
const NAME = text('事项名称', 'task_name')
const BASE_CODE = text('基本编码', 'catalog_code', '12位')

/** The fields of every dataset, in the order of the columns. */
export const OPEN_FIELDS = {
  items: {
    item: ITEM,
    name: NAME,
    baseCode: BASE_CODE,
    localCode: text('地方基本编码', 'local_catalog_code'),
    typeCode: text('事项类型代码', 'task_type'),
    type: text('事项类型'),
    department: text('责任部门', 'dept_name'),
    windowGroup: text('受理窗口'),
    decidedAt: of('strings', '行使层级', 'use_level'),
    acceptedAt: of('strings', '受理层级'),
    subjects: of('strings', '服务对象', 'server_type'),
    handling: text('办件类型', 'project_type'),
    visits: of('integer', '到办事现场次数', 'limit_scene_num'),
    charged: of('boolean', '是否收费', 'is_fee'),
    version: of('integer', '事项版本', 'task_version'),
    validFrom: text('执行日期', 'plan_effective_date', 'YYYY-MM-DD'),
    url: text('办事指南网址', 'link_addr'),
  },
  guides: {
    item: ITEM,
    name: NAME,
    baseCode: BASE_CODE,
    version: of('integer', '事项版本', 'task_version'),
    basis: of('strings', '设定依据', 'by_law', '法律法规名称、条款号和条款内容'),
    conditions: of('strings', '受理条件', 'accept_condition'),
    forbidding: of('strings', '不予受理的情形', 'accept_condition', '禁止性条件'),
    flow: of('strings', '办理流程', 'handle_flow', '环节和完成时限'),
    legalCount: of('integer', '法定办结时限', 'anticipate_day'),
    legalUnit: text('法定办结时限单位', 'anticipate_day_type'),
    legalExplain: text('法定办结时限说明', 'anticipate_day_explain'),
    promisedCount: of('integer', '承诺办结时限', 'promise_day'),
    promisedUnit: text('承诺办结时限单位', 'promise_day_type'),
    channels: of('strings', '办理形式', 'handle_type'),
    onlineDepth: text('网上办理深度', 'online_handle_depth'),
    visits: of('integer', '到办事现场次数', 'limit_scene_num'),
    visitReason: text('必须现场办理原因说明', 'limit_scene_explain'),
    crossRegion: text('通办范围', 'handle_area'),
    quantityLimit: text('数量限制', 'limit_explain'),
    resultType: text('审批结果类型', 'result_type'),
    resultName: text('审批结果名称', 'result_name'),
    resultValidity: text('有效期限'),
    delivery: of('strings', '结果送达方式'),
    notes: of('strings', '注意事项'),
  },
  materials: {
    item: ITEM,
    itemName: NAME,
    baseCode: BASE_CODE,
    order: of('integer', '序号'),
    name: text('材料名称', 'material_name'),
    kind: text('材料类型', 'material_type'),
    form: text('材料形式', 'material_format'),
    need: text('材料必要性', 'is_need'),
    copies: of('integer', '纸质份数', 'page_num'),
    size: text('纸质材料规格', 'page_format'),
    source: text('来源渠道', 'source_type'),
    issuer: text('来源渠道说明', 'source_explain', '由政府部门或者其他机构出具的，写明由谁出具'),
    standard: text('受理标准', 'accept_stand'),
    basis: text('要求提供的依据', 'by_law'),
    fillNotes: text('填报须知', 'fill_explain'),
    onlyWhen: text('适用情形', undefined, '为空的，各种情形都要提交'),
  },
  fees: {
    item: ITEM,
    itemName: NAME,
    baseCode: BASE_CODE,
    order: of('integer', '序号'),
    name: text('收费项目名称', 'fee_name'),
    standard: text('收费标准', 'fee_stand'),
    amount: of('number', '金额', undefined, '单位：元'),
    basis: text('收费依据', 'fee_basis'),
    reduction: text('减免', 'desc_explain'),
  },
  sites: {
    site: text('办理点标识', undefined, '本系统内的固定标识，也是网址的一部分'),
    name: text('办理点名称'),
    kind: text('类型'),
    level: text('层级'),
    divisionCode: text('行政区划代码'),
    division: text('行政区划'),
    address: text('办理地点', 'transact_addr'),
    hours: text('办理时间', 'transact_time'),
    phone: text('咨询电话', 'link_way'),
    organCode: text('管理机构统一社会信用代码', 'dept_code'),
    organ: text('管理机构', 'dept_name'),
    windows: of('integer', '窗口数'),
    url: text('网址'),
  },
  departments: {
    code: text('统一社会信用代码', 'dept_code'),
    name: text('部门名称', 'dept_name'),
    department: text('部门类别'),
    level: text('行使层级', 'use_level'),
    divisionCode: text('行政区划代码'),
    division: text('行政区划'),
    address: text('地址'),
    consultPhone: text('咨询电话', 'link_way'),
    supervisePhone: text('监督投诉电话', 'supervise_way'),
    reviewBody: text('行政复议机关'),
    court: text('行政诉讼法院'),
  },
} as const satisfies Record<string, Readonly<Record<string, Field>>>

export type DatasetName = keyof typeof OPEN_FIELDS

/** What each dataset is. */
export const DATASET = {
  items: { zh: '事项清单', en: 'Items' },
  guides: { zh: '办事指南', en: 'Guides' },
  materials: { zh: '申请材料', en: 'Materials' },
  fees: { zh: '收费项目', en: 'Fees' },
  sites: { zh: '办理点', en: 'Sites' },
  departments: { zh: '部门', en: 'Departments' },
} as const satisfies Record<DatasetName, Word>

export const DATASET_ABOUT = {
  items: { zh: '每个事项一条：名称、编码、责任部门、受理窗口、办件类型。', en: 'An item a record' },
  guides: { zh: '每个事项一条：依据、条件、流程、时限、结果。', en: 'An item a record' },
  materials: { zh: '每份材料一条：形式、份数、来源、受理标准、依据。', en: 'A material a record' },
  fees: { zh: '收费的事项，每个收费项目一条：标准和依据。', en: 'A fee a record' },
  sites: { zh: '政务大厅、便民服务中心、便民服务站，每个一条：地址、时间、电话。', en: 'A site a record' },
  departments: { zh: '行使事项的各级部门，每个一条：地址、咨询和监督电话。', en: 'An organ a record' },
} as const satisfies Record<DatasetName, Word>

/** What a type is called on the page. */
export const FIELD_TYPE = {
  string: { zh: '文字', en: 'Text' },
  integer: { zh: '整数', en: 'Integer' },
  number: { zh: '数字', en: 'Number' },
  boolean: { zh: '是或否', en: 'Yes or no' },
  strings: { zh: '多项文字', en: 'Several texts' },
} as const satisfies Record<Field['type'], Word>
