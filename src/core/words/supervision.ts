import type { Word } from './word.ts'

export type Level = 'warning' | 'yellow' | 'red'
export type CardState = 'pending' | 'issued' | 'ordered' | 'revoked' | 'cancelled'
export type RuleArea = 'time' | 'procedure' | 'material' | 'fee' | 'service'

/** 结果级别. */
export const LEVEL = {
  warning: { zh: '预警', en: 'Warning' },
  yellow: { zh: '黄牌', en: 'Yellow card' },
  red: { zh: '红牌', en: 'Red card' },
} as const satisfies Record<Level, Word>

/** 监察卡状态: D 待发, Y 已发, B 督办, C 撤销, Q 取消. */
export const CARD_STATE = {
  pending: { zh: '待发', en: 'Found, not issued yet' },
  issued: { zh: '已发', en: 'Issued' },
  ordered: { zh: '督办', en: 'Under a supervision order' },
  revoked: { zh: '撤销', en: 'Revoked' },
  cancelled: { zh: '取消', en: 'Cancelled before it was issued' },
} as const satisfies Record<CardState, Word>

export const RULE_AREA = {
  time: { zh: '时限', en: 'Time' },
  procedure: { zh: '程序', en: 'Procedure' },
  material: { zh: '材料', en: 'Materials' },
  fee: { zh: '收费', en: 'Fees' },
  service: { zh: '服务', en: 'Service' },
} as const satisfies Record<RuleArea, Word>

type Point = { name: Word; means: Word; source: Word; waitsFor?: Word }

