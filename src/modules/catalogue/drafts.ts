import { sql } from 'kysely'
import {
  assertShape,
  auditOf,
  type Draft,
  type DraftAct,
  type DraftCommand,
  type DraftKind,
  decide,
  evolve,
} from '../../core/catalogue/lifecycle.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import { canonical, digest } from '../../platform/chain.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { organOf } from '../organisation/facade.ts'
import { assertSound, baseOf } from './draft-base.ts'
import { type DraftGuide, draftFindings, errorsIn } from './gate.ts'
import { guideVersion } from './guides.ts'
import { bringIntoForce } from './into-force.ts'
import { fingerprintOf, lockCatalogue } from './publish.ts'

export type By = { actor: Staff; requestId: string; today: Day }

/** What a department writes; `content` are the guides the draft would make. */
export type Written = { content: DraftGuide[]; basis: string; startsOn: Day | undefined }

/**
 * Begin a draft. Without content it starts from the guides as they are: a copy to change, two to split, one to merge into.
 * Sent again under its id it is there already. Throws `draft/items`, `draft/department`, `draft/item-not-now`.
 */
export async function openDraft(
  tx: Tx,
  asked: { id: string; kind: DraftKind; items: readonly string[]; content?: DraftGuide[]; basis?: string },
  by: By,
): Promise<void> {
  const { id, kind, items, basis = '' } = asked
  const department = await departmentOf(tx, by)
  if (await isKnown(tx, asked, by.actor)) return
  const base = await baseOf(tx, { kind, items, department })
  const content = asked.content ?? (await copies(tx, kind, base))
  assertShape(kind, { from: items.length, makes: content.length })
  const row = { id, kind, items: [...items], department, basis, authors: [by.actor.id] }
  await tx
    .insertInto('catalogue.draft')
    .values({
      ...row,
      base: JSON.stringify(base),
      content: JSON.stringify(content),
      organ: by.actor.post.organ ?? '',
    })
    .execute()
  await record(tx, { id, content, base, basis, startsOn: undefined }, { type: 'opened' }, by)
}

/**
 * Keep what is written, whole or not; nothing is judged yet. `revision` is the one it was written on. Throws
 * `draft/written-elsewhere` when somebody else wrote meanwhile.
 */
