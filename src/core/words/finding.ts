import type { Word } from './word.ts'

/** Words of the pages on which people find what they came for: home, results, departments. */
export const FINDING = {
  ask: { zh: '您要办什么事？', en: 'What do you want done?' },
  tries: { zh: '大家这样搜：', en: 'Try:' },
  popular: { zh: '大家常办', en: 'What people come for' },
  life: { zh: '个人办事，按人生大事找', en: 'For persons, by event of life' },
  business: { zh: '企业和单位办事，按经营活动找', en: 'For organisations, by activity' },
  windows: { zh: '按大厅窗口找', en: 'By window' },
  more: { zh: '换个方式找', en: 'Other ways' },
  everything: { zh: '全部事项', en: 'All items' },
  byDepartment: { zh: '按部门找', en: 'By department' },
  places: { zh: '办事地点', en: 'Places' },
  follow: { zh: '查办件进度', en: 'Follow a case' },
  hall: { zh: '就近的办事大厅', en: 'The nearest hall' },
  chooseCounty: {
    zh: '您在哪个县（市、区）？选一次就记住，以后直接告诉您去哪里办。',
    en: 'Which county? Chosen once.',
  },
  keep: { zh: '返回刚才的页面', en: 'Back' },
  changePlace: { zh: '换个地方', en: 'Another place' },
  help: {
    zh: '不会用手机？请打电话，或者到就近的便民服务站，工作人员帮您办。',
    en: 'Call us, or let the village agent do it',
  },
  call: { zh: '拨打 0933-12345', en: 'Call' },

  results: { zh: '查找事项', en: 'Find an item' },
  filters: { zh: '缩小范围', en: 'Narrow down' },
  chosen: { zh: '已选', en: 'Chosen' },
  drop: { zh: '取消', en: 'Remove' },
  kind: { zh: '谁来办', en: 'Who applies' },
  theme: { zh: '主题', en: 'Theme' },
  group: { zh: '窗口', en: 'Window' },
  department: { zh: '部门', en: 'Department' },
  place: { zh: '在哪里能办', en: 'Where it is taken in' },
  natural: { zh: '个人', en: 'Persons' },
  legal: { zh: '企业和单位', en: 'Organisations' },
  nothing: { zh: '没有找到这样的事项。', en: 'Nothing found' },
  nothingTries: { zh: '您可以这样试：', en: 'You can try' },
  tryShorter: { zh: '换一个更短的词，例如“我家要盖新房子”改成“建房”', en: 'A shorter word' },
  tryOther: { zh: '换一种说法，例如“上户口”“迁户口”，也可以打拼音或者首字母', en: 'Another word, or pinyin' },
  tryWiden: { zh: '去掉已选的条件，在全部事项里找', en: 'Without the filters' },
  tryCall: { zh: '打电话说出您要办的事：', en: 'Call and say it' },
  looksLikeCase: {
    zh: '您输入的像是办件编号。要看办到哪一步了，请到“查进度”。',
    en: 'That looks like a case number',
  },
  online: { zh: '可网上办', en: 'On-line' },
  allOnline: { zh: '全程网办，一次不用跑', en: 'No visit' },
  windowOnly: { zh: '到窗口办', en: 'At the window' },
  free: { zh: '不收费', en: 'Free' },
  charged: { zh: '收费', en: 'Charged' },

  departments: { zh: '按部门找', en: 'Departments' },
  departmentLead: {
    zh: '事情归哪个部门管，就从哪个部门找。不清楚的，直接搜索更快。',
    en: 'If you know which department',
  },
  departmentItems: { zh: '这个部门办的事', en: 'Items of this department' },
  noItems: {
    zh: '这个部门目前没有面向群众和企业的事项，有事请拨打 0933-12345。',
    en: 'No items of this department',
  },
  consult: { zh: '咨询电话', en: 'Questions' },
  supervise: { zh: '监督投诉电话', en: 'Complaints' },
  contact: { zh: '联系这个部门', en: 'Contact' },
  choosePlaceFirst: {
    zh: '选好地方，就显示当地这个部门的名称、地址和电话。',
    en: 'Choose a place to see the local organ',
  },
} as const satisfies Record<string, Word>

/** Sentences of these pages with something in them. */
export const found = {
  visits: (visits: number) => (visits === 0 ? '一次不用跑' : `最多跑${visits}次`),
  handling: (handling: 'onSpot' | 'promised', promised: string) =>
    handling === 'onSpot' ? '即办件，当场办结' : `承诺${promised}办结`,
  decidedBy: (name: string) => `${name}办理`,
  /** 市场监督管理部门, 住房公积金管理部门; what is called a body already stays as it is: 残疾人联合会. */
  anyOf: (department: string) =>
    /[会部）]$/.test(department) ? department : `${department}${department.endsWith('金') ? '管理' : ''}部门`,
  via: (word: string) => `俗称“${word}”`,
  count: (total: number) => `共${total}项`,
  countFor: (text: string, total: number) => `与“${text}”有关的共${total}项`,
  nothingFor: (text: string) => `没有找到与“${text}”有关的事项。`,
  page: (page: number, pages: number) => `第${page}页，共${pages}页`,
  title: (text: string) => `查找“${text}”`,
  all: (total: number) => `全部事项（${total}项）`,
} as const
