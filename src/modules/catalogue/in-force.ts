import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Guide, WindowGroup } from '../../core/guide/guide.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { GuideVersion } from './guides.ts'

/** Where a walk over the guides stands, and how far one step goes. */
export type Stretch = { group?: string | undefined; after?: string | undefined; most: number }

/** Neither suspended nor ended on that day: people may apply for it, so it is published. */
const isOpen = (on: Day) => sql`coalesce(
  (select s.standing from catalogue.standing s where s.item = i.item and s.starts_on <= ${on} order by s.seq desc limit 1),
  'active') = 'active'`

/**
 * The guides that bind on a day, in the order of their items, a stretch at a time: whoever publishes all of them holds
 * only some in memory.
 */
export async function guidesOn(
  db: Db | Tx,
  { group, after = '', most }: Stretch,
  on: Day,
): Promise<GuideVersion[]> {
  const { rows } = await sql<{ item: string; version: number; startsOn: Day; data: unknown }>`
    select i.item, g.version, g.starts_on as "startsOn", g.data
    from catalogue.item i
    join lateral (
      select version, starts_on, data from catalogue.guide
      where item = i.item and starts_on <= ${on} order by starts_on desc, version desc limit 1) g on true
    where i.item > ${after} and ${isOpen(on)} and (${group ?? null}::text is null or i.window_group = ${group ?? null})
    order by i.item limit ${most}`.execute(db)
  return rows.map(({ data, ...row }) => ({ ...row, guide: data as Guide }))
}

/** Which version of each item binds on a day, without what it says. */
export async function versionsOn(
  db: Db | Tx,
  on: Day,
): Promise<{ item: string; version: number; startsOn: Day; group: WindowGroup }[]> {
  const { rows } = await sql<{ item: string; version: number; startsOn: Day; group: WindowGroup }>`
    select distinct on (item) item, g.version, g.starts_on as "startsOn", i.window_group as "group"
    from catalogue.guide g join catalogue.item i using (item)
    where g.starts_on <= ${on} and ${isOpen(on)} order by item, g.starts_on desc, g.version desc`.execute(db)
  return rows
}

/**
 * What the guides say on a day, as one short text: it changes when a version begins to bind, an item is added or an organ
 * begins or ends to exercise one. `changedAt` is when the newest of this was recorded.
 */
export async function catalogueState(db: Db | Tx, on: Day): Promise<{ edition: string; changedAt: string }> {
  const { rows } = await sql<{ edition: string; changedAt: string }>`
    select
      encode(sha256(convert_to(coalesce(string_agg(item || '@' || version, ',' order by item, version), ''), 'UTF8')), 'hex')
        || (select '-' || count(*) || '-' || coalesce(max(valid_from)::text, '') from catalogue.implementation
            where ${on} between valid_from and coalesce(valid_to, 'infinity'))
        || (select '-' || count(*) from catalogue.standing where starts_on <= ${on}) as edition,
      coalesce(max(recorded_at), '2024-01-01') as "changedAt"
    from catalogue.guide where starts_on <= ${on}`.execute(db)
  return rows[0] as { edition: string; changedAt: string }
}