export async function saveDraft(
  tx: Tx,
  { id, revision, ...written }: Written & { id: string; revision: number },
  by: By,
): Promise<number> {
  const row = await ownDraft(tx, id, by)
  decide(row.draft, { type: 'Save', by: by.actor.id })
  if (row.revision !== revision) throw new RuleViolation('draft/written-elsewhere')
  assertShape(row.draft.kind, { from: row.items.length, makes: written.content.length })
  const authors = [...new Set([...row.draft.authors, by.actor.id])]
  await tx
    .updateTable('catalogue.draft')
    .set({
      content: JSON.stringify(written.content),
      basis: written.basis,
      starts_on: written.startsOn ?? null,
      authors,
      revision: revision + 1,
      saved_at: sql`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute()
  return revision + 1
}

/** To the two auditors, if it may be: nothing to put right, a law, a day to come, and nobody was quicker. */
export async function submitDraft(tx: Tx, id: string, by: By): Promise<void> {
  const row = await ownDraft(tx, id, by)
  if (await wasDone(tx, id, by)) return
  const findings = errorsIn(await draftFindings(tx, row, by.today))
  await act(tx, row, { type: 'Submit', by: by.actor.id, today: by.today, findings }, by)
}

/** Taken back by its department. */
export async function withdrawDraft(
  tx: Tx,
  { id, reason }: { id: string; reason: string },
  by: By,
): Promise<void> {
  const row = await ownDraft(tx, id, by)
  if (await wasDone(tx, id, by)) return
  await act(tx, row, { type: 'Withdraw', by: by.actor.id, reason }, by, reason)
}

/**
 * One of the two audits. `fingerprint` is what the auditor has read; when both agree the new version binds from its day on,
 * in the same transaction.
 */
export async function auditDraft(
  tx: Tx,
  {
    id,
    verdict,
    opinion,
    fingerprint,
  }: { id: string; verdict: 'approve' | 'sendBack'; opinion: string; fingerprint: string },
  by: By,
): Promise<void> {
  const audit = auditOf(by.actor.post.role)
  if (!audit) throw new RuleViolation('actor/not-allowed')
  await lockCatalogue(tx)
  const row = await lockedDraft(tx, id)
  if (await wasDone(tx, id, by)) return
  const { id: person } = by.actor
  if (verdict === 'sendBack')
    return act(tx, row, { type: 'SendBack', by: person, audit, opinion }, by, opinion)
  if (row.draft.state === 'submitted' && fingerprint !== printOf(row))
    throw new RuleViolation('draft/read-again')
  const findings = errorsIn(await draftFindings(tx, row, by.today))
  await act(tx, row, { type: 'Approve', by: person, audit, today: by.today, findings }, by, opinion)
}

/** SM3 over what a draft says: what an auditor agrees to. */
export function printOf({ content, base, basis, startsOn }: Said): string {
  return fingerprintOf({ content, base, basis, startsOn })
}
type Said = {
  content: readonly DraftGuide[]
  base: Readonly<Record<string, number>>
  basis: string
  startsOn: Day | undefined
}

export type Row = Said & {
  id: string
  items: string[]
  department: string
  revision: number
  draft: Draft
}

async function act(tx: Tx, row: Row, command: DraftCommand, by: By, opinion = ''): Promise<void> {
  const acts = decide(row.draft, command)
  if (command.type === 'Submit' || command.type === 'Approve') await assertSound(tx, row)
  let draft = row.draft
  for (const done of acts) {
    draft = evolve(draft, done, by.actor)
    await record(tx, row, done, by, opinion)
    if (done.type === 'approved' && done.last) await bringIntoForce(tx, row, by.today)
  }
  await tx
    .updateTable('catalogue.draft')
    .set({
      state: draft.state,
      ...(command.type === 'Submit' ? { submitted_on: by.today } : {}),
    })
    .where('id', '=', row.id)
    .execute()
}

/** Throws `draft/unknown` for a draft that another department writes. */
async function ownDraft(tx: Tx, id: string, by: By): Promise<Row> {
  const row = await lockedDraft(tx, id)
  if (row.department !== (await departmentOf(tx, by))) throw new RuleViolation('draft/unknown')
  return row
}

/** One draft, its turn taken. Throws `draft/unknown`. */
async function lockedDraft(tx: Tx, id: string): Promise<Row> {
  const row = await tx
    .selectFrom('catalogue.draft')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new RuleViolation('draft/unknown')
  const audits = await auditsOf(tx, id)
  const startsOn = (row.starts_on ?? undefined) as Day | undefined
  return {
    id,
    startsOn,
    items: row.items,
    department: row.department,
    revision: row.revision,
    basis: row.basis,
    base: row.base as Record<string, number>,
    content: row.content as unknown as DraftGuide[],
    draft: {
      kind: row.kind as DraftKind,
      state: row.state as Draft['state'],
      authors: row.authors,
      basis: row.basis,
      startsOn,
      audits,
    },
  }
}

/** Who agreed since it was last submitted. */
async function auditsOf(tx: Tx, id: string): Promise<Draft['audits']> {
  const rows = await tx
    .selectFrom('catalogue.draft_act')
    .select(['type', 'audit', 'by', 'by_name'])
    .where('draft', '=', id)
    .orderBy('seq')
    .execute()
  const round = rows.slice(rows.findLastIndex(({ type }) => type === 'submitted') + 1)
  const agreed = round.filter(({ type }) => type === 'approved')
  return Object.fromEntries(agreed.map(({ audit, by, by_name }) => [audit, { by, name: by_name }]))
}

/** The department whose items this actor writes. Throws `actor/not-allowed` for a post at no organ. */
export async function departmentOf(tx: Db | Tx, { actor, today }: By): Promise<string> {
  if (!actor.post.organ) throw new RuleViolation('actor/not-allowed')
  return (await organOf(tx, actor.post.organ, today)).department
}

/** Throws `draft/id-used` when the id stands for something else. */
async function isKnown(
  tx: Tx,
  { id, kind, items }: { id: string; kind: DraftKind; items: readonly string[] },
  actor: Staff,
): Promise<boolean> {
  const row = await tx
    .selectFrom('catalogue.draft')
    .select(['kind', 'items', 'authors'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return false
  if (row.kind === kind && row.items.join() === items.join() && row.authors[0] === actor.id) return true
  throw new RuleViolation('draft/id-used')
}

/** The answer got lost and the request came again. */
async function wasDone(tx: Tx, id: string, { requestId }: By): Promise<boolean> {
  const row = await tx
    .selectFrom('catalogue.draft_act')
    .select('seq')
    .where('draft', '=', id)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row !== undefined
}

/** The guides a draft begins with. A part that is to be an item of its own has no key and no code yet. */
async function copies(
  tx: Tx,
  kind: DraftKind,
  base: Readonly<Record<string, number>>,
): Promise<DraftGuide[]> {
  const [first] = Object.entries(base)
  if (kind === 'create') return [{ item: '', guide: {} }]
  if (!first || kind === 'suspend' || kind === 'resume' || kind === 'cancel') return []
  const [item, version] = first
  const { guide } = await guideVersion(tx, item, version)
  if (kind === 'change') return [{ item, guide }]
  const part = { item: '', guide: { ...guide, baseCode: '' } }
  return kind === 'split' ? [part, part] : [part]
}

/** One line behind the last; the draft's row is locked, so nobody writes another meanwhile. */
async function record(
  tx: Tx,
  said: Said & { id: string },
  done: DraftAct | { type: 'opened' },
  { actor, requestId, today }: By,
  opinion = '',
): Promise<void> {
  const last = await tx
    .selectFrom('catalogue.draft_act')
    .select(['seq', 'hash'])
    .where('draft', '=', said.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const line = {
    draft: said.id,
    seq: (last?.seq ?? 0) + 1,
    type: done.type,
    audit: 'audit' in done ? done.audit : null,
    by: actor.id,
    by_name: actor.name,
    post: actor.post.id,
    opinion,
    fingerprint: printOf(said),
    on: today,
    request_id: requestId,
    recorded_at: new Date().toISOString(),
  }
  await tx
    .insertInto('catalogue.draft_act')
    .values({ ...line, hash: sealAct(last?.hash ?? '', line) })
    .execute()
}

/** SM3 over the hash before it and everything the line says. */
export function sealAct(previous: string, line: Readonly<Record<string, unknown>>): string {
  return digest('onewindow/item-draft/1', previous, canonical(line))
}
