import { sql } from 'kysely'
import type { Calendar } from '../../core/calendar.ts'
import type { Day } from '../../core/day.ts'
import { lostDays, SILENCE_MINUTES } from '../../core/supervision/outage.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'

/** Working days that were lost as a whole because no server answered. */
export async function lostOn(db: Db | Tx, calendar: Calendar): Promise<Day[]> {
  const rows = await db.selectFrom('supervision.outage').select(['from_at', 'until_at']).execute()
  return lostDays(
    rows.map(({ from_at, until_at }) => ({
      from: new Date(from_at).toISOString(),
      until: new Date(until_at).toISOString(),
    })),
    calendar,
  )
}

/**
 * A sign of life, by the database's clock. Whoever gives the first one after a silence writes down how long it was; the
 * row is locked, so that of several servers only one does.
 */
export async function beat(db: Db): Promise<void> {
  await transact(db, async (tx) => {
    await tx
      .selectFrom('supervision.heartbeat')
      .select('beat_at')
      .where('name', '=', 'server')
      .forUpdate()
      .execute()
    await sql`
      insert into supervision.outage (from_at, until_at)
      select beat_at, now() from supervision.heartbeat
      where name = 'server' and beat_at < now() - make_interval(mins => ${SILENCE_MINUTES})
      on conflict do nothing`.execute(tx)
    await sql`
      insert into supervision.heartbeat (name, beat_at) values ('server', now())
      on conflict (name) do update set beat_at = greatest(supervision.heartbeat.beat_at, excluded.beat_at)`.execute(
      tx,
    )
  })
}
