import type { Status } from '../../core/case/case.ts'
import { assertRating, type Rating } from '../../core/evaluation/rating.ts'
import { serviceOf } from '../../core/evaluation/service.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { RatingChannel } from '../../core/words/evaluation.ts'
import { type Actor, SYSTEM } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { visibleCases } from '../cases/facade.ts'

/** Who rates, on which way they came, and with what. */
export type Given = {
  rating: Rating
  way: { caseId: string; actor: { account: string } }
  asks: Actor
  channel: RatingChannel
  /** The instant, where a demo city is given a past; otherwise the database's. */
  at?: string | undefined
}

/**
 * One rating of the service that has just ended, stored for ever. Throws `rating/by-staff` for a session of staff,
 * `rating/nothing-to-rate` before anything ended, `rating/twice`, and what `assertRating` throws.
 */
export async function rate(tx: Tx, { rating, way, asks, channel, at }: Given): Promise<void> {
  assertRating(rating)
  const file = await rateable(tx, way.caseId, asks)
  const stored = await tx
    .insertInto('evaluation.rating')
    .values({
      case_id: way.caseId,
      service: file.service,
      stars: rating.stars,
      details: [...new Set(rating.details)],
      text: rating.text,
      channel,
      rater: way.actor.account,
      division: file.division,
      site: file.site,
      organ: file.organ,
      item: file.item,
      ...(at ? { rated_at: at } : {}),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (stored.numInsertedOrUpdatedRows === 0n) throw new RuleViolation('rating/twice')
}

/** The service that can be rated now, and where it was given. Whoever asks has settled that the case is theirs. */
export async function rateable(db: Db | Tx, caseId: string, asks: Actor) {
  if (asks.kind === 'staff') throw new RuleViolation('rating/by-staff')
  const file = await visibleCases(db, SYSTEM)
    .select(['f.status', 'f.title', 'f.division', 'f.site', 'f.hand_out', 'f.organ', 'f.item'])
    .where('f.case_id', '=', caseId)
    .executeTakeFirstOrThrow(() => new RuleViolation('case/unknown'))
  const service = serviceOf(file.status as Status)
  if (service === undefined) throw new RuleViolation('rating/nothing-to-rate')
  return { ...file, status: file.status as Status, service }
}
