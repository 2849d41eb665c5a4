import type { Guide } from '../guide.ts'
import type { DocumentKind } from '../registers.ts'
import type { Hit, Severity } from './finding.ts'

/**
 * One rule a guide must keep, in one place: what it is called, how grave, on which law, what to write instead, and how it
 * is found. A rule that compares several parts runs only when all it needs is there.
 */
export type Rule = {
  id: string
  severity: Severity
  law: string
  suggestion: string
  needs: readonly (keyof Guide)[]
  /** `connected`: the papers for which a register answers that this installation is joined to. */
  find: (guide: Guide, connected: readonly DocumentKind[]) => readonly Hit[]
}

/** A hit where something is wrong, nothing where it is not. */
export function when(wrong: boolean, path: string, message: string, suggestion?: string): Hit[] {
  return wrong ? [{ path, message, ...(suggestion === undefined ? {} : { suggestion }) }] : []
}
