import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Db } from '../../platform/db.ts'
import { transact } from '../../platform/db.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { caseIdsAfter } from '../cases/facade.ts'
import { look } from './look.ts'
import { beat } from './outages.ts'
import { rulesInForce, stampOf } from './rules.ts'

/** Cases looked at in one turn of a sweep; the turn after takes the rest. */
const SWEEP = 500
/** Turns one run takes at most before it lets others at the machine. */
const TURNS = 20
/** Cases a walk takes up at once. */
const PAGE = 2_000

/**
 * Looks at the cases whose day has come, found by an index: a million that cannot have changed cost nothing. One that
 * fails is put behind the others with what was wrong, and stops none.
 */
export const findDue: Schedule = {
  everySeconds: 20,
  async run(db, setting) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const due = await dueOn(db, setting.today())
      for (const caseId of due)
        await transact(db, (tx) => look(tx, setting, { caseId, wait: false })).catch((error: unknown) =>
          putBehind(db, caseId, setting.today(), error),
        )
      if (due.length < SWEEP) return
    }
  },
}

async function dueOn(db: Db, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('supervision.watch')
    .select('case_id')
    .where('look_on', '<=', today)
    .where('tries', '<', MANY)
    .orderBy('look_on')
    .orderBy('tries')
    .limit(SWEEP)
    .execute()
  return rows.map((row) => row.case_id)
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
  run: async (db, setting) => {
    for (let more = true; more; ) more = await walk(db, setting)
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
    const ids = await caseIdsAfter(tx, at.stamp === stamp ? at.value : START, PAGE)
    if (ids.length > 0)
      await sql`
        insert into supervision.watch (case_id, look_on) select id, ${setting.today()}::date from unnest(${ids}::uuid[]) id
        on conflict (case_id) do update set look_on = excluded.look_on, tries = 0`.execute(tx)
    const value = ids.length < PAGE ? DONE : (ids.at(-1) ?? DONE)
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
