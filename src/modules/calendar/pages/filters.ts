import { z } from 'zod'

/** What may stand in the address: the year or the notice that is open. */
export const Opened = z.object({
  year: z.coerce.number().int().min(1900).max(2200).optional().catch(undefined),
  notice: z.uuid().optional().catch(undefined),
})
export type Opened = z.infer<typeof Opened>
