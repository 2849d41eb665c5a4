import pg from 'pg'
import { addWorkingDays, type Calendar, calendarOf, isWorkingDay } from '../src/core/calendar.ts'
import type { CalendarYear } from '../src/core/calendar-year.ts'
import { addDays, type Day, yearOf } from '../src/core/day.ts'
import { chinaToday } from '../src/platform/china-time.ts'
import { fill } from './fill.ts'
import type { Client } from './load.ts'

/** What time does to open cases: how many there are, how many it did something to, how long it took. */
export type Sweep = { what: string; open: number; done: number; ms: number }

type Turn = { ms: number; seen: number; moved: number }

/** Of a million open cases, the share that silence accepts on one day, and the share that supervision has to look at. */
const SILENT = 0.01
const LOOKED_AT = 0.05

/**
 * What time does to so many open cases: a sweep that finds nothing due; the sweep of a day on which one case in a hundred
 * is accepted by silence and five are looked at; every case computed again by a calendar that moves none; and a notice
 * that gives one day of next week off, so that whatever runs over it moves and is told. Of these at
 * most `move` cases. Last, how many ledgers a first search reads in twenty seconds.
 */
export async function clocks(
  url: string,
  call: Client,
  { many, move }: { many: number; move: number },
): Promise<Sweep[]> {
  const owner = new pg.Client(url)
  await owner.connect()
  const ask = async (text: string, values: unknown[] = []): Promise<number> =>
    (await owner.query<{ n: number }>(text, values)).rows[0]?.n ?? 0
  const turn = async (what: string, today?: Day): Promise<Turn> => {
    const { status, body } = await call('POST', '/api/bench/turn', { what, ...(today ? { today } : {}) })
    if (status !== 200) throw new Error(`${what}: ${status} ${body}`)
    return JSON.parse(body) as Turn
  }
  try {
    await fill(url, many + (await ask('select count(*)::integer as n from cases.file')), 1)
    const open = await ask(`select count(*)::integer as n from cases.file where ${OPEN}`)
    const { today, calendar } = await settle(owner, open)
    const waiting = (text: string) => ask(`select count(*)::integer as n from ${text}`, [today])
    const sweep = async (what: string): Promise<Sweep[]> => {
      const line = async (which: string, said: string, due: string) => {
        const before = await waiting(due)
        const { ms } = await turn(which, today)
        return { what: `${what}: ${said}`, open, done: before - (await waiting(due)), ms }
      }
      return [
        await line('silence', 'silence accepts', SILENCE_DUE),
        await line('looks', 'supervision looks', LOOK_DUE),
      ]
    }
    const lines = await sweep('nothing is due')
    await owner.query(
      `update cases.file set due_on = due_on - 400
       where case_id in (select case_id from cases.file where due_kind = 'correctionNotice' and due_on > $1::date + 300 order by case_id limit $2)`,
      [today, Math.ceil(open * SILENT)],
    )
    await owner.query(
      `update supervision.watch set look_on = $1 where case_id in
         (select case_id from cases.file where ${OPEN} and status <> 'received' order by md5(case_id::text) limit $2)`,
      [today, Math.ceil(open * LOOKED_AT)],
    )
    lines.push(...(await sweep('what a day brings')))
    await owner.query(`update cases.file set due_on = due_on - 400 where due_on > $1::date + 300`, [today])
    await owner.query('update cases.file set edition = 0')
    const same = await turn('calendar')
    lines.push({ what: 'every case computed again', open, done: same.seen, ms: same.ms })
    const kept = await addNotice(owner, calendar)
    if (open > move)
      // the newest: of cases filled as of years ago no day lies ahead that could move
      await owner.query(
        `update cases.file set edition = 9999 where case_id in
           (select case_id from cases.file where ${OPEN} order by case_id desc offset $1)`,
        [move],
      )
    const moved = await turn('calendar')
    lines.push({
      what: 'a calendar change that moves days',
      open: Math.min(open, move),
      done: moved.moved,
      ms: moved.ms,
    })
    await owner.query('update platform.calendar_year set content = $1 where year = $2', [
      JSON.stringify(kept),
      kept.year,
    ])
    await owner.query('truncate forensics.examined, forensics.finding, forensics.act')
    await owner.query(`update forensics.reading set position = '' where name = 'round'`)
    const search = await turn('search')
    const searched = await ask('select count(*)::integer as n from forensics.examined')
    lines.push({ what: 'ledgers searched for the first time', open, done: searched, ms: search.ms })
    return lines
  } finally {
    await owner.end()
  }
}

const SILENCE_DUE = `cases.file where due_kind = 'correctionNotice' and status = 'received' and due_on < $1`
const LOOK_DUE = `supervision.watch where look_on <= $1`
const OPEN = `ended_on is null and status <> 'delivered'`

/**
 * A day on which nothing is due yet: notices run out far ahead, every look lies in the future. The day of the sweep is
 * one on which the time for a notice is over in every copy, so that what is made due by hand is due by the law as well.
 */
async function settle(owner: pg.Client, open: number): Promise<{ today: Day; calendar: Calendar }> {
  const { rows } = await owner.query<{ content: CalendarYear }>('select content from platform.calendar_year')
  const calendar = calendarOf(rows.map(({ content }) => content))
  const today = addWorkingDays(calendar, chinaToday(), 8)
  if (open === 0) throw new Error('no case is open')
  await owner.query(`update cases.file set due_on = due_on + 400 where due_kind = 'correctionNotice'`)
  await owner.query(`update supervision.watch set look_on = $1::date + 30 where look_on is not null`, [today])
  return { today, calendar }
}

/** An invented notice: the third working day from now is off. Answers the year as it was. */
async function addNotice(owner: pg.Client, calendar: Calendar): Promise<CalendarYear> {
  const today = chinaToday()
  const ahead = Array.from({ length: 30 }, (_, n) => addDays(today, n + 1))
  const off = ahead.filter((on) => isWorkingDay(calendar, on))[2] as Day
  const { rows } = await owner.query<{ content: CalendarYear }>(
    'select content from platform.calendar_year where year = $1',
    [yearOf(off)],
  )
  const year = rows[0]?.content as CalendarYear
  const arrangements = [{ festival: '临时放假', from: off, to: off, makeup: [] }]
  const notice = { number: '国办发明电〔0000〕1号', title: '测量用', issuedOn: today, arrangements }
  const content: CalendarYear = { ...year, notices: [...year.notices, notice] }
  await owner.query('update platform.calendar_year set content = $1 where year = $2', [
    JSON.stringify(content),
    year.year,
  ])
  return year
}
