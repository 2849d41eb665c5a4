import type { Guide } from '../guide/guide.ts'

/** What is asked of the catalogue as a whole: at most one visit ≥ 85 %, fully on-line ≥ 75 %, 即办 ≥ 40 %, on-line ≥ 80 %. */
export const TARGETS = { oneVisit: 85, fullyOnline: 75, onSpot: 40, online: 80 } as const
export type Outcome = keyof typeof TARGETS
export const OUTCOMES = Object.keys(TARGETS) as Outcome[]

/** Whether an item counts as done for an outcome. */
export function meets({ visits, channels, onlineDepth, handling }: Guide, outcome: Outcome): boolean {
  switch (outcome) {
    case 'oneVisit':
      return visits <= 1
    case 'fullyOnline':
      return channels.includes('online') && onlineDepth === 'IV' && visits === 0
    case 'onSpot':
      return handling === 'onSpot'
    case 'online':
      return channels.includes('online')
  }
}

/**
 * Whether an item stands in the denominator: what is kept from on-line handling, as secret or by law, is not counted where
 * on-line handling is.
 */
export function counts({ onlineExcluded }: Guide, outcome: Outcome): boolean {
  return onlineExcluded === undefined || outcome === 'oneVisit' || outcome === 'onSpot'
}

/** Why an item misses an outcome, in the words of its guide: the legal reason where there is one. Empty: nothing is said. */
export function missReason(guide: Guide, outcome: Outcome): string {
  const { onlineExcluded = '', visitReason = '', legalLimit } = guide
  return outcome === 'onSpot' ? legalLimit.explain : onlineExcluded || visitReason
}

export type Share = {
  outcome: Outcome
  of: number
  done: number
  percent: number
  target: number
  met: boolean
}

/** The share of each outcome, in whole percent rounded down: what is nearly there is not there. */
export function sharesOf(guides: readonly Guide[]): Share[] {
  return OUTCOMES.map((outcome) => {
    const counted = guides.filter((guide) => counts(guide, outcome))
    const done = counted.filter((guide) => meets(guide, outcome)).length
    const percent = counted.length === 0 ? 0 : Math.floor((done * 100) / counted.length)
    return {
      outcome,
      of: counted.length,
      done,
      percent,
      target: TARGETS[outcome],
      met: percent >= TARGETS[outcome],
    }
  })
}
