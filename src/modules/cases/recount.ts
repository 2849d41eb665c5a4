import { sql } from 'kysely'
import { type Calendar, editionOf } from '../../core/calendar.ts'
import { blank, type CaseEvent, isEnded } from '../../core/case/case.ts'
import type { ClockKind } from '../../core/case/clocks.ts'
import { evolve } from '../../core/case/evolve.ts'
import { type MovedDay, movedDays, type StoredDay, toldOf } from '../../core/case/recount.ts'
import type { Day } from '../../core/day.ts'
import { SYSTEM } from '../../platform/actor.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { histories, recordAll } from './commands.ts'
import { clockRow, rowsOf } from './rows.ts'
import { compare, type Stored } from './verify-clocks.ts'
import { visibleCases } from './visible.ts'

/** Cases looked at in one transaction. */
const ROUND = 200

/** What one sweep did: open cases looked at, those whose days moved, and those that failed and are tried again. */
export type Recounted = { seen: number; moved: number; failures: unknown[] }

/**
 * A notice was loaded: every open case is computed again, once. A case remembers by which calendar its days stand
 * (`edition`), so a server that was killed half-way, or one that still worked by the old calendar, leaves nothing behind
 * but cases that are looked at again. Those that have ended keep the days they had.
 */
export const recountDays: Schedule = {
  everySeconds: 20,
  async run(db, setting) {
    const { failures } = await recount(db, setting)
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} cases could not be computed again`)
  },
}

export async function recount(db: Db, setting: Setting): Promise<Recounted> {
  const calendar = await setting.calendar()
  const sum: Recounted = { seen: 0, moved: 0, failures: [] }
  for (let after: Place = { edition: -1, id: FIRST }; ; ) {
    const from = after
    const round = await transact(db, (tx) => settle(tx, calendar, from))
    sum.seen += round.seen
    sum.failures.push(...round.failures)
    for (const id of round.moved)
      await transact(db, (tx) => recountOne(tx, setting, calendar, id)).then(
        () => {
          sum.moved += 1
        },
        (error: unknown) => sum.failures.push(error),
      )
    if (!round.last) return sum
    after = round.last
  }
}

/** A row's place in the order of the sweep. */
type Place = { edition: number; id: string }
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Cases whose days the new calendar does not move are done with at once; the others are named. Held ones come later. */
async function settle(tx: Tx, calendar: Calendar, after: Place) {
  const rows = await stale(tx, calendar, after)
  const [same, moved, failures]: [string[], string[], unknown[]] = [[], [], []]
  for (const row of rows) {
    try {
      const into = compare(row, calendar).firstBad ? moved : same
      into.push(row.case_id)
    } catch (error) {
      failures.push(error)
    }
  }
  if (same.length > 0)
    await sql`update cases.file set edition = ${editionOf(calendar)} where case_id = any(${same}::uuid[])`.execute(
      tx,
    )
  const last = rows.length < ROUND ? undefined : rows.at(-1)
  return { seen: rows.length, moved, failures, last: last && { edition: last.edition, id: last.case_id } }
}

/** Open cases by an older calendar, each with what is stored of it; the condition is that of the index `file_edition`. */
async function stale(
  tx: Tx,
  calendar: Calendar,
  { edition, id }: Place,
): Promise<(Stored & { edition: number })[]> {
  const { rows } = await sql<Stored & { edition: number }>`
    select f.case_id, f.edition, f.due_on::text, f.due_kind, f.promised_on::text, f.legal_on::text,
      (select coalesce(json_agg(e.data order by e.seq), '[]') from cases.event e where e.case_id = f.case_id) as events,
      (select coalesce(json_agg(json_build_object('kind', k.kind, 'ref', k.ref, 'due_on', k.due_on, 'provisional', k.provisional)), '[]')
       from cases.clock k where k.case_id = f.case_id) as clocks
    from cases.file f
    where f.edition < ${editionOf(calendar)} and (f.edition, f.case_id) > (${edition}, ${id}::uuid)
      and f.ended_on is null and f.status <> 'delivered'
    order by f.edition, f.case_id limit ${ROUND}
    for update of f skip locked`.execute(tx)
  return rows
}

/** One case by the new calendar: its rows, what moved, and the event by which its applicant is told. */
async function recountOne(tx: Tx, setting: Setting, calendar: Calendar, id: string): Promise<void> {
  const { at, edition } = await visibleCases(tx, SYSTEM)
    .select(['f.edition', sql<string>`now()`.as('at')])
    .where('f.case_id', '=', id)
    .forUpdate('f')
    .executeTakeFirstOrThrow()
  if (edition >= editionOf(calendar)) return // another server was here first
  const past = (await histories(tx, [id])).get(id) ?? []
  const c = past.map((row) => row.data as CaseEvent).reduce(evolve, blank)
  if (isEnded(c.status)) return
  const moved = movedDays(c, await storedDays(tx, id), calendar)
  const events = toldOf(moved, setting.today())
  if (events.length > 0) {
    const by = { actor: SYSTEM.id, requestId: newId(), recordedAt: at, origin: 'live' } as const
    const performed = { before: c, after: c, events, firstSeq: past.length + 1, recordedAt: at }
    await recordAll(tx, [{ id, past, performed, by }], { calendar, jobs: setting.jobs })
  }
  const { file, clocks } = rowsOf(c, calendar)
  await tx.deleteFrom('cases.clock').where('case_id', '=', id).execute()
  if (clocks.length > 0)
    await tx
      .insertInto('cases.clock')
      .values(clocks.map((clock) => clockRow(id, clock)))
      .execute()
  const { due_kind, due_on, provisional } = file
  const promised = 'promised_on' in file ? { promised_on: file.promised_on, legal_on: file.legal_on } : {}
  await tx
    .updateTable('cases.file')
    .set({ due_kind, due_on, provisional, ...promised, edition: editionOf(calendar) })
    .where('case_id', '=', id)
    .execute()
  await note(tx, id, moved, editionOf(calendar))
}

async function storedDays(tx: Tx, id: string): Promise<StoredDay[]> {
  const rows = await tx
    .selectFrom('cases.clock')
    .select(['kind', 'ref', 'due_on'])
    .where('case_id', '=', id)
    .execute()
  return rows.map(({ kind, ref, due_on }) => ({
    kind: kind as ClockKind,
    ref,
    on: (due_on as Day | null) ?? undefined,
  }))
}

/** Both truths are kept: what was said, and what is so now. Other departments read their day in a row of their own. */
async function note(tx: Tx, id: string, moved: readonly MovedDay[], edition: number): Promise<void> {
  if (moved.length === 0) return
  await tx
    .insertInto('cases.moved_day')
    .values(moved.map((day) => ({ case_id: id, edition, ...day })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const { kind, ref, now } of moved)
    if (kind === 'opinion')
      await tx
        .updateTable('cases.opinion')
        .set({ due_on: now })
        .where('case_id', '=', id)
        .where('opinion', '=', ref)
        .execute()
}
