import { isAway } from './db.ts'

/**
 * Many who ask for the same kind of work at the same moment share one transaction: what arrives while a round is on
 * its way goes into the next. Each is answered only after the commit it was part of.
 *
 * A round that fails as a whole is done again one by one, so that one wrong request never fails its neighbours; when
 * the database is away, everybody is told at once.
 */
export function batched<I, O>(work: (round: readonly I[]) => Promise<O[]>, { size = 64, rounds = 2 } = {}) {
  type Waiting = { input: I; resolve: (output: O) => void; reject: (error: unknown) => void }
  const waiting: Waiting[] = []
  let running = 0

  async function alone({ input, resolve, reject }: Waiting): Promise<void> {
    try {
      const [output] = await work([input])
      resolve(output as O)
    } catch (error) {
      reject(error)
    }
  }

  async function round(): Promise<void> {
    running += 1
    const taken = waiting.splice(0, size)
    try {
      const outputs = await work(taken.map(({ input }) => input))
      for (const [n, { resolve }] of taken.entries()) resolve(outputs[n] as O)
    } catch (error) {
      if (taken.length === 1 || isAway(error)) for (const one of taken) one.reject(error)
      else for (const one of taken) await alone(one)
    } finally {
      running -= 1
      pump()
    }
  }

  function pump(): void {
    while (running < rounds && waiting.length > 0) void round()
  }

  return (input: I): Promise<O> =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (running < rounds) queueMicrotask(pump) // whoever asked in the same turn comes along
    })
}
