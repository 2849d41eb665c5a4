import type { ReactElement } from 'react'
import { CASE_DESK } from '../../../core/words/case-desk.ts'
import type { CaseDetail } from '../contract.ts'
import { PaperButton } from './PaperButton.tsx'
import { SealButtons } from './SealButtons.tsx'

/** Every paper issued in this case, and which of them still lack their seal. */
export function CasePapers({ c }: { c: CaseDetail }): ReactElement {
  return (
    <section className="part" aria-labelledby="part-papers">
      <h2 id="part-papers">{CASE_DESK.papers.zh}</h2>
      {c.papers.length === 0 && <p className="soft">{CASE_DESK.noPapers.zh}</p>}
      <ul className="papers">
        {c.papers.map((paper) => (
          <li key={paper.id}>
            <PaperButton caseId={c.id} paper={paper} />
            <span className="soft number">
              {paper.number === c.number ? '' : `${paper.number} · `}
              {paper.on}
            </span>
            <span className={paper.needsSeal && !paper.sealed ? 'seal-state lacks' : 'seal-state'}>
              {!paper.needsSeal
                ? CASE_DESK.noSeal.zh
                : paper.sealed
                  ? CASE_DESK.sealed.zh
                  : CASE_DESK.lacksSeal.zh}
            </span>
            {paper.needsSeal && !paper.sealed && <SealButtons caseId={c.id} paper={paper.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
