import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { INITIAL_DAYS } from '../../core/administration.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { hashPassword } from './password.ts'

export const initialUntil = () => sql<string>`now() + make_interval(days => ${INITIAL_DAYS})`

/** Without characters that look alike on paper; twelve of these are more than anybody can guess through our walls. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP = 4

/** A password somebody is handed: chance, in groups that can be read aloud. */
export function newInitialPassword(): string {
  const letter = () => ALPHABET.charAt(randomInt(ALPHABET.length))
  const group = () => Array.from({ length: GROUP }, letter).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** A password and what is kept of it; made before the transaction, because hashing takes its time. */
export async function preparedPassword(): Promise<{ password: string; hash: string }> {
  const password = newInitialPassword()
  return { password, hash: await hashPassword(password) }
}

/**
 * From now on the account opens with the password that was handed out, and with nothing else: whoever was signed in is
 * signed out. Answers until when, and how many sessions ended.
 */
export async function setInitialPassword(
  tx: Tx,
  account: string,
  hash: string,
): Promise<{ until: string; sessions: number }> {
  const { initial_until: until } = await tx
    .updateTable('identity.account')
    .set({
      password_hash: hash,
      initial_until: initialUntil(),
      issuer: null,
      subject: null,
    })
    .where('id', '=', account)
    .returning('initial_until')
    .executeTakeFirstOrThrow()
  const ended = await tx.deleteFrom('identity.session').where('account', '=', account).executeTakeFirst()
  return { until: until ?? '', sessions: Number(ended.numDeletedRows) }
}

/**
 * The holder's own password from now on; whoever else was signed in is signed out. False when the password was changed
 * meanwhile: of two who know the old one, one wins.
 */
export async function setOwnPassword(
  db: Db | Tx,
  account: string,
  { before, after }: { before: string; after: string },
): Promise<boolean> {
  const done = await db
    .updateTable('identity.account')
    .set({ password_hash: after, initial_until: null })
    .where('id', '=', account)
    .where('password_hash', '=', before)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
