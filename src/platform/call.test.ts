import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { call, download, failureOf } from './call.ts'
import { endpoint } from './endpoint.ts'

const accept = endpoint({
  method: 'POST',
  path: '/cases/:id/acceptance',
  summary: '受理',
  input: z.strictObject({ id: z.string(), note: z.string().default('') }),
  output: z.object({ status: z.string() }),
})
const list = endpoint({
  method: 'GET',
  path: '/cases',
  summary: '办件列表',
  input: z.strictObject({ view: z.string().optional(), q: z.string().optional() }),
  output: z.object({ cases: z.array(z.string()) }),
})

type Asked = { method: string; url: string; key: string; body: string }
const own = globalThis.fetch
let stop = () => {}
afterEach(() => {
  globalThis.fetch = own
  stop()
})

/** A server that answers in turn; a screen calls it by paths alone, as in a browser. */
async function server(...answers: ((reply: ServerResponse) => void)[]): Promise<Asked[]> {
  const asked: Asked[] = []
  const http = createServer(async (request: IncomingMessage, reply) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const key = String(request.headers['idempotency-key'])
    asked.push({ method: request.method ?? '', url: request.url ?? '', key, body })
    answers[asked.length - 1]?.(reply)
  })
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready))
  const { port } = http.address() as AddressInfo
  globalThis.fetch = (path, init) => own(`http://127.0.0.1:${port}${path}`, init)
  stop = () => {
    http.closeAllConnections()
    http.close()
  }
  return asked
}
const says = (status: number, body: unknown) => (reply: ServerResponse) =>
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const hangsUp = (reply: ServerResponse) => reply.destroy()

describe('a call', () => {
  test('puts the named parts into the path and the rest into the body or the query', async () => {
    const asked = await server(says(200, { status: 'reviewing' }), says(200, { cases: ['1'] }))
    await call(accept, { id: 'a/b', note: '好' })
    await call(list, { view: 'desk', q: undefined })
    expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/api/cases/a%2Fb/acceptance', '{"note":"好"}'],
      ['GET', '/api/cases?view=desk', ''],
    ])
  })

  test('a write whose answer got lost is repeated under the same id', async () => {
    const asked = await server(hangsUp, says(503, {}), says(200, { status: 'reviewing' }))
    expect(await call(accept, { id: '1' }, 'the-id')).toEqual({ status: 'reviewing' })
    expect(asked.map(({ key }) => key)).toEqual(['the-id', 'the-id', 'the-id'])
  })

  test('a refusal is thrown with its sentence, its status and the fields that were wrong', async () => {
    const issues = [{ field: 'note', message: '请写明原因' }]
    await server(says(400, { type: 'input/invalid', title: '填写有误', status: 400, issues }))
    const failure = failureOf(await call(accept, { id: '1' }).catch((error: unknown) => error))
    expect([failure.message, failure.status, failure.issues]).toEqual(['填写有误', 400, issues])
  })

  test('a refusal is not repeated', async () => {
    const asked = await server(says(409, { type: 'case/not-now', title: '办件现在是“已撤回”', status: 409 }))
    await expect(call(accept, { id: '1' })).rejects.toMatchObject({ type: 'case/not-now' })
    expect(asked).toHaveLength(1)
  })

  test('no answer at all is told as such, and nothing is claimed to be done', async () => {
    await server(hangsUp)
    await expect(call(list, {})).rejects.toMatchObject({ status: 0, type: 'network/away' })
  })

  test('an answer that is not what the contract says is a defect, shown in one sentence', async () => {
    await server(says(200, { cases: 'none' }))
    const failure = failureOf(await call(list, {}).catch((error: unknown) => error))
    expect([failure.type, failure.status]).toEqual(['defect', 500])
  })

  test('the page of a proxy in between does not reach people', async () => {
    await server((reply) => reply.writeHead(502).end('<html>Bad Gateway</html>'))
    const failure = failureOf(await call(list, {}).catch((error: unknown) => error))
    expect(failure.message).toContain('系统正在恢复')
  })
})

test('a file that may not be seen is refused like everything else', async () => {
  await server(says(404, { type: 'file/unknown', title: '没有这个文件。', status: 404 }))
  await expect(download('/cases/1/files/2')).rejects.toMatchObject({ message: '没有这个文件。', status: 404 })
})