/** The 28 supervision points (监察点): what each is called, what it means in plain words, where it comes from. */
export const POINT = {
  1: {
    name: { zh: '网上预审超时', en: 'Pre-review too late' },
    means: {
      zh: '网上提交的申请，窗口应当在两个工作日内预审，告诉申请人通过还是退回。过了这个时间还没有结果，就记一张牌。',
      en: 'An on-line application was not looked at in time',
    },
    source: { zh: '省级电子监察通行做法，天数由市级设定', en: 'Provincial practice' },
  },
  2: {
    name: { zh: '补正告知超期', en: 'Correction notice too late' },
    means: {
      zh: '窗口收到材料后，应当在五个工作日内一次告知要补正的全部内容，或者作出受理、不予受理的决定。逾期不告知的，法律规定自收到材料之日起视为受理，并记一张牌。',
      en: 'Five working days passed without a notice or a decision on acceptance',
    },
    source: { zh: '《中华人民共和国行政许可法》第三十二条第一款第四项', en: 'Licensing Law art. 32(4)' },
  },
  3: {
    name: { zh: '承诺时限超时', en: 'Promised limit exceeded' },
    means: {
      zh: '办件应当在对外承诺的时限内作出决定。临近承诺日期先预警，超过承诺日期记黄牌。申请人补正、特别程序和系统停用的日子不计算在内。',
      en: 'Not decided within the promised limit',
    },
    source: { zh: '地方电子监察规定（承诺时限）', en: 'Local rule' },
  },
  4: {
    name: { zh: '法定时限超时', en: 'Legal limit exceeded' },
    means: {
      zh: '办件超过法律规定的期限还没有作出决定。依法批准延长的，按延长后的期限计算。',
      en: 'Not decided within the legal limit',
    },
    source: {
      zh: '《中华人民共和国行政许可法》第四十二条、第七十四条',
      en: 'Licensing Law art. 42, 74',
    },
  },
  5: {
    name: { zh: '环节超时', en: 'Step exceeded' },
    means: {
      zh: '整个办件还在承诺时限内，但某一个环节，或者被征求意见的部门，用的时间超过了它自己的时限。',
      en: 'One step or opinion took longer than its own limit',
    },
    source: { zh: '地方电子监察规定（环节时限）', en: 'Local rule' },
  },
  6: {
    name: { zh: '初审上报超时', en: 'Lower-level review too late' },
    means: {
      zh: '依法由下级机关先行审查的，下级机关应当在二十日内审查完毕并上报。',
      en: 'The lower organ reported up too late',
    },
    source: { zh: '《中华人民共和国行政许可法》第四十三条', en: 'Licensing Law art. 43' },
  },
  7: {
    name: { zh: '送达超时', en: 'Delivery too late' },
    means: {
      zh: '作出准予的决定后，应当在十个工作日内把证件或者文书送到申请人手里。',
      en: 'The result was not delivered within ten working days',
    },
    source: { zh: '《中华人民共和国行政许可法》第四十四条', en: 'Licensing Law art. 44' },
  },
  8: {
    name: { zh: '特别程序超时', en: 'Special procedure too long' },
    means: {
      zh: '听证、检验、专家评审等特别程序不计入办理时限，但应当在告知申请人的天数内结束。',
      en: 'A special procedure took longer than was told',
    },
    source: { zh: '省级电子监察通行做法；《中华人民共和国行政许可法》第四十五条', en: 'Practice; art. 45' },
  },
  9: {
    name: { zh: '咨询投诉答复超时', en: 'Answer to a complaint too late' },
    means: {
      zh: '群众当面、打电话提出的咨询当天答复，其他咨询五个工作日内答复。到期前一个工作日预警；到期没有答复的，记给自己用时超过规定的单位：前一个单位耽误的时间，不算在后一个单位身上。系统停用的日子不计算在内。投诉的答复期限，等投诉受理功能建成后一并监察。',
      en: 'A question was not answered in time; complaints wait until there are any',
    },
    source: { zh: '省级电子监察通行做法；答复天数由市级承诺', en: 'Provincial practice; the city’s promise' },
  },
  10: {
    name: { zh: '电子证照出证超时', en: 'Electronic certificate too late' },
    means: {
      zh: '办结以后，电子证照应当在三个工作日内生成。',
      en: 'The electronic certificate came too late',
    },
    source: { zh: '省级电子监察通行做法', en: 'Provincial practice' },
    waitsFor: { zh: '电子证照系统接入后启用', en: 'Certificates' },
  },
  11: {
    name: { zh: '不受理未说明理由', en: 'Refused without a reason' },
    means: {
      zh: '不受理或者不予受理申请，应当说明理由；不予受理的还应当告知向哪个机关申请。',
      en: 'Not accepted, and no reason given',
    },
    source: {
      zh: '《中华人民共和国行政许可法》第七十二条第七项；地方电子监察规定',
      en: 'Licensing Law art. 72(7)',
    },
  },
  12: {
    name: { zh: '不予许可未说明理由或者救济途径', en: 'Denied without reasons or remedies' },
    means: {
      zh: '不予许可的书面决定应当写明理由和依据，并告知可以申请行政复议或者提起行政诉讼。',
      en: 'Denied without reasons or basis',
    },
    source: { zh: '《中华人民共和国行政许可法》第三十八条第二款', en: 'Licensing Law art. 38(2)' },
  },
  13: {
    name: { zh: '退回、作废未说明理由', en: 'Returned or voided without a reason' },
    means: {
      zh: '退回申请、退件或者作废登记，应当写明理由。',
      en: 'Sent back or voided, and no reason given',
    },
    source: { zh: '省级电子监察通行做法', en: 'Provincial practice' },
  },
  14: {
    name: { zh: '必交材料缺失仍办结', en: 'Closed with materials missing' },
    means: {
      zh: '办件已经准予并办结，但办事指南要求的必交材料还有没有收到的。',
      en: 'Granted while required materials are not there',
    },
    source: { zh: '省级电子监察通行做法', en: 'Provincial practice' },
  },
  15: {
    name: { zh: '索要指南以外的材料', en: 'Material outside the guide asked for' },
    means: {
      zh: '要求申请人提交公布的办事指南没有列出的材料。',
      en: 'Asked for what the published guide does not name',
    },
    source: {
      zh: '《中华人民共和国行政许可法》第三十一条第一款；好差评指标109',
      en: 'Licensing Law art. 31; indicator 109',
    },
  },
  16: {
    name: { zh: '补正告知超过次数', en: 'Corrections told more than once' },
    means: {
      zh: '需要补正的内容应当一次告知。再次要求补正的，不论是否经监察人员批准，都记一张牌。',
      en: 'What is to be corrected is told once',
    },
    source: {
      zh: '《中华人民共和国行政许可法》第三十二条、第七十二条第四项',
      en: 'Licensing Law art. 32, 72(4)',
    },
  },
  17: {
    name: { zh: '时间逻辑错误', en: 'Dates that contradict each other' },
    means: {
      zh: '办件中后发生的事写成了更早的日期，例如决定早于受理、补正早于告知。',
      en: 'A later act is dated before an earlier one',
    },
    source: { zh: '省级电子监察通行做法', en: 'Provincial practice' },
  },
  18: {
    name: { zh: '环节缺失', en: 'Steps missing' },
    means: {
      zh: '办件已经作出决定，但办理流程规定的审查环节没有全部办过。',
      en: 'Decided without every step of the flow',
    },
    source: { zh: '省级电子监察通行做法', en: 'Provincial practice' },
  },
  19: {
    name: { zh: '不应收费而收费', en: 'Charged though free' },
    means: {
      zh: '事项不收费，办件却登记了收费。',
      en: 'Money was taken for what is free',
    },
    source: { zh: '《中华人民共和国行政许可法》第五十八条；地方电子监察规定', en: 'Licensing Law art. 58' },
  },
  20: {
    name: { zh: '应收费而未收费', en: 'Not charged though due' },
    means: {
      zh: '事项应当收费，办件已经办结，但没有缴费登记，也没有减免登记。',
      en: 'Closed without the fee or a waiver',
    },
    source: { zh: '省级电子监察通行做法', en: 'Provincial practice' },
  },
  21: {
    name: { zh: '未按标准收费', en: 'Not the standard fee' },
    means: {
      zh: '登记的收费金额，不是公布的各项收费标准按整份数相加能得到的数。依法减免登记为零元的，不在此列。',
      en: 'The amount differs from the published standard',
    },
    source: { zh: '地方电子监察规定', en: 'Local rule' },
  },
  22: {
    name: { zh: '应网上办理而未网上办理', en: 'Not handled on-line' },
    means: {
      zh: '规定必须全程在网上流转的办件，没有在系统里办理。群众选择到窗口办理，不属于这种情形。',
      en: 'Handled outside the system though it should not be',
    },
    source: { zh: '地方电子监察规定', en: 'Local rule' },
    waitsFor: { zh: '省级公布必须网上流转的事项清单后启用', en: 'A list of such items' },
  },
  23: {
    name: { zh: '事后补录', en: 'Entered late' },
    means: {
      zh: '受理发生以后，过了较长时间才记入系统，记录的时间不能说明真实的办理过程。',
      en: 'An acceptance was recorded long after it happened',
    },
    source: { zh: '市级设定', en: 'A setting of the city' },
  },
  24: {
    name: { zh: '材料齐全仍不予许可', en: 'Denied though complete' },
    means: {
      zh: '材料全部合格、各环节意见都是同意，最后却不予许可。这种牌先待发，由监察人员抽查后决定发牌或者取消。',
      en: 'Denied though everything was in order; looked at by a person first',
    },
    source: { zh: '地方电子监察规定（抽查）', en: 'Local rule, sampled' },
  },
  25: {
    name: { zh: '越权办理', en: 'Decided without the right to' },
    means: {
      zh: '承诺件由受理它的同一个人作出了决定。',
      en: 'The one who accepted it decided it',
    },
    source: { zh: '前台受理、后台审批相分离的要求', en: 'Front and back are separate' },
  },
  26: {
    name: { zh: '多次中止、延期或者清单外暂停', en: 'Repeated or unlisted suspension' },
    means: {
      zh: '同一办件多次启动特别程序或者延期，或者启动了办事指南没有列出的特别程序。',
      en: 'Suspended too often, or for a reason the item does not list',
    },
    source: {
      zh: '《中华人民共和国行政许可法》第四十二条、第四十五条；市级设定',
      en: 'Licensing Law art. 42, 45',
    },
  },
  27: {
    name: { zh: '差评集中', en: 'Clusters of bad ratings' },
    means: {
      zh: '同一办事大厅或者便民服务点，三十天内的差评达到规定件数。这种牌先待发，由监察人员核实后决定发牌或者取消。',
      en: 'Many bad ratings at one site',
    },
    source: {
      zh: '《国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见》',
      en: 'Rating opinion',
    },
  },
  28: {
    name: { zh: '监察告知未按期答复', en: 'A card was not answered' },
    means: {
      zh: '部门收到黄牌、红牌后，应当在五个工作日内答复原因和整改情况。',
      en: 'No reply within five working days',
    },
    source: { zh: '地方电子监察规定', en: 'Local rule' },
  },
} as const satisfies Record<number, Point>
export type PointNumber = keyof typeof POINT

