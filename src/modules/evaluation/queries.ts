import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import type { Status } from '../../core/case/case.ts'
import { RATING_REACH } from '../../core/evaluation/authority.ts'
import type { Stars } from '../../core/evaluation/rating.ts'
import { serviceOf } from '../../core/evaluation/service.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** Whether a case can be rated, or how it was. */
export type RatingState = 'none' | 'open' | { stars: Stars; details: readonly string[]; text: string }

export async function ratingState(db: Db | Tx, caseId: string, status: Status): Promise<RatingState> {
  const service = serviceOf(status)
  if (service === undefined) return 'none'
  const row = await db
    .selectFrom('evaluation.rating')
    .select(['stars', 'details', 'text'])
    .where('case_id', '=', caseId)
    .where('service', '=', service)
    .executeTakeFirst()
  return row ? { ...row, stars: row.stars as Stars } : 'open'
}

/** Of these cases, those that were rated. */
export async function ratedAmong(db: Db, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('evaluation.rating')
    .select('case_id')
    .where('case_id', 'in', caseIds)
    .execute()
  return new Set(rows.map((row) => row.case_id))
}

/** How many ratings of each level; `good` is the share of the upper three, undefined without any. */
export type Figures = { levels: Readonly<Record<Stars, number>>; total: number; good: number | undefined }
export type Grouped = { key: string; figures: Figures }

type Where = { division?: string | undefined; site?: string | undefined; organ?: string | undefined }

/** Ratings of a place counted by county or by site, in the order of their codes. */
export async function figuresBy(db: Db, group: 'county' | 'site', where: Where): Promise<Grouped[]> {
  const key = group === 'site' ? sql<string>`site` : sql<string>`${COUNTY}`
  const rows = await ratings(db, where)
    .select([key.as('key'), 'stars', sql<number>`count(*)::int`.as('n')])
    .groupBy([sql`1`, 'stars'])
    .orderBy(sql`1`)
    .execute()
  const keys = [...new Set(rows.map((row) => row.key))]
  return keys.map((of) => ({ key: of, figures: figuresOf(rows.filter((row) => row.key === of)) }))
}

export async function figuresIn(db: Db, where: Where): Promise<Figures> {
  const rows = await ratings(db, where)
    .select(['stars', sql<number>`count(*)::int`.as('n')])
    .groupBy('stars')
    .execute()
  return figuresOf(rows)
}

/** The code of the county a division lies in; a functional area stands for itself. */
const COUNTY = sql`case when division ~ '^[0-9]{12}$' then substr(division, 1, 6) || '000000' else division end`

function figuresOf(rows: readonly { stars: number; n: number }[]): Figures {
  const of = (stars: Stars) => rows.find((row) => row.stars === stars)?.n ?? 0
  const levels = { 5: of(5), 4: of(4), 3: of(3), 2: of(2), 1: of(1) }
  const total = levels[5] + levels[4] + levels[3] + levels[2] + levels[1]
  const good = total === 0 ? undefined : (levels[5] + levels[4] + levels[3]) / total
  return { levels, total, good }
}

/** Ratings of one place; a division takes in everything below it. */
function ratings(db: Db, { division, site, organ }: Where) {
  let query = db.selectFrom('evaluation.rating')
  if (division !== undefined) query = query.where(sql<boolean>`starts_with(division, ${areaOf(division)})`)
  if (site !== undefined) query = query.where('site', '=', site)
  if (organ !== undefined) query = query.where('organ', '=', organ)
  return query
}

/** What a post may read of ratings. Throws `actor/not-allowed` for a post that has nothing to do with them. */
export function reachOf({ post }: Staff): Where {
  switch (RATING_REACH[post.role]) {
    case 'site':
      return { site: post.site ?? '' }
    case 'organ':
      return { organ: post.organ ?? '' }
    case 'division':
      return { division: post.division }
    default:
      throw new RuleViolation('actor/not-allowed')
  }
}

/** The newest ratings a post may read: what was said and of which item, never by whom. */
export function visibleRatings(db: Db, actor: Staff, { bad, size }: { bad: boolean; size: number }) {
  let query = ratings(db, reachOf(actor))
  if (bad) query = query.where('stars', '<=', 2)
  return query
    .select(['stars', 'details', 'text', 'channel', 'item', 'site', 'organ'])
    .select(sql<string>`(rated_at at time zone 'Asia/Shanghai')::date`.as('rated_on'))
    .orderBy('rated_at', 'desc')
    .limit(size)
    .execute()
}

/** Sites with at least so many ratings of the lower two levels since a day, and the case of the latest of them. */
export async function badRatingClusters(
  db: Db,
  { since, least }: { since: string; least: number },
): Promise<{ site: string; count: number; caseId: string }[]> {
  const { rows } = await sql<{ site: string; count: number; caseId: string }>`
    select site, count(*)::int as count, (array_agg(case_id order by rated_at desc, case_id))[1] as "caseId"
    from evaluation.rating where rated_at >= ${since}::date and stars <= 2
    group by site having count(*) >= ${least}`.execute(db)
  return rows
}
