import type { Keys } from './keys.ts'
import type { Holder } from './new-password.ts'
import { mac, same } from './secret.ts'

/** For so long whoever came in by a password that was handed out may take to think of their own. */
const MINUTES = 15
export const RENEWAL = 'onewindow-renewal'
export const RENEWAL_SECONDS = MINUTES * 60

/**
 * What a browser carries between the password that was handed out and the holder's own: for one sign-in, one account and
 * the password as it stands, so that it is worth nothing once there is a new one.
 */
export function renewalFor(
  keys: Keys,
  uid: string,
  { account, hash }: Pick<Holder, 'account' | 'hash'>,
): string {
  const until = String(Date.now() + RENEWAL_SECONDS * 1000)
  return `${account}.${until}.${sealOf(keys, { uid, account, until, hash })}`
}

/** The account that cookie speaks of; whether it holds is asked of `isRenewal`. */
export function renewedAccount(cookie: string | undefined): string | undefined {
  const account = cookie?.split('.')[0]
  return account && /^[0-9a-f-]{36}$/.test(account) ? account : undefined
}

export function isRenewal(
  keys: Keys,
  uid: string,
  { account, hash, initial }: Pick<Holder, 'account' | 'hash' | 'initial'>,
  cookie: string | undefined,
): boolean {
  const [, until = '', seal = ''] = (cookie ?? '').split('.')
  return initial && Number(until) > Date.now() && same(sealOf(keys, { uid, account, until, hash }), seal)
}

const sealOf = (
  { cookie }: Keys,
  { uid, account, until, hash }: { uid: string; account: string; until: string; hash: string | null },
): string => mac(cookie, `renewal ${uid} ${account} ${until} ${hash}`)
