import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../../src/platform/actor.ts'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../app.ts'
import { registration } from '../intake.ts'
import { type Node, openNode } from './nodes.ts'
import { openProxy } from './proxy.ts'
import { assertRecord, numbersOf } from './record.ts'

/** The database goes away: whoever asks is told so within five seconds, and nobody has to restart anything afterwards. */
const PATIENCE = 5_000

let app: TestApp
let wire: Awaited<ReturnType<typeof openProxy>>
let node: Node
let clerk: Staff
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  wire = await openProxy(app.url, () => 'through')
  node = await openNode(app.url, { through: wire.url })
  for (let nth = 0; clerk?.post.window !== `${HOME_HALL}-02`; nth += 1)
    clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth })
}, 60_000)
afterAll(async () => {
  await node.close()
  await wire.close()
  await app.close()
})

const register = async (body: object = registration()) => {
  const began = performance.now()
  const reply = await node.post(clerk, '/api/registrations', body)
  return { reply, took: performance.now() - began }
}
const works = async () => (await register()).reply.statusCode === 200

describe('the database goes away', { timeout: 120_000 }, () => {
  test.each(['refused', 'silent'] as const)(
    '%s: every request ends in time with 503 and a sentence, and the next one after it is back succeeds',
    async (how) => {
      expect(await works()).toBe(true)
      const busy = Array.from({ length: 12 }, () => registration())
      const underway = busy.map((body) => register(body))
      wire.become(how)
      const later = Array.from({ length: 12 }, () => register())
      for (const { reply, took } of await Promise.all([...underway, ...later])) {
        expect([200, 503], reply.body).toContain(reply.statusCode)
        expect(took).toBeLessThan(PATIENCE)
        if (reply.statusCode === 200) continue
        expect(reply.json()).toMatchObject({ type: 'database/away' })
        expect(reply.json().title).toMatch(/\p{Script=Han}/u)
        expect(reply.headers['retry-after']).toBe('10')
      }
      const { reply, took } = await register()
      expect([reply.statusCode, took < PATIENCE]).toEqual([503, true])

      wire.become('there')
      expect(await works(), 'by itself').toBe(true)
      const again = await Promise.all(busy.map((body) => register(body)))
      expect(again.map((one) => one.reply.statusCode)).toEqual(busy.map(() => 200))
      expect(
        (
          await numbersOf(
            app,
            busy.map(({ id }) => id),
          )
        ).size,
      ).toBe(busy.length)
      await assertRecord(app)
    },
  )
})
