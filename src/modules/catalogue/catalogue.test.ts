import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { VISITOR } from '../../platform/actor.ts'
import type { SearchAnswer } from './contract.ts'
import { catalogueRoutes } from './routes.ts'

const FOOD = 'food-business-permit'
const VILLAGE = '620826101201'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-11-23', modules: [{ name: 'catalogue', routes: catalogueRoutes }] })
})
afterAll(() => app.close())

/** As anybody: the catalogue is public. */
async function get(path: string, query: Record<string, string> = {}) {
  const reply = await app.as(VISITOR).get(`/api${path}?${new URLSearchParams(query)}`)
  return { status: reply.statusCode, body: reply.json() }
}

async function search(query: Record<string, string>): Promise<SearchAnswer> {
  const { status, body } = await get('/items', query)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as SearchAnswer
}
const found = async (query: Record<string, string>) =>
  (await search({ size: '50', ...query })).items.map((i) => i.item)

describe('an item is found', () => {
  test.each([
    ['by its name', '食品经营许可'],
    ['by a part of it', '经营许可'],
    ['by an everyday word', '开饭店'],
    ['by a question', '我想开个饭店要什么手续？'],
    ['by how it is asked for at the counter', '怎么办理食品经营许可证'],
    ['by pinyin', 'shipinjingying'],
    ['by the pinyin of an everyday word', 'kaifandian'],
    ['by initials', 'spjyxk'],
    ['by initials in full width', 'ＳＰＪＹ'],
    ['with a wrong character', '食品经菅许可'],
    ['with characters of the same sound', '十品精英虚渴'],
    ['with a slip in the pinyin', 'shipinjinyin'],
    ['by its base code', '000131123000'],
    ['by an implementation code', '11620826014345678L4000131123000'],
  ])('%s: %s', async (_, text) => {
    expect((await found({ text })).slice(0, 3)).toContain(FOOD)
  })

  test('the exact everyday word comes first, and says which word it was', async () => {
    const { items } = await search({ text: '开饭店' })
    expect(items[0]).toMatchObject({
      item: FOOD,
      name: '食品经营许可（新办）',
      via: '开饭店',
      promised: '8个工作日',
    })
    expect((await search({ text: '食品经营' })).items[0]?.via).toBeUndefined()
  })

  test('nothing is found for what nobody does, and nothing breaks on odd text', async () => {
    expect(await search({ text: '火星移民签证' })).toMatchObject({
      items: [],
      total: 0,
      facets: { theme: {} },
    })
    for (const text of ['！？', "'; drop table catalogue.item; --", '%', '\\', '𠮷', 'a', '的'])
      await search({ text })
  })

  test('without a text every item is listed, a page at a time, each once', async () => {
    const { total } = await search({})
    const turns = Array.from({ length: Math.ceil(total / 10) }, (_, i) => String(i + 1))
    const pages = await Promise.all(turns.map((page) => search({ page, size: '10' })))
    const items = pages.flatMap((page) => page.items.map((item) => item.item))
    expect(items).toHaveLength(total)
    expect(new Set(items).size).toBe(total)
  })
})

describe('filters', () => {
  test('leave what they name', async () => {
    expect(await found({ windowGroup: 'market' })).toContain(FOOD)
    expect(await found({ windowGroup: 'police' })).not.toContain(FOOD)
    expect(await found({ department: 'market-regulation' })).toContain(FOOD)
    expect(await found({ theme: 'legal-010' })).toContain(FOOD)
    expect(await found({ theme: 'natural-005' })).not.toContain(FOOD)
    expect(await found({ kind: 'natural' })).toContain('individual-business-registration')
    expect(await found({ kind: 'legal' })).not.toContain('individual-business-registration')
  })

  test('a place leaves what is taken in there and exercised for it', async () => {
    const hall = await found({ place: '620826000000' })
    const centre = await found({ place: '620826101000' })
    const station = await found({ place: VILLAGE })
    expect(hall).toContain(FOOD)
    expect(centre).toContain(FOOD)
    expect(station).not.toContain(FOOD)
    expect(station).toContain('rural-homestead-approval')
    expect(await found({ place: 'LOCAL-PLIP' })).toContain(FOOD)
  })

  test('each filter counts what its other choices would leave', async () => {
    const { facets, total } = await search({ windowGroup: 'market', kind: 'natural' })
    expect(facets.windowGroup.market).toBe(total)
    expect(Object.keys(facets.windowGroup).length).toBeGreaterThan(3)
    expect(facets.kind.natural).toBe(total)
    for (const [department, n] of Object.entries(facets.department))
      expect((await search({ windowGroup: 'market', kind: 'natural', department })).total).toBe(n)
    for (const [theme, n] of Object.entries(facets.theme))
      expect((await search({ windowGroup: 'market', kind: 'natural', theme })).total).toBe(n)
  })

  test.each([
    [{ colour: 'red' }, 400],
    [{ theme: 'natural-041' }, 400],
    [{ page: '0' }, 400],
    [{ size: '51' }, 400],
    [{ place: '110101000000' }, 404],
  ])('%j is refused', async (query, status) => {
    expect((await get('/items', query)).status).toBe(status)
  })
})

