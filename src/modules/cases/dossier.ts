import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { CaseEvent } from '../../core/case/case.ts'
import { type Day, day } from '../../core/day.ts'
import type { Guide, Material } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import { UNLISTED } from '../../core/words/cases.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { kept } from '../../platform/kept.ts'
import { guideVersion } from '../catalogue/facade.ts'
import { findParty, type Party, partiesById } from '../identity/facade.ts'
import { organsById, sitesById } from '../organisation/facade.ts'
import { isProvisional } from './visible.ts'

/** All that is on file about one case: what was said, handed in and done, with the guide that binds it and the names. */
export type Dossier = Awaited<ReturnType<typeof completed>>

/** Throws `case/unknown`. Whoever asks has settled before that the case may be seen. */
export async function dossierOf(db: Db | Tx, caseId: string): Promise<Dossier> {
  const [row] = await oneOnFile(db, { caseId })
  if (!row) throw new RuleViolation('case/unknown')
  const party = await findParty(db, row.party)
  return completed(db, row, new Map(party && [[party.id, party]]))
}

/** Those of many cases at once; who knows the applicants already saves a turn. A case that is not there has none. */
export async function dossiersOf(
  db: Db | Tx,
  ids: readonly string[],
  applicants?: readonly string[],
): Promise<Map<string, Dossier>> {
  const [rows, known] = await Promise.all([
    onFile(db, { ids }),
    applicants && partiesById(db, [...new Set(applicants)]),
  ])
  const parties = known ?? (await partiesById(db, [...new Set(rows.map(({ party }) => party))]))
  const dossiers = new Map<string, Dossier>()
  for (const row of rows) dossiers.set(row.case_id, await completed(db, row, parties))
  return dossiers
}

/** The organs that do the steps of a case, as its submission fixed them. */
const stepOrgans = (event: CaseEvent) =>
  event.type === 'Submitted' ? event.terms.steps.map(({ organ }) => organ) : []

/** The rows of a case, with the guide that binds it and the names of people and places. */
async function completed(db: Db | Tx, row: OnFile, parties: ReadonlyMap<string, Party>) {
  const { application, materials, attachments, events, opinions, delivery, ...file } = row
  if (!application) throw new TypeError(`a case without an application: ${file.case_id}`)
  const { guide } = await guideVersion(db, file.item, file.guide_version)
  const party = parties.get(file.party)
  if (!party) throw new TypeError(`a case without a party: ${file.case_id}`)
  const doers = events.flatMap(({ data }) => stepOrgans(data as unknown as CaseEvent))
  const named = [...new Set([file.organ, ...opinions.map((o) => o.organ), ...doers])]
  const organs = await ORGANS.of(db, named, day(file.submitted_on))
  const sites = await SITES.of(db, [file.site, file.hand_out, application.station ?? file.hand_out])
  const [organ, site, handOut] = [organs.get(file.organ), sites.get(file.site), sites.get(file.hand_out)]
  if (!organ || !site || !handOut) throw new TypeError(`a case without its places: ${file.case_id}`)
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

/** All rows of each case in one round trip. */
const rowsOnFile = (db: Db | Tx) =>
  db
    .selectFrom('cases.file as f')
    .selectAll('f')
    .select(isProvisional)
    .select((of) => [
      jsonObjectFrom(
        of.selectFrom('cases.application as a').selectAll().whereRef('a.case_id', '=', 'f.case_id'),
      ).as('application'),
      jsonArrayFrom(
        of
          .selectFrom('cases.material as m')
          .selectAll()
          .whereRef('m.case_id', '=', 'f.case_id')
          .orderBy('m.position'),
      ).as('materials'),
      jsonArrayFrom(
        of
          .selectFrom('cases.attachment as t')
          .selectAll()
          .whereRef('t.case_id', '=', 'f.case_id')
          .orderBy('t.added_at'),
      ).as('attachments'),
      jsonArrayFrom(
        of
          .selectFrom('cases.event as e')
          .selectAll()
          .whereRef('e.case_id', '=', 'f.case_id')
          .orderBy('e.seq'),
      ).as('events'),
      jsonArrayFrom(
        of.selectFrom('cases.opinion as o').selectAll().whereRef('o.case_id', '=', 'f.case_id'),
      ).as('opinions'),
      jsonObjectFrom(
        of.selectFrom('cases.delivery as d').selectAll().whereRef('d.case_id', '=', 'f.case_id'),
      ).as('delivery'),
    ])

const onFile = kept((db, { ids }: { ids: readonly string[] }) =>
  rowsOnFile(db).where(sql<boolean>`f.case_id = any (${ids}::uuid[])`),
)
const oneOnFile = kept((db, { caseId }: { caseId: string }) => rowsOnFile(db).where('f.case_id', '=', caseId))
type OnFile = Awaited<ReturnType<typeof onFile>>[number]

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
