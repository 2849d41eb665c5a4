import { Agent, request as send } from 'node:http'

/** What a round of requests came to. Milliseconds; `rate` is answers a second. */
export type Figures = { rate: number; p50: number; p95: number; p99: number; failed: number; done: number }

type Answer = { status: number; body: string; headers: Record<string, string | string[] | undefined> }
export type Client = {
  (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, cookie?: string): Promise<Answer>
  /** Whether a long answer begins well; the rest of it is not waited for. */
  firstOf: (path: string, cookie: string) => Promise<boolean>
  /** A file as raw bytes. */
  send: (path: string, bytes: Uint8Array, cookie: string) => Promise<Answer>
  /** A long answer to its end: how long it was; nothing of it is kept. */
  drain: (path: string) => Promise<{ status: number; bytes: number }>
}

/** A plain HTTP client with its own connections: nothing between the measurement and the socket. */
export function client(base: string, connections: number): Client {
  const { hostname, port } = new URL(base)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  type Payload = { type: string; bytes: Uint8Array }
  const request = (method: string, path: string, cookie?: string, payload?: Payload): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string | number> = {
        origin: base,
        ...(cookie ? { cookie } : {}),
        ...(payload ? { 'content-type': payload.type, 'content-length': payload.bytes.length } : {}),
      }
      const sent = send({ hostname, port, path, method, agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            headers: response.headers,
          }),
        )
      })
      sent.on('error', reject)
      sent.end(payload?.bytes)
    })
  const call = (method: string, path: string, body?: unknown, cookie?: string): Promise<Answer> =>
    request(
      method,
      path,
      cookie,
      body === undefined ? undefined : { type: 'application/json', bytes: Buffer.from(JSON.stringify(body)) },
    )
  const drain = (path: string): Promise<{ status: number; bytes: number }> =>
    new Promise((resolve, reject) => {
      const sent = send({ hostname, port, path, agent, headers: { origin: base } }, (response) => {
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
      })
      sent.on('error', reject)
      sent.end()
    })
  const firstOf = (path: string, cookie: string): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const request = send({ hostname, port, path, headers: { origin: base, cookie } }, (response) => {
        response.once('data', () => {
          resolve(response.statusCode === 200)
          response.destroy()
        })
      })
      request.on('error', reject)
      request.end()
    })
  const file = (path: string, bytes: Uint8Array, cookie: string) =>
    request('POST', path, cookie, { type: 'application/octet-stream', bytes })
  return Object.assign(call, { firstOf, send: file, drain })
}

/** `workers` do the same thing over and over for `seconds`; how often and how long each took. */
export async function measure(
  workers: number,
  seconds: number,
  work: (worker: number) => Promise<boolean>,
): Promise<Figures> {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1_000
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < until) {
        const start = performance.now()
        const good = await work(worker)
        if (good) times.push(performance.now() - start)
        else failed += 1
      }
    }),
  )
  const took = (performance.now() - begin) / 1_000
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1))
  return {
    rate: Math.round(times.length / took),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failed,
    done: times.length,
  }
}
