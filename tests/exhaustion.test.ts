import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../src/platform/actor.ts'
import { citizenOf, HOME_HALL, staffAt, type TestApp, testApp } from './app.ts'
import { applicants } from './applicants.ts'
import { registration } from './intake.ts'

/**
 * P46 in its quick form: whatever one request brings along, it is answered soon and nobody else waits for it. The time of
 * a request in this process is the time for which it holds everybody up; the figure leaves room for a busy machine.
 */
const SOON = 1_500
let app: TestApp
let clerk: Staff
let me: ReturnType<typeof citizenOf>
let caseId: string
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  const people = await applicants(app)
  clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' })
  me = citizenOf(people.parties.wang)
  caseId = (await people.atWindow()).id
  await app.as(clerk).get(`/api/cases/${caseId}`) // warm
}, 60_000)
afterAll(() => app.close())

async function timed(ask: () => Promise<{ statusCode: number; body: string }>) {
  const began = performance.now()
  const reply = await ask()
  return { ...reply, statusCode: reply.statusCode, took: performance.now() - began }
}
const sends = (actor: Staff | typeof me, url: string, payload: string, type = 'application/json') =>
  timed(() =>
    app.server.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'test-actor': JSON.stringify(actor), 'content-type': type },
    }),
  )
const asks = (actor: Staff | typeof me, url: string, headers: Record<string, string> = {}) =>
  timed(() => app.server.inject({ url, headers: { 'test-actor': JSON.stringify(actor), ...headers } }))

const NEST = 60_000
describe('one request', () => {
  test.each([
    ['lists in lists', `${'['.repeat(NEST)}${']'.repeat(NEST)}`],
    ['objects in objects', `${'{"a":'.repeat(NEST)}1${'}'.repeat(NEST)}`],
    ['half of them', '['.repeat(NEST)],
    ['a very long text', JSON.stringify({ reason: 'x'.repeat(400_000) })],
    ['a very long name of a field', JSON.stringify({ ['x'.repeat(400_000)]: 1 })],
    [
      'very many fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`f${n}`, n]))),
    ],
    ['a very long number', `{"amount":${'9'.repeat(400_000)}}`],
    ['very many backslashes', `{"reason":"${'\\\\'.repeat(200_000)}"}`],
    ['nothing but blanks', ' '.repeat(400_000)],
  ])('of %s is refused at once', async (_, payload) => {
    for (const noun of ['withdrawal', 'fee', 'correction-notice']) {
      const { statusCode, took, body } = await sends(clerk, `/api/cases/${caseId}/${noun}`, payload)
      expect([400, 413], body.slice(0, 100)).toContain(statusCode)
      expect(took).toBeLessThan(SOON)
    }
  })

  test('that is larger than anything asked for is not even read to its end', async () => {
    const { statusCode, took } = await sends(clerk, `/api/cases/${caseId}/withdrawal`, 'x'.repeat(5_000_000))
    expect([400, 413]).toContain(statusCode)
    expect(took).toBeLessThan(SOON)
  })

  test('with a list as long as one can make it is refused before anything of it is looked up', async () => {
    const body = registration()
    const [material] = body.materials
    const materials = Array.from({ length: 5_000 }, () => material)
    const { statusCode, took } = await sends(
      clerk,
      '/api/registrations',
      JSON.stringify({ ...body, materials }),
    )
    expect(statusCode).toBe(400)
    expect(took).toBeLessThan(SOON)
  })

  test('as a form with more fields, or longer ones, than any page has', async () => {
    const many = new URLSearchParams(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, 'x'])).toString()
    const long = new URLSearchParams({ formToken: 'test-token', reason: 'x'.repeat(450_000) }).toString()
    for (const payload of [many, long, '&'.repeat(400_000), '%'.repeat(400_000)]) {
      const url = `/my/cases/${caseId}/withdrawal`
      const { statusCode, took } = await sends(me, url, payload, 'application/x-www-form-urlencoded')
      expect(statusCode).toBeLessThan(500)
      expect(took).toBeLessThan(SOON)
    }
  })

  test('with an address full of questions, or a search nobody could mean', async () => {
    const params = Array.from({ length: 3_000 }, (_, n) => `p${n}=x`).join('&')
    const searches = [
      '食'.repeat(3_000),
      'a'.repeat(9_000),
      '('.repeat(3_000),
      'a|'.repeat(3_000),
      '%25_'.repeat(2_000),
    ]
    for (const url of [
      `/items?${params}`,
      `/api/items?${params}`,
      `/api/cases?view=all&${params}`,
      ...searches.map((text) => `/items?q=${encodeURIComponent(text)}`),
      ...searches.map((text) => `/api/cases?view=all&q=${encodeURIComponent(text)}`),
      `/items?${'q=x&'.repeat(3_000)}`,
    ]) {
      const { statusCode, took } = await asks(url.startsWith('/api/cases') ? clerk : me, url)
      expect(statusCode, url.slice(0, 60)).toBeLessThan(500)
      expect(took, url.slice(0, 60)).toBeLessThan(SOON)
    }
  })

  test('with cookies and headers that go on for ever', async () => {
    for (const cookie of [
      'a=b; '.repeat(3_000),
      `place=${'6'.repeat(10_000)}`,
      `onewindow-pass=${'.'.repeat(10_000)}`,
      '='.repeat(9_000),
    ]) {
      const { statusCode, took } = await asks(me, '/', { cookie })
      expect([200, 431]).toContain(statusCode)
      expect(took).toBeLessThan(SOON)
    }
  })

  test('answers given along with an address: no longer than an address', async () => {
    const answers = Array.from({ length: 2_000 }, (_, n) => `q${n}:a${n}`).join(',')
    for (const path of [
      '/items/food-business-permit',
      '/items/food-business-permit/list',
      '/api/items/food-business-permit/situation',
    ]) {
      const { statusCode, took } = await asks(me, `${path}?answers=${answers}`)
      expect(statusCode, path).toBeLessThan(500)
      expect(took).toBeLessThan(SOON)
    }
  })
})

describe('many requests', () => {
  test('of one kind at once leave the others their turn', async () => {
    const heavy = Array.from({ length: 40 }, () => asks(clerk, '/api/cases?view=all&size=100'))
    const light = await asks(me, '/api/departments')
    expect(light.statusCode).toBe(200)
    for (const { statusCode } of await Promise.all(heavy)) expect(statusCode).toBe(200)
  })
})
