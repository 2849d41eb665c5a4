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
  const sizes = {
    desk: some({}),
    mine: some({ view: 'mine' }),
    opinions: some({ view: 'opinions' }),
    consultations: some({ view: 'consultations' }),
    tolerances: some({ view: 'tolerances' }),
    over: some({ ...part, due: 'over' }),
    today: some({ ...part, due: 'today' }),
  }
  const counts = Object.entries(sizes).map(([what, cases]) => counted(what, cases))
  const byStatus =
    part.view === 'all'
      ? Object.keys(STATUS).map((status) => counted(`${OF}${status}`, some({ ...part, status })))
      : [together(narrowed(visibleCases(db, actor), actor, { ...part, size: 1 }, today))]
  const { rows } = await sql<Count>`${sql.join([...counts, ...byStatus], sql` union all `)}`.execute(db)
  const sizeOf = (name: keyof typeof sizes) => rows.find(({ what }) => what === name)?.n ?? 0
  const statuses = rows.filter(({ what, n }) => what.startsWith(OF) && n > 0)
  return {
    ...{ desk: sizeOf('desk'), mine: sizeOf('mine') },
    ...{ opinions: sizeOf('opinions'), consultations: sizeOf('consultations') },
    tolerances: sizeOf('tolerances'),
    ...{ over: sizeOf('over'), today: sizeOf('today') },
    byStatus: Object.fromEntries(statuses.map(({ what, n }) => [what.slice(OF.length), n])),
  }
}

type Count = { what: string; n: number }
/** Before the name of a status. */
const OF = 'status/'

const counted = (what: string, cases: Expression<unknown>) =>
  sql<Count>`select ${what}::text as what, count(*) as n from ${cases} c`

/**
 * What lies on one desk, by status. Of all cases each status is counted for itself: the many that ended long ago would
 * hide the few that are under way.
 */
const together = (cases: Files) =>
  sql<Count>`
    select ${OF} || c.status as what, count(*) as n from ${cases.select('f.status').limit(DESK_LIMIT)} c group by c.status`
