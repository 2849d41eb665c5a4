import type { FastifyInstance } from 'fastify'
import * as oidc from 'openid-client'
import { RuleViolation } from '../../core/violation.ts'
import { CALLBACK, CLIENT, PROVIDER } from './provider.ts'

/** Where people are identified: `undefined` is the provider that comes with the application. */
export type Issuer = { issuer: string; clientId: string; clientSecret: string }

/** What must be the same at the end of a sign-in as at its beginning; it waits in a signed cookie. */
export type Checks = { state: string; nonce: string; verifier: string }

/** What an issuer says of a person. Beyond `sub` only an outside issuer says anything: `README.md` names the claims. */
export type Claims = { issuer: string; subject: string; claims: Readonly<Record<string, unknown>> }

export type RelyingParty = ReturnType<typeof relyingParty>

/**
 * The application as a relying party: code, PKCE, state and nonce; exact issuer and audience; the signature checked
 * although the token came straight from the issuer. It asks its own provider in-process, so PUBLIC_URL need not be
 * reachable from here.
 */
export function relyingParty(server: FastifyInstance, publicUrl: string, secret: string, other?: Issuer) {
  const { issuer, clientId, clientSecret } = other ?? {
    issuer: publicUrl + PROVIDER,
    clientId: CLIENT,
    clientSecret: secret,
  }
  const redirectUri = publicUrl + CALLBACK
  let known: Promise<oidc.Configuration> | undefined

  function configuration(): Promise<oidc.Configuration> {
    known ??= discover().catch((cause) => {
      known = undefined // an issuer that was silent once may answer the next time
      throw Object.assign(new RuleViolation('identity/issuer-silent'), { cause })
    })
    return known
  }

  function discover(): Promise<oidc.Configuration> {
    const metadata = other ? {} : { id_token_signed_response_alg: 'ES256' }
    const auth = oidc.ClientSecretBasic(clientSecret)
    return oidc.discovery(new URL(issuer), clientId, metadata, auth, {
      timeout: 5,
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(mayBePlain(issuer, !other) ? [oidc.allowInsecureRequests] : []),
      ],
      ...(other ? {} : { [oidc.customFetch]: inProcess(server) }),
    })
  }

  return {
    own: other === undefined,
    origin: new URL(issuer).origin,

    /** Where to send the browser, and what to remember until it comes back. */
    async begin(): Promise<{ url: URL; checks: Checks }> {
      const checks = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: other ? 'openid profile phone' : 'openid',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      })
      return { url, checks }
    },

    /** Who came back. Throws `identity/signin-expired` for an answer that does not belong to this beginning. */
    async finish(query: string, { state, nonce, verifier }: Checks): Promise<Claims> {
      const tokens = await answered(
        oidc.authorizationCodeGrant(await configuration(), new URL(redirectUri + query), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      )
      const claims = tokens.claims()
      if (!claims) throw new TypeError('an ID token was expected')
      return { issuer: claims.iss, subject: claims.sub, claims }
    },

    /** Where to sign out of an outside issuer too, if it can do that. */
    async farewell(): Promise<string | undefined> {
      if (!other) return undefined
      const known = await configuration()
      if (!known.serverMetadata().end_session_endpoint) return undefined
      return oidc.buildEndSessionUrl(known, { post_logout_redirect_uri: `${publicUrl}/` }).href
    },
  }
}

/** Plain http is for this machine only; the own provider is asked in-process, where nothing travels. */
function mayBePlain(issuer: string, own: boolean): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'http:' && (own || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

/** An error of the outside becomes one of our sentences: an answer that does not fit, or no proper answer. */
async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (cause) {
    throw Object.assign(
      new RuleViolation(unfit(cause) ? 'identity/signin-expired' : 'identity/issuer-silent'),
      {
        cause,
      },
    )
  }
}

function unfit(cause: unknown): boolean {
  if (cause instanceof oidc.AuthorizationResponseError) return true
  if (cause instanceof oidc.ResponseBodyError) return cause.status < 500
  return cause instanceof oidc.ClientError && UNFIT.has(cause.code ?? '')
}

const UNFIT = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
])

function inProcess(server: FastifyInstance): oidc.CustomFetch {
  return async (address, { method, headers, body }) => {
    const { pathname, search } = new URL(address)
    const reply = await server.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: pathname + search,
      headers,
      ...(body ? { payload: String(body) } : {}),
    })
    const type = String(reply.headers['content-type'] ?? '')
    return new Response(reply.rawPayload as Uint8Array<ArrayBuffer>, {
      status: reply.statusCode,
      headers: { 'content-type': type },
    })
  }
}
