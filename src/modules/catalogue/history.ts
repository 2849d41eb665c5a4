import type { Audit, DraftKind } from '../../core/catalogue/lifecycle.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { departmentsOf } from '../organisation/facade.ts'
import type { StandingLine, VersionLine } from './acts.ts'
import { namesOf } from './draft-queries.ts'
import { standingsOf } from './standing.ts'

/** What became of an item, the newest first: its versions, who made them on which law, and when it stopped. Public. */
export type History = {
  item: string
  name: string
  versions: VersionLine[]
  standings: StandingLine[]
}

/** Throws `guide/unknown`. */
export async function historyOf(db: Db, item: string): Promise<History> {
  const rows = await db
    .selectFrom('catalogue.guide as g')
    .leftJoin('catalogue.draft as d', 'd.id', 'g.draft')
    .select(['g.version', 'g.starts_on', 'g.draft', 'd.kind', 'd.basis', 'd.department'])
    .where('g.item', '=', item)
    .orderBy('g.version', 'desc')
    .execute()
  if (rows.length === 0) throw new RuleViolation('guide/unknown')
  const departments = new Map((await departmentsOf(db)).map(({ key, name }) => [key, name]))
  const audits = await auditsOf(
    db,
    rows.flatMap(({ draft }) => (draft === null ? [] : [draft])),
  )
  const name = (await namesOf(db, [item])).get(item) ?? item
  const versions = rows.map((row) => ({
    version: row.version,
    startsOn: row.starts_on,
    kind: row.kind as DraftKind | null,
    basis: row.basis ?? '',
    department: row.department === null ? '' : (departments.get(row.department) ?? row.department),
    audits: audits.get(row.draft ?? '') ?? [],
  }))
  return { item, name, versions, standings: await standingLines(db, item) }
}

/** Which audits agreed to a draft, and on which day. Names of people are not published. */
async function auditsOf(db: Db, drafts: readonly string[]): Promise<Map<string, VersionLine['audits']>> {
  const audits = new Map<string, VersionLine['audits']>()
  if (drafts.length === 0) return audits
  const rows = await db
    .selectFrom('catalogue.draft_act')
    .select(['draft', 'type', 'audit', 'on'])
    .where('draft', 'in', [...drafts])
    .orderBy('seq')
    .execute()
  for (const { draft, type, audit, on } of rows) {
    if (type === 'submitted') audits.set(draft, []) // what was agreed to before was another text
    if (type === 'approved' && audit)
      audits.set(draft, [...(audits.get(draft) ?? []), { audit: audit as Audit, on: on as Day }])
  }
  return audits
}

export async function standingLines(db: Db | Tx, item: string): Promise<StandingLine[]> {
  const all = await standingsOf(db, item)
  const names = await namesOf(
    db,
    all.flatMap(({ successors }) => successors),
  )
  return all
    .map(({ successors, ...one }) => ({
      ...one,
      successors: successors.map((key) => ({ item: key, name: names.get(key) ?? key })),
    }))
    .reverse()
}
