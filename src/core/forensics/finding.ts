import type { CaseEvent } from '../case/case.ts'
import type { Day } from '../day.ts'

/** What the ledger is searched for, in the order of the pages that explain it. */
export const FINDING_KINDS = [
  'latePause',
  'pauseAtCard',
  'decidedBefore',
  'burst',
  'secondCorrection',
  'lateEntry',
  'unlistedPause',
  'repeatedPause',
  'acceptorDecides',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** One event as the ledger holds it: its number in the case, when the database learned it, who, and the hash that seals it. */
export type Recorded = { seq: number; recordedAt: string; actor: string; hash: string; event: CaseEvent }
/** Everything that was recorded of one case, in order. */
export type Ledger = { caseId: string; events: readonly Recorded[] }

/** What a finding rests on: enough to find the event in the ledger and to recompute its hash. */
export type Evidence = {
  caseId: string
  seq: number
  type: CaseEvent['type']
  on: Day
  recordedAt: string
  actor: string
  hash: string
}

/** One fact that makes a finding, what it adds to the weight, and the figures its sentence is filled with. */
export type Because = { fact: Fact; points: number; says: Readonly<Record<string, string | number>> }

/**
 * Something in the ledger that lawful work rarely leaves behind. It accuses nobody: it is a fact, with the events it can
 * be read from and the person under whose name the first of them was recorded.
 */
export type Finding = {
  kind: FindingKind
  /** The sum of the points of what it rests on. */
  weight: number
  because: readonly Because[]
  evidence: readonly Evidence[]
}

/** Every fact that counts, and the kind of finding it belongs to. */
export const FACT_OF = {
  pausedLate: 'latePause',
  lainIdle: 'latePause',
  stepOver: 'latePause',
  endedOnLastDay: 'pauseAtCard',
  pausedAgain: 'pauseAtCard',
  decidedAtOnce: 'pauseAtCard',
  decidedFirst: 'decidedBefore',
  recordedFirst: 'decidedBefore',
  certificateFirst: 'decidedBefore',
  typedTogether: 'burst',
  manyTogether: 'burst',
  bothTogether: 'burst',
  noticeTwice: 'secondCorrection',
  returnedAgain: 'secondCorrection',
  askedAfterReturn: 'secondCorrection',
  enteredLate: 'lateEntry',
  enteredEarly: 'lateEntry',
  keptLimit: 'lateEntry',
  notListed: 'unlistedPause',
  longerThanListed: 'unlistedPause',
  sameAgain: 'repeatedPause',
  soonAgain: 'repeatedPause',
  manyPauses: 'repeatedPause',
  sameHand: 'acceptorDecides',
} as const satisfies Record<string, FindingKind>
export type Fact = keyof typeof FACT_OF

/**
 * From this weight on a finding is listed: the pattern is some twenty times rarer in lawful work than in the work it is
 * looked for in. What weighs less is kept and shown on request.
 */
export const LISTED_FROM = 13

/**
 * Points are decibans: ten times the decimal logarithm of how many times rarer something is in lawful work. Ten points
 * are one in ten, twenty are one in a hundred, and points of independent facts add up. No single fact counts more than
 * `MOST`, for no rule of thumb is surer than one in a thousand.
 */
export function points(timesRarer: number): number {
  return Math.min(MOST, Math.max(0, Math.round(10 * Math.log10(timesRarer))))
}
export const MOST = 30

export function evidenceOf(caseId: string, { seq, recordedAt, actor, hash, event }: Recorded): Evidence {
  return { caseId, seq, type: event.type, on: event.on, recordedAt, actor, hash }
}

/** A finding from its facts; none when no fact counts anything. */
export function findingOf(
  kind: FindingKind,
  because: readonly Because[],
  evidence: readonly Evidence[],
): Finding[] {
  const counting = because.filter(({ points: n }) => n > 0)
  const weight = counting.reduce((sum, { points: n }) => sum + n, 0)
  return counting.length === 0 ? [] : [{ kind, weight, because: counting, evidence }]
}

/** The heaviest first; of the same weight the one that was recorded last. */
export function ranked<T extends Finding>(findings: readonly T[]): T[] {
  const at = ({ evidence }: T) => evidence[0]?.recordedAt ?? ''
  return findings.toSorted((a, b) => b.weight - a.weight || (at(a) < at(b) ? 1 : -1))
}