describe('a guide', () => {
  test('shows every element of the version in force', async () => {
    const { body } = await get(`/items/${FOOD}`)
    expect(body).toMatchObject({ item: FOOD, version: 1, startsOn: '2024-01-01' })
    expect(Object.keys(body.guide).length).toBeGreaterThan(30)
    expect(body.guide.basis[0].law).toBe('中华人民共和国食品安全法')
    expect(body.decidedBy).toBeUndefined()
  })

  test('with a place it says who decides there', async () => {
    const { body } = await get(`/items/${FOOD}`, { place: VILLAGE })
    expect(body.decidedBy).toMatchObject({
      name: '静宁县市场监督管理局',
      level: 'county',
      division: '620826000000',
    })
  })

  test('of an item that is not there is not there', async () => {
    expect(await get('/items/fly-to-mars')).toMatchObject({
      status: 404,
      body: { type: 'guide/unknown' },
    })
  })
})

describe('the situation questions', () => {
  const walk = async (answers: string) => (await get(`/items/${FOOD}/situation`, { answers })).body
  const names = (body: { materials: { id: string }[] }) => body.materials.map((material) => material.id)

  test('lead from question to question to the final list', async () => {
    expect(await walk('')).toMatchObject({ next: 'business', answers: '' })
    expect(await walk('business:canteen')).toMatchObject({ next: 'contracted' })
    const done = await walk('business:canteen,contracted:yes,certificate:other,agent:self')
    expect(done.next).toBeUndefined()
    expect(names(done)).toEqual([
      'application',
      'subject-certificate',
      'layout',
      'process',
      'rules',
      'canteen-contract',
    ])
  })

  test('drop the answers that no longer apply, and show the rest as given', async () => {
    const body = await walk('business:sales,contracted:yes,vending:no,agent:self')
    expect(body.answers).toBe('business:sales,vending:no,agent:self')
    expect(body.asked.map((q: { id: string; answer?: string }) => [q.id, q.answer])).toEqual([
      ['business', 'sales'],
      ['vending', 'no'],
      ['certificate', undefined],
      ['agent', 'self'],
    ])
    expect(names(body)).not.toContain('canteen-contract')
  })

  test('decide which fields the form asks', async () => {
    const fields = (body: { form: { fields: { id: string }[] }[] }) =>
      body.form.flatMap((page) => page.fields.map((f) => f.id))
    expect(fields(await walk('business:sales'))).toContain('salesItems')
    expect(fields(await walk('business:canteen'))).not.toContain('salesItems')
  })

  test('are refused when they are not written as questions and options', async () => {
    expect((await get(`/items/${FOOD}/situation`, { answers: 'business=sales' })).status).toBe(400)
  })
})

test('the one-time notice holds the list of the situation and the version it comes from', async () => {
  const { body } = await get(`/items/${FOOD}/notice`, {
    answers: 'business:sales,vending:no,certificate:licence,agent:self',
  })
  expect(body).toMatchObject({
    item: '食品经营许可（新办）',
    itemType: '01',
    guideVersion: 1,
    legal: { count: 10, unit: 'workingDay' },
    promised: { count: 8, unit: 'workingDay' },
    fees: [],
  })
  expect(body.materials.map((m: { name: string }) => m.name)).toEqual([
    '食品经营许可申请书',
    '经营场所平面布局图和主要设备设施清单',
    '食品安全规章制度目录清单',
  ])
  expect(body.situation).toHaveLength(4)
})
