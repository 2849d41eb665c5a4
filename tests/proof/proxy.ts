import { connect, createServer, type Socket } from 'node:net'

/** What becomes of a COMMIT that passes: it goes through, its answer is lost, or it is lost itself. */
export type Fate = 'through' | 'answer lost' | 'commit lost'

/** Is the database there, stopped (connections are cut and refused), or silent (nothing arrives any more)? */
export type Weather = 'there' | 'refused' | 'silent'

/**
 * A wire between a server and PostgreSQL that can be cut at the worst moment: COMMIT has three results, yes, no and
 * unknown, and this makes the third. It reads the protocol only as far as to know a COMMIT when it passes.
 */
export async function openProxy(database: string, fate: () => Fate) {
  const target = new URL(database)
  const counts: Record<Fate, number> = { through: 0, 'answer lost': 0, 'commit lost': 0 }
  const sockets = new Set<Socket>()
  let weather: Weather = 'there'
  const listener = createServer((client) => {
    if (weather === 'refused') return client.destroy()
    const server = connect(Number(target.port), target.hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    const cut = () => {
      client.destroy()
      server.destroy()
    }
    let isCutOnAnswer = false
    client.on('data', (bytes) => {
      if (weather === 'silent') return
      if (isCommit(bytes)) {
        const now = fate()
        counts[now] += 1
        if (now === 'commit lost') return cut()
        isCutOnAnswer = now === 'answer lost'
      }
      server.write(bytes)
    })
    server.on('data', (bytes) => {
      if (weather === 'silent') return
      if (isCutOnAnswer) return cut() // the commit is done, and nobody hears of it
      client.write(bytes)
    })
    client.on('end', () => server.end())
    server.on('end', () => client.end())
    client.on('close', cut)
    server.on('close', cut)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const url = new URL(database)
  url.port = String((listener.address() as { port: number }).port)
  return {
    url: url.href,
    counts,
    become(now: Weather) {
      weather = now
      if (now !== 'silent') for (const socket of sockets) socket.destroy() // what was silent is not heard again
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}

/** A simple query (`Q`, its length, its text) that says `commit`. */
const isCommit = (bytes: Buffer): boolean =>
  bytes[0] === 0x51 && bytes.subarray(5, 11).toString() === 'commit'
