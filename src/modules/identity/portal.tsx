import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { RuleViolation } from '../../core/violation.ts'
import { NEW_PASSWORD } from '../../core/words/account.ts'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import { type Actor, assertCitizen, assertStaff, type Citizen } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { action, form, page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { changing, postsOf } from '../organisation/facade.ts'
import { CitizenAccount, GiveUp, StaffAccount } from './account-pages.tsx'
import { countGuess } from './attempts.ts'
import { enterprisePages } from './enterprise-portal.tsx'
import { revokeMandate } from './mandates.ts'
import { changePassword, holderOf, issueOf, newPasswordOf } from './new-password.ts'
import { isPassword } from './password.ts'
import { ElsewherePasswordPage, OwnPasswordPage } from './password-pages.tsx'
import { type Mandate, mandatesOf, visibleSelf } from './queries.ts'
import { representedBy } from './representatives.ts'
import { changeHat, type Session, sessionOf } from './session.ts'
import { endOtherSessions, signInsOf } from './sign-ins.ts'

/** 我的账号: who I am, for whom I act or in which post I work, and the way out. */
export function identityPages(site: FastifyInstance, setting: Setting): void {
  page(site, '/account', async ({ db, actor }, _params, { done }, { request }) => {
    const session = await sessionOf({ db, setting }, request)
    const signIns = session ? await signInsOf(db, session, setting.today()) : []
    if (actor.kind === 'staff') {
      const posts = await postsOf(db, actor.id, setting.today())
      return <StaffAccount actor={actor} posts={posts} signIns={signIns} done={done} />
    }
    assertCitizen(actor)
    const self = await visibleSelf(db, actor, setting.today())
    const enterprises = await representedBy(db, actor.id)
    return (
      <CitizenAccount actor={actor} self={self} enterprises={enterprises} signIns={signIns} done={done} />
    )
  })

  action(site, '/account/sign-ins/end', async ({ db, actor }, _params, _fields, { request }) => {
    const session = await ownSession(db, actor, request)
    await endOtherSessions(db, session)
    return '/account?done=others'
  })

  form(site, '/account/password', {
    input: z.record(z.string(), z.string()),
    show: async ({ db, actor }, _params, problems, _typed, { request }) => {
      const { hash } = await holderOf(db, (await ownSession(db, actor, request)).account)
      return hash === null ? <ElsewherePasswordPage /> : <OwnPasswordPage problems={problems} />
    },
    submit: async ({ db, actor }, typed, _params, _uploads, { request }) => {
      const session = await ownSession(db, actor, request)
      const holder = await holderOf(db, session.account)
      const { current, password } = newPasswordOf(holder.known).parse(typed)
      const right = await countGuess(db, { account: session.account, address: request.ip })
      if (!(await isPassword(current, holder.hash))) throw issueOf('current', NEW_PASSWORD.currentWrong.zh)
      await right()
      await changePassword(db, holder, password)
      await endOtherSessions(db, session)
      return '/account?done=password'
    },
  })

  enterprisePages(site, setting)

  action(site, '/account/acting', async ({ db, actor }, _params, { mandate }, exchange) => {
    assertCitizen(actor)
    if (mandate) await ownMandate(db, actor, mandate)
    await changeHat({ db, setting }, exchange, { mandate: mandate || null })
    return '/account'
  })

  form(site, '/account/mandates/:id/end', {
    input: z.strictObject({}),
    show: async ({ db, actor }, { id }, problems) => {
      assertCitizen(actor)
      return <GiveUp mandate={await ownMandate(db, actor, id)} problems={problems} />
    },
    submit: async ({ db, actor }, _input, { id }, _uploads, exchange) => {
      assertCitizen(actor)
      const mandate = await ownMandate(db, actor, id)
      if (actor.mandate?.id === id) await changeHat({ db, setting }, exchange, { mandate: null })
      await giveUp(db, actor, mandate)
      return '/account'
    },
  })

  action(site, '/account/post', async ({ db, actor }, _params, { post }, exchange) => {
    assertStaff(actor)
    const posts = await postsOf(db, actor.id, setting.today())
    const held = posts.find(({ id }) => id === post)
    if (!held) throw new RuleViolation('identity/post-unknown')
    await changeHat({ db, setting }, exchange, { post: held.id })
    return '/account'
  })

  /** Throws `actor/not-signed-in`. */
  async function ownSession(db: Db, actor: Actor, request: FastifyRequest): Promise<Session> {
    if (actor.kind !== 'staff') assertCitizen(actor)
    const session = await sessionOf({ db, setting }, request)
    if (!session) throw new RuleViolation('actor/not-signed-in')
    return session
  }

  async function giveUp(db: Db, actor: Citizen, mandate: Mandate): Promise<void> {
    const { person } = await visibleSelf(db, actor, setting.today())
    const author = { kind: 'applicant', id: actor.id, name: person.name } as const
    await changing(db, { author, requestId: newId() }, async (tx) => {
      await revokeMandate(tx, mandate.id, actor.id)
      const facts = { agent: person.name }
      const reason = ADMIN_SAYS.givenUp.zh
      return { kind: 'mandateRevoked', subject: mandate.name, party: mandate.enterprise, facts, reason }
    })
  }

  async function ownMandate(db: Db, actor: Citizen, id: string): Promise<Mandate> {
    const mandates = await mandatesOf(db, actor.id, setting.today())
    const found = mandates.find((mandate) => mandate.id === id)
    if (!found) throw new RuleViolation('identity/mandate-unknown')
    return found
  }
}
