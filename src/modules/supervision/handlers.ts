import { EVENT } from '../../core/words/cases.ts'
import { transact } from '../../platform/db.ts'
import type { Handler } from '../../platform/module.ts'
import { look } from './look.ts'

/** What changes no fact, no interval and no clock: questions before acceptance, notes, and originals that were seen. */
const QUIET: readonly string[] = [
  'ConsultationAsked',
  'ConsultationAnswered',
  'CorrectedOnSpot',
  'OriginalsSeen',
  'Claimed',
  'Released',
]
export const LOOKED_AT: readonly string[] = Object.keys(EVENT).filter((type) => !QUIET.includes(type))

/** After an act the case is looked at, once for all events of the batch; a job done twice finds nothing new. */
export const lookAtCases: Handler = async ({ db, setting }, jobs) => {
  for (const caseId of new Set(jobs.map((job) => job.caseId)))
    await transact(db, (tx) => look(tx, setting, { caseId, wait: true }))
}
