import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { VISITOR } from '../../platform/actor.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
})
afterAll(() => app.close())

const body = async (url: string) => (await app.as(VISITOR).get(url)).body
const linked = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))

test('every item stands in the list exactly once in each way of dividing it by one thing', async () => {
  const { total } = (await app.as(VISITOR).get('/api/items?size=1')).json()
  for (const way of ['department', 'group']) {
    const parts = linked(
      await body(`/directory?by=${way}`),
      new RegExp(`href="(/directory\\?${way}=[^"]+)"`, 'g'),
    )
    const items: string[] = []
    for (const part of parts)
      items.push(...linked(await body(part), /<td[^>]*><a href="\/items\/([a-z0-9-]+)/g))
    expect(items.length, way).toBe(total)
    expect(new Set(items).size, way).toBe(total)
  }
})

test('the whole list is walked page by page', async () => {
  const { total } = (await app.as(VISITOR).get('/api/items?size=1')).json()
  const seen: string[] = []
  for (let next: string | undefined = '/directory?all=1'; next; ) {
    const html = await body(next)
    seen.push(...linked(html, /<td[^>]*><a href="\/items\/([a-z0-9-]+)/g))
    next = linked(html, /<a href="([^"]+)">下一页/g)[0]
  }
  expect([seen.length, new Set(seen).size]).toEqual([total, total])
})

test('by place one walks down from the city to a village, and each place lists what is taken in there', async () => {
  const city = await body('/directory?by=place')
  const [county] = linked(city, /href="(\/directory\?by=place&amp;in=620826000000)"/g)
  const [township] = linked(
    await body(county ?? ''),
    /href="(\/directory\?by=place&amp;in=620826\d{6})"/g,
  ).filter((href) => href !== county)
  const villages = linked(await body(township ?? ''), /class="tile" href="(\/directory\?place=\d{12})"/g)
  expect(villages.length).toBeGreaterThan(1)
  const village = await body(villages[0] ?? '')
  const place = villages[0]?.split('=')[1]
  const answer = (await app.as(VISITOR).get(`/api/items?place=${place}&size=1`)).json()
  expect(village).toContain(`共${answer.total}项`)
  expect(village).toContain(`?place=${place}`)
})

test('in a place an item is shown with the organ that decides it there', async () => {
  expect(await body('/directory?place=620826000000')).toContain('静宁县市场监督管理局')
})

test('an address that says nothing known still shows the list', async () => {
  for (const query of ['by=moon', 'by=place&in=999999999999', 'department=nobody', 'page=x'])
    expect((await app.as(VISITOR).get(`/directory?${query}`)).statusCode, query).toBe(200)
})
