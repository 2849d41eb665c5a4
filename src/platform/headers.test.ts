import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { VISITOR } from './actor.ts'
import { contentPolicy, securityHeaders } from './headers.ts'
import type { Context } from './serve.ts'

const open: FastifyInstance[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A house with a page, a desk, a file and an answer of the API, for whoever asks as that actor. */
function house(publicUrl: string, formTargets?: string[]) {
  const server = Fastify()
  open.push(server)
  server.addHook('onRequest', async (request) => {
    const who = request.headers['test-actor']
    if (who !== undefined)
      request.ctx = { actor: who === 'visitor' ? VISITOR : { kind: who } } as unknown as Context
  })
  securityHeaders(server, { publicUrl, formTargets })
  server.get('/', async (_, reply) => reply.type('text/html; charset=utf-8').send('<p>'))
  server.get('/desk', async (_, reply) => reply.type('text/html').send('<p>'))
  server.get('/desk/cases/1', async (_, reply) => reply.type('text/html').send('<p>'))
  server.get('/desktop', async (_, reply) => reply.type('text/html').send('<p>'))
  server.get('/api/x', async () => ({}))
  server.get('/own', async (_, reply) =>
    reply
      .type('text/html')
      .header('content-security-policy', 'sandbox')
      .header('cache-control', 'max-age=60')
      .send('<p>'),
  )
  return (url: string, who?: string) =>
    server
      .inject({ url, headers: who === undefined ? {} : { 'test-actor': who } })
      .then(({ headers }) => headers)
}

describe('what a browser is told with every answer', () => {
  test('types are not guessed, other sites read nothing, referrers stay here', async () => {
    const ask = house('http://127.0.0.1:8080')
    for (const url of ['/', '/desk', '/api/x', '/nowhere'])
      expect(await ask(url), url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
  })

  test('a page is never framed and loads only what lies here; data carries no policy of pages', async () => {
    const ask = house('http://127.0.0.1:8080')
    const page = await ask('/')
    expect(page['x-frame-options']).toBe('DENY')
    expect(page['content-security-policy']).toBe(contentPolicy('page'))
    expect((await ask('/api/x'))['content-security-policy']).toBeUndefined()
  })

  test('the desk has its own policy, on all its addresses and on no other', async () => {
    const ask = house('http://127.0.0.1:8080')
    for (const url of ['/desk', '/desk/cases/1', '/desk?x=1'])
      expect((await ask(url))['content-security-policy'], url).toBe(contentPolicy('desk'))
    expect((await ask('/desktop'))['content-security-policy']).toBe(contentPolicy('page'))
  })

  test('under TLS, and only there, the browser is told to stay there', async () => {
    expect((await house('https://ow.example.gov.cn')('/'))['strict-transport-security']).toMatch(
      /max-age=\d{8}/,
    )
    expect((await house('http://127.0.0.1:8080')('/'))['strict-transport-security']).toBeUndefined()
  })

  test('what somebody who signed in has seen is kept by nobody', async () => {
    const ask = house('http://127.0.0.1:8080')
    for (const who of ['citizen', 'staff'])
      expect((await ask('/api/x', who))['cache-control'], who).toBe('no-store')
    for (const who of ['visitor', undefined])
      expect((await ask('/api/x', who))['cache-control']).toBeUndefined()
  })

  test('an answer that says more of itself is believed', async () => {
    const own = await house('http://127.0.0.1:8080')('/own', 'staff')
    expect([own['content-security-policy'], own['cache-control']]).toEqual(['sandbox', 'max-age=60'])
  })
})

describe('the policy', () => {
  const rules = (text: string) =>
    Object.fromEntries(
      text.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    )

  test('begins with nothing, and no script runs but a file of this site', () => {
    for (const kind of ['page', 'desk'] as const)
      expect(rules(contentPolicy(kind))).toMatchObject({
        'default-src': "'none'",
        'script-src': "'self'",
        'frame-ancestors': "'none'",
        'base-uri': "'none'",
        'connect-src': "'self'",
      })
  })

  test('of citizens’ pages allows no style in the page, no frame and no object', () => {
    const page = rules(contentPolicy('page'))
    expect([page['style-src'], page['object-src'], page['frame-src']]).toEqual([
      "'self'",
      "'none'",
      undefined,
    ])
    expect(page['require-trusted-types-for']).toBe("'script'")
  })

  test('lets a form lead where the outside issuer is, and nowhere else', () => {
    expect(rules(contentPolicy('page'))['form-action']).toBe("'self'")
    const led = rules(contentPolicy('page', ['https://login.example.gov.cn']))
    expect(led['form-action']).toBe("'self' https://login.example.gov.cn")
  })

  test('names no wildcard and no foreign host', () => {
    for (const kind of ['page', 'desk'] as const)
      expect(contentPolicy(kind)).not.toMatch(/\*|https?:|unsafe-eval/)
    expect(contentPolicy('page')).not.toContain('unsafe')
  })
})
