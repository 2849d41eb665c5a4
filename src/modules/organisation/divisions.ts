import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Level } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'

export type Division = {
  code: string
  name: string
  /** 静宁, 威戎, 西关村. */
  shortName: string
  level: Level
  /** A functional area (平凉工业园区) is no division of the state and counts among none. */
  kind: 'statutory' | 'functional'
  parent: string | null
  /** Of a functional area: the division whose organs decide what it has none for. */
  host: string | null
}

const COLUMNS = sql`d.code, d.name, d.short_name as "shortName", d.level, d.kind, d.parent, d.host`

/**
 * What the area of a code was on that day: the division itself, or the one it came from or went into. 620881 is 华亭市
 * today and 620824 华亭县 on 2018-05-16. Throws `organisation/division-unknown` for days before the record.
 */
export async function divisionOn(db: Db | Tx, code: string, on: Day): Promise<Division> {
  const { rows } = await sql<Division>`
    with recursive family as (
      select code, successor from organisation.division where code = ${code}
      union
      select d.code, d.successor from organisation.division d join family f on d.code = f.successor or d.successor = f.code
    )
    select ${COLUMNS} from organisation.division d join family using (code)
    where ${on} between d.valid_from and coalesce(d.valid_to, 'infinity')`.execute(db)
  if (!rows[0]) throw new RuleViolation('organisation/division-unknown')
  return rows[0]
}

/** The way from the city down to a division, the division itself last. */
export async function divisionPath(db: Db | Tx, code: string): Promise<Division[]> {
  const { rows } = await sql<Division>`
    select ${COLUMNS} from organisation.division here join organisation.division d on d.code = any (here.path)
    where here.code = ${code} order by cardinality(d.path)`.execute(db)
  if (rows.length === 0) throw new RuleViolation('organisation/division-unknown')
  return rows
}

/** A division and everything in it, from the top down. */
export async function divisionsUnder(db: Db | Tx, code: string, on: Day): Promise<Division[]> {
  const { rows } = await sql<Division>`
    select ${COLUMNS} from organisation.division d
    where d.path @> array[${code}::text] and ${on} between d.valid_from and coalesce(d.valid_to, 'infinity')
    order by cardinality(d.path), d.code`.execute(db)
  return rows
}

/** What a division is divided into; without one, the city. */
export async function divisionsOf(db: Db | Tx, parent: string | undefined, on: Day): Promise<Division[]> {
  const { rows } = await sql<Division>`
    select ${COLUMNS} from organisation.division d
    where d.parent is not distinct from ${parent ?? null}
      and ${on} between d.valid_from and coalesce(d.valid_to, 'infinity')
    order by d.code`.execute(db)
  return rows
}
