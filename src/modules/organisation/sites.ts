import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Level, WindowGroup } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'

export type Site = {
  id: string
  kind: 'hall' | 'branch' | 'centre' | 'station'
  level: Level
  name: string
  division: string
  /** Who runs it. */
  organ: string
  /** The site that supervises it. */
  parent: string | null
  /** A branch hall that has not moved into the centre is not merged, and supervised all the same. */
  merged: boolean
  address: string
  phone: string
  hours: string
  /** m² */
  area: number
  /** The leader on duty, a member of staff. */
  director: string
  equipment: string[]
  monitored: boolean
}

export type Window = {
  id: string
  site: string
  number: number
  name: string
  /** Comprehensive takes in, output hands out, combined does both. */
  kind: 'comprehensive' | 'output' | 'consultation' | 'combined'
  /** What it takes in; `*` is every group, or every department. */
  groups: { group: WindowGroup | '*'; department: string }[]
}

export const SITE_COLUMNS = sql`
  s.id, s.kind, s.level, s.name, s.division_code as division, s.organ_id as organ, s.parent, s.merged, s.address,
  s.phone, s.hours, s.area, s.director, s.equipment, s.monitored`

export const open = (on: Day) => sql`${on} between s.valid_from and coalesce(s.valid_to, 'infinity')`

export async function siteOf(db: Db | Tx, id: string, on: Day): Promise<Site> {
  const { rows } = await sql<Site>`
    select ${SITE_COLUMNS} from organisation.site s where s.id = ${id} and ${open(on)}`.execute(db)
  if (!rows[0]) throw new RuleViolation('organisation/site-unknown')
  return rows[0]
}

/** Many at once, for lists; closed sites too, since cases remember where they were. */
export async function sitesById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Site>> {
  const { rows } = await sql<Site>`
    select ${SITE_COLUMNS} from organisation.site s where s.id = any (${ids})`.execute(db)
  return new Map(rows.map((site) => [site.id, site]))
}

export async function windowsOf(db: Db | Tx, site: string, on: Day): Promise<Window[]> {
  const { rows } = await sql<Window>`
    select w.id, w.site_id as site, w.number, w.name, w.kind, coalesce(
      (select json_agg(json_build_object('group', g.item_group, 'department', g.department) order by g.item_group)
       from organisation.window_group g
       where g.window_id = w.id and ${on} between g.valid_from and coalesce(g.valid_to, 'infinity')), '[]') as groups
    from organisation.service_window w
    where w.site_id = ${site} and ${on} between w.valid_from and coalesce(w.valid_to, 'infinity')
    order by w.number`.execute(db)
  return rows
}

/** What an application is about: the group of its item and the department that decides. */
export type Matter = { group: WindowGroup; department: string }

/** Does a window take these in on that day? Without a window: does any window of the site? */
export async function takes(
  db: Db | Tx,
  { site, window }: { site: string; window?: string | undefined },
  matter: Matter,
  on: Day,
): Promise<boolean> {
  const { rows } = await sql`
    select from organisation.service_window w
    where w.site_id = ${site} and w.id = coalesce(${window ?? null}, w.id) and ${takesIn(matter, on)} limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/**
 * The sites where people of a place may apply: every site of its county on one of the levels (全县域通办), and those of the
 * city. A functional area shares the sites of its host.
 */
export async function sitesAccepting(
  db: Db | Tx,
  { levels, division, ...matter }: Matter & { levels: readonly Level[]; division: string },
  on: Day,
): Promise<Site[]> {
  const { rows } = await sql<Site>`
    select ${SITE_COLUMNS} from organisation.site s
    where ${near(division)} and s.level = any (${levels}) and ${open(on)}
      and exists (select from organisation.service_window w where w.site_id = s.id and ${takesIn(matter, on)})
    order by array_position(array['city', 'county', 'township', 'village'], s.level), s.id`.execute(db)
  return rows
}

/** The sites where people of a place may pick up what was decided: wherever there is an output window. */
export async function sitesHandingOut(db: Db | Tx, division: string, on: Day): Promise<Site[]> {
  const { rows } = await sql<Site>`
    select ${SITE_COLUMNS} from organisation.site s
    where ${near(division)} and ${open(on)} and exists (
      select from organisation.service_window w
      where w.site_id = s.id and w.kind in ('output', 'combined')
        and ${on} between w.valid_from and coalesce(w.valid_to, 'infinity'))
    order by array_position(array['city', 'county', 'township', 'village'], s.level), s.id`.execute(db)
  return rows
}

const takesIn = ({ group, department }: Matter, on: Day) => sql`
  ${on} between w.valid_from and coalesce(w.valid_to, 'infinity') and exists (
    select from organisation.window_group g
    where g.window_id = w.id and g.item_group in (${group}, '*') and g.department in (${department}, '*')
      and ${on} between g.valid_from and coalesce(g.valid_to, 'infinity'))`

/** A site of the same county as the place, or of a division above it. */
const near = (division: string) => sql`
  s.division_code in (
    select d.code from organisation.division here
    join organisation.division area on area.code = coalesce(here.path[2], here.code)
    join organisation.division d
      on d.path @> array[area.code] or d.path @> array[area.host] or d.code = any (area.path)
    where here.code = ${division})`
