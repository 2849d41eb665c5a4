import type { Arrangement, CalendarYear, Notice } from './calendar-year.ts'
import { arrangementsInForce, holidayDays } from './calendar-year.ts'
import { type Day, daysBetween, findDay, weekdayOf } from './day.ts'
import { RuleViolation } from './violation.ts'

/**
 * A notice of the State Council on holidays, read from its text as it is published: number, title, date, and for each
 * festival the days off and the weekend days worked for them. What the text says twice (weekdays, how many days) is
 * compared, so that a slip of the pen, or of a copy, is found before anybody's deadline rests on it.
 *
 * `known` is the year as it stands, needed where a notice only changes it (延长春节假期). Throws `calendar/notice-…`.
 */
export function readNotice(
  text: string,
  known: (year: number) => CalendarYear | undefined,
): { year: number; notice: Notice } {
  const plain = text
    .normalize('NFKC') // full-width digits, brackets and colons
    .replace(/[ \t\u3000\u00a0]/g, '')
  const title = /国务院办公厅关于[^\n]*?(\d{4})年[^\n]*?通知/.exec(plain)
  const number = /国办发明电[[〔(【]?(\d{4})[\]〕)】]?(\d+)号/.exec(plain)
  if (!title) throw missing('标题')
  if (!number) throw missing('文号')
  const year = Number(title[1])
  const body = plain.slice(plain.indexOf(title[0]) + title[0].length).replace(/\s/g, '')
  const issuedOn = issueDay(plain)
  if (!issuedOn) throw missing('印发日期')
  const arrangements = arrangementsIn(body, { year, title: title[0], known })
  if (arrangements.length === 0) throw missing('放假安排')
  return {
    year,
    notice: { number: `国办发明电〔${number[1]}〕${number[2]}号`, title: title[0], issuedOn, arrangements },
  }
}

const missing = (what: string) => new RuleViolation('calendar/notice-unreadable', { what })

/** The day under the signature: the last full date that stands alone in its line. */
function issueDay(plain: string): Day | undefined {
  const lines = plain.split(/\r?\n/)
  const line = lines.findLast((one) => /^(国务院办公厅)?\d{4}年\d{1,2}月\d{1,2}日$/.test(one))
  const [, year, month, date] = /(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(line ?? '') ?? []
  return date === undefined ? undefined : findDay(iso(year, month, date))
}

type About = { year: number; title: string; known: (year: number) => CalendarYear | undefined }

function arrangementsIn(body: string, about: About): Arrangement[] {
  const extended = /延长(?:(\d{4})年)?([^假。]{2,8})假期至(.+?日(?:\([^)]*\))?)/.exec(body)
  if (extended) return [prolonged(extended[2] ?? '', extended[3] ?? '', about)]
  const changed = /调整(?:\d{4})年(.+?)假期/.exec(about.title)
  if (changed) return [arrangement(changed[1] ?? '', body, about.year)]
  const headings = [...body.matchAll(/[一二三四五六七八九十]+、([^:,。()]{2,12}):/g)]
  return headings.map((heading, n) => {
    const start = heading.index + heading[0].length
    return arrangement(heading[1] ?? '', body.slice(start, headings[n + 1]?.index), about.year)
  })
}

const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?`
const HOLIDAY = new RegExp(`${DATE}(?:至${DATE})?放假(?:调休)?(?:,与周末连休)?(?:,共(\\d+)天)?`)
const WORKED = new RegExp(`^${DATE}(?:、${DATE})*上班$`)

/** One festival's sentences: the first that gives days off, and those that only name days worked. The rest is advice. */
function arrangement(festival: string, text: string, year: number): Arrangement {
  const sentences = text.split('。')
  const off = sentences.map((one) => HOLIDAY.exec(one)).find((found) => found !== null)
  if (!off) throw missing(`${festival}的放假日期`)
  const from = dated(off.slice(1, 5), { year })
  const to =
    off[7] === undefined ? from : dated(off.slice(5, 9), { year: Number(from.slice(0, 4)), month: from })
  const makeup = sentences.filter((one) => WORKED.test(one)).flatMap((one) => datesIn(one, year))
  const counted = daysBetween(from, to) + 1
  if (counted < 1) throw new RuleViolation('calendar/holiday-backwards', { number: festival, on: from })
  if (off[9] !== undefined && Number(off[9]) !== counted)
    throw new RuleViolation('calendar/notice-length', { festival, said: off[9], counted: String(counted) })
  return { festival, from, to, makeup }
}

/** 延长: the arrangement as it stands, with a later end; who would have worked in between rests too. */
function prolonged(festival: string, until: string, { year, known }: About): Arrangement {
  const stands = known(year)
  const current = stands && arrangementsInForce(stands).find((one) => one.festival.includes(festival))
  const [to] = datesIn(until, year)
  if (!current || !to) throw missing(`${year}年${festival}原来的放假安排`)
  const rest = new Set(holidayDays({ ...current, to }))
  return { ...current, to, makeup: current.makeup.filter((on) => !rest.has(on)) }
}

function datesIn(text: string, year: number): Day[] {
  let month: Day | undefined
  return [...text.matchAll(new RegExp(DATE, 'g'))].map((found) => {
    month = dated(found.slice(1, 5), { year, month })
    return month
  })
}

/** `year年 month月 date日 (note)`, what is left out being that of `near`. A weekday in the note must be the day's own. */
function dated(
  [year, month, date, note]: (string | undefined)[],
  near: { year: number; month?: Day | undefined },
): Day {
  const text = iso(year ?? String(near.year), month ?? near.month?.slice(5, 7), date)
  const on = findDay(text)
  if (!on) throw new RuleViolation('calendar/notice-date', { on: text })
  const said = /(?:周|星期)([一二三四五六日天])/.exec(note ?? '')?.[1]
  const weekday = WEEKDAYS[weekdayOf(on)]
  if (said && (said === '天' ? '日' : said) !== weekday)
    throw new RuleViolation('calendar/notice-weekday', { on, said, weekday: weekday ?? '' })
  return on
}

const WEEKDAYS = '日一二三四五六'

const iso = (year = '', month = '', date = '') => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
