import { z } from 'zod'
import { ChannelCode, TicketStateCode } from '../contract.ts'

/** What may stand in the address of the consultation desk; what does not fit is left out. */
export const Consulting = z.object({
  view: z.enum(['all', 'faq', 'figures']).optional().catch(undefined),
  channel: ChannelCode.optional().catch(undefined),
  state: TicketStateCode.optional().catch(undefined),
  overdue: z.enum(['yes']).optional().catch(undefined),
  /** A question being recorded stands where a ticket would. */
  take: z.enum(['yes']).optional().catch(undefined),
  show: z.enum(['published', 'ended']).optional().catch(undefined),
})
export type Consulting = z.infer<typeof Consulting>
