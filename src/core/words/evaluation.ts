import type { Stars } from '../evaluation/rating.ts'
import type { Word } from './word.ts'

/** 好差评的五个等级. */
export const STARS = {
  5: { zh: '非常满意', en: 'Very satisfied' },
  4: { zh: '满意', en: 'Satisfied' },
  3: { zh: '基本满意', en: 'Fairly satisfied' },
  2: { zh: '不满意', en: 'Dissatisfied' },
  1: { zh: '非常不满意', en: 'Very dissatisfied' },
} as const satisfies Record<Stars, Word>

export type RatingChannel = 'pc' | 'mobile' | 'qr' | 'tablet' | 'terminal'

/** 评价渠道. */
export const RATING_CHANNEL = {
  pc: { zh: '电脑', en: 'PC' },
  mobile: { zh: '手机', en: 'Mobile' },
  qr: { zh: '扫码或短信链接', en: 'Link or QR' },
  tablet: { zh: '大厅平板', en: 'Tablet in a hall' },
  terminal: { zh: '大厅自助终端', en: 'Terminal in a hall' },
} as const satisfies Record<RatingChannel, Word>

export const RATING = {
  title: { zh: '评价服务', en: 'Rate the service' },
  ask: { zh: '您对这次办事满意吗？', en: 'Were you satisfied?' },
  voluntary: {
    zh: '评价是自愿的。窗口工作人员看不到是谁评的，评价提交后任何人都不能修改。',
    en: 'Voluntary, anonymous to the clerk, final',
  },
  once: { zh: '每次服务只能评价一次。', en: 'Once' },
  yours: { zh: '您的评价', en: 'Your rating' },
  other: { zh: '换一个等级', en: 'Another level' },
  details: { zh: '好在哪里', en: 'What was good' },
  middling: { zh: '情况是怎样的', en: 'How it was' },
  reasons: { zh: '哪里不好', en: 'What was wrong' },
  said: { zh: '具体原因', en: 'Reasons' },
  several: { zh: '可以选几项', en: 'Several' },
  needed: { zh: '请至少选一项，或者在下面写一句话', en: 'One at least, or words' },
  text: { zh: '还想说的话', en: 'In your words' },
  textHint: { zh: '最多 150 个字，请不要写身份证号、电话等个人信息', en: 'Up to 150 characters' },
  send: { zh: '提交评价', en: 'Send' },
  thanks: { zh: '谢谢您的评价', en: 'Thank you' },
  thanksText: { zh: '评价已经记录，任何人不能修改或删除。', en: 'Recorded' },
  starsMissing: { zh: '请先选择满意程度。', en: 'Choose a level' },
  back: { zh: '返回办件', en: 'Back to the case' },
} as const satisfies Record<string, Word>

/** The public figures, and what staff may read of them. */
export const RATINGS = {
  title: { zh: '好差评公开', en: 'Ratings in public' },
  lead: {
    zh: '办事人对政务服务的评价，按实际收到的原样统计，差评也在内，每条评价一经提交不能删改。',
    en: 'As given',
  },
  list: { zh: '好差评统计和评价内容', en: 'Figures and texts of ratings' },
  place: { zh: '地区或场所', en: 'Place' },
  total: { zh: '评价数', en: 'Ratings' },
  good: { zh: '好评率', en: 'Share of good ones' },
  goodHint: { zh: '好评率 = 非常满意、满意、基本满意之和 ÷ 全部评价', en: 'What counts as good' },
  none: { zh: '还没有评价。', en: 'None yet' },
  all: { zh: '全市', en: 'The whole city' },
  sites: { zh: '各办事场所', en: 'By site' },
  divisions: { zh: '各县（市、区）', en: 'By county' },
  since: { zh: '统计时间', en: 'Period' },
  sinceText: { zh: '全部时间', en: 'All time' },
} as const satisfies Record<string, Word>
