import { sql } from 'kysely'
import { mayBeside } from '../../core/authority.ts'
import { inPerson } from '../../core/case/collector.ts'
import type { Command } from '../../core/case/decide.ts'
import type { Day } from '../../core/day.ts'
import { normaliseCode } from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import { STATUS } from '../../core/words/cases.ts'
import type { Staff } from '../../platform/actor.ts'
import { type Db, type Tx, together } from '../../platform/db.ts'
import { doubt } from '../holdings/facade.ts'
import { personsById } from '../organisation/facade.ts'
import type { MaterialLine } from './contract.ts'
import { materialLines } from './detail.ts'
import { dossierOf } from './dossier.ts'
import { provenFor } from './held.ts'
import { awaitedIn } from './tolerance.ts'
import { filesOf, type Proof } from './verified.ts'
import { visibleCases } from './visible.ts'

/** The statuses in which every material is still looked at: before acceptance, by whoever receives. */
const CHECKED_IN = ['submitted', 'prePassed', 'received', 'correcting']
/** Those in which something may follow that a case was accepted without; the department holds it meanwhile. */
const FOLLOW_IN = ['reviewing', 'deciding', 'suspended', 'halted']

export type Finding = {
  material: string
  verdict: NonNullable<MaterialLine['verdict']>
  note: string
  obtained?: MaterialLine['obtained'] | undefined
  validUntil?: string | undefined
}

/**
 * What a clerk found of one material, or of several at once. Throws what `assertChecking` throws, and
 * `case/material-unknown` for a material that is not on the list; then nothing is written.
 */
export async function judge(
  tx: Tx,
  actor: Staff,
  id: string,
  findings: readonly Finding[],
  on: Day,
): Promise<void> {
  await assertChecking(
    tx,
    actor,
    id,
    findings.map(({ material }) => material),
  )
  await endReuse(tx, actor, id, findings)
  const { rows } = await sql<{ material: string }>`
    update cases.material m
    set verdict = f.verdict, note = f.note, obtained = coalesce(f.obtained, m.obtained),
      valid_until = coalesce(f."validUntil", m.valid_until), checked_by = ${actor.id}, checked_at = now(),
      proof = case when f.verdict = 'ok' and coalesce(f.obtained, m.obtained) in ('certificate', 'shared') then m.proof end
    from json_to_recordset(${JSON.stringify(findings)}::json)
      as f (material text, verdict text, note text, obtained text, "validUntil" date)
    where m.case_id = ${id} and m.material = f.material
    returning m.material`.execute(tx)
  if (rows.length < findings.length) throw new RuleViolation('case/material-unknown')
  await reuse(tx, actor, id, findings, on)
}

/**
 * What a clerk finds wrong with a document that was used again is said with its reason, and from then on nobody uses it.
 * Throws `case/held-note`.
 */
async function endReuse(tx: Tx, actor: Staff, id: string, findings: readonly Finding[]): Promise<void> {
  const faulty = findings.filter(({ verdict }) => verdict !== 'ok')
  if (faulty.length === 0) return
  const rows = await tx
    .selectFrom('cases.material')
    .select(['material', 'name', 'proof'])
    .where('case_id', '=', id)
    .where('proof', 'is not', null)
    .where(
      'material',
      'in',
      faulty.map(({ material }) => material),
    )
    .execute()
  for (const { material, name, proof } of rows) {
    const note = faulty.find((one) => one.material === material)?.note.trim()
    if (!note) throw new RuleViolation('case/held-note', { material: name })
    const source = proof as unknown as Proof
    if (source.kind === 'held') await doubt(tx, source, { seenIn: id, by: actor.id, note })
  }
}

