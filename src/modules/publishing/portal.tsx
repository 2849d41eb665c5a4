import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RuleViolation } from '../../core/violation.ts'
import { bound, HANDBOOK } from '../../core/words/handbook.ts'
import { published } from '../../core/words/publishing.ts'
import { page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { assertDrawable, typeset } from '../../platform/typeset.ts'
import { type Reading, readGuideFor, shelf } from '../catalogue/facade.ts'
import { midnight } from './bind.ts'
import { leaflet, volumeName } from './binding.ts'
import { BOOK_TEMPLATE } from './book-template.ts'
import { type Format, fileName } from './contract.ts'
import { writeDocx } from './docx.ts'
import { HandbooksPage } from './handbooks-page.tsx'
import { datasetsFor, openDataFiles } from './open-data.ts'
import { OpenDataPage } from './open-data-page.tsx'
import { publishedVolumes, volumesInTheMaking } from './volumes.ts'

/** What anybody takes along on paper: the guide of one item, and the volumes of the handbook. */
export function publishingPages(site: FastifyInstance, setting: Setting): void {
  const { today, files } = setting
  const keep = shelf(KEEP)

  page(site, '/handbooks', async ({ db }) => (
    <HandbooksPage
      volumes={await publishedVolumes(db, today())}
      making={await volumesInTheMaking(db, today())}
    />
  ))

  site.get(
    '/handbooks/:file',
    HIDDEN,
    async (request: FastifyRequest<{ Params: { file: string } }>, reply) => {
      const volumes = await publishedVolumes(request.ctx.db, today())
      const volume = volumes.find((one) => fileName(one) === request.params.file)
      if (!volume) throw new RuleViolation('handbook/unknown')
      const { sha256, size, finishedAt, on } = volume
      const tag = `"${sha256}"`
      reply
        .header('etag', tag)
        .header('last-modified', new Date(finishedAt).toUTCString())
        .header('cache-control', 'no-cache')
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      reply.header('content-length', size)
      return sendFile(
        reply,
        volume.format,
        published.file(volumeName(volume.part, volume.place), on),
        files.get(sha256),
      )
    },
  )

  page(site, '/open-data', async ({ db }) => (
    <OpenDataPage datasets={await datasetsFor(db, setting.publicUrl, today())} />
  ))
  openDataFiles(site, setting)

  for (const format of ['pdf', 'docx'] as const)
    site.get(`/items/:item/guide.${format}`, HIDDEN, async (request: ItemRequest, reply) => {
      const { ctx, params, query } = request
      const asked = typeof query.place === 'string' && PLACE.test(query.place) ? query.place : ctx.place
      const reading = await readGuideFor(ctx.db, setting, { item: params.item, place: asked, answers: '' })
      const key = [params.item, reading.version, reading.place?.code, today(), format].join(' ')
      const bytes = await keep(key, () => leafletFile(reading, format))
      return sendFile(reply, format, `${HANDBOOK.guide.zh}（${reading.guide.name}）`, bytes)
    })
}

/** A leaflet is about 100 kB. */
const KEEP = 60
const HIDDEN = { schema: { hide: true } } // pages are not part of the API
const PLACE = /^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/
type ItemRequest = FastifyRequest<{ Params: { item: string }; Querystring: Record<string, unknown> }>

async function leafletFile(reading: Reading, format: Format): Promise<Buffer> {
  const { today, departments, decider, where, local } = reading
  const sites = where?.near.map(({ site, windows }) => ({
    site,
    windows: windows.map(({ number }) => bound.window(number)).join('、'),
  }))
  const book = leaflet(reading, { today, departments, decider, sites, local })
  if (format === 'docx') return writeDocx(book)
  assertDrawable(JSON.stringify(book))
  return (await typeset(BOOK_TEMPLATE, { book }, midnight(today))).pdf
}

const TYPE: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

function sendFile(reply: FastifyReply, format: Format, name: string, body: Buffer | NodeJS.ReadableStream) {
  const shown = format === 'pdf' ? 'inline' : 'attachment'
  return reply
    .type(TYPE[format])
    .header('content-disposition', `${shown}; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .header('cache-control', 'no-cache')
    .send(body)
}
