import type { CodeKind } from '../identifier.ts'
import type { Word } from './word.ts'

/** How documents that name a person or an organisation are called (证件类型). */
export const DOCUMENT_KIND = {
  citizenId: { zh: '居民身份证', en: 'Identity card' },
  passport: { zh: '护照', en: 'Passport' },
  uscc: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  temporary: { zh: '临时编码', en: 'Temporary code' },
  organOld: { zh: '组织机构代码', en: 'Organisation code of before 2015' },
  registrationOld: { zh: '工商注册号', en: 'Business registration number' },
  other: { zh: '其他证件', en: 'Other' },
} as const satisfies Record<'citizenId' | 'passport' | CodeKind, Word>

/** How well it is known who somebody is (实名等级). */
export const REAL_NAME_LEVEL = {
  1: { zh: '网上登记（未到窗口核验）', en: 'As declared on-line' },
  2: { zh: '已实名核验', en: 'Document seen at a window' },
} as const satisfies Record<1 | 2, Word>

export const SIGN_IN = {
  title: { zh: '登录', en: 'Sign in' },
  login: { zh: '登录名', en: 'Login' },
  loginHint: {
    zh: '身份证号或手机号；工作人员填写登录名',
    en: 'Identity number or phone; staff use their login',
  },
  password: { zh: '密码', en: 'Password' },
  enter: { zh: '登录', en: 'Sign in' },
  failed: { zh: '没有登录成功', en: 'Not signed in' },
  register: { zh: '还没有账号？注册一个', en: 'Register' },
  window: {
    zh: '不会用或忘记密码：带上身份证到就近窗口，工作人员会帮您；也可以拨打 0933-12345。',
    en: 'Forgotten: come to a window',
  },
  demo: { zh: '演示账号', en: 'Demo accounts' },
  demoHint: {
    zh: '这是演示系统，所有人和单位都是虚构的。点按钮直接以该身份登录；密码都是',
    en: 'Everybody here is invented',
  },
  demoEnter: { zh: '以此身份登录', en: 'Sign in as' },
  demoStaff: { zh: '工作人员', en: 'Staff' },
  demoCitizens: { zh: '办事人', en: 'Applicants' },
  demoOwner: { zh: '{name}的法定代表人', en: 'Legal representative of {name}' },
  expired: { zh: '登录页面已过期', en: 'The sign-in page has expired' },
  expiredHint: {
    zh: '为了您的安全，登录页面打开一小时后失效。请重新登录，您在其他页面填写的内容不受影响。',
    en: 'A sign-in page is good for an hour',
  },
  again: { zh: '重新登录', en: 'Sign in again' },
} as const satisfies Record<string, Word>

export const REGISTER = {
  title: { zh: '个人注册', en: 'Register' },
  name: { zh: '姓名', en: 'Name' },
  nameHint: { zh: '与身份证上的姓名一致', en: 'As on the identity card' },
  citizenId: { zh: '身份证号码', en: 'Identity number' },
  citizenIdHint: { zh: '18 位，最后一位可能是 X', en: '18 characters' },
  phone: { zh: '手机号码', en: 'Phone' },
  phoneHint: { zh: '办件有进展时发短信给您', en: 'For messages about your cases' },
  address: { zh: '联系地址', en: 'Address' },
  password: { zh: '设置密码', en: 'Password' },
  passwordHint: { zh: '至少 12 个字符，可以是一句您记得住的话', en: 'At least 12 characters' },
  again: { zh: '再输入一次密码', en: 'Password again' },
  agreed: { zh: '我已阅读并同意以上服务协议', en: 'I agree' },
  agreement: { zh: '一窗个人用户服务协议', en: 'Service agreement' },
  enter: { zh: '注册并登录', en: 'Register' },
  back: { zh: '已有账号，返回登录', en: 'Back to sign-in' },
} as const satisfies Record<string, Word>

/** What whoever registers agrees to (国办函〔2016〕108号: the service agreement is signed at registration). */
export const AGREEMENT: readonly string[] = [
  '账号只供您本人使用，请保管好密码；不要替他人注册，也不要把账号借给他人。',
  '您填写的姓名、证件号码、手机号码和地址应当真实。我们只把它们用于确认您的身份、办理您申请的事项和向您告知进展，不用于其他目的。',
  '网上注册后，您可以在网上申请和查询自己在网上办理的事项。带身份证到任一窗口核验后，还可以查询在窗口办理的事项。',
  '您的申请会交给负责办理的部门；除法律另有规定外，不提供给其他单位和个人。',
  '您可以随时查询、更正自己的信息，也可以到窗口注销账号。已经办理的事项依法归档保存。',
]

