import { RuleViolation } from '../../core/violation.ts'
import type { Db } from '../../platform/db.ts'
import { countGuess } from './attempts.ts'
import { isPassword } from './password.ts'
import { accountInForce, findByLogin } from './queries.ts'
import { mac, randomSecret, same } from './secret.ts'

type Attempt = { login: string; password: string; address: string; device: string | undefined }

/** Whose account a password opened; `handedOut` when the password is not their own yet. */
export type Entered = { account: string; handedOut: boolean }

/**
 * The account that a login and a password open. Who does not exist, and who typed it wrong, read the same sentence after
 * the same time. Throws `identity/wrong-password`, `attempt/too-many`, `identity/account-disabled`, and for a password
 * that was handed out too long ago `identity/initial-expired`.
 */
export async function accountOf(db: Db, key: string, attempt: Attempt): Promise<Entered> {
  const account = await findByLogin(db, attempt.login)
  const subject = account?.id ?? attempt.login.toLowerCase()
  const device = account && knownDevice(key, account.id, attempt.device)
  const right = await countGuess(db, { account: subject, address: attempt.address, device })
  const proved = await isPassword(attempt.password, account?.password_hash)
  if (!account || !proved) throw new RuleViolation('identity/wrong-password')
  await right()
  if (account.disabled_at) throw new RuleViolation('identity/account-disabled')
  if (account.initial === 'over') throw new RuleViolation('identity/initial-expired')
  return { account: account.id, handedOut: account.initial === 'good' }
}

/** One of the demo's accounts, entered without its password, which everybody may read on the page anyway. */
export async function demoAccountOf(db: Db, id: string): Promise<string> {
  const account = await accountInForce(db, id)
  if (!account?.demo) throw new RuleViolation('identity/wrong-password')
  return account.id
}

/** Given to a browser in which that account signed in: its guesses are counted apart from those of strangers. */
export function deviceFor(key: string, account: string): string {
  const device = randomSecret()
  return `${device}.${mac(key, `device ${account} ${device}`)}`
}

function knownDevice(key: string, account: string, cookie: string | undefined): string | undefined {
  const [device = '', seal = ''] = (cookie ?? '').split('.')
  return same(mac(key, `device ${account} ${device}`), seal) ? device : undefined
}
