import type { ReactElement } from 'react'
import { CLOCK } from '../../core/words/cases.ts'
import { DUE } from '../../core/words/workbench.ts'
import type { CaseLine } from '../../modules/cases/contract.ts'
import { dueInWords, type Nearness, nearnessOf } from './due.ts'
import { today } from './today.ts'

type Due = Pick<CaseLine, 'dueOn' | 'daysLeft' | 'provisional'> & { dueKind?: CaseLine['dueKind'] }

/** When something is due: a shape, a word and a colour, each enough by itself; 「暂定」 where the calendar is not out yet. */
export function DueMark({ due }: { due: Due }): ReactElement {
  const nearness = nearnessOf(due, today())
  if (nearness === undefined) return <span className="due due-none">{DUE.none.zh}</span>
  const kind = due.dueKind ? `${CLOCK[due.dueKind].zh} ` : ''
  return (
    <span className={`due due-${nearness}`} title={`${kind}${due.dueOn}`}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        {SHAPE[nearness]}
      </svg>
      {dueInWords(due, today())}
      {due.provisional && <span className="provisional">{DUE.provisional.zh}</span>}
    </span>
  )
}

/** Told apart without colour: a triangle, a diamond, half a disc, a ring. */
const SHAPE: Record<Nearness, ReactElement> = {
  late: <path d="M6 0.8 11.6 11.2H0.4Z" fill="currentColor" />,
  today: <path d="M6 0.3 11.7 6 6 11.7 0.3 6Z" fill="currentColor" />,
  soon: (
    <>
      <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.2a4.8 4.8 0 0 1 0 9.6Z" fill="currentColor" />
    </>
  ),
  calm: <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.4" />,
}
