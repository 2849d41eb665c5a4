import type { FieldKind } from '../guide/guide.ts'
import type { Word } from './word.ts'

/** The sections of the editor of a guide, in order. */
export const EDITOR_SECTION = {
  basics: { zh: '基本信息', en: 'Basics' },
  basis: { zh: '依据', en: 'Legal basis' },
  conditions: { zh: '条件', en: 'Conditions' },
  situations: { zh: '情形', en: 'Situations' },
  materials: { zh: '材料', en: 'Materials' },
  form: { zh: '表单', en: 'Form' },
  process: { zh: '流程与时限', en: 'Steps and limits' },
  fee: { zh: '收费', en: 'Fee' },
  result: { zh: '结果与送达', en: 'Result and delivery' },
  notes: { zh: '须知与问答', en: 'Notes and questions' },
  synonyms: { zh: '常用词', en: 'Everyday words' },
} as const satisfies Record<string, Word>

/** Under fields that are easily filled in wrongly. */
export const EDITOR_HINT = {
  name: { zh: '对外公布的名称，分办理项的写在括号里，例如“食品经营许可（新办）”', en: 'As published' },
  baseCode: { zh: '12位：2位地区、2位事项类型、5位主项、3位子项', en: 'Twelve characters' },
  law: { zh: '不写书名号', en: 'Without marks' },
  article: { zh: '例如“第三十五条第一款”；规范性文件写第几部分', en: 'Which article' },
  text: { zh: '照录条款原文', en: 'Its own words' },
  condition: { zh: '写明具体条件，不写“符合有关规定”', en: 'Concretely' },
  ask: { zh: '像当面问群众一样问，例如“您主要经营什么？”', en: 'As one would ask' },
  issuer: { zh: '政府部门核发的材料写明由谁核发', en: 'Who issues it' },
  standard: { zh: '窗口收件时核对什么，群众也看得懂', en: 'What is checked' },
  basis: { zh: '法律法规名称和条款；没有依据的材料不能要', en: 'On which law' },
  promised: { zh: '不长于法定时限；即办件为0', en: 'Never longer' },
  visits: { zh: '0表示一次不用跑', en: 'Visits' },
  explain: { zh: '写明是哪部法律法规怎样规定的', en: 'What the law says' },
  example: { zh: '示例样表上就这样填', en: 'On the sample' },
  bounds: { zh: '数字、金额是数值范围，文字是字数范围', en: 'Of the value or the length' },
  synonym: { zh: '一行一个，例如“开饭店”', en: 'One a line' },
  line: { zh: '一行一条', en: 'One a line' },
  onlineExcluded: { zh: '可以网上办理的不填', en: 'Leave empty' },
} as const satisfies Record<string, Word>

