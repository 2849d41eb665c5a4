import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { holdersOf } from './posts.ts'

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
 * so in the records; from then on B has the post for that day. Again, or with the absence known, it changes nothing: the
 * answer says whether it did.
 */
export async function standIn(
  tx: Tx,
  { post, by, on }: { post: string; by: string; on: Day },
): Promise<boolean> {
  const holders = await holdersOf(tx, post, on)
  if (!holders.some(({ side, id }) => side === 'B' && id === by))
    throw new RuleViolation('organisation/not-substitute')
  const main = holders.find(({ side }) => side === 'A')
  if (!main || main.away) return false
  await recordAbsence(tx, { person: main.id, firstDay: on, lastDay: on, reason: 'unannounced', by })
  return true
}
