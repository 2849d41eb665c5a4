import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Post, Posts } from '../../core/guide/flow.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { departmentsOf } from './organs.ts'

/**
 * Which posts somebody holds on that day, in every statutory place that has an organ: what a guide is held against before it
 * binds. A county that is still to join has none, and holds up nobody.
 */
export async function heldPosts(db: Db | Tx, on: Day): Promise<Posts> {
  const departments = new Map((await departmentsOf(db)).map(({ key, name }) => [key, name]))
  const { rows: places } = await sql<Posts['places'][number]>`
    select d.code, d.name, d.level, d.parent from organisation.division d
    where d.kind = 'statutory' and ${on} between d.valid_from and coalesce(d.valid_to, 'infinity')
      and exists (select from organisation.organ o where o.division_code = d.code
        and ${on} between o.valid_from and coalesce(o.valid_to, 'infinity'))
    order by d.code`.execute(db)
  const { rows: held } = await sql<Post>`
    with held as (
      select p.* from organisation.post p
      where p.role in ('clerk', 'townshipClerk', 'villageAgent', 'reviewer', 'approver')
        and ${on} between p.valid_from and coalesce(p.valid_to, 'infinity')
        and exists (select from organisation.holding h where h.post_id = p.id
          and ${on} between h.valid_from and coalesce(h.valid_to, 'infinity'))
    )
    select distinct o.division_code as place, p.role, o.department, null as "group"
    from held p
    join organisation.organ o on o.id = p.organ_id and ${on} between o.valid_from and coalesce(o.valid_to, 'infinity')
    where p.role in ('reviewer', 'approver')
    union all
    select distinct s.division_code, 'clerk', g.department, g.item_group
    from held p
    join organisation.site s on s.id = p.site_id and ${on} between s.valid_from and coalesce(s.valid_to, 'infinity')
    join organisation.service_window w on w.id = p.window_id and ${on} between w.valid_from and coalesce(w.valid_to, 'infinity')
    join organisation.window_group g on g.window_id = w.id and ${on} between g.valid_from and coalesce(g.valid_to, 'infinity')
    where p.role = 'clerk'
    union all
    -- who takes in everything a township or a village takes in
    select distinct s.division_code, 'clerk', '*', '*'
    from held p
    join organisation.site s on s.id = p.site_id and ${on} between s.valid_from and coalesce(s.valid_to, 'infinity')
    where p.role in ('townshipClerk', 'villageAgent')`.execute(db)
  return { departments, places, held }
}
