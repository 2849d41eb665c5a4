import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { compress } from './compress.ts'

const LONG = '城乡居民基本医疗保险参保登记'.repeat(200)
const ASSET = Buffer.from(LONG)
let reads = 0

function* file() {
  reads += 1
  yield ASSET
}

const server = Fastify()
compress(server)
server.get('/page', (_, reply) => reply.type('text/html; charset=utf-8').send(LONG))
server.get('/short', (_, reply) => reply.type('text/html; charset=utf-8').send('短'))
server.get('/picture', (_, reply) => reply.type('image/png').send(ASSET))
server.get('/missing', (_, reply) => reply.code(404).type('text/html').send(LONG))
server.get('/style', (_, reply) =>
  reply.type('text/css').header('cache-control', 'public, max-age=31536000, immutable').send(ASSET),
)
server.get('/script', (_, reply) =>
  reply
    .type('text/javascript')
    .headers({ 'cache-control': 'public, immutable', 'content-length': ASSET.length, etag: '"a"' })
    .send(Readable.from(file())),
)
server.get('/export', (_, reply) => reply.type('text/csv').send(Readable.from([LONG, LONG])))

const ask = (url: string, accept?: string, method: 'GET' | 'HEAD' = 'GET') =>
  server.inject({ method, url, headers: accept === undefined ? {} : { 'accept-encoding': accept } })

test('a page is sent in the best way the browser reads, and caches are told', async () => {
  const [br, gz, plain] = await Promise.all([
    ask('/page', 'gzip, deflate, br'),
    ask('/page', 'gzip'),
    ask('/page'),
  ])
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(LONG)
  expect(Number(br.headers['content-length'])).toBe(br.rawPayload.length)
  expect(gz.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gz.rawPayload).toString()).toBe(LONG)
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers.vary).toBe('accept-encoding')
  expect(plain.body).toBe(LONG)
})

test.each([
  ['/page', 'br;q=0, gzip', 'gzip'],
  ['/page', 'br; q=0.0,gzip;q=0', undefined],
  ['/page', 'br;q=0.5', 'br'],
  ['/page', 'brotli', undefined],
  ['/short', 'gzip', undefined],
  ['/picture', 'gzip', undefined],
  ['/missing', 'gzip', undefined],
])('%s asked with "%s" travels as %s', async (url, accept, encoding) => {
  expect((await ask(url, accept)).headers['content-encoding']).toBe(encoding)
})

test('what never changes is compressed once, from memory or from a file', async () => {
  const [first, second] = [await ask('/style', 'br'), await ask('/style', 'br')]
  expect(second.rawPayload).toEqual(first.rawPayload)
  expect(brotliDecompressSync(first.rawPayload)).toEqual(ASSET)
  const scripts = await Promise.all([ask('/script?v=1', 'gzip'), ask('/script?v=2', 'gzip')])
  for (const script of scripts) {
    expect(gunzipSync(script.rawPayload)).toEqual(ASSET)
    expect(script.headers.etag).toBe('W/"a"')
  }
  expect(reads).toBe(1)
})

test('a long answer is compressed as it comes, and a HEAD asks for nothing', async () => {
  expect(brotliDecompressSync((await ask('/export', 'br')).rawPayload).toString()).toBe(LONG + LONG)
  const head = await ask('/page', 'br', 'HEAD')
  expect(head.headers['content-encoding']).toBeUndefined()
  expect(head.rawPayload).toHaveLength(0)
})
