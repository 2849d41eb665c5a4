import { day } from '../src/core/day.ts'
import type { ApplicantFacts, OrganFacts, PaperFacts } from '../src/core/document/facts.ts'
import type { Withheld } from '../src/core/document/paper.ts'

/** The market regulation bureau of Jingning, as its papers name it. */
export const ORGAN: OrganFacts = {
  id: '11620826013957041H',
  name: '静宁县市场监督管理局',
  mark: '静市监',
  address: '静宁县城关镇中街18号',
  phone: '0933-2521234',
  supervisionPhone: '0933-2522345',
  reviewBody: '静宁县人民政府',
  court: '静宁县人民法院',
}

export const PERSON: ApplicantFacts = {
  name: '王建国',
  nature: 'natural',
  document: { kind: 'citizenId', number: '622726198501011234' },
}

const COMPANY: ApplicantFacts = {
  name: '静宁县陇原红果品有限责任公司',
  nature: 'legal',
  document: { kind: 'uscc', number: '91620826MA71B2C3X9' },
  agent: { name: '李秀英', document: { kind: 'citizenId', number: '622726199003052222' } },
}

const CASE = {
  caseNumber: '11620826013957041H4000131123000202605060001',
  item: '食品经营许可（新办）',
  itemType: '01',
  applicant: COMPANY,
} as const

const HALL = {
  name: '静宁县政务服务中心综合受理03号窗口',
  address: '静宁县城关镇东环路政务大厦一楼',
  hours: '工作日9:00—12:00、14:30—18:00（夏季）',
  phone: '0933-2523456',
}

const MATERIALS = [
  { name: '食品经营许可申请书', kind: 'original', copies: 1, pages: 4 },
  { name: '经营场所平面布局图和主要设备设施清单', kind: 'original', copies: 1, pages: 2 },
  { name: '食品加工操作流程', kind: 'copy', copies: 1, pages: 3 },
  { name: '代理人居民身份证', kind: 'originalAndCopy', copies: 1 },
] as const

const OWED = {
  material: '食品安全规章制度目录清单',
  kind: 'original',
  form: 'both',
  copies: 1,
  standard: '清单列有食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置四项制度。',
} as const

/** What the papers of that case disclose to whoever holds them. */
export const WITHHELD: Withheld = { queryCode: 'K7M3 PX4 RTW' }

