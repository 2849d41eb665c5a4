import { isEnded, type Status } from '../../core/case/case.ts'
import type { Filled } from '../../core/guide/form.ts'
import { STATUS } from '../../core/words/cases.ts'
import type { Db, Tx } from '../../platform/db.ts'

const OPEN = (Object.keys(STATUS) as Status[]).filter((status) => !isEnded(status))

/** How many cases of an applicant are under way: a number only, for whoever serves them next. */
export async function countOpenCases(db: Db | Tx, party: string): Promise<number> {
  const { n } = await db
    .selectFrom('cases.file')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('party', '=', party)
    .where('status', 'in', OPEN)
    .executeTakeFirstOrThrow()
  return n
}

/** How many of the newest forms are looked through for an answer given before. */
const FORMS = 10

/** The forms of an applicant's earlier cases, newest first, each with the guide version that asked for it. */
export async function earlierForms(
  db: Db | Tx,
  party: string,
): Promise<{ item: string; version: number; form: Filled }[]> {
  const rows = await db
    .selectFrom('cases.file as f')
    .innerJoin('cases.application as a', 'a.case_id', 'f.case_id')
    .select(['f.item', 'f.guide_version as version', 'a.form'])
    .where('f.party', '=', party)
    .orderBy('f.submitted_on', 'desc')
    .orderBy('f.case_id', 'desc')
    .limit(FORMS)
    .execute()
  return rows.map(({ form, ...row }) => ({ ...row, form: form as Filled }))
}

/** Where those cases stand, and whose they are; what was never submitted is not in the answer. */
export async function submittedAmong(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, { party: string; status: Status }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('cases.file')
    .select(['case_id', 'party', 'status'])
    .where('case_id', 'in', ids)
    .execute()
  return new Map(rows.map(({ case_id, party, status }) => [case_id, { party, status: status as Status }]))
}

/** The numbers of cases, by their ids. */
export async function numbersOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('cases.file')
    .select(['case_id', 'number'])
    .where('case_id', 'in', ids)
    .execute()
  return new Map(rows.map(({ case_id, number }) => [case_id, number]))
}
