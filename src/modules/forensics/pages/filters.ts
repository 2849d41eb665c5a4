import { z } from 'zod'
import { GroupCode, KindCode, SinceCode } from '../contract.ts'

const place = z.string().max(80).optional().catch(undefined)

/** What may stand in the address of the findings; what does not fit is left out, so an old link still opens something. */
export const Findings = z.object({
  view: z.enum(['groups', 'kinds']).optional().catch(undefined),
  kind: KindCode.optional().catch(undefined),
  since: SinceCode.optional().catch(undefined),
  weak: z.enum(['yes']).optional().catch(undefined),
  organ: place,
  site: place,
  item: place,
  person: place,
  by: GroupCode.optional().catch(undefined),
})
export type Findings = z.infer<typeof Findings>
