import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import { WINDOW_GROUP } from '../../core/words/organisation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { A_PAGE, type OrganRecord, type OrganRow, type SiteRecord, type SiteRow } from './acts.ts'
import { within } from './changes.ts'
import { plainName } from './chosen.ts'
import { divisionPath } from './divisions.ts'
import { timeOf } from './people.ts'

export type PlaceFilter = {
  search?: string | undefined
  division?: string | undefined
  /** Those that have ended, and not those that are there or are to come. */
  closed: 'yes' | 'no'
  page: number
}

const days = (from: RawBuilder<unknown>, to: RawBuilder<unknown>, on: Day) =>
  sql`${from} as "from", ${to} as "to", ${timeOf(from, to, on)} as "when"`
const ended = (to: RawBuilder<unknown>, closed: 'yes' | 'no', on: Day) =>
  sql`(coalesce(${to}, 'infinity') < ${on}) = ${closed === 'yes'}`

/** The name of the day for what is there, the last one for what is gone, the first one for what is to come. */
const named = (on: Day) => sql`
  join lateral (
    select n.name from organisation.organ_name n where n.organ_id = o.id
    order by ${on} between n.valid_from and coalesce(n.valid_to, 'infinity') desc,
      abs(n.valid_from - ${on}::date) limit 1) n on true`

/** The organs of the division of this post and of everything below it. */
export async function visibleOrgans(
  db: Db,
  actor: Staff,
  { search, division, closed, page }: PlaceFilter,
  on: Day,
): Promise<{ organs: OrganRow[]; total: number }> {
  const found = sql`
    from organisation.organ o join organisation.division d on d.code = o.division_code
    join organisation.department t on t.key = o.department ${named(on)}
    where ${within(actor, sql`d.path`)} and ${ended(sql`o.valid_to`, closed, on)}
      and (${division ?? null}::text is null or d.path @> array[${division ?? null}::text])
      and (${search ?? null}::text is null or strpos(n.name, ${search ?? null}) > 0 or starts_with(o.id, ${search ?? null}))`
  const { rows } = await sql<OrganRow>`
    select o.id, n.name, t.name as department, d.name as place, o.division_code as division, ${days(sql`o.valid_from`, sql`o.valid_to`, on)} ${found}
    order by cardinality(d.path), o.division_code, t.position, o.id limit ${A_PAGE} offset ${(page - 1) * A_PAGE}`.execute(
    db,
  )
  return { organs: rows, total: await totalOf(db, found) }
}

/** Throws `organisation/organ-unknown`, for an organ elsewhere just as for none. */
export async function organRecord(db: Db | Tx, actor: Staff, id: string, on: Day): Promise<OrganRecord> {
  const { rows } = await sql<Omit<OrganRecord, 'names' | 'posts' | 'sites'>>`
    select o.id, n.name, t.name as department, o.division_code as division, o.address,
      o.consult_phone as "consultPhone", o.supervise_phone as "supervisePhone", ${days(sql`o.valid_from`, sql`o.valid_to`, on)}
    from organisation.organ o join organisation.division d on d.code = o.division_code
    join organisation.department t on t.key = o.department ${named(on)}
    where o.id = ${id} and ${within(actor, sql`d.path`)}`.execute(db)
  const [organ] = rows
  if (!organ) throw new RuleViolation('organisation/organ-unknown')
  const names = await sql<OrganRecord['names'][number]>`
    select n.name, n.short_name as "shortName", n.document_name as "documentName", n.review_body as "reviewBody",
      n.court, ${days(sql`n.valid_from`, sql`n.valid_to`, on)}
    from organisation.organ_name n where n.organ_id = ${id} order by n.valid_from desc`.execute(db)
  const sites = await sql<OrganRecord['sites'][number]>`
    select s.id, s.name from organisation.site s
    where s.organ_id = ${id} and ${ended(sql`s.valid_to`, 'no', on)} order by s.id`.execute(db)
  const posts = await postsBelow(db, sql`p.organ_id = ${id}`, on)
  return { ...organ, place: await placeOf(db, organ.division), names: names.rows, posts, sites: sites.rows }
}

