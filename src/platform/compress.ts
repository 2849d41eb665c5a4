import { PassThrough, pipeline, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * Text travels compressed where the browser can read it: pages are small, but the roads to the villages are slow. What
 * never changes (style sheet, script, the built workbench) is compressed once, as well as it goes, and kept.
 *
 * A page that repeats what was searched for and also carries a form token could be guessed at by its length (BREACH);
 * another site cannot ask for such pages with the visitor's cookies, which are SameSite.
 */
export function compress(server: FastifyInstance): void {
  const kept = new Map<string, Promise<Buffer>>()

  server.addHook('onSend', async (request, reply, payload: unknown) => {
    if (!isText(reply) || reply.statusCode !== 200 || reply.hasHeader('content-encoding')) return payload
    vary(reply)
    const way = wayFor(request)
    if (way === undefined || request.method === 'HEAD') return payload
    if (payload instanceof Readable) {
      announce(reply, way)
      if (!isForEver(reply)) return through(payload, way)
      const key = `${way} ${request.url.split('?')[0]}`
      const known = kept.get(key)
      if (known) {
        payload.destroy()
        return known
      }
      const made = buffer(payload).then((whole) => packed(whole, way, 'once'))
      kept.set(key, made)
      made.catch(() => kept.delete(key))
      return made
    }
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    if (Buffer.byteLength(payload) < LEAST) return payload
    announce(reply, way)
    if (typeof payload === 'string' || !isForEver(reply)) return packed(payload, way, 'often')
    return packedOnce(payload, way)
  })
}

type Way = 'br' | 'gzip'

/** Below this a compressed answer saves nothing on the wire. */
const LEAST = 1024

const isText = (reply: FastifyReply): boolean =>
  /^(text\/|application\/(json|javascript|problem\+json|manifest\+json)|image\/svg)/.test(
    String(reply.getHeader('content-type') ?? ''),
  )

const isForEver = (reply: FastifyReply): boolean =>
  String(reply.getHeader('cache-control') ?? '').includes('immutable')

/** The better of what the browser says it can read; a `q=0` says it cannot. */
function wayFor(request: FastifyRequest): Way | undefined {
  const said = String(request.headers['accept-encoding'] ?? '').toLowerCase()
  const can = (way: Way) =>
    said.split(',').some((one) => new RegExp(`^\\s*${way}\\s*(;(?!\\s*q=0(\\.0*)?\\s*$)|$)`).test(one))
  return can('br') ? 'br' : can('gzip') ? 'gzip' : undefined
}

function vary(reply: FastifyReply): void {
  const said = String(reply.getHeader('vary') ?? '')
  if (!/accept-encoding/i.test(said))
    reply.header('vary', said ? `${said}, accept-encoding` : 'accept-encoding')
}

/** The length is another now, and a part of the file is not a part of this answer. */
function announce(reply: FastifyReply, way: Way): void {
  reply.header('content-encoding', way)
  for (const name of ['content-length', 'accept-ranges', 'content-range']) reply.removeHeader(name)
  const tag = String(reply.getHeader('etag') ?? '')
  if (tag.startsWith('"')) reply.header('etag', `W/${tag}`)
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Fast for what is sent once; thorough for what is sent for a year. */
function packed(content: string | Buffer, way: Way, how: 'often' | 'once'): Promise<Buffer> {
  if (way === 'gzip') return gzipped(content, { level: how === 'once' ? 9 : 6 })
  const quality = how === 'once' ? 10 : 5
  return brotli(content, { params: { ...TEXT, [constants.BROTLI_PARAM_QUALITY]: quality } })
}

const TEXT = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT }

/** A file that lies in memory is the same object at every request. */
function packedOnce(content: Buffer, way: Way): Promise<Buffer> {
  const known = KEPT[way].get(content)
  if (known) return known
  const made = packed(content, way, 'once')
  KEPT[way].set(content, made)
  return made
}

const KEPT: Readonly<Record<Way, WeakMap<Buffer, Promise<Buffer>>>> = {
  br: new WeakMap(),
  gzip: new WeakMap(),
}

function through(payload: Readable, way: Way): PassThrough {
  const out = new PassThrough()
  const packer =
    way === 'gzip'
      ? createGzip()
      : createBrotliCompress({ params: { ...TEXT, [constants.BROTLI_PARAM_QUALITY]: 5 } })
  pipeline(payload, packer, out, () => {}) // a reader who left, or a file that broke off, ends all three
  return out
}
