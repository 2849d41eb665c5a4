import { sql } from 'kysely'
import type { Case, CaseEvent } from '../../core/case/case.ts'
import type { Day } from '../../core/day.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** Keeps the promises people are known by, as the events of a case tell them; other events change nothing. */
export function toleranceRow(tx: Tx, id: string, after: Case, event: CaseEvent): unknown {
  switch (event.type) {
    case 'ToleranceGranted': {
      if (after.status === 'none') return undefined
      const materials = event.items.map(({ material }) => material)
      const row = { case_id: id, party: after.party, until: event.until, materials }
      return tx.insertInto('cases.tolerance').values(row).execute()
    }
    case 'ToleranceSupplied':
      return set(tx, id, { kept_on: event.on })
    case 'ToleranceRejected':
      return set(tx, id, { kept_on: null })
    case 'ToleranceMet':
      return set(tx, id, { met_on: event.on })
    case 'Denied':
    case 'Withdrawn':
    case 'Returned':
    case 'Terminated':
      return set(tx, id, { closed_on: event.on })
    case 'Voided': // it should never have been there, so nothing was broken
      return set(tx, id, { closed_on: sql<string>`least(until, ${event.on}::date)` })
    default:
      return undefined
  }
}

type Set = Partial<Record<'kept_on' | 'met_on' | 'closed_on', string | null | ReturnType<typeof sql<string>>>>
const set = (tx: Tx, id: string, what: Set) =>
  tx.updateTable('cases.tolerance').set(what).where('case_id', '=', id).execute()

/** A promise of the same applicant that was not kept by its day, or may not be: the case it was made in, by its number. */
export type Unkept = { number: string; until: Day; kept_on: Day | null; closed_on: Day | null }

/**
 * Of each of these cases, the promises its applicant made in others and has not made good: by handing it in late, found in
 * order, or by a later application for the same item that was granted with everything in it.
 */
export async function unkeptBy(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Unkept[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Unkept & { id: string }>`
    select this.case_id as id, f.number, t.until, t.kept_on, t.closed_on
    from cases.file this
    join cases.tolerance t on t.party = this.party and t.case_id <> this.case_id and t.met_on is null
    join cases.file f on f.case_id = t.case_id
    where this.case_id = any (${ids}::uuid[])
      and not exists (
        select from cases.file later
        where later.party = t.party and later.item = f.item and later.outcome = 'granted' and later.decided_on > t.until
          and later.case_id <> t.case_id
          and not exists (select from cases.tolerance own where own.case_id = later.case_id))
    order by t.until, t.case_id`.execute(db)
  return Map.groupBy(rows, ({ id }) => id)
}

/** The number of the first case in which a promise was broken by that day: it passed, and not everything had come. */
export function brokenOn(unkept: readonly Unkept[] | undefined, on: Day): string | undefined {
  return unkept?.find(({ until, kept_on, closed_on }) => (kept_on ?? closed_on ?? on) > until)?.number
}

/** The materials of a case that are still to come or to be looked at; none when it was accepted whole, or is whole now. */
export async function awaitedIn(db: Db | Tx, caseId: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom('cases.tolerance')
    .select('materials')
    .where('case_id', '=', caseId)
    .where('met_on', 'is', null)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  return row?.materials ?? []
}
