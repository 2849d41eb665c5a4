import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RuleViolation } from '../../core/violation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For the protocol endpoints of the identity provider: no page of ours calls them, and no cookie is believed. */
    foreign?: boolean
  }
}

/**
 * Whoever wants to change something must come from a page of this origin: the browser says so itself (Sec-Fetch-Site),
 * or names where the request comes from (Origin, Referer). Forms carry their session's token besides (`page.tsx`), and
 * the API takes JSON only, which no foreign form can send. Throws `request/forged`.
 */
export function refuseForeignWrites(server: FastifyInstance, publicUrl: string): void {
  const known = new URL(publicUrl).origin
  server.removeContentTypeParser('text/plain')
  // Before a body is read, and after it is known who asks, so that the refusal can be a proper page.
  server.addHook('preParsing', async (request) => {
    if (SAFE.has(request.method) || request.routeOptions.config?.foreign) return
    if (!isSameOrigin(request, known) || isFormToApi(request)) throw new RuleViolation('request/forged')
  })
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

const isFormToApi = ({ url, headers }: FastifyRequest): boolean =>
  url.startsWith('/api/') && /^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? '')

/** Every sign there is must agree, and there must be one. */
function isSameOrigin(request: FastifyRequest, known: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const from = request.headers.origin ?? request.headers.referer
  if (from === undefined || from === 'null') return site === 'same-origin'
  const origin = URL.parse(from)?.origin
  return origin === known || (origin !== undefined && URL.parse(origin)?.host === request.headers.host)
}
