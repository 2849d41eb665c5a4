import type { Day } from '../../core/day.ts'
import type { DocumentKind } from '../../core/guide/registers.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { holdingsOf } from './held.ts'

/**
 * The applicant does not want a document of theirs to be used again, or wants it again. Throws `holdings/unknown` for one
 * that is not held.
 */
export async function objectTo(
  db: Db,
  { party }: Citizen,
  { document, reuse, on }: { document: string; reuse: boolean; on: Day },
): Promise<void> {
  const held = await holdingsOf(db, party, on)
  const mine = held.find((one) => one.document === document)
  if (!mine) throw new RuleViolation('holdings/unknown')
  if (reuse)
    await db
      .deleteFrom('holdings.objection')
      .where('party', '=', party)
      .where('document', '=', mine.document)
      .execute()
  else
    await db
      .insertInto('holdings.objection')
      .values({ party, document: mine.document })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** A document, by the case and the material it lies in. */
export type Source = { document: DocumentKind; caseId: string; material?: string | undefined }

/** A clerk found that a document which was used again is not right any more: nobody uses it from now on. */
export async function doubt(
  tx: Tx,
  { caseId, material = '' }: Pick<Source, 'caseId' | 'material'>,
  { seenIn, by, note }: { seenIn: string; by: string; note: string },
): Promise<void> {
  await tx
    .insertInto('holdings.doubt')
    .values({ case_id: caseId, material, seen_in: seenIn, by_staff: by, note })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
