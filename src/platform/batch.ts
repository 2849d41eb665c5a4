import { setTimeout } from 'node:timers/promises'
import { type Db, isAway, isSlow, type Tx, transact } from './db.ts'

/**
 * Many who ask for the same kind of work at the same moment share one transaction: what arrives while a round is on
 * its way goes into the next. Each is answered only after the commit it was part of. What concerns the same thing (`of`)
 * is never in two rounds at once, nor twice in one: it takes turns.
 *
 * A round that fails as a whole is done again one by one, so that one wrong request never fails its neighbours; when
 * the database is away, everybody is told at once.
 */
export function batched<I, O>(
  work: (round: readonly I[]) => Promise<O[]>,
  { size = 64, rounds = 2, of }: { size?: number; rounds?: number; of?: (input: I) => string } = {},
) {
  type Waiting = { input: I; resolve: (output: O) => void; reject: (error: unknown) => void }
  let waiting: Waiting[] = []
  let running = 0
  const busy = new Set<string>()

  async function alone({ input, resolve, reject }: Waiting): Promise<void> {
    try {
      const [output] = await work([input])
      resolve(output as O)
    } catch (error) {
      reject(error)
    }
  }

  /** The first in the queue, without those whose turn it is not yet. */
  function take(): Waiting[] {
    const taken: Waiting[] = []
    const left: Waiting[] = []
    for (const one of waiting) {
      const thing = of?.(one.input)
      const isFree = taken.length < size && (thing === undefined || !busy.has(thing))
      if (isFree && thing !== undefined) busy.add(thing)
      if (isFree) taken.push(one)
      else left.push(one)
    }
    waiting = left
    return taken
  }

  async function round(taken: readonly Waiting[]): Promise<void> {
    running += 1
    try {
      const outputs = await work(taken.map(({ input }) => input))
      for (const [n, { resolve }] of taken.entries()) resolve(outputs[n] as O)
    } catch (error) {
      if (taken.length === 1 || isAway(error)) for (const one of taken) one.reject(error)
      else for (const one of taken) await alone(one)
    } finally {
      running -= 1
      if (of) for (const { input } of taken) busy.delete(of(input))
      pump()
    }
  }

  function pump(): void {
    while (running < rounds && waiting.length > 0) {
      const taken = take()
      if (taken.length === 0) return // all that wait, wait for a round that is on its way
      void round(taken)
    }
  }

  return (input: I): Promise<O> =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (running < rounds) queueMicrotask(pump) // whoever asked in the same turn comes along
    })
}

/** Rounds of `inRounds` on their way at once: while one waits for the database the other computes. */
const ROUNDS = 2

/** How many in a transaction, what is done to them, and when to leave the rest for another time. */
type Rounds<T> = {
  size: number
  work: (tx: Tx, round: readonly T[]) => Promise<unknown>
  stop?: AbortSignal | undefined
}
/** What could not be done, and why. */
export type Failed<T> = { one: T; error: unknown }

/**
 * Do the same to many things that nobody waits for, so many in a transaction. A round that fails is halved until what is
 * wrong stands alone: it stops none of the others, and is answered with its error. Only a database that is away ends it
 * all. Who asks is let in between.
 */
export async function inRounds<T>(
  db: Db,
  all: readonly T[],
  { size, work, stop }: Rounds<T>,
): Promise<Failed<T>[]> {
  const failed: Failed<T>[] = []
  let next = 0

  async function round(some: readonly T[]): Promise<void> {
    try {
      await transact(db, (tx) => work(tx, some))
    } catch (error) {
      const [first] = some
      if (isAway(error) && !isSlow(error)) {
        next = all.length // nothing more is begun
        throw error
      }
      if (some.length > 1) {
        const half = Math.ceil(some.length / 2)
        await round(some.slice(0, half))
        await round(some.slice(half))
      } else if (first !== undefined) failed.push({ one: first, error })
    }
  }

  async function oneAfterTheOther(): Promise<void> {
    while (next < all.length && !stop?.aborted) {
      const some = all.slice(next, next + size)
      next += size
      await round(some)
      await breath()
    }
  }

  const ended = await Promise.allSettled(Array.from({ length: ROUNDS }, oneAfterTheOther))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return failed
}

/** Between two pieces of work that nobody waits for: whoever asks meanwhile is answered first. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A rest of so many milliseconds, or until the server stops. */
export const rest = (ms: number, stop?: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, stop ? { signal: stop } : {}).catch(() => {})

/** What is made once for each database and then kept: a server has one, and all who ask it meet there. */
export function onceFor<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, T>()
  return (key) => {
    const there = made.get(key) ?? make(key)
    made.set(key, there)
    return there
  }
}
