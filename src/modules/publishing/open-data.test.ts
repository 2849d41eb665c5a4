import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { OPEN_FIELDS } from '../../core/words/open-data.ts'
import { VISITOR } from '../../platform/actor.ts'
import { csvLine } from './csv.ts'
import { DATASETS } from './open-data.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
})
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) => app.as(VISITOR, headers).get(url)
type Record_ = Record<string, unknown>
const records = async (name: string) => (await get(`/open-data/${name}.json`)).json().records as Record_[]

test.each(DATASETS)(
  '%s: every record has exactly the fields of its schema, and each is of its type',
  async (name) => {
    const schema = (await get(`/open-data/${name}.schema.json`)).json()
    const { properties } = schema.properties.records.items
    const all = await records(name)
    expect(all.length).toBeGreaterThan(0)
    for (const record of all) {
      expect(Object.keys(record)).toEqual(Object.keys(OPEN_FIELDS[name]))
      for (const [key, value] of Object.entries(record)) {
        const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
        const wanted = properties[key].type
        expect(type === wanted || (wanted === 'number' && type === 'integer'), `${key}: ${value}`).toBe(true)
      }
    }
  },
)

test('fields stand in the schema with their Chinese name and their name in the national list', async () => {
  const { properties } = (await get('/open-data/items.schema.json')).json().properties.records.items
  expect(properties.baseCode).toMatchObject({ title: '基本编码', 'x-national-field': 'catalog_code' })
})

test.each(DATASETS)('%s: page after page is the whole, nothing twice', async (name) => {
  const whole = await records(name)
  const paged: Record_[] = []
  const host = app.setting.publicUrl
  for (let next = `${host}/open-data/${name}.json?limit=60`; next; ) {
    const body = (await get(next.slice(host.length))).json()
    paged.push(...body.records)
    next = body.next
  }
  expect(paged).toEqual(whole)
})

test('a CSV says where it goes on; all of its pages are the lines of the whole', async () => {
  const rows = (text: string) => text.slice(text.indexOf('\r\n') + 2)
  const whole = (await get('/open-data/sites.csv')).body
  let paged = ''
  for (let next: string | undefined = '/open-data/sites.csv?limit=70'; next; ) {
    const answer = await get(next)
    paged += rows(answer.body)
    next = /<http:\/\/[^/]+([^>]+)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1]
  }
  expect(paged).toBe(rows(whole))
})

test('Excel opens a CSV: BOM, quotes, line breaks inside a cell; and runs nothing of it', async () => {
  const answer = await get('/open-data/guides.csv')
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
  expect(answer.body.startsWith('\uFEFF事项标识,事项名称,基本编码,')).toBe(true)
  expect(csvLine(['a,"b"\nc', 3, true])).toBe('"a,""b""\nc",3,是\r\n')
  for (const bad of ['=1+1', '+1', '-1', '@a', ' =1', '\t=1', '＝1'])
    expect(csvLine([bad]).replace(/^"/, '').startsWith("'"), bad).toBe(true)
  expect(csvLine(['0933-12345'])).toBe('0933-12345\r\n')
})

test('whoever has the edition is told so; a new version of a guide is another edition', async () => {
  const first = await get('/open-data/items.json')
  const etag = String(first.headers.etag)
  expect(new Date(String(first.headers['last-modified'])).getTime()).toBeGreaterThan(0)
  expect((await get('/open-data/items.json', { 'if-none-match': `W/${etag}` })).statusCode).toBe(304)
  expect((await get('/open-data/items.json?limit=2', { 'if-none-match': etag })).statusCode).toBe(200)
  const owner = app.owner()
  await owner.connect()
  await owner.query(`
    insert into catalogue.guide (item, version, starts_on, data, fingerprint)
    select item, 2, '2026-04-01', data || '{"name":"食品经营许可（改）"}', fingerprint from catalogue.guide where item = 'food-business-permit'`)
  await owner.end()
  const again = await get('/open-data/items.json', { 'if-none-match': etag })
  expect(again.statusCode).toBe(200)
  const food = again.json().records.find(({ item }: Record_) => item === 'food-business-permit')
  expect(food).toMatchObject({ version: 2, name: '食品经营许可（改）', validFrom: '2026-04-01' })
})

test('an item that is suspended is not published while it is', async () => {
  const owner = app.owner()
  await owner.connect()
  const first = await get('/open-data/items.json')
  const draft = (
    await owner.query<{ id: string }>(`
      insert into catalogue.draft (id, kind, items, base, content, department, organ, authors)
      values (gen_random_uuid(), 'suspend', '{clinic-filing}', '{}', '[]', 'health', 'organ', '{}') returning id`)
  ).rows[0]?.id
  const stands = (seq: number, on: string, standing: string, how: string) =>
    owner.query(
      `insert into catalogue.standing (item, seq, starts_on, standing, how, reason, draft)
       values ('clinic-filing', $1, $2, $3, $4, '系统升级', $5)`,
      [seq, on, standing, how, draft],
    )
  await stands(1, '2026-04-10', 'suspended', 'suspend')
  const again = await get('/open-data/items.json', { 'if-none-match': String(first.headers.etag) })
  expect(again.statusCode).toBe(200)
  expect(again.json().records).toHaveLength(first.json().records.length - 1)
  await stands(2, '2026-04-15', 'active', 'resume')
  await owner.end()
  expect(await records('items')).toHaveLength(first.json().records.length)
})

test('no person stands in the data: neither whoever leads a hall nor whoever sits in it', async () => {
  const owner = app.owner()
  await owner.connect()
  const { rows } = await owner.query<{ name: string }>('select distinct name from organisation.person')
  await owner.end()
  expect(rows.length).toBeGreaterThan(10)
  const sites = await records('sites')
  const values = new Set(sites.flatMap((site) => Object.values(site)))
  expect(rows.filter(({ name }) => values.has(name))).toEqual([])
  expect(Object.keys(sites[0] ?? {}).some((key) => /director|staff|person/i.test(key))).toBe(false)
})

test('what is asked for wrongly is refused as a problem', async () => {
  const unknown = await get('/open-data/people.json')
  expect([unknown.statusCode, unknown.json().type]).toEqual([404, 'open-data/unknown'])
  for (const query of ['limit=0', 'limit=100000', 'limit=x', 'after=%00', 'after=a&after=b']) {
    const refused = await get(`/open-data/items.json?${query}`)
    expect([refused.statusCode, refused.json().type], query).toEqual([400, 'open-data/page'])
  }
})

test('the page tells every dataset, its terms and what its fields mean', async () => {
  const { body } = await get('/open-data')
  for (const name of DATASETS) expect(body).toContain(`/open-data/${name}.csv`)
  expect(body).toContain('catalog_code')
  expect(body).toContain('政府信息公开条例')
  expect((await get('/open-data/index.json')).json().datasets).toHaveLength(DATASETS.length)
})
