import { RuleViolation } from '../../core/violation.ts'
import { STATUS } from '../../core/words/cases.ts'
import { assertMay, type Citizen } from '../../platform/actor.ts'
import { type Db, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Setting } from '../../platform/setting.ts'
import { type Dossier, dossierOf, resubmit, stateIn, submittedAmong, titleOf } from '../cases/facade.ts'
import { assertCovers, findParty, mandatesOf } from '../identity/facade.ts'
import { applicationOf, type Filing, saidIn } from './application.ts'
import type { Reasons } from './apply-summary.tsx'
import type { Desk } from './desk.ts'
import { dropDraft, isId, startDraft, takeOver } from './drafts.ts'
import { partsOf } from './progress.ts'
import { wayIn } from './submitter.ts'
import { restoreUploads } from './uploads.ts'

/**
 * The draft becomes a case, or the returned case it belongs to is handed in again. Sent twice, from two tabs or once
 * more after a lost answer, it is one case. Throws `intake/unfinished` with the names of the parts that are not done.
 */
export async function submitDraft(db: Db, setting: Setting, desk: Desk): Promise<void> {
  const { actor, draft } = desk
  assertMay(actor, draft.returned ? 'Resubmit' : 'Submit')
  await assertMandate(db, desk)
  const open = partsOf(desk).filter(({ state }) => state !== 'done')
  if (open.length > 0)
    throw new RuleViolation('intake/unfinished', { parts: open.map(({ title }) => title).join('、') })
  const filing = await filingOf(db, desk)
  if (draft.returned) await handInAgain(db, setting, desk, filing)
  else await wayIn(db, setting)(await applicationOf(db, filing, desk.on))
  await dropDraft(db, draft.id)
}

/** Whoever acts by a mandate acts within it, today. Throws `identity/outside-mandate` and `identity/mandate-unknown`. */
async function assertMandate(db: Db, { actor, draft, on }: Desk): Promise<void> {
  const { mandate } = actor
  if (!mandate) return
  assertCovers(actor, draft.item)
  const inForce = await mandatesOf(db, actor.id, on)
  if (!inForce.some(({ id, enterprise }) => id === mandate.id && enterprise === actor.party))
    throw new RuleViolation('identity/mandate-unknown')
}

async function filingOf(db: Db, desk: Desk): Promise<Filing> {
  const { draft, actor, party, situation, materials, uploads } = desk
  const asked = new Set(desk.pages.flatMap((page) => page.fields.map(({ id }) => id)))
  const agent = actor.id === party.id ? undefined : await findParty(db, actor.id)
  return {
    id: draft.id,
    item: draft.item,
    place: draft.place,
    party,
    by: actor.account,
    situation,
    form: Object.fromEntries(Object.entries(draft.form).filter(([id]) => asked.has(id))),
    contact: { name: draft.contact ?? party.name, phone: draft.phone },
    agent: agent && { id: agent.id, name: agent.name },
    delivery: { way: draft.delivery ?? 'pickup', address: draft.address, site: draft.station },
    materials: materials.map(({ id }) => ({ material: id, brought: draft.brought.includes(id) })),
    attachments: uploads
      .filter((file) => materials.some(({ id }) => id === file.material))
      .map(({ addedBy: _, ...file }) => file),
    from: { channel: 'online' },
  }
}

async function handInAgain(db: Db, setting: Setting, desk: Desk, filing: Filing): Promise<void> {
  const { actor, draft, guide, on } = desk
  const changed = await saidIn(db, guide, filing, on)
  await transact(db, (tx) =>
    resubmit(tx, setting, { caseId: draft.id, actor, requestId: draft.returned?.request ?? '', on }, changed),
  )
}

/**
 * A case that pre-review returned is on the table again: its answers and files as they were handed in, to be changed.
 * Opening it twice opens it once. Throws `case/unknown`, and `intake/resubmit-changed` when it is not to be changed now.
 */
export async function reopen(db: Db, actor: Citizen, caseId: string): Promise<void> {
  const submitted = isId(caseId) ? (await submittedAmong(db, [caseId])).get(caseId) : undefined
  if (submitted?.party !== actor.party) throw new RuleViolation('case/unknown')
  const dossier = await dossierOf(db, caseId)
  const { file, application, attachments, guide, materials, station } = dossier
  if (submitted.status !== 'preReturned')
    throw new RuleViolation('intake/resubmit-changed', { status: STATUS[submitted.status].zh })
  const returned = { version: file.guide_version, request: newId() }
  await transact(db, async (tx) => {
    const fresh = await startDraft(tx, actor, {
      id: caseId,
      item: file.item,
      place: station?.division ?? file.division,
      situation: application.situation as Record<string, string>,
      form: application.form as Record<string, unknown>,
      brought: broughtIn(materials),
      contact: application.contact,
      phone: application.phone ?? undefined,
      delivery: application.delivery as Desk['draft']['delivery'],
      address: station ? undefined : (application.address ?? undefined),
      station: station?.id,
      done: ['situation', 'materials', 'contact', 'delivery', ...guide.form.map(({ id }) => `form/${id}`)],
      returned,
    })
    if (!fresh) return takeOver(tx, actor, caseId, returned)
    await restoreUploads(
      tx,
      attachments.filter((file) => file.replaced_at === null && file.reused_from === null),
    )
  })
}

/** What was neither handed in nor made from the form was promised on paper. */
const broughtIn = (materials: Dossier['materials']): string[] =>
  materials.flatMap(({ need, obtained, material }) => (need === 'required' && !obtained ? [material] : []))

/** What the window said when it returned the application; undefined for one that never was submitted. */
export async function reasonsFor(db: Db, { draft }: Desk): Promise<Reasons | undefined> {
  if (!draft.returned) return undefined
  const dossier = await dossierOf(db, draft.id)
  const c = stateIn(dossier)
  if (c.status !== 'preReturned') return undefined
  return {
    note: c.note,
    faults: c.reasons.map(({ material, fault, note }) => ({ name: titleOf(dossier, material), fault, note })),
  }
}
