import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import { addWorkingDays } from '../../core/calendar.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { dueBy, dueCounts } from '../cases/facade.ts'
import { divisionsOf } from '../organisation/facade.ts'
import type { FigureLine } from './contract.ts'
import { type Names, namesOf } from './names.ts'
import { MANY } from './schedule.ts'
import { visibleCards } from './visible.ts'

type Due = 'today' | 'tomorrow' | 'week'
export type Part = { division?: string | undefined; place?: string | undefined }
type Row = Omit<FigureLine, 'name' | 'kind' | Due> & { kind: string; name: string | null }

/** Cards that stand, part by part: the city by county, a county by department and hall, these by window and person. */
export async function figuresOf(db: Db, actor: Staff, part: Part, setting: Setting) {
  const today = setting.today()
  const calendar = await setting.calendar()
  const tomorrow = addWorkingDays(calendar, today, 1)
  const days = { today, tomorrow, week: addDays(today, 7) }
  const [lines, due, troubled] = await Promise.all([
    linesOf(db, actor, part, days),
    dueCounts(db, actor, { ...part, ...days }),
    db
      .selectFrom('supervision.watch')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('look_on', '<=', today)
      .where('tries', '>=', MANY)
      .executeTakeFirstOrThrow(),
  ])
  return { lines, due, tomorrow, troubled: troubled.n }
}

async function linesOf(db: Db, actor: Staff, part: Part, days: Record<Due, Day>): Promise<FigureLine[]> {
  const { today } = days
  const division = part.division ?? actor.post.division
  const isCity = division.endsWith('00000000') && actor.post.role === 'supervisor'
  const by = part.place !== undefined ? 'hand' : isCity ? 'county' : 'place'
  const where = by === 'hand' ? { place: part.place } : { division }
  const [rows, due] = await Promise.all([
    counted(db, actor, where, by, today),
    dueBy(db, actor, { ...where, by, ...days }),
  ])
  const quiet = due.filter(({ key }) => rows.every((row) => row.key !== key))
  const lines = [
    ...rows,
    ...quiet.map(({ key, name }) => ({
      ...NOTHING,
      key,
      name: name ?? (by === 'hand' ? '' : null),
      kind: '',
    })),
  ]
  const names = await namesBy(
    db,
    by,
    division,
    lines.map(({ key }) => key),
    today,
  )
  return lines.map((row) => ({
    ...row,
    name: row.name ?? names.place(row.key),
    kind: kindOf(row, by, names),
    ...dueOf(due.find(({ key }) => key === row.key)),
  }))
}

const dueOf = (due: Record<Due, number> | undefined): Record<Due, number> => ({
  today: due?.today ?? 0,
  tomorrow: due?.tomorrow ?? 0,
  week: due?.week ?? 0,
})

const NOTHING = { warning: 0, yellow: 0, red: 0, unanswered: 0, appeals: 0 }

function kindOf({ key, kind }: Row, by: 'county' | 'place' | 'hand', names: Names): FigureLine['kind'] {
  if (kind !== '') return kind as FigureLine['kind']
  if (by === 'county') return 'division'
  if (by === 'place') return names.isSite(key) ? 'site' : 'organ'
  return /^[0-9a-f-]{36}$/.test(key) ? 'person' : 'window'
}

/** What the lines are called: counties by their short names, places by their own, a turn by nothing of its own. */
async function namesBy(
  db: Db,
  by: 'county' | 'place' | 'hand',
  division: string,
  keys: readonly string[],
  today: Day,
): Promise<Names> {
  if (by !== 'county') return namesOf(db, by === 'hand' ? [] : keys, today)
  const counties = await divisionsOf(db, division, today)
  const short = new Map(counties.map(({ code, shortName }) => [code, shortName]))
  return { place: (key) => short.get(key) ?? key, person: () => '', isSite: () => false }
}

/** One statement over the cards that stand, read from their own index. A warning is over with the day it warned of. */
async function counted(
  db: Db,
  actor: Staff,
  { division, place }: Part,
  by: 'county' | 'place' | 'hand',
  today: Day,
): Promise<Row[]> {
  const county = sql`case when c.division ~ '^[0-9]{12}$' then left(c.division, 6) || '000000' else c.division end`
  const parts = {
    county: { key: county, kind: sql`'division'`, name: sql`null` },
    place: { key: sql`c.place`, kind: sql`c.place_kind`, name: sql`null` },
    hand: {
      key: sql`coalesce(c.person::text, c.service_window, c.turn)`,
      kind: sql`case when c.person is null then 'window' else 'person' end`,
      name: sql`coalesce(min(c.person_name), min(c.service_window), '')`,
    },
  }[by]
  const standing = visibleCards(db, actor)
    .where('c.state', 'in', ['issued', 'ordered'])
    .where('c.escalated', '=', false)
    .$if(division !== undefined && place === undefined, (query) =>
      query.where('c.division', 'like', `${areaOf(division ?? '')}%`),
    )
    .$if(place !== undefined, (query) => query.where('c.place', '=', place ?? ''))
    .selectAll('c')
  const counts = sql`
      count(*) filter (where c.level = 'warning' and c.due_on >= ${today})::int as warning,
      count(*) filter (where c.level = 'yellow')::int as yellow,
      count(*) filter (where c.level = 'red')::int as red,
      count(*) filter (where c.reply_due_on is not null and not c.replied)::int as unanswered,
      count(*) filter (where c.appeal in ('open', 'referred'))::int as appeals
    from (${standing}) c`
  // a county is worked out once a division, not once a card
  const grouped =
    by === 'county'
      ? sql`select ${parts.key} as key, ${parts.kind} as kind, null as name, sum(warning)::int as warning, sum(yellow)::int as yellow,
          sum(red)::int as red, sum(unanswered)::int as unanswered, sum(appeals)::int as appeals
        from (select c.division, ${counts} group by 1) c group by 1, 2`
      : sql`select ${parts.key} as key, ${parts.kind} as kind, ${parts.name} as name, ${counts} group by 1, 2`
  const { rows } = await sql<Row>`
    select * from (${grouped}) g order by red desc, yellow desc, warning desc, key`.execute(db)
  return rows
}
