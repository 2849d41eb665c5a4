import { sql } from 'kysely'
import type { Local } from '../../core/catalogue/local.ts'
import type { Day } from '../../core/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { placeIn } from './place.ts'

/** In what one organ differs from the city's guide of an item, on a day. */
export type Difference = { item: string; organ: string; division: string; local: Local }

/**
 * Everything in which organs of a division and of those below it differ from the guides on a day, from the top down. Who
 * differs in nothing is not in the answer.
 */
export async function differencesOn(
  db: Db | Tx,
  division: string | undefined,
  on: Day,
): Promise<Difference[]> {
  const prefix = division === undefined ? '' : (await placeIn(db, division, on)).prefix
  const { rows } = await sql<Difference>`
    select m.item, m.organ, m.division, l.data as local
    from (
      select distinct on (implementation) implementation, data from catalogue.local
      where starts_on <= ${on} order by implementation, starts_on desc, recorded_at desc) l
    join catalogue.implementation m on m.code = l.implementation
    where l.data <> '{}' and ${on} between m.valid_from and coalesce(m.valid_to, 'infinity')
      and starts_with(m.division, ${prefix})
    order by m.division collate "C", m.organ`.execute(db)
  return rows
}
