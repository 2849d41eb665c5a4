import type { Compilable, CompiledQuery } from 'kysely'
import type { Db, Tx } from './db.ts'

/** Where a value goes in a query that is built before there is one. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
const SLOTS: object = new Proxy({}, { get: (_, name) => new Slot(String(name)) })

/**
 * A question that every request asks, with other values each time: its SQL is built at the first and kept, which is most of
 * a query builder's work. `build` sees slots instead of values and may only put them where a value goes.
 */
export function kept<V extends Record<string, unknown>, R>(
  build: (db: Db | Tx, values: V) => Compilable<R>,
): (db: Db | Tx, values: V) => Promise<R[]> {
  let built: CompiledQuery<R> | undefined
  return async (db, values) => {
    built ??= build(db, SLOTS as V).compile()
    const parameters = built.parameters.map((one) => (one instanceof Slot ? values[one.name] : one))
    return (await db.executeQuery<R>({ ...built, parameters })).rows
  }
}
