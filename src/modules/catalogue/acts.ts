import { z } from 'zod'
import { LEGACY_KINDS } from '../../core/catalogue/codes.ts'
import { AUDITS, DRAFT_KINDS, DRAFT_STATES, STANDINGS } from '../../core/catalogue/lifecycle.ts'
import { OUTCOMES, type Outcome } from '../../core/catalogue/outcome.ts'
import { ITEM_TYPE } from '../../core/words/catalogue.ts'
import { ITEM_CODES } from '../../core/words/item-codes.ts'
import { ITEM_DESK } from '../../core/words/item-desk.ts'
import { ITEM_IMPORT } from '../../core/words/item-import.ts'
import { endpoint } from '../../platform/endpoint.ts'

const Day = z.iso.date()
const Kind = z.enum(DRAFT_KINDS)
const State = z.enum(DRAFT_STATES)
const Audit = z.enum(AUDITS)
const Item = z.string().max(80)

/** A guide as a draft holds it: shaped like one, perhaps not whole. Checked when it is submitted. */
export const DraftGuideShape = z.strictObject({
  item: z
    .string()
    .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, '事项代号只含小写字母、数字和连字符。')
    .max(80),
  guide: z.record(z.string(), z.unknown()),
})
export type DraftGuideShape = z.infer<typeof DraftGuideShape>

/** What must be put right, or at least read: where in which guide, on which law, and what to write instead. */
export const GateFinding = z.object({
  item: z.string(),
  /** Which guide of the draft, from 0. */
  part: z.int(),
  id: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  path: z.string(),
  /** UTF-16 offsets in the text at the path, where only some of its words are meant, and the words. */
  span: z.object({ start: z.int(), end: z.int() }).optional(),
  text: z.string().optional(),
  message: z.string(),
  law: z.string(),
  suggestion: z.string(),
})
export type GateFinding = z.infer<typeof GateFinding>

export const DraftLine = z.object({
  id: z.uuid(),
  kind: Kind,
  state: State,
  /** Approved, and its day has come. */
  inForce: z.boolean(),
  /** What it is about, in words: the names of the items it changes or makes. */
  title: z.string(),
  items: z.array(Item),
  department: z.string(),
  departmentName: z.string(),
  startsOn: Day.nullable(),
  submittedOn: Day.nullable(),
  savedAt: z.string(),
  /** Audits of this round that agreed. */
  agreed: z.array(z.object({ audit: Audit, name: z.string() })),
  /** Whether something is this actor's to do now. */
  mine: z.boolean(),
})
export type DraftLine = z.infer<typeof DraftLine>

export const ActLine = z.object({
  seq: z.int(),
  type: z.enum(['opened', 'submitted', 'approved', 'sentBack', 'withdrawn']),
  audit: Audit.nullable(),
  name: z.string(),
  post: z.string(),
  opinion: z.string(),
  on: Day,
  recordedAt: z.string(),
})
export type ActLine = z.infer<typeof ActLine>

export const DraftView = DraftLine.extend({
  revision: z.int(),
  basis: z.string(),
  content: z.array(DraftGuideShape),
  /** The guides it starts from. */
  base: z.array(
    z.object({
      item: Item,
      name: z.string(),
      version: z.int(),
      /** A newer version is there: this draft can only be withdrawn. */
      newest: z.int(),
      guide: z.record(z.string(), z.unknown()),
    }),
  ),
  findings: z.array(GateFinding),
  acts: z.array(ActLine),
  authors: z.array(z.string()),
  fingerprint: z.string(),
  /** What this actor may do now. */
  may: z.array(z.enum(['Save', 'Submit', 'Withdraw', 'Approve', 'SendBack'])),
})
export type DraftView = z.infer<typeof DraftView>

export const listDrafts = endpoint({
  method: 'GET',
  path: '/item-drafts',
  summary: ITEM_DESK.title.zh,
  input: z.strictObject({
    /** `mine`: what waits for whoever asks; `open`: not decided yet. */
    show: z.enum(['mine', 'open', 'all']).default('open'),
    department: z.string().max(40).optional(),
    text: z.string().trim().max(60).optional(),
  }),
  output: z.object({
    drafts: z.array(DraftLine),
    mine: z.int(),
    /** The department whose items whoever asks may draft; null for auditors. */
    own: z.string().nullable(),
  }),
})

export const openDraft = endpoint({
  method: 'POST',
  path: '/item-drafts',
  summary: ITEM_DESK.open.zh,
  input: z.strictObject({
    id: z.uuid(),
    kind: Kind,
    items: z.array(Item).max(20),
    content: z.array(DraftGuideShape).max(20).optional(),
    basis: z.string().max(2000).optional(),
  }),
  output: DraftView,
})

export const showDraft = endpoint({
  method: 'GET',
  path: '/item-drafts/:id',
  summary: ITEM_DESK.draft.zh,
  input: z.strictObject({ id: z.uuid() }),
  output: DraftView,
})

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/item-drafts/:id',
  summary: ITEM_DESK.save.zh,
  input: z.strictObject({
    id: z.uuid(),
    revision: z.int().min(0),
    content: z.array(DraftGuideShape).max(20),
    basis: z.string().max(2000),
    startsOn: Day.nullable(),
  }),
  output: z.object({ revision: z.int(), findings: z.array(GateFinding) }),
})

