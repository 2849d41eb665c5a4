import { sql } from 'kysely'
import type { Case, Fault, MaterialFault } from '../../core/case/case.ts'
import { isOpen } from '../../core/case/tolerance.ts'
import { canDo } from '../../core/case/transitions.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ACTION, STATUS } from '../../core/words/cases.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Setting } from '../../platform/setting.ts'
import { itemLink } from '../catalogue/facade.ts'
import { act } from './act.ts'
import type { Asked } from './asked.ts'
import { type NewAttachment, UNSEEN } from './attachments.ts'
import { stateIn } from './detail.ts'
import { type Dossier, dossierOf, materialOf, titleOf } from './dossier.ts'
import type { Way } from './way.ts'

/** What is asked of an applicant after the application: a correction (补正), or what they promised to hand in (容缺后补). */
export type Owed = 'correction' | 'tolerance'

/** What is asked for, and what has been put together for it so far. */
export type Correction = {
  title: string
  until: Day
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
  /** When it was asked: what was handed in before does not count. */
  askedAt: string
  /** Where its form is, blank and as a sample, when it is made from the form. */
  forms?: { blank: string; sample: string } | undefined
  /** Files are there, or a clerk has meanwhile found the paper in order. */
  ready: boolean
}

/** Throws `case/not-now` while nothing is asked, `case/tolerance-none` when what was promised has come. */
export async function correctionOf(db: Db | Tx, caseId: string, owed: Owed): Promise<Correction> {
  const dossier = await dossierOf(db, caseId)
  const c = stateIn(dossier)
  const until = untilIn(c, owed)
  const asked = owed === 'correction' ? askedNow(dossier, c) : owedNow(dossier, c)
  const rows = asked.map(({ material, fault, note, askedAt }): CorrectionRow => {
    const row = dossier.materials.find((one) => one.material === material)
    const described = materialOf(dossier.guide, material)
    const files = dossier.attachments
      .filter((file) => file.material === material && file.replaced_at === null && file.added_at > askedAt)
      .map((file) => ({ id: file.attachment, name: file.name, size: file.size }))
    return {
      ...{ id: material, name: titleOf(dossier, material), fault, note, files, askedAt },
      standard: described?.standard ?? '',
      forms: described?.fromForm ? formsOf(dossier) : undefined,
      ready: files.length > 0 || row?.verdict === 'ok',
    }
  })
  const { name, address, phone, hours } = dossier.site
  return { title: dossier.file.title, until, site: { name, address, phone, hours }, rows }
}

function untilIn(c: Case, owed: Owed): Day {
  if (owed === 'correction' && c.status === 'correcting') return c.until
  if (owed === 'tolerance' && canDo(c, 'SupplyTolerated') && 'pauses' in c && c.gap) {
    if (!isOpen(c.gap)) throw new RuleViolation('case/tolerance-none')
    return c.gap.until
  }
  const action = owed === 'correction' ? ACTION.SupplyCorrection : ACTION.SupplyTolerated
  throw new RuleViolation('case/not-now', { status: STATUS[c.status].zh, action: action.zh })
}

type AskedFor = MaterialFault & { askedAt: string }

function askedNow({ events }: Dossier, c: Case): AskedFor[] {
  const askedAt = events.findLast(({ event }) => event.type === 'CorrectionRequested')?.recorded_at ?? ''
  return c.status === 'correcting' ? c.asked.map((fault) => ({ ...fault, askedAt })) : []
}

/** What a case was accepted without; for what came and was not in order, what was wrong with it then. */
export function owedNow({ events }: Pick<Dossier, 'events'>, c: Case): AskedFor[] {
  if (!('pauses' in c) || !c.gap) return []
  const since = events.find(({ event }) => event.type === 'ToleranceGranted')?.recorded_at ?? ''
  return c.gap.items.map(({ material, fault }) => {
    const told = events.findLast(
      ({ event }) =>
        event.type === 'ToleranceRejected' && event.items.some((item) => item.material === material),
    )
    const rejected =
      told?.event.type === 'ToleranceRejected'
        ? told.event.items.find((item) => item.material === material)
        : undefined
    return rejected
      ? { ...rejected, askedAt: told?.recorded_at ?? since }
      : { material, fault, note: '', askedAt: since }
  })
}

function formsOf({ file, application }: Awaited<ReturnType<typeof dossierOf>>) {
  const standing = { answers: application.situation as Record<string, string> }
  return { blank: itemLink(file.item, 'form', standing), sample: itemLink(file.item, 'sample', standing) }
}

/** Files a material may have. */
const MOST = 20

/**
 * Files for one material that is asked for. They are kept with the case at once, beside the older ones, and become its
 * correction when everything is sent. Throws `case/unknown` for a material nobody asked for, `intake/too-many-files`.
 */
export async function keepFiles(
  db: Db,
  { caseId, actor }: Way,
  owed: Owed,
  material: string,
  files: readonly NewAttachment[],
): Promise<void> {
  if (files.length === 0) throw new RuleViolation('intake/no-file')
  await transact(db, async (tx) => {
    await lock(tx, caseId)
    const row = (await correctionOf(tx, caseId, owed)).rows.find(({ id }) => id === material)
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
export async function dropFile(
  db: Db,
  { caseId }: Way,
  owed: Owed,
  { material, attachment }: { material: string; attachment: string },
): Promise<void> {
  await transact(db, async (tx) => {
    await lock(tx, caseId)
    const { rows } = await correctionOf(tx, caseId, owed)
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
 * longer; after a correction the five days begin again. Throws `case/correction-incomplete` or
 * `case/tolerance-incomplete`, naming what is still missing.
 */
export async function supply(
  db: Db,
  setting: Setting,
  way: Way,
  owed: Owed,
  requestId: string,
): Promise<void> {
  const { caseId, actor } = way
  await transact(db, async (tx) => {
    const { rows } = await correctionOf(tx, caseId, owed)
    const missing = rows.filter(({ ready }) => !ready).map(({ name }) => name)
    if (missing.length > 0)
      throw new RuleViolation(`case/${owed}-incomplete`, { materials: missing.join('、') })
    for (const { id, askedAt } of rows.filter(({ files }) => files.length > 0))
      await replace(tx, caseId, id, askedAt)
    const what = { on: setting.today(), by: actor.account, materials: rows.map(({ id }) => id) }
    const command: Asked =
      owed === 'correction' ? { type: 'SupplyCorrection', ...what } : { type: 'SupplyTolerated', ...what }
    await act(tx, setting, { caseId, actor, requestId, command })
  })
}

/** A material was handed in anew: its older files stay to be compared, and nobody has looked at it yet. */
export async function replace(tx: Tx, caseId: string, material: string, askedAt: string): Promise<void> {
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
    .set(UNSEEN)
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
