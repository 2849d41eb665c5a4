import { useEffect, useState } from 'react'
import type { GuideDraft } from '../../../../core/guide/draft.ts'
import type { LintFinding } from '../../../../core/guide/lint.ts'
import { findingsOf } from '../../schema.ts'

/** Typing rests for so many milliseconds before a draft is looked at. */
const REST = 300

/** The findings of a draft while it is written, looked for when typing rests. */
export function useFindings(draft: GuideDraft): readonly LintFinding[] {
  const [findings, setFindings] = useState<readonly LintFinding[]>(() => findingsOf(draft))
  useEffect(() => {
    const rest = setTimeout(() => setFindings(findingsOf(draft)), REST)
    return () => clearTimeout(rest)
  }, [draft])
  return findings
}
