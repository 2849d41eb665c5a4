import type { ReactElement } from 'react'
import { ACT_DONE } from '../../../core/words/case-desk.ts'
import type { CaseDetail } from '../contract.ts'
import { PaperButton } from './PaperButton.tsx'

/** What the last act left to be printed, ready to open; nothing when it left none. */
export function NewPapers({ c, before }: { c: CaseDetail; before: readonly string[] }): ReactElement | null {
  const fresh = c.papers.filter(({ id }) => !before.includes(id))
  if (fresh.length === 0) return null
  return (
    <div className="new-papers" role="status">
      {ACT_DONE.papers.zh}
      {fresh.map((paper) => (
        <PaperButton key={paper.id} caseId={c.id} paper={paper} />
      ))}
    </div>
  )
}
