import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Level } from '../../core/guide/guide.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Division } from './divisions.ts'
import { type Matter, open, SITE_COLUMNS, type Site, type Window } from './sites.ts'

/** Where somebody wants their matter done, from the city down to what they named: 静宁县威戎镇杨桥村. */
export type Chosen = {
  code: string
  level: Level
  /** The names on the way down, without the city's own. */
  name: string
  path: readonly Division[]
  /** The county, or the functional area that stands beside the counties; absent when the whole city was named. */
  county?: Division | undefined
}

/**
 * The place a code from an address or a cookie names on that day. Undefined when there is none: an old cookie must not
 * keep anybody from reading a guide.
 */
export async function findChosen(
  db: Db | Tx,
  code: string | undefined,
  on: Day,
): Promise<Chosen | undefined> {
  if (code === undefined) return undefined
  const { rows } = await sql<Division>`
    select d.code, d.name, d.short_name as "shortName", d.level, d.kind, d.parent, d.host
    from organisation.division here join organisation.division d on d.code = any (here.path)
    where here.code = ${code} and ${on} between here.valid_from and coalesce(here.valid_to, 'infinity')
    order by cardinality(d.path)`.execute(db)
  const [city, county] = rows
  const last = rows.at(-1)
  if (!city || !last) return undefined
  const below = rows.slice(1)
  const name = below.length === 0 ? city.name : below.map(plainName).join('')
  return { code: last.code, level: last.level, name, path: rows, county }
}

/** A village is called by its own name, not by that of its committee: 杨桥村, not 杨桥村委会. */
export function plainName({
  level,
  name,
  shortName,
}: Pick<Division, 'level' | 'name' | 'shortName'>): string {
  return level === 'village' ? shortName : name
}

/** The windows of each site that take an application in: where to queue. */
export async function windowsTaking(
  db: Db | Tx,
  sites: readonly string[],
  { group, department }: Matter,
  on: Day,
): Promise<Map<string, Pick<Window, 'number' | 'name'>[]>> {
  const { rows } = await sql<Pick<Window, 'site' | 'number' | 'name'>>`
    select w.site_id as site, w.number, w.name from organisation.service_window w
    where w.site_id = any (${sites}) and ${on} between w.valid_from and coalesce(w.valid_to, 'infinity') and exists (
      select from organisation.window_group g
      where g.window_id = w.id and g.item_group in (${group}, '*') and g.department in (${department}, '*')
        and ${on} between g.valid_from and coalesce(g.valid_to, 'infinity'))
    order by w.number`.execute(db)
  const found = new Map<string, Pick<Window, 'number' | 'name'>[]>()
  for (const { site, ...window } of rows) found.set(site, [...(found.get(site) ?? []), window])
  return found
}

/** The offices on the way down to a place, the nearest first: the village's station, the township's centre, the hall. */
export async function officesOn(db: Db | Tx, { path }: Chosen, on: Day): Promise<Site[]> {
  const codes = path.map(({ code }) => code)
  const { rows } = await sql<Site>`
    select ${SITE_COLUMNS} from organisation.site s
    where s.division_code = any (${codes}) and s.kind <> 'branch' and ${open(on)}
    order by array_position(${codes}::text[], s.division_code) desc, s.id`.execute(db)
  const [, county] = codes
  return county === undefined ? rows : rows.filter((site) => site.division !== codes[0])
}

/** The offices of one division itself, without those below it: the hall before the branches. */
export async function sitesIn(db: Db | Tx, division: string, on: Day): Promise<Site[]> {
  const { rows } = await sql<Site>`
    select ${SITE_COLUMNS} from organisation.site s
    where s.division_code = ${division} and ${open(on)}
    order by array_position(array['hall', 'branch', 'centre', 'station'], s.kind), s.id`.execute(db)
  return rows
}

/** Where to choose a place, and come back from: the address is remembered as it stands. */
export function choosePlace(back: string, at?: string): string {
  return `/place?${new URLSearchParams({ ...(at === undefined ? {} : { at }), return: back })}`
}
