import { type Calendar, noticeBehind } from '../calendar.ts'
import { type Day, laterOf } from '../day.ts'
import type { Case, CaseEvent } from './case.ts'
import { type ClockKind, clocksOf } from './clocks.ts'

/** A day of a case as it was stored; none where its clock was stopped. */
export type StoredDay = { kind: ClockKind; ref: string; on: Day | undefined }
/** A day that a notice moves: from when to when. */
export type MovedDay = { kind: ClockKind; ref: string; was: Day; now: Day; notice: string }

/** What the new calendar makes of the days of a case. A clock that stands still has no day to move. */
export function movedDays(c: Case, stored: readonly StoredDay[], calendar: Calendar): MovedDay[] {
  return clocksOf(c, calendar).flatMap(({ kind, ref, clock, on: now }) => {
    const was = stored.find((one) => one.kind === kind && one.ref === ref)?.on
    if (was === undefined || now === undefined || was === now) return []
    const notice = noticeBehind(calendar, clock.startedOn, laterOf(was, now))?.number ?? ''
    return [{ kind, ref, was, now, notice }]
  })
}

/** The days an applicant was promised; whoever waits for them is told when a notice moves them. */
const PROMISED_TO_APPLICANTS: readonly ClockKind[] = ['promised', 'legal']

/** The event by which the applicant is told, once; none when only days of the inside moved. */
export function toldOf(moved: readonly MovedDay[], on: Day): CaseEvent[] {
  const told = moved.filter(({ kind }) => PROMISED_TO_APPLICANTS.includes(kind))
  const [first] = told
  if (!first) return []
  const days = told.map(({ kind, was, now }) => ({ kind: kind as 'promised' | 'legal', was, now }))
  return [{ type: 'CalendarChanged', on, by: 'system', notice: first.notice, days }]
}
