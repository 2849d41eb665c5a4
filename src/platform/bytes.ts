import type { FastifyRequest } from 'fastify'

/** The body of a request that carries one file as it is. Throws 415 for anything else, JSON and nothing included. */
export function bytesOf({ body }: FastifyRequest): AsyncIterable<Uint8Array> {
  if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)
    return body as AsyncIterable<Uint8Array>
  throw Object.assign(new Error('not a file'), { statusCode: 415 })
}