/** What can be done to a card. */
export const CARD_ACT = {
  Issue: { zh: '发牌', en: 'Issue' },
  Cancel: { zh: '取消', en: 'Cancel' },
  Reply: { zh: '答复', en: 'Reply' },
  Appeal: { zh: '申诉', en: 'Appeal' },
  Revoke: { zh: '撤销', en: 'Revoke' },
  Return: { zh: '打回申诉', en: 'Turn the appeal down' },
  Refer: { zh: '上报', en: 'Refer to the city' },
  Order: { zh: '督办', en: 'Give an order' },
  AnswerOrder: { zh: '答复督办单', en: 'Answer the order' },
} as const satisfies Record<string, Word>

/** What a card's record says happened to it. */
export const CARD_ENTRY = {
  found: { zh: '系统发现，待发', en: 'Found' },
  issued: { zh: '已发牌', en: 'Issued' },
  escalated: { zh: '已升级，见更高一级的牌', en: 'A higher card followed' },
  cancelled: { zh: '取消，没有发出', en: 'Cancelled' },
  replied: { zh: '部门答复', en: 'Replied' },
  appealed: { zh: '部门申诉', en: 'Appealed' },
  revoked: { zh: '撤销', en: 'Revoked' },
  returned: { zh: '申诉被打回，牌有效', en: 'Appeal turned down' },
  referred: { zh: '申诉上报市级', en: 'Referred' },
  ordered: { zh: '发出督办单', en: 'Order given' },
  orderAnswered: { zh: '督办单已答复', en: 'Order answered' },
  checked: { zh: '巡查复核', en: 'Checked again' },
} as const satisfies Record<string, Word>
export type CardEntry = keyof typeof CARD_ENTRY

