import { sql } from 'kysely'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { verifyParty } from './accounts.ts'
import { findOrCreateParty, type Seen } from './parties.ts'
import { findParty, type Party } from './queries.ts'

/** Who a window saw as the legal representative of an enterprise. */
export type Representative = { person: string; name: string; documentNumber: string; seenOn: string }

export async function representativeOf(db: Db | Tx, enterprise: string): Promise<Representative | undefined> {
  return db
    .selectFrom('identity.representative as r')
    .innerJoin('identity.party as p', 'p.id', 'r.person')
    .select(['r.person', 'p.name', 'p.document_number as documentNumber', 'r.seen_on as seenOn'])
    .where('r.enterprise', '=', enterprise)
    .where('r.ended_at', 'is', null)
    .executeTakeFirst()
}

/** The enterprises somebody represents by law, with their names. */
export function representedBy(db: Db | Tx, person: string) {
  return db
    .selectFrom('identity.representative as r')
    .innerJoin('identity.party as e', 'e.id', 'r.enterprise')
    .select(['e.id', 'e.name', 'e.document_number as documentNumber'])
    .where('r.person', '=', person)
    .where('r.ended_at', 'is', null)
    .orderBy('e.name')
    .execute()
}
export type Represented = Awaited<ReturnType<typeof representedBy>>[number]

/**
 * A window saw the licence of an enterprise and the identity card of its legal representative: both are proven, and the
 * person may give mandates on-line from now on; whoever did before may not. Throws `identity/representative-differs`
 * when the record names another, unless the licence is newer.
 */
export async function recordRepresentative(
  tx: Tx,
  enterprise: Party,
  person: { documentNumber: string; name: string },
  seen: Seen,
): Promise<string> {
  if (enterprise.kind !== 'legal') throw new RuleViolation('identity/party-unknown')
  const recorded = enterprise.legalRepresentative
  if (recorded && recorded !== person.name && !seen.corrects)
    throw new RuleViolation('identity/representative-differs', { name: recorded })
  const natural = { kind: 'natural', documentKind: 'citizenId', ...person } as const
  const { id } = await findOrCreateParty(tx, natural, { by: seen.by, on: seen.on })
  await verifyParty(tx, id, seen)
  await tx
    .updateTable('identity.party')
    .set({ level: 2, verified_on: seen.on, verified_by: seen.by, legal_representative: person.name })
    .where('id', '=', enterprise.id)
    .execute()
  const before = await representativeOf(tx, enterprise.id)
  if (before?.person === id) return id
  await tx
    .updateTable('identity.representative')
    .set({ ended_at: sql<string>`now()` })
    .where('enterprise', '=', enterprise.id)
    .where('ended_at', 'is', null)
    .execute()
  await tx
    .insertInto('identity.representative')
    .values({ id: newId(), enterprise: enterprise.id, person: id, seen_on: seen.on, seen_by: seen.by })
    .execute()
  return id
}

/** Throws `identity/not-representative`, for an enterprise of others just as for none. */
export async function assertRepresents(db: Db | Tx, person: string, enterprise: string): Promise<Party> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(enterprise)
  const representative = uuid ? await representativeOf(db, enterprise) : undefined
  const party = representative?.person === person ? await findParty(db, enterprise) : undefined
  if (!party) throw new RuleViolation('identity/not-representative')
  return party
}
