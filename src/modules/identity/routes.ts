import type { FastifyInstance, FastifyRequest } from 'fastify'
import { assertStaff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { endOtherSignIns, listSignIns } from './acts.ts'
import { changePost, endSession, getSession } from './contract.ts'
import { FAREWELL } from './door.ts'
import { peopleRoutes } from './people.ts'
import { changeHat, closeSession, type Session, sessionOf } from './session.ts'
import { sessionView } from './session-view.ts'
import { endOtherSessions, signInsOf } from './sign-ins.ts'
import { windowRoutes } from './window.ts'

/** What the workbench asks about whoever sits at it, and what is administered of people and applicants. */
export function identityRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, getSession, async ({ db, actor }) => {
    assertStaff(actor)
    return sessionView(db, actor, actor.post.id, setting.today())
  })

  serve(api, changePost, async ({ db, actor }, { post }, exchange) => {
    assertStaff(actor)
    const view = await sessionView(db, actor, post, setting.today())
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
}
