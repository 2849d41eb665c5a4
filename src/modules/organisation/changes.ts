import { sql } from 'kysely'
import { type Administering, type ChangeKind, type Fact, mayAdminister } from '../../core/administration.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Actor, assertStaff, type Staff } from '../../platform/actor.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { addLine, type Unplaced } from './record.ts'

/** Throws unless this post administers that, and its holder acts today: a substitute waits like everywhere else. */
export function assertAdministers(actor: Actor, doing: Administering): asserts actor is Staff {
  assertStaff(actor)
  if (!mayAdminister(actor.post.role, doing)) throw new RuleViolation('actor/not-allowed')
  if (actor.post.waiting && !LOOKING.has(doing)) throw new RuleViolation('organisation/waiting')
}
const LOOKING: ReadonlySet<Administering> = new Set(['SeePeople', 'SeePosts', 'ReadChanges', 'SeeCalendar'])

/** Nobody decides about their own account, post or rights. */
export function assertOthers(actor: Staff, person: string | undefined): void {
  if (person === actor.id) throw new RuleViolation('organisation/own-affair')
}

/** Who changed something: one of the staff in a post, an applicant for themselves, or whoever installs. */
export type Author = { kind: 'staff' | 'applicant' | 'installation'; id: string; name: string; post?: string }

export const authorOf = ({ id, name, post }: Staff): Author => ({ kind: 'staff', id, name, post: post.id })

/** What was changed, about whom. `subject` is how they are called; `division` says whose audit administrator reads it. */
export type Change = {
  kind: ChangeKind
  subject: string
  person?: string | undefined
  post?: string | undefined
  /** An organ or a site; of a window its site. */
  place?: string | undefined
  party?: string | undefined
  division?: string | undefined
  facts?: Partial<Record<Fact, string>>
  /** Why: whoever administers types it; what explains itself says so in its own words. */
  reason: string
}

/**
 * One change and its line, in one transaction. All of them take turns, so that two administrators cannot together do what
 * neither could alone. `work` answers what it changed, if anything; a request sent again changes nothing. Only the owner
 * of the tables can say that it is the demo's, and when it was.
 */
export async function changing(
  db: Db,
  { author, requestId }: { author: Author; requestId: string },
  work: (tx: Tx) => Promise<Change | undefined>,
  demo?: { at: string },
): Promise<void> {
  await transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('organisation.change'))`.execute(tx)
    const known = await tx
      .selectFrom('organisation.change')
      .select('id')
      .where('request_id', '=', requestId)
      .executeTakeFirst()
    const change = known ? undefined : await work(tx)
    if (change) await addLine(tx, lineOf(author, requestId, change), demo)
  })
}

/** What the line of a request is about. */
export function madeBy(db: Db, requestId: string): Promise<{ post: string | null; place: string | null }> {
  return db
    .selectFrom('organisation.change')
    .select(['post', 'place'])
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
}

function lineOf(author: Author, requestId: string, change: Change): Unplaced {
  const { kind, subject, person, post, place, party, division, facts = {}, reason } = change
  return {
    id: newId(),
    request_id: requestId,
    author_kind: author.kind,
    author: author.id,
    author_name: author.name,
    author_post: author.post ?? null,
    ...{ kind, subject, reason, facts },
    ...{ person: person ?? null, post: post ?? null, place: place ?? null, party: party ?? null },
    division: division ?? null,
  }
}

/** Whatever lies in the division of this post; `path` is a division's, and what belongs to none is the whole city's. */
export const within = (actor: Staff, path: ReturnType<typeof sql>) => sql<boolean>`
  coalesce(${path}, (select d.path from organisation.division d where d.parent is null limit 1))
    @> array[${actor.post.division}::text]`

/** Whether this post is one of the whole city: what belongs to no division is theirs too. */
export async function reachesCity(db: Db | Tx, actor: Staff): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`select ${within(actor, sql`null::text[]`)} as all`.execute(db)
  return rows[0]?.all === true
}

/**
 * A right that was used cannot be taken back afterwards, nor given for what is past: changes hold from today on, and what
 * ends, ends yesterday at the earliest (which is: at once).
 */
export function assertNotPast(day: Day, earliest: Day): void {
  if (day < earliest) throw new RuleViolation('organisation/day-past', { earliest })
}
