import { RuleViolation } from '../violation.ts'

/** On what an answer rests: a clause of a version of a guide, an article of law, or what a place publishes of itself. */
export type Citation =
  | { kind: 'guide'; item: string; version: number; clause: string }
  | { kind: 'law'; law: string; article: string }
  | { kind: 'place'; site: string }

/** Citations an answer may carry. */
export const CITATIONS_MOST = 8

/** Throws `consultation/uncited`: an answer nobody can look up is an opinion. */
export function assertCited(citations: readonly Citation[]): void {
  if (citations.length === 0) throw new RuleViolation('consultation/uncited')
}
