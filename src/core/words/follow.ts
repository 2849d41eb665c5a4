import type { Fault } from '../case/case.ts'
import type { ClockKind } from '../case/clocks.ts'
import type { Asked } from '../case/next.ts'
import type { Word } from './word.ts'

/** What the applicant has to do: the heading of the yellow box, and the word on its button. */
export const ASKED = {
  edit: { zh: '请您修改申请', en: 'Change your application' },
  originals: { zh: '请您带原件来核验', en: 'Bring the originals' },
  correct: { zh: '请您补正材料', en: 'Supply corrections' },
  supply: { zh: '请您补交容缺材料', en: 'Hand in what you promised' },
  collect: { zh: '请您领取结果', en: 'Collect the result' },
} as const satisfies Record<Asked, Word>

export const ASKED_BUTTON = {
  edit: { zh: '去修改', en: 'Change it' },
  correct: { zh: '去补正', en: 'Supply' },
  supply: { zh: '去补交', en: 'Hand in' },
} as const satisfies Partial<Record<Asked, Word>>

/** The clocks an applicant is shown, as the label of a date. */
export const DUE = {
  preReview: { zh: '最迟告知预审结果', en: 'Pre-review by' },
  correctionNotice: { zh: '最迟告知是否受理', en: 'Acceptance by' },
  correction: { zh: '补正截止', en: 'Corrections by' },
  promised: { zh: '承诺办结', en: 'Promised by' },
  legal: { zh: '法定办结', en: 'Legal limit' },
  delivery: { zh: '最迟送达', en: 'Delivered by' },
  tolerance: { zh: '容缺材料补交截止', en: 'Promised materials by' },
} as const satisfies Partial<Record<ClockKind, Word>>

/** The page of one case. */
export const FOLLOW = {
  guide: { zh: '办事指南', en: 'Guide' },
  guideVersion: { zh: '提交那天的第{version}版', en: 'Version {version}, of that day' },
  title: { zh: '查进度', en: 'Follow a case' },
  lead: {
    zh: '不用登录。填上收件凭证上的办件编号和查询码，就能看到办到哪一步。',
    en: 'Without an account: number and query code',
  },
  number: { zh: '办件编号', en: 'Case number' },
  numberHint: {
    zh: '印在收件凭证上，43 位；空格可填可不填。用手机扫凭证上的二维码，可以不用输入。',
    en: '43 characters',
  },
  code: { zh: '查询码', en: 'Query code' },
  codeHint: { zh: '10 位字母和数字，大小写都可以', en: '10 characters' },
  find: { zh: '查询', en: 'Find' },
  withAccount: { zh: '有账号的，登录后在“我的办件”里直接看到全部办件。', en: 'Or sign in' },
  numberWrong: { zh: '办件编号不完整，请对照凭证核对。', en: 'Not a case number' },
  codeWrong: { zh: '查询码应为 10 位，请对照凭证核对。', en: 'Not a query code' },
  state: { zh: '办理状态', en: 'State' },
  applicant: { zh: '申请人', en: 'Applicant' },
  agent: { zh: '经办人', en: 'Agent' },
  submittedOn: { zh: '申请日期', en: 'Applied on' },
  outcome: { zh: '办理结果', en: 'Outcome' },
  by: { zh: '现在由谁办', en: 'In whose hands' },
  site: { zh: '收件地点', en: 'Taken in at' },
  organ: { zh: '决定机关', en: 'Decided by' },
  handOut: { zh: '领取地点', en: 'Handed out at' },
  delivery: { zh: '领取方式', en: 'Delivery' },
  supervision: { zh: '监督投诉电话', en: 'Complaints' },
  yourself: { zh: '等您办理', en: 'You' },
  codeKeep: { zh: '凭办件编号和查询码可以查到本件，请不要给陌生人看。', en: 'Keep it to yourself' },
  timeline: { zh: '办理经过', en: 'What has happened' },
  papers: { zh: '文书', en: 'Papers' },
  noPapers: { zh: '还没有文书。收件、受理、决定时会在这里出具。', en: 'None yet' },
  materials: { zh: '申请材料', en: 'Materials' },
  files: { zh: '个文件', en: 'files' },
  read: { zh: '查看', en: 'Read' },
  download: { zh: '下载 PDF', en: 'Download' },
  sealed: { zh: '已盖章存档', en: 'Stamped' },
  more: { zh: '其他', en: 'More' },
  receipt: { zh: '申请回执和查询码', en: 'Receipt and query code' },
  withdraw: { zh: '撤回申请', en: 'Withdraw' },
  provisional: {
    zh: '放假安排还没有全部公布，这个日期可能调整',
    en: 'Provisional',
  },
  daysLeft: { zh: '还剩 {n} 个工作日', en: '{n} working days left' },
  today: { zh: '今天到期', en: 'Due today' },
  over: { zh: '已超过 {n} 个工作日', en: '{n} working days over' },
  overHint: {
    zh: '已经超过期限，给您添麻烦了。您可以拨打监督投诉电话询问原因。',
    en: 'Late: you may complain',
  },
  stopped: { zh: '办理期限现在暂停计算', en: 'Stopped' },
  masked: {
    zh: '为保护个人信息，这里只显示部分内容。查看全部内容、补正材料或撤回申请，请登录或者核对身份。',
    en: 'Some is hidden here',
  },
  prove: { zh: '核对身份', en: 'Prove who you are' },
  backToCase: { zh: '返回办件', en: 'Back to the case' },
  notOnline: { zh: '纸质材料，到窗口提交', en: 'On paper' },
} as const satisfies Record<string, Word>

