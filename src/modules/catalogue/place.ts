import type { Day } from '../../core/day.ts'
import type { Level } from '../../core/guide/guide.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { divisionOn } from '../organisation/facade.ts'

/** A division as the catalogue needs it: its level, itself and who decides for it, nearest first, and what lies in it. */
export type Place = { division: string; level: Level; around: readonly string[]; prefix: string }

/** The division of a code as it is on that day. Throws `organisation/division-unknown`. */
export async function placeIn(db: Db | Tx, code: string, on: Day): Promise<Place> {
  const { code: division, host } = await divisionOn(db, code, on)
  return host === null ? placeOf(division) : areaOf(division, host)
}

/** The level and the upper divisions stand in the statistical code: 2 + 2 city, 2 county, 3 township, 3 village. */
export function placeOf(division: string): Place {
  const own = LEVELS.find(({ digits }) => /^0*$/.test(division.slice(digits))) ?? LEVELS[3]
  const above = LEVELS.filter(({ digits }) => digits < own.digits).map(({ digits }) => upTo(division, digits))
  return {
    division,
    level: own.level,
    around: [division, ...above.reverse()],
    prefix: division.slice(0, own.digits),
  }
}

/** A functional area stands beside the counties; what it has no organ for, its host and those above decide. */
function areaOf(division: string, host: string): Place {
  return { division, level: 'county', around: [division, ...placeOf(host).around], prefix: division }
}

const LEVELS = [
  { level: 'city', digits: 4 },
  { level: 'county', digits: 6 },
  { level: 'township', digits: 9 },
  { level: 'village', digits: 12 },
] as const satisfies readonly { level: Level; digits: number }[]

const upTo = (division: string, digits: number) => division.slice(0, digits).padEnd(12, '0')
