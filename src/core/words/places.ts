import type { Word } from './word.ts'

/** Words of the pages about where to go: divisions, halls, centres, stations. */
export const PLACES = {
  title: { zh: '办事地点', en: 'Places' },
  lead: {
    zh: '县里有政务服务中心，乡镇（街道）有便民服务中心，村（社区）有便民服务站。就近去，那里办不了的，工作人员会告诉您去哪里办。',
    en: 'Any of them will do',
  },
  search: { zh: '搜索地名或地址', en: 'Search by name or address' },
  searchHint: { zh: '例如：威戎镇、杨桥村', en: 'A township, a village' },
  counties: { zh: '县（市、区）', en: 'Counties' },
  townships: { zh: '乡镇（街道）', en: 'Townships' },
  villages: { zh: '村（社区）', en: 'Villages' },
  here: { zh: '这里的办事场所', en: 'Offices here' },
  branches: { zh: '部门分厅（还没有搬进政务服务中心的）', en: 'Branch halls' },
  nothing: { zh: '没有找到这样的地方。请换一个更短的地名，或者拨打 0933-12345。', en: 'No such place' },
  all: { zh: '全市', en: 'The whole city' },
  remember: { zh: '记住这个地方', en: 'Remember this place' },
  remembered: { zh: '您选的就是这里', en: 'This is your place' },

  choose: { zh: '您在哪里办？', en: 'Where are you?' },
  chooseLead: {
    zh: '选一次就记住，以后每份办事指南都会写明您该去哪里、找谁。随时可以换。',
    en: 'Chosen once, changed any time',
  },
  chooseCounty: { zh: '选县（市、区）', en: 'Choose a county' },
  deeper: {
    zh: '再选到乡镇（街道）或者村（社区），就能告诉您最近的便民服务站',
    en: 'Or choose further down',
  },
  forget: { zh: '不记住地方', en: 'Forget the place' },

  hours: { zh: '办公时间', en: 'Hours' },
  call: { zh: '打电话', en: 'Call' },
  consult: { zh: '咨询电话', en: 'Questions' },
  supervise: { zh: '监督投诉电话', en: 'Complaints' },
  runBy: { zh: '管理单位', en: 'Run by' },
  parent: { zh: '上级中心', en: 'Supervised by' },
  director: { zh: '带班负责人', en: 'Leader on duty' },
  area: { zh: '面积', en: 'Area' },
  equipment: { zh: '服务设施', en: 'Equipment' },
  monitored: { zh: '音视频监控', en: 'Monitoring' },
  monitoredYes: { zh: '已接入，接受全程监督', en: 'Connected' },
  monitoredNo: { zh: '尚未接入', en: 'Not connected' },
  windows: { zh: '窗口', en: 'Windows' },
  takes: { zh: '受理', en: 'Takes in' },
  everything: { zh: '各类事项', en: 'Everything' },
  items: { zh: '办理事项和承诺时限', en: 'Items and promised limits' },
  noItems: { zh: '这里不直接受理事项，工作人员可以告诉您去哪里办。', en: 'Nothing is taken in here' },
  allHere: { zh: '查找这里能办的全部事项', en: 'All items here' },
  searchHere: { zh: '在全部事项中查找', en: 'Search all items' },
  flow: { zh: '办理流程', en: 'How it goes' },
  rules: { zh: '办事制度', en: 'Rules of service' },
  about: { zh: '场所情况', en: 'About' },
  staff: { zh: '办理人员', en: 'Staff' },
  onDuty: { zh: '在岗', en: 'On duty' },
  away: { zh: '不在岗', en: 'Away' },
  standsIn: { zh: '顶岗', en: 'Stands in' },
  backup: { zh: 'B岗（替岗）', en: 'Substitute' },
} as const satisfies Record<string, Word>

/** 办理流程 as it is the same at every window (一窗受理、分类审批、统一出件). */
export const FLOW: readonly string[] = [
  '窗口看材料：齐全的当场收件，给您收件凭证；不齐的一次说清要补什么。',
  '窗口决定受理，给您受理通知书，写明哪一天前办结。',
  '主管部门在后台审查、作出决定，您不用跑部门。',
  '出件窗口发结果：您自取，或者邮寄、送到就近的乡镇、村领取。',
  '办完请您评价，好评差评都由您自己说。',
]

/** 办事制度 in the words of those whom they protect. */
export const RULES: readonly (readonly [name: string, meaning: string])[] = [
  ['首问负责', '您问到的第一个人要负责把事情说清楚，或者领您找到该找的人。'],
  ['一次性告知', '要什么材料、要补什么，一次说清、写在纸上，不让您跑第二趟。'],
  ['限时办结', '在承诺的日期前办结；超期的要说明原因，并由效能监督部门追责。'],
  ['AB岗', '每个岗位有两个人，A岗不在，B岗顶上，窗口不断人。'],
  ['帮办代办', '年纪大、不方便的，工作人员帮您填、替您跑。'],
]

export const placed = {
  area: (area: number) => `${area}平方米`,
  count: (count: number) => `共${count}处`,
  townships: (count: number) => `${count}个乡镇（街道）`,
  villages: (count: number) => `${count}个村（社区）`,
  window: (number: number) => `${number}号`,
  staffNo: (number: string) => `工号${number}`,
  found: (text: string, count: number) => `名称或地址里有“${text}”的共${count}处`,
  page: (page: number, pages: number) => `第${page}页，共${pages}页`,
  choose: (name: string) => `就选${name}`,
} as const
