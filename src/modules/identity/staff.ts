import { RuleViolation } from '../../core/violation.ts'
import { FIELD_FAULT } from '../../core/words/identity.ts'
import { type Db, transact } from '../../platform/db.ts'
import { openAccount } from './accounts.ts'
import { hashPassword, passwordFault } from './password.ts'

export type NewStaff = { person: string; name: string; login: string; password: string }

/** What a login of staff may look like: short enough to say over the phone. */
const LOGIN = /^[a-z][a-z0-9._-]{2,31}$/

/** Throws what is wrong with a login or a password, before anything is written. */
export function assertSound({ login, name, password }: Omit<NewStaff, 'person'>): void {
  if (!LOGIN.test(login)) throw new RuleViolation('identity/login-shape')
  const fault = passwordFault(password, [name, login])
  if (fault) throw new RuleViolation('identity/password', { fault: FIELD_FAULT[fault].zh })
}

/** A member of staff, known to the organisation, may sign in from now on. Throws `identity/login-taken`. */
export async function openStaffAccount(db: Db, { person, ...given }: NewStaff): Promise<string> {
  assertSound(given)
  const passwordHash = await hashPassword(given.password)
  const account = await transact(db, (tx) =>
    openAccount(tx, { person, login: given.login, proof: { passwordHash } }),
  )
  if (!account) throw new RuleViolation('identity/login-taken')
  return account
}
