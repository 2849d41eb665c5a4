import type { ChangeKind, Fact } from '../administration.ts'
import type { Word } from './word.ts'

/** Where an account stands. */
export const ACCOUNT_STATE = {
  none: { zh: '未开通', en: 'No account' },
  initial: { zh: '待首次登录', en: 'Not signed in yet' },
  expired: { zh: '初始密码过期', en: 'Initial password expired' },
  active: { zh: '正常', en: 'In use' },
  disabled: { zh: '已停用', en: 'Disabled' },
} as const satisfies Record<string, Word>

/** What a post may decide of an item. */
export const HANDLING_SCOPE = {
  any: { zh: '承诺件和即办件', en: 'Whatever its kind' },
  onSpot: { zh: '仅当场办结的即办件', en: 'Only on the spot' },
} as const satisfies Record<string, Word>

/** Whether what holds from a day to a day is over, in force, or yet to come. */
export const WHEN = {
  past: { zh: '已结束', en: 'Over' },
  now: { zh: '现任', en: 'Now' },
  coming: { zh: '待任', en: 'Coming' },
} as const satisfies Record<string, Word>
export const FORCE = {
  past: { zh: '已失效', en: 'Over' },
  now: { zh: '有效', en: 'In force' },
  coming: { zh: '未生效', en: 'Coming' },
  revoked: { zh: '已收回', en: 'Revoked' },
} as const satisfies Record<string, Word>

/** What was changed, as the record of changes (变更记录) names it. */
export const CHANGE = {
  administratorFounded: { zh: '安装时设立管理员', en: 'Administrator founded' },
  personEntered: { zh: '登记人员', en: 'Person entered' },
  serviceEnded: { zh: '办理离岗', en: 'Service ended' },
  accountOpened: { zh: '开通账号', en: 'Account opened' },
  passwordHandedOut: { zh: '发放初始密码', en: 'Password handed out' },
  passwordChanged: { zh: '本人修改密码', en: 'Password changed' },
  accountDisabled: { zh: '停用账号', en: 'Account disabled' },
  accountEnabled: { zh: '启用账号', en: 'Account enabled' },
  appointed: { zh: '任命', en: 'Appointed' },
  relieved: { zh: '结束任职', en: 'Relieved' },
  stoodIn: { zh: 'B岗顶岗', en: 'Stood in' },
  authorised: { zh: '登记授权', en: 'Authorised' },
  authorisationWithdrawn: { zh: '收回授权', en: 'Authorisation withdrawn' },
  identityProven: { zh: '窗口实名核验', en: 'Identity proven' },
  representativeSeen: { zh: '登记法定代表人', en: 'Legal representative seen' },
  mandateGranted: { zh: '企业委托', en: 'Mandate granted' },
  mandateEndMoved: { zh: '调整委托期限', en: 'End of a mandate moved' },
  mandateRevoked: { zh: '收回委托', en: 'Mandate revoked' },
  organEntered: { zh: '登记机构', en: 'Organ entered' },
  organRenamed: { zh: '机构更名', en: 'Organ renamed' },
  organClosed: { zh: '撤销机构', en: 'Organ closed' },
  siteOpened: { zh: '开设场所', en: 'Site opened' },
  siteAmended: { zh: '更改场所信息', en: 'Site amended' },
  siteClosed: { zh: '关闭场所', en: 'Site closed' },
  windowOpened: { zh: '开设窗口', en: 'Window opened' },
  windowAmended: { zh: '调整窗口', en: 'Window amended' },
  windowClosed: { zh: '关闭窗口', en: 'Window closed' },
  postOpened: { zh: '新设岗位', en: 'Post opened' },
  postRenamed: { zh: '岗位更名', en: 'Post renamed' },
  postClosed: { zh: '撤销岗位', en: 'Post closed' },
} as const satisfies Record<ChangeKind, Word>

