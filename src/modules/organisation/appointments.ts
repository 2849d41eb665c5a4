import { sql } from 'kysely'
import { isAdministrator } from '../../core/administration.ts'
import { addDays, type Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Tx } from '../../platform/db.ts'
import { type Person, type PostRole, postOf } from './posts.ts'

/** Without a last day somebody holds a post until further notice. */
export type Appointment = {
  post: string
  side: 'A' | 'B'
  person: string
  from: Day
  to?: Day | undefined
}

/** Somebody of the staff, and from when to when they serve. */
export type Servant = Person & { from: Day; to: Day | null }

/** The days of a row; one that was called off before it began has none, and overlaps nothing. */
const days = sql`daterange(h.valid_from, h.valid_to + 1, '[)')`
const period = ({ from, to }: { from: Day; to?: Day | undefined }) =>
  sql`daterange(${from}::date, ${to ?? null}::date + 1, '[)')`

/**
 * Give one side of a post to somebody from a day on; who held it until then holds it up to the day before, and whoever
 * was to begin that very day does not begin. Answers who that was. A post is held no longer than its holder serves.
 */
export async function appoint(tx: Tx, asked: Appointment): Promise<string | undefined> {
  const { post, side, person, from } = asked
  const { role } = await postOf(tx, post, from)
  const servant = await servantOf(tx, person)
  if (from < servant.from || (servant.to && from > servant.to))
    throw new RuleViolation('organisation/person-left', {
      name: servant.name,
      from: servant.from,
      to: servant.to ?? '今',
    })
  const to = earlier(asked.to, servant.to)
  if (to && to < from) throw new RuleViolation('organisation/days-backwards')
  await assertFitting(tx, { ...asked, to }, role)
  const before = await endBefore(tx, { ...asked, to })
  await tx
    .insertInto('organisation.holding')
    .values({ post_id: post, side, person_id: person, valid_from: from, valid_to: to ?? null })
    .onConflict((again) =>
      again
        .columns(['post_id', 'side', 'valid_from', 'person_id'])
        .doUpdateSet((is) => ({ valid_to: is.ref('excluded.valid_to') })),
    )
    .execute()
  return before
}

/** What nobody may be at the same time: both sides of a post, two of the three administrators. */
async function assertFitting(tx: Tx, asked: Appointment, role: PostRole): Promise<void> {
  const { rows } = await sql<{ post: string; side: string; role: PostRole }>`
    select h.post_id as post, h.side, p.role
    from organisation.holding h join organisation.post p on p.id = h.post_id
    where h.person_id = ${asked.person} and ${days} && ${period(asked)}`.execute(tx)
  if (rows.some((held) => held.post === asked.post && held.side !== asked.side))
    throw new RuleViolation('organisation/both-sides')
  if (isAdministrator(role) && rows.some((held) => held.role !== role && isAdministrator(held.role)))
    throw new RuleViolation('organisation/administrators-apart')
}

/** Closes what the appointment takes the place of. Throws `organisation/holding-later` where somebody is to follow. */
async function endBefore(tx: Tx, { post, side, person, from, to }: Appointment): Promise<string | undefined> {
  const { rows } = await sql<{ person: string; name: string; from: Day }>`
    select h.person_id as person, e.name, h.valid_from as "from"
    from organisation.holding h join organisation.person e on e.id = h.person_id
    where h.post_id = ${post} and h.side = ${side} and ${days} && ${period({ from, to })}
    order by h.valid_from`.execute(tx)
  const later = rows.find((row) => row.from > from)
  if (later) throw new RuleViolation('organisation/holding-later', { from: later.from })
  await tx
    .updateTable('organisation.holding')
    .set({ valid_to: addDays(from, -1) })
    .where('post_id', '=', post)
    .where('side', '=', side)
    .where('valid_from', '<=', from)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', from)]))
    .execute()
  return rows.find((row) => row.person !== person)?.name
}

/** The last day on which somebody holds a post; at once when it is yesterday. Throws `organisation/holding-unknown`. */
export async function relieve(
  tx: Tx,
  { post, side, person, from, lastDay }: Omit<Appointment, 'to'> & { lastDay: Day },
): Promise<void> {
  const done = await tx
    .updateTable('organisation.holding')
    .set({ valid_to: sql<string>`greatest(${lastDay}::date, valid_from - 1)` })
    .where('post_id', '=', post)
    .where('side', '=', side)
    .where('person_id', '=', person)
    .where('valid_from', '=', from)
    .where(sql<boolean>`coalesce(valid_to, 'infinity') > greatest(${lastDay}::date, valid_from - 1)`)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new RuleViolation('organisation/holding-unknown')
}

/** Whoever serves no longer holds nothing after the last day, and what was to begin later does not begin. */
export async function relieveOfAll(tx: Tx, person: string, lastDay: Day): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    update organisation.holding h set valid_to = greatest(${lastDay}::date, h.valid_from - 1)
    from organisation.post p
    where p.id = h.post_id and h.person_id = ${person}
      and coalesce(h.valid_to, 'infinity') > greatest(${lastDay}::date, h.valid_from - 1)
    returning p.name as title`.execute(tx)
  return rows.map(({ title }) => title)
}

/** Nobody holds a post after its last day, and nobody begins later. Answers who held it or was to. */
export async function relieveAll(tx: Tx, post: string, lastDay: Day): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    update organisation.holding h set valid_to = greatest(${lastDay}::date, h.valid_from - 1)
    from organisation.person e
    where e.id = h.person_id and h.post_id = ${post}
      and coalesce(h.valid_to, 'infinity') > greatest(${lastDay}::date, h.valid_from - 1)
    returning e.name`.execute(tx)
  return rows.map(({ name }) => name)
}

/** Throws `organisation/person-unknown`. */
export async function servantOf(tx: Tx, id: string): Promise<Servant> {
  const { rows } = await sql<Servant>`
    select e.id, e.name, e.staff_no as "staffNo", e.title, e.organ_id as organ, e.valid_from as "from", e.valid_to as "to"
    from organisation.person e where e.id = ${id}`.execute(tx)
  if (!rows[0]) throw new RuleViolation('organisation/person-unknown')
  return rows[0]
}

const earlier = (a: Day | undefined, b: Day | null): Day | undefined => {
  if (!b) return a
  return a && a < b ? a : b
}