export const ACCOUNT = {
  title: { zh: '我的账号', en: 'My account' },
  who: { zh: '我是谁', en: 'Who I am' },
  name: { zh: '姓名', en: 'Name' },
  document: { zh: '证件', en: 'Document' },
  phone: { zh: '手机号码', en: 'Phone' },
  address: { zh: '联系地址', en: 'Address' },
  none: { zh: '未填写', en: 'None' },
  level: { zh: '实名等级', en: 'Real-name level' },
  levelHint: {
    zh: '带上身份证到任一窗口核验，就能查看在窗口办理的事项。',
    en: 'Bring your identity card to a window',
  },
  acting: { zh: '现在以谁的名义办事', en: 'Acting for' },
  self: { zh: '本人', en: 'Myself' },
  mandates: { zh: '我可以代表', en: 'Whom I may act for' },
  noMandates: {
    zh: '没有有效的企业委托。需要代企业办事时，请企业的法定代表人登录后在“我的账号”里委托您。',
    en: 'No mandates in force',
  },
  everything: { zh: '全部事项', en: 'All items' },
  scope: { zh: '委托范围', en: 'Scope' },
  someItems: { zh: '指定的{count}个事项', en: 'The items named' },
  until: { zh: '有效期至', en: 'Until' },
  actFor: { zh: '代表该企业办事', en: 'Act for it' },
  actSelf: { zh: '改为本人办事', en: 'Act for myself' },
  current: { zh: '当前身份', en: 'Now' },
  giveUp: { zh: '不再代理', en: 'Give up' },
  giveUpHint: {
    zh: '确认后立即生效，您不能再代表该企业办事，已经提交的办件不受影响。要恢复代理，需由企业的法定代表人重新委托。',
    en: 'At once; only the enterprise can renew it',
  },
  keep: { zh: '返回，继续代理', en: 'Keep it' },
  post: { zh: '当前岗位', en: 'Post held now' },
  posts: { zh: '我的岗位', en: 'My posts' },
  side: { A: { zh: '（A岗）', en: '(A)' }, B: { zh: '（B岗）', en: '(B)' } },
  takePost: { zh: '切换到该岗位', en: 'Change to this post' },
  desk: { zh: '进入工作台', en: 'To the desk' },
  signOut: { zh: '退出登录', en: 'Sign out' },
} as const satisfies Record<string, Word | Record<'A' | 'B', Word>>

/** What is wrong with a field of the registration. */
export const FIELD_FAULT = {
  login: { zh: '请填写登录名', en: 'Login missing' },
  password: { zh: '请填写密码', en: 'Password missing' },
  name: { zh: '请填写真实姓名，2 到 50 个字', en: 'Name missing' },
  citizenId: { zh: '身份证号码不正确：{reason}', en: 'Identity number wrong' },
  phone: { zh: '请填写 11 位手机号码', en: 'Phone wrong' },
  short: { zh: '密码太短，至少 12 个字符', en: 'Too short' },
  long: { zh: '密码太长，最多 128 个字符', en: 'Too long' },
  common: { zh: '这个密码太常见，容易被猜到，请换一个', en: 'Too common' },
  personal: { zh: '密码里不要有您的姓名、证件号码或手机号码', en: 'Tells of you' },
  again: { zh: '两次输入的密码不一样', en: 'Passwords differ' },
  same: { zh: '新密码不能与原来的密码相同', en: 'The same as before' },
  agreed: { zh: '请阅读服务协议，同意后才能注册', en: 'Agreement missing' },
} as const satisfies Record<string, Word>

/** What the endpoints of this module do, in the list of endpoints. */
export const API = {
  session: { zh: '当前登录人、岗位和可切换的岗位', en: 'Who is signed in' },
  changePost: { zh: '切换岗位', en: 'Change to another post' },
  endSession: { zh: '退出登录', en: 'Sign out' },
} as const satisfies Record<string, Word>
