import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { INTAKE } from '../../core/words/intake.ts'
import { assertStaff } from '../../platform/actor.ts'
import { bytesOf, takeBytes } from '../../platform/bytes.ts'
import { FILE_LIMIT } from '../../platform/files.ts'
import { Problem, serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { fileKind } from '../cases/facade.ts'
import {
  findApplicants,
  PersonalNotice,
  registerCase,
  Scan,
  showCounter,
  showOffer,
  solveList,
} from './contract.ts'
import { applicantsFor, counterOf, linesFor, offerFor } from './counter.ts'
import { noticeFor } from './notice.ts'
import { assertSeat, register } from './register.ts'
import { keepUploads } from './uploads.ts'

/** The API of the window that takes applications in. Only posts that register may ask anything here. */
export function intakeRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, registerCase, async ({ db, actor }, registration) => {
    assertStaff(actor)
    return register(db, setting, actor, registration)
  })

  serve(api, findApplicants, async ({ db, actor }, { document }) => {
    assertStaff(actor)
    await assertSeat(db, actor, setting.today())
    return applicantsFor(db, document, setting.today())
  })

  serve(api, showCounter, async ({ db, actor }) => {
    assertStaff(actor)
    await assertSeat(db, actor, setting.today())
    return counterOf(db, actor, setting.today())
  })

  serve(api, showOffer, async ({ db, actor }, wanted) => {
    assertStaff(actor)
    await assertSeat(db, actor, setting.today())
    return offerFor(db, actor, wanted, setting.today())
  })

  serve(api, solveList, async ({ db, actor }, wanted) => {
    assertStaff(actor)
    await assertSeat(db, actor, setting.today())
    return { lines: await linesFor(db, wanted, setting.today()) }
  })

  noticeRoute(api, setting)
  scanRoute(api, setting)
}

/** A paper for somebody's hand. Who they are travels in the body, and stands in no address and no log. */
function noticeRoute(api: FastifyInstance, setting: Setting): void {
  api.route({
    method: 'POST',
    url: '/counter/items/:item/notice',
    schema: {
      summary: INTAKE.notice.zh,
      tags: ['counter'],
      params: z.strictObject({ item: z.string().max(100) }),
      body: PersonalNotice,
    },
    handler: async (request, reply) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      const { item } = request.params as { item: string }
      const asked = request.body as z.output<typeof PersonalNotice>
      const pdf = await noticeFor(db, setting, actor, { item, ...asked })
      return reply.type('application/pdf').header('cache-control', 'no-store').send(pdf)
    },
  })
}

/** Scans go in as raw bytes, one a request, before the registration they belong to is sent. */
function scanRoute(api: FastifyInstance, setting: Setting): void {
  takeBytes(api)
  api.route({
    method: 'POST',
    url: '/registrations/:id/files',
    bodyLimit: FILE_LIMIT + 1,
    schema: {
      summary: INTAKE.scan.zh,
      tags: ['registrations'],
      consumes: ['application/octet-stream'],
      params: z.strictObject({ id: z.uuid() }),
      querystring: z.strictObject({ name: z.string().min(1).max(200), material: z.string().min(1).max(60) }),
      response: { 200: Scan, '4xx': Problem, '5xx': Problem },
    },
    handler: async (request) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      await assertSeat(db, actor, setting.today())
      const { id } = request.params as { id: string }
      const { name, material } = request.query as { name: string; material: string }
      const { head, ...stored } = await setting.files.put(bytesOf(request))
      const file = { ...stored, name, mediaType: await fileKind(head, name) }
      const [attachment = ''] = await keepUploads(db, id, material, [file], actor.id)
      return { id: attachment, material, name, mediaType: file.mediaType, size: file.size }
    },
  })
}
