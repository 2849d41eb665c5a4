/**
 * What is wrong with a guide, where, on which law, and what to write instead. The id is stable: it is how a finding is
 * told apart, counted and documented (`docs/decisions/0013-linter.md`).
 */
export type LintFinding = {
  /** Rule, e.g. `limit/promise-longer-than-law`; what is missing is `missing/…`. */
  id: string
  severity: Severity
  /** Where in the guide: `materials.2.issuer`. */
  path: string
  /** UTF-16 offsets in the text at `path`; present when only some of its words are meant. */
  span?: { start: number; end: number } | undefined
  /** The words meant. */
  text?: string | undefined
  message: string
  /** Law and article, or the standard. */
  law: string
  /** What could stand there instead. */
  suggestion: string
}

/** `error`: may not be published. `warning`: an auditor should ask why. `hint`: could be better. */
export type Severity = 'error' | 'warning' | 'hint'

/** What a rule says of one place; id, severity, law and usual suggestion come from the table of rules. */
export type Hit = {
  path: string
  message: string
  suggestion?: string
  span?: { start: number; end: number } | undefined
  text?: string | undefined
}
