import { sql } from 'kysely'
import { RuleViolation } from '../../core/violation.ts'
import type { Tx } from '../../platform/db.ts'
import type { StoredFile } from '../../platform/files.ts'
import { newId } from '../../platform/id.ts'
import type { Keeper } from '../../platform/module.ts'
import { fileKind } from './file-kind.ts'

/** A file on its way to a case: stored already. Without an id of its own it gets one. */
export type NewAttachment = {
  id?: string | undefined
  name: string
  mediaType: string
  size: number
  sha256: string
}

/** A material that was handed in anew: what was found of the older files, and what stood in for them, holds no longer. */
export const UNSEEN = {
  ...{ obtained: 'upload', verdict: null, note: '', checked_by: null, checked_at: null },
  ...{ proof: null, valid_until: null },
} as const

/**
 * New files of one material of a case, in the caller's transaction. They take the place of the files that were there:
 * those stay to be compared and are marked as replaced. The material then counts as handed in, and what a clerk found of
 * the older files holds no longer. Throws `case/unknown` when the case asks for no such material.
 */
export async function addAttachments(
  tx: Tx,
  caseId: string,
  material: string,
  files: readonly NewAttachment[],
  by: string,
): Promise<void> {
  if (files.length === 0) return
  const { numUpdatedRows } = await tx
    .updateTable('cases.material')
    .set({ ...UNSEEN, copies: 1 })
    .where('case_id', '=', caseId)
    .where('material', '=', material)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new RuleViolation('case/unknown')
  const rows = files.map(({ id = newId(), name, mediaType, size, sha256 }) => ({
    case_id: caseId,
    attachment: id,
    material,
    name,
    media_type: mediaType,
    size,
    sha256,
    added_by: by,
  }))
  const kept = rows.map(({ attachment }) => attachment)
  await tx
    .updateTable('cases.attachment')
    .set({ replaced_at: sql<string>`now()` })
    .where('case_id', '=', caseId)
    .where('material', '=', material)
    .where('replaced_at', 'is', null)
    .where('attachment', 'not in', kept)
    .execute()
  await tx
    .insertInto('cases.attachment')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A file of a case is never deleted: a newer one replaces it and the older stays to be compared. */
export const keepsAttachments: Keeper = {
  forGood: true,
  async among(db, sha256) {
    const rows = await db
      .selectFrom('cases.attachment')
      .select('sha256')
      .where((eb) => eb('sha256', '=', eb.fn.any(eb.val([...sha256]))))
      .execute()
    return rows.map((row) => row.sha256)
  },
}

/** What came with a form, each file checked for its kind. Throws `file/kind`. */
export async function asAttachments(
  uploads: readonly (StoredFile & { name: string })[],
): Promise<NewAttachment[]> {
  return Promise.all(
    uploads.map(async ({ head, name, size, sha256 }) => ({
      id: newId(),
      name,
      size,
      sha256,
      mediaType: await fileKind(head, name),
    })),
  )
}
