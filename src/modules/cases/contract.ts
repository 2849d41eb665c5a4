import { z } from 'zod'
import { SUPPOSITIONS } from '../../core/case/suppose.ts'
import { TRANSITIONS } from '../../core/case/transitions.ts'
import { CASES } from '../../core/words/case-screens.ts'
import { ACCOUNT } from '../../core/words/clock-account.ts'
import { endpoint } from '../../platform/endpoint.ts'

export const Day = z.iso.date()
export const StatusCode = z.enum([
  'submitted',
  'preReturned',
  'prePassed',
  'received',
  'correcting',
  'reviewing',
  'deciding',
  'suspended',
  'halted',
  'decided',
  'completed',
  'closed',
  'dispatched',
  'delivered',
  'notApplicable',
  'refused',
  'returned',
  'terminated',
  'withdrawn',
  'voided',
])
export const ChannelCode = z.enum(['online', 'window', 'mail'])
export const FaultCode = z.enum(['missing', 'incorrect', 'incomplete', 'outdated'])
export const VerdictCode = z.enum(['ok', 'missing', 'incorrect', 'incomplete', 'outdated'])
export const ClockCode = z.enum([
  'preReview',
  'correctionNotice',
  'correction',
  'step',
  'opinion',
  'special',
  'promised',
  'legal',
  'delivery',
  'tolerance',
  'toleranceReminder',
  'hearingRequest',
  'hearing',
  'lowerReview',
])
export const DeliveryCode = z.enum(['pickup', 'mail', 'station', 'electronic'])
export const SpecialCode = z.enum([
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expertReview',
  'publicNotice',
  'deliberation',
  'superiorApproval',
])
export const WishCode = z.enum(['applicant', 'interested', 'organ'])
export const ActionCode = z.enum(
  Object.keys(TRANSITIONS) as [keyof typeof TRANSITIONS, ...(keyof typeof TRANSITIONS)[]],
)

/** A case as a list shows it. `daysLeft` counts working days to `dueOn`; negative when over. */
export const CaseLine = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  applicantName: z.string(),
  status: StatusCode,
  outcome: z.enum(['granted', 'denied']).nullable(),
  step: z.string().nullable(),
  channel: ChannelCode,
  handling: z.enum(['onSpot', 'promised']),
  siteId: z.string(),
  organId: z.string(),
  holder: z.string().nullable(),
  holderName: z.string().nullable(),
  dueKind: ClockCode.nullable(),
  dueOn: Day.nullable(),
  provisional: z.boolean(),
  daysLeft: z.int().nullable(),
  submittedOn: Day,
  version: z.int(),
})
export type CaseLine = z.infer<typeof CaseLine>

const Within = {
  /** A division and everything below it. */
  division: z
    .string()
    .regex(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/)
    .optional(),
  /** The organ that decides. */
  organ: z.string().max(40).optional(),
}

/**
 * Which part of what somebody may see: their own desk now, what they hold, what waits for their opinion, what their site
 * accepted with a gap that is still open, everything.
 */
export const ViewCode = z.enum(['desk', 'mine', 'opinions', 'consultations', 'tolerances', 'all'])
export const listCases = endpoint({
  method: 'GET',
  path: '/cases',
  summary: CASES.list.zh,
  input: z.strictObject({
    view: ViewCode.default('desk'),
    status: StatusCode.optional(),
    channel: ChannelCode.optional(),
    due: z.enum(['over', 'today', 'tomorrow', 'week']).optional(),
    /** Whose desk it lies on now: a department or site, and there a person by id or a turn. */
    place: z.string().max(40).optional(),
    hand: z.string().max(40).optional(),
    item: z.string().max(40).optional(),
    ...Within,
    /** A case number, the beginning of a name, a part of a title; on the desk also a query code. */
    q: z.string().trim().max(60).optional(),
    after: z.string().max(120).optional(),
    size: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    cases: z.array(CaseLine),
    next: z.string().nullable(),
    /** The short names of the organs that decide these cases. */
    organs: z.record(z.string(), z.string()),
  }),
})

/** How many cases lie where, capped at 999 each so that the answer stays quick at any size. */
export const countCases = endpoint({
  method: 'GET',
  path: '/cases/counts',
  summary: CASES.counts.zh,
  /** `over`, `today` and `byStatus` count one view, or a part of it; the others the whole of theirs. */
  input: z.strictObject({ view: ViewCode.default('desk'), ...Within }),
  output: z.object({
    desk: z.int(),
    mine: z.int(),
    opinions: z.int(),
    consultations: z.int(),
    tolerances: z.int(),
    over: z.int(),
    today: z.int(),
    byStatus: z.record(z.string(), z.int()),
  }),
})

