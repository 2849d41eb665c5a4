import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { act } from './act.ts'
import { addAttachments, UNSEEN } from './attachments.ts'
import type { Application, ApplicationMaterial } from './submit.ts'

/** What may be said anew after pre-review returned an application; item, place and situation stay what they were. */
export type Changed = Pick<Application, 'form' | 'contact' | 'delivery' | 'materials' | 'attachments'>

/**
 * An application that pre-review returned, changed and handed in again, in the caller's transaction. Files that are not
 * among its attachments any more are marked as replaced and kept; a material whose files are the same keeps what the
 * clerk found of it. Throws what the rules throw: only a returned case, and only by its own applicant.
 */
export async function resubmit(
  tx: Tx,
  setting: Setting,
  { caseId, actor, requestId, on }: { caseId: string; actor: Citizen; requestId: string; on: Day },
  changed: Changed,
): Promise<void> {
  const command = { type: 'Resubmit', on, by: actor.account } as const
  const { events } = await act(tx, setting, { caseId, actor, requestId, command })
  if (events.length === 0) return // a repeated request is answered, not repeated
  const { form, contact, delivery, materials, attachments } = changed
  await tx
    .updateTable('cases.application')
    .set({
      form: JSON.stringify(form),
      contact: contact.name,
      phone: contact.phone ?? null,
      delivery: delivery.way,
      address: delivery.address ?? null,
      station: delivery.site ?? null,
    })
    .where('case_id', '=', caseId)
    .execute()
  for (const material of materials) {
    const files = attachments.filter((file) => file.material === material.material)
    await settle(tx, caseId, material, files, actor.account)
  }
}

/** Bring the files of one material to what was handed in now; untouched when they are the same. */
async function settle(
  tx: Tx,
  caseId: string,
  { material, obtained, note }: ApplicationMaterial,
  files: Changed['attachments'],
  by: string,
): Promise<void> {
  const before = await tx
    .selectFrom('cases.attachment')
    .select('attachment')
    .where('case_id', '=', caseId)
    .where('material', '=', material)
    .where('replaced_at', 'is', null)
    .execute()
  const there = before.map(({ attachment }) => attachment).sort()
  if (
    there.join() ===
    files
      .map(({ id }) => id)
      .sort()
      .join()
  )
    return
  if (files.length > 0) return addAttachments(tx, caseId, material, files, by)
  await tx
    .updateTable('cases.attachment')
    .set({ replaced_at: sql<string>`now()` })
    .where('case_id', '=', caseId)
    .where('attachment', 'in', there)
    .execute()
  await tx
    .updateTable('cases.material')
    .set({
      ...UNSEEN,
      obtained: obtained ?? null,
      copies: 0,
      note: note ?? '',
    })
    .where('case_id', '=', caseId)
    .where('material', '=', material)
    .execute()
}
