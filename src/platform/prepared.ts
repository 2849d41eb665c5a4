import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** How often a text must come before a connection keeps its plan, and how many texts are kept at most. */
const OFTEN = 3
const KEPT = 400

/**
 * Statements that come again and again are prepared: PostgreSQL parses and plans each once a connection instead of once
 * a query, which is most of the work of a short one. A query builder writes the same text for the same question, so the
 * text is name enough; texts that vary without end stay unprepared.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()

  function nameOf(text: string): string | undefined {
    const name = names.get(text)
    if (name !== undefined || names.size >= KEPT) return name
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    if (times < OFTEN) {
      if (seen.size > 10 * KEPT) seen.clear()
      return undefined
    }
    const made = createHash('sha256').update(text).digest('hex').slice(0, 24)
    names.set(text, made)
    return made
  }

  function wrap(client: pg.PoolClient): PostgresPoolClient {
    const query = (text: string, values: readonly unknown[] = []) => {
      const name = values.length > 0 ? nameOf(text) : undefined
      together(client)
      return client
        .query({ text, values: [...values], ...(name ? { name } : {}) })
        .catch((error: Error) => giveUp(client, error))
    }
    return {
      query,
      release: (error?: Error | boolean) => client.release(error),
    } as unknown as PostgresPoolClient
  }

  /** What is asked within one turn is written to the socket once. */
  function together(client: pg.PoolClient): void {
    if (waiting.has(client)) return
    waiting.add(client)
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
    stream.cork()
    process.nextTick(() => {
      waiting.delete(client)
      stream.uncork()
    })
  }

  const waiting = new WeakSet<pg.PoolClient>()
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = wrapped.get(client) ?? wrap(client)
      wrapped.set(client, known)
      return known
    },
  } as unknown as PostgresPool
}

/**
 * A database that says nothing any more: the driver's clock has run out, but the connection still waits for the answer.
 * It is cut, or the next one who gets it from the pool waits for nothing too.
 */
function giveUp(client: pg.PoolClient, error: Error): never {
  if (error.message === 'Query read timeout')
    (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy()
  throw error
}
