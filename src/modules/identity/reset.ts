import { RuleViolation } from '../../core/violation.ts'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { changing, personsById } from '../organisation/facade.ts'
import { setInitialPassword } from './initial.ts'
import { hashPassword } from './password.ts'
import { assertSound } from './staff.ts'

/**
 * By whoever runs the installation, for one of the staff nobody else may help: the password is handed out, so its holder
 * sets their own. Answers who that is. Throws `identity/login-unknown`, also for a disabled account.
 */
export async function resetStaffPassword(db: Db, login: string, password: string): Promise<string> {
  const account = await db
    .selectFrom('identity.account')
    .select(['id', 'person'])
    .where('login', '=', login.toLowerCase())
    .where('person', 'is not', null)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!account?.person) throw new RuleViolation('identity/login-unknown', { login })
  const person = account.person
  const name = (await personsById(db, [person])).get(person)?.name ?? ''
  assertSound({ login, name, password })
  const hash = await hashPassword(password)
  const author = { kind: 'installation', id: 'admin password', name: ADMIN_SAYS.itself.zh } as const
  await changing(db, { author, requestId: newId() }, async (tx) => {
    const { sessions } = await setInitialPassword(tx, account.id, hash)
    const facts = { login, sessions: String(sessions) }
    return { kind: 'passwordHandedOut', subject: name, person, facts, reason: ADMIN_SAYS.reset.zh }
  })
  return name
}
