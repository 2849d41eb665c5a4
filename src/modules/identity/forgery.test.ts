import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, demoCity, PUBLIC_URL } from '../../../tests/identity.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'

let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
beforeAll(async () => {
  city = await demoCity()
  server = await city.open()
})
afterAll(() => city.close())

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('a form of this site', () => {
  test.each([
    ['same origin', { origin: PUBLIC_URL }, 303],
    ['same origin, and the browser says so', { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin' }, 303],
    ['only a Referer', { referer: `${PUBLIC_URL}/account` }, 303],
    ['no Origin told, but the browser vouches', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 303],
    ['nothing', {}, 403],
    ['an opaque Origin', { origin: 'null' }, 403],
    ['a foreign Origin', { origin: 'https://evil.example' }, 403],
    ['a look-alike', { origin: 'http://127.0.0.1:8080.evil.example' }, 403],
    ['another port', { origin: 'http://127.0.0.1:9999' }, 403],
    ['a foreign Referer', { referer: 'https://evil.example/http://127.0.0.1:8080/' }, 403],
    ['a foreign site', { origin: PUBLIC_URL, 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling of the site', { origin: PUBLIC_URL, 'sec-fetch-site': 'same-site' }, 403],
    [
      'a foreign Origin the browser vouches for',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      403,
    ],
  ])('with %s answers %#', async (_name, headers, status) => {
    const me = browser(server)
    await me.signIn('citizen1', DEMO_PASSWORD)
    const token = me.tokenOn((await me.ask('GET', '/account')).body)
    const reply = await server.inject({
      method: 'POST',
      url: '/signout',
      headers: {
        ...FORM,
        ...headers,
        host: '127.0.0.1:8080',
        cookie: `onewindow=${me.jar.get('onewindow')}`,
      },
      payload: `formToken=${token}`,
    })
    expect(reply.statusCode).toBe(status)
  })

  test('without its token, or with that of another session, does nothing', async () => {
    const [me, other] = [browser(server), browser(server)]
    await me.signIn('agent', DEMO_PASSWORD)
    await other.signIn('citizen1', DEMO_PASSWORD)
    const foreign = other.tokenOn((await other.ask('GET', '/account')).body)
    for (const formToken of ['', foreign])
      for (const url of ['/signout', '/account/acting'])
        expect((await me.ask('POST', url, { formToken })).statusCode).toBe(403)
    expect((await me.ask('GET', '/account')).statusCode).toBe(200)
  })
})

describe('the API', () => {
  test.each([
    ['DELETE', undefined, {}],
    ['DELETE', undefined, { origin: 'https://evil.example' }],
    ['DELETE', undefined, { 'sec-fetch-site': 'cross-site' }],
    ['PUT', 'post=x', { ...FORM, origin: PUBLIC_URL }],
    ['PUT', '{"post":"x"}', { 'content-type': 'text/plain', origin: 'https://evil.example' }],
  ] as const)('refuses %s %s with %j', async (method, payload, headers) => {
    const me = browser(server)
    await me.signIn('clerk', DEMO_PASSWORD)
    const reply = await server.inject({
      method,
      url: method === 'PUT' ? '/api/session/post' : '/api/session',
      headers: { ...headers, host: '127.0.0.1:8080', cookie: `onewindow=${me.jar.get('onewindow')}` },
      ...(payload ? { payload } : {}),
    })
    expect([reply.statusCode, reply.json().type]).toEqual([403, 'request/forged'])
    expect((await me.api('GET', '/api/session')).statusCode).toBe(200)
  })

  test('does not read text that was sent as something else', async () => {
    const me = browser(server)
    await me.signIn('clerk', DEMO_PASSWORD)
    const reply = await me.api('PUT', '/api/session/post', { post: 'x' }, { 'content-type': 'text/plain' })
    expect(reply.statusCode).toBe(415)
  })

  test('tells no other origin that it may read', async () => {
    const reply = await server.inject({ url: '/api/session', headers: { origin: 'https://evil.example' } })
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    const issuer = await server.inject({
      method: 'OPTIONS',
      url: '/oidc/token',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect([issuer.statusCode, issuer.headers['access-control-allow-origin']]).toEqual([404, undefined])
  })
})

test('a page is never framed, runs no script of its own text and is not kept by anybody', async () => {
  const me = browser(server)
  await me.signIn('citizen1', DEMO_PASSWORD)
  const { headers, body } = await me.ask('GET', '/account')
  expect(headers['content-security-policy']).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self';",
  )
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  })
  expect(body).not.toMatch(/<script(?![^>]*src=)|\sstyle="|\son\w+="/)
})

test('signing out clears what the browser kept', async () => {
  const me = browser(server)
  await me.signIn('citizen1', DEMO_PASSWORD)
  const token = me.tokenOn((await me.ask('GET', '/account')).body)
  const reply = await me.ask('POST', '/signout', { formToken: token })
  expect(reply.headers['clear-site-data']).toBe('"cache"')
})
