import type { Handler } from '../../platform/module.ts'
import { reusedIn } from '../cases/facade.ts'
import { guideOn } from '../catalogue/facade.ts'

/**
 * Every material a case took from what was held is an avoided request of the organ that would have asked: written down
 * once, however often the job is done.
 */
export const writeLedger: Handler = async ({ db }, jobs) => {
  const reused = await reusedIn(db, [...new Set(jobs.map(({ caseId }) => caseId))])
  if (reused.length === 0) return
  const rows = []
  for (const { caseId, material, item, organ, division, proof, on } of reused) {
    const { department } = (await guideOn(db, item, on)).guide
    rows.push({
      case_id: caseId,
      ...{ material, organ, department, division, item },
      document: proof.document,
      reason: proof.kind,
      source: proof.kind === 'held' ? proof.caseId : null,
      on_day: on,
    })
  }
  await db
    .insertInto('holdings.reuse')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
