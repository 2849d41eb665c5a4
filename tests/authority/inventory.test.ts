import { afterAll, beforeAll, expect, test } from 'vitest'
import { openInventory } from './inventory.ts'
import { MATRIX } from './matrix.ts'
import { PROVIDER } from './provider.ts'

let house: Awaited<ReturnType<typeof openInventory>>
beforeAll(async () => {
  house = await openInventory()
})
afterAll(() => house.close())

/** There only after `npm run build`, which the tests do not wait for. */
const BUILT = /^GET \/(desk|portal\.(css|js)$|icon\.svg$)/
/** Files of the workbench under names the build gives them. */
const ASSET = /^GET \/desk\/assets\/[\w.-]+$/

test('every route of the running house has its line in the table, and every line its route', () => {
  const { routes } = house
  const lines = new Set(Object.keys(MATRIX).map((line) => line.replace(/\?\w+$/, '')))
  const unwritten = routes.filter((route) => !lines.has(route) && !ASSET.test(route))
  expect(unwritten, 'nobody has written down who may ask these').toEqual([])
  const gone = [...lines].filter((line) => !routes.includes(line) && !BUILT.test(line))
  expect(gone, 'these are answered no more').toEqual([])
})

test('the provider answers what its table says, and nothing else; without what a door needs nobody comes in', async () => {
  expect(house.provided).toEqual(Object.keys(PROVIDER).sort())
  for (const [route, { status, leadsTo, form }] of Object.entries(PROVIDER)) {
    const [method = '', path = ''] = route.split(' ')
    const { statusCode, headers } = await house.server.inject({
      method: method as 'GET',
      url: path.replace(':uid', 'nobodys-sign-in'),
      ...(form ? { payload: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } } : {}),
    })
    expect(statusCode, route).toBe(status)
    if (leadsTo) expect(String(headers.location), route).toMatch(leadsTo)
  }
})

test('a visitor of the house gets whatever is published, and nothing else', async () => {
  for (const [route, rule] of Object.entries(MATRIX)) {
    if (!route.startsWith('GET ') || (BUILT.test(route) && !house.routes.includes(route))) continue
    if (rule.kind !== 'public' && rule.kind !== 'people') continue
    const { statusCode, headers } = await house.server.inject({ url: rule.ask })
    if (rule.kind === 'public') expect([200, 302, 303, 404, 503], route).toContain(statusCode)
    else
      expect(statusCode === 401 || String(headers.location).startsWith('/signin?return='), route).toBe(true)
  }
})

test('what has no route is not there, in any way it can be written', async () => {
  const paths = [
    '/api/nothing',
    '/api/cases/../nothing',
    '/%2e%2e/package.json',
    '/desk/../../package.json',
    '//etc/passwd',
  ]
  for (const url of [
    ...paths,
    '/api/cases%2f..%2fnothing',
    '/portal.css/../../package.json',
    '/.git/config',
    '/dist/server/main.js',
  ])
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const) {
      const { statusCode, body } = await house.server.inject({
        method,
        url,
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      expect([301, 302, 303, 400, 401, 403, 404, 405], `${method} ${url}: ${statusCode}`).toContain(
        statusCode,
      )
      expect(body).not.toContain('"dependencies"')
    }
})
