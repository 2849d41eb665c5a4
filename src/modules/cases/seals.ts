import { mayBeside } from '../../core/authority.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { bindSeal, papersLackingSeal } from '../papers/facade.ts'
import { visibleCases } from './visible.ts'

/**
 * Bind the stamped and scanned paper to its case. The scan was uploaded before; its hash names it. Throws
 * `actor/not-your-desk` for whoever sees the case but has no part in it.
 */
export async function bindStamped(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  { id, paper, file, name }: { id: string; paper: string; file: string; name: string },
): Promise<void> {
  await assertBinds(tx, actor, id)
  if (!(await setting.files.has(file))) throw new RuleViolation('file/unknown')
  await bindSeal(tx, { caseId: id, paperId: paper, file, name, by: actor.id })
}

/** Whoever receives, hands out or decides the case may bring scans of its stamped papers. */
export async function assertBinds(db: Db | Tx, actor: Staff, id: string): Promise<void> {
  if (!mayBeside(actor.post.role, 'BindScan')) throw new RuleViolation('actor/not-allowed')
  const file = await visibleCases(db, actor)
    .select(['f.site', 'f.hand_out', 'f.organ'])
    .where('f.case_id', '=', id)
    .executeTakeFirst()
  if (!file) throw new RuleViolation('case/unknown')
  if (![file.site, file.hand_out, file.organ].includes(actor.post.organ ?? actor.post.site ?? ''))
    throw new RuleViolation('actor/not-your-desk')
}

/** One page of the papers of the organ, or of the site's cases, that were issued and lack their seal; oldest first. */
export async function unsealedFor(
  db: Db,
  actor: Staff,
  { after, size }: { after?: string | undefined; size: number },
) {
  const among = visibleCases(db, actor).select('f.case_id')
  const { papers, next } = await papersLackingSeal(db, { organ: actor.post.organ, among, after, size })
  if (papers.length === 0) return { papers: [], next }
  const cases = await visibleCases(db, actor)
    .select(['f.case_id', 'f.number', 'f.title', 'f.applicant_name'])
    .where('f.case_id', 'in', [...new Set(papers.map((paper) => paper.caseId))])
    .execute()
  const byId = new Map(cases.map((row) => [row.case_id, row]))
  const lines = papers.flatMap(({ caseId, id, kind, title, number, on }) => {
    const file = byId.get(caseId)
    if (!file) return []
    const of = { caseId, caseNumber: file.number, caseTitle: file.title, applicantName: file.applicant_name }
    return [{ id, kind, title, number, on, needsSeal: true, sealed: false, ...of }]
  })
  return { papers: lines, next }
}
