import { type Day, findDay, weekdayOf } from '../../core/day.ts'
import { WEEKDAY } from '../../core/words/workbench.ts'
import { dayIn } from '../../fields/date.ts'

/**
 * The day somebody typed: `0514` and `5-14` of this year, `260514`, `20260514`, `2026-05-14` and whatever a form of the
 * portal understands. Undefined when it is none.
 */
export function readDay(typed: string, today: Day): Day | undefined {
  const text = typed.normalize('NFKC').trim()
  const year = today.slice(0, 4)
  const [, month = '', date = ''] =
    /^(\d{2})(\d{2})$/.exec(text) ?? /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? []
  if (month) return findDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (short) return findDay(`${year.slice(0, 2)}${short[1]}-${short[2]}-${short[3]}`)
  return dayIn(text)
}

/** 周四, beside a typed day, so that a slip of the finger is noticed. */
export function weekdayInWords(day: Day): string {
  return WEEKDAY[weekdayOf(day)]?.zh ?? ''
}