/** How a material stands, for the applicant. */
export const MATERIAL_STATE = {
  none: { zh: '未提交', en: 'Not handed in' },
  handedIn: { zh: '已提交', en: 'Handed in' },
  ok: { zh: '已通过', en: 'Accepted' },
  missing: { zh: '缺少', en: 'Missing' },
  incorrect: { zh: '有误', en: 'Incorrect' },
  incomplete: { zh: '不完整', en: 'Incomplete' },
  outdated: { zh: '已过期', en: 'Outdated' },
} as const satisfies Record<'none' | 'handedIn' | 'ok' | Fault, Word>

/** Proving without an account that one is the applicant. */
export const PROOF = {
  title: { zh: '核对身份', en: 'Prove who you are' },
  lead: {
    zh: '补正、撤回和查看带查询码的凭证，要先确认是申请人本人。核对一次，三十分钟内有效。',
    en: 'Good for thirty minutes',
  },
  document: { zh: '申请人的证件号码', en: 'Document number of the applicant' },
  documentHint: { zh: '申请时用的身份证件，填写完整号码', en: 'The whole number' },
  phone: { zh: '申请时留的联系电话', en: 'Phone given with the application' },
  phoneHint: { zh: '单位申请的，填写申请表上联系人的电话', en: 'Of the contact' },
  enter: { zh: '确认', en: 'Confirm' },
  signIn: { zh: '改用账号登录', en: 'Sign in instead' },
  wrong: { zh: '查询码或号码不符，请对照凭证和证件核对。', en: 'Wrong' },
  window: { zh: '不方便核对的，请带身份证件到收件的窗口办理。', en: 'Or come to the window' },
} as const satisfies Record<string, Word>

export const CORRECTION = {
  title: { zh: '补正材料', en: 'Supply corrections' },
  lead: {
    zh: '下面的材料要一次补齐。每份上传后就已保存，可以分几次传，最后按“全部补齐，提交”。',
    en: 'All at once',
  },
  until: { zh: '截止日期', en: 'Until' },
  why: { zh: '原因', en: 'Why' },
  standard: { zh: '要求', en: 'Standard' },
  ready: { zh: '已补', en: 'Supplied' },
  open: { zh: '待补', en: 'Open' },
  send: { zh: '全部补齐，提交', en: 'Submit' },
  later: { zh: '以后再补，返回', en: 'Later' },
  window: { zh: '也可以把纸质材料送到收件的窗口，由工作人员代为补正：', en: 'Or bring them' },
} as const satisfies Record<string, Word>

