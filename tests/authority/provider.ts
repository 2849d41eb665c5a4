/**
 * The doors of the sign-in provider that comes along, behind `/oidc/*`: reviewed by people, one by one. Each says what
 * must be brought to come in, how it is tried without, and what that answers. What is not here does not exist.
 */
export const PROVIDER: Readonly<
  Record<string, { needs: string; status: number; leadsTo?: RegExp; form?: string }>
> = {
  'GET /oidc/.well-known/openid-configuration': {
    needs: 'nothing: it is how clients find the rest',
    status: 200,
  },
  'GET /oidc/.well-known/oauth-authorization-server': {
    needs: 'nothing: the same under another name',
    status: 200,
  },
  'GET /oidc/jwks': { needs: 'nothing: public keys', status: 200 },
  'GET /oidc/auth': {
    needs: 'the one client, its address, PKCE',
    status: 302,
    leadsTo: /^\/signin\/expired$/,
  },
  'GET /oidc/auth/:uid': {
    needs: 'the cookie of the sign-in that was begun',
    status: 302,
    leadsTo: /^\/signin\/expired$/,
  },
  'POST /oidc/token': {
    needs: 'the secret of the client and a code',
    status: 400,
    form: 'grant_type=authorization_code&code=x',
  },
  'POST /oidc/session/end/confirm': {
    needs: 'the form of a sign-out that was begun at the provider, which nobody can begin',
    status: 400,
    form: 'xsrf=x&logout=yes',
  },
}
