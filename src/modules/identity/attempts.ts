import { sql } from 'kysely'
import { RuleViolation } from '../../core/violation.ts'
import { networkOf } from '../../platform/attempts.ts'
import type { Db } from '../../platform/db.ts'
import { fingerprint } from './secret.ts'

/** How many failures in how many minutes; then that key waits until the time is over. */
type Limit = { failures: number; minutes: number }

/**
 * Whoever guesses meets three walls. The narrow one is account and device, so that a stranger's guesses never lock
 * out the holder at a device that has signed in before; the account's own holds against guessing from many addresses
 * and is asked only of unknown devices; the address's is wide, because a village may share one.
 */
const LIMITS = {
  device: { failures: 5, minutes: 15 },
  account: { failures: 50, minutes: 60 },
  address: { failures: 300, minutes: 60 },
  registration: { failures: 30, minutes: 60 },
} as const satisfies Record<string, Limit>

type Guess = { account: string; address: string; device?: string | undefined }

/**
 * Counts this attempt before it is judged, so that many at once cannot slip through together. Throws
 * `identity/too-many-attempts`. Call what it answers when the attempt was right: then it does not count.
 */
export async function countGuess(db: Db, { account, address, device }: Guess): Promise<() => Promise<void>> {
  const network = networkOf(address)
  const keys: [keyof typeof LIMITS, string][] = [
    ['device', `${account} ${device ?? network}`],
    ...(device ? [] : [['account', account] as ['account', string]]),
    ['address', network],
  ]
  await countAll(db, keys)
  return async () => {
    const [own, ...rest] = keys.map(keyOf)
    await db
      .deleteFrom('identity.attempt')
      .where('key', '=', own ?? '')
      .execute()
    if (rest.length > 0)
      await db
        .updateTable('identity.attempt')
        .set({ count: sql<number>`greatest(count - 1, 0)` })
        .where('key', 'in', rest)
        .execute()
  }
}

/** Whoever registers over and over from one address waits: what is refused would tell which numbers are known. */
export async function countRegistration(db: Db, address: string): Promise<void> {
  await countAll(db, [['registration', networkOf(address)]])
}

async function countAll(db: Db, keys: readonly [keyof typeof LIMITS, string][]): Promise<void> {
  for (const key of keys) {
    const { failures, minutes } = LIMITS[key[0]]
    const row = await count(db, keyOf(key), minutes)
    if (row.count > failures) throw new RuleViolation('identity/too-many-attempts', { minutes: row.minutes })
  }
}

async function count(db: Db, key: string, minutes: number): Promise<{ count: number; minutes: string }> {
  const until = sql<string>`now() + make_interval(mins => ${minutes})`
  const over = sql<boolean>`attempt.until_at <= now()`
  return db
    .insertInto('identity.attempt')
    .values({ key, count: 1, until_at: until })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when ${over} then 1 else attempt.count + 1 end`,
        until_at: sql<string>`case when ${over} then excluded.until_at else attempt.until_at end`,
      }),
    )
    .returning(['count', sql<string>`ceil(extract(epoch from until_at - now()) / 60)::text`.as('minutes')])
    .executeTakeFirstOrThrow()
}

const keyOf = ([wall, of]: readonly [keyof typeof LIMITS, string]): string => `${wall}:${fingerprint(of)}`
