import type { FastifyInstance } from 'fastify'
import Provider, { type Configuration } from 'oidc-provider'
import type { Db } from '../../platform/db.ts'
import { storeOf } from './adapter.ts'
import type { Keys } from './keys.ts'
import { accountInForce } from './queries.ts'

export const PROVIDER = '/oidc'
export const CLIENT = 'onewindow'
export const CALLBACK = '/signin/callback'
/** The provider's own cookie. It lives for one sign-in: nobody is signed in silently at a shared computer. */
export const PROVIDER_COOKIE = 'onewindow-oidc'

/**
 * The identity provider of the default install: one client, code with PKCE, nothing to register and nothing to
 * consent to. Passwords are not its business; `signin.tsx` asks for them.
 */
export function ownProvider(db: Db, keys: Keys, publicUrl: string): Provider {
  const provider = new Provider(publicUrl + PROVIDER, {
    adapter: (model: string) => storeOf(db, model),
    clients: [
      {
        client_id: CLIENT,
        client_secret: keys.client,
        redirect_uris: [publicUrl + CALLBACK],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    cookies: {
      keys: [keys.cookie],
      names: {
        session: PROVIDER_COOKIE,
        interaction: 'onewindow-interaction',
        resume: 'onewindow-resume',
      },
    },
    jwks: { keys: [keys.signing] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      claimsParameter: { enabled: false },
    },
    scopes: ['openid'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientAuthMethods: ['client_secret_basic'],
    clientBasedCORS: () => false,
    interactions: { url: (_ctx, interaction) => `${PROVIDER}/interaction/${interaction.uid}` },
    ttl: {
      AuthorizationCode: 60,
      IdToken: MINUTES(10),
      AccessToken: MINUTES(10),
      Grant: MINUTES(10),
      Session: MINUTES(10),
      Interaction: MINUTES(60),
    },
    findAccount: async (_ctx, id) => {
      const account = await accountInForce(db, id)
      return account && { accountId: id, claims: () => ({ sub: id }) }
    },
    loadExistingGrant: grantWithoutAsking,
    renderError: (ctx) => {
      ctx.redirect('/signin/expired')
    },
  })
  provider.proxy = true // the addresses it prints come from PUBLIC_URL alone, see `mountProvider`
  provider.use(async (ctx, next) => {
    await next()
    const to: unknown = ctx.response.get('location')
    if (String(to).startsWith(`${publicUrl}/`)) ctx.set('location', String(to).slice(publicUrl.length))
  })
  return provider
}

const MINUTES = (n: number) => n * 60

/** The only client is this application: there is nothing to ask consent for. */
const grantWithoutAsking: Configuration['loadExistingGrant'] = async ({ oidc }) => {
  const accountId = oidc.session?.accountId
  const clientId = oidc.client?.clientId
  if (!accountId || !clientId) return undefined
  const grant = new oidc.provider.Grant({ accountId, clientId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

/**
 * Lets the provider answer under /oidc: it reads the body itself, believes its address to be PUBLIC_URL whatever the
 * request says, and its redirects stay on the host the browser is talking to.
 */
export function mountProvider(server: FastifyInstance, provider: Provider, publicUrl: string): void {
  const { host, protocol } = new URL(publicUrl)
  const answer = provider.callback()
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.route({
      method: ['GET', 'HEAD', 'POST'],
      url: `${PROVIDER}/*`,
      schema: { hide: true },
      config: { foreign: true },
      handler: ({ raw }, reply) => {
        const originalUrl = raw.url ?? '/'
        for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for'])
          delete raw.headers[name]
        Object.assign(raw.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1) })
        Object.assign(raw, { originalUrl, url: originalUrl.slice(PROVIDER.length), baseUrl: PROVIDER })
        reply.hijack()
        return answer(raw, reply.raw)
      },
    })
  })
}