/** The facts of a change. */
export const FACT = {
  login: { zh: '登录名', en: 'Login' },
  staffNo: { zh: '工号', en: 'Staff number' },
  organ: { zh: '单位', en: 'Organ' },
  title: { zh: '职务', en: 'Title' },
  post: { zh: '岗位', en: 'Post' },
  side: { zh: 'A/B岗', en: 'Side' },
  firstDay: { zh: '起始日', en: 'From' },
  lastDay: { zh: '截止日', en: 'To' },
  before: { zh: '接替', en: 'In place of' },
  initialUntil: { zh: '初始密码有效期至', en: 'Initial password until' },
  items: { zh: '事项', en: 'Items' },
  handling: { zh: '范围', en: 'Scope' },
  paper: { zh: '依据', en: 'Paper' },
  document: { zh: '证件', en: 'Document' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  agent: { zh: '受托人', en: 'Agent' },
  sessions: { zh: '同时退出的登录', en: 'Sessions ended' },
  formerly: { zh: '原名称', en: 'Formerly' },
  site: { zh: '场所', en: 'Site' },
  number: { zh: '窗口号', en: 'Window number' },
  kind: { zh: '类别', en: 'Kind' },
  groups: { zh: '受理范围', en: 'Takes in' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  documentName: { zh: '发文代字', en: 'Document name' },
  address: { zh: '地址', en: 'Address' },
  phone: { zh: '电话', en: 'Telephone' },
  hours: { zh: '办公时间', en: 'Hours' },
  holders: { zh: '同时结束的任职', en: 'Holdings ended' },
} as const satisfies Record<Fact, Word>

/** What stands in the record where nobody typed it. */
export const ADMIN_SAYS = {
  itself: { zh: '系统', en: 'The installation' },
  everyGroup: { zh: '全部事项', en: 'Everything' },
  noGroup: { zh: '不受理申请', en: 'Takes nothing in' },
  served: { zh: '任职期满，自动停用', en: 'Service is over' },
  seen: { zh: '窗口看过身份证件原件', en: 'The document was seen' },
  licenceSeen: { zh: '窗口看过营业执照和身份证原件', en: 'Licence and card were seen' },
  firstPassword: { zh: '首次登录设置自己的密码', en: 'The first of their own' },
  ownPassword: { zh: '本人自行修改', en: 'By themselves' },
  givenUp: { zh: '受托人不再代理', en: 'The agent gave it up' },
  away: { zh: 'A岗临时不在岗，B岗登记顶岗', en: 'A is away' },
  reset: { zh: '由运维人员重设', en: 'Reset by whoever runs it' },
  founded: { zh: '安装时由运维人员设立', en: 'Founded by whoever installs' },
} as const satisfies Record<string, Word>

/** What still hangs on an organ, a site, a window or a post that is to end. */
export const HANGING = {
  posts: { zh: '还设有岗位（{which}），请先撤销', en: 'Posts remain' },
  sites: { zh: '还管着办事场所（{which}），请先关闭或者改由别处管理', en: 'Sites remain' },
  windows: { zh: '还开着窗口（{which}），请先关闭', en: 'Windows remain' },
  cases: { zh: '还有{which}件没有办完的办件', en: 'Cases remain' },
  waiting: { zh: '还有{which}件办件在等这个岗位办理，这里没有别的同类岗位', en: 'Cases wait for it' },
} as const satisfies Record<string, Word>

/** Where a post of some kind has its seat. */
export const SEAT_OF = {
  window: { zh: '窗口', en: 'A window' },
  site: { zh: '办事场所', en: 'A site' },
  organ: { zh: '机构', en: 'An organ' },
  division: { zh: '行政区划', en: 'A division' },
} as const satisfies Record<string, Word>

/** What the endpoints of administration do, in the list of endpoints. */
export const ADMIN_API = {
  people: { zh: '本辖区工作人员及其账号状态', en: 'Staff and their accounts' },
  person: { zh: '一名工作人员：任职和账号', en: 'One of the staff' },
  addPerson: { zh: '登记工作人员', en: 'Enter somebody' },
  openAccount: { zh: '为工作人员开通账号，答复一次性初始密码', en: 'Open an account' },
  handOut: { zh: '重新生成初始密码，原密码和已有登录即刻失效', en: 'Hand out a password' },
  disable: { zh: '停用账号，已有登录即刻失效', en: 'Disable an account' },
  enable: { zh: '启用账号', en: 'Enable an account' },
  endService: { zh: '办理离岗：任职到最后一天为止', en: 'End somebody’s service' },
  posts: { zh: '本辖区岗位及任职人员', en: 'Posts and who holds them' },
  post: { zh: '一个岗位：任职、历任和授权', en: 'One post' },
  appoint: { zh: '任命A岗或者B岗', en: 'Appoint a holder' },
  relieve: { zh: '结束任职', en: 'Relieve a holder' },
  authorisations: { zh: '本辖区岗位的授权', en: 'What posts may decide' },
  authorise: { zh: '登记一项授权', en: 'Record an authorisation' },
  withdraw: { zh: '收回授权', en: 'Withdraw an authorisation' },
  standIn: { zh: 'A岗临时不在岗，B岗登记顶岗一天', en: 'B stands in for the day' },
  changes: { zh: '人员、账号、岗位、授权和委托的变更记录', en: 'What was changed, by whom' },
  signIns: { zh: '本人账号在哪些设备上登录', en: 'Where I am signed in' },
  endOthers: { zh: '退出本人账号在其他设备上的登录', en: 'Sign out elsewhere' },
  identities: { zh: '按证件号码查询办事人的实名状态和委托', en: 'Who an applicant is' },
  prove: { zh: '窗口核验身份证件，提升为已实名', en: 'Prove somebody’s identity' },
  handOutToApplicant: { zh: '为已核验证件的办事人发放初始密码', en: 'Hand out a password to an applicant' },
  seeRepresentative: { zh: '核验营业执照和身份证，登记法定代表人', en: 'Record a legal representative' },
  organs: { zh: '本辖区机构', en: 'Organs' },
  organ: { zh: '一个机构：名称沿革、岗位和场所', en: 'One organ' },
  enterOrgan: { zh: '登记机构', en: 'Enter an organ' },
  renameOrgan: { zh: '机构更名，自某日起', en: 'Rename an organ' },
  closeOrgan: { zh: '撤销机构，到最后一天为止', en: 'Close an organ' },
  sites: { zh: '本辖区办事场所', en: 'Sites' },
  site: { zh: '一个办事场所：窗口和岗位', en: 'One site' },
  openSite: { zh: '开设办事场所', en: 'Open a site' },
  amendSite: { zh: '更改办事场所的名称、地址、电话、办公时间', en: 'Amend a site' },
  closeSite: { zh: '关闭办事场所，到最后一天为止', en: 'Close a site' },
  openWindow: { zh: '开设窗口', en: 'Open a window' },
  amendWindow: { zh: '调整窗口的名称和受理范围', en: 'Amend a window' },
  closeWindow: { zh: '关闭窗口，到最后一天为止', en: 'Close a window' },
  openPost: { zh: '新设岗位', en: 'Open a post' },
  renamePost: { zh: '岗位更名', en: 'Rename a post' },
  closePost: { zh: '撤销岗位，任职和授权一并结束', en: 'Close a post' },
} as const satisfies Record<string, Word>
