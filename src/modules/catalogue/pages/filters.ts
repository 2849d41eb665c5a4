import { z } from 'zod'
import { WINDOW_GROUP } from '../../../core/words/catalogue.ts'

const GROUPS = Object.keys(WINDOW_GROUP) as [keyof typeof WINDOW_GROUP, ...(keyof typeof WINDOW_GROUP)[]]

/** What may stand in the address of the items; what does not fit is left out. */
export const Items = z.object({
  text: z.string().max(60).optional().catch(undefined),
  group: z.enum(GROUPS).optional().catch(undefined),
})
/** The item a registration begins with. */
export const Found = z.object({ item: z.string().max(80).optional().catch(undefined) })