/** The sites of the division of this post and of everything below it. */
export async function visibleSites(
  db: Db,
  actor: Staff,
  { search, division, closed, kind, page }: PlaceFilter & { kind?: string | undefined },
  on: Day,
): Promise<{ sites: SiteRow[]; total: number }> {
  const found = sql`
    from organisation.site s join organisation.division d on d.code = s.division_code
    where ${within(actor, sql`d.path`)} and ${ended(sql`s.valid_to`, closed, on)}
      and (${kind ?? null}::text is null or s.kind = ${kind ?? null})
      and (${division ?? null}::text is null or d.path @> array[${division ?? null}::text])
      and (${search ?? null}::text is null or strpos(s.name, ${search ?? null}) > 0 or strpos(s.address, ${search ?? null}) > 0)`
  const { rows } = await sql<SiteRow>`
    select s.id, s.name, s.kind, d.name as place, s.division_code as division, ${days(sql`s.valid_from`, sql`s.valid_to`, on)}, (
      select count(*)::int from organisation.service_window w
      where w.site_id = s.id and ${ended(sql`w.valid_to`, 'no', on)}) as windows ${found}
    order by cardinality(d.path), s.division_code, array_position(array['hall', 'branch', 'centre', 'station'], s.kind), s.id
    limit ${A_PAGE} offset ${(page - 1) * A_PAGE}`.execute(db)
  return { sites: rows, total: await totalOf(db, found) }
}

/** Throws `organisation/site-unknown`, for a site elsewhere just as for none. */
export async function siteRecord(db: Db | Tx, actor: Staff, id: string, on: Day): Promise<SiteRecord> {
  const { rows } = await sql<
    Omit<SiteRecord, 'organ' | 'windows' | 'posts' | 'place'> & { organId: string; organName: string }
  >`
    select s.id, s.name, s.kind, s.division_code as division, s.address, s.phone, s.hours, s.area, e.name as director,
      o.id as "organId", n.name as "organName", ${days(sql`s.valid_from`, sql`s.valid_to`, on)}
    from organisation.site s join organisation.division d on d.code = s.division_code
    join organisation.person e on e.id = s.director join organisation.organ o on o.id = s.organ_id ${named(on)}
    where s.id = ${id} and ${within(actor, sql`d.path`)}`.execute(db)
  if (!rows[0]) throw new RuleViolation('organisation/site-unknown')
  const { organId, organName, ...site } = rows[0]
  const windows = await sql<SiteRecord['windows'][number]>`
    select w.id, w.number, w.name, w.kind, ${days(sql`w.valid_from`, sql`w.valid_to`, on)}, coalesce((
      select json_agg(distinct g.item_group) from organisation.window_group g
      where g.window_id = w.id and coalesce(g.valid_to, 'infinity') >= least(${on}, coalesce(w.valid_to, 'infinity'))), '[]') as groups
    from organisation.service_window w where w.site_id = ${id} order by w.number, w.valid_from desc`.execute(
    db,
  )
  return {
    ...site,
    place: await placeOf(db, site.division),
    organ: { id: organId, name: organName },
    windows: windows.rows,
    posts: await postsBelow(db, sql`p.site_id = ${id}`, on),
  }
}

export type VisibleWindow = {
  site: string
  siteName: string
  division: string
  number: number
  name: string
  from: string
  to: string | null
}

/** Throws `organisation/window-unknown`, for a window elsewhere or one that is closed just as for none. */
export async function visibleWindow(db: Db | Tx, actor: Staff, id: string, on: Day): Promise<VisibleWindow> {
  const { rows } = await sql<VisibleWindow>`
    select s.id as site, s.name as "siteName", s.division_code as division, w.number, w.name,
      w.valid_from as "from", w.valid_to as "to"
    from organisation.service_window w join organisation.site s on s.id = w.site_id
    join organisation.division d on d.code = s.division_code
    where w.id = ${id} and ${within(actor, sql`d.path`)} and ${ended(sql`w.valid_to`, 'no', on)}`.execute(db)
  if (!rows[0]) throw new RuleViolation('organisation/window-unknown')
  return rows[0]
}

/** What a window takes in, as the record says it. */
export const groupsInWords = (groups: readonly string[]): string =>
  groups.includes('*')
    ? ADMIN_SAYS.everyGroup.zh
    : groups.map((group) => WINDOW_GROUP[group as keyof typeof WINDOW_GROUP].zh).join('、') ||
      ADMIN_SAYS.noGroup.zh

/** The posts that sit somewhere or will, and those that did; what is there first. */
async function postsBelow(db: Db | Tx, where: RawBuilder<unknown>, on: Day): Promise<OrganRecord['posts']> {
  const { rows } = await sql<OrganRecord['posts'][number]>`
    select p.id, p.name as title, p.role, ${days(sql`p.valid_from`, sql`p.valid_to`, on)} from organisation.post p where ${where}
    order by ${ended(sql`p.valid_to`, 'yes', on)}, p.id`.execute(db)
  return rows
}

async function totalOf(db: Db, found: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db)
  return rows[0]?.total ?? 0
}

const placeOf = async (db: Db | Tx, division: string) =>
  (await divisionPath(db, division)).map(plainName).join('')
