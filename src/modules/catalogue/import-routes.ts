import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sheetsFrom } from '../../core/catalogue/exchange.ts'
import { mayCatalogue } from '../../core/catalogue/lifecycle.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ITEM_IMPORT } from '../../core/words/item-import.ts'
import { type Actor, assertStaff, type Staff } from '../../platform/actor.ts'
import { bytesOf, takeBytes } from '../../platform/bytes.ts'
import { lineOf, MARK } from '../../platform/csv.ts'
import { FILE_LIMIT } from '../../platform/files.ts'
import { Problem, serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { writeTables } from '../../platform/tables.ts'
import { importItems, showImport, TriedImport } from './acts.ts'
import * as imports from './imports.ts'

const Trial = z.strictObject({ id: z.uuid(), name: z.string().min(1).max(200) })
const Export = z.strictObject({
  format: z.enum(['xlsx', 'csv', 'json']),
  department: z.string().max(40).optional(),
})

/** Items in from files and out again. A file is raw bytes; what it would do is told before any of it is done. */
export function importRoutes(api: FastifyInstance, setting: Setting): void {
  takeBytes(api)
  api.route({
    method: 'POST',
    url: '/item-imports/:id/trial',
    bodyLimit: FILE_LIMIT + 1,
    schema: {
      summary: ITEM_IMPORT.api.trial,
      tags: ['item-imports'],
      consumes: ['application/octet-stream'],
      params: Trial.pick({ id: true }),
      querystring: Trial.pick({ name: true }),
      response: { 200: TriedImport, '4xx': Problem, '5xx': Problem },
    },
    handler: async (request) => {
      const { db, actor, requestId } = request.ctx
      assertDrafts(actor)
      const { id } = request.params as { id: string }
      const { name } = request.query as { name: string }
      const by = { actor, requestId, today: setting.today() }
      return shown(await imports.tryImport(db, setting.files, { id, name, bytes: bytesOf(request) }, by))
    },
  })

  serve(api, showImport, async ({ db, actor, requestId }, { id }) => {
    assertDrafts(actor)
    return shown(
      await imports.showImport(db, setting.files, id, { actor, requestId, today: setting.today() }),
    )
  })

  serve(api, importItems, async ({ db, actor, requestId }, { id }) => {
    assertDrafts(actor)
    return imports.draftsFrom(db, setting.files, id, { actor, requestId, today: setting.today() })
  })

  api.get(
    '/item-export',
    { schema: { summary: ITEM_IMPORT.api.export, tags: ['item-export'], querystring: Export } },
    async (request, reply) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      if (!mayCatalogue(actor.post.role, 'SeeDrafts')) throw new RuleViolation('actor/not-allowed')
      const { format, department } = request.query as z.output<typeof Export>
      const items = (await imports.knownItems(db)).filter(
        (one) => !department || one.department === department,
      )
      reply.header('content-disposition', `attachment; filename="items.${format}"`)
      if (format === 'json')
        return reply.type('application/json; charset=utf-8').send(
          JSON.stringify(
            items.map(({ item, guide }) => ({ item, guide })),
            null,
            1,
          ),
        )
      const sheets = sheetsFrom(items)
      if (format === 'csv')
        return reply.type('text/csv; charset=utf-8').send(MARK + (sheets[0]?.rows ?? []).map(lineOf).join(''))
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(Buffer.from(await writeTables(sheets)))
    },
  )
}

function assertDrafts(actor: Actor): asserts actor is Staff {
  assertStaff(actor)
  if (!mayCatalogue(actor.post.role, 'Draft')) throw new RuleViolation('actor/not-allowed')
}

function shown({ plan, ...tried }: imports.Tried): z.input<typeof TriedImport> {
  return {
    ...tried,
    faults: plan.faults,
    ignored: plan.ignored,
    rows: plan.rows.map(({ content: _, foreignCode = null, foreignOrgan = null, item = null, ...row }) => ({
      ...row,
      ...{ foreignCode, foreignOrgan, item },
    })),
  }
}
