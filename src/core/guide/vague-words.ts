/**
 * The vocabulary of vagueness: words that carry no information by themselves. A text made of nothing else says nothing one
 * could bring, meet, check or pay, whatever order they stand in.
 */
const EMPTY = [
  '的了和与要及或并且等应须需可能将予为是有所该其者由对在后时间中以至于之此各自如若则而但因故已经未不无非未能不能无法',
].flatMap((words) => [...words])

// biome-ignore format: words are read by what they are
const WORDS = [
  // asking and giving
  '申请', '办理', '提交', '提供', '出具', '递交', '报送', '上传', '补充', '补正', '补交', '完善', '修改', '重新', '准备', '填写', '填报',
  '核实', '进一步', '申报', '全部', '所交', '系统', '必备', '必需', '开展', '能力', '缺少', '缺件', '缺失', '缺', '补齐', '递送', '请', '另附', '另行', '收取', '收费', '缴纳', '征收', '计收', '核定', '制定',
  // papers without a name
  '材料', '资料', '文件', '证明', '证件', '手续', '凭证', '附件', '附表', '附后', '附', '清单', '目录', '信息', '表格', '电子', '纸质', '书面', '各类', '各种', '要件', '复印件', '原件',
  // rules without a name
  '条件', '要求', '规定', '标准', '规范', '政策', '程序', '形式', '格式', '内容', '事项', '法律', '法规', '规章', '行政法规', '法定', '法',
  '合法', '依法', '依规', '依照', '依据', '按照', '按', '根据', '参照', '执行', '落实', '文', '规', '国家标准',
  // praise without a measure
  '有效', '真实', '完整', '齐全', '齐备', '全', '齐', '准确', '完备', '充分', '合格', '必要', '一定', '适当', '足够', '良好', '相应', '相关', '有关',
  // somebody
  '您', '你', '本', '我', '单位', '申请人', '人员', '对象', '领导', '国家', '省', '市', '县', '区', '当地', '地方', '上级', '部门', '主管', '机关',
  '行政', '窗口', '工作人员', '工作需要', '业务', '政府', '行业', '中心', '大厅', '一切', '所有', '任何',
  // deciding
  '符合', '满足', '达到', '具备', '具有', '存在', '属于', '受理', '审查', '审核', '核查', '现场', '研究', '批准', '审批', '核准', '同意', '认可', '许可', '通过', '决定',
  '退回', '退件', '驳回', '认定', '确定', '进行', '作出', '给予', '情况', '情形', '原因', '问题', '范围', '实际', '具体', '特殊', '详细', '视', '酌情', '一致',
  '不足', '不符合', '不符', '错误', '有误', '处理', '办', '理由', '说明', '规格',
  // elsewhere, later
  '详见', '参见', '见', '通知', '公告', '待定', '暂', '略', '同上', '为准', '告知', '咨询', '联系', '查看', '指南', '办事', '官网', '网站',
  '其他', '其它', '佐证', '支撑', '辅助', '配套',
]

/** Words that are empty in one place and name something in another: 登记 in a refusal, 费用 in a price. */
const EMPTY_IN: Readonly<Partial<Record<string, readonly string[]>>> = {
  condition: ['资格', '资质', '登记', '均', '皆'],
  reason: ['资格', '资质', '登记', '备案', '注册', '再', '来', '暂', '齐备'],
  fee: ['费用', '工本费', '双方', '协商', '面议', '市场', '成本', '物价', '价格', '价', '收', '费', '自理'],
}

/** Longest first, so that 有关 is not read as 有. */
const readerOf = (more: readonly string[]) =>
  new RegExp(
    [
      '附[件表图][0-9０-９一二三四五六七八九十]*',
      ...[...WORDS, ...EMPTY, ...more].sort((a, b) => b.length - a.length),
    ].join('|'),
    'gu',
  )
const ANYWHERE = readerOf([])
const READERS = Object.fromEntries(
  Object.entries(EMPTY_IN).map(([field, more]) => [field, readerOf(more ?? [])]),
)
const SIGNS = /[\s，。；：、,.;:!！?？（）()“”"'《》〈〉—\-~～·/\\…]+/gu

/** Whether nothing is left of a text when the empty words are taken away. */
export function isEmpty(text: string, field?: string): boolean {
  return text.replace(SIGNS, '').replace((field && READERS[field]) || ANYWHERE, '') === ''
}

const any = (...words: string[]) => `(?:${words.join('|')})`

/** Papers nobody can name: what is left open by 等, 其他 and 相关. */
export const PAPER = any(
  ...[
    '材料',
    '资料',
    '文件',
    '证明(?!书)',
    '证件',
    '证照',
    '手续',
    '凭证',
    '票据',
    '单据',
    '要件',
    '文书',
    '证据',
    '依据',
    '附件',
  ],
)
/** Rules and facts nobody can name. */
export const RULE = any(
  '条件',
  '要求',
  '规定',
  '标准',
  '规范',
  '程序',
  '政策',
  '法律',
  '法规',
  '资质',
  '资格',
  '法律法规',
)

/** 等 as a part of a word, before it (三级甲等) or after it (等级). */
export const NOT_A_LIST = {
  before:
    /[级甲乙丙丁相不均对优劣特头次一二三四五六七八九]$|(?<!水)平$|(?<![合共协会])同$|(?<!身)高$|(?<![高初其])中$|(?<!当)初$/u,
  after: /^[级额待候同值效比分于量价次位温高宽外压腰边第距离]/u,
}

/** A list that is closed: 等2项, 等三种材料, 等下列. */
export const CLOSED =
  /^(?:共计?)?(?:以下|下列|上述|前述|[0-9０-９一二两三四五六七八九十百]+个?(?:项|种|份|件|类|张|本|页|套|个|部|证|表|书))/u

/** Somebody who is named by 其他: 其他组织提交的材料 is what an organisation hands in. */
export const PARTY = new RegExp(
  `^(?:${[
    ...[
      '[^，。；、]{0,4}组织',
      '共有',
      '[^，。；、]{0,4}(?:权利|代理|监护|继承|合伙|发起|投资|申请|出资|债权|债务|当事|关系|所有|使用|承租|经营|负责|责任)(?:人|者)',
    ],
    ...[
      '股东',
      '业主',
      '家庭',
      '成员',
      '近?亲属',
      '子女',
      '合伙',
      '配偶',
      '[^，。；、]{0,4}(?:企业|公司|学校|医院|机构|银行)',
    ],
    ...[
      '国家',
      '地区',
      '地方',
      '省',
      '市',
      '县',
      '区',
      '城市',
      '[^，。；、]{0,6}部门',
      '[^，。；、]{0,4}单位',
      '[^，。；、]{0,4}机关',
    ],
  ].join('|')})`,
  'u',
)