export const submitDraft = endpoint({
  method: 'POST',
  path: '/item-drafts/:id/submission',
  summary: ITEM_DESK.submit.zh,
  input: z.strictObject({ id: z.uuid() }),
  output: DraftView,
})

export const auditDraft = endpoint({
  method: 'POST',
  path: '/item-drafts/:id/audit',
  summary: ITEM_DESK.audit.zh,
  input: z.strictObject({
    id: z.uuid(),
    verdict: z.enum(['approve', 'sendBack']),
    opinion: z.string().trim().max(1000),
    fingerprint: z.string().length(64),
  }),
  output: DraftView,
})

export const withdrawDraft = endpoint({
  method: 'POST',
  path: '/item-drafts/:id/withdrawal',
  summary: ITEM_DESK.withdraw.zh,
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().max(1000) }),
  output: DraftView,
})

/** One version of an item, who made it and on which law. */
export const VersionLine = z.object({
  version: z.int(),
  startsOn: Day,
  /** How it came: with the first list, or by a draft. */
  kind: Kind.nullable(),
  basis: z.string(),
  department: z.string(),
  audits: z.array(z.object({ audit: Audit, on: Day })),
})
export type VersionLine = z.infer<typeof VersionLine>

export const StandingLine = z.object({
  standing: z.enum(STANDINGS),
  startsOn: Day,
  how: z.enum(['suspend', 'resume', 'cancel', 'split', 'merge']),
  reason: z.string(),
  successors: z.array(z.object({ item: Item, name: z.string() })),
})
export type StandingLine = z.infer<typeof StandingLine>

export const listVersions = endpoint({
  method: 'GET',
  path: '/items/:item/versions',
  summary: ITEM_DESK.history.zh,
  input: z.strictObject({ item: Item }),
  output: z.object({
    item: Item,
    name: z.string(),
    versions: z.array(VersionLine),
    standings: z.array(StandingLine),
  }),
})

/** A difference between two versions: where, and what it said before and says after. */
export const DifferenceLine = z.object({
  part: z.string(),
  element: z.string(),
  field: z.string(),
  how: z.enum(['added', 'removed', 'changed']),
  before: z.string(),
  after: z.string(),
})
export type DifferenceLine = z.infer<typeof DifferenceLine>

export const compareVersions = endpoint({
  method: 'GET',
  path: '/items/:item/comparison',
  summary: ITEM_DESK.compare.zh,
  input: z.strictObject({
    item: Item,
    from: z.coerce.number<string | number>().int().min(1).max(100_000),
    to: z.coerce.number<string | number>().int().min(1).max(100_000),
  }),
  output: z.object({ from: z.int(), to: z.int(), differences: z.array(DifferenceLine) }),
})

const Limit = z.strictObject({
  count: z.int().min(1, '承诺时限至少为1。').max(400),
  unit: z.enum(['workingDay', 'naturalDay', 'hour', 'minute', 'month']),
})
const said = z.string().trim().min(1).max(200)

/** In what an organ differs from the guide of the city; what is absent is the same. */
export const LocalShape = z.strictObject({
  promised: Limit.optional(),
  address: said.optional(),
  window: said.optional(),
  hours: said.optional(),
  phone: z
    .string()
    .trim()
    .regex(/^(0\d{2,3}-)?\d{5,8}(-\d{1,6})?$/, '电话写区号和号码，例如 0933-2521234。')
    .optional(),
})
export type LocalShape = z.infer<typeof LocalShape>

export const LocalLine = z.object({
  code: z.string(),
  item: Item,
  name: z.string(),
  organ: z.string(),
  organName: z.string(),
  division: z.string(),
  cityPromise: z.string(),
  cityLimit: Limit.extend({ count: z.int() }),
  onSpot: z.boolean(),
  local: LocalShape.nullable(),
  startsOn: Day.nullable(),
  by: z.string(),
  reason: z.string(),
  /** `overtaken`: the city now promises as much or more, so the organ's own promise counts for nothing. */
  promise: z.enum(['none', 'shorter', 'overtaken']),
  /** Whether this actor may change it. */
  mine: z.boolean(),
})
export type LocalLine = z.infer<typeof LocalLine>

export const listLocals = endpoint({
  method: 'GET',
  path: '/local-guides',
  summary: ITEM_DESK.locals.zh,
  input: z.strictObject({ item: Item.optional(), organ: z.string().max(40).optional() }),
  output: z.object({ lines: z.array(LocalLine) }),
})

export const keepLocal = endpoint({
  method: 'PUT',
  path: '/local-guides/:code',
  summary: ITEM_DESK.keepLocal.zh,
  input: z.strictObject({
    code: z.string().max(40),
    local: LocalShape,
    startsOn: Day,
    reason: z.string().trim().min(1, '请写明理由。').max(500),
  }),
  output: z.object({ lines: z.array(LocalLine) }),
})

