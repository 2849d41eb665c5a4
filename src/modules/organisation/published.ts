import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Organ } from './organs.ts'
import { open, SITE_COLUMNS, type Site } from './sites.ts'

/** Where a walk over everything published stands, and how far one step goes. */
export type Step = { after?: string | undefined; most: number }

/** A place as it is published: where it lies, in names, and who runs it. No person stands in it. */
export type PublishedSite = Pick<
  Site,
  'id' | 'kind' | 'level' | 'name' | 'division' | 'merged' | 'address' | 'phone' | 'hours'
> & { divisionName: string; organ: string; organName: string; parent: string | null; windows: number }

export type PublishedOrgan = Pick<
  Organ,
  'id' | 'department' | 'level' | 'division' | 'name' | 'address' | 'consultPhone' | 'supervisePhone'
> & { departmentName: string; divisionName: string; reviewBody: string; court: string }

/** The halls of the city and its counties, the city's first. */
export async function hallsOn(db: Db | Tx, on: Day): Promise<Site[]> {
  const { rows } = await sql<Site>`
    select ${SITE_COLUMNS} from organisation.site s where s.kind = 'hall' and ${open(on)}
    order by array_position(array['city', 'county', 'township', 'village'], s.level), s.division_code, s.id`.execute(
    db,
  )
  return rows
}

/** Every site of a day in the order of their ids, some at a time: 1,559 villages are walked, not loaded. */
export async function sitesAfter(db: Db | Tx, { after = '', most }: Step, on: Day): Promise<PublishedSite[]> {
  const { rows } = await sql<PublishedSite>`
    select s.id, s.kind, s.level, s.name, s.division_code as division, s.merged, s.address, s.phone, s.hours,
      (select string_agg(case d.level when 'village' then d.short_name else d.name end, '' order by cardinality(d.path))
       from organisation.division here join organisation.division d on d.code = any (here.path)
       where here.code = s.division_code) as "divisionName",
      s.organ_id as organ, coalesce(n.name, '') as "organName", s.parent,
      (select count(*)::int from organisation.service_window w
       where w.site_id = s.id and ${on} between w.valid_from and coalesce(w.valid_to, 'infinity')) as windows
    from organisation.site s
    left join organisation.organ_name n
      on n.organ_id = s.organ_id and ${on} between n.valid_from and coalesce(n.valid_to, 'infinity')
    where s.id collate "C" > ${after} and ${open(on)} order by s.id collate "C" limit ${most}`.execute(db)
  return rows
}

/** Every organ of a day in the order of their credit codes, some at a time. */
export async function organsAfter(
  db: Db | Tx,
  { after = '', most }: Step,
  on: Day,
): Promise<PublishedOrgan[]> {
  const { rows } = await sql<PublishedOrgan>`
    select o.id, o.department, dep.name as "departmentName", o.level, o.division_code as division,
      (select string_agg(case d.level when 'village' then d.short_name else d.name end, '' order by cardinality(d.path))
       from organisation.division here join organisation.division d on d.code = any (here.path)
       where here.code = o.division_code) as "divisionName",
      n.name, o.address, o.consult_phone as "consultPhone", o.supervise_phone as "supervisePhone",
      n.review_body as "reviewBody", n.court
    from organisation.organ o
    join organisation.organ_name n
      on n.organ_id = o.id and ${on} between n.valid_from and coalesce(n.valid_to, 'infinity')
    left join organisation.department dep on dep.key = o.department
    where o.id collate "C" > ${after} and ${on} between o.valid_from and coalesce(o.valid_to, 'infinity')
    order by o.id collate "C" limit ${most}`.execute(db)
  return rows
}

/** The sites and organs of a day as one short text, which changes when any of them does; and since when they are so. */
export async function placesState(db: Db | Tx, on: Day): Promise<{ edition: string; since: Day }> {
  const { rows } = await sql<{ edition: string; since: Day }>`
    with site as (select s.id, s.valid_from, md5(s::text) as hash from organisation.site s where ${open(on)}),
    organ as (
      select o.id, greatest(o.valid_from, n.valid_from) as valid_from, md5(concat(o::text, n::text)) as hash
      from organisation.organ o join organisation.organ_name n on n.organ_id = o.id
      where ${on} between o.valid_from and coalesce(o.valid_to, 'infinity')
        and ${on} between n.valid_from and coalesce(n.valid_to, 'infinity'))
    select encode(sha256(convert_to(concat(
        (select string_agg(hash, '' order by id) from site), (select string_agg(hash, '' order by id) from organ)), 'UTF8')),
        'hex') as edition,
      greatest((select max(valid_from) from site), (select max(valid_from) from organ), date '2018-01-01') as since`.execute(
    db,
  )
  return rows[0] as { edition: string; since: Day }
}
