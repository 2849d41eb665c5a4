import { type Selectable, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { codeKindOf, normaliseCode } from '../../core/identifier.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { kept } from '../../platform/kept.ts'
import type { DB } from '../../platform/schema.gen.ts'
import type { DocumentKind } from './parties.ts'

/** An account that may sign in now. */
export function accountInForce(db: Db, id: string) {
  return db
    .selectFrom('identity.account')
    .select(['id', 'demo'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Whom a login names: its own name, else the number of an identity card, else a phone that only one account has.
 * A disabled account is found when no other is, so that its holder can be told.
 */
export async function findByLogin(db: Db, typed: string) {
  const accounts = () =>
    db
      .selectFrom('identity.account as a')
      .select(['a.id', 'a.password_hash', 'a.disabled_at'])
      .select(
        sql<'good' | 'over' | null>`case when a.initial_until > now() then 'good'
          when a.initial_until is not null then 'over' end`.as('initial'),
      )
      .where('a.password_hash', 'is not', null)
      .orderBy('a.disabled_at', (order) => order.desc().nullsFirst())
      .limit(2)
  const named = await accounts().where('a.login', '=', typed.toLowerCase()).execute()
  if (named[0]) return named[0]
  const byCard = await accounts()
    .innerJoin('identity.party as p', 'p.id', 'a.party')
    .where('p.document_kind', 'in', ['citizenId', 'passport'])
    .where('p.document_number', '=', typed.toUpperCase())
    .execute()
  if (byCard[0]) return byCard[0]
  const [one, another] = await accounts()
    .innerJoin('identity.party as p', 'p.id', 'a.party')
    .where('p.phone', '=', typed)
    .execute()
  return another && another.disabled_at === null ? undefined : one
}

export type Party = {
  id: string
  kind: 'natural' | 'legal'
  name: string
  documentKind: DocumentKind
  documentNumber: string
  phone: string | undefined
  address: string | undefined
  legalRepresentative: string | undefined
  level: 1 | 2
}

export async function findParty(db: Db | Tx, id: string): Promise<Party | undefined> {
  const [row] = await partyRow(db, { id })
  return row && toParty(row)
}

const partyRow = kept((db, { id }: { id: string }) =>
  db.selectFrom('identity.party').selectAll().where('id', '=', id),
)
const partyRows = kept((db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('identity.party').selectAll().where(sql<boolean>`id = any (${ids}::uuid[])`),
)

/** Many at once, for lists. */
export async function partiesById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Party>> {
  if (ids.length === 0) return new Map()
  return new Map((await partyRows(db, { ids })).map((row) => [row.id, toParty(row)]))
}

/** Everybody that document stands for: one, or several where an older code was shared. */
export async function partiesByDocument(db: Db | Tx, number: string): Promise<Party[]> {
  const rows = await db
    .selectFrom('identity.party')
    .selectAll()
    .where('document_kind', 'in', ['citizenId', 'passport', codeKindOf(number)])
    .where('document_number', '=', normaliseCode(number))
    .orderBy('name')
    .execute()
  return rows.map(toParty)
}

function toParty(row: Selectable<DB['identity.party']>): Party {
  return {
    id: row.id,
    kind: row.kind as Party['kind'],
    name: row.name,
    documentKind: row.document_kind as DocumentKind,
    documentNumber: row.document_number,
    phone: row.phone ?? undefined,
    address: row.address ?? undefined,
    legalRepresentative: row.legal_representative ?? undefined,
    level: row.level === 2 ? 2 : 1,
  }
}

/** The mandates a person may act by on that day, with the name of each enterprise. */
export function mandatesOf(db: Db, agent: string, on: Day) {
  return db
    .selectFrom('identity.mandate as m')
    .innerJoin('identity.party as e', 'e.id', 'm.enterprise')
    .select(['m.id', 'm.enterprise', 'm.items', 'm.starts_on', 'm.ends_on'])
    .select(['e.name', 'e.document_number'])
    .where('m.agent', '=', agent)
    .where('m.revoked_at', 'is', null)
    .where('m.starts_on', '<=', on)
    .where('m.ends_on', '>=', on)
    .orderBy('e.name')
    .orderBy('m.id')
    .execute()
}
export type Mandate = Awaited<ReturnType<typeof mandatesOf>>[number]

/** What a citizen may read of themselves: the person, for whom they act now, and what they could change to. */
export async function visibleSelf(db: Db, actor: Citizen, on: Day) {
  const [person, acting, mandates] = await Promise.all([
    findParty(db, actor.id),
    findParty(db, actor.party),
    mandatesOf(db, actor.id, on),
  ])
  if (!person || !acting) throw new TypeError(`an account without a party: ${actor.account}`)
  return { person, acting, mandates }
}
