import { sql } from 'kysely'
import { addDays, type Day } from '../../core/day.ts'
import { type Db, transact } from '../../platform/db.ts'
import type { Schedule } from '../../platform/module.ts'
import { leased } from './lease.ts'

/** What findings are compared over: the last days, the last year, everything. */
export const SINCE = ['90', '365', 'ever'] as const
export type Since = (typeof SINCE)[number]

/** The first instant that counts, or undefined for all there ever was. */
export function beginOf(since: Since, today: Day): string | undefined {
  return since === 'ever' ? undefined : `${addDays(today, -Number(since))}T00:00:00+08:00`
}

/** Of its time, the most that counting may take: a small city is counted every minute, a large one less often. */
const SHARE = 20

/**
 * Counts the cases of everybody and everything anew, one division and one stretch of time after the other: a million rows
 * are too many to count while somebody waits for a page.
 */
export const countTallies: Schedule = {
  everySeconds: 60,
  run: (db, setting) =>
    leased(db, 'tally', async (position) => {
      const begun = Date.now()
      if (begun < Number(position)) return { position }
      const divisions = await db.selectFrom('forensics.examined').select('division').distinct().execute()
      for (const { division } of divisions)
        for (const since of SINCE) await count(db, division, since, beginOf(since, setting.today()))
      return { position: String(Date.now() + SHARE * (Date.now() - begun)) } // not again before
    }),
}

async function count(db: Db, division: string, since: Since, from = '-infinity'): Promise<void> {
  await transact(db, async (tx) => {
    await tx
      .deleteFrom('forensics.tally')
      .where('division', '=', division)
      .where('since', '=', since)
      .execute()
    await sql`
      with counted as materialized (
        select people, site, organ, item from forensics.examined
        where division = ${division} and last_at >= ${from}::timestamptz)
      insert into forensics.tally (dimension, key, division, since, cases)
      select dimension, key, ${division}, ${since}, cases from (
        select 'all' as dimension, '' as key, count(*) as cases from counted having count(*) > 0
        union all select 'site', site, count(*) from counted group by site
        union all select 'organ', organ, count(*) from counted group by organ
        union all select 'item', item, count(*) from counted group by item
        union all select 'person', person, count(*) from counted, unnest(people) as person group by person) as all_of_them`.execute(
      tx,
    )
  })
}
