import type { Calendar } from '../calendar.ts'
import { blank, type Case, type CaseEvent, legalOf, promiseOf } from '../case/case.ts'
import { evolve } from '../case/evolve.ts'
import { type Clock, due } from '../clock.ts'
import type { Day } from '../day.ts'
import type { Ledger, Recorded } from './finding.ts'

type OfType<T extends CaseEvent['type']> = Recorded & { event: Extract<CaseEvent, { type: T }> }

export const is =
  <T extends CaseEvent['type']>(type: T) =>
  (entry: Recorded): entry is OfType<T> =>
    entry.event.type === type

/** A pause as the ledger tells it: where it begins and, unless it still runs, where it ends. */
export type PauseIn = { from: OfType<'Suspended'>; until?: OfType<'Resumed'> | undefined }

export function pausesOf({ events }: Ledger): PauseIn[] {
  const pauses: PauseIn[] = []
  for (const entry of events) {
    const last = pauses.at(-1)
    if (is('Suspended')(entry)) pauses.push({ from: entry })
    else if (is('Resumed')(entry) && last && last.until === undefined) last.until = entry
  }
  return pauses
}

/** The case as it stood before this event: the same fold that every clock is computed from. */
export function stateBefore({ events }: Ledger, seq: number): Case {
  return events.filter((entry) => entry.seq < seq).reduce((state, { event }) => evolve(state, event), blank)
}

/**
 * The limits as they stood before an event, extensions and pauses included. Undefined before acceptance; there is no
 * legal one while a lower organ reviews.
 */
export function limitsAt(
  ledger: Ledger,
  seq: number,
): { promised: Clock; legal: Clock | undefined } | undefined {
  const c = stateBefore(ledger, seq)
  return 'pauses' in c ? { promised: promiseOf(c), legal: legalOf(c) } : undefined
}

/**
 * Whether the day an act is dated keeps a limit that the day of its entry would have missed: then that limit's last day,
 * else undefined.
 */
export function limitKept(
  ledger: Ledger,
  calendar: Calendar,
  { event, seq }: Recorded,
  recordedOn: Day,
): Day | undefined {
  if (event.type !== 'Granted' && event.type !== 'Denied' && event.type !== 'Suspended') return undefined
  const limits = limitsAt(ledger, seq)
  if (!limits) return undefined
  return [limits.promised, limits.legal]
    .map((clock) => clock && due(clock, calendar)?.on)
    .find((last) => last !== undefined && event.on <= last && recordedOn > last)
}

/** What a sitting is made of: the acts that open and close a case, under a person's name. */
export function isDecisive({ event, actor }: Recorded): boolean {
  return actor !== 'system' && ['Accepted', 'Granted', 'Denied'].includes(event.type)
}

/** Who worked on the case for the office: whoever recorded what only an office records; a receipt follows on a submission. */
export function workersOf({ events }: Ledger): string[] {
  const workers = events.filter(({ event, actor }) => actor !== 'system' && OFFICE.includes(event.type))
  return [...new Set(workers.map(({ actor }) => actor))].sort()
}

const OFFICE: readonly CaseEvent['type'][] = [
  'PreReturned',
  'PrePassed',
  'CorrectionRequested',
  'Returned',
  'Accepted',
  'StepCompleted',
  'Suspended',
  'Resumed',
  'Granted',
  'Denied',
]
