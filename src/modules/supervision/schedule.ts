import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { inRounds } from '../../platform/batch.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { caseIdsAfter } from '../cases/facade.ts'
import { ticketIdsAfter } from '../consultation/facade.ts'
import type { About } from './cards.ts'
import { look } from './look.ts'
import { beat } from './outages.ts'
import { lookAtTickets } from './questions.ts'
import { rulesInForce, stampOf } from './rules.ts'

/** Cases read at once. */
const PAGE = 1_000
/** Cases looked at in one transaction. */
const TOGETHER = 50
/** Cases a walk takes up at once. */
const STRIDE = 2_000

const LOOKS: Readonly<Record<About, (tx: Tx, setting: Setting, ids: readonly string[]) => Promise<void>>> = {
  case: (tx, setting, caseIds) => look(tx, setting, { caseIds, wait: false }),
  question: (tx, setting, ids) => lookAtTickets(tx, setting, { ids, wait: false }),
}

/**
 * Looks at the cases and questions whose day has come, found by an index: a million that cannot have changed cost nothing. One that
 * fails is put behind the others with what was wrong, and stops none.
 */
export const findDue: Schedule = {
  everySeconds: 20,
  async run(db, setting, stop) {
    const today = setting.today()
    const behind = new Set<string>()
    for (let after: Due | undefined; !stop?.aborted; ) {
      const due = await dueOn(db, today, after)
      for (const about of ['case', 'question'] as const) {
        const ids = due.flatMap((one) => (one.about === about && !behind.has(one.case_id) ? one.case_id : []))
        const work = (tx: Tx, some: readonly string[]) => LOOKS[about](tx, setting, some)
        const failed = await inRounds(db, ids, { size: TOGETHER, work, stop })
        for (const { one, error } of failed) {
          behind.add(one) // once in a sweep
          await putBehind(db, one, today, error)
        }
      }
      after = due.at(-1)
      if (due.length < PAGE) return
    }
  },
}

type Due = { case_id: string; about: string; look_on: string; tries: number }

/** The next whose day has come, in the order of the index. */
async function dueOn(db: Db, today: Day, after: Due | undefined): Promise<Due[]> {
  let query = db
    .selectFrom('supervision.watch')
    .select(['case_id', 'about', sql<string>`look_on`.as('look_on'), 'tries'])
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

type Walk = { name: string; about: About; idsAfter: typeof caseIdsAfter }
const WALKS: readonly Walk[] = [
  { name: 'walk', about: 'case', idsAfter: caseIdsAfter },
  { name: 'walk/questions', about: 'question', idsAfter: ticketIdsAfter },
]

/**
 * Walks over all cases and questions a page at a time, for those nobody has looked at, and anew whenever the rules or the
 * calendar have changed: each is to be looked at today. Of several servers one walks.
 */
export const walkOver: Schedule = {
  everySeconds: 10,
  run: async (db, setting, stop) => {
    for (const over of WALKS)
      for (let more = true; more && !stop?.aborted; ) more = await walk(db, setting, over)
  },
}

async function walk(db: Db, setting: Setting, { name, about, idsAfter }: Walk): Promise<boolean> {
  const stamp = `${stampOf(await rulesInForce(db))} ${await calendarStamp(setting)}`
  return transact(db, async (tx) => {
    await tx
      .insertInto('supervision.progress')
      .values({ name, value: START, stamp })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const at = await tx
      .selectFrom('supervision.progress')
      .selectAll()
      .where('name', '=', name)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!at || (at.stamp === stamp && at.value === DONE)) return false
    const ids = await idsAfter(tx, at.stamp === stamp ? at.value : START, STRIDE)
    if (ids.length > 0)
      await sql`
        insert into supervision.watch (case_id, about, look_on)
        select id, ${about}, ${setting.today()}::date from unnest(${ids}::uuid[]) id
        on conflict (case_id) do update set look_on = excluded.look_on, tries = 0`.execute(tx)
    const value = ids.length < STRIDE ? DONE : (ids.at(-1) ?? DONE)
    await tx.updateTable('supervision.progress').set({ value, stamp }).where('name', '=', name).execute()
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
