import type { Word } from './word.ts'

/** Words of the frame itself: what every page and every refusal needs. */
export const SCREEN = {
  name: { zh: '一窗', en: 'OneWindow' },
  fullName: { zh: '一窗 · 平凉市政务服务', en: 'OneWindow, government services of Pingliang' },
  skip: { zh: '跳到主要内容', en: 'Skip to content' },
  invalid: { zh: '填写有误，请按提示修改后再提交。', en: 'Invalid input' },
  notFound: { zh: '没有这个页面。请检查地址，或从首页重新查找。', en: 'No such page' },
  tooLarge: { zh: '提交的内容太大，请分开提交。', en: 'Too large' },
  tooMany: { zh: '操作太频繁，请稍后再试。', en: 'Too many requests' },
  away: { zh: '系统正在恢复，请一分钟后再试。您填写的内容没有丢失。', en: 'The database is away' },
  unreached: {
    zh: '没有连上服务器，请检查网络后再试一次。您填写的内容没有丢失。',
    en: 'The server was not reached',
  },
  starting: { zh: '系统正在启动，请稍候。', en: 'Starting' },
  defect: { zh: '系统出现故障，我们已经记录。请稍后再试，或拨打 0933-12345。', en: 'System failure' },
} as const satisfies Record<string, Word>