/** Facts of an ordinary case for every kind of paper. */
export const SAMPLES: PaperFacts = {
  receipt: {
    ...CASE,
    stage: 'received',
    channel: 'window',
    receivedAt: '2026-05-06T01:32:00.000Z',
    noticeDueOn: day('2026-05-13'),
    place: HALL.name,
    clerk: '赵敏（10203）',
    materials: MATERIALS,
  },
  oneTimeNotice: {
    item: CASE.item,
    itemType: '01',
    guideVersion: 3,
    basis: [
      { law: '中华人民共和国食品安全法', article: '第三十五条' },
      { law: '食品经营许可和备案管理办法', article: '第四条第一款' },
    ],
    situation: [
      { ask: '您主要经营什么？', answer: '做餐饮（饭店、小吃店、饮品店、中央厨房）' },
      { ask: '由谁来办？', answer: '委托别人代办' },
    ],
    conditions: [
      '已取得营业执照，或者事业单位法人证书、社会团体法人登记证书、民办非企业单位登记证书之一，并以证照载明的主体提出申请',
      '有与经营的食品品种、数量相适应的原料处理、加工、销售和贮存场所，场所环境整洁，与有毒、有害场所以及其他污染源保持规定的距离',
      '配有专职或者兼职的食品安全管理人员，并建立保证食品安全的规章制度',
    ],
    materials: [
      {
        name: '食品经营许可申请书',
        kind: 'original',
        form: 'both',
        need: 'required',
        copies: 1,
        size: 'A4',
        source: 'applicant',
        standard:
          '申请人名称与证照一致，主体业态只选一项，经营项目逐项勾选，由经营者、法定代表人或者负责人签名；单位申请的加盖公章',
      },
      {
        name: '经营场所平面布局图和主要设备设施清单',
        kind: 'original',
        form: 'both',
        need: 'required',
        copies: 1,
        size: 'A4或者A3',
        source: 'applicant',
        standard: '平面图标明各功能区名称、面积和主要设备位置；设备清单写明名称和数量，与平面图对应',
      },
      {
        name: '食品安全规章制度目录清单',
        kind: 'original',
        form: 'both',
        need: 'tolerable',
        copies: 1,
        size: 'A4',
        source: 'applicant',
        standard: '清单列有食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置四项制度',
      },
      {
        name: '代理人居民身份证',
        kind: 'originalAndCopy',
        form: 'both',
        need: 'required',
        copies: 1,
        size: 'A4',
        source: 'government',
        issuer: '公安机关',
        standard: '身份证在有效期内，姓名、号码与授权委托书一致；窗口办理的查验原件后退还',
      },
    ],
    legal: { count: 10, unit: 'workingDay' },
    promised: { count: 8, unit: 'workingDay' },
    fees: [],
    place: HALL,
    onlineAt: 'zwfw.pingliang.gov.cn，搜索“食品经营许可”',
    delivery: ['pickup', 'mail', 'electronic'],
  },
  correctionNotice: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    receivedOn: day('2026-05-06'),
    items: [
      {
        material: '经营场所平面布局图和主要设备设施清单',
        fault: 'incomplete',
        reason: '平面图没有标出清洗消毒区的位置和面积',
        standard: '平面图标明各功能区名称、面积和主要设备位置；设备清单写明名称和数量，与平面图对应',
      },
      {
        material: '授权委托书',
        fault: 'outdated',
        reason: '委托期限到2026年4月30日已经届满',
        standard: '写明委托事项、权限和期限，委托人签名，单位委托的加盖公章',
      },
    ],
    until: day('2026-06-08'),
    days: 20,
    ways: ['online', 'window'],
    place: HALL,
    clerk: '赵敏',
  },
  acceptanceNotice: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    receivedOn: day('2026-05-06'),
    acceptedOn: day('2026-05-07'),
    how: 'reviewed',
    legal: { count: 10, unit: 'workingDay' },
    promised: { count: 8, unit: 'workingDay' },
    promisedOn: day('2026-05-19'),
    legalOn: day('2026-05-21'),
    provisional: false,
    specials: [],
  },
  notApplicableNotice: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    reason:
      '你单位申请的经营项目只有预包装食品销售。从事仅销售预包装食品的，不需要取得食品经营许可，在销售活动开展前向本机关备案即可',
    basis: [{ law: '中华人民共和国食品安全法', article: '第三十五条第一款' }],
  },
  refusalNotice: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    reason: '你单位的经营场所位于庄浪县水洛镇，食品经营许可由经营场所所在地的县级市场监督管理部门实施',
    competent: { name: '庄浪县市场监督管理局', address: '庄浪县水洛镇西关路6号', phone: '0933-6621234' },
  },
  specialProcedureNotice: {
    ...CASE,
    acceptedOn: day('2026-05-07'),
    acceptance: '静市监受〔2026〕00012号',
    special: 'testing',
    reason: '加工用水须经有资质的检验机构检测',
    days: 5,
    from: day('2026-05-11'),
  },
  extensionNotice: {
    ...CASE,
    acceptedOn: day('2026-05-07'),
    acceptance: '静市监受〔2026〕00012号',
    reason: '现场核查发现的问题需要专家论证后才能认定',
    days: 5,
    dueOn: day('2026-05-28'),
    approvedBy: '本机关负责人',
  },
  fieldCheckRecord: {
    ...CASE,
    step: '现场核查',
    checkedOn: day('2026-05-11'),
    members: ['柳文博', '雷志刚'],
    findings: '加工间、售卖间分开设置，排烟设施完好，与申报的平面图一致',
  },
  hearingRightNotice: {
    ...CASE,
    to: 'both',
    matter: '经营场所设在居民楼一层，油烟和噪声直接涉及同单元住户的重大利益',
    until: day('2026-05-14'),
  },
  hearingNotice: {
    ...CASE,
    heldOn: day('2026-05-25'),
    time: '09:30',
    place: '静宁县政务服务中心三楼会议室',
    chair: '魏建军',
  },
  hearingRecord: {
    ...CASE,
    heldOn: day('2026-05-25'),
    time: '09:30',
    place: '静宁县政务服务中心三楼会议室',
    chair: '魏建军',
    record:
      '住户代表陈述了油烟扰民的担心；申请人说明已加装净化设备并出示检测报告；审查人员说明了审查意见和依据',
  },
  haltNotice: {
    ...CASE,
    acceptedOn: day('2026-05-07'),
    acceptance: '静市监受〔2026〕00012号',
    ground: 'dispute',
    reason: '经营场所的租赁合同纠纷正在静宁县人民法院审理',
    from: day('2026-05-11'),
    stops: true,
  },
  resumptionNotice: {
    ...CASE,
    acceptedOn: day('2026-05-07'),
    acceptance: '静市监受〔2026〕00012号',
    ground: 'dispute',
    reason: '静宁县人民法院已经作出生效判决，租赁合同继续履行',
    from: day('2026-05-11'),
    until: day('2026-05-18'),
    stops: true,
    promisedOn: day('2026-05-21'),
    legalOn: day('2026-06-11'),
  },
  terminationNotice: {
    ...CASE,
    acceptedOn: day('2026-05-07'),
    acceptance: '静市监受〔2026〕00012号',
    ground: 'subjectGone',
    reason: '经营场所所在建筑已经拆除',
  },
  grantDecision: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    acceptedOn: day('2026-05-07'),
    acceptance: '静市监受〔2026〕00012号',
    basis: [{ law: '中华人民共和国食品安全法', article: '第三十五条' }],
    content: '经营项目：热食类食品制售、冷食类食品制售。经营场所：静宁县城关镇中街66号。',
    certificate: {
      name: '食品经营许可证',
      number: 'JY26208260012345',
      validFrom: day('2026-05-14'),
      validUntil: day('2031-05-13'),
    },
    delivery: 'pickup',
    place: { name: '静宁县政务服务中心出件窗口', address: '静宁县城关镇东环路政务大厦一楼' },
  },
  denialDecision: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    acceptedOn: day('2026-05-07'),
    acceptance: '静市监受〔2026〕00012号',
    reasons: [
      '经营场所距离垃圾中转站8米，不符合食品经营场所与污染源保持规定距离的要求',
      '没有设置独立的清洗消毒区，设备布局不能防止待加工食品与直接入口食品交叉污染',
    ],
    basis: [{ law: '中华人民共和国食品安全法', article: '第三十三条第一款、第三十五条第二款' }],
  },
  returnNotice: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    reason: '补正期限届满，没有收到补正材料',
    correction: { number: '静市监补〔2026〕00007号', on: day('2026-05-11'), until: day('2026-06-08') },
    materials: MATERIALS,
  },
  tolerancePromise: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    materials: [OWED],
    days: 5,
    promised: { count: 8, unit: 'workingDay' },
    signed: { where: 'window', by: 'agent', authority: 'mandate' },
  },
  toleranceNotice: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    acceptedOn: day('2026-05-07'),
    acceptance: '静市监受〔2026〕00012号',
    materials: [{ ...OWED, fault: 'missing' }],
    until: day('2026-05-14'),
    days: 5,
    ways: ['window', 'online', 'mail'],
    place: HALL,
    clerk: '赵敏',
  },
  withdrawalConfirmation: {
    ...CASE,
    appliedOn: day('2026-05-06'),
    withdrawnOn: day('2026-05-11'),
    reason: '经营场所变更，准备另行申请',
    materials: MATERIALS,
  },
  deliveryRecord: {
    ...CASE,
    documents: [
      { title: '准予行政许可决定书', number: '静市监准〔2026〕00009号', copies: 1 },
      { title: '食品经营许可证', number: 'JY26208260012345', copies: 1 },
    ],
    way: 'direct',
    collector: {
      name: '李秀英',
      relation: '受送达人的代理人',
      document: { kind: 'citizenId', number: '622726199003052222' },
    },
    place: '静宁县政务服务中心出件窗口',
    deliveredOn: day('2026-05-15'),
    deliverers: ['马会兰'],
  },
}
