import type { ReactElement } from 'react'
import type { GuideDraft } from '../../../core/guide/draft.ts'
import { useFindings } from './editor/findings.ts'
import { GuideEditor } from './editor/GuideEditor.tsx'

type Guide = Record<string, unknown>
type Props = {
  value: Guide
  readOnly: boolean
  onChange: (value: Guide) => void
}

/** The guide of a draft in its editor; what is wrong is looked for while it is typed, and again by the gate. */
export function GuideArea({ value, readOnly, onChange }: Props): ReactElement {
  const draft = value as GuideDraft // a draft holds what the editor or an import made, complete or not
  const findings = useFindings(draft)
  return (
    <div className="guide-embedded">
      <GuideEditor value={draft} findings={findings} readOnly={readOnly} onChange={onChange} />
    </div>
  )
}
