import { addDays, type Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { holdersOf, type PostRole, postOf, postsOf } from './posts.ts'

export type Absence = {
  person: string
  firstDay: Day
  lastDay: Day
  reason: 'leave' | 'illness' | 'training' | 'duty' | 'unannounced'
  /** Who wrote it down: oneself, the manager, or the one who steps in. */
  by: string
}

/** From the first to the last day of an absence the substitute has the post; one that began that day is prolonged. */
export async function recordAbsence(
  tx: Tx,
  { person, firstDay, lastDay, reason, by }: Absence,
): Promise<void> {
  if (lastDay < firstDay) throw new RuleViolation('organisation/days-backwards')
  await tx
    .insertInto('organisation.absence')
    .values({
      id: newId(),
      person_id: person,
      first_day: firstDay,
      last_day: lastDay,
      reason,
      recorded_by: by,
    })
    .onConflict((known) =>
      known.columns(['person_id', 'first_day']).doUpdateSet((is) => ({
        last_day: is.fn<string>('greatest', ['organisation.absence.last_day', 'excluded.last_day']),
      })),
    )
    .execute()
}

/**
 * The substitute steps in for the day, because the holder is away and told nobody (AB岗: B steps in by himself). It says
 * so in the records; from then on B has the post for that day. Again, or with the absence known, it changes nothing.
 */
export async function standIn(
  tx: Tx,
  { post, by, on }: { post: string; by: string; on: Day },
): Promise<void> {
  const holders = await holdersOf(tx, post, on)
  if (!holders.some(({ side, id }) => side === 'B' && id === by))
    throw new RuleViolation('organisation/not-substitute')
  const main = holders.find(({ side }) => side === 'A')
  if (!main || main.away) return
  await recordAbsence(tx, { person: main.id, firstDay: on, lastDay: on, reason: 'unannounced', by })
}

export type Appointment = { post: string; side: 'A' | 'B'; person: string; from: Day }

/** Give one side of a post to somebody from a day on; who held it until then holds it up to the day before. */
export async function appoint(tx: Tx, { post, side, person, from }: Appointment): Promise<void> {
  const { role } = await postOf(tx, post, from)
  const holders = await holdersOf(tx, post, from)
  if (holders.some((holder) => holder.side !== side && holder.id === person))
    throw new RuleViolation('organisation/both-sides')
  if (isAdministrator(role)) {
    const others = await postsOf(tx, person, from)
    if (others.some((other) => isAdministrator(other.role) && other.role !== role))
      throw new RuleViolation('organisation/administrators-apart')
  }
  const ours = tx.selectFrom('organisation.holding').where('post_id', '=', post).where('side', '=', side)
  const later = await ours.select('valid_from').where('valid_from', '>=', from).executeTakeFirst()
  if (later) throw new RuleViolation('organisation/holding-later', { from: later.valid_from })
  await tx
    .updateTable('organisation.holding')
    .set({ valid_to: addDays(from, -1) })
    .where('post_id', '=', post)
    .where('side', '=', side)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', from)]))
    .execute()
  await tx
    .insertInto('organisation.holding')
    .values({ post_id: post, side, person_id: person, valid_from: from })
    .execute()
}

/** System, security and audit administrators watch each other: three posts, three people. */
function isAdministrator(role: PostRole): boolean {
  return role === 'systemAdmin' || role === 'securityAdmin' || role === 'auditAdmin'
}

export type Authorisation = {
  post: string
  organ: string
  /** A base code, or `*` for every item of the organ. */
  item: string
  handling: 'any' | 'onSpot'
  paper: string
  paperOn: Day
  from: Day
  to?: Day | undefined
  by: string
}

/** An organ lets a post decide in its name, by a paper and between two days. Answers the id, by which it is withdrawn. */
export async function authorise(tx: Tx, given: Authorisation): Promise<string> {
  const { post, organ, item, handling, paper, paperOn, from, to, by } = given
  if (from < paperOn || (to && to < from)) throw new RuleViolation('organisation/days-backwards')
  const id = newId()
  await tx
    .insertInto('organisation.authorisation')
    .values({
      id,
      post_id: post,
      organ_id: organ,
      item,
      handling,
      paper,
      paper_on: paperOn,
      valid_from: from,
      valid_to: to ?? null,
      granted_by: by,
    })
    .execute()
  return id
}

/** The last day on which an authorisation holds; what was decided until then stays lawful. */
export async function withdrawAuthorisation(tx: Tx, id: string, lastDay: Day): Promise<void> {
  await tx.updateTable('organisation.authorisation').set({ valid_to: lastDay }).where('id', '=', id).execute()
}
