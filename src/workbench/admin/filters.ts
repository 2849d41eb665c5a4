import { z } from 'zod'
import { CHANGES } from '../../core/administration.ts'

const text = z.string().max(60).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

/** What may stand in the address of each list; what does not fit is left out, so an old link still opens something. */
export const People = z.object({
  q: text,
  division: text,
  view: z.enum(['none', 'initial', 'disabled', 'left']).optional().catch(undefined),
})
export const Posts = z.object({
  q: text,
  division: text,
  role: text,
  vacant: z.enum(['yes']).optional().catch(undefined),
})
export const Rights = z.object({
  q: text,
  division: text,
  view: z.enum(['ended', 'all']).optional().catch(undefined),
})
const closed = z.enum(['yes']).optional().catch(undefined)
export const Organs = z.object({ q: text, division: text, closed })
export const Sites = z.object({ q: text, division: text, kind: text, closed })
export const Changes = z.object({
  q: text,
  kind: z.enum(CHANGES).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  post: text,
  place: text,
  from: day,
  to: day,
})

export type People = z.infer<typeof People>
export type Posts = z.infer<typeof Posts>
export type Rights = z.infer<typeof Rights>
export type Organs = z.infer<typeof Organs>
export type Sites = z.infer<typeof Sites>
export type Changes = z.infer<typeof Changes>
