import type { Question } from '../guide/guide.ts'
import type { Held } from '../guide/held.ts'
import { DOCUMENTS, type DocumentKind } from '../guide/registers.ts'
import type { Excluded, Reason } from '../guide/solve.ts'
import type { Word } from './word.ts'

/** What a document is called, whatever a guide calls the material. */
export const DOCUMENT: Readonly<Record<DocumentKind, Word>> = DOCUMENTS

/** Words of the list with the proof, of 我的材料 and of the reuse ledger. */
export const HOLDING = {
  title: { zh: '我的材料', en: 'What the city holds of me' },
  hint: { zh: '已核验的证照，办事时不用再交', en: 'Verified documents, not asked for again' },
  lead: {
    zh: '下面是您办事时交过、窗口与原件核对无误，或者由本市机关颁发的证照。再办别的事项用到时，不再向您要。只用于办理您自己的事项。',
    en: 'What is held, and what for',
  },
  none: { zh: '还没有可以复用的材料。在窗口核验过原件的证照，会列在这里。', en: 'Nothing is held' },
  from: { zh: '来自办件', en: 'From the case' },
  verified: { zh: '核验日期', en: 'Compared with the original on' },
  issued: { zh: '颁发日期', en: 'Issued on' },
  until: { zh: '可以复用至', en: 'Usable until' },
  endless: { zh: '长期', en: 'Without end' },
  trust: { zh: '可信等级', en: 'Trust' },
  over: { zh: '已超过复用期限，再办事时需要重新核验原件。', en: 'No longer usable' },
  object: { zh: '不要复用', en: 'Do not reuse' },
  allow: { zh: '恢复复用', en: 'Reuse again' },
  objected: { zh: '按您的要求，不再复用。再办事时需要您自己提交。', en: 'Not reused, as you asked' },
  used: { zh: '已经用于', en: 'Used for' },
  dropped: { zh: '不用交', en: 'Not asked for' },
  why: { zh: '这些不用交', en: 'Not asked for, and why' },
  whyLead: {
    zh: '办事指南列有、您这次不用交的材料，每一样都写明原因。',
    en: 'Every omission has its reason',
  },
  signIn: { zh: '登录后，已经核验过的证照会从清单上划掉。', en: 'Sign in to have the held ones struck off' },
  seeMine: { zh: '查看我的材料', en: 'See what is held' },
  reused: { zh: '引用已核验材料', en: 'Reused' },
  byRegister: { zh: '由窗口联网核查', en: 'A connected register answers for it' },
  useHint: {
    zh: '标明“不用交”的，提交时由我们引用已核验的材料；不想复用的，可以在“我的材料”里停用。',
    en: 'What is used again, and how to stop it',
  },
  openLine: { zh: '还有问题没有回答，这些是否要交还不能确定', en: 'Not known yet' },
} as const satisfies Record<string, Word>

export const TRUST = {
  A: { zh: '甲级（机关颁发）', en: 'Issued by an organ' },
  B: { zh: '乙级（窗口核验原件）', en: 'Compared with the original' },
} as const satisfies Record<Held['trust'], Word>

/** Words of the reuse ledger: figures for whoever supervises or heads a department. */
export const REUSE = {
  title: { zh: '材料复用', en: 'Reuse of materials' },
  lead: { zh: '每引用一份已核验的材料，就少向群众要一次。按责任部门和月份统计。', en: 'What is counted' },
  organ: { zh: '责任部门', en: 'Department' },
  month: { zh: '月份', en: 'Month' },
  document: { zh: '材料', en: 'Document' },
  item: { zh: '事项', en: 'Item' },
  case: { zh: '办件编号', en: 'Case' },
  day: { zh: '日期', en: 'Day' },
  reason: { zh: '依据', en: 'By which' },
  avoided: { zh: '少要材料（份）', en: 'Requests avoided' },
  applicants: { zh: '涉及办件（件）', en: 'Cases' },
  export: { zh: '导出明细', en: 'Export' },
  empty: { zh: '这段时间没有复用记录。', en: 'Nothing in this time' },
  from: { zh: '起', en: 'From' },
  until: { zh: '止', en: 'Until' },
} as const satisfies Record<string, Word>

/** The columns of the exported ledger. */
export const REUSE_COLUMNS: readonly Word[] = [
  REUSE.day,
  REUSE.organ,
  REUSE.item,
  REUSE.document,
  REUSE.case,
  REUSE.reason,
]

/** By which a material was not asked for, in the ledger. */
export const REUSE_REASON = {
  held: { zh: '已核验材料', en: 'Held' },
  register: { zh: '联网核查', en: 'A connected register' },
} as const satisfies Record<'held' | 'register', Word>

/** `合计少要7份：居民身份证5份、结婚证2份`. */
export const reuseTotal = (
  avoided: number,
  documents: readonly { name: string; avoided: number }[],
): string => `合计少要${avoided}份：${documents.map((one) => `${one.name}${one.avoided}份`).join('、')}`

type Asking = { questions: readonly Pick<Question, 'id' | 'ask' | 'options'>[] }

/** The sentence of a reason, for whoever would otherwise have brought the paper. `day` writes a day in words. */
export function reasonInWords(reason: Reason, guide: Asking, day: (on: string) => string): string {
  switch (reason.kind) {
    case 'situation':
      return `不需要：${reason.excluded.map((one) => excludedInWords(one, guide)).join('；')}。`
    case 'held':
      return `我们已有您的${DOCUMENT[reason.held.document].zh}：${proofInWords(reason.held, day)}。`
    case 'register':
      return `${DOCUMENT[reason.document].zh}由窗口联网核查，不用您提交。`
  }
}

/** How many of the materials of a guide are left to bring. */
export const omittedInWords = (all: number, asked: number): string =>
  `办事指南共列${all}样，您这次要交${asked}样。`

/** From which case and until when: 办件X，2026年3月5日经窗口与原件核对，可以使用到2027年3月5日. */
export function proofInWords(
  { trust, caseNumber, verifiedOn, validUntil }: Held,
  day: (on: string) => string,
): string {
  const how = trust === 'A' ? '由本市机关颁发' : '经窗口与原件核对'
  return `办件${caseNumber}，${day(verifiedOn)}${how}，${validUntil ? `可以使用到${day(validUntil)}` : '长期有效'}`
}

function excludedInWords({ question, answer }: Excluded, { questions }: Asking): string {
  const asked = questions.find(({ id }) => id === question)
  const ask = asked?.ask || question // a draft's may have no words yet
  if (answer === undefined) return `您的情形不涉及“${ask}”`
  const label = asked?.options.find(({ id }) => id === answer)?.label || answer
  return `“${ask}”您选了“${label}”`
}
