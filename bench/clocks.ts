import pg from 'pg'
import { calendarOf, isWorkingDay } from '../src/core/calendar.ts'
import type { CalendarYear } from '../src/core/calendar-year.ts'
import { addDays, type Day, yearOf } from '../src/core/day.ts'
import { chinaToday } from '../src/platform/china-time.ts'
import { fill } from './fill.ts'
import type { Client } from './load.ts'

/** One turn of a schedule over so many open cases: how many it looked at, how many days it moved, how long it took. */
export type Sweep = { what: string; open: number; seen: number; moved: number; ms: number }

/**
 * What time does to open cases: the search for what is due, which finds nothing; every case computed again by a calendar
 * that moves none; and a notice that gives one day of next week off, so that whatever runs over it moves and is told.
 */
export async function clocks(url: string, call: Client, many: number): Promise<Sweep[]> {
  await fill(url, many + (await count(url, 'select count(*)::integer as n from cases.file')), 1)
  const open = await count(
    url,
    `select count(*)::integer as n from cases.file where ended_on is null and status <> 'delivered'`,
  )
  const turn = async (what: string, which: 'due' | 'calendar'): Promise<Sweep> => {
    const { status, body } = await call('POST', '/api/bench/sweep', { what: which })
    if (status !== 200) throw new Error(`${what}: ${status} ${body}`)
    return { what, open, ...(JSON.parse(body) as Omit<Sweep, 'what' | 'open'>) }
  }
  const lines = [await turn('the sweep for what is due', 'due')]
  await asOwner(url, (owner) => owner.query('update cases.file set edition = 0'))
  lines.push(await turn('every case computed again, no day moved', 'calendar'))
  await asOwner(url, addNotice)
  lines.push(await turn('a calendar change that moves days', 'calendar'))
  return lines
}

async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(url)
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

const count = (url: string, text: string): Promise<number> =>
  asOwner(url, async (owner) => (await owner.query<{ n: number }>(text)).rows[0]?.n ?? 0)

/** An invented notice: the third working day from now is off. */
async function addNotice(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ content: CalendarYear }>('select content from platform.calendar_year')
  const years = rows.map(({ content }) => content)
  const calendar = calendarOf(years)
  const today = chinaToday()
  const ahead = Array.from({ length: 30 }, (_, n) => addDays(today, n + 1))
  const off = ahead.filter((on) => isWorkingDay(calendar, on))[2] as Day
  const year = years.find((one) => one.year === yearOf(off)) as CalendarYear
  const arrangements = [{ festival: '临时放假', from: off, to: off, makeup: [] }]
  const notice = { number: '国办发明电〔0000〕1号', title: '测量用', issuedOn: today, arrangements }
  const content: CalendarYear = { ...year, notices: [...year.notices, notice] }
  await owner.query('update platform.calendar_year set content = $1 where year = $2', [
    JSON.stringify(content),
    year.year,
  ])
}
