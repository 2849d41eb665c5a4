import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { type Calendar, calendarOf } from '../core/calendar.ts'
import type { CalendarYear } from '../core/calendar-year.ts'
import type { Db } from './db.ts'

/** Seconds a server trusts the calendar it has read; a notice that was loaded reaches every server within them. */
const FRESH_SECONDS = 30

/**
 * Put the calendar that comes with the product into a database. A year that is there already is replaced only when the
 * product knows of more notices for it: what a city loaded itself stays. As the owner.
 */
export async function loadCalendar(client: pg.ClientBase, { years }: Calendar): Promise<void> {
  await client.query(
    `insert into platform.calendar_year as known (year, content)
     select (y ->> 'year')::integer, y from jsonb_array_elements($1) y
     on conflict (year) do update set content = excluded.content, loaded_at = now()
     where jsonb_array_length(excluded.content -> 'notices') > jsonb_array_length(known.content -> 'notices')`,
    [JSON.stringify(years)],
  )
}

/** The published calendar as the database has it, read again every half minute. */
export function calendarReader(db: Db): () => Promise<Calendar> {
  let read: { at: number; calendar: Promise<Calendar> } | undefined
  return () => {
    if (!read || Date.now() - read.at > FRESH_SECONDS * 1_000) {
      const calendar = readYears(db).then(calendarOf)
      const current = { at: Date.now(), calendar }
      read = current
      calendar.catch(() => {
        if (read === current) read = undefined // asked again next time
      })
    }
    return read.calendar
  }
}

async function readYears(db: Db): Promise<CalendarYear[]> {
  const rows = await db.selectFrom('platform.calendar_year').select('content').orderBy('year').execute()
  return rows.map((row) => row.content as unknown as CalendarYear)
}

/** The calendar in force as a client outside the server reads it. */
export async function storedCalendar(client: Pick<pg.ClientBase, 'query'>): Promise<Calendar> {
  const { rows } = await client.query<{ content: CalendarYear }>('select content from platform.calendar_year')
  return calendarOf(rows.map(({ content }) => content))
}

/** The key of a purpose, made once for a database. As the owner. */
export async function ensureSecret(client: pg.ClientBase, purpose: string): Promise<string> {
  await client.query('insert into platform.secret (purpose, value) values ($1, $2) on conflict do nothing', [
    purpose,
    randomBytes(32).toString('hex'),
  ])
  const { rows } = await client.query<{ value: string }>(
    'select value from platform.secret where purpose = $1',
    [purpose],
  )
  return rows[0]?.value ?? ''
}
