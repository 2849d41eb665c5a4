import type { Word } from './word.ts'

/** Words of the published list of items (事项清单). */
export const DIRECTORY = {
  title: { zh: '事项清单', en: 'List of items' },
  lead: {
    zh: '全部办理事项，可以按部门、地方、主题和受理窗口查看，每个事项都能看办事指南。',
    en: 'Every item, by department, place, theme and window',
  },
  ways: { zh: '查看方式', en: 'Ways' },
  department: { zh: '按部门', en: 'By department' },
  place: { zh: '按地方', en: 'By place' },
  theme: { zh: '按主题', en: 'By theme' },
  group: { zh: '按受理窗口', en: 'By window' },
  personal: { zh: '个人办事主题', en: 'Themes of persons' },
  business: { zh: '企业和单位办事主题', en: 'Themes of organisations' },
  whole: { zh: '全部事项', en: 'All items' },
  here: { zh: '这里能办的事项', en: 'What is taken in here' },
  below: { zh: '下级地方', en: 'Places below' },
  item: { zh: '事项', en: 'Item' },
  handledBy: { zh: '办理部门', en: 'Department' },
  window: { zh: '受理窗口', en: 'Window' },
  promise: { zh: '办理时限', en: 'Limit' },
  visits: { zh: '到现场', en: 'Visits' },
  fee: { zh: '收费', en: 'Fee' },
  download: { zh: '下载清单（CSV）', en: 'Download' },
} as const satisfies Record<string, Word>

export const listed = {
  in: (name: string) => `事项清单：${name}`,
  range: (from: number, to: number, total: number) => `第${from}—${to}项，共${total}项`,
} as const
