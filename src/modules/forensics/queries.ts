import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import type { Day } from '../../core/day.ts'
import { FORENSICS_READERS } from '../../core/forensics/authority.ts'
import type { Because, Evidence, FindingKind } from '../../core/forensics/finding.ts'
import { LISTED_FROM } from '../../core/forensics/finding.ts'
import { type Rated, rated } from '../../core/forensics/rates.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { FINDING_ID } from './contract.ts'
import { beginOf, type Since } from './tally.ts'

/** Findings of cases of the supervisor's own division. Throws `actor/not-allowed` for every other post. */
export function visibleFindings(db: Db, actor: Staff) {
  return db.selectFrom('forensics.finding as f').where('f.division', 'like', `${reachOf(actor)}%`)
}

function reachOf({ post }: Staff): string {
  if (!FORENSICS_READERS.includes(post.role)) throw new RuleViolation('actor/not-allowed')
  return areaOf(post.division)
}

export type Narrowed = {
  kind?: FindingKind | undefined
  division?: string | undefined
  organ?: string | undefined
  site?: string | undefined
  item?: string | undefined
  person?: string | undefined
  since: Since
}

const COLUMNS = ['f.case_id', 'f.kind', 'f.seq', 'f.weight', 'f.because', 'f.evidence', 'f.person'] as const
const PLACES = ['f.site', 'f.organ', 'f.item', 'f.at'] as const

function narrowed(db: Db, actor: Staff, { division, since, ...by }: Narrowed, today: Day) {
  let query = visibleFindings(db, actor)
  for (const [column, value] of Object.entries(by))
    if (value !== undefined) query = query.where(`f.${column as 'kind' | 'organ'}`, '=', value)
  if (division) query = query.where('f.division', 'like', `${areaOf(division)}%`)
  const from = beginOf(since, today)
  return from ? query.where('f.at', '>=', from) : query
}

/** The heaviest first, a page after the key of the last line. */
export async function listOf(
  db: Db,
  actor: Staff,
  filter: Narrowed & { weak: boolean; after?: string | undefined; size: number },
  today: Day,
) {
  const { weak, after, size, ...rest } = filter
  let query = narrowed(db, actor, rest, today)
    .innerJoin('forensics.examined as e', 'e.case_id', 'f.case_id')
    .select([...COLUMNS, ...PLACES, 'e.number'])
    .orderBy('f.weight', 'desc')
    .orderBy('f.at', 'desc')
    .orderBy('f.case_id')
    .orderBy('f.kind')
    .orderBy('f.seq')
    .limit(size + 1)
  if (!weak) query = query.where('f.weight', '>=', LISTED_FROM)
  const place = placeOf(after)
  if (place)
    query = query.where(
      sql<boolean>`(-f.weight, -extract(epoch from f.at), f.case_id, f.kind, f.seq) >
        (${-place.weight}::integer, -extract(epoch from ${place.at}::timestamptz), ${place.caseId}::uuid, ${place.kind}, ${place.seq}::integer)`,
    )
  const rows = await query.execute()
  const shown = rows.slice(0, size)
  const last = rows.length > size ? shown.at(-1) : undefined
  return {
    rows: shown,
    next: last ? `${last.weight}_${last.at}_${last.case_id}_${last.kind}_${last.seq}` : null,
  }
}
export type FindingRow = Awaited<ReturnType<typeof listOf>>['rows'][number]

const PLACE = /^(\d{1,4})_(\d{4}-\d{2}-\d{2}T[\d:.]{12}Z)_([0-9a-f-]{36})_([a-zA-Z]{1,20})_(\d{1,6})$/
/** What a list has said itself; anything else is no place, and the list begins anew. */
function placeOf(after = '') {
  const [, weight = '', at = '', caseId = '', kind = '', seq = ''] = PLACE.exec(after) ?? []
  return weight && !Number.isNaN(Date.parse(at))
    ? { weight: Number(weight), at, caseId, kind, seq: Number(seq) }
    : undefined
}

/** Throws `forensics/unknown` for a finding that is not there, no longer or not theirs. */
export async function findingFor(db: Db, actor: Staff, id: string): Promise<FindingRow> {
  const [, caseId = '', kind = '', seq = ''] = FINDING_ID.exec(id) ?? []
  return visibleFindings(db, actor)
    .innerJoin('forensics.examined as e', 'e.case_id', 'f.case_id')
    .select([...COLUMNS, ...PLACES, 'e.number'])
    .where('f.case_id', '=', caseId)
    .where('f.kind', '=', kind)
    .where('f.seq', '=', Number(seq))
    .executeTakeFirstOrThrow(() => new RuleViolation('forensics/unknown'))
}

export const becauseOf = ({ because }: Pick<FindingRow, 'because'>) => because as unknown as Because[]
export const evidenceIn = ({ evidence }: Pick<FindingRow, 'evidence'>) => evidence as unknown as Evidence[]

export type GroupBy = 'person' | 'site' | 'organ' | 'item'
/** What findings are grouped by. */
const OF_FINDINGS = {
  person: sql<string>`f.person`,
  site: sql<string>`f.site`,
  organ: sql<string>`f.organ`,
  item: sql<string>`f.item`,
} as const satisfies Record<GroupBy, unknown>

/** Cases with findings against all cases, group by group, each beside all the others of the division. */
export async function groupsOf(
  db: Db,
  actor: Staff,
  by: GroupBy,
  filter: Pick<Narrowed, 'kind' | 'division' | 'since'>,
  today: Day,
): Promise<{ groups: Rated[]; cases: number }> {
  let tallies = db
    .selectFrom('forensics.tally')
    .where('since', '=', filter.since)
    .where('division', 'like', `${reachOf(actor)}%`)
  if (filter.division) tallies = tallies.where('division', 'like', `${areaOf(filter.division)}%`)
  const rows = await tallies
    .select(['dimension', 'key', sql<number>`sum(cases)::int`.as('n')])
    .where('dimension', 'in', [by, 'all'])
    .groupBy(['dimension', 'key'])
    .execute()
  const counted = rows.filter(({ dimension }) => dimension === by)
  const cases = rows.find(({ dimension }) => dimension === 'all')?.n ?? 0
  const found = await narrowed(db, actor, filter, today)
    .where('f.weight', '>=', LISTED_FROM)
    .select([OF_FINDINGS[by].as('key'), sql<number>`count(distinct f.case_id)::int`.as('n')])
    .groupBy(sql`1`)
    .execute()
  const hits = new Map(found.map((row) => [row.key, row.n]))
  const compared = counted.map((row) => ({
    key: row.key,
    cases: row.n,
    found: Math.min(row.n, hits.get(row.key) ?? 0),
  }))
  return { groups: rated(compared), cases }
}
