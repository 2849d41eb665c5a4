import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import { type Day, day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import {
  CARD_STATE,
  type CardState,
  LEVEL,
  type Level,
  POINT,
  type PointNumber,
} from '../../core/words/supervision.ts'
import { CARD_COLUMNS, REPORT_COLUMNS } from '../../core/words/supervision-screens.ts'
import type { Staff } from '../../platform/actor.ts'
import { lineOf, MARK } from '../../platform/csv.ts'
import type { Db } from '../../platform/db.ts'
import { questionCounts } from '../consultation/facade.ts'
import { divisionPath, divisionsOf } from '../organisation/facade.ts'
import { namesOf } from './names.ts'
import { cardRows, type Filter, type ShownRow } from './queries.ts'
import { isOfCity } from './visible.ts'

/** Cards read and written at once. */
const PAGE = 500

/** The cards of a filter as a table, page after page: however many there are, a page of them is in memory. */
export async function* cardsAsCsv(db: Db, actor: Staff, filter: Omit<Filter, 'after' | 'size'>, on: Day) {
  let head = MARK + lineOf(Object.values(CARD_COLUMNS).map(({ zh }) => zh))
  for (let after: string | undefined; ; ) {
    const rows = await cardRows(db, actor, { ...filter, after, size: PAGE })
    const page = rows.slice(0, PAGE)
    const names = await namesOf(
      db,
      page.map(({ place }) => place),
      on,
    )
    yield head + page.map((row) => lineOf(cellsOf(row, names.place(row.place)))).join('')
    head = ''
    const last = page.at(-1)
    if (rows.length <= PAGE || !last) return
    after = `${new Date(last.found_at).toISOString()}_${last.card}_1`
  }
}

const cellsOf = (row: ShownRow, place: string): (string | number)[] => [
  LEVEL[row.level as Level].zh,
  CARD_STATE[row.state as CardState].zh,
  POINT[row.point as PointNumber].name.zh,
  row.number,
  row.title,
  row.applicant_name,
  place,
  row.person_name ?? '',
  row.due_on ?? '',
  row.value,
  row.found_on,
  row.reply_due_on ?? '',
]

type Sum = {
  key: string
  received: number
  decided: number
  used: number
  promised: number
  legal: number
}
type Cards = Record<
  'yellow' | 'red' | 'questionsYellow' | 'questionsRed' | 'revokedYellow' | 'revokedRed',
  number
> & { key: string }

/**
 * The report of a time (domain.md §6), one line a county: received, decided, speed against the legal and the promised
 * limit, questions, cards. What no system of the city records yet is left empty, never nought.
 */
export async function* reportAsCsv(db: Db, actor: Staff, { from, until }: { from: Day; until: Day }) {
  if (actor.post.role !== 'supervisor') throw new RuleViolation('actor/not-allowed')
  const { division } = actor.post
  const county = sql`case when division ~ '^[0-9]{12}$' then left(division, 6) || '000000' else division end`
  const [sums, cards, questions, divisions] = await Promise.all([
    sql<Sum>`
      select ${county} as key,
        count(*) filter (where received_on between ${from} and ${until})::int as received,
        count(*) filter (where decided_on between ${from} and ${until})::int as decided,
        coalesce(sum(used_days) filter (where decided_on between ${from} and ${until}), 0)::int as used,
        coalesce(sum(promised_days) filter (where decided_on between ${from} and ${until}), 0)::int as promised,
        coalesce(sum(legal_days) filter (where decided_on between ${from} and ${until}), 0)::int as legal
      from supervision.watch
      where division like ${`${areaOf(division)}%`}
        and (received_on between ${from} and ${until} or decided_on between ${from} and ${until})
      group by 1`.execute(db),
    sql<Cards>`
      select ${county} as key,
        count(*) filter (where level = 'yellow' and about = 'case' and state in ('issued', 'ordered'))::int as yellow,
        count(*) filter (where level = 'red' and about = 'case' and state in ('issued', 'ordered'))::int as red,
        count(*) filter (where level = 'yellow' and about = 'question' and state in ('issued', 'ordered'))::int
          as "questionsYellow",
        count(*) filter (where level = 'red' and about = 'question' and state in ('issued', 'ordered'))::int
          as "questionsRed",
        count(*) filter (where level = 'yellow' and state = 'revoked')::int as "revokedYellow",
        count(*) filter (where level = 'red' and state = 'revoked')::int as "revokedRed"
      from supervision.card
      where division like ${`${areaOf(division)}%`} and issued_on between ${from} and ${until}
      group by 1`.execute(db),
    questionCounts(db, division, { from, until }),
    isOfCity(actor)
      ? divisionsOf(db, division, until)
      : divisionPath(db, division).then((path) => path.slice(-1)),
  ])
  yield MARK + lineOf(Object.values(REPORT_COLUMNS).map(({ zh }) => zh))
  const names = new Map(divisions.map(({ code, name }) => [code, name]))
  for (const key of names.keys()) {
    const sum = sums.rows.find((row) => row.key === key)
    const card = cards.rows.find((row) => row.key === key)
    const asked = questions.filter((row) => countyOf(row.division) === key)
    yield lineOf([
      names.get(key) ?? key,
      String(sum?.received ?? 0),
      String(sum?.decided ?? 0),
      percent(sum?.decided, sum?.received),
      percent(sum && sum.legal - sum.used, sum?.legal),
      percent(sum && sum.promised - sum.used, sum?.promised),
      String(card?.yellow ?? 0),
      String(card?.red ?? 0),
      String(asked.reduce((all, row) => all + row.asked, 0)),
      String(asked.reduce((all, row) => all + row.answered, 0)),
      String(card?.questionsYellow ?? 0),
      String(card?.questionsRed ?? 0),
      ...Array.from({ length: 4 }, () => ''),
      String(card?.revokedYellow ?? 0),
      String(card?.revokedRed ?? 0),
    ])
  }
}

/** The county a division lies in, as the statements above say it; an area of its own is its own. */
const countyOf = (division: string): string =>
  /^\d{12}$/.test(division) ? `${division.slice(0, 6)}000000` : division

/** Cut off after two places, as the province does; nothing where there is nothing to divide by. */
function percent(part: number | undefined, whole: number | undefined): string {
  if (part === undefined || !whole) return ''
  return `${(Math.trunc((part / whole) * 10_000) / 100).toFixed(2)}%`
}

/** The first day of the month of a day. */
export const monthOf = (on: Day): Day => day(`${on.slice(0, 7)}-01`)
