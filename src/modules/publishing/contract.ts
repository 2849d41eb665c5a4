import { z } from 'zod'
import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { PUBLISHING } from '../../core/words/publishing.ts'
import { endpoint } from '../../platform/endpoint.ts'

const GROUPS = Object.keys(WINDOW_GROUP) as (keyof typeof WINDOW_GROUP)[]
export const PARTS = ['all', ...GROUPS] as const satisfies readonly string[]
export const PartCode = z.enum(PARTS)
export const FormatCode = z.enum(['pdf', 'docx'])
export type Format = z.infer<typeof FormatCode>

/** A volume of the handbook as it stands: how far it is, and what came of it. */
export const VolumeLine = z.object({
  id: z.uuid(),
  part: PartCode,
  format: FormatCode,
  state: z.enum(['ordered', 'gathering', 'setting', 'done', 'failed']),
  items: z.int(),
  /** Items whose chapter is written already. */
  gathered: z.int(),
  orderer: z.string(),
  orderedOn: z.iso.date(),
  finishedAt: z.iso.datetime({ offset: true }).nullable(),
  trouble: z.string(),
  pages: z.int().nullable(),
  size: z.int().nullable(),
})
export type VolumeLine = z.infer<typeof VolumeLine>

export const listVolumes = endpoint({
  method: 'GET',
  path: '/handbooks',
  summary: PUBLISHING.api.zh,
  input: z.strictObject({}),
  output: z.object({
    parts: z.array(z.object({ part: PartCode, items: z.int() })),
    volumes: z.array(VolumeLine),
  }),
})

/** Asks for a volume. One with the same contents that is there, or being made, is the answer, and `fresh` is false then. */
export const orderVolume = endpoint({
  method: 'POST',
  path: '/handbooks',
  summary: PUBLISHING.apiOrder.zh,
  input: z.strictObject({ part: PartCode, format: FormatCode }),
  output: VolumeLine.extend({ fresh: z.boolean() }),
})
