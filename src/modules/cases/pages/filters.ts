import { z } from 'zod'
import { ChannelCode, StatusCode, ViewCode } from '../contract.ts'

const text = z.string().max(60).optional().catch(undefined)
const due = z.enum(['over', 'today', 'tomorrow', 'week']).optional().catch(undefined)
const status = StatusCode.optional().catch(undefined)
const channel = ChannelCode.optional().catch(undefined)

/** What may stand in the address of each list; what does not fit is left out, so an old link still opens something. */
export const Inbox = z.object({ view: ViewCode.optional().catch(undefined), status, channel, due, q: text })
export const Asked = z.object({ q: text, status, channel, due })
export const Handing = z.object({
  stage: z.enum(['completed', 'closed', 'dispatched']).optional().catch(undefined),
  q: text,
})
export const Watched = z.object({
  division: text,
  organ: text,
  place: text,
  hand: text,
  status,
  due,
  q: text,
})

export type Inbox = z.infer<typeof Inbox>
export type Asked = z.infer<typeof Asked>
export type Handing = z.infer<typeof Handing>
export type Watched = z.infer<typeof Watched>
