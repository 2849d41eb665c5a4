import type { ReactElement } from 'react'
import { STATUS } from '../../core/words/cases.ts'
import type { CaseLine } from '../../modules/cases/contract.ts'

type Tone = 'todo' | 'theirs' | 'work' | 'good' | 'ended'

/** How a status looks: somebody's turn here, the applicant's turn, in the department, done, or ended otherwise. */
const TONE: Record<CaseLine['status'], Tone> = {
  submitted: 'todo',
  preReturned: 'theirs',
  prePassed: 'theirs',
  received: 'todo',
  correcting: 'theirs',
  reviewing: 'work',
  deciding: 'work',
  suspended: 'theirs',
  halted: 'theirs',
  decided: 'work',
  completed: 'good',
  closed: 'good',
  dispatched: 'good',
  delivered: 'good',
  notApplicable: 'ended',
  refused: 'ended',
  returned: 'ended',
  terminated: 'ended',
  withdrawn: 'ended',
  voided: 'ended',
}

export function StatusTag({ status }: { status: CaseLine['status'] }): ReactElement {
  return <span className={`status status-${TONE[status]}`}>{STATUS[status].zh}</span>
}
