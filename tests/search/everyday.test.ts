import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../app.ts'
import { fillCatalogue, SIZE } from './city.ts'
import { hitAtThree, labelled } from './queries.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-27' })
  expect(await fillCatalogue(app.db)).toBe(SIZE.items)
}, 120_000)
afterAll(() => app.close())

const search = async (typed: string) => {
  const reply = await app.server.inject(`/api/items?text=${encodeURIComponent(typed)}&size=3`)
  expect(reply.statusCode, typed).toBe(200)
  return (reply.json() as { items: { item: string; name: string }[] }).items
}

test('at the size of a city, what people type finds what they mean among the first three', async () => {
  const { share, missed } = await hitAtThree(labelled('tuned'), search)
  expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
}, 120_000)
