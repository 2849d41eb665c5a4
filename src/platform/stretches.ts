import { setImmediate } from 'node:timers/promises'

/** Milliseconds of one stretch: less than anybody notices. */
const STRETCH = 15

/** Long work that says where it can be left for a while: between its stretches others have their turn. */
export async function inStretches<T>(work: Iterator<unknown, T>): Promise<T> {
  for (let began = performance.now(); ; ) {
    const { done, value } = work.next()
    if (done) return value as T
    if (performance.now() - began < STRETCH) continue
    await setImmediate()
    began = performance.now()
  }
}
