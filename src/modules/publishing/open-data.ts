import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { RuleViolation, type ViolationCode } from '../../core/violation.ts'
import {
  DATASET,
  DATASET_ABOUT,
  type DatasetName,
  OPEN_DATA,
  OPEN_FIELDS,
} from '../../core/words/open-data.ts'
import { MARK } from '../../platform/csv.ts'
import type { Db } from '../../platform/db.ts'
import { problemOf } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { csvLine } from './csv.ts'
import { aroundFor, type Batch, batchOf, stateOf } from './datasets.ts'
import { schemaOf } from './schema.ts'

export const DATASETS = Object.keys(OPEN_FIELDS) as DatasetName[]

/** What a dataset looks like from outside, for the page and for programs that look for it. */
export type About = {
  name: DatasetName
  title: string
  about: string
  version: string
  updated: Day
  json: string
  csv: string
  schema: string
}

export async function datasetsFor(db: Db, publicUrl: string, on: Day): Promise<About[]> {
  const about = async (name: DatasetName): Promise<About> => {
    const { edition, changedAt } = await stateOf(db, name, on)
    const at = `${publicUrl}/open-data/${name}`
    return {
      ...{ name, title: DATASET[name].zh, about: DATASET_ABOUT[name].zh, version: edition },
      ...{ updated: chinaDay(changedAt), json: `${at}.json`, csv: `${at}.csv`, schema: `${at}.schema.json` },
    }
  }
  return Promise.all(DATASETS.map(about))
}

/** Records read at a time: what stands in memory of a dataset, however long it is. */
const STEP = 50
const Asked = z.object({
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  /** The key of an item, a site or an organ. */
  after: z
    .string()
    .regex(/^[\w-]{0,100}$/)
    .default(''),
})
type Asked = z.infer<typeof Asked>
type FileRequest = FastifyRequest<{ Params: { file: string } }>

/**
 * `/open-data/items.json`, `.csv` and `.schema.json`: addresses that stay. The records travel as they are read; whoever has
 * them already is told so. A program asks, so a refusal is a problem and no page.
 */
export function openDataFiles(site: FastifyInstance, { today, publicUrl }: Setting): void {
  site.get('/open-data/:file', HIDDEN, async (request: FileRequest, reply) => {
    const { db } = request.ctx
    reply.header('access-control-allow-origin', '*')
    if (request.params.file === 'index.json') {
      const datasets = await datasetsFor(db, publicUrl, today())
      return reply.send({ title: OPEN_DATA.title.zh, licence: OPEN_DATA.licence.zh, datasets })
    }
    const [, name, format] = /^([a-z]+)\.(schema\.json|json|csv)$/.exec(request.params.file) ?? []
    if (!isDataset(name)) return refuse(reply, 'publishing/dataset-unknown')
    if (format === 'schema.json')
      return reply.type('application/schema+json; charset=utf-8').send(schemaOf(name, publicUrl))
    const asked = Asked.safeParse(request.query)
    if (!asked.success) return refuse(reply, 'publishing/dataset-page')
    const state = await stateOf(db, name, today())
    const head: Head = { name, format: format as Head['format'], asked: asked.data, ...state, publicUrl }
    if (isKnown(request, reply, head)) return reply.code(304).send()
    const around = await aroundFor(db, publicUrl)
    const walk = (most: number, after: string) => batchOf(db, name, { after, most }, today(), around)
    return send(reply, head, walk)
  })
}

function refuse(reply: FastifyReply, code: ViolationCode) {
  const problem = problemOf(new RuleViolation(code))
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

type Head = {
  name: DatasetName
  format: 'json' | 'csv'
  asked: Asked
  edition: string
  changedAt: Date
  publicUrl: string
}
type Walk = (most: number, after: string) => Promise<Batch | undefined>

const HIDDEN = { schema: { hide: true } } // files, and no part of the API
const isDataset = (name: string | undefined): name is DatasetName =>
  name !== undefined && Object.hasOwn(OPEN_FIELDS, name)

/** The edition is in the tag, with what was asked of it; compressing on the way makes it a weak one. */
function isKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, format, asked, edition, changedAt }: Head,
) {
  const tag = `"${[name, format, edition, asked.limit ?? 'all', Buffer.from(asked.after).toString('hex')].join('-')}"`
  reply
    .header('etag', tag)
    .header('last-modified', changedAt.toUTCString())
    .header('cache-control', 'public, no-cache')
  const known = String(request.headers['if-none-match'] ?? '')
  return known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}

async function send(reply: FastifyReply, head: Head, walk: Walk) {
  const { name, format, asked, edition } = head
  const disposition = `filename*=UTF-8''${encodeURIComponent(`${DATASET[name].zh}-${edition}.${format}`)}`
  if (format === 'json')
    return reply
      .type('application/json; charset=utf-8')
      .send(Readable.from(json(head, walk), { objectMode: false }))
  const next = await nextOf(head, walk)
  if (next) reply.header('link', `<${next}>; rel="next"`)
  return reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; ${disposition}`)
    .send(Readable.from(csv(name, asked, walk), { objectMode: false }))
}

/** A step at a time, as many as were asked for, or all. */
async function* batches({ limit, after }: Asked, walk: Walk): AsyncGenerator<Batch> {
  let left = limit ?? Number.POSITIVE_INFINITY
  for (let key = after; left > 0; ) {
    const most = Math.min(STEP, left)
    const batch = await walk(most, key)
    if (!batch) return
    yield batch
    if (batch.count < most) return
    left -= batch.count
    key = batch.key
  }
}

async function* json(
  { name, asked, edition, changedAt, publicUrl }: Head,
  walk: Walk,
): AsyncGenerator<string> {
  const envelope = {
    ...{ dataset: name, title: DATASET[name].zh, version: edition, updated: chinaDay(changedAt) },
    ...{ licence: OPEN_DATA.licence.zh, schema: `${publicUrl}/open-data/${name}.schema.json` },
  }
  yield `${JSON.stringify(envelope).slice(0, -1)},"records":[`
  let [first, last] = [true, '']
  for await (const { records, key } of batches(asked, walk)) {
    for (const record of records) {
      yield `${first ? '' : ',\n'}${JSON.stringify(record)}`
      first = false
    }
    last = key
  }
  const more = asked.limit !== undefined && last !== '' && (await walk(1, last))
  yield `],"next":${JSON.stringify(more ? pageAt(publicUrl, name, 'json', asked, last) : null)}}`
}

async function* csv(name: DatasetName, asked: Asked, walk: Walk): AsyncGenerator<string> {
  const fields = Object.entries(OPEN_FIELDS[name])
  yield MARK + csvLine(fields.map(([, { zh }]) => zh))
  for await (const { records } of batches(asked, walk))
    yield records.map((record) => csvLine(fields.map(([key]) => record[key] ?? ''))).join('')
}

/** Where a CSV goes on: known before it is sent, because it stands in its head. */
async function nextOf({ name, asked, publicUrl }: Head, walk: Walk): Promise<string | undefined> {
  if (asked.limit === undefined) return undefined
  let last = ''
  for await (const { key } of batches(asked, walk)) last = key
  const more = last !== '' && (await walk(1, last))
  return more ? pageAt(publicUrl, name, 'csv', asked, last) : undefined
}

const pageAt = (publicUrl: string, name: string, format: string, { limit }: Asked, after: string) =>
  `${publicUrl}/open-data/${name}.${format}?${new URLSearchParams({ limit: String(limit), after })}`

/** The day an instant falls on in China. */
const chinaDay = (at: Date): Day => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as Day
