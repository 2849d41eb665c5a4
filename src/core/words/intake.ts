import type { Word } from './word.ts'

/** Words of how a case begins, for the interfaces. */
export const INTAKE = {
  register: { zh: '窗口登记申请并收件', en: 'Register an application at a window' },
  scan: { zh: '登记前上传材料扫描件', en: 'Upload a scan before the registration' },
  applicants: { zh: '按证件号码查申请人', en: 'Find an applicant by document' },
  counter: { zh: '本窗口的受理范围', en: 'What this window takes in' },
  notice: { zh: '打印给申请人的一次性告知单（PDF）', en: 'The one-time notice for one person' },
  list: { zh: '申请人的材料清单，不用交的写明原因', en: 'The list of an applicant, with the proof' },
  offer: { zh: '事项在本窗口的受理条件', en: 'How an item is taken in here' },
} as const satisfies Record<string, Word>
