import { z } from 'zod'
import { RATINGS } from '../../core/words/evaluation.ts'
import { endpoint } from '../../platform/endpoint.ts'

export const Figures = z.object({
  levels: z.object({ 5: z.int(), 4: z.int(), 3: z.int(), 2: z.int(), 1: z.int() }),
  total: z.int(),
  /** The share of the upper three levels, 0 to 1; absent without any rating. */
  good: z.number().nullable(),
})
export type Figures = z.infer<typeof Figures>

/** What somebody wrote of a service: when and of what, never who. The day only, since an instant would tell. */
export const RatingLine = z.object({
  stars: z.int().min(1).max(5),
  details: z.array(z.string()),
  text: z.string(),
  channel: z.enum(['pc', 'mobile', 'qr', 'tablet', 'terminal']),
  item: z.string(),
  site: z.string(),
  ratedOn: z.iso.date(),
})
export type RatingLine = z.infer<typeof RatingLine>

export const listRatings = endpoint({
  method: 'GET',
  path: '/ratings',
  summary: RATINGS.list.zh,
  input: z.strictObject({
    bad: z.enum(['no', 'yes']).default('no'),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ figures: Figures, ratings: z.array(RatingLine) }),
})
