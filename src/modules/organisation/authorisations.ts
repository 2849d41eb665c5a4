import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'

export type Authorisation = {
  /** Made by whoever asks, so that asking again is recognised. */
  id?: string | undefined
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

/**
 * An organ lets a post decide in its name, by a paper and between two days. Answers the id, by which it is withdrawn.
 * Throws `organisation/authorisation-twice` for what is given already in those days.
 */
export async function authorise(tx: Tx, given: Authorisation): Promise<string> {
  const { id = newId(), post, organ, item, handling, paper, paperOn, from, to, by } = given
  if (from < paperOn || (to && to < from)) throw new RuleViolation('organisation/days-backwards')
  const { rows } = await sql<{ from: string; paper: string }>`
    select z.valid_from as "from", z.paper from organisation.authorisation z
    where z.post_id = ${post} and z.organ_id = ${organ} and z.item = ${item} and z.handling = ${handling}
      and daterange(z.valid_from, z.valid_to + 1, '[)') && daterange(${from}::date, ${to ?? null}::date + 1, '[)')
    limit 1`.execute(tx)
  if (rows[0]) throw new RuleViolation('organisation/authorisation-twice', rows[0])
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

/**
 * The last day on which an authorisation holds; what was decided until then stays lawful. Throws
 * `organisation/authorisation-unknown` for one that has ended by then.
 */
export async function withdrawAuthorisation(tx: Tx, id: string, lastDay: Day): Promise<void> {
  const done = await tx
    .updateTable('organisation.authorisation')
    .set({ valid_to: sql<string>`greatest(${lastDay}::date, valid_from - 1)` })
    .where('id', '=', id)
    .where(sql<boolean>`coalesce(valid_to, 'infinity') > greatest(${lastDay}::date, valid_from - 1)`)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new RuleViolation('organisation/authorisation-unknown')
}

/** Nothing is decided by a post after its last day. */
export async function withdrawAll(tx: Tx, post: string, lastDay: Day): Promise<void> {
  await tx
    .updateTable('organisation.authorisation')
    .set({ valid_to: sql<string>`greatest(${lastDay}::date, valid_from - 1)` })
    .where('post_id', '=', post)
    .where(sql<boolean>`coalesce(valid_to, 'infinity') > greatest(${lastDay}::date, valid_from - 1)`)
    .execute()
}
