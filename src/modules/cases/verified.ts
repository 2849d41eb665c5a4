import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { documentOf, type Held, usableUntil } from '../../core/guide/held.ts'
import { HOLDING, proofInWords } from '../../core/words/holding.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { dayInWords } from '../../portal/parts.tsx'
import { guideVersion } from '../catalogue/facade.ts'
import { materialOf } from './dossier.ts'

/** A document that lies in an accepted case of its holder: proven there, by an organ or a window. */
export type Verified = Held & {
  /** The name of the item of that case. */
  title: string
}

/** A file of a verified material, as it stands in the case it came with. */
export type VerifiedFile = { id: string; name: string; mediaType: string; size: number; sha256: string }

type Row = {
  case_id: string
  number: string
  title: string
  item: string
  guide_version: number
  situation: Record<string, string>
  material: string
  valid_until: string | null
  checked_by: string
  received_on: Day
  /** The day on which the originals were seen for the whole case. */
  originals: Day | null
  scanned: boolean
}

/**
 * What accepted cases of this applicant hold that was verified: the result an organ issued (trust A), and each material a
 * clerk found in order with its original there, of which a copy lies in the case (trust B). A copy that was itself taken
 * from another case proves nothing anew. Whether the applicant wants it used is not said here.
 */
export async function verifiedOf(db: Db | Tx, party: string): Promise<Verified[]> {
  return [...(await issuedTo(db, party)), ...(await comparedFor(db, party))]
}

/**
 * The originals were seen for the whole case; or a clerk scanned this one from the paper on the desk. The day is that on
 * which the originals were seen, else on which the materials were received: never later than the truth.
 */
async function comparedFor(db: Db | Tx, party: string): Promise<Verified[]> {
  const { rows } = await sql<Row>`
    select f.case_id, f.number, f.title, f.item, f.guide_version, m.material, m.valid_until, m.checked_by, f.received_on,
      p.situation,
      (select min(e.data->>'on') from cases.event e where e.case_id = f.case_id and e.type = 'OriginalsSeen') as originals,
      bool_and(a.added_by = m.checked_by) as scanned
    from cases.file f join cases.application p on p.case_id = f.case_id
    join cases.material m on m.case_id = f.case_id and m.verdict = 'ok' and m.checked_by is not null
    join cases.attachment a on a.case_id = f.case_id and a.material = m.material and a.replaced_at is null and a.reused_from is null
    where f.party = ${party} and f.accepted_on is not null
    group by f.case_id, f.number, f.title, f.item, f.guide_version, p.case_id, m.case_id, m.material
    order by f.received_on desc, f.case_id, m.material`.execute(db)
  const found: Verified[] = []
  for (const row of rows) {
    const { guide } = await guideVersion(db, row.item, row.guide_version)
    const described = materialOf(guide, row.material)
    const document = described && documentOf(described, row.situation)
    if (!document || !(row.originals || (row.scanned && described.kind !== 'copy'))) continue
    const verifiedOn = row.originals ?? row.received_on
    const expiresOn = (row.valid_until ?? undefined) as Day | undefined
    found.push({
      document,
      trust: 'B',
      caseId: row.case_id,
      caseNumber: row.number,
      title: row.title,
      material: row.material,
      verifiedOn,
      validUntil: usableUntil(document, { trust: 'B', verifiedOn, expiresOn }),
      verifiedBy: row.checked_by,
    })
  }
  return found
}

type Issued = {
  case_id: string
  number: string
  title: string
  item: string
  guide_version: number
  situation: Record<string, string>
  from: Day
  until: Day | null
}

/** The certificates this city's organs issued to them, as the cases say that ended in one. */
async function issuedTo(db: Db | Tx, party: string): Promise<Verified[]> {
  const { rows } = await sql<Issued>`
    select f.case_id, f.number, f.title, f.item, f.guide_version, p.situation,
      e.data->'certificate'->>'validFrom' as from, e.data->'certificate'->>'validUntil' as until
    from cases.file f join cases.application p on p.case_id = f.case_id
    join cases.event e on e.case_id = f.case_id and e.type = 'Completed'
    where f.party = ${party} and f.outcome = 'granted' and e.data->'certificate' is not null
    order by e.recorded_at desc, f.case_id`.execute(db)
  const found: Verified[] = []
  for (const { case_id, number, title, item, guide_version, situation, from, until } of rows) {
    const document = documentOf((await guideVersion(db, item, guide_version)).guide.result, situation)
    if (!document) continue
    const validUntil = usableUntil(document, { trust: 'A', verifiedOn: from, expiresOn: until ?? undefined })
    found.push({
      document,
      trust: 'A',
      caseId: case_id,
      caseNumber: number,
      title,
      verifiedOn: from,
      validUntil,
    })
  }
  return found
}

/** The files of a verified material. What an organ issued is on its own record and brings none. */
export async function filesOf(
  db: Db | Tx,
  { caseId, material }: Pick<Held, 'caseId' | 'material'>,
): Promise<VerifiedFile[]> {
  if (material === undefined) return []
  const rows = await db
    .selectFrom('cases.attachment')
    .select(['attachment', 'name', 'media_type', 'size', 'sha256'])
    .where('case_id', '=', caseId)
    .where('material', '=', material)
    .where('replaced_at', 'is', null)
    .orderBy('added_at')
    .orderBy('attachment')
    .execute()
  return rows.map(({ attachment, media_type, ...file }) => ({
    ...file,
    id: attachment,
    mediaType: media_type,
  }))
}

/** What each of these cases took from what was held, instead of asking for it: for the ledger of reuse. */
export async function reusedIn(db: Db | Tx, ids: readonly string[]): Promise<Reused[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Reused>`
    select m.case_id as "caseId", m.material, f.item, f.organ, f.division, m.proof, f.submitted_on as "on"
    from cases.material m join cases.file f using (case_id)
    where m.proof is not null and m.case_id = any (${ids}::uuid[])
    order by m.case_id, m.material`.execute(db)
  return rows
}
export type Reused = {
  caseId: string
  material: string
  item: string
  organ: string
  division: string
  proof: Proof
  on: Day
}

/** What stands in a case for a material nobody was asked for: held, or answered for by a register. */
export type Proof =
  | ({ kind: 'held' } & Pick<
      Held,
      'document' | 'trust' | 'caseId' | 'caseNumber' | 'material' | 'verifiedOn' | 'validUntil'
    >)
  | { kind: 'register'; document: Held['document'] }

/** `办件…，2026年3月5日经窗口与原件核对，可以使用到…`: what stands in for a material, for whoever works on the case. */
export function proofSentence(proof: Proof): string {
  return proof.kind === 'held' ? proofInWords(proof, dayInWords) : HOLDING.byRegister.zh
}
