import { expect } from 'vitest'
import { verifyCases } from '../../src/modules/cases/verify.ts'
import type { TestApp } from '../app.ts'

/** The stored number of each of these cases; exactly one row an id, or it throws. */
export async function numbersOf(
  { db }: Pick<TestApp, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const numbers = new Map<string, string>()
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500)
    const rows = await db
      .selectFrom('cases.file')
      .select(['case_id', 'number'])
      .where('case_id', 'in', some)
      .execute()
    for (const { case_id, number } of rows) numbers.set(case_id, number)
  }
  return numbers
}

/**
 * Whatever happened, the record is whole: every chain holds, no case is half there, case numbers and paper numbers run
 * from 1 without a gap or a twin, and for every event that is told by a job there is exactly one job.
 */
export async function assertRecord(app: Pick<TestApp, 'owner'>): Promise<{ cases: number; events: number }> {
  const owner = app.owner()
  await owner.connect()
  const count = async (text: string) => Number((await owner.query<{ n: string }>(text)).rows[0]?.n)
  try {
    const verdict = await verifyCases(owner)
    expect(verdict.firstBad).toBeNull()
    for (const [what, query] of Object.entries(HALVES)) expect(await count(query), what).toBe(0)
    return verdict
  } finally {
    await owner.end()
  }
}

/** Each counts what must not be there. */
const HALVES = {
  'cases without an application':
    'select count(*) as n from cases.file f where not exists (select from cases.application a where a.case_id = f.case_id)',
  'cases without materials':
    'select count(*) as n from cases.file f where not exists (select from cases.material m where m.case_id = f.case_id)',
  'events without a case':
    'select count(*) as n from cases.event e where not exists (select from cases.file f where f.case_id = e.case_id)',
  'received cases without exactly one receipt': `
    select count(*) as n from cases.file f where exists (select from cases.event e where e.case_id = f.case_id and e.type = 'Received')
      and 1 <> (select count(*) from papers.paper p where p.case_id = f.case_id and p.kind = 'receipt')`,
  'case numbers used twice': 'select count(*) - count(distinct number) as n from cases.file',
  'gaps in case numbers': `
    select coalesce(sum(c.last - (select count(*) from cases.file f where f.implementation = c.implementation and f.submitted_on = c.day)), 0) as n
    from cases.counter c`,
  'paper numbers used twice': `
    select count(*) as n from (select organ, kind, number from papers.paper where version = 1 and kind in (select kind from papers.counter)
      group by organ, kind, number having count(*) > 1) x`,
  'gaps in paper numbers': `
    select coalesce(sum(c.last - (select count(*) from papers.paper p where p.organ = c.organ and p.kind = c.kind and p.version = 1
      and extract(year from p.issued_on) = c.year)), 0) as n from papers.counter c`,
  'jobs promised twice': `
    select count(*) as n from (select name, data from pgboss.job where data ? 'caseId' group by name, data having count(*) > 1) x`,
} as const