/** A clerk takes from what the city holds instead of asking: the proof and its files stand in the case from now on. */
async function reuse(tx: Tx, actor: Staff, id: string, findings: readonly Finding[], on: Day): Promise<void> {
  const taken = findings.filter(({ verdict, obtained }) => verdict === 'ok' && obtained === 'certificate')
  if (taken.length === 0) return
  const proven = (await provenFor(tx, [{ id, on }])).get(id)
  for (const { material } of taken) {
    const proof = proven?.get(material)
    if (!proof) continue
    await tx
      .updateTable('cases.material')
      .set({ proof: JSON.stringify(proof) })
      .where('case_id', '=', id)
      .where('material', '=', material)
      .where('proof', 'is', null)
      .execute()
    if (proof.kind !== 'held') continue
    const files = await filesOf(tx, proof)
    if (files.length === 0) continue
    await tx
      .insertInto('cases.attachment')
      .values(
        files.map((file) => ({
          case_id: id,
          attachment: file.id,
          material,
          name: file.name,
          media_type: file.mediaType,
          size: file.size,
          sha256: file.sha256,
          added_by: actor.id,
          reused_from: proof.caseId,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/**
 * The materials of a case are looked at by the window that receives it, until it is accepted, and afterwards those alone
 * that were to follow (容缺后补); one request at a time. Throws `case/unknown`, `actor/not-your-desk`, `case/held` while
 * somebody else works on it, `case/not-now` afterwards.
 */
export async function assertChecking(
  tx: Tx,
  actor: Staff,
  id: string,
  materials: readonly string[],
): Promise<void> {
  if (!mayBeside(actor.post.role, 'JudgeMaterial')) throw new RuleViolation('actor/not-allowed')
  const file = await visibleCases(tx, actor)
    .select(['f.status', 'f.holder', 'f.holder_name', 'f.site'])
    .where('f.case_id', '=', id)
    .forUpdate('f')
    .executeTakeFirst()
  if (!file) throw new RuleViolation('case/unknown')
  if (file.site !== actor.post.site) throw new RuleViolation('actor/not-your-desk')
  if (FOLLOW_IN.includes(file.status)) {
    const awaited = await awaitedIn(tx, id)
    if (materials.length > 0 && materials.every((material) => awaited.includes(material))) return
  }
  if (!CHECKED_IN.includes(file.status))
    throw new RuleViolation('case/not-now', {
      status: STATUS[file.status as keyof typeof STATUS].zh,
      action: '审核材料',
    })
  if (file.holder !== null && file.holder !== actor.id)
    throw new RuleViolation('case/held', { name: file.holder_name ?? '' })
}

/** The checklist as it stands. */
export async function materialsOf(db: Db, actor: Staff, id: string): Promise<MaterialLine[]> {
  const { dossier, staff } = await together(db, async (one) => {
    const [visible, dossier] = await Promise.all([
      visibleCases(one, actor).select('f.case_id').where('f.case_id', '=', id).executeTakeFirst(),
      dossierOf(one, id),
    ])
    if (!visible) throw new RuleViolation('case/unknown')
    const adders = [...new Set(dossier.attachments.map((file) => file.added_by))]
    return {
      dossier,
      staff: await personsById(
        one,
        adders.filter((by) => by.length === 36),
      ),
    }
  })
  return materialLines(dossier, (by) => staff.get(by)?.name ?? dossier.party.name)
}

type Handover = Pick<Command<'Deliver'>, 'on' | 'way' | 'collectedBy' | 'collector'> & { signature: string }

/** Who took the result, beside the event: the name and the document are personal data. Of what is sent, nobody. */
export async function recordDelivery(
  tx: Tx,
  id: string,
  { on, way, collectedBy, collector, signature }: Handover,
): Promise<void> {
  const taken = collectedBy === 'none' || !inPerson(way) ? undefined : collector
  const row = {
    way,
    collector: taken?.name ?? null,
    document_kind: taken?.documentKind ?? null,
    document_number: taken ? normaliseCode(taken.documentNumber) : null,
    authority: taken?.authority ?? null,
    signature: signature || null,
    delivered_on: on,
  }
  await tx
    .insertInto('cases.delivery')
    .values({ case_id: id, ...row })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
    .execute()
}