/** Handing in what was promised when the application was accepted without it (容缺后补). */
export const SUPPLY = {
  title: { zh: '补交容缺材料', en: 'Hand in what you promised' },
  lead: {
    zh: '下面是您承诺受理后补交的材料，要一次补齐。每份上传后就已保存，可以分几次传，最后按“全部补齐，提交”。',
    en: 'All at once',
  },
  until: { zh: '补交截止', en: 'Until' },
  why: { zh: '受理时', en: 'When it was accepted' },
  standard: { zh: '要求', en: 'Standard' },
  ready: { zh: '已补', en: 'Supplied' },
  open: { zh: '待补', en: 'Open' },
  send: { zh: '全部补齐，提交', en: 'Submit' },
  later: { zh: '以后再补，返回', en: 'Later' },
  window: { zh: '也可以把纸质材料送到收件的窗口，由工作人员当场审核：', en: 'Or bring them' },
  late: {
    zh: '补交期限已过。现在仍然可以补交；窗口或者办理部门退件以后，就不能再补了。',
    en: 'Late, but it may still be done',
  },
} as const satisfies Record<string, Word>

/** The applicant's promise (申请容缺受理承诺书), given on-line. */
export const PROMISE = {
  title: { zh: '申请容缺受理', en: 'Ask for acceptance with a gap' },
  offer: { zh: '有材料可以受理后再补', en: 'Something may follow later' },
  offerText: {
    zh: '下面的材料没有交齐。您可以现在补交到窗口，也可以作出书面承诺，先受理，受理后再补。',
    en: 'Hand it in now, or promise to',
  },
  go: { zh: '作出承诺，先受理后补交', en: 'Promise' },
  made: { zh: '您已作出容缺承诺，等待窗口受理。', en: 'You have promised' },
  lead: {
    zh: '其他材料都合格的，窗口凭您的承诺先受理，部门照常审查，办理期限照常计算。',
    en: 'The clocks run on',
  },
  duties: {
    zh: '补齐以前不会作出准予的决定。到期没有补齐的，申请可以被退回；补齐以前，您申请的其他事项也不能再容缺受理。',
    en: 'What follows when it is not kept',
  },
  materials: { zh: '我承诺受理后补交', en: 'I shall hand in later' },
  materialsMissing: { zh: '请勾选要后补的材料。', en: 'Choose at least one' },
  days: { zh: '受理后几个工作日内补齐', en: 'Working days after acceptance' },
  daysHint: { zh: '填1到{most}，不能超过本事项的承诺办结时限', en: '1 to {most}' },
  daysWrong: { zh: '请填写整数，例如 5。', en: 'A whole number' },
  sure: { zh: '承诺', en: 'Promise' },
  sureText: {
    zh: '我承诺按时补齐上述材料，补交的材料真实有效，知道没有补齐的后果',
    en: 'I have read it and promise',
  },
  sureMissing: { zh: '请勾选承诺。', en: 'Promise first' },
  send: { zh: '提交承诺', en: 'Send' },
  keep: { zh: '不容缺，返回', en: 'Back' },
} as const satisfies Record<string, Word>

export const WITHDRAWAL = {
  title: { zh: '撤回申请', en: 'Withdraw' },
  warn: {
    zh: '撤回后本件停止办理，不能恢复。以后需要，要重新申请。已经提交的材料可以到收件窗口取回。',
    en: 'Cannot be undone',
  },
  reason: { zh: '为什么撤回', en: 'Why' },
  reasons: {
    notReady: { zh: '材料还没有准备好', en: 'Not ready' },
    mistake: { zh: '填错了，准备重新申请', en: 'A mistake' },
    noNeed: { zh: '不需要办了', en: 'No need' },
    other: { zh: '其他原因', en: 'Other' },
  },
  text: { zh: '补充说明', en: 'In your words' },
  sure: { zh: '确认', en: 'Confirm' },
  sureText: { zh: '我已知道撤回后不能恢复，确定撤回', en: 'I am sure' },
  sureMissing: { zh: '请勾选确认。', en: 'Confirm first' },
  reasonMissing: { zh: '请选择撤回的原因。', en: 'Say why' },
  textMissing: { zh: '请简单写明原因。', en: 'Say why' },
  send: { zh: '撤回申请', en: 'Withdraw' },
  keep: { zh: '不撤回，返回', en: 'Keep it' },
} as const satisfies Record<string, Word | Record<string, Word>>

