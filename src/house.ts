import Fastify from 'fastify'
import type { Config } from './platform/config.ts'
import { openPool } from './platform/db.ts'
import { cannotListen } from './platform/port.ts'
import type { Readiness } from './platform/ready.ts'

/** What runs between an up-to-date database and the people. */
export type House = {
  /** Load what belongs into an empty database; gives up between two pieces of work when the signal says so. */
  furnish: (step: (doing: string) => void, signal: AbortSignal) => Promise<void>
  /** The last lines of a start: addresses and, in the demo, accounts. */
  greeting: () => Promise<string[]>
  close: () => Promise<void>
}

/** Put together what this installation consists of, and listen. Until it is furnished it answers health only. */
export async function openHouse(config: Config, url: string, readiness: Readiness): Promise<House> {
  const { host, port, publicUrl } = config
  const pool = openPool(url)
  const server = Fastify()
  server.get('/healthz', async () => ({ status: 'alive' }))
  server.get('/readyz', async (_, reply) => {
    const { phase, doing } = readiness.state()
    return reply.code(phase === 'ready' ? 200 : 503).send({ phase, doing })
  })
  try {
    await server.listen({ host, port })
  } catch (error) {
    await pool.end()
    throw cannotListen(error, host, port)
  }
  return {
    furnish: async () => {},
    greeting: async () => ['', `办事大厅  ${publicUrl}/`, '', '按 Ctrl-C 停止。'],
    async close() {
      await server.close()
      await pool.end()
    },
  }
}
