import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { cataloguers } from '../../../tests/item-drafts.ts'
import { VISITOR } from '../../platform/actor.ts'

const FOOD = 'food-business-permit'
const PATH = `/api/items/${FOOD}`
const SICHUAN = '511A0138000000-511602000000-000-115113010833722043-1-00'
let app: TestApp
let desk: Awaited<ReturnType<typeof cataloguers>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  desk = await cataloguers(app)
})
afterAll(() => app.close())

const visitor = () => app.as(VISITOR)
const keep = (code: string, kind = 'other', at = PATH) =>
  desk.editor.post(`${at}/legacy-codes`, { code, kind, note: '省事项库2019年导出' })
const found = async (typed: string) =>
  (await visitor().get(`/api/items?text=${encodeURIComponent(typed)}`)).json().items[0]?.item
const refusal = (reply: { statusCode: number; json: () => { type: string } }) => [
  reply.statusCode,
  reply.json().type,
]

test('the codes of an item stand together with kind and origin, for everybody of the staff', async () => {
  const clerk = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }))
  const { own, beside, mine } = (await clerk.get(`/api/item-codes?item=${FOOD}`)).json()
  expect(own[0]).toEqual({ code: '000131123000', kind: 'base', origin: 'national', organ: null })
  const county = own.find(({ organ }: { organ: string }) => organ === '静宁县市场监督管理局')
  expect(county).toMatchObject({ kind: 'implementation', code: expect.stringMatching(/^.{31}$/) })
  expect([beside, mine]).toEqual([[], false])
  expect((await clerk.post(`${PATH}/legacy-codes`, { code: 'x', kind: 'other', note: '' })).statusCode).toBe(
    403,
  )
})

test('a messy code of earlier times is kept with its kind, found by search at window and portal, shown on the guide', async () => {
  for (const [code, kind] of [
    [SICHUAN, 'province'],
    ['平市监-许可-07', 'formerBase'],
  ] as const) {
    const { beside } = (await keep(code, kind)).json()
    expect(beside).toContainEqual(
      expect.objectContaining({ code, kind, note: '省事项库2019年导出', keptOn: '2026-04-20' }),
    )
  }
  for (const typed of [SICHUAN, SICHUAN.replaceAll('-', ''), '平市监许可07', '平市监 许可 07'])
    expect(await found(typed), typed).toBe(FOOD)
  expect((await visitor().get(`/items?q=${encodeURIComponent(SICHUAN)}`)).body).toContain(`/items/${FOOD}`)
  expect((await visitor().get(`/items/${FOOD}`)).body).toContain(SICHUAN)
})

test('a slip of the pen is told, and nothing is kept', async () => {
  const wrong = await keep('1162082601434878XF4000131123000', 'formerTask')
  expect(refusal(wrong)).toEqual([422, 'code/wrong'])
  expect(wrong.json().title).toContain('校验码（第18位）不符')
  expect(refusal(await keep('00013112300', 'formerBase')), 'of another length it is no such code').toEqual([
    200,
    undefined,
  ])
  expect(refusal(await keep(' - '))).toEqual([422, 'code/empty'])
  expect(refusal(await keep('x', 'other', '/api/items/no-such-item'))).toEqual([404, 'guide/unknown'])
})

test('one code leads to one item; an editor keeps codes of the own department only', async () => {
  await keep('旧码-1')
  const { items } = (await visitor().get('/api/items?department=market-regulation&size=50')).json()
  const other = items.find(({ item }: { item: string }) => item !== FOOD).item
  const [first, second] = await Promise.all([
    keep('同一码'),
    keep('同 一 码', 'other', `/api/items/${other}`),
  ])
  expect([first.statusCode, second.statusCode].sort()).toEqual([200, 409])
  expect(refusal(await keep('旧码 1', 'formerTask', `/api/items/${other}`))).toEqual([409, 'code/used'])
  const foreign = (await visitor().get('/api/items?department=public-security&size=1')).json().items[0].item
  expect(refusal(await keep('x1', 'other', `/api/items/${foreign}`))).toEqual([403, 'draft/department'])
})

test('a code that is retired leads nowhere any more, its record stays, and it can be kept again', async () => {
  await keep('误记-9')
  const retire = () =>
    desk.editor.post(`${PATH}/legacy-codes/retirement`, { code: '误记-9', kind: 'other', reason: '抄错' })
  const { beside } = (await retire()).json()
  expect(beside.find(({ code }: { code: string }) => code === '误记-9')).toMatchObject({
    ...{ retiredOn: '2026-04-20', retiredReason: '抄错' },
  })
  expect(await found('误记-9')).not.toBe(FOOD)
  expect((await visitor().get(`/items/${FOOD}`)).body).not.toContain('误记-9')
  expect(refusal(await retire())).toEqual([404, 'code/unknown'])
  expect((await keep('误记-9')).statusCode).toBe(200)
  expect(await found('误记9')).toBe(FOOD)
  await expect(app.db.deleteFrom('catalogue.legacy_code').execute()).rejects.toThrow('permission denied')
})

test('the next code of one’s own department is free in the catalogue, in drafts, and in what was typed', async () => {
  const next = async (besides = '') =>
    (await desk.editor.get(`/api/next-item-code?type=10&besides=${besides}`)).json().code
  const first = await next()
  expect(first).toMatch(/^6210\d{5}000$/)
  const after = await next(first)
  expect(Number(after.slice(6, 9))).toBeGreaterThan(Number(first.slice(6, 9)))
  const draft = await desk.open('create', [])
  const content = [{ item: 'own-matter', guide: { name: '自有事项', baseCode: first } }]
  expect((await desk.write(draft, { content })).statusCode).toBe(200)
  expect(await next()).toBe(after)
})
