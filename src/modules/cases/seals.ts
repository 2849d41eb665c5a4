import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { bindSeal, papersLackingSeal } from '../papers/facade.ts'
import { visibleCases } from './queries.ts'

/** Bind the stamped and scanned paper to its case. The scan was uploaded before; its hash names it. */
export async function bindStamped(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  { id, paper, file, name }: { id: string; paper: string; file: string; name: string },
): Promise<void> {
  const visible = await visibleCases(tx, actor)
    .select('f.case_id')
    .where('f.case_id', '=', id)
    .executeTakeFirst()
  if (!visible) throw new RuleViolation('case/unknown')
  if (!(await setting.files.has(file))) throw new RuleViolation('file/unknown')
  await bindSeal(tx, { caseId: id, paperId: paper, file, name, by: actor.id })
}

/** Papers of the organ, or of the site's cases, that were issued and lack their seal; oldest first. */
export async function unsealedFor(db: Db, actor: Staff) {
  const lacking = await papersLackingSeal(db, actor.post.organ)
  if (lacking.length === 0) return []
  const cases = await visibleCases(db, actor)
    .select(['f.case_id', 'f.number', 'f.title', 'f.applicant_name'])
    .where('f.case_id', 'in', [...new Set(lacking.map((paper) => paper.caseId))])
    .execute()
  const byId = new Map(cases.map((row) => [row.case_id, row]))
  return lacking.flatMap(({ caseId, id, kind, title, number, on }) => {
    const file = byId.get(caseId)
    if (!file) return []
    const paper = { id, kind, title, number, on, needsSeal: true, sealed: false }
    return [
      {
        ...paper,
        caseId,
        caseNumber: file.number,
        caseTitle: file.title,
        applicantName: file.applicant_name,
      },
    ]
  })
}
