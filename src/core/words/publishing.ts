import type { Word } from './word.ts'

/** Words of what is published as a whole: volumes of the handbook, lists, open data. */
export const PUBLISHING = {
  handbooks: { zh: '标准化手册', en: 'Handbooks' },
  handbooksTitle: { zh: '“一窗受理”标准化手册', en: 'Handbooks' },
  handbooksLead: {
    zh: '按综合窗口分册编印，每个事项写明依据、条件、材料、流程、时限和收费，附空白表格、填写说明和示例样表。可以下载、打印。',
    en: 'A volume for each group of windows',
  },
  noVolumes: {
    zh: '还没有编印成册的手册。每个事项的办事指南可以在事项页面单独打印。',
    en: 'None yet',
  },
  wordFile: { zh: 'Word 版', en: 'Word' },
  pdfFile: { zh: 'PDF 版', en: 'PDF' },
  printGuide: { zh: '打印指南', en: 'Print the guide' },
  api: { zh: '标准化手册：分册和制作进度', en: 'Handbooks' },
  apiOrder: { zh: '制作一册标准化手册', en: 'Have a volume made' },
  part: { zh: '分册', en: 'Volume' },
  format: { zh: '格式', en: 'Format' },
  state: { zh: '进度', en: 'State' },
  orderer: { zh: '由谁制作', en: 'Ordered by' },
  madeAt: { zh: '完成时间', en: 'Made' },
  file: { zh: '文件', en: 'File' },
  make: { zh: '制作', en: 'Make' },
  makeLead: {
    zh: '选分册、范围和格式，排版完成后自动公布；内容没有变化的不重复制作。',
    en: 'Set in the background, published when done',
  },
  choosePart: { zh: '选择分册', en: 'Which volume' },
  emptyList: { zh: '还没有制作过分册。', en: 'None yet' },
  noItems: { zh: '没有事项', en: 'No items' },
  already: { zh: '内容没有变化，已有同样的一册。', en: 'There is one with these contents' },
  open: { zh: '打开', en: 'Open' },
  printed: { zh: '编印', en: 'printed' },
  setting: { zh: '正在排版…', en: 'Typesetting' },
  directory: { zh: '事项清单', en: 'List of items' },
  place: { zh: '范围', en: 'Of where' },
  choosePlace: { zh: '选择范围', en: 'Of where' },
  wholeCity: { zh: '全市', en: 'The whole city' },
  inTheMaking: { zh: '正在编印', en: 'In the making' },
  lookAgain: { zh: '刷新页面，看最新进度', en: 'Look again' },
  gaveUp: { zh: '排版没有成功，请稍后再试；仍不成功的，请联系系统管理员。', en: 'It failed' },
} as const satisfies Record<string, Word>

/** How far a volume is. */
export const VOLUME_STATE = {
  ordered: { zh: '等候制作', en: 'Ordered' },
  gathering: { zh: '正在汇集指南', en: 'Gathering' },
  setting: { zh: '正在排版', en: 'Typesetting' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '没有做成', en: 'Failed' },
} as const satisfies Record<string, Word>

export const published = {
  volume: (part: string) => `${part}分册`,
  items: (count: number) => `${count}个事项`,
  pages: (count: number) => `${count}页`,
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${Math.max(1, Math.round(bytes / 1000))} KB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`,
  written: (chapters: number) => `已汇集${chapters}个事项`,
  gathered: (done: number, all: number) => `正在汇集指南 ${done}/${all}`,
  file: (volume: string, day: string) => `一窗受理标准化手册（${volume}，${day}）`,
  settingSoFar: (elapsed: number, expected: number | null) =>
    expected === null
      ? `正在排版，已用${elapsed}秒，还没有可比的用时`
      : elapsed > expected
        ? `正在排版，已用${elapsed}秒，比预计的${expected}秒长`
        : `正在排版，已用${elapsed}秒，预计约${expected}秒`,
  making: (volume: string, format: string, how: string) => `${volume}（${format}）：${how}`,
} as const
