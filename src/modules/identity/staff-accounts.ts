import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import type { AccountState } from './acts.ts'

/** The account of one of the staff: the one in force, or else the last one that was disabled. */
export type StaffAccount = {
  id: string
  login: string | null
  state: Exclude<AccountState, 'none'>
  openedAt: string
  initialUntil: string | null
  disabledAt: string | null
  disabledWhy: string | null
}

/** Where an account stands now, for a row `a`. */
export const accountState = sql<Exclude<AccountState, 'none'>>`
  case when a.disabled_at is not null then 'disabled' when a.initial_until is null then 'active'
    when a.initial_until > now() then 'initial' else 'expired' end`

export async function staffAccounts(
  db: Db | Tx,
  people: readonly string[],
): Promise<Map<string, StaffAccount>> {
  const { rows } = await sql<StaffAccount & { person: string }>`
    select distinct on (a.person) a.person, a.id, a.login, ${accountState} as state, a.created_at as "openedAt",
      a.initial_until as "initialUntil", a.disabled_at as "disabledAt", a.disabled_why as "disabledWhy"
    from identity.account a where a.person = any (${people}::uuid[])
    order by a.person, a.disabled_at desc nulls first`.execute(db)
  return new Map(rows.map(({ person, ...account }) => [person, account]))
}

/** Who of the staff has an account in that state; without one, who has any account at all. */
export async function peopleWithAccount(db: Db | Tx, state?: StaffAccount['state']): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from (
      select distinct on (a.person) a.person, ${accountState} as state from identity.account a
      where a.person is not null order by a.person, a.disabled_at desc nulls first) x
    where ${state ?? null}::text is null or state = ${state ?? null}`.execute(db)
  return rows.map(({ person }) => person)
}

/** Whether one of the staff signs in by what only they know. */
export async function hasOwnPassword(db: Db | Tx, person: string): Promise<boolean> {
  return (await staffAccounts(db, [person])).get(person)?.state === 'active'
}

/** When an account was last used, and in how many browsers it is signed in now. */
export async function useOf(
  db: Db | Tx,
  account: string,
): Promise<{ seenAt: string | null; sessions: number }> {
  const { rows } = await sql<{ seenAt: string | null; sessions: number }>`
    select max(s.seen_at) as "seenAt", count(*)::int as sessions from identity.session s
    where s.account = ${account} and s.ends_at > now() and s.seen_at > now() - make_interval(secs => s.idle_seconds)`.execute(
    db,
  )
  return rows[0] ?? { seenAt: null, sessions: 0 }
}