/** A window, among those of a hall. */
export const WINDOW_NAMED: Word = { zh: '{number} 号窗口（{name}）', en: 'Window {number}' }

export const CHECK = {
  normal: { zh: '正常发牌', en: 'Rightly issued' },
  abnormal: { zh: '异常发牌', en: 'Would not be issued today' },
} as const satisfies Record<'normal' | 'abnormal', Word>

export const APPEAL = {
  open: { zh: '申诉待处理', en: 'Waits for an answer' },
  referred: { zh: '申诉已上报市级', en: 'With the city' },
  returned: { zh: '申诉被打回', en: 'Turned down' },
  upheld: { zh: '申诉成立', en: 'Upheld' },
} as const satisfies Record<string, Word>

/** Whose turn it was, as the account of a case says it. */
export const TURN = {
  clerk: { zh: '窗口', en: 'Window' },
  reviewer: { zh: '审查岗', en: 'Reviewer' },
  approver: { zh: '审批岗', en: 'Approver' },
  outputClerk: { zh: '出件窗口', en: 'Output window' },
  applicant: { zh: '申请人', en: 'Applicant' },
  asked: { zh: '被征求意见的部门', en: 'The department that was asked' },
  answers: { zh: '答复岗', en: 'Whoever answers questions there' },
} as const satisfies Record<string, Word>

/** What the OpenAPI page calls the endpoints. */
export const SUPERVISING = {
  orderPaper: { zh: '督办单（打印）', en: 'The order, printed' },
  choices: { zh: '监察卡的筛选范围', en: 'What cards can be narrowed to' },
  rules: { zh: '监察规则', en: 'Rules' },
  setRule: { zh: '调整监察规则', en: 'Change a rule' },
  cards: { zh: '监察卡列表', en: 'Cards' },
  card: { zh: '监察卡', en: 'A card' },
  export: { zh: '导出监察卡', en: 'Export cards' },
  report: { zh: '导出监察报表', en: 'Export the report' },
  figures: { zh: '监察统计', en: 'Figures' },
  ofCase: { zh: '办件的监察情况', en: 'Supervision of a case' },
  errands: { zh: '催办与转办', en: 'Urging and transfer' },
  urge: { zh: '催办', en: 'Urge' },
  transfer: { zh: '转办', en: 'Transfer' },
  answer: { zh: '答复催办、转办', en: 'Answer' },
  colleagues: { zh: '可以转办的同事', en: 'Colleagues' },
} as const satisfies Record<string, Word>
