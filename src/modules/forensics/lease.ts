import { type RawBuilder, sql } from 'kysely'
import { rest } from '../../platform/batch.ts'
import type { Db } from '../../platform/db.ts'

/** How long a process has a reading to itself; one that died gives it back by then. */
const LEASE = '2 minutes'
type Name = 'recent' | 'round' | 'tally'

/** How far a reading has come by a piece of work, what failed in it, and whether there is much more to do at once. */
export type Step = { position: string; failures?: readonly unknown[]; goesOn?: boolean }

/**
 * One process at a time goes on from where the last one stopped, piece by piece while there is much to do: after each its
 * place is kept, so that a process that dies loses one piece, and it rests as long as it has worked, so that people come
 * first. What failed is told at the end.
 */
export async function leased(
  db: Db,
  name: Name,
  work: (position: string) => Promise<Step>,
  stop?: AbortSignal,
): Promise<void> {
  const place = (position: string, until: RawBuilder<string>) =>
    db.updateTable('forensics.reading').set({ position, leased_until: until }).where('name', '=', name)
  const reading = await db
    .updateTable('forensics.reading')
    .set({ leased_until: AHEAD })
    .where('name', '=', name)
    .where('leased_until', '<', sql<string>`now()`)
    .returning('position')
    .executeTakeFirst()
  if (!reading) return
  const failures: unknown[] = []
  let { position } = reading
  try {
    for (let goesOn = true; goesOn; ) {
      const begun = performance.now()
      const step = await work(position)
      position = step.position
      failures.push(...(step.failures ?? []))
      goesOn = step.goesOn === true && !stop?.aborted
      if (!goesOn) break
      await place(position, AHEAD).execute()
      await rest(performance.now() - begun, stop)
    }
  } finally {
    await place(position, sql`'-infinity'`).execute()
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} ledgers could not be searched`)
}

const AHEAD = sql<string>`now() + ${LEASE}::interval`
