import { type RawBuilder, sql } from 'kysely'
import { normaliseCode } from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { findOrCreateParty, type Seen } from './parties.ts'

/** How an account proves its holder: a password kept here, or the word of another issuer. */
type Proof = { passwordHash: string } | { issuer: string; subject: string }

export type Registration = { name: string; citizenId: string; phone: string; address?: string | undefined }

/**
 * A natural person registers on-line, at level 1: nobody has seen the card yet. Somebody known already, from a window,
 * must give the same name and phone; whoever cannot goes to a window. Throws `identity/registered`.
 */
export async function registerPerson(tx: Tx, person: Registration, passwordHash: string): Promise<string> {
  const known = await tx
    .selectFrom('identity.party')
    .select(['name', 'phone'])
    .where('document_kind', '=', 'citizenId')
    .where('document_number', '=', normaliseCode(person.citizenId))
    .executeTakeFirst()
  if (known && (known.name !== person.name || known.phone !== person.phone))
    throw new RuleViolation('identity/registered')
  const { id: party } = await findOrCreateParty(tx, {
    kind: 'natural',
    documentKind: 'citizenId',
    documentNumber: person.citizenId,
    name: person.name,
    phone: person.phone,
    address: person.address,
  })
  const before = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('party', '=', party)
    .executeTakeFirst()
  const account = before ? undefined : await openAccount(tx, { party, level: 1, proof: { passwordHash } })
  if (!account) throw new RuleViolation('identity/registered') // a disabled account is not got round by another
  return account
}

/** For a window: the card was seen in the hands of its holder. What account there is may be somebody else's all the same. */
export async function verifyParty(tx: Tx, party: string, seen: Seen): Promise<void> {
  const done = await tx
    .updateTable('identity.party')
    .set({ level: 2, verified_on: seen.on, verified_by: seen.by })
    .where('id', '=', party)
    .where('kind', '=', 'natural')
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new RuleViolation('identity/party-unknown')
}

/** The same, and they say that the account under their number is theirs: it is proven with them. */
export async function verifyPerson(tx: Tx, party: string, seen: Seen): Promise<void> {
  await verifyParty(tx, party, seen)
  await tx
    .updateTable('identity.account')
    .set({ level: 2 })
    .where('party', '=', party)
    .where('disabled_at', 'is', null)
    .execute()
}

type NewAccount = {
  proof: Proof
  login?: string | undefined
  level?: 1 | 2 | undefined
  demo?: boolean | undefined
  /** The password is handed out: it is good for some days and for one sign-in. */
  initialUntil?: RawBuilder<string> | undefined
} & ({ party: string } | { person: string })

/** One account in force for each applicant and each of the staff; undefined when there is one, or the login is taken. */
export async function openAccount(
  tx: Tx,
  { proof, login, level = 1, demo = false, initialUntil, ...holder }: NewAccount,
): Promise<string | undefined> {
  const id = newId()
  const made = await tx
    .insertInto('identity.account')
    .values({
      id,
      ...holder,
      level,
      demo,
      login: login?.toLowerCase() ?? null,
      initial_until: initialUntil ?? null,
      ...('passwordHash' in proof ? { password_hash: proof.passwordHash } : proof),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/**
 * Ends the account and, with it, every session of it on every server: the next request finds nothing. False where it had
 * ended already.
 */
export async function disableAccount(tx: Tx, account: string, by: string, why?: string): Promise<boolean> {
  const done = await tx
    .updateTable('identity.account')
    .set({ disabled_at: sql<string>`now()`, disabled_by: by, disabled_why: why ?? null })
    .where('id', '=', account)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  await tx.deleteFrom('identity.session').where('account', '=', account).execute()
  return done.numUpdatedRows === 1n
}
