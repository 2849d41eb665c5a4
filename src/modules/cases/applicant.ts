import { isEnded, type Status } from '../../core/case/case.ts'
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

/** What an applicant answered in earlier forms, by field; the newest answer to a field holds. */
export async function earlierAnswers(db: Db | Tx, party: string): Promise<Readonly<Record<string, unknown>>> {
  const rows = await db
    .selectFrom('cases.file as f')
    .innerJoin('cases.application as a', 'a.case_id', 'f.case_id')
    .select('a.form')
    .where('f.party', '=', party)
    .orderBy('f.submitted_on', 'desc')
    .orderBy('f.case_id', 'desc')
    .limit(FORMS)
    .execute()
  return Object.assign({}, ...rows.map(({ form }) => form).reverse())
}

/** Where the case of that id stands, and whose it is; undefined when it was never submitted. */
export async function findSubmitted(
  db: Db | Tx,
  id: string,
): Promise<{ number: string; party: string; status: Status } | undefined> {
  const row = await db
    .selectFrom('cases.file')
    .select(['number', 'party', 'status'])
    .where('case_id', '=', id)
    .executeTakeFirst()
  return row && { ...row, status: row.status as Status }
}
