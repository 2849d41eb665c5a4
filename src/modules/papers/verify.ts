import { createHash } from 'node:crypto'
import type { Db } from '../../platform/db.ts'
import { hashOf } from './commands.ts'

/** The first paper, or kept file, of a case that is not what was fixed; `undefined` when none was touched. */
export async function firstTouchedPaper(db: Db, caseId: string): Promise<string | undefined> {
  const papers = await db
    .selectFrom('papers.paper')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('paper_id')
    .execute()
  const touched = papers.find((paper) => hashOf(paper) !== paper.hash)
  if (touched) return touched.paper_id
  const files = await db
    .selectFrom('papers.rendering')
    .select(['paper_id', 'bytes', 'sm3'])
    .where('case_id', '=', caseId)
    .orderBy('paper_id')
    .execute()
  return files.find(({ bytes, sm3 }) => createHash('sm3').update(bytes).digest('hex') !== sm3)?.paper_id
}
