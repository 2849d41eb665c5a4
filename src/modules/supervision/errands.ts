import { type Selectable, sql } from 'kysely'
import { addWorkingDays } from '../../core/calendar.ts'
import { blank } from '../../core/case/case.ts'
import { evolve } from '../../core/case/evolve.ts'
import type { Day } from '../../core/day.ts'
import { ERRAND_AUTHORITY, ERRAND_DAYS, type ErrandKind, urgedBy } from '../../core/supervision/errand.ts'
import { heldOf } from '../../core/supervision/held.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DB } from '../../platform/schema.gen.ts'
import type { Setting } from '../../platform/setting.ts'
import { act, findSupervised, type Supervised, visibleCases } from '../cases/facade.ts'
import { holdersByPost, postsAt } from '../organisation/facade.ts'
import { placeOf } from './visible.ts'

export type ErrandKey = { caseId: string; errand: string }
export type ErrandRow = Selectable<DB['supervision.errand']>
type Past = { at: string } | undefined

/** Whether a post may do this at all. Throws `actor/not-allowed`, and `organisation/waiting` where A is there. */
export function assertErrand({ post }: Staff, kind: ErrandKind): void {
  if (!ERRAND_AUTHORITY[kind].includes(post.role)) throw new RuleViolation('actor/not-allowed')
  if (post.waiting) throw new RuleViolation('organisation/waiting')
}

/** The departments whose opinion a case waits for. */
export function awaitedIn({ events }: Pick<Supervised, 'events'>): string[] {
  const c = events.map(({ event }) => event).reduce(evolve, blank)
  const opinions = 'opinions' in c && !('outcome' in c) ? c.opinions : []
  return opinions.filter(({ givenOn }) => givenOn === undefined).map(({ organ }) => organ)
}

/** 催办: ask whoever has the case now, or a department whose opinion is awaited. One open urging from one place at a time. */
export async function urgeCase(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  {
    caseId,
    text,
    to,
    requestId,
  }: { caseId: string; text: string; to?: string | undefined; requestId: string },
  demo?: Past,
): Promise<string> {
  assertErrand(actor, 'urge')
  if (await isAsked(tx, actor, caseId, requestId)) return requestId
  const of = await seen(tx, actor, caseId)
  const events = demo ? of.events.filter(({ recordedAt }) => recordedAt <= demo.at) : of.events
  const asked = awaitedIn(of)
  const place = urgedBy(placeOf(actor), heldOf(events).at(-1), { asked, to })
  return ask(tx, setting, actor, of, {
    ...{ kind: 'urge', errand: requestId, text, place },
    ...(demo ? { demo } : {}),
  })
}

/**
 * 转办: hand the case one holds to a colleague at the same desk: it is let go now, and is theirs when they take it. Throws
 * `errand/not-held`, `errand/not-colleague`.
 */
export async function transferCase(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  { caseId, to, text, requestId }: { caseId: string; to: string; text: string; requestId: string },
): Promise<string> {
  assertErrand(actor, 'transfer')
  if (await isAsked(tx, actor, caseId, requestId)) return requestId
  const of = await seen(tx, actor, caseId)
  const c = of.events.map(({ event }) => event).reduce(evolve, blank)
  if (c.status === 'none' || c.holder?.id !== actor.id) throw new RuleViolation('errand/not-held')
  const colleague = (await colleaguesOf(tx, actor, setting.today())).find(({ id }) => id === to)
  if (!colleague) throw new RuleViolation('errand/not-colleague')
  const command = { type: 'Release', on: setting.today(), by: actor.id, force: false } as const
  await act(tx, setting, { caseId, actor, requestId, command })
  return ask(tx, setting, actor, of, {
    ...{ kind: 'transfer', errand: requestId, text, place: placeOf(actor), to: colleague },
  })
}

/** An errand bears the id of the request that made it: sent again it is answered, not made again. */
async function isAsked(tx: Tx, actor: Staff, caseId: string, requestId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('supervision.errand')
    .select('errand')
    .where('case_id', '=', caseId)
    .where('errand', '=', requestId)
    .where('from_person', '=', actor.id)
    .executeTakeFirst()
  return row !== undefined
}

type Asked = {
  kind: ErrandKind
  errand: string
  text: string
  place: string
  to?: { id: string; name: string }
  demo?: Past
}

