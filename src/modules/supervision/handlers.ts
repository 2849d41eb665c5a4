import { EVENT } from '../../core/words/cases.ts'
import { inRounds } from '../../platform/batch.ts'
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

/** Cases looked at in one transaction after an act. */
const TOGETHER = 50

/** After an act the case is looked at, once for all events of the batch; a job done twice finds nothing new. */
export const lookAtCases: Handler = async ({ db, setting }, jobs) => {
  const failed = await inRounds(db, [...new Set(jobs.map((job) => job.caseId))], {
    size: TOGETHER,
    work: (tx, caseIds) => look(tx, setting, { caseIds, wait: true }),
  })
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ error }) => error),
      `${failed.length} cases could not be looked at`,
    )
}
