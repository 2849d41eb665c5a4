import { sql } from 'kysely'
import type { Role } from '../../core/authority.ts'
import type { Day } from '../../core/day.ts'
import { NOTIFICATIONS } from '../../core/words/notifications.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import type { Schedule } from '../../platform/module.ts'
import { lastAtWindow } from '../cases/facade.ts'
import { holdersByPost, personsById, postsAt, postsOf, siteOf } from '../organisation/facade.ts'

type Key = { case_id: string; seq: number; channel: string; site: string }

/** A letter has failed for good: it says why, and somebody named has to bring it. Once, however often this is asked. */
export async function giveUp(tx: Tx, on: Day, { case_id, seq, channel, site }: Key, trouble: string) {
  const ended = await tx
    .updateTable('notifications.outbox')
    .set({ state: 'failed', trouble, ended_at: sql<string>`now()`, ended_by: 'system' })
    .where('case_id', '=', case_id)
    .where('seq', '=', seq)
    .where('channel', '=', channel)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return
  const { id, name } = await messengerFor(tx, case_id, site, on)
  await tx
    .insertInto('notifications.task')
    .values({ case_id, seq, channel, person: id, person_name: name, site })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whoever dealt with the case and is still there; else who runs the site today; else its leader on duty. */
async function messengerFor(tx: Tx, caseId: string, site: string, on: Day) {
  const clerk = await lastAtWindow(tx, caseId)
  if (clerk && (await postsOf(tx, clerk, on)).some((post) => post.site === site)) return named(tx, clerk)
  for (const role of ['hallManager', 'townshipClerk', 'villageAgent'] as const satisfies readonly Role[]) {
    const posts = await postsAt(tx, { site, role }, on)
    const holders = await holdersByPost(
      tx,
      posts.map((post) => post.id),
      on,
    )
    const there = [...holders.values()].flat().find(({ away, standing }) => !away && standing !== 'waiting')
    if (there) return there
  }
  return named(tx, (await siteOf(tx, site, on)).director)
}

async function named(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  return { id, name: (await personsById(tx, [id])).get(id)?.name ?? '' }
}

/** A letter that still waits after this has been forgotten by everybody else. */
const FORGOTTEN = '2 hours'

/** The last net: whatever the queue lost becomes a task. Slips wait for people and are a list of their own. */
export const findForgotten: Schedule = {
  everySeconds: 300,
  run: async (db: Db, setting) => {
    const rows = await db
      .selectFrom('notifications.outbox')
      .select(['case_id', 'seq', 'channel', 'site'])
      .where('state', '=', 'waiting')
      .where('channel', '<>', 'slip')
      .where('created_at', '<', sql<string>`now() - ${FORGOTTEN}::interval`)
      .limit(500)
      .execute()
    for (const row of rows)
      await transact(db, (tx) => giveUp(tx, setting.today(), row, NOTIFICATIONS.tooLong.zh))
  },
}
