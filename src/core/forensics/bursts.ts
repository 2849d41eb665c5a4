import type { Evidence, Finding } from './finding.ts'
import { findingOf, points } from './finding.ts'

/** Longest pause between two acts of one sitting, in milliseconds. */
const IN_ONE_SITTING = 60_000
/** Cases in a sitting below which nobody wonders. */
const MANY = 6
/** Acts further apart than this are different occasions and say nothing of how fast somebody works. */
const SAME_OCCASION = 2 * 3_600_000
/** Gaps that must be known of a person before they are measured by their own pace. */
const ENOUGH = 20
/** Where too little is known of a person: nobody reads a file in less than three minutes. */
const A_READING = 180_000
/** How many times faster than usual a sitting must be to be seen at all. */
const FAR_FASTER = 4

/**
 * Sittings in which one person accepted or decided many cases seconds apart, far faster than they usually do. `acts` are
 * the acceptances and decisions recorded under one name, in order of time; who always works fast stands out in nothing.
 */
export function burstsOf(acts: readonly Evidence[]): Finding[] {
  return sittingsOf(acts).flatMap((sitting) => {
    const cases = new Set(sitting.map(({ caseId }) => caseId)).size
    if (cases < MANY) return []
    const pace = medianGap(gapsOf(sitting))
    const together = new Set(sitting)
    const rest = gapsOf(acts.filter((one) => !together.has(one)))
    const known = rest.length >= ENOUGH
    const usual = known ? medianGap(rest) : A_READING
    const times = usual / Math.max(pace, 1_000)
    if (times < FAR_FASTER) return []
    const both = bothIn(sitting)
    return findingOf(
      'burst',
      [
        {
          fact: 'typedTogether',
          points: Math.max(0, points(times) - (known ? 0 : 3)),
          says: { cases, pace: seconds(pace), usual: seconds(usual), known: known ? 1 : 0 },
        },
        { fact: 'manyTogether', points: points(cases / 4), says: { cases } },
        { fact: 'bothTogether', points: both * 2 >= cases ? 6 : 0, says: { cases: both } },
      ],
      sitting,
    )
  })
}

const at = ({ recordedAt }: Evidence): number => Date.parse(recordedAt)
const seconds = (milliseconds: number): number => Math.max(1, Math.round(milliseconds / 1_000))

/** Runs of acts with no longer gap between two of them than a sitting allows. */
function sittingsOf(acts: readonly Evidence[]): Evidence[][] {
  const sittings: Evidence[][] = []
  for (const act of acts) {
    const now = sittings.at(-1)
    const last = now?.at(-1)
    if (now && last && at(act) - at(last) <= IN_ONE_SITTING) now.push(act)
    else sittings.push([act])
  }
  return sittings
}

/** From one case to the next on the same occasion; acts on one case in one go are one step. */
function gapsOf(acts: readonly Evidence[]): number[] {
  return acts.slice(1).flatMap((act, nth) => {
    const before = acts[nth] as Evidence
    const gap = at(act) - at(before)
    return act.caseId !== before.caseId && gap <= SAME_OCCASION ? [gap] : []
  })
}

function medianGap(gaps: readonly number[]): number {
  const sorted = gaps.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Cases that were accepted and decided in the sitting by acts of their own; at once in one act is what 即办 means. */
function bothIn(sitting: readonly Evidence[]): number {
  const accepted = new Map(
    sitting.filter(({ type }) => type === 'Accepted').map((act) => [act.caseId, act.recordedAt]),
  )
  return sitting.filter(({ caseId, type, recordedAt }) => {
    const before = accepted.get(caseId)
    return type !== 'Accepted' && before !== undefined && before !== recordedAt
  }).length
}
