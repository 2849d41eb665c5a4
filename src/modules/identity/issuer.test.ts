import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browser, demoCity, PUBLIC_URL } from '../../../tests/identity.ts'
import { transact } from '../../platform/db.ts'
import { disableAccount } from './accounts.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** What the issuer of this test would say, and in which ways it can be made to lie. */
type Lie = {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  key?: KeyObject
  silent?: boolean
}

/** An issuer outside of the application: discovery, keys, and a token for whatever code it is given. */
async function outsideIssuer() {
  const key = newKey()
  const issuer: FastifyInstance = Fastify()
  const said = { nonce: '', lie: {} as Lie, subject: 'subject-1', verifiers: [] as string[] }
  let address = ''
  issuer.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  issuer.get('/.well-known/openid-configuration', async () => ({
    issuer: address,
    authorization_endpoint: `${address}/auth`,
    token_endpoint: `${address}/token`,
    jwks_uri: `${address}/jwks`,
    end_session_endpoint: `${address}/bye`,
    authorization_response_iss_parameter_supported: true,
    id_token_signing_alg_values_supported: ['ES256'],
  }))
  issuer.get('/jwks', async () => ({
    keys: [{ ...createPublicKey(key).export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }],
  }))
  issuer.post('/token', async (request, reply) => {
    if (said.lie.silent) return reply.code(502).send('bad gateway')
    said.verifiers.push((request.body as { code_verifier: string }).code_verifier)
    const now = Math.floor(Date.now() / 1000)
    const times = { iat: now, exp: now + 300 }
    const claims = {
      iss: address,
      aud: 'yichuang',
      sub: said.subject,
      nonce: said.nonce,
      ...times,
      ...said.lie.claims,
    }
    const text = `${encode({ alg: 'ES256', kid: 'one', ...said.lie.header })}.${encode(claims)}`
    const unsigned = said.lie.header?.alg === 'none'
    const seal = sign('sha256', Buffer.from(text), { key: said.lie.key ?? key, dsaEncoding: 'ieee-p1363' })
    return {
      token_type: 'Bearer',
      access_token: 'x',
      id_token: `${text}.${unsigned ? '' : seal.toString('base64url')}`,
    }
  })
  address = await issuer.listen({ host: '127.0.0.1', port: 0 })
  return { said, address, close: () => issuer.close() }
}

let city: Awaited<ReturnType<typeof demoCity>>
let outside: Awaited<ReturnType<typeof outsideIssuer>>
let server: Awaited<ReturnType<typeof city.open>>
beforeAll(async () => {
  city = await demoCity()
  outside = await outsideIssuer()
  const issuer = { issuer: outside.address, clientId: 'yichuang', clientSecret: 'secret-of-the-client' }
  server = await city.open({ issuer })
})
afterAll(async () => {
  await city.close()
  await outside.close()
})
beforeEach(() => {
  outside.said.lie = {}
})

const WHO = { name: '常永红', citizen_id: '620826199001010010', phone_number: '13909330055' }

/** As far as the issuer, and back with what it would send. */
async function signIn(change: Record<string, string> = {}, me = browser(server)) {
  const { at } = await me.get('/signin?return=/account')
  const asked = new URL(at)
  outside.said.nonce = asked.searchParams.get('nonce') ?? ''
  const back = { code: 'code', iss: outside.address, state: asked.searchParams.get('state') ?? '', ...change }
  const done = await me.get(`/signin/callback?${new URLSearchParams(back)}`)
  return { ...done, asked, me }
}

