import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { type Calendar, calendarOf } from '../core/calendar.ts'
import type { CalendarYear } from '../core/calendar-year.ts'
import type { Db, Tx } from './db.ts'

/** Seconds a server trusts the calendar it has read; a notice that was loaded reaches every server within them. */
const FRESH_SECONDS = 10

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

/** The published calendar as the database has it, read again every few seconds. */
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

/** A year as it stands, held until the end of the transaction, so that two notices cannot both change it. */
export async function lockYears(tx: Tx): Promise<CalendarYear[]> {
  const rows = await tx
    .selectFrom('platform.calendar_year')
    .select('content')
    .orderBy('year')
    .forUpdate()
    .execute()
  return rows.map((row) => row.content as unknown as CalendarYear)
}

/** From now on a year reads so. Every server follows within `FRESH_SECONDS`. */
export async function storeYear(tx: Tx, year: CalendarYear): Promise<void> {
  await tx
    .updateTable('platform.calendar_year')
    .set({ content: JSON.stringify(year), loaded_at: sql<string>`now()` })
    .where('year', '=', year.year)
    .execute()
}

/** The years as the database has them at this moment. */
export async function readYears(db: Db): Promise<CalendarYear[]> {
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
