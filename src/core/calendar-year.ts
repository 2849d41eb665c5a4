import { type Day, day, dayNumber, dayOf, isWeekend, yearOf } from './day.ts'
import { RuleViolation } from './violation.ts'

/**
 * One year as it is kept: plain data, the same in a file, in a database row and over HTTP. A year with a notice is
 * *official*; one without is *provisional*: weekends and the statutory days rest, nothing else is known yet.
 */
export type CalendarYear = { year: number; festivals: Festivals; notices: readonly Notice[] }

/** The festivals that move: 除夕, 清明, 端午, 中秋 of the year. */
export type Festivals = { newYearsEve: Day; qingming: Day; dragonBoat: Day; midAutumn: Day }

/**
 * A notice of the State Council (国办发明电). The first one arranges the year; a later one replaces the arrangement of
 * each festival it names, so both what was announced and what came of it stay known.
 */
export type Notice = { number: string; title: string; issuedOn: Day; arrangements: readonly Arrangement[] }

/** `春节：1月24日至30日放假调休，共7天。1月19日、2月1日上班。` */
export type Arrangement = { festival: string; from: Day; to: Day; makeup: readonly Day[] }

/** The arrangements in force: of two for the same festival the later notice's. */
export function arrangementsInForce(year: CalendarYear): readonly Arrangement[] {
  const byFestival = new Map<string, Arrangement>()
  for (const notice of year.notices) for (const a of notice.arrangements) byFestival.set(a.festival, a)
  return [...byFestival.values()]
}

/** The year as it was known on a day: only notices issued by then. 2020 on 2019-12-31 is 2020 as announced. */
export function knownOn(year: CalendarYear, on: Day): CalendarYear {
  return { ...year, notices: year.notices.filter((notice) => notice.issuedOn <= on) }
}

/**
 * The public holidays of the law itself (全国年节及纪念日放假办法): 11 days under the text of 2013, 13 from 2025 on, when
 * New Year's Eve and May 2 were added (revision of 2024-11-10). Two of them may fall on one day.
 */
export function statutoryDays({ year, festivals }: CalendarYear): readonly { on: Day; festival: string }[] {
  const revised = year >= 2025
  const newYear = dayNumber(festivals.newYearsEve) + 1
  const dates = (festival: string, ...days: readonly Day[]) => days.map((on) => ({ on, festival }))
  const fixed = (monthAndDate: string) => day(`${year}-${monthAndDate}`)
  return [
    ...dates('元旦', fixed('01-01')),
    ...(revised ? dates('春节', festivals.newYearsEve) : []),
    ...dates('春节', dayOf(newYear), dayOf(newYear + 1), dayOf(newYear + 2)),
    ...dates('清明节', festivals.qingming),
    ...dates('劳动节', fixed('05-01'), ...(revised ? [fixed('05-02')] : [])),
    ...dates('端午节', festivals.dragonBoat),
    ...dates('中秋节', festivals.midAutumn),
    ...dates('国庆节', fixed('10-01'), fixed('10-02'), fixed('10-03')),
  ]
}

/** Every day of an arrangement's holiday. */
export function holidayDays({ from, to }: Arrangement): readonly Day[] {
  const first = dayNumber(from)
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, i) => dayOf(first + i))
}

/**
 * Refuses a year that cannot be right: a festival or holiday of another year, a notice without its number, a holiday
 * that ends before it begins, a make-up day that is no weekend or rests as well, a statutory day nobody gave free.
 */
export function assertSound(year: CalendarYear): void {
  const facts = { year: String(year.year) }
  for (const on of Object.values(year.festivals))
    if (yearOf(on) !== year.year) throw new RuleViolation('calendar/other-year', { ...facts, on })
  for (const notice of year.notices) assertNotice(year, notice)
  if (year.notices.length === 0) return

  const arrangements = arrangementsInForce(year)
  const holidays = new Set(arrangements.flatMap(holidayDays))
  for (const { on, festival } of statutoryDays(year))
    if (!holidays.has(on))
      throw new RuleViolation('calendar/statutory-day-missing', { ...facts, on, festival })
  for (const on of arrangements.flatMap((a) => a.makeup))
    if (holidays.has(on)) throw new RuleViolation('calendar/contradiction', { on })
}

function assertNotice({ year, notices }: CalendarYear, notice: Notice): void {
  const { number, title, issuedOn, arrangements } = notice
  const facts = { year: String(year), number }
  const earlier = notices[notices.indexOf(notice) - 1]
  if (number.trim() === '' || title.trim() === '' || arrangements.length === 0)
    throw new RuleViolation('calendar/notice-incomplete', facts)
  if (earlier && earlier.issuedOn > issuedOn) throw new RuleViolation('calendar/notice-order', facts)
  if (new Set(arrangements.map((a) => a.festival)).size < arrangements.length)
    throw new RuleViolation('calendar/festival-twice', facts)
  for (const { from, to, makeup } of arrangements) {
    if (to < from) throw new RuleViolation('calendar/holiday-backwards', { ...facts, on: from })
    for (const on of [from, to, ...makeup])
      if (!mayArrange(year, on)) throw new RuleViolation('calendar/other-year', { ...facts, on })
    for (const on of makeup)
      if (!isWeekend(on)) throw new RuleViolation('calendar/makeup-on-weekday', { ...facts, on })
  }
}

/** New Year's holiday may begin in the last days of the year before: 2018-12-30 belongs to the notice for 2019. */
function mayArrange(year: number, on: Day): boolean {
  return yearOf(on) === year || (yearOf(on) === year - 1 && on >= `${year - 1}-12-25`)
}