describe('another issuer as a setting', () => {
  test('is asked with PKCE, state and nonce, and proves the person at level 2', async () => {
    outside.said.lie = { claims: WHO }
    const { asked, reply, at } = await signIn()
    expect(asked.origin).toBe(outside.address)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: 'yichuang',
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${PUBLIC_URL}/signin/callback`,
    })
    expect([at, reply.body.includes('常永红'), reply.body.includes('已实名核验')]).toEqual([
      '/account',
      true,
      true,
    ])
    expect(outside.said.verifiers.at(-1)).toMatch(/^[\w-]{43,}$/)
  })

  test('needs to tell a person only once: afterwards issuer and subject are enough', async () => {
    const { reply } = await signIn()
    expect(reply.body).toContain('常永红')
  })

  test('must say who somebody new is', async () => {
    outside.said.subject = 'subject-2'
    const { reply, me } = await signIn()
    expect([reply.statusCode, me.jar.has('onewindow')]).toEqual([403, false])
    expect(reply.body).toContain('没有提供您的实名信息')
    outside.said.lie = { claims: { ...WHO, citizen_id: '620826199001010011' } }
    expect((await signIn()).reply.statusCode).toBe(403)
    outside.said.subject = 'subject-1'
  })

  test('takes over the account that the same person had with a password', async () => {
    outside.said.subject = 'subject-3'
    outside.said.lie = { claims: { name: '李秀兰', citizen_id: '620826195409120020' } }
    const { reply } = await signIn()
    expect([reply.body.includes('李秀兰'), reply.body.includes('已实名核验')]).toEqual([true, true])
    const own = browser(await city.open())
    expect((await own.signIn('citizen2', DEMO_PASSWORD)).reply.body).toContain('登录名或密码不正确')
    outside.said.subject = 'subject-1'
  })

  test('cannot revive an account that was disabled', async () => {
    outside.said.subject = 'subject-4'
    outside.said.lie = { claims: { ...WHO, name: '段晓楠', citizen_id: '620802198506151227' } }
    await signIn()
    const { rows } = await city.owner.query(`select id from identity.account where subject = 'subject-4'`)
    await transact(city.db, (tx) => disableAccount(tx, rows[0].id, 'test'))
    const { reply } = await signIn()
    expect([reply.statusCode, reply.body.includes('该账号已停用')]).toEqual([403, true])
    outside.said.subject = 'subject-1'
  })

  test('is signed out of too, and forms may lead there', async () => {
    const { me, reply } = await signIn()
    expect(reply.headers['content-security-policy']).toContain(`form-action 'self' ${outside.address};`)
    const { at } = await me.press('/signout')
    expect(at).toMatch(new RegExp(`^${outside.address}/bye\\?`))
  })

  test('leaves no password page behind', async () => {
    expect((await server.inject({ url: '/oidc/.well-known/openid-configuration' })).statusCode).toBe(404)
  })
})

describe('an answer that was tampered with signs nobody in', () => {
  const refused = async ({ reply, me }: Awaited<ReturnType<typeof signIn>>, status = 400) => {
    expect([reply.statusCode, me.jar.has('onewindow')]).toEqual([status, false])
  }

  test.each<[string, Lie]>([
    ['another nonce', { claims: { nonce: 'other' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another audience', { claims: { aud: 'somebody-else' } }],
    ['two audiences, authorised for the other', { claims: { aud: ['yichuang', 'other'], azp: 'other' } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['a token that is over', { claims: { exp: 1_700_000_000 } }],
    ['another key', { key: newKey() }],
    ['no signature', { header: { alg: 'none' } }],
    ['an unknown key', { header: { kid: 'injected' }, key: newKey() }],
  ])('%s', async (_name, lie) => {
    outside.said.lie = { ...lie, claims: { ...WHO, ...lie.claims } }
    await refused(await signIn())
  })

  test.each([
    ['another state', { state: 'other' }],
    ['the answer of another issuer (mix-up)', { iss: 'https://evil.example' }],
  ])('%s', async (_name, change) => refused(await signIn(change)))

  test('an answer to somebody else: it was not this browser that asked', async () => {
    const { at } = await browser(server).get('/signin')
    const state = new URL(at).searchParams.get('state') ?? ''
    const thief = browser(server)
    const { reply } = await thief.get(
      `/signin/callback?${new URLSearchParams({ code: 'c', iss: outside.address, state })}`,
    )
    expect([reply.statusCode, thief.jar.has('onewindow')]).toEqual([400, false])
  })

  test('a refusal by the person or the issuer', async () => refused(await signIn({ error: 'access_denied' })))

  test('a silent issuer is named as such', async () => {
    outside.said.lie = { silent: true }
    const result = await signIn()
    await refused(result, 503)
    expect(result.reply.body).toContain('暂时没有应答')
  })
})

describe('the own issuer', () => {
  test('gives a code once: of two that come at the same time one is refused, and again later', async () => {
    const own = await city.open()
    const me = browser(own)
    const page = await me.get('/signin')
    const resume = await me.ask('POST', page.at, {
      formToken: '',
      login: 'citizen1',
      password: DEMO_PASSWORD,
    })
    const back = await me.ask('GET', String(resume.headers.location))
    const callback = String(back.headers.location)
    const cookie = me.cookiesAt(callback)
    const use = () => own.inject({ url: callback, headers: { cookie } })
    const both = await Promise.all([use(), use()])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 400])
    expect((await use()).statusCode).toBe(400)
  })

  test('demands PKCE and sends codes nowhere else', async () => {
    const own = await city.open()
    const ask = (change: Record<string, string>) => {
      const query = {
        client_id: 'onewindow',
        response_type: 'code',
        scope: 'openid',
        state: 's',
        nonce: 'n',
        ...change,
      }
      return own.inject({ url: `/oidc/auth?${new URLSearchParams(query)}` })
    }
    const plain = await ask({ redirect_uri: `${PUBLIC_URL}/signin/callback` })
    expect(plain.headers.location).toContain('error=invalid_request')
    const foreign = await ask({ redirect_uri: 'https://evil.example/', code_challenge: 'x'.repeat(43) })
    expect(foreign.headers.location).toBe('/signin/expired')
    const token = {
      grant_type: 'authorization_code',
      code: 'x',
      redirect_uri: `${PUBLIC_URL}/signin/callback`,
    }
    const stranger = await own.inject({
      method: 'POST',
      url: '/oidc/token',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${btoa('onewindow:guess')}`,
      },
      payload: new URLSearchParams(token).toString(),
    })
    expect([stranger.statusCode, stranger.json().error]).toEqual([401, 'invalid_client'])
  })

  test('keeps no id of its own in readable form, and its address nowhere', async () => {
    const { rows } = await city.owner.query('select model, hash, payload::text from identity.oidc')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ payload }) => !payload.includes('"jti"'))).toBe(true)
    const { rows: keys } = await city.owner.query('select value::text from identity.key')
    expect(JSON.stringify(keys)).not.toContain('127.0.0.1')
  })

  test('does not believe a host a request makes up', async () => {
    const own = await city.open()
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const { body } = await own.inject({ url: '/oidc/.well-known/openid-configuration', headers })
    expect(body).not.toContain('evil.example')
  })
})