export const Attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  addedBy: z.string(),
  addedAt: z.string(),
  replaced: z.boolean(),
})
export const MaterialLine = z.object({
  id: z.string(),
  name: z.string(),
  need: z.enum(['required', 'optional', 'tolerable']),
  standard: z.string(),
  copies: z.int(),
  obtained: z.enum(['paper', 'upload', 'certificate', 'shared', 'other']).nullable(),
  verdict: VerdictCode.nullable(),
  note: z.string(),
  /** What stands in its place, in words, when nobody was asked for it. */
  proof: z.string().nullable(),
  attachments: z.array(Attachment),
})
export type MaterialLine = z.infer<typeof MaterialLine>

/** One line of the timeline: what happened, in plain words, when, and by whom. */
export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  on: Day,
  at: z.string(),
  sentence: z.string(),
  term: z.string(),
  actor: z.string(),
  detail: z.string(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const ClockLine = z.object({
  kind: ClockCode,
  ref: z.string(),
  label: z.string(),
  startedOn: Day,
  dueOn: Day.nullable(),
  /** The minute, for a limit in hours or minutes. */
  dueAt: z.string().nullable(),
  provisional: z.boolean(),
  daysLeft: z.int().nullable(),
})
export const PaperLine = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  on: Day,
  needsSeal: z.boolean(),
  sealed: z.boolean(),
})
export type PaperLine = z.infer<typeof PaperLine>

/** Everything a case desk shows, and the actions that are lawful now and this person's to take. */
export const CaseDetail = CaseLine.extend({
  queryCode: z.string(),
  item: z.string(),
  /** What the guide of this case says, in the version that binds it. */
  guide: z.object({
    version: z.int(),
    result: z.object({ name: z.string(), kind: z.enum(['10', '20', '30', '99']), validity: z.string() }),
    basis: z.array(z.object({ law: z.string(), article: z.string() })),
    conditions: z.array(z.object({ kind: z.enum(['required', 'forbidding']), text: z.string() })),
    specials: z.array(z.object({ kind: SpecialCode, days: z.int() })),
  }),
  party: z.object({
    name: z.string(),
    kind: z.string(),
    documentKind: z.string(),
    documentNumber: z.string(),
    phone: z.string().nullable(),
    contact: z.string(),
    agent: z.string().nullable(),
  }),
  site: z.string(),
  organ: z.string(),
  handOut: z.string(),
  delivery: z.object({
    way: DeliveryCode,
    address: z.string().nullable(),
    /** The township or village that was chosen for 就近领取. */
    station: z.string().nullable(),
    /** Where the result may be sent on to: what was chosen first, then the township or village that received it. */
    nearby: z.array(z.object({ id: z.string(), name: z.string(), chosen: z.boolean() })),
  }),
  /** The guide of the day it was submitted binds it to the end. */
  guideVersion: z.int(),
  situation: z.array(z.object({ question: z.string(), answer: z.string() })),
  form: z.array(z.object({ page: z.string(), label: z.string(), value: z.string() })),
  materials: z.array(MaterialLine),
  timeline: z.array(TimelineEntry),
  clocks: z.array(ClockLine),
  papers: z.array(PaperLine),
  steps: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      organ: z.string(),
      days: z.int(),
      /** 审查标准 */
      standard: z.string(),
      state: z.enum(['done', 'now', 'later']),
      /** 现场核查: not part of this step, still to be recorded, or recorded. */
      fieldCheck: z.enum(['none', 'open', 'recorded']),
    }),
  ),
  opinions: z.array(
    z.object({
      id: z.string(),
      organ: z.string(),
      about: z.string(),
      askedOn: Day,
      givenOn: Day.nullable(),
      text: z.string(),
      mine: z.boolean(),
    }),
  ),
  consultations: z.array(
    z.object({ id: z.string(), question: z.string(), askedOn: Day, answer: z.string().nullable() }),
  ),
  fee: z.object({
    due: z.boolean(),
    settled: z.boolean(),
    amount: z.number().nullable(),
    standard: z.string(),
  }),
  originals: z.object({ when: z.enum(['beforeAcceptance', 'atClosing', 'none']), seen: z.boolean() }),
  correction: z
    .object({
      items: z.array(z.object({ material: z.string(), fault: FaultCode, note: z.string() })),
      until: Day,
    })
    .nullable(),
  /** What may follow after acceptance: what the applicant promised, and the most working days that may be promised today. */
  promise: z.object({ materials: z.array(z.string()), days: z.int() }).nullable(),
  mostDays: z.int(),
  /** What the case was accepted without, and since when it is there. */
  tolerance: z
    .object({
      items: z.array(z.object({ material: z.string(), title: z.string(), fault: FaultCode })),
      until: Day,
      suppliedOn: Day.nullable(),
      metOn: Day.nullable(),
    })
    .nullable(),
  /** 延期: by how many working days the legal limit may be lengthened. */
  extensionDays: z.int(),
  /** 特别程序, hearings among them: how long each was said to take, from when to when it took, and whether longer. */
  procedures: z.array(
    z.object({ kind: SpecialCode, days: z.int(), from: Day, until: Day.nullable(), overLength: z.boolean() }),
  ),
  /** 听证: the first day for which notice can still be given, and on whose wish one may be held. */
  hearing: z.object({ earliest: Day, wishes: z.array(WishCode) }),
  /** Whoever works in the organ of this desk today, and whether they have reviewed the case; empty where nobody is chosen. */
  colleagues: z.array(z.object({ id: z.string(), name: z.string(), reviewed: z.boolean() })),
  actions: z.array(ActionCode),
})
export type CaseDetail = z.infer<typeof CaseDetail>

