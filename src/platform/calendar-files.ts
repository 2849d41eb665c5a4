import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Calendar, calendarOf } from '../core/calendar.ts'
import type { CalendarYear } from '../core/calendar-year.ts'
import { type Day, findDay } from '../core/day.ts'

const CivilDay = z.custom<Day>(
  (value) => typeof value === 'string' && findDay(value) !== undefined,
  '不是真实的日期',
)

/** The shape of `festivals.yaml`: the four festivals that move, for every year that can be answered at all. */
export const FestivalTable = z.record(
  z.string().regex(/^\d{4}$/),
  z.strictObject({ newYearsEve: CivilDay, qingming: CivilDay, dragonBoat: CivilDay, midAutumn: CivilDay }),
)

/** The shape of `<year>.yaml`: what the State Council announced for the year, word for word as days. */
export const AnnouncedYear = z.strictObject({
  year: z.int(),
  notices: z.array(
    z.strictObject({
      number: z.string(),
      title: z.string(),
      issuedOn: CivilDay,
      arrangements: z.array(
        z.strictObject({ festival: z.string(), from: CivilDay, to: CivilDay, makeup: z.array(CivilDay) }),
      ),
    }),
  ),
})

/** The years in a folder: each line of `festivals.yaml`, with its notices where the year has a file. */
export function readCalendarYears(folder: string = shippedFolder()): CalendarYear[] {
  const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'))
  const files = readdirSync(folder).filter((name) => /^\d{4}\.yaml$/.test(name))
  const notices = new Map(
    files.map((name) => AnnouncedYear.parse(read(name))).map((a) => [a.year, a.notices]),
  )
  const years = Object.entries(FestivalTable.parse(read('festivals.yaml'))).map(([year, festivals]) => ({
    year: Number(year),
    festivals,
    notices: notices.get(Number(year)) ?? [],
  }))
  const homeless = [...notices.keys()].filter((year) => !years.some((known) => known.year === year))
  if (homeless.length > 0) throw new Error(`festivals.yaml in ${folder} lacks ${homeless.join(', ')}`)
  return years
}

/** The calendar that ships with the product. */
export function readCalendar(folder?: string): Calendar {
  return calendarOf(readCalendarYears(folder))
}

/** `data/calendar` of this package, from the sources as well as from a build of them. */
export function shippedFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const calendar = join(folder, 'data', 'calendar')
    if (existsSync(calendar)) return calendar
  }
  throw new Error(`data/calendar is missing above ${import.meta.dirname}`)
}