/** How an answer is given, as an author chooses it. */
export const FIELD_KIND = {
  text: { zh: '一行文字', en: 'Line' },
  longText: { zh: '多行文字', en: 'Lines' },
  number: { zh: '数字', en: 'Number' },
  money: { zh: '金额', en: 'Money' },
  date: { zh: '日期', en: 'Date' },
  choice: { zh: '单选', en: 'One of several' },
  choices: { zh: '多选', en: 'Several' },
  yesNo: { zh: '是或者否', en: 'Yes or no' },
  phone: { zh: '电话号码', en: 'Phone' },
  citizenId: { zh: '公民身份号码', en: 'Citizen id' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  address: { zh: '地址', en: 'Address' },
} as const satisfies Record<FieldKind, Word>

export const EDITOR = {
  title: { zh: '办事指南编辑', en: 'Editing a guide' },
  sections: { zh: '指南的部分', en: 'Sections' },
  add: { zh: '添加', en: 'Add' },
  remove: { zh: '删除', en: 'Remove' },
  up: { zh: '上移', en: 'Up' },
  down: { zh: '下移', en: 'Down' },
  moveHint: { zh: '在一条里按 Alt 加上下方向键可以移动', en: 'Alt and an arrow move an entry' },
  unfold: { zh: '展开', en: 'Unfold' },
  fold: { zh: '收起', en: 'Fold' },
  numbered: { zh: '第 {n} 条', en: 'Number {n}' },
  unnamed: { zh: '（还没有填写）', en: 'Nothing yet' },
  none: { zh: '还没有内容', en: 'Nothing yet' },
  removed: { zh: '已删除“{name}”。', en: 'Removed' },
  undo: { zh: '撤销删除', en: 'Undo' },
  given: { zh: '另行规定', en: 'Ruled for this item' },
  yes: { zh: '是', en: 'Yes' },
  unset: { zh: '没有说明', en: 'Not said' },
  ownDepartment: { zh: '本部门', en: 'The department itself' },
  findings: { zh: '检查结果 {n} 处', en: '{n} findings' },
  clean: { zh: '没有发现问题', en: 'Nothing found' },
  toMend: { zh: '处必须改', en: 'to mend' },
  total: { zh: '共 {n} 条', en: '{n} entries' },
  unit: { zh: '单位', en: 'Unit' },
  no: { zh: '否', en: 'No' },
  error: { zh: '必须改', en: 'Must be mended' },
  warning: { zh: '建议改', en: 'Should be mended' },
  hint: { zh: '可以更好', en: 'Could be better' },
  show: { zh: '选中这几个字', en: 'Select it' },
  suggestion: { zh: '怎样改', en: 'How to mend it' },
  law: { zh: '依据', en: 'Law' },
  goto: { zh: '去修改', en: 'Go there' },
  look: { zh: '去看', en: 'Look there' },
} as const satisfies Record<string, Word>

/** Conditions as sentences: 当“您主要经营什么？”是“做餐饮”或者“单位食堂”时. */
export const WHEN_WORDS = {
  always: { zh: '任何情形都适用', en: 'Always' },
  some: { zh: '只在下面的情形适用', en: 'Only when' },
  when: { zh: '当', en: 'When' },
  is: { zh: '是', en: 'is' },
  or: { zh: '或者', en: 'or' },
  and: { zh: '并且', en: 'and' },
  end: { zh: '时', en: 'then' },
  question: { zh: '问题', en: 'Question' },
  answers: { zh: '答案', en: 'Answers' },
  addPremise: { zh: '再加一个同时满足的条件', en: 'And' },
  addAlternative: { zh: '再加一种情形', en: 'Or' },
  alternative: { zh: '情形 {n}', en: 'Alternative {n}' },
  removePremise: { zh: '去掉这个条件', en: 'Take away' },
  removeAlternative: { zh: '去掉这种情形', en: 'Take away' },
  noQuestions: { zh: '前面还没有可以问到的问题', en: 'Nothing to ask before' },
  unknown: { zh: '已经不在前面的问题“{id}”', en: 'A question that is not before it' },
  unknownOption: { zh: '已经删除的选项“{id}”', en: 'An option that is gone' },
  stranded: {
    zh: '“{of}”的条件问到“{question}”，这个问题现在不在它前面。请把问题移回去，或者修改条件。',
    en: 'Moved away',
  },
} as const satisfies Record<string, Word>

/** What follows from a draft, beside it: the questions answered as a citizen would, the list and the form they leave. */
export const TRY_OUT = {
  title: { zh: '试填预览', en: 'Try it out' },
  lead: { zh: '像群众一样回答，看需要哪些材料、填哪些内容。这里填的不会保存。', en: 'Nothing is kept' },
  views: { zh: '预览内容', en: 'Views' },
  citizen: { zh: '试填', en: 'As a citizen' },
  table: { zh: '全部情形', en: 'All situations' },
  schema: { zh: '数据格式', en: 'Schema' },
  schemaLead: {
    zh: '申请表的数据格式，其他系统按它提交；与本系统的校验一致。',
    en: 'For other systems',
  },
  questions: { zh: '选择情形', en: 'Questions' },
  noQuestions: { zh: '没有情形问题，任何人的材料都一样。', en: 'No questions' },
  needed: { zh: '需要的材料（{n} 样）', en: 'Needed' },
  soFar: { zh: '目前需要的材料（{n} 样，还有问题没有回答）', en: 'Needed so far' },
  omitted: { zh: '不用交的材料（{n} 样）', en: 'Not needed' },
  nothing: { zh: '这种情形不用交材料。', en: 'Nothing' },
  form: { zh: '填写的表单', en: 'The form' },
  noForm: { zh: '没有要填写的内容。', en: 'No form' },
  check: { zh: '检查填写', en: 'Check' },
  right: { zh: '填写正确，可以提交。', en: 'All is right' },
  wrong: { zh: '有 {n} 处填写不对，请看标红的地方。', en: 'Something is wrong' },
  again: { zh: '重新回答', en: 'Start again' },
  total: { zh: '共 {n} 种情形', en: '{n} situations' },
  tooMany: { zh: '情形超过 {n} 种，只列出前 {n} 种。问题太多，群众难以回答，建议合并。', en: 'Too many' },
  situation: { zh: '情形', en: 'Situation' },
  anyone: { zh: '任何情形', en: 'Anybody' },
  list: { zh: '材料', en: 'Materials' },
  count: { zh: '样数', en: 'How many' },
  fields: { zh: '填写项', en: 'Fields' },
  unreached: { zh: '任何情形都用不到', en: 'Never reached' },
  unreachedLead: { zh: '下面这些在任何情形都不会出现，请检查它们的条件：', en: 'Never reached' },
  export: { zh: '导出表格（CSV）', en: 'Export' },
  number: { zh: '序号', en: 'No' },
} as const satisfies Record<string, Word>

/** The page of a guide in force: all it says, and what would follow from a change. */
export const GUIDE_TRIAL = {
  title: { zh: '情形与表单预览', en: 'Situations and form' },
  start: { zh: '试着修改', en: 'Change on trial' },
  stop: { zh: '放弃试改', en: 'Give up' },
  on: { zh: '正在试改：可以看到改后的材料清单和表单，不会保存，也不影响现行指南。', en: 'On trial' },
  off: { zh: '现行指南，只能查看。', en: 'In force' },
} as const satisfies Record<string, Word>

/** The question bank, where a field of a form is written. */
export const BANK_WORDS = {
  offer: { zh: '添加已有的字段', en: 'Add a field of the bank' },
  own: { zh: '不用题库，自己定', en: 'A field of its own' },
  resembles: {
    zh: '题库里已有“{label}”。同一件事用同一个字段，群众填过一次就不用再填。',
    en: 'The bank has it',
  },
  take: { zh: '改用题库字段', en: 'Take it' },
  differs: { zh: '与题库里的“{label}”填写方式或者上下限不同。', en: 'It differs from the bank' },
  align: { zh: '改成和题库一样', en: 'Make it agree' },
} as const satisfies Record<string, Word>
