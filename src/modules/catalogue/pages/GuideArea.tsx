import { type ReactElement, useMemo } from 'react'
import type { GuideDraft } from '../../../core/guide/draft.ts'
import { isAboutPosts } from '../../../core/guide/flow.ts'
import type { GateFinding } from '../acts.ts'
import { useFindings } from './editor/findings.ts'
import { GuideEditor } from './editor/GuideEditor.tsx'

type Guide = Record<string, unknown>
type Props = {
  value: Guide
  /** What the gate said when it was saved last: it alone knows who holds which post. */
  known: readonly GateFinding[]
  /** Where to take the reader; another object is another wish. */
  goal: { path: string } | undefined
  readOnly: boolean
  onChange: (value: Guide) => void
}

/** The guide of a draft in its editor; what is wrong is looked for while it is typed, and again by the gate. */
export function GuideArea({ value, known, goal, readOnly, onChange }: Props): ReactElement {
  const draft = value as GuideDraft // a draft holds what the editor or an import made, complete or not
  const here = useFindings(draft)
  const findings = useMemo(() => [...here, ...known.filter(isAboutPosts)], [here, known])
  return (
    <div className="guide-embedded">
      <GuideEditor value={draft} findings={findings} goal={goal} readOnly={readOnly} onChange={onChange} />
    </div>
  )
}
