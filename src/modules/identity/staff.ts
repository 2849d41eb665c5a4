import { RuleViolation } from '../../core/violation.ts'
import { ACCOUNT_STATE } from '../../core/words/administration.ts'
import { FIELD_FAULT } from '../../core/words/identity.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { disableAccount, openAccount } from './accounts.ts'
import { initialUntil, setInitialPassword } from './initial.ts'
import { hashPassword, passwordFault } from './password.ts'
import { type StaffAccount, staffAccounts } from './staff-accounts.ts'

export type NewStaff = {
  person: string
  name: string
  login: string
  password: string
  /** The holder did not choose the password: they are asked for their own. */
  initial?: boolean | undefined
}

/** What a login of staff may look like: short enough to say over the phone. */
const LOGIN = /^[a-z][a-z0-9._-]{2,31}$/

/** Throws what is wrong with a login or a password, before anything is written. */
export function assertSound({ login, name, password }: Pick<NewStaff, 'login' | 'name' | 'password'>): void {
  assertLogin(login)
  const fault = passwordFault(password, [name, login])
  if (fault) throw new RuleViolation('identity/password', { fault: FIELD_FAULT[fault].zh })
}

export function assertLogin(login: string): void {
  if (!LOGIN.test(login)) throw new RuleViolation('identity/login-shape')
}

/** A member of staff, known to the organisation, may sign in from now on. Throws `identity/login-taken`. */
export async function openStaffAccount(db: Db, { person, ...given }: NewStaff): Promise<string> {
  assertSound(given)
  const passwordHash = await hashPassword(given.password)
  const account = await transact(db, (tx) =>
    openAccount(tx, {
      person,
      login: given.login,
      proof: { passwordHash },
      ...(given.initial ? { initialUntil: initialUntil() } : {}),
    }),
  )
  if (!account) throw new RuleViolation('identity/login-taken')
  return account
}

type Named = { id: string; name: string }

/**
 * The same, by the system administrator: with a password that is handed out once and opens the page for a new one only.
 * Throws `identity/account-there`, also for a disabled account, which is enabled and not got round by another.
 */
export async function openInitialAccount(
  tx: Tx,
  { id: person, name }: Named,
  { login, hash }: { login: string; hash: string },
): Promise<void> {
  assertLogin(login)
  const known = (await staffAccounts(tx, [person])).get(person)
  if (known) throw new RuleViolation('identity/account-there', { name, login: known.login ?? '' })
  const taken = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirst()
  const account = taken
    ? undefined
    : await openAccount(tx, {
        person,
        login,
        proof: { passwordHash: hash },
        initialUntil: initialUntil(),
      })
  if (!account) throw new RuleViolation('identity/login-taken')
}

/** For whoever forgot theirs, or let the first one expire. */
export async function handOutAgain(
  tx: Tx,
  person: Named,
  hash: string,
): Promise<StaffAccount & { sessions: number }> {
  const account = await accountOf(tx, person)
  if (account.state === 'disabled') throw stateOf(account)
  const { sessions } = await setInitialPassword(tx, account.id, hash)
  return { ...account, sessions }
}

/** Nobody signs in by it any more, and whoever is signed in is out with the next request. */
export async function disableStaff(tx: Tx, person: Named, by: string, why: string): Promise<StaffAccount> {
  const account = await accountOf(tx, person)
  if (account.state === 'disabled') throw stateOf(account)
  await disableAccount(tx, account.id, by, why)
  return account
}

export async function enableStaff(tx: Tx, person: Named): Promise<StaffAccount> {
  const account = await accountOf(tx, person)
  if (account.state !== 'disabled') throw stateOf(account)
  await tx
    .updateTable('identity.account')
    .set({ disabled_at: null, disabled_by: null, disabled_why: null })
    .where('id', '=', account.id)
    .execute()
  return account
}

async function accountOf(tx: Tx, { id, name }: Named): Promise<StaffAccount> {
  const account = (await staffAccounts(tx, [id])).get(id)
  if (!account) throw new RuleViolation('identity/account-unknown', { name })
  return account
}

const stateOf = ({ state }: StaffAccount) =>
  new RuleViolation('identity/account-state', { state: ACCOUNT_STATE[state].zh })
