import { addWorkingDays, type Calendar } from '../calendar.ts'
import type { Day } from '../day.ts'
import type { SpecialProcedure } from '../guide/guide.ts'

/** One special procedure of a case: how long it was said to take, in working days, and from when to when it took. */
export type Procedure = { kind: SpecialProcedure; days: number; from: Day; until?: Day | undefined }

/** The eight of art. 45 of the Administrative Licensing Law, whose time does not count; what else an item names does. */
const STOPPING: ReadonlySet<SpecialProcedure> = new Set([
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expertReview',
])
export const stopsClock = (kind: SpecialProcedure): boolean => STOPPING.has(kind)

export const isRunning = ({ until }: { until?: Day | undefined }): boolean => until === undefined

/** Whether a procedure took longer than was said, or already does so on `today`: a fact for supervision. */
export function isOverLength({ from, days, until }: Procedure, calendar: Calendar, today: Day): boolean {
  return (until ?? today) > addWorkingDays(calendar, from, days)
}
