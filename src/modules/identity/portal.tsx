import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { RuleViolation } from '../../core/violation.ts'
import { assertCitizen, assertStaff, type Citizen } from '../../platform/actor.ts'
import { type Db, transact } from '../../platform/db.ts'
import { action, form, page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { postsOf } from '../organisation/facade.ts'
import { CitizenAccount, GiveUp, StaffAccount } from './account-pages.tsx'
import { revokeMandate } from './mandates.ts'
import { type Mandate, mandatesOf, visibleSelf } from './queries.ts'
import { changeHat } from './session.ts'

/** 我的账号: who I am, for whom I act or in which post I work, and the way out. */
export function identityPages(site: FastifyInstance, setting: Setting): void {
  page(site, '/account', async ({ db, actor }) => {
    if (actor.kind !== 'staff') {
      assertCitizen(actor)
      return <CitizenAccount actor={actor} self={await visibleSelf(db, actor, setting.today())} />
    }
    return <StaffAccount actor={actor} posts={await postsOf(db, actor.id, setting.today())} />
  })

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
      await ownMandate(db, actor, id)
      if (actor.mandate?.id === id) await changeHat({ db, setting }, exchange, { mandate: null })
      await transact(db, (tx) => revokeMandate(tx, id, actor.id))
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

  async function ownMandate(db: Db, actor: Citizen, id: string): Promise<Mandate> {
    const mandates = await mandatesOf(db, actor.id, setting.today())
    const found = mandates.find((mandate) => mandate.id === id)
    if (!found) throw new RuleViolation('identity/mandate-unknown')
    return found
  }
}
