import { sql } from 'kysely'
import { type Calendar, editionOf } from '../../core/calendar.ts'
import { blank, type CaseEvent, isEnded } from '../../core/case/case.ts'
import type { ClockKind } from '../../core/case/clocks.ts'
import { evolve } from '../../core/case/evolve.ts'
import { type MovedDay, movedDays, type StoredDay, toldOf } from '../../core/case/recount.ts'
import type { Day } from '../../core/day.ts'
import { SYSTEM } from '../../platform/actor.ts'
import { inRounds } from '../../platform/batch.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { histories, recordAll } from './commands.ts'
import { clockRow, rowsOf } from './rows.ts'
import { compare, type Stored } from './verify-clocks.ts'

/** Cases looked at in one transaction. */
const ROUND = 200
/** Cases whose days move in one transaction. */
const TOGETHER = 64

/** What one sweep did: open cases looked at, those whose days moved, and those that failed and are tried again. */
export type Recounted = { seen: number; moved: number; failures: unknown[] }

/**
 * A notice was loaded: every open case is computed again, once. A case remembers by which calendar its days stand
 * (`edition`), so a server that was killed half-way, or one that still worked by the old calendar, leaves nothing behind
 * but cases that are looked at again. Those that have ended keep the days they had.
 */
export const recountDays: Schedule = {
  everySeconds: 20,
  async run(db, setting, stop) {
    const { failures } = await recount(db, setting, stop)
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} cases could not be computed again`)
  },
}

export async function recount(db: Db, setting: Setting, stop?: AbortSignal): Promise<Recounted> {
  const calendar = await setting.calendar()
  const sum: Recounted = { seen: 0, moved: 0, failures: [] }
  for (let after: Place = { edition: -1, id: FIRST }; !stop?.aborted; ) {
    const from = after
    const round = await transact(db, (tx) => settle(tx, calendar, from))
    const failed = await inRounds(db, round.moved, {
      size: TOGETHER,
      work: (tx, ids) => recountAll(tx, setting, calendar, ids),
      stop,
    })
    sum.seen += round.seen
    sum.moved += round.moved.length - failed.length
    sum.failures.push(...round.failures, ...failed.map(({ error }) => error))
    if (!round.last) break
    after = round.last
  }
  return sum
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

/**
 * Cases by the new calendar, all in one transaction: their rows, what moved, and the events by which their applicants are
 * told. Those another server has computed meanwhile, and those that have ended, are left as they are.
 */
async function recountAll(
  tx: Tx,
  setting: Setting,
  calendar: Calendar,
  ids: readonly string[],
): Promise<void> {
  const held = await stillStale(tx, calendar, ids)
  const open = held.map(({ id }) => id)
  const [pasts, stored] = await Promise.all([histories(tx, open), storedDays(tx, open)])
  const counted = held.flatMap(({ id, at }) => {
    const past = pasts.get(id) ?? []
    const c = past.map((row) => row.data as CaseEvent).reduce(evolve, blank)
    if (isEnded(c.status)) return []
    const moved = movedDays(c, stored.get(id) ?? [], calendar)
    return { id, at, past, c, moved, events: toldOf(moved, setting.today()) }
  })
  const told = counted.filter(({ events }) => events.length > 0)
  await recordAll(
    tx,
    told.map(({ id, at, past, c, events }) => ({
      id,
      past,
      performed: { before: c, after: c, events, firstSeq: past.length + 1, recordedAt: at },
      by: { actor: SYSTEM.id, requestId: newId(), recordedAt: at, origin: 'live' },
    })),
    { calendar, jobs: setting.jobs },
  )
  const rows = counted.map(({ id, c }) => ({ id, ...rowsOf(c, calendar) }))
  await rewrite(tx, rows, calendar)
  const moved = counted.flatMap((one) => one.moved.map((day) => ({ case_id: one.id, ...day })))
  await note(tx, moved, editionOf(calendar))
}

/** Of these cases, those whose days still stand by an older calendar; taken in one order, and held from here on. */
async function stillStale(tx: Tx, calendar: Calendar, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; at: string }>`
    select case_id as id, now() as at from cases.file
    where case_id = any (${ids}::uuid[]) and edition < ${editionOf(calendar)}
    order by case_id for update`.execute(tx)
  return rows
}

async function storedDays(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredDay[]>> {
  const rows = await tx
    .selectFrom('cases.clock')
    .select(['case_id', 'kind', 'ref', 'due_on'])
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .execute()
  const days = rows.map(({ case_id, kind, ref, due_on }) => ({
    id: case_id,
    kind: kind as ClockKind,
    ref,
    on: (due_on as Day | null) ?? undefined,
  }))
  return Map.groupBy(days, ({ id }) => id)
}

/** The clocks and days of these cases as they are now, in three statements for all. */
async function rewrite(
  tx: Tx,
  rows: readonly (ReturnType<typeof rowsOf> & { id: string })[],
  calendar: Calendar,
) {
  const clocks = rows.flatMap(({ id, clocks }) => clocks.map((clock) => clockRow(id, clock)))
  const files = rows.map(({ id, file }) => ({ case_id: id, ...file }))
  await Promise.all([
    tx
      .deleteFrom('cases.clock')
      .where(sql<boolean>`case_id = any (${rows.map(({ id }) => id)}::uuid[])`)
      .execute(),
    sql`
      insert into cases.clock (case_id, kind, ref, due_on, provisional)
      select case_id, kind, ref, due_on, provisional
      from json_populate_recordset(null::cases.clock, ${JSON.stringify(clocks)}::json)`.execute(tx),
    sql`
      update cases.file f set due_kind = n.due_kind, due_on = n.due_on, provisional = n.provisional,
        -- a day that is past counting keeps the days that were promised
        promised_on = case when n.accepted_on is null or n.outcome is not null then f.promised_on else n.promised_on end,
        legal_on = case when n.accepted_on is null or n.outcome is not null then f.legal_on else n.legal_on end,
        edition = ${editionOf(calendar)}
      from json_populate_recordset(null::cases.file, ${JSON.stringify(files)}::json) n
      where f.case_id = n.case_id`.execute(tx),
  ])
}

/** Both truths are kept: what was said, and what is so now. Other departments read their day in a row of their own. */
async function note(
  tx: Tx,
  moved: readonly (MovedDay & { case_id: string })[],
  edition: number,
): Promise<void> {
  if (moved.length === 0) return
  const opinions = moved
    .filter(({ kind }) => kind === 'opinion')
    .map(({ case_id, ref, now }) => ({ case_id, opinion: ref, due_on: now }))
  await Promise.all([
    tx
      .insertInto('cases.moved_day')
      .values(moved.map((day) => ({ ...day, edition })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
    sql`
      update cases.opinion o set due_on = n.due_on
      from json_populate_recordset(null::cases.opinion, ${JSON.stringify(opinions)}::json) n
      where o.case_id = n.case_id and o.opinion = n.opinion`.execute(tx),
  ])
}
