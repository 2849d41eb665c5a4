import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, type Day, day } from '../../core/day.ts'
import { checkCreditCode } from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import { HANGING } from '../../core/words/administration.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import { unfinishedAt } from '../cases/facade.ts'
import type * as acts from './acts.ts'
import { assertNotPast, type Change } from './changes.ts'
import { assertMayEnd, assertWithin } from './establishment.ts'
import { organRecord } from './establishment-queries.ts'

type Asked<E extends { input: z.ZodType }> = z.output<E['input']>

/** A new organ under its credit code. Of one department there is one in a division at a time. */
export async function organEntered(
  tx: Tx,
  actor: Staff,
  { reason, ...asked }: Asked<typeof acts.enterOrgan>,
  today: Day,
): Promise<Change> {
  const { creditCode: id, department, division, name, shortName, documentName, reviewBody, court } = asked
  const from = day(asked.from)
  assertNotPast(from, today)
  const code = checkCreditCode(id)
  if (!code.valid) throw new RuleViolation('organisation/credit-code', { reason: code.reason })
  if (asked.consultPhone === asked.supervisePhone) throw new RuleViolation('organisation/same-phones')
  const { level } = await assertWithin(tx, actor, division, today)
  await assertFree(tx, { id, department, division, from })
  await assertDocumentName(tx, id, documentName)
  await tx
    .insertInto('organisation.organ')
    .values({
      ...{ id, code_kind: 'uscc', department, level, division_code: division, address: asked.address },
      ...{ consult_phone: asked.consultPhone, supervise_phone: asked.supervisePhone, valid_from: from },
    })
    .execute()
  await tx
    .insertInto('organisation.organ_name')
    .values({
      ...{ organ_id: id, valid_from: from, name, short_name: shortName, document_name: documentName },
      ...{ review_body: reviewBody, court },
    })
    .execute()
  const facts = {
    creditCode: id,
    documentName,
    address: asked.address,
    phone: asked.consultPhone,
    firstDay: from,
  }
  return { kind: 'organEntered', subject: name, place: id, division, facts, reason }
}

async function assertFree(
  tx: Tx,
  { id, department, division, from }: { id: string; department: string; division: string; from: Day },
): Promise<void> {
  const { rows } = await sql<{ same: boolean; name: string }>`
    select o.id = ${id} as same, n.name
    from organisation.organ o join organisation.organ_name n on n.organ_id = o.id
    where o.id = ${id} or (o.department = ${department} and o.division_code = ${division}
      and coalesce(o.valid_to, 'infinity') >= ${from})
    order by o.id = ${id} desc, n.valid_from desc limit 1`.execute(tx)
  const [there] = rows
  if (there)
    throw new RuleViolation(`organisation/${there.same ? 'organ' : 'department'}-there`, { name: there.name })
}

async function assertDocumentName(tx: Tx, organ: string, documentName: string): Promise<void> {
  const taken = await tx
    .selectFrom('organisation.organ_name')
    .select('name')
    .where('document_name', '=', documentName)
    .where('organ_id', '<>', organ)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (taken) throw new RuleViolation('organisation/document-name-taken', { documentName, name: taken.name })
}

/** Another name from a day on, under the same credit code; papers of earlier days keep the name of their day. */
export async function organRenamed(
  tx: Tx,
  actor: Staff,
  { organ, reason, ...asked }: Asked<typeof acts.renameOrgan>,
  today: Day,
): Promise<Change> {
  const from = day(asked.from)
  assertNotPast(from, today)
  const known = await organRecord(tx, actor, organ, today)
  const [latest] = known.names
  if (!latest || known.to)
    throw new RuleViolation('organisation/closed-already', { name: known.name, to: known.to ?? '' })
  if (latest.from >= from) throw new RuleViolation('organisation/name-later', { from: latest.from })
  await assertDocumentName(tx, organ, asked.documentName)
  await tx
    .updateTable('organisation.organ_name')
    .set({ valid_to: addDays(from, -1) })
    .where('organ_id', '=', organ)
    .where('valid_to', 'is', null)
    .execute()
  const { name, shortName, documentName, reviewBody, court } = asked
  await tx
    .insertInto('organisation.organ_name')
    .values({
      ...{ organ_id: organ, valid_from: from, name, short_name: shortName, document_name: documentName },
      ...{ review_body: reviewBody, court },
    })
    .execute()
  const facts = { formerly: latest.name, creditCode: organ, documentName, firstDay: from }
  return { kind: 'organRenamed', subject: name, place: organ, division: known.division, facts, reason }
}

/** The last day of an organ, once no post, site or case needs it any more. */
export async function organClosed(
  tx: Tx,
  actor: Staff,
  { organ, reason, ...asked }: Asked<typeof acts.closeOrgan>,
  today: Day,
): Promise<Change> {
  const lastDay = day(asked.lastDay)
  const known = await organRecord(tx, actor, organ, today)
  assertMayEnd(known, {
    lastDay,
    today,
    hanging: [
      [HANGING.posts.zh, known.posts.filter(({ to }) => !to || to > lastDay).map(({ title }) => title)],
      [HANGING.sites.zh, known.sites.map(({ name }) => name)],
      [HANGING.cases.zh, await unfinishedAt(tx, organ)],
    ],
  })
  await tx.updateTable('organisation.organ').set({ valid_to: lastDay }).where('id', '=', organ).execute()
  await tx
    .updateTable('organisation.organ_name')
    .set({ valid_to: lastDay })
    .where('organ_id', '=', organ)
    .where('valid_to', 'is', null)
    .where('valid_from', '<=', lastDay)
    .execute()
  const facts = { creditCode: organ, lastDay }
  return { kind: 'organClosed', subject: known.name, place: organ, division: known.division, facts, reason }
}
