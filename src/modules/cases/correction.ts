import { sql } from 'kysely'
import type { Fault } from '../../core/case/case.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ACTION, STATUS } from '../../core/words/cases.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Setting } from '../../platform/setting.ts'
import { itemLink } from '../catalogue/facade.ts'
import { act } from './act.ts'
import type { NewAttachment } from './attachments.ts'
import { stateIn } from './detail.ts'
import { dossierOf, materialOf, titleOf } from './dossier.ts'
import type { Way } from './way.ts'

/** What a correction notice asks for, and what has been put together for it so far. */
export type Correction = {
  title: string
  until: Day
  /** When it was asked: what was handed in before does not count. */
  askedAt: string
  site: { name: string; address: string; phone: string; hours: string }
  rows: readonly CorrectionRow[]
}
export type CorrectionRow = {
  id: string
  name: string
  fault: Fault
  note: string
  standard: string
  files: readonly { id: string; name: string; size: number }[]
  /** Where its form is, blank and as a sample, when it is made from the form. */
  forms?: { blank: string; sample: string } | undefined
  /** Files are there, or a clerk has meanwhile found the paper in order. */
  ready: boolean
}

/** Throws `case/not-now` while nothing is asked. */
export async function correctionOf(db: Db | Tx, caseId: string): Promise<Correction> {
  const dossier = await dossierOf(db, caseId)
  const c = stateIn(dossier)
  if (c.status !== 'correcting') throw notNow(c.status)
  const askedAt =
    dossier.events.findLast(({ event }) => event.type === 'CorrectionRequested')?.recorded_at ?? ''
  const rows = c.asked.map(({ material, fault, note }): CorrectionRow => {
    const row = dossier.materials.find((one) => one.material === material)
    const asked = materialOf(dossier.guide, material)
    const files = dossier.attachments
      .filter((file) => file.material === material && file.replaced_at === null && file.added_at > askedAt)
      .map((file) => ({ id: file.attachment, name: file.name, size: file.size }))
    return {
      ...{ id: material, name: titleOf(dossier, material), fault, note, files },
      standard: asked?.standard ?? '',
      forms: asked?.fromForm ? formsOf(dossier) : undefined,
      ready: files.length > 0 || row?.verdict === 'ok',
    }
  })
  const { name, address, phone, hours } = dossier.site
  return { title: dossier.file.title, until: c.until, askedAt, site: { name, address, phone, hours }, rows }
}

function formsOf({ file, application }: Awaited<ReturnType<typeof dossierOf>>) {
  const standing = { answers: application.situation as Record<string, string> }
  return { blank: itemLink(file.item, 'form', standing), sample: itemLink(file.item, 'sample', standing) }
}

const notNow = (status: keyof typeof STATUS) =>
  new RuleViolation('case/not-now', { status: STATUS[status].zh, action: ACTION.SupplyCorrection.zh })

/** Files a material may have. */
const MOST = 20

/**
 * Files for one material that is asked for. They are kept with the case at once, beside the older ones, and become its
 * correction when everything is sent. Throws `case/unknown` for a material nobody asked for, `intake/too-many-files`.
 */
export async function keepFiles(
  db: Db,
  { caseId, actor }: Way,
  material: string,
  files: readonly NewAttachment[],
): Promise<void> {
  if (files.length === 0) throw new RuleViolation('intake/no-file')
  await transact(db, async (tx) => {
    await lock(tx, caseId)
    const row = (await correctionOf(tx, caseId)).rows.find(({ id }) => id === material)
    if (!row) throw new RuleViolation('case/unknown')
    if (row.files.length + files.length > MOST)
      throw new RuleViolation('intake/too-many-files', { most: String(MOST) })
    await tx
      .insertInto('cases.attachment')
      .values(
        files.map(({ id = newId(), name, mediaType, size, sha256 }) => ({
          case_id: caseId,
          attachment: id,
          material,
          name,
          media_type: mediaType,
          size,
          sha256,
          added_by: actor.account,
        })),
      )
      .execute()
  })
}

/** One of the files just put there is not meant after all: it stays on record and counts no longer. */
export async function dropFile(db: Db, { caseId }: Way, material: string, attachment: string): Promise<void> {
  await transact(db, async (tx) => {
    await lock(tx, caseId)
    const { rows } = await correctionOf(tx, caseId)
    const there = rows.some(
      ({ id, files }) => id === material && files.some((file) => file.id === attachment),
    )
    if (!there) throw new RuleViolation('file/unknown')
    await tx
      .updateTable('cases.attachment')
      .set({ replaced_at: sql<string>`now()` })
      .where('case_id', '=', caseId)
      .where('attachment', '=', attachment)
      .execute()
  })
}

/**
 * Everything that was asked for, handed in as one: the older files are replaced, what a clerk found of them holds no
 * longer, and the five days begin again. Throws `case/correction-incomplete`, naming what is still missing.
 */
export async function supply(db: Db, setting: Setting, way: Way, requestId: string): Promise<void> {
  const { caseId, actor } = way
  await transact(db, async (tx) => {
    const { rows, askedAt } = await correctionOf(tx, caseId)
    const missing = rows.filter(({ ready }) => !ready).map(({ name }) => name)
    if (missing.length > 0)
      throw new RuleViolation('case/correction-incomplete', { materials: missing.join('、') })
    for (const { id } of rows.filter(({ files }) => files.length > 0)) await replace(tx, caseId, id, askedAt)
    const materials = rows.map(({ id }) => id)
    const command = { type: 'SupplyCorrection' as const, on: setting.today(), by: actor.account, materials }
    await act(tx, setting, { caseId, actor, requestId, command })
  })
}

async function replace(tx: Tx, caseId: string, material: string, askedAt: string): Promise<void> {
  await tx
    .updateTable('cases.attachment')
    .set({ replaced_at: sql<string>`now()` })
    .where('case_id', '=', caseId)
    .where('material', '=', material)
    .where('replaced_at', 'is', null)
    .where('added_at', '<=', askedAt)
    .execute()
  await tx
    .updateTable('cases.material')
    .set({ obtained: 'upload', verdict: null, note: '', checked_by: null, checked_at: null })
    .where('case_id', '=', caseId)
    .where('material', '=', material)
    .execute()
}

/** Two tabs, or an applicant and a clerk, take turns. */
async function lock(tx: Tx, caseId: string): Promise<void> {
  await tx
    .selectFrom('cases.file')
    .select('case_id')
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new RuleViolation('case/unknown'))
}
