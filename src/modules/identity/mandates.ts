import { type RawBuilder, sql } from 'kysely'
import { addDays, addMonths, type Day } from '../../core/day.ts'
import { normaliseCode } from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'

/** Stands for every item in a mandate. */
export const EVERYTHING = '*'

export type Granted = {
  /** Made by whoever asks, so that asking again is recognised. */
  id?: string | undefined
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
  const { id = newId(), enterprise, agent, items, startsOn, endsOn } = granted
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

/** How long an enterprise may let somebody act without saying so again, in months. */
const LONGEST = 36

/** Throws `identity/mandate-long` for an end nobody would remember. */
export function assertMandateLength(startsOn: Day, endsOn: Day): void {
  const latest = addDays(addMonths(startsOn, LONGEST), -1)
  if (endsOn > latest) throw new RuleViolation('identity/mandate-long', { latest })
}

/** Another last day for a mandate in force; neither revoked nor over. Throws `identity/mandate-unknown`. */
export async function moveMandateEnd(tx: Tx, id: string, endsOn: Day, today: Day): Promise<void> {
  const done = await tx
    .updateTable('identity.mandate')
    .set({ ends_on: endsOn })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('ends_on', '>=', today)
    .where('starts_on', '<=', endsOn)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new RuleViolation('identity/mandate-unknown')
}

/**
 * The natural person of that name and identity number, who need not have an account. Throws `identity/agent-unknown`: a
 * name that does not fit is told like a number nobody has.
 */
export async function agentOf(db: Db | Tx, named: { name: string; documentNumber: string }): Promise<string> {
  const found = await db
    .selectFrom('identity.party')
    .select('id')
    .where('document_kind', '=', 'citizenId')
    .where('document_number', '=', normaliseCode(named.documentNumber))
    .where('name', '=', named.name.trim())
    .executeTakeFirst()
  if (!found) throw new RuleViolation('identity/agent-unknown')
  return found.id
}

export type MandateView = {
  id: string
  enterprise: string
  agent: string
  agentDocument: string
  items: string[]
  startsOn: Day
  endsOn: Day
  when: 'past' | 'now' | 'coming' | 'revoked'
}

/** What an enterprise has given, the latest first; what is over included. */
export const mandatesGiven = (db: Db | Tx, enterprise: string, on: Day) =>
  mandates(db, sql`m.enterprise = ${enterprise}`, on)

/** What a person was given. */
export const mandatesHeld = (db: Db | Tx, agent: string, on: Day) => mandates(db, sql`m.agent = ${agent}`, on)

async function mandates(db: Db | Tx, whose: RawBuilder<unknown>, on: Day): Promise<MandateView[]> {
  const { rows } = await sql<MandateView>`
    select m.id, e.name as enterprise, a.name as agent, a.document_number as "agentDocument", m.items,
      m.starts_on as "startsOn", m.ends_on as "endsOn",
      case when m.revoked_at is not null then 'revoked' when m.ends_on < ${on} then 'past'
        when m.starts_on > ${on} then 'coming' else 'now' end as "when"
    from identity.mandate m join identity.party e on e.id = m.enterprise join identity.party a on a.id = m.agent
    where ${whose}
    order by m.starts_on desc, m.id desc limit 100`.execute(db)
  return rows
}

/** Whoever acts by a mandate acts within it. Throws `identity/outside-mandate`; one's own affairs are always open. */
export function assertCovers({ mandate }: Citizen, item: string): void {
  if (!mandate || mandate.items.includes(EVERYTHING) || mandate.items.includes(item)) return
  throw new RuleViolation('identity/outside-mandate')
}
