import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { REUSE } from '../../core/words/holding.ts'
import { assertStaff } from '../../platform/actor.ts'
import { Problem, serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { Span, showReuse } from './contract.ts'
import { reuseAsCsv, reuseFigures, spanOf, visibleReuse } from './queries.ts'

/** The figures of the reuse ledger, and the ledger itself, for whoever supervises or heads a department. */
export function holdingRoutes(api: FastifyInstance, { today }: Setting): void {
  serve(api, showReuse, async ({ db, actor }, span) => {
    assertStaff(actor)
    return reuseFigures(db, actor, span, today())
  })

  api.route({
    method: 'GET',
    url: '/reuse.csv',
    schema: {
      summary: REUSE.export.zh,
      tags: ['reuse.csv'],
      querystring: Span,
      response: { '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      const span = request.query as z.output<typeof Span>
      visibleReuse(db, actor) // refused before anything is sent
      spanOf(span, today())
      const rows = reuseAsCsv(db, actor, span, today())
      return reply
        .headers({
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="reuse-${today()}.csv"`,
          'cache-control': 'no-store',
        })
        .send(Readable.from(rows))
    },
  })
}
