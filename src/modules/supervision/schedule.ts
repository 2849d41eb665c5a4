import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { inRounds } from '../../platform/batch.ts'
import { type Db, transact } from '../../platform/db.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { caseIdsAfter } from '../cases/facade.ts'
import { look } from './look.ts'
import { beat } from './outages.ts'
import { rulesInForce, stampOf } from './rules.ts'

/** Cases read at once. */
const PAGE = 1_000
/** Cases looked at in one transaction. */
const TOGETHER = 50
/** Cases a walk takes up at once. */
const STRIDE = 2_000

/**
 * Looks at the cases whose day has come, found by an index: a million that cannot have changed cost nothing. One that
 * fails is put behind the others with what was wrong, and stops none.
 */
export const findDue: Schedule = {
  everySeconds: 20,
  async run(db, setting, stop) {
    const today = setting.today()
    const behind = new Set<string>()
    for (let after: Due | undefined; !stop?.aborted; ) {
      const due = await dueOn(db, today, after)
      const failed = await inRounds(
        db,
        due.map(({ case_id }) => case_id).filter((id) => !behind.has(id)),
        { size: TOGETHER, work: (tx, caseIds) => look(tx, setting, { caseIds, wait: false }), stop },
      )
      for (const { one, error } of failed) {
        behind.add(one) // once in a sweep
        await putBehind(db, one, today, error)
      }
      after = due.at(-1)
      if (due.length < PAGE) return
    }
  },
}

type Due = { case_id: string; look_on: string; tries: number }

/** The next cases whose day has come, in the order of the index. */
async function dueOn(db: Db, today: Day, after: Due | undefined): Promise<Due[]> {
  let query = db
    .selectFrom('supervision.watch')
    .select(['case_id', sql<string>`look_on`.as('look_on'), 'tries'])
    .where('look_on', '<=', today)
    .where('tries', '<', MANY)
  if (after)
    query = query.where(
      sql<boolean>`(look_on, tries, case_id) > (${after.look_on}::date, ${after.tries}::integer, ${after.case_id}::uuid)`,
    )
  return query.orderBy('look_on').orderBy('tries').orderBy('case_id').limit(PAGE).execute()
}

/** A case that failed this often is left to people: the desk of the city counts it. */
export const MANY = 5

async function putBehind(db: Db, caseId: string, today: Day, error: unknown): Promise<void> {
  await db
    .updateTable('supervision.watch')
    .set({ tries: sql`tries + 1`, trouble: String(error).slice(0, 300), look_on: today })
    .where('case_id', '=', caseId)
    .execute()
}

/**
 * Walks over all cases a page at a time, for those nobody has looked at, and anew whenever the rules or the calendar have
 * changed: each is to be looked at today. Of several servers one walks.
 */
export const walkOver: Schedule = {
  everySeconds: 10,
  run: async (db, setting, stop) => {
    for (let more = true; more && !stop?.aborted; ) more = await walk(db, setting)
  },
}

async function walk(db: Db, setting: Setting): Promise<boolean> {
  const stamp = `${stampOf(await rulesInForce(db))} ${await calendarStamp(setting)}`
  return transact(db, async (tx) => {
    await tx
      .insertInto('supervision.progress')
      .values({ name: 'walk', value: START, stamp })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const at = await tx
      .selectFrom('supervision.progress')
      .selectAll()
      .where('name', '=', 'walk')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!at || (at.stamp === stamp && at.value === DONE)) return false
    const ids = await caseIdsAfter(tx, at.stamp === stamp ? at.value : START, STRIDE)
    if (ids.length > 0)
      await sql`
        insert into supervision.watch (case_id, look_on) select id, ${setting.today()}::date from unnest(${ids}::uuid[]) id
        on conflict (case_id) do update set look_on = excluded.look_on, tries = 0`.execute(tx)
    const value = ids.length < STRIDE ? DONE : (ids.at(-1) ?? DONE)
    await tx.updateTable('supervision.progress').set({ value, stamp }).where('name', '=', 'walk').execute()
    return value !== DONE
  })
}
const START = '00000000-0000-0000-0000-000000000000'
const DONE = 'done'

/** Which notices the working days rest on. */
async function calendarStamp(setting: Setting): Promise<string> {
  const { years } = await setting.calendar()
  return years
    .map(({ year, notices }) => `${year}:${notices.map(({ number }) => number).join('+')}`)
    .join(' ')
}

/** A sign of life several times a minute, so that a silence is known for what it was. */
export const giveSign: Schedule = { everySeconds: 15, run: (db) => beat(db) }
