import type { Day } from '../day.ts'

/** 中止办理: the facts that suspend a case. A closed list; the clock stands still only where the item's guide says so. */
export type HaltGround =
  | 'dispute' // a lawsuit, arbitration or review on which the decision depends
  | 'investigation' // the applicant is under investigation and may not be licensed meanwhile
  | 'succession' // the applicant died or was dissolved, and who succeeds is not settled
  | 'forceMajeure'
  | 'interpretation' // a competent organ must first say how the law is to be read
  | 'applicantAsks'
export const HALT_GROUNDS = [
  'dispute',
  'investigation',
  'succession',
  'forceMajeure',
  'interpretation',
  'applicantAsks',
] as const satisfies readonly HaltGround[]

/** One stretch in which a case was suspended by fact, and whether it stopped the clocks. */
export type Halt = { ground: HaltGround; from: Day; until?: Day | undefined; stops: boolean }

/** 终止办理: the facts that end an accepted case without a decision. A closed list. */
export type TerminationGround =
  | 'death' // the person who applied has died or cannot act any more, and nobody succeeds
  | 'dissolution' // the organisation that applied has lawfully ended
  | 'subjectGone' // what was to be licensed does not exist any more
  | 'notCooperating' // the applicant does not cooperate, so that the review cannot go on
  | 'repealed' // the law no longer asks for it
export const TERMINATION_GROUNDS = [
  'death',
  'dissolution',
  'subjectGone',
  'notCooperating',
  'repealed',
] as const satisfies readonly TerminationGround[]
