import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Level } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** An organ as it is called on a certain day; `id` is its credit code. */
export type Organ = {
  id: string
  department: string
  level: Level
  division: string
  /** 静宁县市场监督管理局 */
  name: string
  /** 县市场监管局 */
  shortName: string
  /** What its document numbers begin with: 静市监. */
  documentName: string
  /** Who hears administrative reconsideration, and which court litigation. */
  reviewBody: string
  court: string
  address: string
  consultPhone: string
  supervisePhone: string
}

export type Department = { key: string; name: string }

const COLUMNS = sql`
  o.id, o.department, o.level, o.division_code as division, n.name, n.short_name as "shortName",
  n.document_name as "documentName", n.review_body as "reviewBody", n.court, o.address,
  o.consult_phone as "consultPhone", o.supervise_phone as "supervisePhone"`

/** The organs of a day, with the names of that day. */
const organsOn = (on: Day) => sql`
  organisation.organ o join organisation.organ_name n
    on n.organ_id = o.id and ${on} between n.valid_from and coalesce(n.valid_to, 'infinity')
   and ${on} between o.valid_from and coalesce(o.valid_to, 'infinity')`

export async function organOf(db: Db | Tx, id: string, on: Day): Promise<Organ> {
  const { rows } = await sql<Organ>`select ${COLUMNS} from ${organsOn(on)} where o.id = ${id}`.execute(db)
  if (!rows[0]) throw new RuleViolation('organisation/organ-unknown')
  return rows[0]
}

/** Many at once, for lists; an unknown id is not in the answer. */
export async function organsById(db: Db | Tx, ids: readonly string[], on: Day): Promise<Map<string, Organ>> {
  const { rows } = await sql<Organ>`select ${COLUMNS} from ${organsOn(on)} where o.id = any (${ids})`.execute(
    db,
  )
  return new Map(rows.map((organ) => [organ.id, organ]))
}

export type Competence = { department: string; level: Level; division: string }

/**
 * Which organ decides for a place: the one of the department on that level on the way from the place up to the city. A
 * township and a village have one organ for every department. What a functional area has no organ for, its host's
 * decides. Throws `organisation/no-organ`.
 */
export async function organFor(
  db: Db | Tx,
  { department, level, division }: Competence,
  on: Day,
): Promise<Organ> {
  const { rows } = await sql<Organ>`
    with recursive line as (
      select code, successor, path, 0 as step from organisation.division where code = ${division}
      union all
      select d.code, d.successor, d.path, step + 1 from organisation.division d join line on d.code = line.successor
    ), here as (
      select path from line order by step desc limit 1
    ), near as (
      select unnest(path) as code, 1 as distance from here
      union all
      select a.host, 2 from here join organisation.division a on a.code = any (here.path) where a.host is not null
    )
    select ${COLUMNS} from near join ${organsOn(on)} on o.division_code = near.code
    where o.level = ${level} and o.department = ${ONLY[level] ?? department}
    order by near.distance limit 1`.execute(db)
  if (!rows[0]) throw new RuleViolation('organisation/no-organ')
  return rows[0]
}
const ONLY: Partial<Record<Level, string>> = { township: 'township-government', village: 'village-committee' }

/** The organs of one division, in the order of the departments. */
export async function organsIn(db: Db | Tx, division: string, on: Day): Promise<Organ[]> {
  const { rows } = await sql<Organ>`
    select ${COLUMNS} from ${organsOn(on)} join organisation.department d on d.key = o.department
    where o.division_code = ${division} order by d.position`.execute(db)
  return rows
}

/** Every organ of a department on some levels: who decides an item, place by place. */
export async function organsOfDepartment(
  db: Db | Tx,
  { department, levels }: { department: string; levels: readonly Level[] },
  on: Day,
): Promise<Organ[]> {
  const { rows } = await sql<Organ>`
    select ${COLUMNS} from ${organsOn(on)} where o.department = ${department} and o.level = any (${levels})
    order by o.division_code`.execute(db)
  return rows
}

export async function departmentsOf(db: Db | Tx): Promise<Department[]> {
  return db.selectFrom('organisation.department').select(['key', 'name']).orderBy('position').execute()
}
