import { sql } from 'kysely'
import { type Calendar, changedDays, editionOf } from '../../core/calendar.ts'
import { blank, type CaseEvent } from '../../core/case/case.ts'
import type { ClockKind } from '../../core/case/clocks.ts'
import { evolve } from '../../core/case/evolve.ts'
import { type MovedDay, movedDays, toldOf } from '../../core/case/recount.ts'
import type { Day } from '../../core/day.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { visibleCases } from './visible.ts'

/** What a calendar would do, before anybody confirms it: how many cases, whose, and how many applicants are told. */
export type Effect = { cases: number; told: number; byOrgan: ReadonlyMap<string, number> }
/** A case a calendar would move, and from when to when. */
export type Affected = { id: string; number: string; title: string; organ: string; days: readonly MovedDay[] }

/** Cases folded at once: what is read for one round fits into memory a hundred times. */
const ROUND = 500

/** The whole effect of a calendar on the open cases, counted. Names no case: whoever administers sees none. */
export async function effectOf(db: Db, calendars: Calendars): Promise<Effect> {
  const byOrgan = new Map<string, number>()
  let [cases, told] = [0, 0]
  for await (const { organ, days } of moving(db, calendars)) {
    cases += 1
    byOrgan.set(organ, (byOrgan.get(organ) ?? 0) + 1)
    if (toldOf(days, calendars.today).length > 0) told += 1
  }
  return { cases, told, byOrgan }
}

/** The cases a calendar would move that this person sees, a page after a case. */
export async function affectedBy(
  db: Db,
  actor: Actor,
  calendars: Calendars,
  { after, size }: { after?: string | undefined; size: number },
): Promise<Affected[]> {
  const page: Affected[] = []
  for await (const one of moving(db, calendars, { actor, after })) {
    page.push(one)
    if (page.length === size) break
  }
  return page
}

/** How many open cases still stand by an older calendar: none, once a notice is carried through. */
export async function waitingCases(db: Db, calendar: Calendar): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from cases.file
    where edition < ${editionOf(calendar)}
      and ended_on is null and status <> 'delivered'`.execute(db)
  return rows[0]?.n ?? 0
}

type Calendars = { before: Calendar; after: Calendar; today: Day }
const SYSTEM: Actor = { kind: 'system', id: 'system' }

/** Every open case with a day that would move, in the order of their ids. A limit that ends before the first changed day cannot. */
async function* moving(
  db: Db,
  { before, after }: Calendars,
  { actor = SYSTEM, after: last = '' }: { actor?: Actor; after?: string | undefined } = {},
): AsyncGenerator<Affected> {
  const first = changedDays(before, after)[0]?.on
  if (first === undefined) return
  for (let from = last || '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await candidates(db, actor, first, from)
    for (const row of rows) {
      const c = row.events.reduce(evolve, blank)
      const stored = row.clocks.map(({ kind, ref, due_on }) => ({ kind, ref, on: due_on ?? undefined }))
      const days = movedDays(c, stored, after)
      if (days.length > 0)
        yield { id: row.case_id, number: row.number, title: row.title, organ: row.organ, days }
    }
    const end = rows.at(-1)
    if (!end || rows.length < ROUND) return
    from = end.case_id
  }
}

const candidates = (db: Db, actor: Actor, first: Day, from: string) =>
  visibleCases(db, actor)
    .select([
      'f.case_id',
      'f.number',
      'f.title',
      'f.organ',
      sql<
        CaseEvent[]
      >`(select json_agg(e.data order by e.seq) from cases.event e where e.case_id = f.case_id)`.as('events'),
      sql<{ kind: ClockKind; ref: string; due_on: Day | null }[]>`
        (select json_agg(json_build_object('kind', k.kind, 'ref', k.ref, 'due_on', k.due_on))
         from cases.clock k where k.case_id = f.case_id)`.as('clocks'),
    ])
    .where(
      sql<boolean>`exists (select from cases.clock k where k.case_id = f.case_id and k.due_on >= ${first}::date)`,
    )
    .where('f.case_id', '>', from)
    .orderBy('f.case_id')
    .limit(ROUND)
    .execute()
