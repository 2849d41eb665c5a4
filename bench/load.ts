import { Agent, request as send } from 'node:http'

/** What a round of requests came to. Milliseconds; `rate` is answers a second. */
export type Figures = { rate: number; p50: number; p95: number; p99: number; failed: number; done: number }

type Answer = { status: number; body: string; headers: Record<string, string | string[] | undefined> }
export type Client = {
  (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, cookie?: string): Promise<Answer>
  /** Whether a long answer begins well; the rest of it is not waited for. */
  firstOf: (path: string, cookie: string) => Promise<boolean>
}

/** A plain HTTP client with its own connections: nothing between the measurement and the socket. */
export function client(base: string, connections: number): Client {
  const { hostname, port } = new URL(base)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const call = (method: string, path: string, body?: unknown, cookie?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const headers: Record<string, string | number> = {
        origin: base,
        ...(cookie ? { cookie } : {}),
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      }
      const request = send({ hostname, port, path, method, agent, headers }, (response) => {
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
      request.on('error', reject)
      request.end(payload)
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
  return Object.assign(call, { firstOf })
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
