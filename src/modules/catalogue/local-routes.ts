import type { FastifyInstance } from 'fastify'
import type { Local } from '../../core/catalogue/local.ts'
import { day } from '../../core/day.ts'
import { transact } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import * as acts from './acts.ts'
import { assertCatalogues } from './draft-routes.ts'
import { implementationOf } from './facade.ts'
import { keepLocal, localLines } from './local.ts'

/** What organs say for themselves, beside the guide of the city. */
export function localRoutes(api: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  serve(api, acts.listLocals, async ({ db, actor }, filter) => {
    assertCatalogues(actor, 'SeeLocal')
    return { lines: await localLines(db, actor, filter, today()) }
  })

  serve(api, acts.keepLocal, async ({ db, actor, requestId: id }, { code, local, startsOn, reason }) => {
    assertCatalogues(actor, 'KeepLocal')
    const asked = { id, code, local: local as Local, startsOn: day(startsOn), reason }
    await transact(db, (tx) => keepLocal(tx, asked, { actor, today: today() }))
    const { item, organ } = await implementationOf(db, code)
    return { lines: await localLines(db, actor, { item, organ }, today()) }
  })
}
