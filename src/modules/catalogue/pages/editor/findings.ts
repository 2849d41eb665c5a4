import { useEffect, useState } from 'react'
import type { GuideDraft } from '../../../../core/guide/draft.ts'
import { type LintFinding, lint } from '../../../../core/guide/lint.ts'
import { GuideSchema } from '../../schema.ts'
import { isWithin } from './paths.ts'

/** Typing rests for so many milliseconds before a draft is looked at. */
const REST = 300

/**
 * What is missing or wrong in a draft: what the linter says, and what the schema would refuse besides, such as the marks
 * around the name of a law. The same that the gate before publishing looks for.
 */
export function findingsOf(draft: GuideDraft): LintFinding[] {
  const found = lint(draft)
  const refused = GuideSchema.safeParse(draft).error?.issues ?? []
  const told = (path: string) =>
    found.some((finding) => isWithin(finding.path, path) || isWithin(path, finding.path))
  return [
    ...found,
    ...refused
      .map(({ path, message }) => ({ path: path.join('.'), message }))
      .filter(({ path }) => !told(path))
      .map(({ path, message }): LintFinding => ({ ...REFUSED, path, message })),
  ]
}
const REFUSED = { id: 'shape/refused', severity: 'error', law: '', suggestion: '' } as const

/** The findings of a draft while it is written, looked for when typing rests. */
export function useFindings(draft: GuideDraft): readonly LintFinding[] {
  const [findings, setFindings] = useState<readonly LintFinding[]>(() => findingsOf(draft))
  useEffect(() => {
    const rest = setTimeout(() => setFindings(findingsOf(draft)), REST)
    return () => clearTimeout(rest)
  }, [draft])
  return findings
}
