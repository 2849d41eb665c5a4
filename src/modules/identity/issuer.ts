import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { checkCitizenId } from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { openAccount } from './accounts.ts'
import { findOrCreateParty } from './parties.ts'
import type { Claims } from './relying.ts'

/** What an outside issuer must say of a natural person it sends for the first time. It has proved who they are. */
const RealName = z.object({
  name: z.string().trim().min(2).max(50),
  citizen_id: z.string(),
  phone_number: z.string().optional(),
})

/**
 * The account of a subject of an outside issuer. Subjects are known by issuer and `sub` together, never by a phone or a
 * name. Somebody new is registered at level 2, as that issuer proved them; an account with a password here becomes the
 * subject's. Throws `identity/subject-unknown`.
 */
export async function accountOfSubject(
  db: Db,
  { issuer, subject, claims }: Claims,
  today: Day,
): Promise<string> {
  const known = await db
    .selectFrom('identity.account')
    .select('id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .orderBy('disabled_at', (order) => order.desc().nullsFirst())
    .executeTakeFirst()
  if (known) return known.id // also a disabled one, so that it is not got round; nothing opens for it
  const told = RealName.safeParse(claims)
  if (!told.success || !checkCitizenId(told.data.citizen_id, today).valid)
    throw new RuleViolation('identity/subject-unknown')
  const { name, citizen_id: documentNumber, phone_number: phone } = told.data
  return transact(db, async (tx) => {
    const seen = { by: issuer, on: today, corrects: true }
    const described = { kind: 'natural', documentKind: 'citizenId', documentNumber, name, phone } as const
    const { id: party } = await findOrCreateParty(tx, described, seen)
    return linkAccount(tx, party, { issuer, subject })
  })
}

async function linkAccount(
  tx: Tx,
  party: string,
  proof: { issuer: string; subject: string },
): Promise<string> {
  const opened = await openAccount(tx, { party, level: 2, proof })
  if (opened) return opened
  const { id } = await tx
    .updateTable('identity.account')
    .set({ ...proof, password_hash: null, initial_until: null, level: 2 })
    .where('party', '=', party)
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
