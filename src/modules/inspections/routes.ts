import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { RuleViolation } from '../../core/violation.ts'
import { INSPECTIONS } from '../../core/words/inspections.ts'
import { assertStaff } from '../../platform/actor.ts'
import { bytesOf } from '../../platform/bytes.ts'
import { transact } from '../../platform/db.ts'
import { FILE_LIMIT } from '../../platform/files.ts'
import { Problem, serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { fileKind, sendFile } from '../cases/facade.ts'
import { assertFiles, call, file, hold, judge, record, report } from './commands.ts'
import {
  callForPlans,
  Filed,
  Filing,
  judgeRectification,
  listCalls,
  listInspections,
  listRectifications,
  recordInspection,
  recordMeasure,
  reportRectification,
  showInspection,
} from './contract.ts'
import { callsFor, inspectionFor, listOf, planFor, rectificationsFor } from './queries.ts'

export function inspectionRoutes(api: FastifyInstance, setting: Setting): void {
  const today = () => setting.today()

  serve(api, listInspections, async ({ db, actor }, filter) => {
    assertStaff(actor)
    return listOf(db, actor, filter, today())
  })

  serve(api, showInspection, async ({ db, actor }, { id }) => {
    assertStaff(actor)
    return inspectionFor(db, actor, id, today())
  })

  serve(api, recordInspection, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await record(tx, { actor, requestId, today: today() }, given)
      return inspectionFor(tx, actor, given.id, today())
    })
  })

  serve(api, reportRectification, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await report(tx, { actor, requestId, today: today() }, given)
      const of = { inspection: given.id, nth: given.nth }
      const [found] = await rectificationsFor(tx, actor, today(), of)
      if (!found) throw new RuleViolation('inspection/unknown')
      const { inspection: _id, on: _on, subject: _subject, ...line } = found
      return line
    })
  })

  serve(api, judgeRectification, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await judge(tx, { actor, requestId, today: today() }, given)
      return inspectionFor(tx, actor, given.id, today())
    })
  })

  serve(api, recordMeasure, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await hold(tx, { actor, requestId, today: today() }, given)
      return inspectionFor(tx, actor, given.id, today())
    })
  })

  serve(api, listRectifications, async ({ db, actor }, { done }) => {
    assertStaff(actor)
    const all = await rectificationsFor(db, actor, today())
    return { rectifications: all.filter(({ state }) => (state === 'confirmed') === (done === 'yes')) }
  })

  serve(api, listCalls, async ({ db, actor }) => {
    assertStaff(actor)
    return callsFor(db, actor, today())
  })

  serve(api, callForPlans, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    await transact(db, (tx) => call(tx, { actor, requestId, today: today() }, given))
    return { id: given.id }
  })

  planFiles(api, setting)
}

/** Plans go in as raw bytes, with what is said of them in the address, and come out as they went in. */
function planFiles(api: FastifyInstance, setting: Setting): void {
  const Call = z.strictObject({ call: z.uuid() })
  api.route({
    method: 'POST',
    url: '/plan-calls/:call/plans',
    bodyLimit: FILE_LIMIT + 1,
    schema: {
      summary: INSPECTIONS.api.file.zh,
      tags: ['plan-calls'],
      consumes: ['application/octet-stream'],
      params: Call,
      querystring: Filing,
      response: { 200: Filed, '4xx': Problem, '5xx': Problem },
    },
    handler: async (request) => {
      const { db, actor, requestId } = request.ctx
      assertStaff(actor)
      const { call: id } = request.params as z.infer<typeof Call>
      const filing = request.query as z.output<typeof Filing>
      const by = { actor, requestId, today: setting.today() }
      await transact(db, (tx) => assertFiles(tx, by, id, filing)) // before any bytes are taken in
      const { head, ...stored } = await setting.files.put(bytesOf(request))
      const mediaType = await fileKind(head, filing.name)
      if (mediaType !== 'application/pdf') throw new RuleViolation('plan/pdf')
      const nth = await transact(db, (tx) =>
        file(tx, by, id, filing, { ...stored, mediaType, name: filing.name }),
      )
      return { nth }
    },
  })

  const Plan = z.strictObject({
    call: z.uuid(),
    division: z.string().max(20),
    nth: z.coerce.number().int().min(1).max(1_000),
  })
  api.get(
    '/plan-calls/:call/plans/:division/:nth/file',
    { schema: { summary: INSPECTIONS.api.plan.zh, tags: ['plan-calls'], params: Plan } },
    async (request, reply) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      const plan = await planFor(db, actor, request.params as z.infer<typeof Plan>)
      return sendFile(reply, {
        mediaType: plan.media_type,
        name: plan.name,
        body: setting.files.get(plan.sha256),
      })
    },
  )
}
