import type { Word } from './word.ts'

/** Words of the frame around every citizen page and of its common parts. */
export const PORTAL = {
  place: { zh: '平凉市政务服务', en: 'Government services of Pingliang' },
  navigation: { zh: '主导航', en: 'Main' },
  here: { zh: '当前位置', en: 'You are here' },
  home: { zh: '返回首页', en: 'Home' },
  elder: { zh: '长者模式', en: 'Large type' },
  standard: { zh: '标准模式', en: 'Standard type' },
  follow: { zh: '查进度', en: 'Follow a case' },
  mine: { zh: '我的', en: 'Mine' },
  desk: { zh: '工作台', en: 'Workbench' },
  signIn: { zh: '登录', en: 'Sign in' },
  hotline: { zh: '咨询和投诉电话', en: 'Questions and complaints' },
  hours: { zh: '政务大厅办公时间：工作日 8:30—12:00，14:30—18:00', en: 'Office hours' },
  about: {
    zh: '一窗是平凉市政务服务综合受理平台：一个窗口受理，部门在后台审批，一个窗口出件。',
    en: 'OneWindow: one window takes in, departments approve behind it, one window hands out.',
  },
  helpful: {
    zh: '您可以返回首页重新查找，或拨打 0933-12345，我们帮您办。',
    en: 'Go home and search again, or call us.',
  },
  optional: { zh: '（选填）', en: '(optional)' },
  fixThese: { zh: '请修改以下内容', en: 'Please correct' },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  save: { zh: '保存', en: 'Save' },
  print: { zh: '打印', en: 'Print' },
  search: { zh: '搜索', en: 'Search' },
  searchFor: { zh: '搜索要办的事', en: 'Search for what you want done' },
  everyday: { zh: '说大白话就行，例如：开饭店', en: 'Everyday words will do' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
} as const satisfies Record<string, Word>
