import type { Role } from '../authority.ts'
import type { Level, WindowGroup } from '../guide/guide.ts'
import type { Word } from './word.ts'

/** The kinds of post (岗位); `applicant` and `system` are no posts and have words all the same. */
export const ROLE = {
  applicant: { zh: '申请人', en: 'Applicant' },
  clerk: { zh: '综合受理岗', en: 'Comprehensive clerk' },
  outputClerk: { zh: '统一出件岗', en: 'Output clerk' },
  consultant: { zh: '咨询导办岗', en: 'Consultant' },
  reviewer: { zh: '审查岗', en: 'Department reviewer' },
  approver: { zh: '首席代表岗', en: 'Department approver' },
  hallManager: { zh: '大厅管理岗', en: 'Hall manager' },
  supervisor: { zh: '效能监督岗', en: 'Supervisor' },
  catalogueEditor: { zh: '事项编制岗', en: 'Catalogue editor' },
  catalogueAuditor: { zh: '机构编制审核岗', en: 'Auditor of the establishment' },
  legalAuditor: { zh: '法制审核岗', en: 'Legal auditor' },
  helper: { zh: '帮办代办岗', en: 'Helper' },
  townshipClerk: { zh: '乡镇综合受理岗', en: 'Township clerk' },
  villageAgent: { zh: '村级代办岗', en: 'Village agent' },
  systemAdmin: { zh: '系统管理岗', en: 'System administrator' },
  securityAdmin: { zh: '安全管理岗', en: 'Security administrator' },
  auditAdmin: { zh: '安全审计岗', en: 'Audit administrator' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<Role, Word>

export const LEVEL = {
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡镇（街道）级', en: 'Township' },
  village: { zh: '村（社区）级', en: 'Village' },
} as const satisfies Record<Level, Word>

/** The groups of comprehensive windows, as the notice of 2018-05-16 names them. */
export const WINDOW_GROUP = {
  investment: { zh: '投资项目审批', en: 'Investment projects' },
  market: { zh: '市场监管', en: 'Market regulation' },
  realEstate: { zh: '不动产交易登记', en: 'Real estate' },
  insurance: { zh: '医保社保', en: 'Medical and social insurance' },
  police: { zh: '公安服务', en: 'Public security' },
  birth: { zh: '生育服务', en: 'Birth services' },
  housingFund: { zh: '住房公积金', en: 'Housing provident fund' },
  other: { zh: '其他事务代办', en: 'Other matters' },
} as const satisfies Record<WindowGroup, Word>

export const SITE_KIND = {
  hall: { zh: '政务服务中心', en: 'Service centre' },
  branch: { zh: '部门分厅', en: 'Branch hall' },
  centre: { zh: '便民服务中心', en: 'Township centre' },
  station: { zh: '便民服务站', en: 'Village station' },
} as const satisfies Record<string, Word>

export const WINDOW_KIND = {
  comprehensive: { zh: '综合受理', en: 'Takes applications in' },
  output: { zh: '统一出件', en: 'Hands results out' },
  consultation: { zh: '咨询导办', en: 'Answers questions' },
  combined: { zh: '受理与出件', en: 'Takes in and hands out' },
} as const satisfies Record<string, Word>

/** Of the two who share a post (AB岗): A holds it, B stands in. */
export const HOLDING_SIDE = {
  A: { zh: 'A岗', en: 'Holder' },
  B: { zh: 'B岗', en: 'Substitute' },
} as const satisfies Record<'A' | 'B', Word>

export const ABSENCE = {
  leave: { zh: '休假', en: 'On leave' },
  illness: { zh: '病假', en: 'Ill' },
  training: { zh: '培训', en: 'In training' },
  duty: { zh: '公出', en: 'On other duty' },
  unannounced: { zh: '临时不在岗', en: 'Away without notice' },
} as const satisfies Record<string, Word>

export const ORGANISATION = {
  divisions: { zh: '行政区划', en: 'Divisions' },
  sites: { zh: '办事场所', en: 'Sites' },
  site: { zh: '办事场所详情', en: 'Site' },
  organs: { zh: '部门', en: 'Organs' },
  departments: { zh: '部门类别', en: 'Departments' },
  windows: { zh: '窗口', en: 'Windows' },
  staff: { zh: '工作人员', en: 'Staff' },
  address: { zh: '地址', en: 'Address' },
  phone: { zh: '电话', en: 'Telephone' },
  consultPhone: { zh: '咨询电话', en: 'Consultation' },
  supervisePhone: { zh: '监督投诉电话', en: 'Complaints' },
  hours: { zh: '办公时间', en: 'Opening hours' },
  director: { zh: '带班领导', en: 'Leader on duty' },
  area: { zh: '面积', en: 'Area' },
  equipment: { zh: '服务设施', en: 'Equipment' },
  notMerged: {
    zh: '暂未进驻政务服务中心，办理过程和结果接受统一监督',
    en: 'Not merged yet, under the same supervision',
  },
  onDuty: { zh: '在岗', en: 'On duty' },
  standsIn: { zh: '顶岗', en: 'Stands in' },
} as const satisfies Record<string, Word>