/** 听证: the applicant's right, and how it is used. */
export const HEARING = {
  title: { zh: '您有权要求听证', en: 'You may ask for a hearing' },
  until: {
    zh: '要求听证的，请在{day}前提出（含当日）；不要求听证的，不用办理，期满以后继续办理。',
    en: 'Until {day}',
  },
  ask: { zh: '要求听证', en: 'Ask for a hearing' },
  says: {
    zh: '提出以后，办理机关在二十个工作日内组织听证，并提前七个工作日通知您时间、地点。听证不收费，听证的时间不计入办理期限。',
    en: 'Within twenty working days, free of charge',
  },
  reason: { zh: '理由', en: 'Why' },
  reasonHint: { zh: '可以写明您的意见和希望说明的事实', en: 'In your words' },
  keep: { zh: '不要求听证，返回', en: 'Back' },
} as const satisfies Record<string, Word>

/** 我的: everything of one applicant. */
export const MINE = {
  title: { zh: '我的', en: 'Mine' },
  nothing: { zh: '现在没有需要您办的事。', en: 'Nothing to do' },
  going: { zh: '正在办理', en: 'In progress' },
  noneGoing: { zh: '没有正在办理的事项。', en: 'None' },
  finished: { zh: '已经办完', en: 'Finished' },
  drafts: { zh: '没填完的申请', en: 'Drafts' },
  saved: { zh: '保存', en: 'saved' },
  continue: { zh: '继续填写', en: 'Continue' },
  all: { zh: '全部办件', en: 'All cases' },
  noCases: { zh: '还没有办件。从首页找到要办的事，就可以开始申请。', en: 'No cases' },
  find: { zh: '找我要办的事', en: 'Find a service' },
  messages: { zh: '消息', en: 'Messages' },
  unread: { zh: '条未读', en: 'unread' },
  noUnread: { zh: '没有未读消息', en: 'Nothing new' },
  applied: { zh: '申请', en: 'applied' },
  promised: { zh: '承诺', en: 'promised' },
  promisedEnd: { zh: '前办结', en: 'by then' },
  account: { zh: '我的账号', en: 'My account' },
  accountHint: { zh: '个人信息、代表单位办事、退出登录', en: 'Account' },
  older: { zh: '更早的', en: 'Older' },
  rate: { zh: '请您评价这次服务（自愿）', en: 'Rate the service' },
  rateGo: { zh: '去评价', en: 'Rate' },
  acting: { zh: '您现在代表单位办事', en: 'You act for an organisation' },
  actingHint: { zh: '下面是该单位的办件。要看自己的，请先换回本人身份。', en: 'These are its cases' },
  mayAct: { zh: '您可以代表单位办事', en: 'You may act for an organisation' },
  mayActHint: {
    zh: '下面是您自己的办件。要看单位的、替单位办事，请先换成单位身份。',
    en: 'These are your own',
  },
  change: { zh: '更换身份', en: 'Change' },
  due: { zh: '截止', en: 'due' },
} as const satisfies Record<string, Word>

export const RECEIPT = {
  title: { zh: '申请已经提交', en: 'Submitted' },
  again: { zh: '申请回执', en: 'Receipt' },
  keep: { zh: '请记下或拍下这一页。', en: 'Keep this page' },
  number: { zh: '办件编号', en: 'Case number' },
  code: { zh: '查询码', en: 'Query code' },
  codeHint: { zh: '没有账号的人，凭办件编号和查询码查进度', en: 'To follow without an account' },
  scan: { zh: '扫码看进度', en: 'Scan to follow' },
  next: { zh: '接下来', en: 'Next' },
  pdf: { zh: '下载收件凭证（PDF）', en: 'Receipt as PDF' },
  toCase: { zh: '看办理进度', en: 'Follow it' },
  print: { zh: '打印', en: 'Print' },
} as const satisfies Record<string, Word>
