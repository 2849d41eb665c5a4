import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import { MESSENGERS, OUTBOX_REACH } from '../../core/notifications/authority.ts'
import { RuleViolation } from '../../core/violation.ts'
import { NOTIFICATIONS } from '../../core/words/notifications.ts'
import type { Citizen, Staff } from '../../platform/actor.ts'
import { findInstantPlace } from '../../platform/cursor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { visibleCases } from '../cases/facade.ts'
import { EVERYTHING } from '../identity/facade.ts'
import type { LetterLine, SlipLine, TaskLine } from './contract.ts'

/** Messages of whoever somebody acts for; a mandate for some items reads what is said of these. */
export function visibleMessages(db: Db | Tx, { party, mandate }: Citizen) {
  const messages = db.selectFrom('notifications.message').where('party', '=', party)
  if (!mandate || mandate.items.includes(EVERYTHING)) return messages
  return messages.where('item', 'in', [...mandate.items])
}

/** Messages a page shows. */
const A_PAGE = 30

/** An inbox, newest first; `after` is where the page before stopped. */
export async function inboxOf(db: Db, actor: Citizen, after?: string | undefined) {
  let query = visibleMessages(db, actor)
    .select(['case_id', 'seq', 'title', 'sentence', 'detail', 'created_at', 'read_at', 'about'])
    .orderBy('created_at', 'desc')
    .orderBy('case_id', 'desc')
    .orderBy('seq', 'desc')
    .limit(A_PAGE + 1)
  const place = findInstantPlace(after)
  if (place)
    query = query.where(
      sql<boolean>`(created_at, case_id, seq) < (${place.at}::timestamptz, ${place.id}::uuid, ${place.seq}::integer)`,
    )
  const rows = await query.execute()
  const shown = rows.slice(0, A_PAGE)
  const last = rows.length > A_PAGE ? shown.at(-1) : undefined
  return { messages: shown, next: last && `${last.created_at}_${last.case_id}_${last.seq}` }
}
export type Message = Awaited<ReturnType<typeof inboxOf>>['messages'][number]

/** Counted no further than 99. */
export async function unreadCount(db: Db, actor: Citizen): Promise<number> {
  const unread = visibleMessages(db, actor).select('seq').where('read_at', 'is', null).limit(99)
  const { n } = await db
    .selectFrom(unread.as('u'))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** What leaves the house as far as a post may look. Throws `actor/not-allowed`. */
function visibleLetters(db: Db, { post }: Staff) {
  const letters = db.selectFrom('notifications.outbox')
  switch (OUTBOX_REACH[post.role]) {
    case 'site':
      return letters.where('site', '=', post.site ?? '')
    case 'division':
      return letters.where(sql<boolean>`starts_with(division, ${areaOf(post.division)})`)
    case 'blind':
      return letters
    default:
      throw new RuleViolation('actor/not-allowed')
  }
}

type Filter = {
  state?: string | undefined
  channel?: string | undefined
  after?: string | undefined
  size: number
}

export async function listLetters(
  db: Db,
  actor: Staff,
  { state, channel, after, size }: Filter,
): Promise<{ letters: LetterLine[]; next: string | null }> {
  let query = visibleLetters(db, actor)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('case_id', 'desc')
    .orderBy('seq', 'desc')
    .orderBy('channel')
    .limit(size + 1)
  if (state) query = query.where('state', '=', state)
  if (channel) query = query.where('channel', '=', channel)
  const place = findInstantPlace(after)
  if (place) {
    const row = sql`(${place.at}::timestamptz, ${place.id}::uuid, ${place.seq}::integer)`
    query = query.where(
      sql<boolean>`((created_at, case_id, seq) < ${row} or ((created_at, case_id, seq) = ${row} and channel > ${place.word}))`,
    )
  }
  const rows = await query.execute()
  const blind = OUTBOX_REACH[actor.post.role] === 'blind'
  const letters = rows.slice(0, size).map((row) => ({
    caseId: row.case_id,
    seq: row.seq,
    channel: row.channel as LetterLine['channel'],
    recipient: masked(row.recipient),
    text: blind ? NOTIFICATIONS.hidden.zh : row.text,
    state: row.state as LetterLine['state'],
    tries: row.tries,
    trouble: row.trouble,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }))
  const last = rows.length > size ? letters.at(-1) : undefined
  return { letters, next: last ? `${last.createdAt}_${last.caseId}_${last.seq}_${last.channel}` : null }
}

/** 138****2345 */
function masked(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length)
  return number.slice(0, 3) + '*'.repeat(number.length - 7) + number.slice(-4)
}

