import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Level, WindowGroup } from '../../core/guide/guide.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { FoundItem } from './contract.ts'
import { placeIn } from './place.ts'
import { suspendedOn } from './standing.ts'

/** The organ that decides each of some items for a place; an item the place does not settle is not in the answer. */
export async function decidersOf(
  db: Db | Tx,
  items: readonly string[],
  division: string,
  on: Day,
): Promise<Map<string, string>> {
  const { around } = await placeIn(db, division, on)
  const { rows } = await sql<{ item: string; organ: string }>`
    select distinct on (item) item, organ from catalogue.implementation
    where item = any (${items}) and division = any (${[...around]}::text[])
      and ${on} between valid_from and coalesce(valid_to, 'infinity')
    order by item, array_position(${[...around]}::text[], division)`.execute(db)
  return new Map(rows.map(({ item, organ }) => [item, organ]))
}

/** A site as the catalogue sees it: its level, its place, and what its windows take (`*` is everything). */
export type Counter = {
  level: Level
  division: string
  windows: readonly { groups: readonly { group: WindowGroup | '*'; department: string }[] }[]
}

/** What a site publishes as its business (办理事项): the items its windows take in and an organ around it exercises. */
export async function itemsTakenIn(
  db: Db | Tx,
  { level, division, windows }: Counter,
  on: Day,
): Promise<FoundItem[]> {
  const { around, prefix } = await placeIn(db, division, on)
  const groups = windows.flatMap((window) => window.groups)
  const { rows } = await sql<FoundItem>`
    select i.item, i.name, i.department, i.window_group as "windowGroup", i.handling, i.promised, i.visits, i.online, i.charged,
      ${suspendedOn(sql`i.item`, on)} as suspended
    from catalogue.item i
    where ${level} = any (i.accepted_at)
      and exists (
        select from unnest(${groups.map(({ group }) => group)}::text[], ${groups.map((g) => g.department)}::text[]) w (item_group, department)
        where w.item_group in (i.window_group, '*') and w.department in (i.department, '*'))
      and exists (
        select from catalogue.implementation m
        where m.item = i.item and ${on} between m.valid_from and coalesce(m.valid_to, 'infinity')
          and (m.division = any (${[...around]}::text[]) or starts_with(m.division, ${prefix})))
    order by array_position(array['investment', 'market', 'realEstate', 'insurance', 'police', 'birth', 'housingFund', 'other'], i.window_group),
      i.name collate "C"`.execute(db)
  return rows
}

/** The names of the items an organisation can apply for, group by group: what it may let somebody do for it. */
export async function itemsForOrganisations(db: Db | Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ item: string; name: string }>`
    select i.item, i.name from catalogue.item i where i.subjects && array[2, 3, 4, 5, 6, 9]
    order by array_position(array['investment', 'market', 'realEstate', 'insurance', 'police', 'birth', 'housingFund', 'other'], i.window_group),
      i.name collate "C"`.execute(db)
  return new Map(rows.map(({ item, name }) => [item, name]))
}
