import { z } from 'zod'
import { RuleViolation } from '../../core/violation.ts'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import { FIELD_FAULT } from '../../core/words/identity.ts'
import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { type Author, changing, personsById } from '../organisation/facade.ts'
import { setOwnPassword } from './initial.ts'
import { hashPassword, isPassword, passwordFault } from './password.ts'
import { findParty } from './queries.ts'

/** Whose password it is, what is known of them, and the hash as it stands now. */
export type Holder = {
  account: string
  hash: string | null
  initial: boolean
  author: Author
  known: readonly string[]
}

/** The holder of an account in force. Throws `identity/account-disabled`. */
export async function holderOf(db: Db, account: string): Promise<Holder> {
  const row = await db
    .selectFrom('identity.account')
    .select(['party', 'person', 'login', 'password_hash as hash', 'initial_until'])
    .where('id', '=', account)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new RuleViolation('identity/account-disabled')
  const { hash, login, party: partyId } = row
  const common = { account, hash, initial: row.initial_until !== null }
  if (row.person) {
    const name = (await personsById(db, [row.person])).get(row.person)?.name ?? ''
    return { ...common, author: { kind: 'staff', id: row.person, name }, known: [name, login ?? ''] }
  }
  const party = await findParty(db, partyId ?? '')
  if (!party) throw new TypeError(`an account without a holder: ${account}`)
  const known = [party.name, party.documentNumber, party.phone ?? '', login ?? '']
  return { ...common, author: { kind: 'applicant', id: party.id, name: party.name }, known }
}

/** What is asked for a new password; `current` where its holder has one of their own. */
export const newPasswordOf = (known: readonly string[]) =>
  z
    .strictObject({ current: z.string().default(''), password: z.string(), again: z.string().default('') })
    .check(({ value, issues }) => {
      const fault = passwordFault(value.password, known)
      const say = (path: string, message: string) =>
        issues.push({ code: 'custom', path: [path], message, input: value })
      if (fault) say('password', FIELD_FAULT[fault].zh)
      else if (value.password !== value.again) say('again', FIELD_FAULT.again.zh)
    })

/**
 * The holder's own password from now on, with a line in the record. Throws `identity/signin-expired` when it was changed
 * meanwhile, and the issue of the field when it is the same as before.
 */
export async function changePassword(db: Db, holder: Holder, password: string): Promise<void> {
  if (await isPassword(password, holder.hash)) throw issueOf('password', FIELD_FAULT.same.zh)
  const after = await hashPassword(password)
  await changing(db, { author: holder.author, requestId: newId() }, async (tx) => {
    if (!(await setOwnPassword(tx, holder.account, { before: holder.hash ?? '', after })))
      throw new RuleViolation('identity/signin-expired')
    const { kind, id, name } = holder.author
    const whose = kind === 'staff' ? { person: id } : { party: id }
    const reason = (holder.initial ? ADMIN_SAYS.firstPassword : ADMIN_SAYS.ownPassword).zh
    return { kind: 'passwordChanged', subject: name, ...whose, reason }
  })
}

/** One field is wrong: the same answer as from a schema. */
export function issueOf(field: string, message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path: [field], message, input: undefined }])
}
