import type { LegacyKind } from '../catalogue/codes.ts'
import type { Word } from './word.ts'

/** What kind of code stands beside an item. */
export const LEGACY_KIND = {
  localBase: { zh: '地方基本编码', en: 'Local base code' },
  localTask: { zh: '地方实施编码', en: 'Local implementation code' },
  formerBase: { zh: '曾用基本编码', en: 'Former base code' },
  formerTask: { zh: '曾用实施编码', en: 'Former implementation code' },
  province: { zh: '省级平台编码', en: 'Code of a province' },
  other: { zh: '其他编码', en: 'Other' },
} as const satisfies Record<LegacyKind, Word>

/** The codes an item has by itself. */
export const OWN_CODE = {
  base: { zh: '基本编码', en: 'Base code' },
  local: { zh: '地方基本编码', en: 'Local base code' },
  implementation: { zh: '实施编码', en: 'Implementation code' },
} as const satisfies Record<string, Word>
export type OwnCode = keyof typeof OWN_CODE

/** Where a code of an item comes from. */
export const CODE_ORIGIN = {
  national: { zh: '国家基本目录', en: 'The national directory' },
  province: { zh: '甘肃省目录', en: 'The directory of the province' },
  guide: { zh: '办事指南', en: 'The guide' },
} as const satisfies Record<string, Word>

/** The part of an item's page that shows its codes. */
export const ITEM_CODES = {
  title: { zh: '编码', en: 'Codes' },
  own: { zh: '事项自己的编码', en: 'Codes of its own' },
  beside: { zh: '其他系统和以前用过的编码', en: 'Codes of others and of before' },
  code: { zh: '编码', en: 'Code' },
  kind: { zh: '种类', en: 'Kind' },
  origin: { zh: '来源', en: 'Origin' },
  organs: { zh: '另有 {n} 个实施编码没有列出。', en: '{n} more' },
  none: { zh: '没有记下其他编码。', en: 'None' },
  keptBy: { zh: '{name}，{on}记', en: 'Kept by {name}' },
  retiredBy: { zh: '{on}停用（{name}）：{reason}', en: 'Retired' },
  add: { zh: '记下一个编码', en: 'Keep a code' },
  note: { zh: '来源说明', en: 'Its origin in words' },
  noteHint: { zh: '从哪个系统、哪份文件来的，例如“省事项库2019年导出”。', en: 'Which system or paper' },
  keep: { zh: '记下', en: 'Keep' },
  kept: { zh: '已记下，按它可以查到本事项。', en: 'Kept' },
  retire: { zh: '停用', en: 'Retire' },
  retireTitle: { zh: '停用编码 {code}', en: 'Retire {code}' },
  retireHint: {
    zh: '停用后按它查不到本事项，办事指南也不再显示；记录保留。',
    en: 'It leads here no more; the record stays',
  },
  reason: { zh: '理由', en: 'Reason' },
  retired: { zh: '已停用。', en: 'Retired' },
  next: { zh: '取下一个编码', en: 'Take the next code' },
  nextTaken: { zh: '已填入基本编码 {code}。', en: 'Filled in {code}' },
  nextNeedsType: { zh: '先在“基本信息”里选定事项类型，再取编码。', en: 'Choose the type first' },
  api: {
    show: { zh: '事项的全部编码', en: 'All codes of an item' },
    keep: { zh: '为事项记下一个编码', en: 'Keep a code beside an item' },
    retire: { zh: '停用事项旁的一个编码', en: 'Retire a code' },
    next: { zh: '本部门下一个基本编码', en: 'The next base code' },
  },
} as const
