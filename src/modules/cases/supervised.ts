import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { areaOf } from '../../core/area.ts'
import type { CaseEvent } from '../../core/case/case.ts'
import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import type { Checked } from '../../core/supervision/facts.ts'
import type { Recorded } from '../../core/supervision/history.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { kept } from '../../platform/kept.ts'
import { guideVersion } from '../catalogue/facade.ts'
import { visibleCases } from './visible.ts'

/** A case as supervision looks at it: its record with hashes, its checklist, and where it plays. */
export type Supervised = {
  caseId: string
  number: string
  title: string
  applicantName: string
  division: string
  site: string
  organ: string
  handOut: string
  version: number
  receivedOn: string | null
  events: Recorded[]
  materials: Checked[]
  fees: number[]
}

/** Undefined for a case that is not there. Whoever asks has settled that it may be looked at. */
export async function findSupervised(db: Db | Tx, caseId: string): Promise<Supervised | undefined> {
  return (await supervisedAmong(db, [caseId]))[0]
}

/** Those of these cases that are there, in the order of their ids; read in one statement. */
export async function supervisedAmong(db: Db | Tx, ids: readonly string[]): Promise<Supervised[]> {
  const all: Supervised[] = []
  for (const row of await onRecord(db, { ids })) {
    const { guide } = await guideVersion(db, row.item, row.guide_version)
    all.push(supervisedIn(row, guide))
  }
  return all
}

function supervisedIn(row: Row, { fee }: Guide): Supervised {
  return {
    caseId: row.case_id,
    number: row.number,
    title: row.title,
    applicantName: row.applicant_name,
    division: row.division,
    site: row.site,
    organ: row.organ,
    handOut: row.hand_out,
    version: row.version,
    receivedOn: row.received_on,
    events: row.events.map(({ seq, hash, recorded_at, data }) => ({
      seq,
      hash,
      recordedAt: new Date(recorded_at).toISOString(),
      event: data as unknown as CaseEvent,
    })),
    materials: row.materials.map(({ material, need, obtained, verdict }) => ({
      material,
      need: need as Checked['need'],
      handedIn: obtained !== null,
      ok: verdict === 'ok',
    })),
    fees: fee.charged ? fee.rows.map(({ amount }) => amount) : [],
  }
}

const onRecord = kept((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('cases.file as f')
    .select(['f.case_id', 'f.number', 'f.title', 'f.applicant_name', 'f.division', 'f.site', 'f.organ'])
    .select(['f.hand_out', 'f.version', 'f.received_on', 'f.item', 'f.guide_version'])
    .select((of) => [
      jsonArrayFrom(
        of
          .selectFrom('cases.event as e')
          .select(['e.seq', 'e.hash', 'e.recorded_at', 'e.data'])
          .whereRef('e.case_id', '=', 'f.case_id')
          .orderBy('e.seq'),
      ).as('events'),
      jsonArrayFrom(
        of
          .selectFrom('cases.material as m')
          .select(['m.material', 'm.need', 'm.obtained', 'm.verdict'])
          .whereRef('m.case_id', '=', 'f.case_id'),
      ).as('materials'),
    ])
    .where(sql<boolean>`f.case_id = any (${ids}::uuid[])`)
    .orderBy('f.case_id'),
)
type Row = Awaited<ReturnType<typeof onRecord>>[number]

/** The ids of cases in their order, after one of them: a walk over all of them, a page at a time. */
export async function caseIdsAfter(db: Db | Tx, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('cases.file')
    .select('case_id')
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.case_id)
}

/**
 * Cases whose next day lies before today, today, on the next working day, within a week from today on; of a place those
 * that lie there now. Each is capped, to stay quick.
 */
export async function dueCounts(
  db: Db,
  actor: Actor,
  { division, place, today, tomorrow, week }: DuePart,
): Promise<{ over: number; today: number; tomorrow: number; week: number }> {
  const within = visibleCases(db, actor)
    .$if(division !== undefined, (query) => query.where('f.division', 'like', `${areaOf(division ?? '')}%`))
    .$if(place !== undefined, (query) => query.where('f.desk_place', '=', place ?? ''))
    .select(sql`1`.as('one'))
    .limit(CAP)
  const counted = (when: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(select count(*)::int from (${within.where(when)}) x)`
  const { rows } = await sql<{ over: number; today: number; tomorrow: number; week: number }>`
    select ${counted(sql<boolean>`${DUE} < ${today}`)} as over,
      ${counted(sql<boolean>`${DUE} = ${today}`)} as today,
      ${counted(sql<boolean>`${DUE} > ${today} and ${DUE} <= ${tomorrow}`)} as tomorrow,
      ${counted(sql<boolean>`${DUE} between ${today} and ${week}`)} as week`.execute(db)
  return rows[0] ?? { over: 0, today: 0, tomorrow: 0, week: 0 }
}
const CAP = 999
const DUE = sql`coalesce(f.due_on, date '9999-12-31')`
/** How many cases of a part are due when. */
export type DueLine = { key: string; name: string | null; today: number; tomorrow: number; week: number }
type DuePart = {
  division?: string | undefined
  place?: string | undefined
  today: Day
  tomorrow: Day
  week: Day
}

/** Cases whose next day is today, the next working day, within a week: by county, by the place that has them now, or by whoever holds them there. */
export async function dueBy(
  db: Db,
  actor: Actor,
  { by, division, place, today, tomorrow, week }: DuePart & { by: 'county' | 'place' | 'hand' },
): Promise<DueLine[]> {
  const within = visibleCases(db, actor)
    .where(sql<boolean>`${DUE} between ${today} and ${week}`)
    .where('f.desk_place', 'is not', null)
    .where('f.desk_role', '<>', 'applicant')
    .$if(division !== undefined, (query) => query.where('f.division', 'like', `${areaOf(division ?? '')}%`))
    .$if(place !== undefined, (query) => query.where('f.desk_place', '=', place ?? ''))
    .select(['f.division', 'f.desk_place', 'f.desk_role', 'f.holder', 'f.holder_name', 'f.due_on'])
  const key = {
    county: sql`case when division ~ '^[0-9]{12}$' then left(division, 6) || '000000' else division end`,
    place: sql`desk_place`,
    hand: sql`coalesce(holder, desk_role)`,
  }[by]
  const counts = sql`min(holder_name) as name,
      count(*) filter (where due_on = ${today})::int as today,
      count(*) filter (where due_on > ${today} and due_on <= ${tomorrow})::int as tomorrow,
      count(*)::int as week
    from (${within}) f`
  // a county is worked out once a division, not once a case
  const grouped =
    by === 'county'
      ? sql<DueLine>`select ${key} as key, min(name) as name, sum(today)::int as today, sum(tomorrow)::int as tomorrow,
          sum(week)::int as week from (select division, ${counts} group by 1) f group by 1`
      : sql<DueLine>`select ${key} as key, ${counts} group by 1`
  const { rows } = await grouped.execute(db)
  return rows
}
