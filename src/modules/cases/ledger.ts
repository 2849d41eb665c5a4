import { sql } from 'kysely'
import type { CaseEvent } from '../../core/case/case.ts'
import type { Ledger } from '../../core/forensics/finding.ts'
import type { Db } from '../../platform/db.ts'

/** The whole record of a case and where it belongs, to be read and never written by whoever asks. */
export type CaseLedger = Ledger & {
  /** How many events there are; the next one makes it larger. */
  version: number
  number: string
  division: string
  site: string
  organ: string
  item: string
}

/** Cases of which something was recorded in (after, until], a page at a time in the order of their ids. */
export async function casesRecorded(
  db: Db,
  { after, until, from = '', size }: { after: string; until: string; from?: string; size: number },
): Promise<string[]> {
  let query = db
    .selectFrom('cases.event')
    .select('case_id')
    .distinct()
    .where('recorded_at', '>', after)
    .where('recorded_at', '<=', until)
    .orderBy('case_id')
    .limit(size)
  if (from) query = query.where('case_id', '>', from)
  return (await query.execute()).map((row) => row.case_id)
}

/** All cases in the order of their ids, a page at a time, with how far each has come. */
export async function casesInTurn(
  db: Db,
  { from = '', size }: { from?: string; size: number },
): Promise<{ caseId: string; version: number }[]> {
  let query = db
    .selectFrom('cases.file')
    .select(['case_id as caseId', 'version'])
    .orderBy('case_id')
    .limit(size)
  if (from) query = query.where('case_id', '>', from)
  return query.execute()
}

/** The ledgers of these cases; whoever passes them on to a person has settled that it may see them. */
export async function ledgersOf(db: Db, ids: readonly string[]): Promise<CaseLedger[]> {
  if (ids.length === 0) return []
  const files = await db
    .selectFrom('cases.file')
    .select(['case_id', 'number', 'division', 'site', 'organ', 'item'])
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .orderBy('case_id')
    .execute()
  const rows = await db
    .selectFrom('cases.event')
    .select(['case_id', 'seq', 'data', 'actor', 'hash'])
    .select(sql<string>`recorded_at`.as('recorded_at'))
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  const events = Map.groupBy(rows, (row) => row.case_id)
  return files.map(({ case_id, ...where }) => {
    const own = events.get(case_id) ?? []
    return {
      ...where,
      caseId: case_id,
      version: own.at(-1)?.seq ?? 0,
      events: own.map(({ seq, data, actor, hash, recorded_at }) => ({
        seq,
        actor,
        hash,
        recordedAt: recorded_at,
        event: data as CaseEvent,
      })),
    }
  })
}
