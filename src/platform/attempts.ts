import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { RuleViolation } from '../core/violation.ts'
import type { Db } from './db.ts'

/** So many wrong guesses in so many minutes, counted for one subject (an address, a number); then it waits. */
export type Wall = { name: string; subject: string; failures: number; minutes: number }

/**
 * Counts an attempt at every wall before it is judged, so that many at once cannot slip through together. Throws
 * `attempt/too-many`. Call what it answers when the attempt was right: the first wall then forgets, the others count
 * it off.
 */
export async function countAttempt(db: Db, walls: readonly Wall[]): Promise<() => Promise<void>> {
  for (const wall of walls) {
    const { count, minutes } = await countAt(db, wall)
    if (count > wall.failures) throw new RuleViolation('attempt/too-many', { minutes })
  }
  return async () => {
    const [own, ...rest] = walls
    if (own) await at(db.deleteFrom('platform.attempt'), own).execute()
    for (const wall of rest)
      await at(
        db.updateTable('platform.attempt').set({ count: sql<number>`greatest(count - 1, 0)` }),
        wall,
      ).execute()
  }
}

/** Drop what is over. */
export async function forgetAttempts(db: Db): Promise<void> {
  await db.deleteFrom('platform.attempt').where('until_at', '<=', sql<string>`now()`).execute()
}

/** One household or office: the whole IPv4 address, the first 64 bits of IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  return [...groups, ...Array<string>(Math.max(missing, 0)).fill('0')].slice(0, 4).join(':')
}

async function countAt(
  db: Db,
  { name, subject, minutes }: Wall,
): Promise<{ count: number; minutes: string }> {
  const until = sql<string>`now() + make_interval(mins => ${minutes})`
  const over = sql<boolean>`attempt.until_at <= now()`
  return db
    .insertInto('platform.attempt')
    .values({ wall: name, subject: hashed(subject), count: 1, until_at: until })
    .onConflict((conflict) =>
      conflict.columns(['wall', 'subject']).doUpdateSet({
        count: sql<number>`case when ${over} then 1 else attempt.count + 1 end`,
        until_at: sql<string>`case when ${over} then excluded.until_at else attempt.until_at end`,
      }),
    )
    .returning(['count', sql<string>`ceil(extract(epoch from until_at - now()) / 60)::text`.as('minutes')])
    .executeTakeFirstOrThrow()
}

const hashed = (subject: string): string => createHash('sha256').update(subject).digest('hex')

/** Narrow a change to the row of one wall. */
function at<Q extends { where(column: 'wall' | 'subject', is: '=', value: string): Q }>(
  query: Q,
  { name, subject }: Wall,
): Q {
  return query.where('wall', '=', name).where('subject', '=', hashed(subject))
}
