import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { RuleViolation } from '../../core/violation.ts'
import { CASES } from '../../core/words/case-screens.ts'
import { assertStaff } from '../../platform/actor.ts'
import { bytesOf, takeBytes } from '../../platform/bytes.ts'
import { transact } from '../../platform/db.ts'
import { FILE_LIMIT } from '../../platform/files.ts'
import { newId } from '../../platform/id.ts'
import { Problem } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { renderPaper } from '../papers/facade.ts'
import { withheldOf } from './access.ts'
import { fileKind } from './file-kind.ts'
import { assertChecking } from './materials.ts'
import { assertBinds } from './seals.ts'
import { visibleCases } from './visible.ts'

const Stored = z.object({ sha256: z.string(), size: z.int(), mediaType: z.string(), name: z.string() })
const Id = z.strictObject({ id: z.uuid() })

/** Files go in as raw bytes, one a request, and come out only through the case they belong to. */
export function fileRoutes(api: FastifyInstance, setting: Setting): void {
  takeBytes(api)

  api.route({
    method: 'POST',
    url: '/cases/:id/files',
    bodyLimit: FILE_LIMIT + 1,
    schema: {
      summary: CASES.upload.zh,
      tags: ['cases'],
      consumes: ['application/octet-stream'],
      params: Id,
      querystring: z.strictObject({
        name: z.string().min(1).max(200),
        material: z.string().max(60).optional(),
      }),
      response: { 200: Stored.extend({ attachment: z.uuid().nullable() }), '4xx': Problem, '5xx': Problem },
    },
    handler: async (request) => {
      const { db, actor } = request.ctx
      assertStaff(actor)
      const { id } = request.params as z.infer<typeof Id>
      const { name, material } = request.query as { name: string; material?: string }
      if (material === undefined) await assertBinds(db, actor, id)
      else await transact(db, (tx) => assertChecking(tx, actor, id, [material])) // before any bytes are taken in
      const { head, ...stored } = await setting.files.put(bytesOf(request))
      const mediaType = await fileKind(head, name)
      const file = { ...stored, mediaType, name }
      if (material === undefined) return { ...file, attachment: null }
      const attachment = newId()
      await transact(db, async (tx) => {
        await assertChecking(tx, actor, id, [material])
        const row = await tx
          .updateTable('cases.material')
          .set({ obtained: 'upload' })
          .where('case_id', '=', id)
          .where('material', '=', material)
          .where('obtained', 'is', null)
          .executeTakeFirst()
        const known = await tx
          .selectFrom('cases.material')
          .select('material')
          .where('case_id', '=', id)
          .where('material', '=', material)
          .executeTakeFirst()
        if (row.numUpdatedRows === 0n && !known) throw new RuleViolation('case/unknown')
        await tx
          .insertInto('cases.attachment')
          .values({
            case_id: id,
            attachment,
            material,
            name,
            media_type: mediaType,
            size: stored.size,
            sha256: stored.sha256,
            added_by: actor.id,
          })
          .execute()
      })
      return { ...file, attachment }
    },
  })

  api.get(
    '/cases/:id/files/:attachment',
    {
      schema: {
        summary: CASES.show.zh,
        tags: ['cases'],
        params: z.strictObject({ id: z.uuid(), attachment: z.uuid() }),
      },
    },
    async (request, reply) => {
      const { db, actor } = request.ctx
      const { id, attachment } = request.params as { id: string; attachment: string }
      const visible = await visibleCases(db, actor)
        .select('f.case_id')
        .where('f.case_id', '=', id)
        .executeTakeFirst()
      const file =
        visible &&
        (await db
          .selectFrom('cases.attachment')
          .selectAll()
          .where('case_id', '=', id)
          .where('attachment', '=', attachment)
          .executeTakeFirst())
      if (!file) throw new RuleViolation('file/unknown')
      return sendFile(reply, {
        mediaType: file.media_type,
        name: file.name,
        body: setting.files.get(file.sha256),
      })
    },
  )

  api.get(
    '/cases/:id/papers/:paper',
    {
      schema: {
        summary: CASES.show.zh,
        tags: ['cases'],
        params: z.strictObject({ id: z.uuid(), paper: z.uuid() }),
      },
    },
    async (request, reply) => {
      const { db, actor } = request.ctx
      const { id, paper } = request.params as { id: string; paper: string }
      const visible = await visibleCases(db, actor)
        .select('f.case_id')
        .where('f.case_id', '=', id)
        .executeTakeFirst()
      if (!visible) throw new RuleViolation('case/unknown')
      const withheld = withheldOf(setting.secret, id)
      const { bytes, name } = await renderPaper(db, { ...setting, withheld }, id, paper)
      return sendFile(reply, { mediaType: 'application/pdf', name, body: bytes })
    },
  )
}

/** Bytes that came from outside are shown in a box of their own: no script, no frame around, no guessing of kinds. */
export function sendFile(
  reply: FastifyReply,
  { mediaType, name, body }: { mediaType: string; name: string; body: NodeJS.ReadableStream | Uint8Array },
) {
  return reply
    .type(mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header(
      'content-security-policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'",
    )
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(body)
}
