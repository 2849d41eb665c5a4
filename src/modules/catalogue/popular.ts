import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { HOME } from '../../platform/config.ts'

const line = z.string().trim().min(2).max(40)

/** What the front page offers before anybody types; each of the eight says why it is there. */
const Offer = z.strictObject({
  popular: z.array(z.strictObject({ item: line, say: line, because: z.string().min(10) })).length(8),
  tries: z.array(line).min(3).max(8),
})
export type Offer = z.infer<typeof Offer>

/** Read once, when the pages are put up. Throws when the file is not as it should be. */
export function readOffer(file = join(HOME, 'data/portal.yaml')): Offer {
  return Offer.parse(parse(readFileSync(file, 'utf8')))
}
