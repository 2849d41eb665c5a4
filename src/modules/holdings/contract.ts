import { z } from 'zod'
import { REUSE } from '../../core/words/holding.ts'
import { endpoint } from '../../platform/endpoint.ts'

const Day = z.iso.date()

/** The time that is asked for, both days included; without it the twelve months that end today. */
export const Span = z.strictObject({ from: Day.optional(), until: Day.optional() })

/** The avoided requests of one department in one month. */
export const ReuseLine = z.object({
  organ: z.string(),
  name: z.string(),
  /** `2026-04` */
  month: z.string(),
  avoided: z.int(),
  cases: z.int(),
})
export type ReuseLine = z.infer<typeof ReuseLine>

export const showReuse = endpoint({
  method: 'GET',
  path: '/reuse-figures',
  summary: REUSE.title.zh,
  input: Span,
  output: z.object({
    from: Day,
    until: Day,
    avoided: z.int(),
    lines: z.array(ReuseLine),
    documents: z.array(z.object({ name: z.string(), avoided: z.int() })),
  }),
})
