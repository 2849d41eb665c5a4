import { z } from 'zod'
import { CardStateCode, LevelCode } from '../contract.ts'

const text = z.string().max(60).optional().catch(undefined)

/** What may stand in the address of the list of cards; what does not fit is left out. */
export const Watching = z.object({
  level: LevelCode.optional().catch(undefined),
  state: CardStateCode.optional().catch(undefined),
  point: z
    .string()
    .regex(/^\d{1,2}$/)
    .optional()
    .catch(undefined),
  waits: z.enum(['reply', 'appeal', 'look', 'abnormal']).optional().catch(undefined),
  division: text,
  place: text,
  window: text,
  person: text,
  q: text,
})
export type Watching = z.infer<typeof Watching>

/** Which part the figures show. */
export const Counting = z.object({ division: text, place: text })
export type Counting = z.infer<typeof Counting>

export const Errands = z.object({ box: z.enum(['in', 'out']).optional().catch(undefined) })
export type Errands = z.infer<typeof Errands>
