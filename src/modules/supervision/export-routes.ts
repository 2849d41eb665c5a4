import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { SUPERVISING } from '../../core/words/supervision.ts'
import { assertStaff } from '../../platform/actor.ts'
import { Problem } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { sendFile } from '../cases/facade.ts'
import { CardFilter } from './contract.ts'
import { cardsAsCsv, monthOf, reportAsCsv } from './export.ts'
import { orderPdf } from './order.ts'
import { visibleCards } from './visible.ts'

const Card = z.strictObject({ caseId: z.uuid(), card: z.uuid() })
/** How the order stands: an answered one is asked for under another address, so that nobody is shown what was before. */
const Standing = z.strictObject({ as: z.enum(['open', 'answered']).optional() })
const Period = z.strictObject({ from: z.iso.date().optional(), until: z.iso.date().optional() })
const Filter = z.strictObject(CardFilter)

/** Tables for spreadsheets, written while they are read: nothing of them is gathered first. And the order of a card, printed. */
export function exportRoutes(api: FastifyInstance, setting: Setting): void {
  api.route({
    method: 'GET',
    url: '/cards.csv',
    schema: {
      summary: SUPERVISING.export.zh,
      tags: ['cards'],
      querystring: Filter,
      response: { '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      visibleCards(db, actor) // refused before anything is sent
      const rows = cardsAsCsv(db, actor, request.query as z.infer<typeof Filter>, setting.today())
      return reply.headers(asFile('cards', setting.today())).send(await begun(rows))
    },
  })

  api.route({
    method: 'GET',
    url: '/cases/:caseId/cards/:card/order',
    schema: {
      summary: SUPERVISING.orderPaper.zh,
      tags: ['cards'],
      params: Card,
      querystring: Standing,
      response: { '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      const key = request.params as z.infer<typeof Card>
      const { name, bytes } = await orderPdf(db, actor, key, setting.today())
      return sendFile(reply, { mediaType: 'application/pdf', name, body: bytes })
    },
  })

  api.route({
    method: 'GET',
    url: '/supervision-report.csv',
    schema: {
      summary: SUPERVISING.report.zh,
      tags: ['supervision-report.csv'],
      querystring: Period,
      response: { '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      if (actor.post.role !== 'supervisor') throw new RuleViolation('actor/not-allowed')
      const { from, until } = request.query as z.infer<typeof Period>
      const last = until ? day(until) : setting.today()
      const rows = reportAsCsv(db, actor, { from: from ? day(from) : monthOf(last), until: last })
      return reply.headers(asFile('report', setting.today())).send(await begun(rows))
    },
  })
}

/** Whatever is wrong with the question is found before anything is sent: the first page is read, then it flows. */
async function begun(chunks: AsyncGenerator<string>): Promise<Readable> {
  const first = await chunks.next()
  return Readable.from(
    (async function* () {
      if (!first.done) yield first.value
      yield* chunks
    })(),
  )
}

const asFile = (name: string, on: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name}-${on}.csv"`,
  'cache-control': 'no-store',
})
