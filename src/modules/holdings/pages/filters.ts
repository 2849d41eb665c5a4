import { z } from 'zod'

const day = z.iso.date().optional().catch(undefined)

/** The time that stands in the address of the reuse figures. */
export const Spanning = z.object({ from: day, until: day })
export type Spanning = z.infer<typeof Spanning>
