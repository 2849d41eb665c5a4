import { z } from 'zod'
import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { PUBLISHING } from '../../core/words/publishing.ts'
import { endpoint } from '../../platform/endpoint.ts'

const GROUPS = Object.keys(WINDOW_GROUP) as (keyof typeof WINDOW_GROUP)[]
export const PARTS = ['all', ...GROUPS] as const satisfies readonly string[]
export const PartCode = z.enum(PARTS)
/** The whole city's volume, or that of a county or functional area. */
export const DivisionCode = z.string().regex(/^(|\d{12}|LOCAL-[A-Z0-9]{2,12})$/)
export const FormatCode = z.enum(['pdf', 'docx'])
export type Format = z.infer<typeof FormatCode>

/** A volume of the handbook as it stands: how far it is, and what came of it. */
export const VolumeLine = z.object({
  id: z.uuid(),
  part: PartCode,
  format: FormatCode,
  /** The county it is of, with its name; both empty for the whole city's. */
  division: DivisionCode,
  place: z.string(),
  state: z.enum(['ordered', 'gathering', 'setting', 'done', 'failed']),
  items: z.int(),
  /** Items whose chapter is written already. */
  gathered: z.int(),
  /** While it is typeset: seconds so far, and what earlier volumes of the format took for as many items, if any was made. */
  setting: z.object({ elapsed: z.int(), expected: z.int().nullable() }).nullable(),
  orderer: z.string(),
  orderedOn: z.iso.date(),
  finishedAt: z.iso.datetime({ offset: true }).nullable(),
  trouble: z.string(),
  pages: z.int().nullable(),
  size: z.int().nullable(),
})
export type VolumeLine = z.infer<typeof VolumeLine>

/** The last part of the address of a volume: `market.pdf` of the city, `market-620826000000.pdf` of a county. */
export const fileName = ({
  part,
  format,
  division,
}: Pick<VolumeLine, 'part' | 'format' | 'division'>): string =>
  `${part}${division ? `-${division}` : ''}.${format}`

export const listVolumes = endpoint({
  method: 'GET',
  path: '/handbooks',
  summary: PUBLISHING.api.zh,
  input: z.strictObject({}),
  output: z.object({
    parts: z.array(z.object({ part: PartCode, items: z.int() })),
    places: z.array(z.object({ division: DivisionCode, name: z.string() })),
    volumes: z.array(VolumeLine),
  }),
})

/** Asks for a volume. One with the same contents that is there, or being made, is the answer, and `fresh` is false then. */
export const orderVolume = endpoint({
  method: 'POST',
  path: '/handbooks',
  summary: PUBLISHING.apiOrder.zh,
  input: z.strictObject({ part: PartCode, format: FormatCode, division: DivisionCode.default('') }),
  output: VolumeLine.extend({ fresh: z.boolean() }),
})
