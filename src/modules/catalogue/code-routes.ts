import type { FastifyInstance } from 'fastify'
import { assertStaff } from '../../platform/actor.ts'
import { transact } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import * as acts from './acts.ts'
import { assertOwnItem, codesOf, nextCode } from './codes.ts'
import { eyeOf } from './draft-queries.ts'
import { assertCatalogues } from './draft-routes.ts'
import { keepLegacyCode, retireLegacyCode } from './legacy-codes.ts'

/** The codes of items: read by all of the staff, kept by the editors of the item's department. */
export function codeRoutes(api: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  serve(api, acts.showCodes, async ({ db, actor }, { item }) => {
    assertStaff(actor)
    const { department } = await eyeOf(db, actor, today())
    return codesOf(db, actor, { item, department }, today())
  })

  serve(api, acts.keepCode, async ({ db, actor }, { item, ...kept }) => {
    assertCatalogues(actor, 'KeepCodes')
    return transact(db, async (tx) => {
      const { department } = await eyeOf(tx, actor, today())
      await assertOwnItem(tx, { item, department }, today())
      await keepLegacyCode(tx, item, kept, { id: actor.id, name: actor.name, on: today() })
      return codesOf(tx, actor, { item, department }, today())
    })
  })

  serve(api, acts.retireCode, async ({ db, actor }, { item, ...retired }) => {
    assertCatalogues(actor, 'KeepCodes')
    return transact(db, async (tx) => {
      const { department } = await eyeOf(tx, actor, today())
      await assertOwnItem(tx, { item, department }, today())
      await retireLegacyCode(tx, item, retired, { id: actor.id, name: actor.name, on: today() })
      return codesOf(tx, actor, { item, department }, today())
    })
  })

  serve(api, acts.nextCode, async ({ db, actor }, { type, besides }) => {
    assertCatalogues(actor, 'KeepCodes')
    const { department = '' } = await eyeOf(db, actor, today())
    return { code: await nextCode(db, { type, department, besides: besides.split(',').filter(Boolean) }) }
  })
}
