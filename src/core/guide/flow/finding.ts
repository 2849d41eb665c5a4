import type { LintFinding } from '../lint/finding.ts'

const LAW = '《中华人民共和国行政许可法》第三十条'

/** A finding of the flow check; on the law that wants the list of materials clear, where no other is named. */
export function found(
  id: string,
  severity: LintFinding['severity'],
  path: string,
  message: string,
  suggestion: string,
  law = LAW,
): LintFinding {
  return { id: `flow/${id}`, severity, path, message, law, suggestion }
}
