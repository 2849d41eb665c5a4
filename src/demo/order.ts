import { join } from 'node:path'
import { HOME } from '../platform/config.ts'
import { asOwner } from '../platform/database.ts'
import { fingerprintOf, hasReached } from '../platform/milestone.ts'

/** What the process that makes the demo city is told, over its channel: an address holds a password. */
export type Order = { url: string; publicUrl: string; dataDir: string; secret: string }
/** What it says of its work. */
export type Progress = { doing: string }

/** The catalogue of this release: loaded again when its files or the program change. */
export const catalogueMilestone = (): `catalogue ${string}` =>
  `catalogue ${fingerprintOf(join(HOME, 'data/catalogue'), join(HOME, 'dist/.stamp'))}`

/** Is every piece of the demo city there already? */
export function isFurnished(url: string): Promise<boolean> {
  const pieces = [
    'demo',
    'demo-city',
    catalogueMilestone(),
    'demo-accounts',
    'demo-past',
    'demo-administration',
  ] as const
  return asOwner(url, async (owner) => {
    for (const piece of pieces) if (!(await hasReached(owner, piece))) return false
    return true
  })
}
