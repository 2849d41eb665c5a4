/**
 * Checks the calendar that ships with OneWindow against two independent packages, or writes its festivals anew:
 *
 *   node scripts/calendar-check.ts           prints every day on which somebody disagrees; exit code 1 if there is one
 *   node scripts/calendar-check.ts --write   computes data/calendar/festivals.yaml
 *
 * The packages are oracles only. What the product knows are the notices in data/calendar.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import chineseDays from 'chinese-days'
import { HolidayUtil, Lunar, Solar } from 'lunar-typescript'
import { type Calendar, natureOf } from '../src/core/calendar.ts'
import type { Festivals } from '../src/core/calendar-year.ts'
import { addDays, type Day, day, isWeekend, yearOf } from '../src/core/day.ts'
import { readCalendar, shippedFolder } from '../src/platform/calendar-files.ts'

const FIRST_YEAR = 2018
const LAST_YEAR = 2060

/** New Year's Eve, Qingming, Dragon Boat and Mid-Autumn of a year, by lunar-typescript. */
export function computedFestivals(year: number): Festivals {
  const lunar = (month: number, date: number) => day(Lunar.fromYmd(year, month, date).getSolar().toYmd())
  const terms = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()
  return {
    newYearsEve: addDays(lunar(1, 1), -1),
    qingming: day(terms.清明?.toYmd() ?? ''),
    dragonBoat: lunar(5, 5),
    midAutumn: lunar(8, 15),
  }
}

/** Whether people work on a day of an announced year, by each package. */
export const ORACLES: Readonly<Record<string, (on: Day) => boolean>> = {
  'chinese-days': (on) => chineseDays.isWorkday(on),
  'lunar-typescript': (on) => HolidayUtil.getHoliday(on)?.isWork() ?? !isWeekend(on),
}

/** Every official day that a package sees otherwise, and every festival that is not where it is computed to be. */
export function disagreements(calendar: Calendar): string[] {
  const festivals = calendar.years
    .filter(({ year, festivals }) => JSON.stringify(festivals) !== JSON.stringify(computedFestivals(year)))
    .map(({ year }) => `${year}: festivals`)
  const days: string[] = []
  for (let on = calendar.from; calendar.officialUntil && on <= calendar.officialUntil; on = addDays(on, 1)) {
    const { kind, provisional } = natureOf(calendar, on)
    const works = kind === 'working' || kind === 'makeup'
    for (const [name, oracle] of Object.entries(ORACLES))
      if (!provisional && oracle(on) !== works)
        days.push(`${on}: ${works ? 'worked' : 'free'}, not by ${name}`)
  }
  return [...festivals, ...days]
}

function festivalTable(): string {
  const line = (year: number) => {
    const { newYearsEve, qingming, dragonBoat, midAutumn } = computedFestivals(year)
    return `${year}: { newYearsEve: ${newYearsEve}, qingming: ${qingming}, dragonBoat: ${dragonBoat}, midAutumn: ${midAutumn} }`
  }
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i)
  const head =
    '# 除夕, 清明, 端午 and 中秋. Computed by scripts/calendar-check.ts --write; a test compares every line.'
  return `${[head, ...years.map(line)].join('\n')}\n`
}

if (import.meta.main) {
  if (process.argv.includes('--write'))
    writeFileSync(join(shippedFolder(), 'festivals.yaml'), festivalTable())
  const calendar = readCalendar()
  const found = disagreements(calendar)
  for (const line of found) process.stdout.write(`${line}\n`)
  const official = `${yearOf(calendar.from)}–${calendar.officialUntil ? yearOf(calendar.officialUntil) : '…'}`
  process.stdout.write(
    `${calendar.years.length} years, official ${official}, ${found.length} disagreements\n`,
  )
  process.exitCode = found.length === 0 ? 0 : 1
}
