import type { Guide } from '../guide/guide.ts'
import { RuleViolation } from '../violation.ts'
import { FAQ_ACT, FAQ_STATE } from '../words/consultation.ts'
import { type Clause, clauseStillIn } from './clause.ts'

/** Where a proposed question of an item stands. */
export type FaqState = 'proposed' | 'published' | 'declined' | 'withdrawn'
export type FaqAct = 'publish' | 'decline' | 'withdraw'

/** Publishing again is how a department confirms an answer under a newer guide, or words it better. */
// biome-ignore format: a table is read by its columns
export const FAQ_ACTS = {
  publish:  ['proposed', 'published'],
  decline:  ['proposed'],
  withdraw: ['published'],
} as const satisfies Record<FaqAct, readonly FaqState[]>

/** Throws `consultation/faq-not-now`, and `consultation/reason` for a no that is not explained. */
export function assertFaq(state: FaqState, act: FaqAct, reason: string): void {
  if (!(FAQ_ACTS[act] as readonly FaqState[]).includes(state))
    throw new RuleViolation('consultation/faq-not-now', { state: FAQ_STATE[state].zh, act: FAQ_ACT[act].zh })
  if (act !== 'publish' && !reason.trim()) throw new RuleViolation('consultation/reason')
}

/**
 * What a published answer rests on today. `stands`: its clause says the same in the guide in force. `recheck`: it was
 * changed or is gone; the answer is hidden at once, because a wrong one costs people a journey, until the department has
 * looked at it.
 */
export type Rest = { is: 'stands'; clause: Clause } | { is: 'recheck' }

export function restOf(cited: Guide, clause: string, inForce: Guide): Rest {
  const found = clauseStillIn(cited, clause, inForce)
  return found ? { is: 'stands', clause: found } : { is: 'recheck' }
}
