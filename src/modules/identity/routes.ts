import type { FastifyInstance } from 'fastify'
import { RuleViolation } from '../../core/violation.ts'
import { assertStaff, type Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { type Held, postsOf } from '../organisation/facade.ts'
import { changePost, endSession, getSession, type PostView, type SessionView } from './contract.ts'
import { FAREWELL } from './door.ts'
import { changeHat, closeSession } from './session.ts'

/** What the workbench asks about whoever sits at it. */
export function identityRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, getSession, async ({ db, actor }) => {
    assertStaff(actor)
    return viewOf(db, actor, actor.post.id)
  })

  serve(api, changePost, async ({ db, actor }, { post }, exchange) => {
    assertStaff(actor)
    const view = await viewOf(db, actor, post)
    await changeHat({ db, setting }, exchange, { post })
    return view
  })

  serve(api, endSession, async ({ db }, _input, exchange) => {
    await closeSession({ db, setting }, exchange)
    return { next: FAREWELL }
  })

  /** Throws `identity/post-unknown` for a post that is not theirs today. */
  async function viewOf(db: Db, actor: Staff, id: string): Promise<SessionView> {
    const posts = (await postsOf(db, actor.id, setting.today())).map(toView)
    const post = posts.find((held) => held.id === id)
    if (!post) throw new RuleViolation('identity/post-unknown')
    return { person: { id: actor.id, name: actor.name }, post, posts }
  }
}

const toView = ({ id, role, title, side, standing, organ, site, window, division }: Held): PostView => ({
  ...{ id, role, title, side, standing, division },
  organ: organ ?? null,
  site: site ?? null,
  window: window ?? null,
})
