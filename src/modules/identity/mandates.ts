import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'

/** Stands for every item in a mandate. */
export const EVERYTHING = '*'

export type Granted = {
  enterprise: string
  agent: string
  /** Codes of the items, or `*` alone. */
  items: readonly string[]
  startsOn: Day
  /** The last day of it; there is no mandate without an end. */
  endsOn: Day
}

/** An enterprise lets a natural person act for it. Throws `identity/party-unknown` when the two are not what they should be. */
export async function grantMandate(tx: Tx, granted: Granted, by: string): Promise<string> {
  const { enterprise, agent, items, startsOn, endsOn } = granted
  if (endsOn < startsOn || items.length === 0) throw new RuleViolation('identity/mandate-days')
  const parties = await tx
    .selectFrom('identity.party')
    .select('kind')
    .where((is) =>
      is.or([
        is.and([is('id', '=', enterprise), is('kind', '=', 'legal')]),
        is.and([is('id', '=', agent), is('kind', '=', 'natural')]),
      ]),
    )
    .execute()
  if (parties.length !== 2) throw new RuleViolation('identity/party-unknown')
  const id = newId()
  await tx
    .insertInto('identity.mandate')
    .values({
      id,
      enterprise,
      agent,
      items: [...items],
      starts_on: startsOn,
      ends_on: endsOn,
      granted_by: by,
    })
    .execute()
  return id
}

/** From now on it is worth nothing; whoever acts by it at this moment is signed out. */
export async function revokeMandate(tx: Tx, id: string, by: string): Promise<void> {
  const done = await tx
    .updateTable('identity.mandate')
    .set({ revoked_at: sql<string>`now()`, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new RuleViolation('identity/mandate-unknown')
}

/** Whoever acts by a mandate acts within it. Throws `identity/outside-mandate`; one's own affairs are always open. */
export function assertCovers({ mandate }: Citizen, item: string): void {
  if (!mandate || mandate.items.includes(EVERYTHING) || mandate.items.includes(item)) return
  throw new RuleViolation('identity/outside-mandate')
}
