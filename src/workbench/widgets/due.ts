import type { Day } from '../../core/day.ts'
import { DUE, say } from '../../core/words/workbench.ts'

/** How near the end of a limit is: what a mark shows by colour, shape and word alike. */
export type Nearness = 'late' | 'today' | 'soon' | 'calm'
type Due = { dueOn: string | null; daysLeft: number | null }

/** Working days left from which on a case is called soon due. */
const SOON = 2

/** Over, today, soon or later. Days left count working days, so on a day of rest the dates themselves decide. */
export function nearnessOf({ dueOn, daysLeft }: Due, today: Day): Nearness | undefined {
  if (dueOn === null) return undefined
  const left = daysLeft ?? 0
  if (left < 0 || (left === 0 && dueOn < today)) return 'late'
  if (left === 0 && dueOn <= today) return 'today'
  return left <= SOON ? 'soon' : 'calm'
}

/** 「剩 2 天」「今天到期」「超 1 天」: working days, as the law counts them. */
export function dueInWords(due: Due, today: Day): string {
  const days = Math.abs(due.daysLeft ?? 0)
  switch (nearnessOf(due, today)) {
    case undefined:
      return DUE.none.zh
    case 'late':
      return days === 0 ? DUE.justOver.zh : say(DUE.over, { days })
    case 'today':
      return DUE.today.zh
    default:
      return days === 0 ? say(DUE.restDay, { day: shortDay(due.dueOn ?? '') }) : say(DUE.left, { days })
  }
}

/** `5-14`, a day of this year in a list. */
export function shortDay(day: string): string {
  return day.slice(5).replace(/^0/, '')
}
