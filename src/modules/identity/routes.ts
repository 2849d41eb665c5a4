import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RuleViolation } from '../../core/violation.ts'
import { assertStaff, type Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { type Held, postsOf } from '../organisation/facade.ts'
import { endOtherSignIns, listSignIns } from './acts.ts'
import { changePost, endSession, getSession, type PostView, type SessionView } from './contract.ts'
import { FAREWELL } from './door.ts'
import { peopleRoutes } from './people.ts'
import { changeHat, closeSession, type Session, sessionOf } from './session.ts'
import { endOtherSessions, signInsOf } from './sign-ins.ts'
import { windowRoutes } from './window.ts'

/** What the workbench asks about whoever sits at it, and what is administered of people and applicants. */
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

  serve(api, listSignIns, async ({ db, actor }, _input, { request }) => {
    assertStaff(actor)
    const session = await ownSession(db, request)
    return { signIns: session ? await signInsOf(db, session, setting.today()) : [] }
  })

  serve(api, endOtherSignIns, async ({ db, actor }, _input, { request }) => {
    assertStaff(actor)
    const session = await ownSession(db, request)
    if (!session) return { signIns: [] }
    await endOtherSessions(db, session)
    return { signIns: await signInsOf(db, session, setting.today()) }
  })

  peopleRoutes(api, setting)
  windowRoutes(api, setting)

  function ownSession(db: Db, request: FastifyRequest): Promise<Session | undefined> {
    return sessionOf({ db, setting }, request)
  }

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
