import type { Role } from '../authority.ts'
import { RuleViolation } from '../violation.ts'
import type { Held } from './held.ts'

/** 催办 asks whoever has a case how it stands; 转办 asks a colleague at the same desk to take it over. */
export type ErrandKind = 'urge' | 'transfer'

/** Working days to answer, where nothing else was said. */
export const ERRAND_DAYS = 1

/** Who may urge: windows, departments, whoever runs a hall, supervisors. A transfer is between those who hold cases. */
// biome-ignore format: a table is read by its columns
export const ERRAND_AUTHORITY: Readonly<Record<ErrandKind, readonly Role[]>> = {
  urge:     ['clerk', 'townshipClerk', 'villageAgent', 'outputClerk', 'hallManager', 'reviewer', 'approver', 'supervisor'],
  transfer: ['clerk', 'townshipClerk', 'villageAgent', 'outputClerk', 'reviewer', 'approver'],
}

/**
 * The places that can be urged from somewhere about a case: whoever has it now, then the departments whose opinion is
 * awaited. The applicant is urged by nobody, and nobody urges themselves.
 */
export function urgeableFrom(from: string, held: Held | undefined, asked: readonly string[]): string[] {
  const holds = held !== undefined && held.until === undefined && held.turn !== 'applicant'
  return [...new Set([...(holds ? [held.place] : []), ...asked])].filter((place) => place !== from)
}

/**
 * Where an urging goes: to `to`, or to the first that can be urged. Throws `errand/own-desk` for those who have the case
 * themselves and name nobody else, `errand/nobody` when it lies with nobody, its applicant, or not with `to`.
 */
export function urgedBy(
  from: string,
  held: Held | undefined,
  { asked, to }: { asked: readonly string[]; to?: string | undefined },
): string {
  const places = urgeableFrom(from, held, asked)
  const place = to ?? places[0]
  if (place !== undefined && places.includes(place)) return place
  throw new RuleViolation(
    held?.place === from && held.until === undefined ? 'errand/own-desk' : 'errand/nobody',
  )
}
