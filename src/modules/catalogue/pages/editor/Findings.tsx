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
        <Finding key={keyOf(finding)} finding={finding} text={text}>
          {({ start, end }) => (
            <button type="button" className="plain-link" onClick={() => select(path, start, end)}>
              {EDITOR.show.zh}
            </button>
          )}
        </Finding>
      ))}
    </ul>
  )
}

export const keyOf = ({ id, path, span, message }: LintFinding): string =>
  `${id} ${path} ${span?.start} ${message}`

/** One finding, in the words editors and auditors read; `children` is what can be done about the words that are marked. */
export function Finding({
  finding,
  text,
  where,
  children,
}: {
  finding: LintFinding
  text?: string | undefined
  /** Its place, where it is not told at its place. */
  where?: ReactElement
  children?: (span: { start: number; end: number }) => ReactElement
}): ReactElement {
  const { severity, message, span, suggestion, law } = finding
  const meant = span && text?.slice(span.start, span.end) === finding.text
  return (
    <li className={severity}>
      <p>
        <Icon name="warn" size={14} /> <strong>{EDITOR[severity].zh}</strong>：{message}
      </p>
      {meant && text !== undefined && (
        <p className="edit-marked">
          <Marked text={text} span={span} />
          {children?.(span)}
        </p>
      )}
      {where}
      {(suggestion || law) && (
        <details>
          <summary>{EDITOR.suggestion.zh}</summary>
          {suggestion && <p>{suggestion}</p>}
          {law && (
            <p className="soft">
              {EDITOR.law.zh}：{law}
            </p>
          )}
        </details>
      )}
    </li>
  )
}

function Marked({ text, span: { start, end } }: { text: string; span: { start: number; end: number } }) {
  return (
    <span>
      {start > AROUND && '…'}
      {text.slice(Math.max(0, start - AROUND), start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, end + AROUND)}
      {end + AROUND < text.length && '…'}
    </span>
  )
}

/** The words in question, selected in their box: the next key replaces them. */
function select(path: Path, start: number, end: number): void {
  const box = document.getElementById(controlId(path))
  if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return
  box.focus()
  box.setSelectionRange(start, end)
}
