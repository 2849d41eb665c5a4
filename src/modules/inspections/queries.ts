import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import { type Day, day } from '../../core/day.ts'
import { isOverdue, mayInspect, planStateOf, stateOf } from '../../core/inspections/inspection.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import { findDayPlace } from '../../platform/cursor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { divisionsOf, reachesCity } from '../organisation/facade.ts'
import type { CallView, FoundLine, InspectionLine, InspectionView, RectificationLine } from './contract.ts'

/** Inspections of the supervisor's own division. Throws `actor/not-allowed` for every other post. */
export function visibleInspections(db: Db | Tx, actor: Staff) {
  assertSupervises(actor)
  return db
    .selectFrom('inspections.inspection as i')
    .where('i.division', 'like', `${areaOf(actor.post.division)}%`)
}

export function assertSupervises({ post }: Staff): void {
  if (!mayInspect(post.role, 'Inspect')) throw new RuleViolation('actor/not-allowed')
}

/** Findings this post answers for: those of its own department or place. Throws `actor/not-allowed`. */
export function ownFindings(db: Db | Tx, { post }: Staff) {
  if (!mayInspect(post.role, 'Answer')) throw new RuleViolation('actor/not-allowed')
  return db
    .selectFrom('inspections.finding as f')
    .where('f.responsible_kind', '=', post.organ ? 'organ' : 'site')
    .where('f.responsible', '=', post.organ ?? post.site ?? '')
}

const LINE = [
  'i.id',
  'i.inspected_on',
  'i.division',
  'i.subject_kind',
  'i.subject_name',
  'i.purpose',
] as const
const MORE = ['i.inspectors', 'i.recorder'] as const

/** Newest first; the states of its findings are counted by the rule that the pages show. */
export async function listOf(
  db: Db,
  actor: Staff,
  {
    progress,
    division,
    after,
    size,
  }: {
    progress?: 'unfinished' | 'waiting' | 'overdue' | 'finished' | undefined
    division?: string | undefined
    after?: string | undefined
    size: number
  },
  today: Day,
): Promise<{ inspections: InspectionLine[]; next: string | null }> {
  let query = visibleInspections(db, actor)
    .select([...LINE, ...MORE])
    .orderBy('i.inspected_on', 'desc')
    .orderBy('i.id', 'desc')
    .limit(size + 1)
  if (division) query = query.where('i.division', 'like', `${areaOf(division)}%`)
  if (progress) query = query.where(PROGRESS[progress](today))
  const place = findDayPlace(after)
  if (place)
    query = query.where(sql<boolean>`(i.inspected_on, i.id) < (${place.on}::date, ${place.id}::uuid)`)
  const rows = await query.execute()
  const shown = rows.slice(0, size)
  const found = await findingsOf(
    db,
    shown.map(({ id }) => id),
    today,
  )
  const last = rows.length > size ? shown.at(-1) : undefined
  return {
    inspections: shown.map((row) => lineOf(row, found.get(row.id) ?? [])),
    next: last ? `${last.inspected_on}.${last.id}` : null,
  }
}

/** The last report of each finding of an inspection; a finding without one has no verdict and no day. */
const LAST = sql`inspections.finding f left join lateral (
    select verdict, reported_on, true as there from inspections.report r
    where r.inspection = f.inspection and r.finding = f.nth order by r.nth desc limit 1) last on true
  where f.inspection = i.id`
const PROGRESS = {
  unfinished: () =>
    sql<boolean>`exists (select 1 from ${LAST} and last.verdict is distinct from 'confirmed')`,
  finished: () =>
    sql<boolean>`not exists (select 1 from ${LAST} and last.verdict is distinct from 'confirmed')`,
  waiting: () => sql<boolean>`exists (select 1 from ${LAST} and last.there and last.verdict is null)`,
  overdue: (today: Day) => sql<boolean>`exists (select 1 from ${LAST} and case
      when last.verdict = 'confirmed' then false
      when last.there and last.verdict is null then last.reported_on > f.deadline
      else f.deadline < ${today}::date end)`,
} as const

type Row = {
  id: string
  inspected_on: string
  division: string
  subject_kind: string
  subject_name: string
  purpose: string
  inspectors: string[]
}

function lineOf(row: Row, found: readonly FoundLine[]): InspectionLine {
  return {
    id: row.id,
    on: row.inspected_on,
    division: row.division,
    subjectKind: row.subject_kind as InspectionLine['subjectKind'],
    subject: row.subject_name,
    purpose: row.purpose,
    inspectors: row.inspectors,
    findings: found.length,
    confirmed: found.filter(({ state }) => state === 'confirmed').length,
    waiting: found.filter(({ state }) => state === 'reported').length,
    overdue: found.filter(({ overdue }) => overdue).length,
  }
}

/** Throws `inspection/unknown` for one that is not there or not theirs. */
export async function inspectionFor(
  db: Db | Tx,
  actor: Staff,
  id: string,
  today: Day,
): Promise<InspectionView> {
  const row = await visibleInspections(db, actor)
    .select([...LINE, ...MORE])
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow(() => new RuleViolation('inspection/unknown'))
  const found = (await findingsOf(db, [id], today)).get(id) ?? []
  const measures = await db
    .selectFrom('inspections.measure')
    .select(['nth', 'finding', 'person', 'place', 'grade', 'basis', 'document', 'recorder'])
    .select('decided_on as decidedOn')
    .where('inspection', '=', id)
    .orderBy('nth')
    .execute()
  return {
    ...lineOf(row, found),
    recorder: row.recorder,
    found,
    measures: measures.map((one) => ({
      ...one,
      grade: one.grade as InspectionView['measures'][number]['grade'],
    })),
  }
}