/** Throws `actor/not-allowed` for a post that meets no applicants. */
export function assertMessenger({ post }: Staff): void {
  if (!MESSENGERS.includes(post.role)) throw new RuleViolation('actor/not-allowed')
}

/** Tasks of a site, or of one person there; those that are done newest first, those that are open oldest first. */
export async function tasksFor(
  db: Db | Tx,
  actor: Staff,
  { whose, done }: { whose: 'mine' | 'site'; done: boolean },
): Promise<TaskLine[]> {
  assertMessenger(actor)
  let query = db
    .selectFrom('notifications.task as t')
    .innerJoin('notifications.outbox as o', (join) =>
      join
        .onRef('o.case_id', '=', 't.case_id')
        .onRef('o.seq', '=', 't.seq')
        .onRef('o.channel', '=', 't.channel'),
    )
    .select([
      't.case_id',
      't.seq',
      't.channel',
      't.person',
      't.person_name',
      't.created_at',
      't.how',
      't.note',
    ])
    .select(['t.done_name', 'o.recipient', 'o.text', 'o.trouble'])
    .where('t.site', '=', actor.post.site ?? '')
    .where('t.done_at', done ? 'is not' : 'is', null)
    .orderBy(done ? sql`t.done_at desc` : sql`t.created_at`)
    .limit(200)
  if (whose === 'mine') query = query.where('t.person', '=', actor.id)
  const rows = await query.execute()
  const cases = await casesOf(db, actor, rows)
  return rows.map((row) => ({
    caseId: row.case_id,
    seq: row.seq,
    channel: row.channel as TaskLine['channel'],
    number: cases.get(row.case_id)?.number ?? '',
    applicant: cases.get(row.case_id)?.applicant_name ?? '',
    phone: row.channel === 'sms' ? row.recipient : '',
    text: row.text,
    trouble: row.trouble,
    personName: row.person_name,
    mine: row.person === actor.id,
    createdAt: row.created_at,
    how: row.how as TaskLine['how'],
    note: row.note,
    doneName: row.done_name,
  }))
}

/** Slips that nobody has printed, of the actor's site; of one case, or all. */
export async function slipsFor(db: Db | Tx, actor: Staff, caseId?: string): Promise<SlipLine[]> {
  assertMessenger(actor)
  let query = db
    .selectFrom('notifications.outbox')
    .select(['case_id', 'seq', 'text', 'created_at'])
    .where('site', '=', actor.post.site ?? '')
    .where('channel', '=', 'slip')
    .where('state', '=', 'waiting')
    .orderBy('created_at')
    .limit(200)
  if (caseId !== undefined) query = query.where('case_id', '=', caseId)
  const rows = await query.execute()
  const cases = await casesOf(db, actor, rows)
  return rows.map((row) => ({
    caseId: row.case_id,
    seq: row.seq,
    number: cases.get(row.case_id)?.number ?? '',
    title: cases.get(row.case_id)?.title ?? '',
    applicant: cases.get(row.case_id)?.applicant_name ?? '',
    text: row.text,
    createdAt: row.created_at,
  }))
}

async function casesOf(db: Db | Tx, actor: Staff, rows: readonly { case_id: string }[]) {
  const ids = [...new Set(rows.map((row) => row.case_id))]
  if (ids.length === 0) return new Map<string, never>()
  const found = await visibleCases(db, actor)
    .select(['f.case_id', 'f.number', 'f.title', 'f.applicant_name'])
    .where('f.case_id', 'in', ids)
    .execute()
  return new Map(found.map((row) => [row.case_id, row]))
}