export const showCase = endpoint({
  method: 'GET',
  path: '/cases/:id',
  summary: CASES.show.zh,
  input: z.strictObject({ id: z.uuid() }),
  output: CaseDetail,
})

/** What a clerk found of one material. */
const Finding = z.strictObject({
  material: z.string().max(60),
  verdict: VerdictCode,
  note: z.string().trim().max(300).default(''),
  obtained: z.enum(['paper', 'upload', 'certificate', 'shared', 'other']).optional(),
  /** The last day of the document itself, as it stands on the original. */
  validUntil: Day.optional(),
})
export const judgeMaterial = endpoint({
  method: 'PUT',
  path: '/cases/:id/materials/:material',
  summary: CASES.judge.zh,
  input: Finding.extend({ id: z.uuid() }),
  output: z.object({ materials: z.array(MaterialLine) }),
})

/** Several findings at once: all of them are written, or none. */
export const judgeMaterials = endpoint({
  method: 'PUT',
  path: '/cases/:id/materials',
  summary: CASES.judgeAll.zh,
  input: z.strictObject({ id: z.uuid(), findings: z.array(Finding).min(1).max(60) }),
  output: z.object({ materials: z.array(MaterialLine) }),
})

export const bindScan = endpoint({
  method: 'POST',
  path: '/cases/:id/papers/:paper/seal',
  summary: CASES.seal.zh,
  input: z.strictObject({
    id: z.uuid(),
    paper: z.uuid(),
    file: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string().max(200),
  }),
  output: z.object({ papers: z.array(PaperLine) }),
})

export const listUnsealed = endpoint({
  method: 'GET',
  path: '/unsealed-papers',
  summary: CASES.unsealed.zh,
  input: z.strictObject({
    after: z.string().max(120).optional(),
    size: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    papers: z.array(
      PaperLine.extend({
        caseId: z.uuid(),
        caseNumber: z.string(),
        caseTitle: z.string(),
        applicantName: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

/** Days in a row that are alike. `why` is the rule, the notice or the procedure behind them, ready to be read. */
export const RunLine = z.object({
  from: Day,
  to: Day,
  days: z.array(z.object({ on: Day, soFar: z.int() })),
  counted: z.boolean(),
  soFar: z.int(),
  what: z.string(),
  why: z.string(),
  provisional: z.string().nullable(),
  late: z.boolean(),
})
export type RunLine = z.infer<typeof RunLine>

/** One clock from its start to its last lawful day. `provisional` is the sentence to show beside its day. */
export const AccountLine = z.object({
  key: z.string(),
  label: z.string(),
  state: z.enum(['running', 'stopped', 'ended']),
  startedOn: Day,
  limit: z.object({
    count: z.int(),
    unit: z.enum(['workingDay', 'naturalDay', 'hour', 'minute', 'month']),
    fixed: z.boolean(),
  }),
  dueOn: Day.nullable(),
  provisional: z.string().nullable(),
  ended: z.object({ on: Day, event: z.string() }).nullable(),
  counted: z.int(),
  runs: z.array(RunLine),
})
export type AccountLine = z.infer<typeof AccountLine>

export const SupposedLine = z.object({
  label: z.string(),
  kind: ClockCode,
  was: Day.nullable(),
  would: Day.nullable(),
  provisional: z.string().nullable(),
})

export const CaseAccount = z.object({
  today: Day,
  title: z.string(),
  clocks: z.array(AccountLine),
  /** How many days stand in the form of a supposition at first; only where days are asked. */
  usualDays: z.partialRecord(z.enum(SUPPOSITIONS), z.int()),
  /** What may be supposed of the case as it stands. */
  may: z.array(z.enum(SUPPOSITIONS)),
  specials: z.array(z.object({ kind: SpecialCode, days: z.int() })),
  supposed: z.array(SupposedLine).nullable(),
})
export type CaseAccount = z.infer<typeof CaseAccount>

export const explainClocks = endpoint({
  method: 'GET',
  path: '/cases/:id/clocks',
  summary: ACCOUNT.title.zh,
  input: z.strictObject({
    id: z.uuid(),
    if: z.enum(SUPPOSITIONS).optional(),
    on: Day.optional(),
    procedure: SpecialCode.optional(),
    days: z.coerce.number().int().optional(),
  }),
  output: CaseAccount,
})