async function ask(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  of: Supervised,
  { kind, errand, text, place, to, demo }: Asked,
): Promise<string> {
  const today = setting.today()
  const written = await tx
    .insertInto('supervision.errand')
    .values({
      ...{ case_id: of.caseId, errand, kind, number: of.number, title: of.title },
      ...{ from_place: placeOf(actor) || actor.post.division, from_person: actor.id, from_name: actor.name },
      ...{ to_place: place, to_person: to?.id ?? null, to_name: to?.name ?? null, text },
      ...{ asked_on: today, due_on: addWorkingDays(await setting.calendar(), today, ERRAND_DAYS) },
      ...(demo ? { asked_at: demo.at } : {}),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) throw new RuleViolation('errand/open')
  return errand
}

/** The case as it stands, if it is there for this person. */
async function seen(tx: Tx, actor: Staff, caseId: string): Promise<Supervised> {
  const row = await visibleCases(tx, actor)
    .select('f.case_id')
    .where('f.case_id', '=', caseId)
    .executeTakeFirst()
  const of = row && (await findSupervised(tx, caseId))
  if (!of) throw new RuleViolation('case/unknown')
  return of
}

/** Whoever else acts today in the same kind of post at the same place. */
export async function colleaguesOf(db: Db | Tx, { id, post }: Staff, on: Day) {
  if (!ERRAND_AUTHORITY.transfer.includes(post.role)) return []
  const posts = await postsAt(db, { organ: post.organ, site: post.site, role: post.role as never }, on)
  const holders = await holdersByPost(
    db,
    posts.map((one) => one.id),
    on,
  )
  const there = [...holders.values()].flat().filter(({ away, standing }) => !away && standing !== 'waiting')
  return [...new Map(there.map((one) => [one.id, { id: one.id, name: one.name }])).values()].filter(
    (one) => one.id !== id,
  )
}

/**
 * A sentence in answer. Of a transfer: whether they take it, which claims the case for them. Throws `errand/unknown` for
 * one that is not there, not theirs, or answered.
 */
export async function answerErrand(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  {
    caseId,
    errand,
    answer,
    taken,
    requestId,
  }: ErrandKey & { answer: string; taken: boolean; requestId: string },
): Promise<void> {
  assertErrand(actor, 'urge')
  const row = await tx
    .selectFrom('supervision.errand')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('errand', '=', errand)
    .where('to_place', '=', placeOf(actor))
    .where((or) => or.or([or('to_person', 'is', null), or('to_person', '=', actor.id)]))
    .where((or) => or.or([or('answer', 'is', null), or('answer_request', '=', requestId)]))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new RuleViolation('errand/unknown')
  if (row.answer !== null) return // the same request, again
  if (row.kind === 'transfer' && taken) {
    const command = { type: 'Claim', on: setting.today(), by: actor.id, name: actor.name } as const
    await act(tx, setting, { caseId, actor, requestId, command })
  }
  await tx
    .updateTable('supervision.errand')
    .set({
      ...{ answer, taken: row.kind === 'transfer' ? taken : null },
      ...{ answered_by: actor.id, answered_name: actor.name, answered_on: setting.today() },
      answer_request: requestId,
    })
    .where('case_id', '=', caseId)
    .where('errand', '=', errand)
    .execute()
}

/** Those that came in and wait, those sent from here; to a supervisor, all of their division are told by case. */
export async function errandRows(db: Db, actor: Staff, box: 'in' | 'out' | 'all'): Promise<ErrandRow[]> {
  const place = placeOf(actor) || actor.post.division
  const rows = db.selectFrom('supervision.errand').selectAll()
  const mine =
    box === 'in'
      ? rows.where('to_place', '=', place).where('answer', 'is', null)
      : box === 'out'
        ? rows.where('from_place', '=', place)
        : rows.where((or) => or.or([or('to_place', '=', place), or('from_place', '=', place)]))
  return box === 'in'
    ? mine.orderBy('due_on').orderBy('errand').limit(LISTED).execute()
    : mine.orderBy('asked_at', 'desc').orderBy('errand').limit(LISTED).execute()
}
const LISTED = 200

export const errandsOfCase = (db: Db, caseId: string): Promise<ErrandRow[]> =>
  db
    .selectFrom('supervision.errand')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy(sql`asked_at desc`)
    .execute()
