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

/** What may stand in the address of the drafts. */
export const Drafting = z.object({
  show: z.enum(['mine', 'open', 'all']).optional().catch(undefined),
  text: z.string().max(60).optional().catch(undefined),
})
export type Drafting = z.infer<typeof Drafting>

/** Which item the differences of the counties are shown of; without one, one's own. */
export const Local = z.object({ item: z.string().max(80).optional().catch(undefined) })
