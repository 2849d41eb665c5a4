import type { FastifyReply, FastifyRequest } from 'fastify'

/** The cookies of one installation: under TLS they carry `__Host-`, so that no neighbouring host can plant them. */
export type Cookies = ReturnType<typeof cookiesFor>

export function cookiesFor(publicUrl: string) {
  const secure = new URL(publicUrl).protocol === 'https:'
  const prefix = secure ? '__Host-' : ''
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

  function write(reply: FastifyReply, name: string, value: string, seconds?: number): void {
    const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
    reply.header('set-cookie', `${prefix}${name}=${value}${age}${attributes}`)
  }

  return {
    read: (request: FastifyRequest, name: string): string | undefined => all(request).get(`${prefix}${name}`),
    /** The names, without prefix, of the cookies that begin so. */
    named: (request: FastifyRequest, start: string): string[] =>
      [...all(request).keys()]
        .filter((name) => name.startsWith(`${prefix}${start}`))
        .map((name) => name.slice(prefix.length)),
    /** For as long as the browser is open, unless `seconds` says otherwise. */
    write,
    forget: (reply: FastifyReply, name: string): void => write(reply, name, '', 0),
  }
}

/** The first of a name wins: a more specific one planted later is not believed. */
function all(request: FastifyRequest): Map<string, string> {
  const found = new Map<string, string>()
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (at > 0 && !found.has(name)) found.set(name, pair.slice(at + 1).trim())
  }
  return found
}
