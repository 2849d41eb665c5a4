import { type Calendar, isWorkingDay } from '../calendar.ts'
import { blank, type Case } from '../case/case.ts'
import { deskOf } from '../case/desk.ts'
import { evolve } from '../case/evolve.ts'
import { type Clock, due, stoppedOn } from '../clock.ts'
import { addDays, type Day, dayInChina } from '../day.ts'
import type { TURN } from '../words/supervision.ts'
import type { Recorded } from './history.ts'

/** Whose turn it is; `asked` is a department whose opinion everything waits for. */
export type Turn = keyof typeof TURN

/** Who had a case in hand, from one instant to another; `person` where somebody had claimed it. */
export type Held = {
  from: string
  until?: string | undefined
  place: string
  turn: Turn
  person?: string | undefined
  /** The event by which it came into these hands. */
  seq: number
}

/**
 * Who held the case, one after the other, without gap or overlap while it lies with anybody. It is the applicant's while
 * corrections are awaited; where nothing but the opinion of another department is missing it is that department's.
 */
export function heldOf(events: readonly Recorded[]): Held[] {
  const intervals: Held[] = []
  let c: Case = blank
  for (const { event, recordedAt, seq } of events) {
    c = evolve(c, event)
    const now = turnOf(c)
    const last = intervals.at(-1)
    if (last && last.until === undefined) {
      if (now && isSame(last, now)) continue
      last.until = recordedAt
    }
    if (now) intervals.push({ from: recordedAt, ...now, seq })
  }
  return intervals
}

type Now = Pick<Held, 'place' | 'turn' | 'person'>
const isSame = (a: Now, b: Now) => a.place === b.place && a.turn === b.turn && a.person === b.person

function turnOf(c: Case): Now | undefined {
  const desk = deskOf(c)
  if (desk === undefined) return undefined
  const awaited =
    c.status === 'deciding' ? c.opinions.find(({ givenOn }) => givenOn === undefined) : undefined
  if (awaited) return { place: awaited.organ, turn: 'asked' }
  return { place: desk.place, turn: desk.role, person: 'holder' in c ? c.holder?.id : undefined }
}

/** Days of a clock that somebody's turn took: counted within the limit, and beyond it. */
export type Charge = Pick<Held, 'place' | 'turn' | 'person'> & { days: number; overdue: number }

/**
 * The working days of a clock up to `until`, each charged to whoever had the case when that day began: days in which the
 * clock is stopped to nobody, days past the limit as overdue. Whoever only waited is charged nothing.
 */
export function chargesOf(
  intervals: readonly Held[],
  clock: Clock,
  { calendar, until }: { calendar: Calendar; until: Day },
): Charge[] {
  const last = due(clock, calendar)?.on
  const charges = new Map<string, Charge>()
  for (let on = addDays(clock.startedOn, 1); on <= until; on = addDays(on, 1)) {
    const isOver = last !== undefined && on > last
    if (!isWorkingDay(calendar, on) || (!isOver && stoppedOn(clock, on))) continue
    const held = heldOn(intervals, on)
    if (held === undefined) continue
    const { place, turn, person } = held
    const key = `${place}/${turn}/${person ?? ''}`
    const charge = charges.get(key) ?? { place, turn, person, days: 0, overdue: 0 }
    charges.set(key, charge)
    if (isOver) charge.overdue += 1
    else charge.days += 1
  }
  return [...charges.values()]
}

/** Whoever had it when the day began; on the day it first came into anybody's hands, they. */
function heldOn(intervals: readonly Held[], on: Day): Held | undefined {
  const before = intervals.filter(({ from }) => dayInChina(Date.parse(from)) < on).at(-1)
  const covers = before && (before.until === undefined || dayInChina(Date.parse(before.until)) >= on)
  return covers ? before : intervals.find(({ from }) => dayInChina(Date.parse(from)) === on)
}

/** Whom a card goes to: of those charged beyond the limit who took longest, the later one of two; else who has it now. */
export function blamedFor(charges: readonly Charge[], intervals: readonly Held[]): Now | undefined {
  const over = charges.filter(({ overdue, turn }) => overdue > 0 && turn !== 'applicant')
  const most = over.reduce<Charge | undefined>(
    (worst, one) => (worst === undefined || one.overdue >= worst.overdue ? one : worst),
    undefined,
  )
  return most ?? intervals.filter(({ turn }) => turn !== 'applicant').at(-1)
}
