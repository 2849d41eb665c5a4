import type { ReactElement } from 'react'
import type { LintFinding } from '../../../../core/guide/lint.ts'
import { EDITOR } from '../../../../core/words/guide-editor.ts'
import { Icon } from '../../../../workbench/widgets/icons.tsx'
import { controlId, type Path } from './paths.ts'

/** Characters of the text before and after what is marked. */
const AROUND = 12

/** What is wrong at one place, under its control: the words in question marked, the law, and how to mend it. */
export function Findings({
  findings,
  text,
  path,
  id,
}: {
  findings: readonly LintFinding[]
  /** The text at the place, where it is one. */
  text?: string | undefined
  path: Path
  id: string
}): ReactElement | null {
  if (findings.length === 0) return null
  return (
    <ul className="edit-findings" id={id}>
      {findings.map((finding) => (
        <li key={`${finding.id} ${finding.span?.start} ${finding.message}`} className={finding.severity}>
          <p>
            <Icon name="warn" size={14} /> <strong>{EDITOR[finding.severity].zh}</strong>：{finding.message}
          </p>
          {finding.span && text !== undefined && <Marked text={text} span={finding.span} path={path} />}
          {(finding.suggestion || finding.law) && (
            <details>
              <summary>{EDITOR.suggestion.zh}</summary>
              {finding.suggestion && <p>{finding.suggestion}</p>}
              {finding.law && (
                <p className="soft">
                  {EDITOR.law.zh}：{finding.law}
                </p>
              )}
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Marked({
  text,
  span: { start, end },
  path,
}: {
  text: string
  span: { start: number; end: number }
  path: Path
}) {
  const before = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  return (
    <p className="edit-marked">
      <span>
        {start > AROUND && '…'}
        {before}
        <mark>{text.slice(start, end)}</mark>
        {after}
        {end + AROUND < text.length && '…'}
      </span>
      <button type="button" className="plain-link" onClick={() => select(path, start, end)}>
        {EDITOR.show.zh}
      </button>
    </p>
  )
}

/** The words in question, selected in their box: the next key replaces them. */
function select(path: Path, start: number, end: number): void {
  const box = document.getElementById(controlId(path))
  if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return
  box.focus()
  box.setSelectionRange(start, end)
}
