import type { ReactElement } from 'react'
import type { Guide } from '../core/guide/guide.ts'
import type { Solution } from '../core/guide/solve.ts'
import { HOLDING, omittedInWords, reasonInWords } from '../core/words/holding.ts'
import { dayInWords } from './parts.tsx'

/**
 * 这些不用交: every material of the guide that is not asked for, each with its reason: what the city holds or looks up first,
 * then what the situation does not need. Nothing where everything is asked for.
 */
export function Omitted({
  guide,
  solution,
  heldOnly = false,
}: {
  guide: Pick<Guide, 'questions'>
  solution: Solution
  /** Leave out what the situation does not need: where only what was taken from the files is new. */
  heldOnly?: boolean
}): ReactElement | null {
  const lines = solution.lines.flatMap((line) => (line.asked === 'no' ? [line] : []))
  const shared = lines.filter(({ reason }) => reason.kind !== 'situation')
  const others = heldOnly ? [] : lines.filter(({ reason }) => reason.kind === 'situation')
  const asked = solution.lines.filter((line) => line.asked === 'yes').length
  if (shared.length + others.length === 0) return null
  return (
    <section aria-labelledby="omitted" className="omitted">
      <h2 id="omitted">
        {HOLDING.why.zh}（{shared.length + others.length}）
      </h2>
      <p className="soft">
        {omittedInWords(solution.lines.length, asked)}
        {HOLDING.whyLead.zh}
      </p>
      <ul className="list">
        {[...shared, ...others].map(({ material, reason }) => (
          <li key={material.id}>
            <h3>{material.name}</h3>
            <p>{reasonInWords(reason, guide, dayInWords)}</p>
          </li>
        ))}
      </ul>
      {shared.length > 0 && (
        <p className="no-print">
          <a href="/my/materials">{HOLDING.seeMine.zh}</a>
        </p>
      )}
    </section>
  )
}
