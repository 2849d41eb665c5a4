import type { FastifyInstance } from 'fastify'
import { watchesSystem } from '../../core/administration.ts'
import type { Role } from '../../core/authority.ts'
import { addDays, type Day, day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import {
  assertAdministers,
  assertNotPast,
  assertOthers,
  authorOf,
  type Change,
  changing,
  endService,
  enterPerson,
  type HeldPeriod,
  type PersonFilter,
  periodsOf,
  reachesCity,
  relieveOfAll,
  type StaffMember,
  visibleOrgan,
  visiblePeople,
  visiblePerson,
} from '../organisation/facade.ts'
import * as acts from './acts.ts'
import { preparedPassword } from './initial.ts'
import { disableStaff, enableStaff, handOutAgain, openInitialAccount } from './staff.ts'
import { peopleWithAccount, staffAccounts, useOf } from './staff-accounts.ts'

/** The staff and their accounts: the system administrator keeps them, the two others look at them. */
export function peopleRoutes(api: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  serve(api, acts.listPeople, async ({ db, actor }, { account, left, ...filter }) => {
    assertAdministers(actor, 'SeePeople')
    const narrowed = { ...filter, ...(await byAccount(db, account)), left: left === 'yes' }
    const { people, total } = await visiblePeople(db, actor, narrowed, today())
    return { people: await linesOf(db, people, today()), total }
  })

  serve(api, acts.getPerson, async ({ db, actor }, { id }) => {
    assertAdministers(actor, 'SeePeople')
    return viewOf(db, actor, id, today())
  })

  serve(api, acts.addPerson, async ({ db, actor, requestId }, { reason, ...asked }) => {
    assertAdministers(actor, 'KeepPeople')
    await changing(db, { author: authorOf(actor), requestId }, async (tx) => {
      const { staffNo, name, title } = asked
      const free = asked.organ === undefined && (await reachesCity(tx, actor)) // who works for the city as a whole
      const organ = free ? undefined : await visibleOrgan(tx, actor, asked.organ ?? '', today())
      await enterPerson(tx, { ...asked, id: requestId, from: day(asked.from) })
      const facts = { staffNo, title, firstDay: asked.from, ...(organ ? { organ: organ.name } : {}) }
      return {
        ...about({ id: requestId, name, division: organ?.division ?? null }),
        kind: 'personEntered',
        facts,
        reason,
      }
    })
    return viewOf(db, actor, requestId, today())
  })

  serve(api, acts.openPersonAccount, async ({ db, actor, requestId }, { id, login, reason }) => {
    assertAdministers(actor, 'KeepPeople')
    const { password, hash } = await preparedPassword()
    const done = await changed(db, actor, { id, requestId, reason }, async (tx, person) => {
      await assertNoWatcher(tx, person, today())
      await openInitialAccount(tx, person, { login, hash })
      return { kind: 'accountOpened', facts: { login } }
    })
    return handedOut(db, actor, id, done ? password : null)
  })

  serve(api, acts.handOutPassword, async ({ db, actor, requestId }, { id, reason }) => {
    assertAdministers(actor, 'KeepPeople')
    const { password, hash } = await preparedPassword()
    const done = await changed(db, actor, { id, requestId, reason }, async (tx, person) => {
      await assertNoWatcher(tx, person, today())
      const { login, sessions } = await handOutAgain(tx, person, hash)
      return { kind: 'passwordHandedOut', facts: { login: login ?? '', sessions: String(sessions) } }
    })
    return handedOut(db, actor, id, done ? password : null)
  })

  serve(api, acts.disablePersonAccount, async ({ db, actor, requestId }, { id, reason }) => {
    assertAdministers(actor, 'KeepPeople')
    await changed(db, actor, { id, requestId, reason }, async (tx, person) => {
      const { login } = await disableStaff(tx, person, actor.id, reason)
      return { kind: 'accountDisabled', facts: { login: login ?? '' } }
    })
    return viewOf(db, actor, id, today())
  })

  serve(api, acts.enablePersonAccount, async ({ db, actor, requestId }, { id, reason }) => {
    assertAdministers(actor, 'KeepPeople')
    await changed(db, actor, { id, requestId, reason }, async (tx, person) => {
      const { login } = await enableStaff(tx, person)
      return { kind: 'accountEnabled', facts: { login: login ?? '' } }
    })
    return viewOf(db, actor, id, today())
  })

  serve(api, acts.endPersonService, async ({ db, actor, requestId }, { id, reason, ...asked }) => {
    assertAdministers(actor, 'KeepPeople')
    const lastDay = day(asked.lastDay)
    await changed(db, actor, { id, requestId, reason }, async (tx, person) => {
      assertNotPast(lastDay, addDays(today(), -1))
      await endService(tx, id, lastDay)
      const posts = await relieveOfAll(tx, id, lastDay)
      const account = (await staffAccounts(tx, [id])).get(id)
      if (lastDay < today() && account && account.state !== 'disabled')
        await disableStaff(tx, person, actor.id, reason)
      return {
        kind: 'serviceEnded',
        facts: { lastDay, ...(posts.length > 0 ? { post: posts.join('、') } : {}) },
      }
    })
    return viewOf(db, actor, id, today())
  })

  /** One change to somebody else's account or service; says whether it was done now, and not by this request before. */
  async function changed(
    db: Db,
    actor: Staff,
    { id, requestId, reason }: { id: string; requestId: string; reason: string },
    work: (tx: Tx, person: StaffMember) => Promise<Pick<Change, 'kind' | 'facts'>>,
  ): Promise<boolean> {
    let done = false
    await changing(db, { author: authorOf(actor), requestId }, async (tx) => {
      const person = await visiblePerson(tx, actor, id, today())
      assertOthers(actor, id)
      const change = { ...about(person), reason, ...(await work(tx, person)) }
      done = true
      return change
    })
    return done
  }

  async function handedOut(db: Db, actor: Staff, id: string, password: string | null) {
    const person = await viewOf(db, actor, id, today())
    return { person, handedOut: { login: person.login ?? '', password, until: person.initialUntil ?? '' } }
  }
}

const about = ({ id, name, division }: Pick<StaffMember, 'id' | 'name' | 'division'>) => ({
  person: id,
  subject: name,
  division: division ?? undefined,
})

/** Whoever hands a password out could use it first: nobody does so for those who watch them. */
async function assertNoWatcher(tx: Tx, { id, name }: StaffMember, on: Day): Promise<void> {
  const held = (await periodsOf(tx, [id], on)).get(id) ?? []
  if (held.some(({ role, when }) => when !== 'past' && watchesSystem(role as Role)))
    throw new RuleViolation('identity/administrator-password', { name })
}

async function byAccount(
  db: Db,
  state: acts.AccountState | undefined,
): Promise<Pick<PersonFilter, 'among' | 'except'>> {
  if (state === undefined) return {}
  return state === 'none'
    ? { except: await peopleWithAccount(db) }
    : { among: await peopleWithAccount(db, state) }
}

async function linesOf(db: Db, people: readonly StaffMember[], on: Day): Promise<acts.PersonLine[]> {
  const ids = people.map(({ id }) => id)
  const [accounts, periods] = await Promise.all([staffAccounts(db, ids), periodsOf(db, ids, on)])
  return people.map((person) => lineOf(person, accounts.get(person.id)?.state, periods.get(person.id)))
}

const lineOf = (
  { id, name, staffNo, title, organName, from, to }: StaffMember,
  account: acts.AccountState = 'none',
  periods: readonly HeldPeriod[] = [],
): acts.PersonLine => ({
  ...{ id, name, staffNo, title, organName, from, to, account },
  posts: periods.filter(({ when }) => when === 'now'),
})

async function viewOf(db: Db, actor: Staff, id: string, on: Day): Promise<acts.PersonView> {
  const person = await visiblePerson(db, actor, id, on)
  const account = (await staffAccounts(db, [id])).get(id)
  const periods = (await periodsOf(db, [id], on)).get(id) ?? []
  const use = account ? await useOf(db, account.id) : { seenAt: null, sessions: 0 }
  return {
    ...lineOf(person, account?.state, periods),
    login: account?.login ?? null,
    openedAt: account?.openedAt ?? null,
    initialUntil: account?.initialUntil ?? null,
    disabledAt: account?.disabledAt ?? null,
    disabledWhy: account?.disabledWhy ?? null,
    ...use,
    history: periods.filter(({ when }) => when !== 'now'),
  }
}
