import { sql } from 'kysely'
import type { z } from 'zod'
import { areaOf } from '../../core/area.ts'
import { type Day, day } from '../../core/day.ts'
import {
  assertAnswerable,
  assertCall,
  assertInspection,
  assertJudgeable,
  assertMeasure,
  assertPlan,
} from '../../core/inspections/inspection.ts'
import { RuleViolation } from '../../core/violation.ts'
import { WINDOW_GROUP } from '../../core/words/organisation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import { divisionOn, organOf, reachesCity, siteOf } from '../organisation/facade.ts'
import type { callForPlans, Filing, recordInspection, recordMeasure } from './contract.ts'
import { assertSupervises, CITY, ownFindings, visibleInspections } from './queries.ts'

/** On whose word, under which request, on which day. */
export type By = { actor: Staff; requestId: string; today: Day }
type Inspection = z.output<typeof recordInspection.input>

/**
 * An inspection with everything it found, written at once. The same id again changes nothing. Throws what
 * `assertInspection` throws, `inspection/outside` for a place or organ of another division, and what a name that is none
 * throws.
 */
export async function record(tx: Tx, { actor, today }: By, given: Inspection): Promise<void> {
  assertSupervises(actor)
  const on = day(given.on)
  const findings = given.findings.map((one) => ({ ...one, deadline: day(one.deadline) }))
  assertInspection({ on, inspectors: given.inspectors, findings }, today)
  assertInside(actor, (await divisionOn(tx, given.division, today)).code)
  const stored = await tx
    .insertInto('inspections.inspection')
    .values({
      id: given.id,
      division: given.division,
      subject_kind: given.subjectKind,
      subject: given.subject,
      subject_name: await subjectName(tx, given, today),
      inspected_on: on,
      inspectors: [...new Set(given.inspectors)],
      purpose: given.purpose,
      recorded_by: actor.id,
      recorder: actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (stored.numInsertedOrUpdatedRows === 0n || findings.length === 0) return
  const rows = []
  for (const [n, { problem, basis, responsibleKind, responsible, deadline }] of findings.entries()) {
    const { name, division } = await placeOf(tx, responsibleKind, responsible, today)
    assertInside(actor, division)
    rows.push({
      ...{ inspection: given.id, nth: n + 1, problem, basis, deadline },
      ...{ responsible_kind: responsibleKind, responsible, responsible_name: name },
    })
  }
  await tx.insertInto('inspections.finding').values(rows).execute()
}

/** What was looked at, as it is called on the day it is recorded. */
async function subjectName(tx: Tx, { subjectKind, subject, window, division }: Inspection, today: Day) {
  switch (subjectKind) {
    case 'organ':
      return inside(await placeOf(tx, 'organ', subject, today), division)
    case 'site':
      return inside(await placeOf(tx, 'site', subject, today), division)
    case 'window':
      if (!window) throw new RuleViolation('inspection/window-needed')
      return `${inside(await placeOf(tx, 'site', subject, today), division)} ${window}`
    case 'itemGroup': {
      const group = WINDOW_GROUP[subject as keyof typeof WINDOW_GROUP]
      if (!group) throw new RuleViolation('inspection/subject-unknown')
      return `${(await divisionOn(tx, division, today)).name} ${group.zh}`
    }
  }
}

async function placeOf(tx: Tx, kind: 'organ' | 'site', id: string, today: Day) {
  return kind === 'organ' ? organOf(tx, id, today) : siteOf(tx, id, today)
}

function inside({ name, division }: { name: string; division: string }, where: string): string {
  if (!division.startsWith(areaOf(where))) throw new RuleViolation('inspection/outside')
  return name
}

function assertInside(actor: Staff, division: string): void {
  if (!division.startsWith(areaOf(actor.post.division))) throw new RuleViolation('inspection/outside')
}

/** The responsible department or place says what it has put right. Throws `inspection/unknown` and `inspection/not-now`. */
export async function report(
  tx: Tx,
  { actor, requestId, today }: By,
  { id, nth, text }: { id: string; nth: number; text: string },
): Promise<void> {
  await ownFindings(tx, actor)
    .select('f.nth')
    .where('f.inspection', '=', id)
    .where('f.nth', '=', nth)
    .executeTakeFirstOrThrow(() => new RuleViolation('inspection/unknown'))
  const last = await lastReport(tx, id, nth)
  if (last?.request_id === requestId) return
  assertAnswerable(standing(last))
  const stored = await tx
    .insertInto('inspections.report')
    .values({
      ...{ inspection: id, finding: nth, nth: (last?.nth ?? 0) + 1, text, reported_on: today },
      ...{ reported_by: actor.id, reporter: actor.name, request_id: requestId },
    })
    .onConflict((conflict) => conflict.columns(['inspection', 'finding', 'nth']).doNothing())
    .executeTakeFirst()
  // a colleague was quicker: what they wrote stands
  if (stored.numInsertedOrUpdatedRows === 0n) assertAnswerable(standing(await lastReport(tx, id, nth)))
}

/** Supervision confirms what was reported, or sends it back. Throws `inspection/not-now` and `inspection/note-needed`. */
export async function judge(
  tx: Tx,
  { actor, today }: By,
  { id, nth, verdict, note }: { id: string; nth: number; verdict: 'confirmed' | 'sentBack'; note: string },
): Promise<void> {
  await theirs(tx, actor, id)
  const last = await lastReport(tx, id, nth)
  if (last?.verdict === verdict && last.judged_by === actor.id && last.note === note) return // said before
  assertJudgeable(standing(last), verdict, note)
  const { numUpdatedRows } = await tx
    .updateTable('inspections.report')
    .set({ verdict, note, judged_on: today, judged_by: actor.id, judge: actor.name })
    .where('inspection', '=', id)
    .where('finding', '=', nth)
    .where('nth', '=', last?.nth ?? 0)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) assertJudgeable(standing(await lastReport(tx, id, nth)), verdict, note)
}

const lastReport = (tx: Tx, id: string, nth: number) =>
  tx
    .selectFrom('inspections.report')
    .select(['nth', 'verdict', 'reported_on', 'request_id', 'judged_by', 'note'])
    .where('inspection', '=', id)
    .where('finding', '=', nth)
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirst()

const standing = (last: { verdict: string | null; reported_on: string } | undefined) =>
  last && { verdict: last.verdict as 'confirmed' | 'sentBack' | null, reportedOn: day(last.reported_on) }

async function theirs(tx: Tx, actor: Staff, id: string) {
  return visibleInspections(tx, actor)
    .select(['i.inspected_on'])
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow(() => new RuleViolation('inspection/unknown'))
}

/** What is numbered is written one after the other: these tables cannot be locked by whoever may only add to them. */
const inTurn = (tx: Tx, what: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`inspections ${what}`}, 0))`.execute(tx)

/** Somebody was held to account. Throws `inspection/unknown` and `inspection/measure-day`. */
export async function hold(
  tx: Tx,
  { actor, requestId, today }: By,
  { id, decidedOn, ...measure }: z.output<typeof recordMeasure.input>,
): Promise<void> {
  const { inspected_on } = await theirs(tx, actor, id)
  await inTurn(tx, id)
  assertMeasure(day(decidedOn), day(inspected_on), today)
  const rows = await tx
    .selectFrom('inspections.measure')
    .select(['nth', 'request_id'])
    .where('inspection', '=', id)
    .execute()
  if (rows.some((row) => row.request_id === requestId)) return
  if (measure.finding !== null) await findingThere(tx, id, measure.finding)
  await tx
    .insertInto('inspections.measure')
    .values({
      ...{ inspection: id, nth: rows.length + 1, ...measure, decided_on: decidedOn },
      ...{ recorded_by: actor.id, recorder: actor.name, request_id: requestId },
    })
    .execute()
}

const findingThere = (tx: Tx, id: string, nth: number) =>
  tx
    .selectFrom('inspections.finding')
    .select('nth')
    .where('inspection', '=', id)
    .where('nth', '=', nth)
    .executeTakeFirstOrThrow(() => new RuleViolation('inspection/unknown'))

/** The city calls for work plans. Throws `actor/not-allowed` for a county, and `plan/days`. */
export async function call(tx: Tx, { actor, today }: By, given: z.output<typeof callForPlans.input>) {
  assertSupervises(actor)
  if (!(await reachesCity(tx, actor))) throw new RuleViolation('inspection/city-calls')
  const { id, title, document, issuedOn, dueOn } = given
  assertCall(day(issuedOn), day(dueOn), today)
  await tx
    .insertInto('inspections.call')
    .values({
      ...{ id, title, document, issued_on: issuedOn, due_on: dueOn },
      ...{ recorded_by: actor.id, recorder: actor.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type File = { name: string; mediaType: string; size: number; sha256: string }

/** Before any bytes are taken in. Throws `plan/unknown`, `inspection/outside` and `plan/dated`. */
export async function assertFiles(
  tx: Tx,
  { actor, today }: Pick<By, 'actor' | 'today'>,
  id: string,
  { division, datedOn }: z.output<typeof Filing>,
): Promise<void> {
  assertSupervises(actor)
  const called = await tx
    .selectFrom('inspections.call')
    .select('issued_on')
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new RuleViolation('plan/unknown'))
  const county = await divisionOn(tx, division, today)
  assertInside(actor, county.code)
  if (county.parent !== CITY) throw new RuleViolation('inspection/outside')
  assertPlan(day(datedOn), day(called.issued_on), today)
}

/** A county files its plan; again, when it has a better one. The first one says whether it was in time. */
export async function file(
  tx: Tx,
  by: By,
  id: string,
  filing: z.output<typeof Filing>,
  { mediaType, size, sha256 }: File,
): Promise<number> {
  await assertFiles(tx, by, id, filing)
  const { actor, requestId, today } = by
  const { division, title, datedOn, name } = filing
  await inTurn(tx, `${id} ${division}`)
  const rows = await tx
    .selectFrom('inspections.plan')
    .select(['nth', 'request_id'])
    .where('call', '=', id)
    .where('division', '=', division)
    .orderBy('nth')
    .execute()
  const same = rows.find((row) => row.request_id === requestId)
  if (same) return same.nth
  const nth = rows.length + 1
  await tx
    .insertInto('inspections.plan')
    .values({
      ...{ call: id, division, nth, title, dated_on: datedOn, filed_on: today, filed_by: actor.id },
      ...{ filer: actor.name, name, media_type: mediaType, size, sha256, request_id: requestId },
    })
    .execute()
  return nth
}
