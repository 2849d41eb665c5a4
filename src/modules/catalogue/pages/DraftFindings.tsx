import type { ReactElement } from 'react'
import type { GuideDraft } from '../../../core/guide/draft.ts'
import { EDITOR } from '../../../core/words/guide-editor.ts'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import type { DraftGuideShape, GateFinding } from '../acts.ts'
import { Finding, keyOf } from './editor/Findings.tsx'
import { at } from './editor/paths.ts'
import { placeInWords } from './editor/place.ts'

/** Where somebody wants to go: to a place in one guide of the draft. */
export type Goal = { part: number; path: string }

/**
 * What the gate says of a draft, the same for whoever writes it and for both auditors: first what stops it, then what
 * should be read, each with its place, the law and how to mend it.
 */
export function DraftFindings({
  findings,
  content,
  readOnly,
  onGo,
}: {
  findings: readonly GateFinding[]
  content: readonly DraftGuideShape[]
  readOnly: boolean
  onGo: (goal: Goal) => void
}): ReactElement {
  const grave = findings.filter(({ severity }) => severity === 'error')
  const others = findings
    .filter(({ severity }) => severity !== 'error')
    .toSorted((a, b) => Number(a.severity === 'hint') - Number(b.severity === 'hint'))
  const groups = [
    { word: ITEM_DESK.mustFix.zh, found: grave, open: true },
    { word: ITEM_DESK.mayFix.zh, found: others, open: grave.length === 0 },
  ].filter(({ found }) => found.length > 0)
  return (
    <section aria-labelledby="draft-findings">
      <h2 id="draft-findings">{ITEM_DESK.findings.zh}</h2>
      <p className="soft" role="status">
        {findings.length === 0
          ? ITEM_DESK.noFindings.zh
          : say(ITEM_DESK.findingCount, { must: grave.length, may: others.length })}
      </p>
      {groups.map(({ word, found, open }) => (
        <details key={word} className="draft-findings" open={open}>
          <summary>
            {word}（{found.length}）
          </summary>
          <ul className="edit-findings">
            {found.map((finding) => (
              <Placed
                key={`${finding.part} ${keyOf(finding)}`}
                finding={finding}
                guide={(content[finding.part]?.guide ?? {}) as GuideDraft}
                several={content.length > 1}
                goes={readOnly ? EDITOR.look.zh : EDITOR.goto.zh}
                onGo={onGo}
              />
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

function Placed({
  finding,
  guide,
  several,
  goes,
  onGo,
}: {
  finding: GateFinding
  guide: GuideDraft
  several: boolean
  goes: string
  onGo: (goal: Goal) => void
}) {
  const { part, path } = finding
  const text = at(guide, path)
  const place = `${several ? `${say(ITEM_DESK.part, { n: part + 1 })}：` : ''}${placeInWords(guide, path)}`
  return (
    <Finding
      finding={finding}
      text={typeof text === 'string' ? text : undefined}
      where={
        <p className="soft">
          {place}{' '}
          <button
            type="button"
            className="plain-link"
            aria-label={`${goes}：${place}`}
            onClick={() => onGo({ part, path })}
          >
            {goes}
          </button>
        </p>
      }
    />
  )
}