const OutcomeCode = z.enum(OUTCOMES as [Outcome, ...Outcome[]])
const ItemReason = z.object({ item: Item, name: z.string(), department: z.string(), reason: z.string() })

export const FiguresAnswer = z.object({
  items: z.int(),
  shares: z.array(
    z.object({
      outcome: OutcomeCode,
      of: z.int(),
      done: z.int(),
      percent: z.int(),
      target: z.int(),
      met: z.boolean(),
    }),
  ),
  misses: z.array(ItemReason.extend({ outcome: OutcomeCode })),
  excluded: z.array(ItemReason),
})
export type FiguresAnswer = z.infer<typeof FiguresAnswer>

export const showFigures = endpoint({
  method: 'GET',
  path: '/item-figures',
  summary: ITEM_DESK.figures.zh,
  input: z.strictObject({}),
  output: FiguresAnswer,
})

const CellFault = z.object({ sheet: z.string(), cell: z.string(), sentence: z.string() })

/** What a file of items would do, row by row; nothing is done yet. `drafts` is how many were made of it, if they were. */
export const TriedImport = z.object({
  id: z.uuid(),
  name: z.string(),
  format: z.enum(['xlsx', 'xls', 'csv', 'json']),
  drafts: z.int().nullable(),
  rows: z.array(
    z.object({
      sheet: z.string(),
      row: z.int(),
      name: z.string(),
      outcome: z.enum(['create', 'change', 'same', 'repeat', 'error']),
      item: z.string().nullable(),
      /** The code the file knows it by, where that is not a base code of ours. */
      foreignCode: z.string().nullable(),
      /** The organ the file names, where there is none of that name here. */
      foreignOrgan: z.string().nullable(),
      /** The elements that would change, by name. */
      changed: z.array(z.string()),
      faults: z.array(CellFault),
    }),
  ),
  /** What is wrong with the file besides its rows; while there is any fault nothing can be imported. */
  faults: z.array(CellFault),
  /** Columns and sheets that stay out. */
  ignored: z.array(CellFault),
})
export type TriedImport = z.infer<typeof TriedImport>

export const showImport = endpoint({
  method: 'GET',
  path: '/item-imports/:id',
  summary: ITEM_IMPORT.api.show,
  input: z.strictObject({ id: z.uuid() }),
  output: TriedImport,
})

export const importItems = endpoint({
  method: 'POST',
  path: '/item-imports/:id/drafts',
  summary: ITEM_IMPORT.api.drafts,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ drafts: z.int() }),
})

const LegacyKindCode = z.enum(LEGACY_KINDS)
/** The codes of an item: its own, and those that stand beside them, with who kept and who retired each. */
export const CodesAnswer = z.object({
  item: Item,
  own: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['base', 'local', 'implementation']),
      origin: z.enum(['national', 'province', 'guide']),
      /** Of an implementation code: whose it is. */
      organ: z.string().nullable(),
    }),
  ),
  /** Implementation codes that are not shown. */
  more: z.int(),
  beside: z.array(
    z.object({
      ...{ code: z.string(), kind: LegacyKindCode, note: z.string() },
      ...{ keptName: z.string(), keptOn: Day.nullable() },
      ...{ retiredOn: Day.nullable(), retiredName: z.string(), retiredReason: z.string() },
    }),
  ),
  /** Whether whoever asks may keep and retire codes here. */
  mine: z.boolean(),
})
export type CodesAnswer = z.infer<typeof CodesAnswer>

export const showCodes = endpoint({
  method: 'GET',
  path: '/item-codes',
  summary: ITEM_CODES.api.show.zh,
  input: z.strictObject({ item: Item }),
  output: CodesAnswer,
})

const code = z.string().trim().min(1, '请填写编码。').max(80, '编码最多80个字符。')
export const keepCode = endpoint({
  method: 'POST',
  path: '/items/:item/legacy-codes',
  summary: ITEM_CODES.api.keep.zh,
  input: z.strictObject({
    item: Item,
    code,
    kind: LegacyKindCode,
    note: z.string().trim().max(200).default(''),
  }),
  output: CodesAnswer,
})

export const retireCode = endpoint({
  method: 'POST',
  path: '/items/:item/legacy-codes/retirement',
  summary: ITEM_CODES.api.retire.zh,
  input: z.strictObject({
    item: Item,
    code,
    kind: LegacyKindCode,
    reason: z.string().trim().min(1, '请写明理由。').max(200),
  }),
  output: CodesAnswer,
})

/** The next base code for an item of one's own department; `besides`: codes that were typed already, with commas. */
export const nextCode = endpoint({
  method: 'GET',
  path: '/next-item-code',
  summary: ITEM_CODES.api.next.zh,
  input: z.strictObject({
    type: z.enum(Object.keys(ITEM_TYPE) as [keyof typeof ITEM_TYPE]),
    besides: z
      .string()
      .regex(/^[0-9,]*$/)
      .max(600)
      .default(''),
  }),
  output: z.object({ code: z.string() }),
})
