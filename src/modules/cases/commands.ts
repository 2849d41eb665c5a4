import type { Calendar } from '../../core/calendar.ts'
import { blank, type Case, type CaseEvent } from '../../core/case/case.ts'
import { type CaseCommand, decide } from '../../core/case/decide.ts'
import { evolve } from '../../core/case/evolve.ts'
import { seal } from '../../platform/chain.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Jobs } from '../../platform/jobs.ts'
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

/**
 * Carry out one command on one case, in the caller's transaction, which holds the case's lock: its past, the decision,
 * the new events, its rows, the promised jobs. A repeated request is answered, not repeated: then `events` is empty.
 */
export async function perform(tx: Tx, id: string, command: CaseCommand, by: By): Promise<Performed> {
  const { recordedAt, requestId, origin, calendar } = by
  const past = await history(tx, id)
  const before = past.map((row) => row.data as CaseEvent).reduce(evolve, blank)
  const last = past.at(-1) ?? START
  const firstSeq = last.seq + 1
  if (past.some((row) => row.request_id === requestId))
    return { before, after: before, events: [], firstSeq, recordedAt }
  await by.guard?.(before)
  const events = decide(before, command)
  const after = events.reduce(evolve, before)
  if (events.length === 0) return { before, after, events, firstSeq, recordedAt }
  const line = await write(tx, {
    id,
    before,
    after,
    calendar,
    sealed: sealAll(id, last, events, { actor: by.actor, requestId, recordedAt, origin }),
  })
  await writeAsked(tx, id, after, events, calendar)
  const news = events.map((event, n) => ({ event: `cases/${event.type}`, caseId: id, seq: firstSeq + n }))
  await by.jobs.announce(tx, news)
  return { before, after, events, firstSeq, recordedAt, line }
}

/** Everything that happened to a case, in order. */
export function history(tx: Db | Tx, id: string) {
  const events = tx.selectFrom('cases.event').where('case_id', '=', id).orderBy('seq')
  return events.select(['seq', 'data', 'request_id', 'hash']).execute()
}

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
