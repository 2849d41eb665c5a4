import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { districtItems } from '../../../tests/district-items.ts'
import { cataloguers } from '../../../tests/item-drafts.ts'
import { newId } from '../../platform/id.ts'
import { writeTables } from '../../platform/tables.ts'
import type { TriedImport } from './acts.ts'

let app: TestApp
let owner: pg.Client
let desk: Awaited<ReturnType<typeof cataloguers>>

beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  owner = app.owner()
  await owner.connect()
  desk = await cataloguers(app)
}, 60_000)
afterAll(async () => {
  await owner.end()
  await app.close()
})

const send = (id: string, bytes: Uint8Array) =>
  app.as(desk.writer).raw(`/api/item-imports/${id}/trial?name=items.xlsx`, Buffer.from(bytes))
const tried = async (bytes: Uint8Array): Promise<TriedImport> => {
  const reply = await send(newId(), bytes)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const made = (id: string, who = desk.writer) => app.as(who).post(`/api/item-imports/${id}/drafts`)
const draftsNow = async () =>
  Number((await owner.query('select count(*) from catalogue.draft')).rows[0].count)
const table = (...rows: string[][]) => writeTables([{ name: '事项', rows }])
const FOOD = '000131123000'

describe('a trial tells what would happen and does nothing', () => {
  test('new, changed, unchanged and wrong rows, each with its place', async () => {
    const before = await draftsNow()
    const answer = await tried(
      await table(
        ['事项名称', '基本编码', '承诺办结时限'],
        ['小餐饮登记', '', '5'],
        ['食品经营许可（新办）', FOOD, '6'],
        ['食品经营许可（新办）', FOOD, '很快'],
      ),
    )
    expect(answer.rows.map(({ outcome, changed }) => [outcome, changed])).toEqual([
      ['create', []],
      ['change', ['承诺办结时限']],
      ['error', []],
    ])
    expect(answer.rows[2]?.faults.map(({ cell }) => cell)).toContain('C4')
    expect(await draftsNow()).toBe(before)
    expect((await made(answer.id)).json()).toMatchObject({ type: 'import/faulty' })
    expect(await draftsNow()).toBe(before)
  })

  test.each([
    ['no table', Buffer.from('PK\u0003\u0004 nothing'), 'table/unreadable'],
    ['an empty file', Buffer.from('  \n'), 'table/empty'],
    ['JSON of something else', Buffer.from('{"a":1}'), 'import/json-shape'],
  ])('%s gets one sentence', async (_, bytes, code) => {
    const reply = await send(newId(), bytes)
    expect([reply.statusCode, reply.json().type]).toEqual([422, code])
  })

  test('a table without the wanted columns says which ones it needs', async () => {
    const answer = await tried(await table(['序号', '备注'], ['1', '无']))
    expect(answer.faults.map(({ sentence }) => sentence).join()).toContain('事项名称')
  })
})

describe('importing makes drafts, all of them or none', () => {
  test('each draft says where it comes from, and asking again makes no second one', async () => {
    const answer = await tried(
      await table(
        ['事项名称', '实施编码', '承诺办结时限'],
        ['小作坊登记', 'TE-77', '5'],
        ['食品经营许可（新办）', '', '7'],
      ),
    )
    const before = await draftsNow()
    const [one, two] = await Promise.all([made(answer.id), made(answer.id)])
    expect([one.json(), two.json()]).toEqual([{ drafts: 2 }, { drafts: 2 }])
    expect(await draftsNow()).toBe(before + 2)
    const { rows } = await owner.query(
      `select kind, items, basis from catalogue.draft where basis like '%items.xlsx%' order by kind`,
    )
    expect(rows).toEqual([
      { kind: 'change', items: ['food-business-permit'], basis: '由文件“items.xlsx”第3行导入' },
      { kind: 'create', items: [], basis: '由文件“items.xlsx”第2行导入；原编码TE-77' },
    ])
    expect((await app.as(desk.writer).get(`/api/item-imports/${answer.id}`)).json().drafts).toBe(2)
  })

  test('what was tried on another state of the catalogue is tried again first', async () => {
    const answer = await tried(
      await table(['事项名称', '事项代号', '事项类型'], ['移动摊贩备案', 'peddler-filing', '10']),
    )
    await owner.query(
      `insert into catalogue.item select 'peddler-filing', '006210999000', local_code, name, type, window_group, department, handling, decided_at, accepted_at, subjects, themes, promised, visits, online, charged, synonyms, names, pinyin, initials, version, starts_on from catalogue.item where item = 'food-business-permit'`,
    )
    const reply = await made(answer.id)
    expect([reply.statusCode, reply.json().type]).toEqual([409, 'import/moved'])
    await owner.query(`delete from catalogue.item where item = 'peddler-filing'`)
  })

  test('a file belongs to whoever tried it', async () => {
    const answer = await tried(await table(['事项名称'], ['别人的事项']))
    expect((await made(answer.id, await desk.editorOf('market-regulation', 'B'))).json()).toMatchObject({
      type: 'import/unknown',
    })
  })
})

describe('what is exported comes back', () => {
  test.each(['xlsx', 'csv', 'json'])('%s: nothing would change', async (format) => {
    const file = await app
      .as(desk.writer)
      .get(`/api/item-export?format=${format}&department=market-regulation`)
    expect(file.statusCode, file.body.slice(0, 200)).toBe(200)
    const answer = await tried(file.rawPayload)
    expect(answer.rows.length).toBeGreaterThan(3)
    expect(answer.faults).toEqual([])
    expect(answer.rows.filter(({ outcome }) => outcome !== 'same')).toEqual([])
    expect((await made(answer.id)).json()).toMatchObject({ type: 'import/nothing' })
  })
})

test('a thousand messy names and codes of a real district become drafts, every code as it is written', async () => {
  const items = districtItems()
  const answer = await tried(Buffer.from(JSON.stringify(items)))
  expect(answer.rows).toHaveLength(items.length)
  expect(answer.rows.flatMap(({ faults }) => faults)).toEqual([])
  const wanted = answer.rows.filter(({ outcome }) => outcome === 'create')
  expect(wanted.map(({ foreignCode }) => foreignCode)).toEqual([
    ...new Set(items.map(({ itemCode }) => itemCode)),
  ])
  expect(new Set(wanted.map(({ foreignOrgan }) => foreignOrgan)).size).toBeGreaterThan(20)
  const before = await draftsNow()
  expect((await made(answer.id)).json()).toEqual({ drafts: wanted.length })
  expect(await draftsNow()).toBe(before + wanted.length)
  const last = wanted.at(-1)?.name ?? ''
  const found = await app.as(desk.writer).get(`/api/item-drafts?show=open&text=${encodeURIComponent(last)}`)
  expect(found.json().drafts.map(({ title }: { title: string }) => title)).toContain(last)
}, 60_000)
