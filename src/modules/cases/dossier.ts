import type { CaseEvent } from '../../core/case/case.ts'
import { day } from '../../core/day.ts'
import type { Guide, Material } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { guideVersion } from '../catalogue/facade.ts'
import { findParty } from '../identity/facade.ts'
import { organsById, sitesById } from '../organisation/facade.ts'

/** All that is on file about one case: what was said, handed in and done, with the guide that binds it and the names. */
export type Dossier = Awaited<ReturnType<typeof dossierOf>>

/** Throws `case/unknown`. Whoever asks has settled before that the case may be seen. */
export async function dossierOf(db: Db | Tx, caseId: string) {
  const file = await db.selectFrom('cases.file').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  if (!file) throw new RuleViolation('case/unknown')
  const [application, materials, attachments, events, opinions, delivery] = [
    await db
      .selectFrom('cases.application')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow(),
    await db
      .selectFrom('cases.material')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('position')
      .execute(),
    await db
      .selectFrom('cases.attachment')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('added_at')
      .execute(),
    await db.selectFrom('cases.event').selectAll().where('case_id', '=', caseId).orderBy('seq').execute(),
    await db.selectFrom('cases.opinion').selectAll().where('case_id', '=', caseId).execute(),
    await db.selectFrom('cases.delivery').selectAll().where('case_id', '=', caseId).executeTakeFirst(),
  ]
  const { guide } = await guideVersion(db, file.item, file.guide_version)
  const party = await findParty(db, file.party)
  if (!party) throw new TypeError(`a case without a party: ${caseId}`)
  const on = day(file.submitted_on)
  const organs = await organsById(db, [file.organ, ...opinions.map((o) => o.organ)], on)
  const organ = organs.get(file.organ)
  const sites = await sitesById(db, [file.site, file.hand_out])
  const site = sites.get(file.site)
  const handOut = sites.get(file.hand_out)
  if (!organ || !site || !handOut) throw new TypeError(`a case without its places: ${caseId}`)
  return {
    file,
    application,
    materials,
    attachments,
    events: events.map((row) => ({ ...row, event: row.data as unknown as CaseEvent })),
    opinions,
    delivery,
    guide,
    party,
    organs,
    organ,
    site,
    handOut,
  }
}

/** How the guide describes a material of the case; a material that a later guide dropped still has its row. */
export function materialOf(guide: Guide, id: string): Material | undefined {
  return guide.materials.find((material) => material.id === id)
}
