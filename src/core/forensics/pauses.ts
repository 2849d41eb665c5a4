import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar.ts'
import type { Terms } from '../case/terms.ts'
import { type Clock, due, left } from '../clock.ts'
import type { Day } from '../day.ts'
import { SPECIAL } from '../words/cases.ts'
import {
  type Because,
  evidenceOf,
  type Finding,
  findingOf,
  type Ledger,
  points,
  type Recorded,
} from './finding.ts'
import { limitsAt, type PauseIn, pausesOf, stateBefore } from './reading.ts'

/** Part of a limit that counts as its end. */
const LAST_PART = 0.1
/** Working days after a pause within which another one follows on its heels. */
const SOON_DAYS = 2
/** Milliseconds between the end of a pause and a decision that were typed in one go. */
const AT_ONCE = 5 * 60_000

/** What stands out in how a case was stopped and went on (Administrative Licensing Law art. 45 names what may stop it). */
export function pauseFindings(ledger: Ledger, calendar: Calendar): Finding[] {
  const submitted = ledger.events[0]?.event
  if (submitted?.type !== 'Submitted') return []
  const pauses = pausesOf(ledger)
  return [
    ...pauses.flatMap((pause) => latePause(ledger, calendar, pause)),
    ...pauses.flatMap((pause, nth) => pauseAtCard(ledger, calendar, pause, pauses[nth + 1])),
    ...pauses.flatMap((pause) => unlisted(ledger, submitted.terms, pause)),
    ...repeated(ledger, calendar, pauses),
  ]
}

/** A pause that begins when nine tenths of a limit are used and the limit has not run out yet. */
function latePause(ledger: Ledger, calendar: Calendar, { from }: PauseIn): Finding[] {
  const limits = limitsAt(ledger, from.seq)
  if (!limits) return []
  const on = from.event.on
  const ends = [limits.promised, limits.legal].flatMap((clock) =>
    clock ? endReached(clock, calendar, on) : [],
  )
  const [end] = ends
  if (!end) return []
  // after a procedure its result is waited for and read; before the first one nothing but the case itself was there to do
  const first = limits.promised.pauses.length === 0
  const idle = first ? workingDaysBetween(calendar, lastWork(ledger, from), on) : 0
  return findingOf(
    'latePause',
    [
      {
        fact: 'pausedLate',
        points: points(end.total / (Math.floor(end.total * LAST_PART) + 1)),
        says: { special: SPECIAL[from.event.kind].zh, on, total: end.total, left: end.left, due: end.due },
      },
      { fact: 'lainIdle', points: idle >= end.total / 2 ? 7 : 0, says: { days: idle } },
      ...stepOver(ledger, calendar, from, on),
    ],
    [evidenceOf(ledger.caseId, from)],
  )
}

/** Where a limit that still runs has no more than its last tenth left, in working days. */
function endReached(clock: Clock, calendar: Calendar, on: Day) {
  const last = due(clock, calendar)?.on
  if (last === undefined || last < on) return []
  const remaining = left(clock, calendar, on)
  const total =
    remaining + workingDaysBetween(calendar, clock.startedOn, on) - pausedDays(clock, calendar, on)
  return total >= 3 && remaining <= total * LAST_PART ? [{ total, left: remaining, due: last }] : []
}

/** Working days on which the clock stood still up to that day. */
function pausedDays({ startedOn, pauses }: Clock, calendar: Calendar, on: Day): number {
  return pauses.reduce((sum, { from, until = on }) => {
    const begun = from < startedOn ? startedOn : from
    return sum + workingDaysBetween(calendar, begun, until > on ? on : until)
  }, 0)
}

/** The last day before this on which anybody did anything but take the case in hand. */
function lastWork({ events }: Ledger, before: Recorded): Day {
  const idle = ['Claimed', 'Released', 'SettleFee']
  const last = events.filter(({ seq, event }) => seq < before.seq && !idle.includes(event.type)).at(-1)
  return (last ?? before).event.on
}

function stepOver(ledger: Ledger, calendar: Calendar, from: Recorded, on: Day): Because[] {
  const c = stateBefore(ledger, from.seq)
  if (c.status !== 'reviewing' && c.status !== 'deciding') return []
  const step = c.terms.steps[c.step]
  if (!step || step.days === 0) return []
  const clock: Clock = {
    startedOn: c.stepSince,
    limit: { count: step.days, unit: 'workingDay' },
    pauses: c.pauses,
  }
  const over = -left(clock, calendar, on)
  return [{ fact: 'stepOver', points: over > 0 ? 4 : 0, says: { step: step.name, days: over } }]
}

