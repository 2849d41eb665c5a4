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
/** Cases the round looks at in one step: whether they are searched as far as they have come. */
const ROUND = 500
/** How far behind the present the search stays: longer than any transaction may last, so none commits behind it. */
const BEHIND = '1 minute'

/** Follows what was recorded since the last turn. */
export const followRecent: Schedule = {
  everySeconds: 30,
  run: (db, setting) =>
    leased(db, 'recent', async (position) => {
      const now = await behindNow(db)
      if (position === '') return { position: now } // what lies before is the round's
      // a stretch that is not done yet keeps its end: what comes in meanwhile belongs to the next one
      const [after = '', until = now, begun = ''] = position.split(' ')
      const calendar = await setting.calendar()
      const failures: unknown[] = []
      let from = begun
      for (let n = 0; n < BATCHES; n += 1) {
        const ids = await casesRecorded(db, { after, until, from, size: BATCH })
        failures.push(...(await examine(db, calendar, ids)))
        if (ids.length < BATCH) return { position: until, failures }
        from = ids.at(-1) ?? ''
      }
      return { position: `${after} ${until} ${from}`, failures }
    }),
}

/**
 * Goes over all cases by and by, and searches those that have come further than their search, or were searched by older
 * rules: what came in out of order, what failed, what an outage left. Where it meets such cases it goes on at once: a
 * large city is searched for the first time within the hour.
 */
export const goRound: Schedule = {
  everySeconds: 20,
  run: (db, setting, stop) =>
    leased(
      db,
      'round',
      async (position) => {
        const cases = await casesInTurn(db, { from: position, size: ROUND })
        const behind = await behindIn(db, cases)
        const calendar = await setting.calendar()
        const failures = await examine(db, calendar, behind, stop)
        if (stop?.aborted) return { position, failures } // what is left of it is not passed over
        const isLast = cases.length < ROUND
        const next = isLast ? '' : (cases.at(-1)?.caseId ?? '')
        return { position: next, failures, goesOn: !isLast && behind.length > 0 }
      },
      stop,
    ),
}

/** Of these cases, those that are to be searched. */
async function behindIn(db: Db, cases: Awaited<ReturnType<typeof casesInTurn>>): Promise<string[]> {
  const searched = await db
    .selectFrom('forensics.examined')
    .select(['case_id', 'version', 'rules'])
    .where((eb) => eb('case_id', '=', eb.fn.any(eb.val(cases.map(({ caseId }) => caseId)))))
    .execute()
  const known = new Map(searched.map((row) => [row.case_id, row]))
  return cases.flatMap(({ caseId, version }) => {
    const row = known.get(caseId)
    return !row || row.version < version || row.rules < RULES ? caseId : []
  })
}

const behindNow = async (db: Db): Promise<string> => {
  const { rows } = await sql<{ at: string }>`select now() - ${BEHIND}::interval as at`.execute(db)
  return rows[0]?.at ?? ''
}