type Keyed = FoundLine & { inspection: string }

async function findingsOf(db: Db | Tx, ids: readonly string[], today: Day): Promise<Map<string, Keyed[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('inspections.finding as f')
    .select(FINDING)
    .where('f.inspection', 'in', ids)
    .orderBy('f.nth')
    .execute()
  return Map.groupBy(await withReports(db, rows, today), ({ inspection }) => inspection)
}

const FINDING = ['f.inspection', 'f.nth', 'f.problem', 'f.basis', 'f.responsible_name', 'f.deadline'] as const
type FindingRow = {
  inspection: string
  nth: number
  problem: string
  basis: string
  responsible_name: string
  deadline: string
}

async function withReports(db: Db | Tx, rows: readonly FindingRow[], today: Day): Promise<Keyed[]> {
  if (rows.length === 0) return []
  const reports = await db
    .selectFrom('inspections.report')
    .select(['inspection', 'finding', 'nth', 'text', 'reporter', 'verdict', 'note', 'judge'])
    .select(['reported_on', 'judged_on'])
    .where('inspection', 'in', [...new Set(rows.map((row) => row.inspection))])
    .orderBy('nth')
    .execute()
  const of = Map.groupBy(reports, ({ inspection, finding }) => `${inspection} ${finding}`)
  return rows.map(({ responsible_name, ...row }) => {
    const own = of.get(`${row.inspection} ${row.nth}`) ?? []
    const last = own.at(-1)
    const standing = last && {
      verdict: last.verdict as 'confirmed' | 'sentBack' | null,
      reportedOn: day(last.reported_on),
    }
    return {
      ...row,
      responsible: responsible_name,
      state: stateOf(standing),
      overdue: isOverdue(standing, day(row.deadline), today),
      reports: own.map(({ nth, text, reporter, verdict, note, judge, reported_on, judged_on }) => ({
        ...{ nth, text, reporter, note, judge },
        verdict: verdict as 'confirmed' | 'sentBack' | null,
        reportedOn: reported_on,
        judgedOn: judged_on,
      })),
    }
  })
}

/** What a department or place has to put right, the first deadline first; or what is done. */
export async function rectificationsFor(
  db: Db | Tx,
  actor: Staff,
  today: Day,
  of?: { inspection: string; nth: number },
): Promise<RectificationLine[]> {
  let query = ownFindings(db, actor)
    .innerJoin('inspections.inspection as i', 'i.id', 'f.inspection')
    .select([...FINDING, 'i.inspected_on', 'i.subject_name'])
    .orderBy('f.deadline')
    .orderBy('f.inspection')
    .orderBy('f.nth')
    .limit(500)
  if (of) query = query.where('f.inspection', '=', of.inspection).where('f.nth', '=', of.nth)
  const rows = await query.execute()
  const found = await withReports(
    db,
    rows.map(({ inspected_on: _on, subject_name: _name, ...row }) => row),
    today,
  )
  return found.map((one, n) => ({
    ...one,
    on: rows[n]?.inspected_on ?? '',
    subject: rows[n]?.subject_name ?? '',
  }))
}

/** Every call with each county's answer: a supervisor of the city sees all, of a county the own one. */
export async function callsFor(
  db: Db,
  actor: Staff,
  today: Day,
): Promise<{ calls: CallView[]; mayCall: boolean }> {
  assertSupervises(actor)
  const calls = await db
    .selectFrom('inspections.call')
    .select(['id', 'title', 'document', 'issued_on', 'due_on'])
    .orderBy('due_on', 'desc')
    .orderBy('id')
    .execute()
  const plans = await db
    .selectFrom('inspections.plan')
    .select(['call', 'division', 'nth', 'title', 'dated_on', 'filed_on', 'filer', 'name', 'size'])
    .where('division', 'like', `${areaOf(actor.post.division)}%`)
    .orderBy('nth')
    .execute()
  const mayCall = await reachesCity(db, actor)
  const counties = (await divisionsOf(db, CITY, today)).filter(
    ({ code }) => mayCall || code === actor.post.division,
  )
  return {
    mayCall,
    calls: calls.map(({ id, title, document, issued_on, due_on }) => ({
      ...{ id, title, document, issuedOn: issued_on, dueOn: due_on },
      counties: counties.map(({ code, name }) => {
        const own = plans.filter((plan) => plan.call === id && plan.division === code)
        const [first] = own
        return {
          division: code,
          county: name,
          mine: mayCall || code === actor.post.division,
          state: planStateOf(first && day(first.filed_on), day(due_on), today),
          plans: own.map(({ nth, title: called, dated_on, filed_on, filer, name: file, size }) => ({
            ...{ nth, title: called, filer, name: file, size },
            datedOn: dated_on,
            filedOn: filed_on,
          })),
        }
      }),
    })),
  }
}
/** 平凉市 */
export const CITY = '620800000000'

/** The file of a plan. Throws `plan/unknown` for one that is not there or not theirs. */
export async function planFor(
  db: Db,
  actor: Staff,
  { call, division, nth }: { call: string; division: string; nth: number },
) {
  assertSupervises(actor)
  return db
    .selectFrom('inspections.plan')
    .select(['name', 'media_type', 'sha256'])
    .where('call', '=', call)
    .where('division', '=', division)
    .where('division', 'like', `${areaOf(actor.post.division)}%`)
    .where('nth', '=', nth)
    .executeTakeFirstOrThrow(() => new RuleViolation('plan/unknown'))
}