/** A pause that ends on the last day of its own length, or together with the decision, when a card would have fallen. */
function pauseAtCard(
  ledger: Ledger,
  calendar: Calendar,
  { from, until }: PauseIn,
  next: PauseIn | undefined,
): Finding[] {
  if (!until) return []
  const { days, kind } = from.event
  const last = addWorkingDays(calendar, from.event.on, days)
  const onLastDay = until.event.on === last && days >= 3
  const soon =
    next?.from.event.kind === kind &&
    workingDaysBetween(calendar, until.event.on, next.from.event.on) <= SOON_DAYS
  const decision = ledger.events.find(
    ({ seq, event }) => seq > until.seq && (event.type === 'Granted' || event.type === 'Denied'),
  )
  const rescued = lastWithout(ledger, calendar, { from, until })
  const atOnce =
    decision !== undefined &&
    rescued !== undefined &&
    Date.parse(decision.recordedAt) - Date.parse(until.recordedAt) <= AT_ONCE
  if (!onLastDay && !atOnce) return []
  const special = SPECIAL[kind].zh
  return findingOf(
    'pauseAtCard',
    [
      // who works to a deadline ends on it three times as often as chance would have it
      { fact: 'endedOnLastDay', points: onLastDay ? points(days / 3) : 0, says: { special, days, last } },
      {
        fact: 'pausedAgain',
        points: onLastDay && soon ? 8 : 0,
        says: { again: next?.from.event.on ?? '' },
      },
      {
        fact: 'decidedAtOnce',
        points: atOnce ? 11 : 0,
        says: {
          special,
          until: until.event.on,
          due: rescued ?? '',
          minutes: minutesBetween(until, decision),
        },
      },
    ],
    [
      evidenceOf(ledger.caseId, until),
      evidenceOf(ledger.caseId, from),
      ...(atOnce ? [evidenceOf(ledger.caseId, decision)] : []),
      ...(onLastDay && soon ? [evidenceOf(ledger.caseId, next.from)] : []),
    ],
  )
}

const minutesBetween = (a: Recorded, b: Recorded | undefined): number =>
  b ? Math.max(1, Math.round((Date.parse(b.recordedAt) - Date.parse(a.recordedAt)) / 60_000)) : 0

/** The last day of the promised limit had this pause not been, where that day had passed when the pause ended. */
function lastWithout(
  ledger: Ledger,
  calendar: Calendar,
  { from, until }: Required<PauseIn>,
): Day | undefined {
  const limits = limitsAt(ledger, from.seq)
  const last = limits && due(limits.promised, calendar)?.on
  return last !== undefined && until && last < until.event.on ? last : undefined
}

/** Only what the guide of the item lists may stop its clock, and for as long as it says. */
function unlisted(ledger: Ledger, { specials }: Terms, { from }: PauseIn): Finding[] {
  const { kind, days } = from.event
  const listed = specials.find((special) => special.kind === kind)
  const special = SPECIAL[kind].zh
  const longer = listed && days > listed.days
  return findingOf(
    'unlistedPause',
    [
      { fact: 'notListed', points: listed ? 0 : 30, says: { special } },
      {
        fact: 'longerThanListed',
        points: longer ? points(1 + 10 * (days / listed.days - 1)) : 0,
        says: { special, days, listed: listed?.days ?? 0 },
      },
    ],
    [evidenceOf(ledger.caseId, from)],
  )
}

/** The same procedure a second time, or one procedure on the heels of the other. */
function repeated(ledger: Ledger, calendar: Calendar, pauses: readonly PauseIn[]): Finding[] {
  if (pauses.length < 2) return []
  const kinds = pauses.map(({ from }) => from.event.kind)
  const twice = kinds.find((kind, nth) => kinds.indexOf(kind) < nth)
  const gaps = pauses.slice(1).map(({ from }, nth) => {
    const until = pauses[nth]?.until
    return until ? workingDaysBetween(calendar, until.event.on, from.event.on) : 0
  })
  const shortest = Math.min(...gaps)
  return findingOf(
    'repeatedPause',
    [
      {
        fact: 'sameAgain',
        points: twice ? 9 : 0,
        says: {
          special: twice ? SPECIAL[twice].zh : '',
          times: kinds.filter((kind) => kind === twice).length,
        },
      },
      { fact: 'soonAgain', points: shortest <= SOON_DAYS ? 5 : 0, says: { days: shortest } },
      { fact: 'manyPauses', points: pauses.length > 2 ? 6 : 0, says: { times: pauses.length } },
    ],
    pauses.map(({ from }) => evidenceOf(ledger.caseId, from)).reverse(),
  )
}
