import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** How long a process has a reading to itself; one that died gives it back by then. */
const LEASE = '2 minutes'
type Name = 'recent' | 'round' | 'tally'

/** One process at a time goes on from where the last one stopped; what failed is told after the place is kept. */
export async function leased(
  db: Db,
  name: Name,
  work: (position: string) => Promise<string | [string, unknown[]]>,
): Promise<void> {
  const reading = await db
    .updateTable('forensics.reading')
    .set({ leased_until: sql<string>`now() + ${LEASE}::interval` })
    .where('name', '=', name)
    .where('leased_until', '<', sql<string>`now()`)
    .returning('position')
    .executeTakeFirst()
  if (!reading) return
  const release = (position: string) =>
    db
      .updateTable('forensics.reading')
      .set({ position, leased_until: '-infinity' })
      .where('name', '=', name)
      .execute()
  try {
    const done = await work(reading.position)
    const [position, failures] = typeof done === 'string' ? [done, []] : done
    await release(position)
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} ledgers could not be searched`)
  } catch (error) {
    if (!(error instanceof AggregateError)) await release(reading.position)
    throw error
  }
}
