import { expect, test } from 'vitest'
import { inStretches } from './stretches.ts'

test('others have their turn before long work is done, and what it comes to is answered', async () => {
  let served = false
  setImmediate(() => {
    served = true
  })
  function* work(): Generator<undefined, string> {
    const patience = performance.now() + 3_000
    while (!served) {
      if (performance.now() > patience) return 'nobody was served'
      yield
    }
    return 'done'
  }
  expect(await inStretches(work())).toBe('done')
})
