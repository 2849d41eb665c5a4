import { z } from 'zod'
import { ProgressCode } from '../contract.ts'

const place = z.string().max(20).optional().catch(undefined)

/** What may stand in the address of inspections; what does not fit is left out. */
export const Inspections = z.object({
  view: z.enum(['plans']).optional().catch(undefined),
  progress: ProgressCode.optional().catch(undefined),
  division: place,
})
export type Inspections = z.infer<typeof Inspections>

export const Rectifications = z.object({ done: z.enum(['yes']).optional().catch(undefined) })
export type Rectifications = z.infer<typeof Rectifications>
