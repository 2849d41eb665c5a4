import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Schedule } from '../../platform/module.ts'
import { casesInTurn, casesRecorded } from '../cases/facade.ts'
import { examine, RULES } from './examine.ts'
import { leased } from './lease.ts'

/** Cases searched at once. */
const BATCH = 200
/** Batches of one turn: the next turn, seconds later, goes on. */
const BATCHES = 10
/** Cases the round looks at in one turn: whether they are searched as far as they have come. */
const ROUND = 1_000
/** How far behind the present the search stays: longer than any transaction may last, so none commits behind it. */
const BEHIND = '1 minute'

/** Follows what was recorded since the last turn. */
export const followRecent: Schedule = {
  everySeconds: 30,
  run: (db, setting) =>
    leased(db, 'recent', async (position) => {
      const now = await behindNow(db)
      if (position === '') return now // what lies before is the round's
      // a stretch that is not done yet keeps its end: what comes in meanwhile belongs to the next one
      const [after = '', until = now, begun = ''] = position.split(' ')
      const calendar = await setting.calendar()
      const failures: unknown[] = []
      let from = begun
      for (let n = 0; n < BATCHES; n += 1) {
        const ids = await casesRecorded(db, { after, until, from, size: BATCH })
        failures.push(...(await examine(db, calendar, ids)))
        if (ids.length < BATCH) return [until, failures]
        from = ids.at(-1) ?? ''
      }
      return [`${after} ${until} ${from}`, failures]
    }),
}

/**
 * Goes over all cases by and by, and searches those that have come further than their search, or were searched by older
 * rules: what came in out of order, what failed, what an outage left.
 */
export const goRound: Schedule = {
  everySeconds: 20,
  run: (db, setting) =>
    leased(db, 'round', async (position) => {
      const cases = await casesInTurn(db, { from: position, size: ROUND })
      const searched = await db
        .selectFrom('forensics.examined')
        .select(['case_id', 'version', 'rules'])
        .where((eb) => eb('case_id', '=', eb.fn.any(eb.val(cases.map(({ caseId }) => caseId)))))
        .execute()
      const known = new Map(searched.map((row) => [row.case_id, row]))
      const behind = cases.filter(({ caseId, version }) => {
        const row = known.get(caseId)
        return !row || row.version < version || row.rules < RULES
      })
      const calendar = await setting.calendar()
      const failures: unknown[] = []
      for (let n = 0; n < behind.length; n += BATCH)
        failures.push(
          ...(await examine(
            db,
            calendar,
            behind.slice(n, n + BATCH).map(({ caseId }) => caseId),
          )),
        )
      return [cases.length < ROUND ? '' : (cases.at(-1)?.caseId ?? ''), failures]
    }),
}

const behindNow = async (db: Db): Promise<string> => {
  const { rows } = await sql<{ at: string }>`select now() - ${BEHIND}::interval as at`.execute(db)
  return rows[0]?.at ?? ''
}
