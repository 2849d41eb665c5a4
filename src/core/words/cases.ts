import type { CaseEvent, Channel, Fault, Status } from '../case/case.ts'
import type { ClockKind } from '../case/clocks.ts'
import type { Authority } from '../case/collector.ts'
import type { HaltGround, TerminationGround } from '../case/ground.ts'
import type { HearingWish, Invited } from '../case/hearing.ts'
import type { Action } from '../case/transitions.ts'
import type { DeliveryWay, Joint, SpecialProcedure } from '../guide/guide.ts'
import type { Word } from './word.ts'

/** The statuses of a case as everybody reads them. */
export const STATUS = {
  none: { zh: '未提交', en: 'Not submitted' },
  submitted: { zh: '待预审', en: 'Waiting for pre-review' },
  preReturned: { zh: '预审退回', en: 'Returned by pre-review' },
  prePassed: { zh: '预审通过，待核原件', en: 'Pre-review passed, originals awaited' },
  received: { zh: '已收件', en: 'Received' },
  correcting: { zh: '待补正', en: 'Correction requested' },
  reviewing: { zh: '审查中', en: 'Under review' },
  deciding: { zh: '待决定', en: 'Decision pending' },
  suspended: { zh: '特别程序', en: 'Special procedure' },
  halted: { zh: '已中止', en: 'Suspended by fact' },
  decided: { zh: '已决定', en: 'Decided' },
  completed: { zh: '业务办结，待核验', en: 'Completed by the department' },
  closed: { zh: '已办结，待出件', en: 'Closed, result to be handed out' },
  dispatched: { zh: '结果寄送中', en: 'Result on its way' },
  delivered: { zh: '已送达', en: 'Delivered' },
  notApplicable: { zh: '不受理', en: 'No permit needed' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  returned: { zh: '退件', en: 'Application returned' },
  terminated: { zh: '已终止', en: 'Ended without a decision' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  voided: { zh: '作废', en: 'Voided' },
} as const satisfies Record<Status, Word>

/** What people do to a case: the word on the button. */
export const ACTION = {
  Submit: { zh: '提交申请', en: 'Submit' },
  Register: { zh: '窗口登记', en: 'Register at the window' },
  PreReturn: { zh: '预审退回', en: 'Return by pre-review' },
  Resubmit: { zh: '修改后重新提交', en: 'Submit again' },
  PrePass: { zh: '预审通过', en: 'Pass pre-review' },
  Receive: { zh: '收件', en: 'Receive' },
  Consult: { zh: '会商', en: 'Consult the department' },
  AnswerConsultation: { zh: '答复会商', en: 'Answer consultation' },
  CorrectOnSpot: { zh: '当场更正', en: 'Correct on the spot' },
  RequestCorrection: { zh: '一次性告知补正', en: 'Request correction' },
  SupplyCorrection: { zh: '提交补正材料', en: 'Supply corrections' },
  Return: { zh: '退件', en: 'Return the application' },
  Accept: { zh: '受理', en: 'Accept' },
  DeclareNotApplicable: { zh: '不受理', en: 'Declare not applicable' },
  Refuse: { zh: '不予受理', en: 'Refuse' },
  DecideOnSpot: { zh: '当场办结', en: 'Decide on the spot' },
  CompleteStep: { zh: '完成环节', en: 'Complete step' },
  ReturnStep: { zh: '退回上一环节', en: 'Return to an earlier step' },
  AskOpinion: { zh: '征求意见', en: 'Ask for an opinion' },
  GiveOpinion: { zh: '反馈意见', en: 'Give opinion' },
  Suspend: { zh: '转入特别程序', en: 'Start special procedure' },
  Resume: { zh: '特别程序结束', en: 'End special procedure' },
  CheckField: { zh: '登记现场核查', en: 'Record a field check' },
  OfferHearing: { zh: '告知听证权利', en: 'Tell of the right to a hearing' },
  AskHearing: { zh: '启动听证', en: 'Start a hearing' },
  CallHearing: { zh: '发出听证通知', en: 'Give notice of the hearing' },
  RecordHearing: { zh: '录入听证笔录', en: 'Enter the record of the hearing' },
  Extend: { zh: '延长办理期限', en: 'Extend the limit' },
  Halt: { zh: '中止办理', en: 'Suspend by fact' },
  Proceed: { zh: '恢复办理', en: 'Go on' },
  Terminate: { zh: '终止办理', en: 'End without a decision' },
  Decide: { zh: '作出决定', en: 'Decide' },
  SettleFee: { zh: '登记缴费', en: 'Record the fee' },
  SeeOriginals: { zh: '核验原件', en: 'See originals' },
  Complete: { zh: '业务办结', en: 'Complete' },
  Verify: { zh: '办结核验', en: 'Completion check' },
  Dispatch: { zh: '寄送结果', en: 'Dispatch the result' },
  Deliver: { zh: '送达', en: 'Deliver' },
  Withdraw: { zh: '撤回申请', en: 'Withdraw' },
  Void: { zh: '作废', en: 'Void' },
  Claim: { zh: '认领', en: 'Claim' },
  Release: { zh: '放回', en: 'Release' },
  PassTime: { zh: '期限届满', en: 'Time passes' },
  PromiseTolerance: { zh: '登记容缺承诺', en: 'Promise to hand in later' },
  AcceptWithTolerance: { zh: '容缺受理', en: 'Accept with a gap' },
  SupplyTolerated: { zh: '补交容缺材料', en: 'Hand in what was promised' },
  ConfirmTolerated: { zh: '容缺材料合格', en: 'What was promised is in order' },
  RejectTolerated: { zh: '容缺材料不合格', en: 'What was promised is not in order' },
  EndTolerance: { zh: '逾期未补退件', en: 'Return, the promise was not kept' },
  AllowSecondCorrection: { zh: '准许再次补正', en: 'Allow a second correction notice' },
  SeekExtension: { zh: '报请延期', en: 'Ask the government to extend' },
  DeclineExtension: { zh: '不批准延期', en: 'Decline the extension' },
} as const satisfies Record<Action, Word>

/** What has happened, as a line of the timeline. */
export const EVENT = {
  Submitted: { zh: '提交申请', en: 'Submitted' },
  PreReturned: { zh: '预审退回', en: 'Returned by pre-review' },
  Resubmitted: { zh: '重新提交', en: 'Submitted again' },
  PrePassed: { zh: '预审通过', en: 'Pre-review passed' },
  Received: { zh: '收件', en: 'Received' },
  CorrectedOnSpot: { zh: '当场更正', en: 'Corrected on the spot' },
  ConsultationAsked: { zh: '发起会商', en: 'Department consulted' },
  ConsultationAnswered: { zh: '会商答复', en: 'Consultation answered' },
  CorrectionRequested: { zh: '告知补正', en: 'Correction requested' },
  CorrectionSupplied: { zh: '补正材料已收', en: 'Corrections supplied' },
  Returned: { zh: '退件', en: 'Returned' },
  Accepted: { zh: '受理', en: 'Accepted' },
  DeclaredNotApplicable: { zh: '不受理', en: 'Declared not applicable' },
  Refused: { zh: '不予受理', en: 'Refused' },
  StepCompleted: { zh: '环节办结', en: 'Step completed' },
  StepReturned: { zh: '退回环节', en: 'Returned to a step' },
  OpinionAsked: { zh: '征求意见', en: 'Opinion asked' },
  OpinionGiven: { zh: '意见反馈', en: 'Opinion given' },
  Suspended: { zh: '特别程序开始', en: 'Special procedure started' },
  Resumed: { zh: '特别程序结束', en: 'Special procedure ended' },
  Extended: { zh: '延长办理期限', en: 'Extended' },
  HearingOffered: { zh: '告知听证权利', en: 'Told of the right to a hearing' },
  HearingAsked: { zh: '启动听证', en: 'Hearing to be held' },
  HearingCalled: { zh: '听证通知', en: 'Notice of the hearing' },
  HearingHeld: { zh: '听证结束', en: 'Hearing held' },
  FieldChecked: { zh: '现场核查', en: 'Field check' },
  Halted: { zh: '中止办理', en: 'Suspended by fact' },
  Proceeded: { zh: '恢复办理', en: 'Goes on' },
  Terminated: { zh: '终止办理', en: 'Ended without a decision' },
  FeeSettled: { zh: '费用已缴', en: 'Fee settled' },
  OriginalsSeen: { zh: '原件已核验', en: 'Originals seen' },
  Granted: { zh: '准予', en: 'Granted' },
  Denied: { zh: '不予许可', en: 'Denied' },
  Completed: { zh: '业务办结', en: 'Completed' },
  Closed: { zh: '办结核验通过', en: 'Closed' },
  Dispatched: { zh: '结果已寄出', en: 'Dispatched' },
  Delivered: { zh: '送达', en: 'Delivered' },
  Withdrawn: { zh: '申请人撤回', en: 'Withdrawn' },
  Voided: { zh: '作废', en: 'Voided' },
  Claimed: { zh: '认领', en: 'Claimed' },
  Released: { zh: '放回', en: 'Released' },
  TolerancePromised: { zh: '容缺承诺', en: 'Promised to hand in later' },
  ToleranceGranted: { zh: '容缺受理', en: 'Accepted with a gap' },
  ToleranceReminded: { zh: '补交提醒', en: 'Reminded' },
  ToleranceSupplied: { zh: '容缺材料已补交', en: 'Promised materials handed in' },
  ToleranceRejected: { zh: '补交材料不合格', en: 'Promised materials rejected' },
  ToleranceMet: { zh: '容缺材料审核合格', en: 'Promised materials in order' },
  ToleranceBroken: { zh: '容缺材料逾期未补', en: 'Promise not kept' },
  SecondCorrectionAllowed: { zh: '准许再次补正', en: 'Second correction notice allowed' },
  CalendarChanged: { zh: '放假安排调整，期限重新计算', en: 'Calendar changed' },
  ExtensionSought: { zh: '报请延期', en: 'Extension sought' },
  ExtensionDeclined: { zh: '延期未获批准', en: 'Extension declined' },
} as const satisfies Record<CaseEvent['type'], Word>

export const CHANNEL = {
  online: { zh: '网上申请', en: 'On-line' },
  window: { zh: '窗口申请', en: 'At the window' },
  mail: { zh: '邮寄申请', en: 'By mail' },
} as const satisfies Record<Channel, Word>

export const FAULT = {
  missing: { zh: '缺少', en: 'Missing' },
  incorrect: { zh: '有误', en: 'Incorrect' },
  incomplete: { zh: '不完整', en: 'Incomplete' },
  outdated: { zh: '已过期', en: 'Outdated' },
} as const satisfies Record<Fault, Word>

export const CLOCK = {
  preReview: { zh: '预审', en: 'Pre-review' },
  correctionNotice: { zh: '补正告知或受理', en: 'Correction notice or acceptance' },
  correction: { zh: '补正期限', en: 'Supplying corrections' },
  step: { zh: '环节时限', en: 'Step' },
  opinion: { zh: '意见时限', en: 'Opinion' },
  special: { zh: '特别程序预计', en: 'Special procedure' },
  promised: { zh: '承诺时限', en: 'Promised' },
  legal: { zh: '法定时限', en: 'Legal' },
  delivery: { zh: '送达时限', en: 'Delivery' },
  tolerance: { zh: '容缺材料补交', en: 'Promised materials' },
  toleranceReminder: { zh: '提醒补交', en: 'Reminder' },
  hearingRequest: { zh: '要求听证的期限', en: 'Asking for a hearing' },
  hearing: { zh: '组织听证', en: 'Organising the hearing' },
  lowerReview: { zh: '下级初审', en: 'Review by the lower organ' },
} as const satisfies Record<ClockKind, Word>

export const DELIVERY = {
  pickup: { zh: '窗口领取', en: 'Pick up' },
  mail: { zh: '邮寄送达', en: 'By mail' },
  station: { zh: '就近领取', en: 'At the township or village' },
  electronic: { zh: '电子送达', en: 'Electronically' },
} as const satisfies Record<DeliveryWay, Word>

/** By what somebody takes a result for the applicant, and what they are to them on the record of delivery (送达回证). */
export const AUTHORITY_SHOWN = {
  mandate: { zh: '授权委托书', en: 'Mandate' },
  letter: { zh: '单位介绍信', en: 'Letter of the organisation' },
  legalRepresentative: { zh: '法定代表人（负责人）身份证明', en: 'Proof of the legal representative' },
  guardian: { zh: '监护关系证明', en: 'Proof of guardianship' },
} as const satisfies Record<Authority, Word>

export const COLLECTS_AS = {
  mandate: { zh: '委托代理人', en: 'Agent' },
  letter: { zh: '单位经办人', en: 'Sent by the organisation' },
  legalRepresentative: { zh: '法定代表人（负责人）', en: 'Legal representative' },
  guardian: { zh: '监护人', en: 'Guardian' },
} as const satisfies Record<Authority, Word>

/** What is called so cannot be: only what is on the checklist is asked for. An id is said to nobody all the same. */
export const UNLISTED: Word = { zh: '清单以外的材料', en: 'A material that is not listed' }

export const SPECIAL = {
  hearing: { zh: '听证', en: 'Hearing' },
  tender: { zh: '招标', en: 'Tender' },
  auction: { zh: '拍卖', en: 'Auction' },
  inspection: { zh: '检验', en: 'Inspection' },
  testing: { zh: '检测', en: 'Testing' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  expertReview: { zh: '专家评审', en: 'Expert review' },
  publicNotice: { zh: '公示', en: 'Public notice' },
  deliberation: { zh: '集体讨论', en: 'Deliberation' },
  superiorApproval: { zh: '上级批复', en: 'Approval of a higher organ' },
} as const satisfies Record<SpecialProcedure, Word>

/** The organ that reviews first and reports up, where its name is not at hand. */
export const LOWER_ORGAN: Word = { zh: '下级机关', en: 'The lower organ' }

/** What the people's government reads in its list when it is asked to lengthen a limit. */
export const ASKED_TO_EXTEND: Word = {
  zh: '报请延长办理期限 {days} 个工作日：{reason}',
  en: 'Asked to extend',
}

/** How several departments handle one licence (art. 26 par. 2). */
export const JOINT = {
  unified: { zh: '统一办理', en: 'One department for all' },
  joint: { zh: '联合办理', en: 'Together' },
  concentrated: { zh: '集中办理', en: 'In one place' },
} as const satisfies Record<Joint['kind'], Word>

/** 中止的情形. */
export const HALT_GROUND = {
  dispute: { zh: '相关争议正在诉讼、仲裁或者复议，须以其结果为依据', en: 'A dispute to be settled first' },
  investigation: { zh: '申请人因涉嫌违法正被调查，依法暂不能办理', en: 'Under investigation' },
  succession: { zh: '申请人死亡或者终止，权利义务承受人尚未确定', en: 'Succession not settled' },
  forceMajeure: { zh: '不可抗力', en: 'Force majeure' },
  interpretation: { zh: '适用法律须由有权机关作出解释', en: 'The law must be interpreted first' },
  applicantAsks: { zh: '申请人书面请求中止', en: 'At the wish of the applicant' },
} as const satisfies Record<HaltGround, Word>

/** 终止的情形. */
export const TERMINATION_GROUND = {
  death: { zh: '申请人死亡或者丧失行为能力，没有承受人', en: 'Death of the applicant' },
  dissolution: { zh: '申请的单位依法终止，没有承受人', en: 'The organisation has ended' },
  subjectGone: { zh: '申请的标的已经不存在', en: 'The subject is gone' },
  notCooperating: { zh: '申请人不配合，审查无法继续', en: 'The applicant does not cooperate' },
  repealed: { zh: '法律、法规修改或者废止，不再需要办理', en: 'The law no longer asks for it' },
} as const satisfies Record<TerminationGround, Word>

/** 告知听证权利的对象, and on whose wish a hearing is held. */
export const INVITED = {
  applicant: { zh: '申请人', en: 'Applicant' },
  interested: { zh: '利害关系人', en: 'Interested parties' },
  both: { zh: '申请人和利害关系人', en: 'Both' },
} as const satisfies Record<Invited, Word>
export const HEARING_WISH = {
  applicant: { zh: '申请人要求听证', en: 'The applicant asks' },
  interested: { zh: '利害关系人要求听证', en: 'An interested party asks' },
  organ: { zh: '依法应当听证，或者本机关认为需要听证', en: 'The organ holds one' },
} as const satisfies Record<HearingWish, Word>
