import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { provenIn, solve } from '../../core/guide/solve.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { guideVersion } from '../catalogue/facade.ts'
import { knownOf } from '../holdings/facade.ts'
import { partiesById } from '../identity/facade.ts'
import type { Proof } from './verified.ts'

type Row = { case_id: string; item: string; guide_version: number; party: string; situation: unknown }

/** A case, and the day on which somebody wants to know. */
export type AskedOn = { id: string; on: Day }

/**
 * Of each case, what of its list the city holds of its applicant on that day, whether the case uses it or not: by the id of
 * the material, the proof. A case of which nothing is held is absent.
 */
export async function provenFor(
  db: Db | Tx,
  cases: readonly AskedOn[],
): Promise<Map<string, ReadonlyMap<string, Proof>>> {
  if (cases.length === 0) return new Map()
  const days = new Map(cases.map(({ id, on }) => [id, on]))
  const { rows } = await sql<Row>`
    select f.case_id, f.item, f.guide_version, f.party, a.situation
    from cases.file f join cases.application a using (case_id)
    where f.case_id = any (${[...days.keys()]}::uuid[])`.execute(db)
  const parties = await partiesById(db, [...new Set(rows.map(({ party }) => party))])
  const proven = new Map<string, ReadonlyMap<string, Proof>>()
  for (const { case_id, item, guide_version, party, situation } of rows) {
    const applicant = parties.get(party)
    const on = days.get(case_id)
    if (!applicant || !on) continue
    const { guide } = await guideVersion(db, item, guide_version)
    const known = await knownOf(db, applicant, on)
    const held = known.held.filter(({ caseId }) => caseId !== case_id)
    const solution = solve(guide, situation as Record<string, string>, { ...known, held })
    proven.set(case_id, new Map([...provenIn(solution)].map(([id, reason]) => [id, proofOf(reason)])))
  }
  return proven
}

/** What a reason says, as it is kept with the case. */
export function proofOf(reason: NonNullable<ReturnType<ReturnType<typeof provenIn>['get']>>): Proof {
  if (reason.kind === 'register') return reason
  const { document, trust, caseId, caseNumber, material, verifiedOn, validUntil } = reason.held
  return { kind: 'held', document, trust, caseId, caseNumber, material, verifiedOn, validUntil }
}
