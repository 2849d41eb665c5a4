import { type Expression, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { STATUS } from '../../core/words/cases.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { DESK_LIMIT, type Filter, narrowed } from './queries.ts'
import { type Files, visibleCases } from './visible.ts'

const CAP = 999

/** Sizes of the views of one post, each counted no further than 999; what is due within one view, or a part of it. */
export async function countLines(
  db: Db,
  actor: Actor,
  part: Pick<Filter, 'view' | 'division' | 'organ' | 'groups'>,
  today: Day,
) {
  const some = (filter: Partial<Filter>) =>
    narrowed(visibleCases(db, actor), actor, { view: 'desk', groups: part.groups, size: 1, ...filter }, today)
      .select(sql<number>`1`.as('one'))
      .limit(CAP)
  const count = async (filter: Partial<Filter>) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${some(filter)} c`.execute(db)
    return rows[0]?.n ?? 0
  }
  const [desk, mine, opinions, consultations, over, dueToday, byStatus] = await Promise.all([
    count({}),
    count({ view: 'mine' }),
    count({ view: 'opinions' }),
    count({ view: 'consultations' }),
    count({ ...part, due: 'over' }),
    count({ ...part, due: 'today' }),
    part.view === 'all'
      ? countStatuses(db, (status) => some({ ...part, status }))
      : countTogether(db, narrowed(visibleCases(db, actor), actor, { ...part, size: 1 }, today)),
  ])
  return { desk, mine, opinions, consultations, over, today: dueToday, byStatus }
}

/** What lies on one desk, by status. */
async function countTogether(db: Db, cases: Files): Promise<Record<string, number>> {
  const { rows } = await sql<{ status: string; n: number }>`
    select c.status, count(*) as n from ${cases.select('f.status').limit(DESK_LIMIT)} c group by c.status`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}

/** Each status for itself, or the many that ended long ago would hide the few that are under way. */
async function countStatuses(
  db: Db,
  some: (status: string) => Expression<unknown>,
): Promise<Record<string, number>> {
  const counts = Object.keys(STATUS).map(
    (status) => sql`select ${status}::text as status, count(*) as n from ${some(status)} c`,
  )
  const { rows } = await sql<{ status: string; n: number }>`
    select * from (${sql.join(counts, sql` union all `)}) s where n > 0`.execute(db)
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}
