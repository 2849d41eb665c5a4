import { type Calendar, calendarOf } from '../../core/calendar.ts'
import type { CalendarYear, Notice } from '../../core/calendar-year.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { ProposalLine, YearLine } from './contract.ts'
import { readDay, workingDaysIn } from './reading.ts'

/** The years in order, each with its notices; what is not announced yet is provisional. */
export function yearLines(calendar: Calendar): YearLine[] {
  return calendar.years.map(({ year, notices }) => ({
    year,
    provisional: notices.length === 0,
    workingDays: workingDaysIn(calendar, year),
    notices: notices.map(noticeLine),
  }))
}

const noticeLine = ({ number, title, issuedOn }: Notice) => ({ number, title, issuedOn })

/** A year after each of its notices: as announced, then as amended. Without one, by the law alone. */
export function editionsOf(calendar: Calendar, year: number) {
  const found = calendar.years.find((one) => one.year === year)
  if (!found) throw new RuleViolation('calendar/year-unknown', { year: String(year) })
  const bare = asOf(calendar, found, 0)
  if (found.notices.length === 0)
    return { year, provisional: true, editions: [edition(bare, bare, year, null)] }
  const editions = found.notices.map((notice, n) =>
    edition(
      n === 0 ? bare : asOf(calendar, found, n),
      asOf(calendar, found, n + 1),
      year,
      noticeLine(notice),
    ),
  )
  return { year, provisional: false, editions }
}

function asOf(calendar: Calendar, found: CalendarYear, notices: number): Calendar {
  const then = { ...found, notices: found.notices.slice(0, notices) }
  return calendarOf(calendar.years.map((one) => (one === found ? then : one)))
}

/** The days of a year that are no ordinary ones, beside what they were by the notice before. */
function edition(
  before: Calendar,
  after: Calendar,
  year: number,
  notice: { number: string; title: string; issuedOn: Day } | null,
) {
  const days = daysOf(after, year)
    .map((on) => readDay(on, before, after))
    .filter(({ kind, changes }) => kind === 'holiday' || kind === 'makeup' || changes)
  return { notice, workingDays: workingDaysIn(after, year), days }
}

function daysOf({ from, until }: Calendar, year: number): Day[] {
  const first = Math.max(Date.parse(`${year - 1}-12-25`), Date.parse(from))
  const last = Math.min(Date.parse(`${year}-12-31`), Date.parse(until))
  return Array.from(
    { length: (last - first) / 86_400_000 + 1 },
    (_, n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10) as Day,
  )
}

const COLUMNS = [
  'id',
  'year',
  'number',
  'title',
  'state',
  'proposed_by',
  'proposed_name',
  'proposed_at',
  'decided_name',
  'decided_at',
  'reason',
] as const

/** What was put forward here, the newest first. */
export async function proposals(db: Db): Promise<ProposalLine[]> {
  const rows = await db
    .selectFrom('calendar.notice')
    .select(COLUMNS)
    .orderBy('proposed_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(toLine)
}

/** One that was put forward, as it was read then. Throws `calendar/notice-unknown`. */
export async function proposalOf(db: Db | Tx, id: string) {
  const row = await db
    .selectFrom('calendar.notice')
    .select([...COLUMNS, 'text', 'content'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new RuleViolation('calendar/notice-unknown')
  return { line: toLine(row), by: row.proposed_by, text: row.text, notice: row.content as unknown as Notice }
}

type Row = {
  id: string
  year: number
  number: string
  title: string
  state: string
  proposed_name: string
  proposed_at: string
  decided_name: string | null
  decided_at: string | null
  reason: string
}

const toLine = (row: Row): ProposalLine => ({
  id: row.id,
  year: row.year,
  number: row.number,
  title: row.title,
  state: row.state as ProposalLine['state'],
  proposedBy: row.proposed_name,
  proposedAt: row.proposed_at,
  decidedBy: row.decided_name,
  decidedAt: row.decided_at,
  reason: row.reason,
})
