/** How many cases a person, window, department or item had, and in how many something was found. */
export type Tally = { key: string; cases: number; found: number }

/** A tally beside those of its peers. `above` says that it is more than chance; few cases never are. */
export type Rated = Tally & {
  rate: number
  /** The rate of all others together; undefined where there are none. */
  peers: number | undefined
  /** The least the true rate can be, with 95 of 100 parts of certainty (Wilson). */
  atLeast: number
  standing: 'few' | 'usual' | 'above'
}

/** Fewer cases, or fewer found, say nothing of anybody. */
export const ENOUGH_CASES = 20
export const ENOUGH_FOUND = 3
const Z = 1.96

/**
 * Each tally against all the others: above its peers only where even the lower end of what chance allows lies above their
 * rate. Ordered by that lower end, so that one finding among two cases never leads a list.
 */
export function rated(tallies: readonly Tally[]): Rated[] {
  const cases = tallies.reduce((sum, one) => sum + one.cases, 0)
  const found = tallies.reduce((sum, one) => sum + one.found, 0)
  return tallies
    .map((one): Rated => {
      const others = cases - one.cases
      const peers = others > 0 ? (found - one.found) / others : undefined
      const atLeast = lowerEnd(one.found, one.cases)
      const few = one.cases < ENOUGH_CASES || one.found < ENOUGH_FOUND
      const above = peers !== undefined && atLeast > peers
      const rate = one.cases > 0 ? one.found / one.cases : 0
      return { ...one, rate, peers, atLeast, standing: few ? 'few' : above ? 'above' : 'usual' }
    })
    .toSorted((a, b) => b.atLeast - a.atLeast || b.found - a.found || (a.key < b.key ? -1 : 1))
}

/** The lower end of Wilson's interval for `found` of `cases`. */
export function lowerEnd(found: number, cases: number): number {
  if (cases === 0) return 0
  const p = found / cases
  const z2 = Z * Z
  const middle = p + z2 / (2 * cases)
  const spread = Z * Math.sqrt((p * (1 - p) + z2 / (4 * cases)) / cases)
  return Math.max(0, (middle - spread) / (1 + z2 / cases))
}
