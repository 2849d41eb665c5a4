import { sql } from 'kysely'
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

/** On whose word, under which request. */
export type By = {
  actor: string
  requestId: string
  /** The instant of the record: the database's, read with the lock; a demo city's own, written by the owner only. */
  recordedAt: string
  origin: 'live' | 'demo'
  /** The last word before the rules: may this person do it to the case as it stands? Throws when not. */
  guard?: ((c: Case, command: CaseCommand) => Promise<void>) | undefined
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
  await by.guard?.(before, command)
  const events = decide(before, command)
  return { ...same, after: events.reduce(evolve, before), events }
}

/** What was ruled of one case, and on which past. */
export type Ruled = { id: string; past: Past; performed: Performed; by: By }

/**
 * Write what was ruled of each case: the new events, the rows, the promised jobs, in the transaction that holds their
 * locks. Answers the rows as lists show them.
 */
export async function recordAll(
  tx: Tx,
  ruled: readonly Ruled[],
  { calendar, jobs }: { calendar: Calendar; jobs: Jobs },
): Promise<Map<string, LineRow>> {
  if (ruled.length === 0) return new Map()
  const written = ruled.map(({ id, past, performed: { before, after, events, recordedAt }, by }) => {
    const { actor, requestId, origin } = by
    const sealed = sealAll(id, past.at(-1) ?? START, events, { actor, requestId, recordedAt, origin })
    return { id, before, after, sealed }
  })
  const news = ruled.flatMap(({ id, performed: { events, firstSeq } }) =>
    events.map((event, n) => ({ event: `cases/${event.type}`, caseId: id, seq: firstSeq + n })),
  )
  const [lines] = await Promise.all([
    write(tx, written, calendar),
    ...ruled.map(({ id, performed: { after, events } }) => writeAsked(tx, id, after, events, calendar)),
    jobs.announce(tx, news),
  ])
  return lines
}

/** Everything that happened to each case, in order. */
export async function histories(tx: Db | Tx, ids: readonly string[]): Promise<Map<string, Past>> {
  return Map.groupBy(await eventsOf(tx, { ids }), ({ case_id }) => case_id)
}

const eventsOf = kept((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('cases.event')
    .select(['case_id', 'seq', 'data', 'request_id', 'hash'])
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .orderBy('case_id')
    .orderBy('seq'),
)
export type Past = Awaited<ReturnType<typeof eventsOf>>

/** The state of a case as of now, folded from its events. */
export async function stateOf(tx: Db | Tx, id: string): Promise<Case> {
  const past = (await histories(tx, [id])).get(id) ?? []
  return past.map((row) => row.data as CaseEvent).reduce(evolve, blank)
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
