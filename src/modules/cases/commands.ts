import type { Calendar } from '../../core/calendar.ts'
import { blank, type Case, type CaseEvent } from '../../core/case/case.ts'
import { type CaseCommand, decide } from '../../core/case/decide.ts'
import { evolve } from '../../core/case/evolve.ts'
import { seal } from '../../platform/chain.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { kept } from '../../platform/kept.ts'
import type { LineRow } from './queries.ts'
import { write, writeAsked } from './rows.ts'

/** On whose word, under which request, by which calendar; what is told to whom. */
export type By = {
  actor: string
  requestId: string
  calendar: Calendar
  jobs: Jobs
  /** The instant of the record: the database's, read with the lock; a demo city's own, written by the owner only. */
  recordedAt: string
  origin: 'live' | 'demo'
  /** The last word before the rules: may this person do it to the case as it stands? Throws when not. */
  guard?: ((c: Case) => Promise<void>) | undefined
}
/** A case before and after, and what happened in between with the numbers of the events. */
export type Performed = {
  before: Case
  after: Case
  events: readonly CaseEvent[]
  firstSeq: number
  recordedAt: string
  /** The row as lists show it; absent when nothing was written. */
  line?: LineRow | undefined
}

/** What one command means for a case with this past: the rules, nothing else. A repeated request means nothing: no events. */
export async function rule(past: Past, command: CaseCommand, by: By): Promise<Performed> {
  const { recordedAt, requestId } = by
  const before = past.map((row) => row.data as CaseEvent).reduce(evolve, blank)
  const firstSeq = (past.at(-1) ?? START).seq + 1
  const same = { before, after: before, events: [], firstSeq, recordedAt }
  if (past.some((row) => row.request_id === requestId)) return same
  await by.guard?.(before)
  const events = decide(before, command)
  return { ...same, after: events.reduce(evolve, before), events }
}

/**
 * Write what was ruled: the new events, the case's rows, the promised jobs, in the transaction that holds its lock. All
 * of it is sent before this function first waits, so that whoever asks next in this transaction reads it already.
 */
export async function record(
  tx: Tx,
  id: string,
  { past, performed, by }: { past: Past; performed: Performed; by: By },
): Promise<LineRow> {
  const { before, after, events, firstSeq, recordedAt } = performed
  const { actor, requestId, origin, calendar } = by
  const stamp = { actor, requestId, recordedAt, origin }
  const sealed = sealAll(id, past.at(-1) ?? START, events, stamp)
  const news = events.map((event, n) => ({ event: `cases/${event.type}`, caseId: id, seq: firstSeq + n }))
  const [line] = await Promise.all([
    write(tx, { id, before, after, calendar, sealed }),
    writeAsked(tx, id, after, events, calendar),
    by.jobs.announce(tx, news),
  ])
  return line
}

/** Everything that happened to a case, in order. */
export const history = (tx: Db | Tx, id: string) => eventsOf(tx, { id })

const eventsOf = kept((db, { id }: { id: string }) =>
  db
    .selectFrom('cases.event')
    .select(['seq', 'data', 'request_id', 'hash'])
    .where('case_id', '=', id)
    .orderBy('seq'),
)
export type Past = Awaited<ReturnType<typeof history>>

/** The state of a case as of now, folded from its events. */
export async function stateOf(tx: Db | Tx, id: string): Promise<Case> {
  return (await history(tx, id)).map((row) => row.data as CaseEvent).reduce(evolve, blank)
}

export const START = { seq: 0, hash: '' }
type Stamp = { actor: string; requestId: string; recordedAt: string; origin: 'live' | 'demo' }
export type Sealed = Stamp & { caseId: string; seq: number; event: CaseEvent; hash: string }

/** Number and chain the events that follow `last`. */
export function sealAll(
  caseId: string,
  last: typeof START,
  events: readonly CaseEvent[],
  stamp: Stamp,
): Sealed[] {
  let { seq, hash } = last
  return events.map((event) => {
    seq += 1
    hash = seal(hash, { caseId, seq, ...stamp, event })
    return { ...stamp, caseId, seq, event, hash }
  })
}
