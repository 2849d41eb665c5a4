import type { Word } from './word.ts'

/** A word with its gaps filled: `say(DUE.left, { days: 2 })` is 剩 2 天. */
export function say(word: Word, facts: Readonly<Record<string, string | number>>): string {
  return word.zh.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
}

/** The frame around every page of the workbench. */
export const SHELL = {
  name: { zh: '一窗工作台', en: 'Workbench' },
  mark: { zh: '一窗', en: 'OneWindow' },
  rail: { zh: '工作栏目', en: 'Sections' },
  fold: { zh: '收起栏目', en: 'Fold' },
  unfold: { zh: '展开栏目', en: 'Unfold' },
  find: { zh: '查办件：编号、申请人、事项，或扫描凭证上的二维码', en: 'Find a case' },
  findKey: { zh: '查找办件', en: 'Find a case' },
  post: { zh: '当前岗位', en: 'Post held now' },
  changePost: { zh: '切换岗位', en: 'Change post' },
  account: { zh: '我的账号', en: 'My account' },
  portal: { zh: '办事大厅首页', en: 'Citizens’ portal' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  keys: { zh: '快捷键', en: 'Keys' },
  waiting: {
    zh: 'A岗{name}在岗，您是B岗，现在只能查看。A岗不在岗时，请先登记顶岗。',
    en: 'The A holder is there: you may look, not decide',
  },
  principal: { zh: '人员', en: 'The A holder' },
  substitute: { zh: '顶岗', en: 'Stands in' },
  notHere: {
    zh: '这份文书的办件不在您的窗口或部门办理。文书是否有效，可以到办事大厅的文书核验页面查看。',
    en: 'Not a case of this desk',
  },
  loading: { zh: '正在打开工作台', en: 'Opening' },
  notStaff: { zh: '工作台只供工作人员使用。办事请到办事大厅首页。', en: 'For staff only' },
  noWork: {
    zh: '您的岗位没有要办的件。请从左侧选择栏目，或者切换岗位。',
    en: 'This post has no cases',
  },
  lost: { zh: '没有这个页面', en: 'No such page' },
  home: { zh: '回到我的工作', en: 'Back to my work' },
  newer: { zh: '工作台已经更新，请刷新页面后继续。', en: 'There is a newer version' },
  reload: { zh: '刷新', en: 'Reload' },
} as const satisfies Record<string, Word>

/** B steps in for A (AB岗). */
export const STAND_IN = {
  title: { zh: '登记顶岗', en: 'Stand in' },
  open: { zh: '登记顶岗', en: 'Stand in' },
  confirm: {
    zh: 'A岗{name}今天登记为在岗。如果本人现在不在岗，请确认由您顶岗：今天“{post}”由您办理，权限和责任与A岗相同。顶岗连同双方姓名记录在案。',
    en: 'A is not there: you take the post for today, and both names go on record',
  },
  act: { zh: '确认顶岗', en: 'Stand in' },
  done: { zh: '已登记顶岗，今天由您办理', en: 'You stand in for today' },
} as const satisfies Record<string, Word>

/** The sections of the rail. */
export const RAIL = {
  inbox: { zh: '我的收件箱', en: 'Inbox' },
  register: { zh: '窗口登记', en: 'Register' },
  calendar: { zh: '工作日历', en: 'Calendar' },
  search: { zh: '办件查询', en: 'Search' },
  output: { zh: '出件', en: 'Hand out' },
  unsealed: { zh: '待盖章文书', en: 'Unsealed papers' },
  supervision: { zh: '监督', en: 'Supervision' },
  cards: { zh: '监察卡', en: 'Cards' },
  errands: { zh: '催办转办', en: 'Urging and transfer' },
  items: { zh: '事项', en: 'Items' },
  messages: { zh: '待告知消息', en: 'Messages to bring' },
  identities: { zh: '实名与委托', en: 'Identity and mandates' },
  people: { zh: '人员', en: 'People' },
  posts: { zh: '岗位', en: 'Posts' },
  organs: { zh: '机构', en: 'Organs' },
  sites: { zh: '场所与窗口', en: 'Sites and windows' },
  rights: { zh: '授权', en: 'Authorisations' },
  changes: { zh: '变更记录', en: 'Changes' },
  forensics: { zh: '计时线索', en: 'Clock findings' },
  inspections: { zh: '督查', en: 'Inspections' },
  rectifications: { zh: '督查整改', en: 'Rectification' },
  drafts: { zh: '事项管理', en: 'Items on their way' },
  locals: { zh: '县区差异', en: 'Differences by county' },
  outcomes: { zh: '办理成效', en: 'Outcomes of items' },
  consultations: { zh: '咨询台', en: 'Consultation' },
  handbooks: { zh: '标准化手册', en: 'Handbooks' },
  reuse: { zh: '材料复用', en: 'Reuse of materials' },
} as const satisfies Record<string, Word>

export const KEYS = {
  title: { zh: '现在可用的快捷键', en: 'Keys that work now' },
  single: { zh: '启用单键快捷键', en: 'Single keys' },
  singleHint: {
    zh: '使用读屏软件或语音输入时可以关闭；Enter、Esc、方向键和 Ctrl 组合键不受影响。',
    en: 'Switch off for speech input',
  },
  find: { zh: '查找办件', en: 'Find' },
  help: { zh: '显示快捷键', en: 'Show keys' },
  layers: {
    dialog: { zh: '对话框', en: 'Dialog' },
    panel: { zh: '办理表单', en: 'Form' },
    material: { zh: '材料', en: 'Material' },
    case: { zh: '办件', en: 'Case' },
    list: { zh: '列表', en: 'List' },
    frame: { zh: '任何地方', en: 'Anywhere' },
  },
} as const satisfies Record<string, Word | Record<string, Word>>

/** When something is due. */
export const DUE = {
  left: { zh: '剩 {days} 天', en: '{days} days left' },
  today: { zh: '今天到期', en: 'Due today' },
  over: { zh: '超 {days} 天', en: '{days} days over' },
  justOver: { zh: '已超期', en: 'Over' },
  restDay: { zh: '{day} 到期', en: 'Due on {day}' },
  none: { zh: '不计时', en: 'No clock' },
  provisional: { zh: '暂定', en: 'Provisional' },
  provisionalHint: {
    zh: '到期日在尚未公布放假安排的年度，公布后可能调整。',
    en: 'The calendar of that year is not out',
  },
} as const satisfies Record<string, Word>

export const WEEKDAY: readonly Word[] = [
  { zh: '周日', en: 'Sunday' },
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
]

/** Forms and their parts. */
export const FORM = {
  optional: { zh: '（选填）', en: '(optional)' },
  dayHint: { zh: '如 0514 或 2026-05-14', en: 'Such as 0514' },
  dayWrong: { zh: '请填写日期，例如 0514、20260514 或 2026-05-14', en: 'Not a day' },
  number: { zh: '请填写数字', en: 'Not a number' },
  choose: { zh: '请选择', en: 'Choose' },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  save: { zh: '保存', en: 'Save' },
  yes: { zh: '是', en: 'Yes' },
} as const satisfies Record<string, Word>

export const FAILED = {
  retry: { zh: '再试一次', en: 'Try again' },
  signIn: { zh: '在新页面登录，然后回来继续', en: 'Sign in in a new tab' },
} as const satisfies Record<string, Word>

export const NUMBER = {
  copy: { zh: '复制办件编号', en: 'Copy the number' },
  copied: { zh: '已复制', en: 'Copied' },
} as const satisfies Record<string, Word>

export const ACTIONS = {
  bar: { zh: '可以办理的操作', en: 'What can be done' },
  nothing: { zh: '本件现在没有需要您办理的操作', en: 'Nothing for you to do' },
} as const satisfies Record<string, Word>

export const SIGNATURE = {
  hint: { zh: '请领取人在框内签名（鼠标、手写笔或手指）', en: 'Sign in the field' },
  empty: { zh: '签名区，还没有签名', en: 'Not signed' },
  written: { zh: '签名区，已签名', en: 'Signed' },
  again: { zh: '重签', en: 'Again' },
} as const satisfies Record<string, Word>

export const CAMERA = {
  take: { zh: '拍照', en: 'Take a photo' },
  title: { zh: '用高拍仪或摄像头拍照', en: 'Take a photo' },
  which: { zh: '摄像头', en: 'Camera' },
  shoot: { zh: '拍下并上传', en: 'Take it' },
  file: { zh: '拍照', en: 'Photo' },
  none: { zh: '没有找到摄像头。请连接高拍仪后再试，或者用“上传”选择已扫描的文件。', en: 'No camera' },
  denied: {
    zh: '浏览器没有允许使用摄像头。请在地址栏左侧的网站权限里允许，或者用“上传”选择文件。',
    en: 'Not allowed',
  },
  taken: { zh: '摄像头正被其他程序使用，请关闭后再试。', en: 'In use' },
} as const satisfies Record<string, Word>

export const PDF = {
  print: { zh: '打印', en: 'Print' },
  open: { zh: '新窗口打开', en: 'Open in a new window' },
  noViewer: { zh: '这个浏览器不能直接显示 PDF，', en: 'No viewer' },
  save: { zh: '请保存后打开。', en: 'Save it' },
} as const satisfies Record<string, Word>

export const VIEWER = {
  closer: { zh: '放大', en: 'Zoom in' },
  farther: { zh: '缩小', en: 'Zoom out' },
  fit: { zh: '适合窗口', en: 'Fit' },
  turn: { zh: '向右转', en: 'Turn right' },
  turnLeft: { zh: '向左转', en: 'Turn left' },
  compare: { zh: '对比上一版', en: 'Compare with the last version' },
  now: { zh: '这一版', en: 'Now' },
  before: { zh: '上一版', en: 'Before' },
  open: { zh: '原文件', en: 'As it is' },
  cannot: { zh: '这种文件（OFD）不能直接显示，', en: 'Cannot be shown' },
  save: { zh: '请保存后用版式阅读器打开。', en: 'Save it' },
  broken: { zh: '图片没有显示出来，文件可能已损坏。请重新上传。', en: 'Broken' },
} as const satisfies Record<string, Word>

/** Tables of cases. */
export const LIST = {
  next: { zh: '下一件', en: 'Next' },
  previous: { zh: '上一件', en: 'Previous' },
  first: { zh: '第一件', en: 'First' },
  last: { zh: '最后一件', en: 'Last' },
  open: { zh: '打开', en: 'Open' },
  claim: { zh: '认领', en: 'Claim' },
  release: { zh: '放回', en: 'Release' },
  back: { zh: '返回列表', en: 'Back to the list' },
  more: { zh: '显示更多', en: 'More' },
  status: { zh: '状态', en: 'Status' },
  due: { zh: '到期', en: 'Due' },
  applicant: { zh: '申请人', en: 'Applicant' },
  item: { zh: '事项', en: 'Item' },
  applicantAndItem: { zh: '申请人 · 事项', en: 'Applicant and item' },
  channel: { zh: '渠道', en: 'Channel' },
  step: { zh: '环节', en: 'Step' },
  holder: { zh: '经办', en: 'Held by' },
  number: { zh: '编号', en: 'Number' },
  organ: { zh: '办理部门', en: 'Organ' },
  delivery: { zh: '送达', en: 'Delivery' },
  nobody: { zh: '待认领', en: 'Nobody' },
  me: { zh: '我', en: 'Me' },
  views: { zh: '收件箱分类', en: 'Views' },
  filters: { zh: '筛选', en: 'Filters' },
  anyStatus: { zh: '全部状态', en: 'Any status' },
  anyChannel: { zh: '全部渠道', en: 'Any channel' },
  anyDue: { zh: '全部期限', en: 'Any limit' },
  over: { zh: '已超期', en: 'Over' },
  today: { zh: '今天到期', en: 'Due today' },
  week: { zh: '七天内到期', en: 'Due in a week' },
  text: { zh: '申请人、事项或编号', en: 'Name, item or number' },
  clear: { zh: '清除筛选', en: 'Clear' },
  empty: { zh: '这里没有办件。', en: 'Nothing here' },
  emptyFiltered: { zh: '没有符合条件的办件。', en: 'Nothing fits' },
  desk: { zh: '待办', en: 'To do' },
  mine: { zh: '我认领的', en: 'Held by me' },
  opinions: { zh: '待反馈意见', en: 'Opinions asked' },
  consultations: { zh: '待答复会商', en: 'Consultations' },
  tolerances: { zh: '容缺待补', en: 'Accepted with a gap' },
  all: { zh: '全部', en: 'All' },
  claimed: { zh: '已认领', en: 'Claimed' },
  released: { zh: '已放回', en: 'Released' },
  taken: { zh: '{name}已经认领', en: 'Held by {name}' },
  emptyDesk: { zh: '现在没有待办的件。新的申请会自动出现在这里。', en: 'Nothing to do' },
  emptyMine: { zh: '您还没有认领办件。在待办里选中一件，按 X 认领。', en: 'Nothing held' },
} as const satisfies Record<string, Word>

export const SEARCH = {
  hint: {
    zh: '输入办件编号、申请人姓名开头或事项名称的一部分，按回车查找。',
    en: 'Type a number, a name or an item',
  },
  nothing: {
    zh: '没有找到。请核对编号，或只输入姓名的开头几个字；不在您窗口或部门办理的件不会显示。',
    en: 'Nothing found',
  },
} as const satisfies Record<string, Word>

export const OUTPUT = {
  tabs: { zh: '出件环节', en: 'Stages' },
  completed: { zh: '待核验', en: 'To check' },
  closed: { zh: '待出件', en: 'To hand out' },
  dispatched: { zh: '在途', en: 'On the way' },
  find: { zh: '扫描凭证，或输入编号、查询码、姓名', en: 'Scan or type' },
  findHint: { zh: '扫描枪扫完会自动打开；按 / 回到这里', en: 'A scanner opens it' },
  nothing: {
    zh: '出件窗口没有“{text}”的件。它可能还没有办结，或在别的窗口出件。',
    en: 'Not here',
  },
  several: { zh: '有 {n} 件符合，请选一件。', en: '{n} fit' },
  empty: { zh: '这个环节现在没有办件。', en: 'Nothing here' },
  lookElsewhere: { zh: '在全部办件里查', en: 'Search everywhere' },
} as const satisfies Record<string, Word>

export const UNSEALED = {
  hint: {
    zh: '这些文书已经出具，还没有绑定盖章扫描件。打印、盖章后扫描上传，文书才齐全。',
    en: 'Printed, stamped, scanned back',
  },
  paper: { zh: '文书', en: 'Paper' },
  number: { zh: '文号', en: 'Number' },
  on: { zh: '出具日期', en: 'Issued on' },
  caseOf: { zh: '办件', en: 'Case' },
  seal: { zh: '绑定盖章件', en: 'Bind the stamped scan' },
  open: { zh: '打开打印', en: 'Open and print' },
  openCase: { zh: '打开办件', en: 'Open the case' },
  empty: { zh: '没有待盖章的文书，都已绑定。', en: 'All sealed' },
  bound: { zh: '已绑定盖章扫描件', en: 'Bound' },
  waits: { zh: '已等 {days} 天', en: '{days} days' },
} as const satisfies Record<string, Word>

export const SUPERVISION = {
  tomorrow: { zh: '下一个工作日到期', en: 'Due the next working day' },
  narrowed: { zh: '已按统计筛选', en: 'Narrowed from the figures' },
  division: { zh: '区划', en: 'Division' },
  whole: { zh: '{name}全部', en: 'The whole of {name}' },
  anyDivision: { zh: '全部区划', en: 'Any division' },
  lower: { zh: '下一级区划', en: 'Below it' },
  organ: { zh: '部门', en: 'Organ' },
  anyOrgan: { zh: '全部部门', en: 'Any organ' },
  byStatus: { zh: '按状态', en: 'By status' },
  overdue: { zh: '已超期', en: 'Over' },
  today: { zh: '今天到期', en: 'Today' },
  readOnly: { zh: '只供查看', en: 'Read only' },
  empty: { zh: '这个范围内没有办件。', en: 'Nothing here' },
  others: { zh: '其他', en: 'Others' },
} as const satisfies Record<string, Word>

export const ITEMS = {
  find: { zh: '事项名称、拼音首字母或日常说法，如“开饭店”', en: 'Find an item' },
  group: { zh: '窗口', en: 'Window' },
  anyGroup: { zh: '全部窗口', en: 'Any window' },
  handling: { zh: '类型', en: 'Kind' },
  promised: { zh: '承诺时限', en: 'Promised' },
  legal: { zh: '法定时限', en: 'Legal' },
  fee: { zh: '收费', en: 'Fee' },
  free: { zh: '不收费', en: 'Free' },
  charged: { zh: '收费', en: 'Charged' },
  department: { zh: '责任部门', en: 'Department' },
  result: { zh: '办理结果', en: 'Result' },
  conditions: { zh: '受理条件', en: 'Conditions' },
  materials: { zh: '申请材料', en: 'Materials' },
  material: { zh: '材料', en: 'Material' },
  standard: { zh: '受理标准', en: 'Standard' },
  need: { zh: '必要性', en: 'Need' },
  copies: { zh: '份数', en: 'Copies' },
  when: { zh: '分情形', en: 'In some situations' },
  steps: { zh: '办理环节', en: 'Steps' },
  days: { zh: '{days} 个工作日', en: '{days} working days' },
  basis: { zh: '设定依据', en: 'Basis' },
  notes: { zh: '注意事项', en: 'Notes' },
  originals: { zh: '原件核验', en: 'Originals' },
  empty: { zh: '没有找到这个事项。换一个说法试试，例如“开店”“社保卡”。', en: 'Nothing found' },
  total: { zh: '共 {n} 项', en: '{n} items' },
  guide: { zh: '办事指南（申请人看到的页面）', en: 'Open the guide' },
  registerIt: { zh: '登记这个事项', en: 'Register it' },
} as const satisfies Record<string, Word>
