import { z } from 'zod'
import { CALENDAR } from '../../core/words/calendar.ts'
import { endpoint } from '../../platform/endpoint.ts'

const Day = z.iso.date()
/** The text of a notice takes two pages. */
const Text = z.string().trim().min(1).max(20_000)

export const NoticeLine = z.object({ number: z.string(), title: z.string(), issuedOn: Day })
export type NoticeLine = z.infer<typeof NoticeLine>

/** A year: official when a notice covers it. `workingDays` is how many days people work in it. */
export const YearLine = z.object({
  year: z.int(),
  provisional: z.boolean(),
  workingDays: z.int(),
  notices: z.array(NoticeLine),
})
export type YearLine = z.infer<typeof YearLine>

export const ProposalState = z.enum(['proposed', 'applied', 'withdrawn'])
export const ProposalLine = z.object({
  id: z.uuid(),
  year: z.int(),
  number: z.string(),
  title: z.string(),
  state: ProposalState,
  proposedBy: z.string(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string(),
})
export type ProposalLine = z.infer<typeof ProposalLine>

export const NatureCode = z.enum(['working', 'makeup', 'weekend', 'holiday'])
/** One day a notice names: what it is by it, and what it was before. */
export const ReadDay = z.object({
  on: Day,
  kind: NatureCode,
  was: NatureCode,
  festival: z.string().nullable(),
  /** Whether people work on it by one of the two only. */
  changes: z.boolean(),
})
export type ReadDay = z.infer<typeof ReadDay>

/** What was understood of a notice. `amends`: the year had one before. */
export const Reading = z.object({
  year: z.int(),
  number: z.string(),
  title: z.string(),
  issuedOn: Day,
  amends: z.boolean(),
  workingDays: z.object({ before: z.int(), after: z.int() }),
  days: z.array(ReadDay),
})
export type Reading = z.infer<typeof Reading>

export const Effect = z.object({
  cases: z.int(),
  told: z.int(),
  organs: z.array(z.object({ name: z.string(), cases: z.int() })),
})
export type Effect = z.infer<typeof Effect>

export const showCalendar = endpoint({
  method: 'GET',
  path: '/calendar',
  summary: CALENDAR.title.zh,
  input: z.strictObject({}),
  output: z.object({
    /** The last day a notice covers; after it every date is provisional. */
    officialUntil: Day.nullable(),
    from: Day,
    until: Day,
    years: z.array(YearLine),
    proposals: z.array(ProposalLine),
    /** Open cases that still wait to be computed by the newest calendar. */
    waiting: z.int(),
  }),
})

export const showYear = endpoint({
  method: 'GET',
  path: '/calendar/years/:year',
  summary: CALENDAR.yearTitle.zh,
  input: z.strictObject({ year: z.coerce.number().int().min(1900).max(2200) }),
  output: z.object({
    year: z.int(),
    provisional: z.boolean(),
    /** As announced first, and after each notice that amended it: both truths. */
    editions: z.array(
      z.object({ notice: NoticeLine.nullable(), workingDays: z.int(), days: z.array(ReadDay) }),
    ),
  }),
})

export const readNotice = endpoint({
  method: 'POST',
  path: '/calendar/reading',
  summary: CALENDAR.read.zh,
  input: z.strictObject({ text: Text }),
  output: Reading,
})

export const proposeNotice = endpoint({
  method: 'POST',
  path: '/calendar/notices',
  summary: CALENDAR.propose.zh,
  input: z.strictObject({ text: Text }),
  output: z.object({ id: z.uuid() }),
})

export const showNotice = endpoint({
  method: 'GET',
  path: '/calendar/notices/:id',
  summary: CALENDAR.noticeTitle.zh,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    proposal: ProposalLine,
    reading: Reading,
    /** What it would move, while nobody has decided; afterwards nothing is foretold. */
    effect: Effect.nullable(),
    text: z.string(),
  }),
})

export const MovedDay = z.object({ clock: z.string(), was: Day, now: Day })
export const listAffected = endpoint({
  method: 'GET',
  path: '/calendar/notices/:id/cases',
  summary: CALENDAR.affected.zh,
  input: z.strictObject({
    id: z.uuid(),
    after: z.uuid().optional(),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    cases: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        title: z.string(),
        organ: z.string(),
        days: z.array(MovedDay),
      }),
    ),
  }),
})

export const applyNotice = endpoint({
  method: 'POST',
  path: '/calendar/notices/:id/application',
  summary: CALENDAR.apply.zh,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ state: ProposalState }),
})

export const withdrawNotice = endpoint({
  method: 'POST',
  path: '/calendar/notices/:id/withdrawal',
  summary: CALENDAR.withdraw.zh,
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  output: z.object({ state: ProposalState }),
})
