import type { Word } from './word.ts'

/** Words of the screens that show cases. */
export const CASES = {
  list: { zh: '办件列表', en: 'Cases' },
  counts: { zh: '办件数量', en: 'Counts of cases' },
  show: { zh: '办件详情', en: 'A case' },
  judge: { zh: '材料审核结论', en: 'Verdict on a material' },
  judgeAll: { zh: '多份材料的审核结论', en: 'Verdicts on several materials' },
  upload: { zh: '上传材料扫描件', en: 'Upload a scan of a material' },
  seal: { zh: '绑定盖章扫描件', en: 'Bind a stamped scan to a paper' },
  unsealed: { zh: '待盖章文书', en: 'Papers that lack a seal' },
  follow: { zh: '办件进度查询', en: 'Follow a case' },
  mine: { zh: '我的办件', en: 'My cases' },
} as const satisfies Record<string, Word>
