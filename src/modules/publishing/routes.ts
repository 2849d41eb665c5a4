import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { listVolumes, orderVolume } from './contract.ts'
import { assertMakesHandbooks, order, volumesFor } from './volumes.ts'

/** The making of the handbook, for those whose work it is. What is finished is read by everybody, on the pages. */
export function publishingRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, listVolumes, ({ db, actor }) => volumesFor(db, actor, setting.today()))

  serve(api, orderVolume, async ({ db, actor }, wanted) => {
    assertMakesHandbooks(actor)
    return order(db, setting, actor, wanted)
  })
}
