import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * What a browser is told with every answer. A page may load what lies here and nothing else, is never framed, and runs
 * no script written into it. `formTargets` are the origins a form may lead on to, such as an outside identity provider.
 */
export function securityHeaders(
  server: FastifyInstance,
  { publicUrl, formTargets = [] }: { publicUrl: string; formTargets?: readonly string[] | undefined },
): void {
  const always: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin', // with no-referrer a form without script would send `Origin: null`
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  const policies = { page: contentPolicy('page', formTargets), desk: contentPolicy('desk', formTargets) }

  server.addHook('onSend', async (request, reply) => {
    for (const [name, value] of Object.entries(always)) setUnlessSet(reply, name, value)
    if (isSignedIn(request)) setUnlessSet(reply, 'cache-control', 'no-store')
    if (!String(reply.getHeader('content-type') ?? '').startsWith('text/html')) return
    const policy = /^\/desk(\/|\?|$)/.test(request.url) ? policies.desk : policies.page
    setUnlessSet(reply, 'content-security-policy', policy)
    setUnlessSet(reply, 'x-frame-options', 'DENY')
  })
}

/**
 * The policy of a citizen page, or of the desk: its component library writes styles at run time, and it shows
 * materials of this origin in frames.
 */
export function contentPolicy(kind: 'page' | 'desk', formTargets: readonly string[] = []): string {
  const desk = kind === 'desk'
  return [
    "default-src 'none'",
    "script-src 'self'",
    desk ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    ...(desk ? ["frame-src 'self' blob:", "object-src 'self' blob:"] : ["object-src 'none'"]),
    ["form-action 'self'", ...formTargets].join(' '),
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    ...(desk ? [] : ["require-trusted-types-for 'script'"]),
  ].join('; ')
}

function setUnlessSet(reply: FastifyReply, name: string, value: string): void {
  if (!reply.hasHeader(name)) reply.header(name, value)
}

const isSignedIn = (request: FastifyRequest): boolean =>
  request.ctx !== undefined && request.ctx.actor.kind !== 'visitor'
