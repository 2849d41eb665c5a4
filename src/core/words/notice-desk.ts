import type { Word } from './word.ts'

/** Words of handing out the one-time notice at a front desk. */
export const NOTICE_DESK = {
  print: { zh: '打印一次性告知单', en: 'Print the one-time notice' },
  forPerson: { zh: '按情形打印', en: 'Print for this person' },
  title: { zh: '打印一次性告知单：{item}', en: 'The notice of an item for one person' },
  lead: {
    zh: '写明姓名，答完情形，只列这个人要交的材料。填了证件号码的，已有的材料不再要求提交。不留存。',
    en: 'Only what this person brings',
  },
  name: { zh: '姓名或名称', en: 'Name' },
  document: { zh: '证件号码', en: 'Document number' },
  open: { zh: '请先答完情形。', en: 'Answer the questions first' },
  frame: { zh: '一次性告知单', en: 'One-time notice' },
  printed: { zh: '已送到打印', en: 'Sent to the printer' },
} as const satisfies Record<string, Word>
