import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Keeper } from '../../platform/module.ts'
import type { ApplicationAttachment, Dossier, NewAttachment } from '../cases/facade.ts'

/** Files one material may have. */
export const MOST_FILES = 10

export type KeptUpload = ApplicationAttachment & { addedBy: string }

/** The files handed in so far under the id of a case to be, oldest first. */
export async function uploadsOf(db: Db | Tx, caseId: string): Promise<KeptUpload[]> {
  const rows = await db
    .selectFrom('intake.upload')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('name')
    .orderBy('attachment')
    .execute()
  return rows.map((row) => ({
    id: row.attachment,
    material: row.material,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    addedBy: row.added_by,
  }))
}

/** What lies with a draft, or was scanned before a registration, is kept while it waits. */
export const keepsUploads: Keeper = {
  forGood: false,
  async among(db, sha256) {
    const rows = await db
      .selectFrom('intake.upload')
      .select('sha256')
      .where((eb) => eb('sha256', '=', eb.fn.any(eb.val([...sha256]))))
      .execute()
    return rows.map((row) => row.sha256)
  },
}

/** Keep files that came in. The same file again for the same material is there already. Throws `intake/too-many-files`. */
export async function keepUploads(
  db: Db | Tx,
  caseId: string,
  material: string,
  files: readonly NewAttachment[],
  by: string,
): Promise<string[]> {
  const there = (await uploadsOf(db, caseId)).filter((file) => file.material === material)
  const kept = files.map((file) => {
    const same = there.find(({ sha256, name }) => sha256 === file.sha256 && name === file.name)
    return { file, id: same?.id ?? file.id ?? newId(), fresh: same === undefined }
  })
  const fresh = kept.filter((one) => one.fresh)
  if (there.length + fresh.length > MOST_FILES)
    throw new RuleViolation('intake/too-many-files', { most: String(MOST_FILES) })
  if (fresh.length > 0)
    await db
      .insertInto('intake.upload')
      .values(
        fresh.map(({ id, file }) => ({
          case_id: caseId,
          attachment: id,
          material,
          name: file.name,
          media_type: file.mediaType,
          size: file.size,
          sha256: file.sha256,
          added_by: by,
        })),
      )
      .execute()
  return kept.map(({ id }) => id)
}

export async function dropUpload(db: Db | Tx, caseId: string, attachment: string): Promise<void> {
  await db
    .deleteFrom('intake.upload')
    .where('case_id', '=', caseId)
    .where('attachment', '=', attachment)
    .execute()
}

/** The files of a returned case lie with its draft again, under the ids they have. */
export async function restoreUploads(tx: Tx, files: readonly Attached[]): Promise<void> {
  if (files.length === 0) return
  const rows = files.map(
    ({ case_id, attachment, material, name, media_type, size, sha256, added_by, added_at }) => ({
      ...{ case_id, attachment, material, name, media_type, size, sha256, added_by, added_at },
    }),
  )
  await tx
    .insertInto('intake.upload')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
type Attached = Dossier['attachments'][number]
