/**
 * What an official paper (文书) says, ready to be shown or typeset: the screen and the PDF are made from this alone, so
 * they cannot differ. Every string is final Chinese text; nothing is computed later, but what is withheld (see `disclose`).
 */
export type PaperText = {
  kind: PaperKind | 'supervisionOrder' // 督办单, which is in no file of a case
  /** Name of the organ above the title. */
  organ: string
  title: string
  /** 文号; absent where the case number is number enough. */
  number?: string | undefined
  /** Said under the number of a second and later version only. */
  edition?: string | undefined
  /** `张三：` */
  addressee?: string | undefined
  body: readonly Block[]
  signature?: Signature | undefined
  /** Lines to be filled in by hand when the paper is handed over (签收). */
  signing?: readonly string[] | undefined
  /** How many copies, and who keeps them. */
  copies?: string | undefined
  /** Beside the QR: the case number and what the code is for. */
  mark: readonly string[]
}

export type Block =
  | { type: 'paragraph'; text: string }
  | { type: 'heading'; text: string }
  | { type: 'list'; items: readonly string[] }
  | Form
  /** A ruled table; `widths` are shares of the line. */
  | {
      type: 'table'
      widths: readonly number[]
      head: readonly string[]
      rows: readonly (readonly string[])[]
    }

/** A ruled form: a label and what is said of it, a row each. */
export type Form = { type: 'form'; rows: readonly FormRow[] }

/** A row whose text is withheld says nothing until it is disclosed to whoever holds the paper. */
export type FormRow = { label: string; text: string; withheld?: keyof Withheld | undefined }

/** What a paper hands over and no table may hold: it opens the case, and follows from its id and the installation's key. */
export type Withheld = {
  /** 查询码, in groups, as it can be read aloud. */
  queryCode: string
}

/** 落款: who, on which day (二〇二六年五月十四日), under which seal. */
export type Signature = { organ: string; date: string; seal?: string | undefined }

export type PaperKind =
  | 'receipt' // 收件凭证
  | 'oneTimeNotice' // 一次性告知单
  | 'correctionNotice' // 补正告知书
  | 'acceptanceNotice' // 受理通知书
  | 'notApplicableNotice' // 不受理告知书
  | 'refusalNotice' // 不予受理通知书
  | 'specialProcedureNotice' // 特别程序告知书
  | 'extensionNotice' // 延长办理期限通知书
  | 'grantDecision' // 准予决定书
  | 'denialDecision' // 不予决定书
  | 'returnNotice' // 退件通知书
  | 'withdrawalConfirmation' // 撤回申请确认书
  | 'deliveryRecord' // 送达回证
  | 'tolerancePromise' // 申请容缺受理承诺书
  | 'toleranceNotice' // 容缺受理通知书
  | 'fieldCheckRecord' // 现场核查记录
  | 'hearingRightNotice' // 听证告知书
  | 'hearingNotice' // 听证通知书
  | 'hearingRecord' // 听证笔录
  | 'haltNotice' // 中止办理通知书
  | 'terminationNotice' // 终止办理通知书
  | 'resumptionNotice' // 恢复办理通知书

/**
 * What holds for every paper of a kind. `mark` is its character in document numbers (静市监受〔2026〕00012号); a kind
 * without one is numbered by its case. `seal` is the seal it must carry (Administrative Licensing Law art. 32 last par.).
 * In the order in which a case meets them: numbers are always drawn in this order, so two transactions cannot wait for
 * each other.
 */
// biome-ignore format: a table is read by its columns
export const PAPER_KIND = {
  receipt:                { mark: undefined, seal: undefined },
  oneTimeNotice:          { mark: undefined, seal: undefined },
  correctionNotice:       { mark: '补',      seal: '受理专用章' },
  tolerancePromise:       { mark: undefined, seal: undefined },
  acceptanceNotice:       { mark: '受',      seal: '受理专用章' },
  toleranceNotice:        { mark: '容',      seal: '受理专用章' },
  notApplicableNotice:    { mark: '不受',    seal: '受理专用章' },
  refusalNotice:          { mark: '不予受',  seal: '受理专用章' },
  specialProcedureNotice: { mark: '特',      seal: '印章' },
  extensionNotice:        { mark: '延',      seal: '印章' },
  fieldCheckRecord:       { mark: undefined, seal: undefined },
  hearingRightNotice:     { mark: '听告',    seal: '印章' },
  hearingNotice:          { mark: '听通',    seal: '印章' },
  hearingRecord:          { mark: undefined, seal: undefined },
  haltNotice:             { mark: '中',      seal: '印章' },
  resumptionNotice:       { mark: '恢',      seal: '印章' },
  terminationNotice:      { mark: '终',      seal: '印章' },
  grantDecision:          { mark: '准',      seal: '印章' },
  denialDecision:         { mark: '不准',    seal: '印章' },
  returnNotice:           { mark: '退',      seal: '受理专用章' },
  withdrawalConfirmation: { mark: '撤',      seal: '受理专用章' },
  deliveryRecord:         { mark: '送',      seal: undefined },
} as const satisfies Record<PaperKind, { mark: string | undefined; seal: string | undefined }>

export const PAPER_KINDS = Object.keys(PAPER_KIND) as PaperKind[]

/** Whether a paper leaves something out of what is stored. */
export const withholds = ({ body }: Pick<PaperText, 'body'>): boolean =>
  body.some((block) => block.type === 'form' && block.rows.some(({ withheld }) => withheld !== undefined))

/** The paper as its holder gets it, on the screen and in print: what was withheld stands in its place. */
export function disclose(text: PaperText, known: Withheld): PaperText {
  if (!withholds(text)) return text
  const row = ({ label, text, withheld }: FormRow): FormRow => ({
    label,
    text: withheld ? known[withheld] : text,
  })
  const body = text.body.map((block) =>
    block.type === 'form' ? { ...block, rows: block.rows.map(row) } : block,
  )
  return { ...text, body }
}

/** Every string of a paper in reading order: what must be drawable, and what screen and PDF must both say. */
export function wordsOf(text: PaperText): string[] {
  const { mark, organ, title, number, edition, addressee, body, signature, signing, copies } = text
  return [
    ...mark,
    organ,
    title,
    number,
    edition,
    addressee,
    ...body.flatMap(blockWords),
    signature?.organ,
    signature?.seal,
    signature?.date,
    ...(signing ?? []),
    copies,
  ].filter((word) => word !== undefined)
}

function blockWords(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.text]
    case 'list':
      return [...block.items]
    case 'form':
      return block.rows.flatMap(({ label, text }) => [label, text])
    case 'table':
      return [block.head, ...block.rows].flat()
  }
}
