import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { CaseEvent } from '../../core/case/case.ts'
import { type Day, day } from '../../core/day.ts'
import type { Guide, Material } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import { UNLISTED } from '../../core/words/cases.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { kept } from '../../platform/kept.ts'
import { guideVersion } from '../catalogue/facade.ts'
import { findParty } from '../identity/facade.ts'
import { organsById, sitesById } from '../organisation/facade.ts'

/** All that is on file about one case: what was said, handed in and done, with the guide that binds it and the names. */
export type Dossier = Awaited<ReturnType<typeof dossierOf>>

/**
 * Throws `case/unknown`. Whoever asks has settled before that the case may be seen; who knows the applicant already saves
 * a turn.
 */
export async function dossierOf(db: Db | Tx, caseId: string, partyId?: string) {
  const [[row], known] = await Promise.all([
    onFile(db, { caseId }),
    partyId === undefined ? undefined : findParty(db, partyId),
  ])
  if (!row) throw new RuleViolation('case/unknown')
  const { application, materials, attachments, events, opinions, delivery, ...file } = row
  if (!application) throw new TypeError(`a case without an application: ${caseId}`)
  const { guide } = await guideVersion(db, file.item, file.guide_version)
  const party = known ?? (await findParty(db, file.party))
  if (!party) throw new TypeError(`a case without a party: ${caseId}`)
  const organs = await ORGANS.of(db, [file.organ, ...opinions.map((o) => o.organ)], day(file.submitted_on))
  const sites = await SITES.of(db, [file.site, file.hand_out, application.station ?? file.hand_out])
  const [organ, site, handOut] = [organs.get(file.organ), sites.get(file.site), sites.get(file.hand_out)]
  if (!organ || !site || !handOut) throw new TypeError(`a case without its places: ${caseId}`)
  return {
    file,
    application,
    materials,
    attachments: attachments.map((one) => ({ ...one, added_at: isoOf(one.added_at) })),
    events: events.map((one) => ({
      ...one,
      recorded_at: isoOf(one.recorded_at),
      event: one.data as unknown as CaseEvent,
    })),
    opinions,
    delivery: delivery ?? undefined,
    guide,
    party,
    organs,
    organ,
    site,
    handOut,
    /** The place near home the applicant chose to collect it at (就近领取). */
    station: application.station ? sites.get(application.station) : undefined,
  }
}

/** All rows of one case in one round trip. */
const onFile = kept((db, { caseId }: { caseId: string }) =>
  db
    .selectFrom('cases.file as f')
    .selectAll('f')
    .select((of) => [
      jsonObjectFrom(of.selectFrom('cases.application').selectAll().where('case_id', '=', caseId)).as(
        'application',
      ),
      jsonArrayFrom(
        of.selectFrom('cases.material').selectAll().where('case_id', '=', caseId).orderBy('position'),
      ).as('materials'),
      jsonArrayFrom(
        of.selectFrom('cases.attachment').selectAll().where('case_id', '=', caseId).orderBy('added_at'),
      ).as('attachments'),
      jsonArrayFrom(of.selectFrom('cases.event').selectAll().where('case_id', '=', caseId).orderBy('seq')).as(
        'events',
      ),
      jsonArrayFrom(of.selectFrom('cases.opinion').selectAll().where('case_id', '=', caseId)).as('opinions'),
      jsonObjectFrom(of.selectFrom('cases.delivery').selectAll().where('case_id', '=', caseId)).as(
        'delivery',
      ),
    ])
    .where('f.case_id', '=', caseId),
)

/** JSON made by the database writes instants with its own offset. */
const isoOf = (instant: string): string => new Date(instant).toISOString()

/** Names and addresses change a few times a year: each is asked for once a minute. */
export function remembered<T>(
  read: (db: Db | Tx, ids: readonly string[], on: Day) => Promise<Map<string, T>>,
) {
  let kept = new Map<string, T>()
  let since = 0
  return {
    async of(db: Db | Tx, ids: readonly string[], on: Day = '' as Day): Promise<Map<string, T>> {
      if (Date.now() - since > 60_000) [kept, since] = [new Map(), Date.now()]
      const missing = [...new Set(ids)].filter((id) => !kept.has(`${id} ${on}`))
      if (missing.length > 0)
        for (const [id, one] of await read(db, missing, on)) kept.set(`${id} ${on}`, one)
      return new Map(
        ids.flatMap((id) => (kept.has(`${id} ${on}`) ? [[id, kept.get(`${id} ${on}`) as T]] : [])),
      )
    },
  }
}
const ORGANS = remembered(organsById)
const SITES = remembered((db, ids) => sitesById(db, ids))

/** How people call a material of the case: its id means nothing to anybody. */
export function titleOf(
  { materials }: { materials: readonly { material: string; name: string }[] },
  id: string,
): string {
  return materials.find((row) => row.material === id)?.name ?? UNLISTED.zh
}

/** How the guide describes a material of the case; a material that a later guide dropped still has its row. */
export function materialOf(guide: Guide, id: string): Material | undefined {
  return guide.materials.find((material) => material.id === id)
}
