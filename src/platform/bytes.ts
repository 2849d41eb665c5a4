import type { FastifyInstance, FastifyRequest } from 'fastify'
import { FILE_LIMIT } from './files.ts'

/** Let the routes of this scope take one file as the raw bytes of a request. Said once or often, it is the same. */
export function takeBytes(api: FastifyInstance): void {
  if (api.hasContentTypeParser('application/octet-stream')) return
  api.addContentTypeParser('application/octet-stream', { bodyLimit: FILE_LIMIT + 1 }, (_, payload, done) =>
    done(null, payload),
  )
}

/** The body of a request that carries one file as it is. Throws 415 for anything else, JSON and nothing included. */
export function bytesOf({ body }: FastifyRequest): AsyncIterable<Uint8Array> {
  if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)
    return body as AsyncIterable<Uint8Array>
  throw Object.assign(new Error('not a file'), { statusCode: 415 })
}
