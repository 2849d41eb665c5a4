import type { Day } from '../../core/day.ts'
import { SIGN_IN } from '../../core/words/identity.ts'
import { say } from '../../core/words/workbench.ts'
import type { Db } from '../../platform/db.ts'
import { postsOf } from '../organisation/facade.ts'

/** Known to everybody who may open the demo; no real installation has an account with it. */
export const DEMO_PASSWORD = 'pingliang-2026'

/** Applicants first, then the posts in the order in which a case meets them, then those who watch and look after it. */
// biome-ignore format: a list is read by its groups
export const DEMO_LOGINS = [
  'citizen1', 'citizen2', 'agent', 'owner',
  'consultant', 'clerk', 'reviewer', 'approver', 'output', 'helper', 'township', 'village',
  'manager', 'supervisor', 'citysupervisor', 'editor', 'auditor', 'legalauditor', 'sysadmin', 'secadmin', 'auditadmin',
] as const
export type DemoLogin = (typeof DEMO_LOGINS)[number]

/** One of the people a demo can be entered as; `what` is the post, or for whom an applicant may act. */
export type DemoAccount = { id: string; login: string; name: string; kind: 'citizen' | 'staff'; what: string }

export async function hasDemoAccounts(db: Db): Promise<boolean> {
  return (await rows(db).limit(1).execute()).length > 0
}

/** Everybody the demo can be entered as, in the order in which a case meets them. */
export async function demoAccounts(db: Db, on: Day): Promise<DemoAccount[]> {
  const found = (await rows(db).execute()).sort((a, b) => placeOf(a.login) - placeOf(b.login))
  return Promise.all(found.map((row) => (row.person ? staff(db, row, row.person, on) : citizen(row))))
}

const placeOf = (login: string | null) => (DEMO_LOGINS as readonly (string | null)[]).indexOf(login)

const rows = (db: Db) =>
  db
    .selectFrom('identity.account as a')
    .leftJoin('identity.party as p', 'p.id', 'a.party')
    .select(['a.id', 'a.login', 'a.person', 'p.name', 'p.address'])
    .select((is) =>
      is
        .selectFrom('identity.mandate as m')
        .innerJoin('identity.party as e', 'e.id', 'm.enterprise')
        .select('e.name')
        .whereRef('m.agent', '=', 'p.id')
        .orderBy('m.granted_at')
        .limit(1)
        .as('enterprise'),
    )
    .select((is) =>
      is
        .selectFrom('identity.representative as r')
        .innerJoin('identity.party as e', 'e.id', 'r.enterprise')
        .select('e.name')
        .whereRef('r.person', '=', 'p.id')
        .where('r.ended_at', 'is', null)
        .orderBy('e.name')
        .limit(1)
        .as('represents'),
    )
    .where('a.demo', '=', true)
    .where('a.disabled_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

async function staff(db: Db, row: Row, person: string, on: Day): Promise<DemoAccount> {
  const [post] = await postsOf(db, person, on)
  return {
    id: row.id,
    login: row.login ?? '',
    name: post?.name ?? '',
    kind: 'staff',
    what: post?.title ?? '',
  }
}

async function citizen({ id, login, name, address, enterprise, represents }: Row): Promise<DemoAccount> {
  const what = represents ? say(SIGN_IN.demoOwner, { name: represents }) : (enterprise ?? address ?? '')
  return { id, login: login ?? '', name: name ?? '', kind: 'citizen', what }
}
