import type { Db } from '../../platform/db.ts'
import { transact } from '../../platform/db.ts'
import type { Handler } from '../../platform/module.ts'
import { type PaperLine, papersOf } from '../papers/facade.ts'
import { issueSubmissionReceipt } from './papers.ts'

/**
 * The receipt of a case that was submitted on-line, made when it is not there yet: by the job the submission promised,
 * or by whoever looks first. Cases that came in at a window got theirs with the act.
 */
export async function submissionReceipt(db: Db, caseId: string): Promise<PaperLine | undefined> {
  return (await findReceipt(db, caseId)) ?? transact(db, (tx) => issueOnce(tx, caseId))
}

/** Promised with every submission; done twice it is still one paper. */
export const issueReceipts: Handler = async ({ db }, jobs) => {
  for (const { caseId } of jobs) await submissionReceipt(db, caseId)
}

type Tx = Parameters<Parameters<typeof transact>[1]>[0]

async function issueOnce(tx: Tx, caseId: string): Promise<PaperLine | undefined> {
  const file = await tx
    .selectFrom('cases.file')
    .select('channel')
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (file?.channel === 'online' && !(await findReceipt(tx, caseId))) await issueSubmissionReceipt(tx, caseId)
  return findReceipt(tx, caseId)
}

/** The newest one: what was taken in at a window later says more than what was sent. */
async function findReceipt(db: Db | Tx, caseId: string): Promise<PaperLine | undefined> {
  return (await papersOf(db, caseId)).findLast(({ kind }) => kind === 'receipt')
}
