import { sql } from 'kysely'
import type { Calendar } from '../../core/calendar.ts'
import { blank, type Case, type CaseEvent } from '../../core/case/case.ts'
import { type CaseCommand, decide } from '../../core/case/decide.ts'
import { evolve } from '../../core/case/evolve.ts'
import { RuleViolation } from '../../core/violation.ts'
import { seal } from '../../platform/chain.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { rowsOf, writeSideRows } from './rows.ts'

/** On whose word, under which request, by which calendar; what is told to whom. */
export type By = {
  actor: string
  requestId: string
  calendar: Calendar
  jobs: Jobs
  /** The last word before the rules: may this person do it to the case as it stands? Throws when not. */
  guard?: ((c: Case) => Promise<void>) | undefined
  /** Only a demo city is written with another instant than the database's, and only by the owner of the tables. */
  demo?: { at: string } | undefined
}
/** A case before and after, and what happened in between with the numbers of the events. */
export type Performed = {
  before: Case
  after: Case
  events: readonly CaseEvent[]
  firstSeq: number
  recordedAt: string
}

/**
 * Carry out one command on one case, in the caller's transaction: its past, the decision, the new events, its row, the
 * promised jobs. A repeated request is answered, not repeated: then `events` is empty. Throws `case/unknown`.
 */
export async function perform(tx: Tx, id: string, command: CaseCommand, by: By): Promise<Performed> {
  const recordedAt = by.demo?.at ?? (await lock(tx, id))
  const past = await history(tx, id)
  const before = past.map((row) => row.data as CaseEvent).reduce(evolve, blank)
  const firstSeq = (past.at(-1)?.seq ?? 0) + 1
  if (past.some((row) => row.request_id === by.requestId))
    return { before, after: before, events: [], firstSeq, recordedAt }
  await by.guard?.(before)
  const events = decide(before, command)
  const after = events.reduce(evolve, before)
  if (events.length > 0) {
    const sealed = sealAll(id, past.at(-1) ?? START, events, {
      actor: by.actor,
      requestId: by.requestId,
      recordedAt,
      origin: by.demo ? 'demo' : 'live',
    })
    await append(tx, sealed)
    await refresh(tx, id, after, sealed.at(-1)?.seq ?? 0, by.calendar)
    await writeSideRows(tx, id, before, after, events, by.calendar)
    await by.jobs.announce(
      tx,
      events.map((event, n) => ({ event: `cases/${event.type}`, caseId: id, seq: firstSeq + n })),
    )
  }
  return { before, after, events, firstSeq, recordedAt }
}

/** Commands on one case take turns. The answer is the database's time, the only one we record. */
async function lock(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{
    at: string
  }>`select now() as at from cases.file where case_id = ${id} for update`.execute(tx)
  if (!rows[0]) throw new RuleViolation('case/unknown')
  return rows[0].at
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

/** Write sealed events. The application role cannot set `origin`: only the owner writes a demo. */
export async function append(tx: Tx, events: readonly Sealed[]): Promise<void> {
  const rows = events.map(({ caseId, seq, event, actor, requestId, recordedAt, hash, origin }) => ({
    case_id: caseId,
    seq,
    type: event.type,
    data: JSON.stringify(event),
    actor,
    request_id: requestId,
    recorded_at: recordedAt,
    hash,
    ...(origin === 'demo' ? { origin } : {}),
  }))
  await tx.insertInto('cases.event').values(rows).execute()
}

async function refresh(tx: Tx, id: string, c: Case, version: number, calendar: Calendar): Promise<void> {
  await tx
    .updateTable('cases.file')
    .set({ ...rowsOf(c, calendar).file, version })
    .where('case_id', '=', id)
    .execute()
}
