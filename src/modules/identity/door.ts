import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { RuleViolation } from '../../core/violation.ts'
import { cookiesFor } from './cookie.ts'
import { accountOfSubject } from './issuer.ts'
import type { Keys } from './keys.ts'
import { CALLBACK, PROVIDER_COOKIE } from './provider.ts'
import type { Checks, Claims, RelyingParty } from './relying.ts'
import { mac, same } from './secret.ts'
import { closeSession, type Outside, openSession, sessionOf } from './session.ts'

/** A sign-in may be begun in a few tabs at once; each waits in a cookie of its own for an hour. */
const WAITING = 'onewindow-signin-'
const TABS = 3
const HOUR = 3600

/** Where whoever signed out goes: on to an outside issuer, to sign out there too, or home. */
export const FAREWELL = '/signout/done'

/** In and out: /signin leads to the issuer, /signin/callback comes back from it, /signout ends the session. */
export function doorRoutes(site: FastifyInstance, outside: Outside, party: RelyingParty, keys: Keys): void {
  const cookies = cookiesFor(outside.setting.publicUrl)
  const hidden = { schema: { hide: true } }

  site.get('/signin', hidden, async (request, reply) => {
    const { return: asked } = request.query as { return?: unknown }
    const { url, checks } = await party.begin()
    const waiting = cookies.named(request, WAITING)
    if (waiting.length >= TABS) for (const name of waiting) cookies.forget(reply, name)
    const note = { ...checks, back: safePath(asked) }
    cookies.write(reply, nameOf(checks.state), sealed(keys.cookie, note), HOUR)
    forgetProviderSession(reply)
    return reply
      .header('cache-control', 'no-store')
      .redirect(party.own ? url.pathname + url.search : url.href, 303)
  })

  site.get(CALLBACK, hidden, async (request, reply) => {
    const { state } = request.query as { state?: unknown }
    const name = nameOf(String(state))
    const note = opened(keys.cookie, cookies.read(request, name))
    if (!note) {
      if (await sessionOf(outside, request)) return reply.redirect('/', 303) // the back button, after signing in
      throw new RuleViolation('identity/signin-expired')
    }
    cookies.forget(reply, name)
    forgetProviderSession(reply)
    const query = request.url.slice(request.url.indexOf('?'))
    const account = await accountOf(await party.finish(query, note))
    const kind = await openSession(outside, { request, reply }, account)
    return reply
      .header('cache-control', 'no-store')
      .redirect(note.back ?? (kind === 'staff' ? '/desk' : '/account'), 303)
  })

  site.post('/signout', hidden, async (request, reply) => {
    const session = await sessionOf(outside, request)
    const { formToken } = (request.body ?? {}) as { formToken?: unknown }
    if (session && formToken !== request.ctx.formToken) throw new RuleViolation('page/expired')
    await closeSession(outside, { request, reply })
    return reply.redirect(FAREWELL, 303)
  })

  site.get(FAREWELL, hidden, async (_request, reply) => reply.redirect((await party.farewell()) ?? '/', 303))

  async function accountOf(claims: Claims): Promise<string> {
    return party.own ? claims.subject : accountOfSubject(outside.db, claims, outside.setting.today())
  }

  /** Who is signed in is our session's business: the provider remembers nobody on a shared computer. */
  function forgetProviderSession(reply: FastifyReply): void {
    for (const name of [PROVIDER_COOKIE, `${PROVIDER_COOKIE}.sig`])
      reply.header('set-cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`)
  }
}

/** Only a path of this site: never another host, whatever is made to look like a path. */
export function localPath(asked: unknown): string | undefined {
  if (typeof asked !== 'string' || asked.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked))
    return undefined
  const url = URL.parse(asked, 'http://here.invalid')
  if (url?.origin !== 'http://here.invalid' || asked.includes('\\') || url.pathname.startsWith('//'))
    return undefined
  return url.pathname + url.search + url.hash
}

/** A path of this site to come back to after signing in, so not one that signs in or out again. */
export function safePath(asked: unknown): string | undefined {
  const path = localPath(asked)
  return path && !/^\/(signin|signout|oidc|api)(?![\w-])/.test(path) ? path : undefined
}

const nameOf = (state: string): string => WAITING + state.replace(/[^\w-]/g, '').slice(0, 12)

const Note = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string().optional(),
})
type Note = Checks & { back?: string | undefined }

function sealed(key: string, note: Note): string {
  const text = Buffer.from(JSON.stringify(note)).toString('base64url')
  return `${text}.${mac(key, text)}`
}

function opened(key: string, cookie: string | undefined): Note | undefined {
  const [text = '', seal = ''] = (cookie ?? '').split('.')
  if (!same(mac(key, text), seal)) return undefined
  return Note.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
}
