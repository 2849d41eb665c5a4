import type { Word } from './word.ts'

/** A new password: forced after one that was handed out, or because its holder wants one. */
export const NEW_PASSWORD = {
  title: { zh: '设置新密码', en: 'A new password' },
  forced: {
    zh: '您用的是别人交给您的初始密码。请设置只有您自己知道的密码，然后继续。',
    en: 'The password was handed to you',
  },
  change: { zh: '修改密码', en: 'Change the password' },
  current: { zh: '当前密码', en: 'Current password' },
  currentWrong: { zh: '当前密码不正确，请重新输入', en: 'Not the current one' },
  password: { zh: '新密码', en: 'New password' },
  again: { zh: '再输入一次新密码', en: 'Again' },
  save: { zh: '保存并继续', en: 'Save and go on' },
  saveIt: { zh: '保存新密码', en: 'Save' },
  elsewhere: { zh: '保存后，其他设备上的登录会退出。', en: 'You are signed out elsewhere' },
  outside: {
    zh: '您通过统一身份认证登录，密码请在统一身份认证平台修改。',
    en: 'Your password is kept elsewhere',
  },
  done: { zh: '密码已修改，其他设备上的登录已退出。', en: 'Changed' },
  back: { zh: '返回我的账号', en: 'Back' },
} as const satisfies Record<string, Word>

/** What the legal representative of an enterprise does on-line: who may act for it, for what, until when. */
export const MANDATES = {
  enterprises: { zh: '我是法定代表人', en: 'Enterprises I represent' },
  manage: { zh: '管理委托', en: 'Manage mandates' },
  first: {
    zh: '您是企业法定代表人的，请带营业执照和身份证到任一窗口登记一次，就能在这里委托他人代企业办事。',
    en: 'Come to a window once',
  },
  title: { zh: '{name}的委托', en: 'Mandates of {name}' },
  lead: {
    zh: '受托人登录后，在“我的账号”里选择代表本企业办事。您可以随时调整期限或者收回。',
    en: 'Agents act for the enterprise',
  },
  none: { zh: '还没有委托。您本人代表企业在网上办事，也要先给自己登记一项委托。', en: 'None yet' },
  current: { zh: '有效和将生效的委托', en: 'In force' },
  over: { zh: '已到期或收回的委托', en: 'Over' },
  grant: { zh: '新增委托', en: 'Give a mandate' },
  agentName: { zh: '受托人姓名', en: 'Name of the agent' },
  agentNameHint: { zh: '与身份证上的一致；本人代表企业办事的，填您自己', en: 'As on the card' },
  agentDocument: { zh: '受托人身份证号码', en: 'Identity number' },
  agentDocumentHint: { zh: '对方须先在本站注册，或到窗口办过事', en: 'Known to us' },
  scope: { zh: '委托范围', en: 'Scope' },
  everything: { zh: '全部事项', en: 'Everything' },
  some: { zh: '只委托下面选中的事项', en: 'The items chosen below' },
  items: { zh: '委托的事项', en: 'Items' },
  itemsHint: { zh: '选“只委托下面选中的事项”时填写', en: 'When not everything' },
  startsOn: { zh: '开始日期', en: 'From' },
  endsOn: { zh: '截止日期', en: 'Until' },
  dayHint: { zh: '今天或以后的日期，如 2026-12-01', en: 'Today or later' },
  endHint: { zh: '最长三年，如 2027-11-30；当天仍然有效', en: 'The last day' },
  dayWrong: { zh: '请填写日期，如 2026-12-31', en: 'Not a day' },
  past: { zh: '日期不能早于今天', en: 'In the past' },
  endFirst: { zh: '截止日期不能早于开始日期', en: 'Ends before it begins' },
  itemsNone: { zh: '请选择委托的事项', en: 'No item' },
  give: { zh: '确认委托', en: 'Give it' },
  adjust: { zh: '调整期限', en: 'Move the end' },
  adjustSave: { zh: '保存新的截止日期', en: 'Save' },
  revoke: { zh: '收回委托', en: 'Revoke' },
  revokeHint: {
    zh: '确认后立即生效，{agent}不能再代表{enterprise}办事，已经提交的办件不受影响。',
    en: 'At once',
  },
  leave: { zh: '返回，不保存', en: 'Back' },
  keep: { zh: '返回，不收回', en: 'Keep it' },
  agent: { zh: '受托人', en: 'Agent' },
  period: { zh: '期限', en: 'Days' },
  noReason: { zh: '企业自行办理', en: 'By the enterprise itself' },
} as const satisfies Record<string, Word>
