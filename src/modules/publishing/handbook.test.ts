import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { cataloguers } from '../../../tests/item-drafts.ts'
import { shareOf } from '../../core/publishing/progress.ts'
import type { Staff } from '../../platform/actor.ts'
import { VISITOR } from '../../platform/actor.ts'
import { bind, bindLeft } from './bind.ts'
import type { VolumeLine } from './contract.ts'
import { gather } from './gather.ts'

let app: TestApp
let manager: Staff
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  manager = await staffAt(app.db, { site: HOME_HALL, role: 'hallManager' })
})
afterAll(() => app.close())

const order = (part: string, format = 'pdf') => app.as(manager).post('/api/handbooks', { part, format })
const volumeOf = async (id: string) => {
  const { volumes } = (await app.as(manager).get('/api/handbooks')).json() as { volumes: VolumeLine[] }
  return volumes.find((one) => one.id === id)
}

/** The text of each page, without spaces. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return text.map((page) => page.replaceAll(/\s/g, ''))
}

test('a volume has a cover, contents whose page numbers are right, every item of its group, and indexes', async () => {
  const { id, fresh, state } = (await order('market')).json()
  expect([fresh, state]).toEqual([true, 'ordered'])
  await bind(app, id)
  expect(await volumeOf(id)).toMatchObject({ state: 'done', pages: expect.any(Number), trouble: '' })

  const answer = await app.as(VISITOR).get('/handbooks/market.pdf')
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/pdf')
  const pages = await pagesOf(answer.rawPayload)
  expect(pages[0]).toContain('“一窗受理”事项受理材料标准化手册')
  expect(pages[0]).toContain('市场监管分册')
  const { total, items } = (await app.as(VISITOR).get('/api/items?windowGroup=market&size=50')).json()
  expect(pages[0]).toContain(`收录事项：${total}项`)
  const contents = pages.find((page) => page.includes('目录')) ?? ''
  for (const { name } of items as { name: string }[]) {
    const told = new RegExp(`${name.replaceAll(/[()（）]/g, '.')}\\.+(\\d+)`).exec(contents)?.[1]
    const begins = pages.findIndex((page) => page.includes(`${name}办事指南第1版`))
    expect(pages[begins], name).toMatch(new RegExp(`—${told}—`))
  }
  expect(pages.at(-1)).toContain('索引：按责任部门')
})

test('the same contents are made once: who asks again gets the volume that is there', async () => {
  const [one, two] = await Promise.all([order('birth'), order('birth')])
  const [first, second] = [one.json(), two.json()]
  expect(first.id).toBe(second.id)
  expect([first.fresh, second.fresh].toSorted()).toEqual([false, true])
  expect((await order('birth', 'docx')).json().id).not.toBe(first.id)
})

test('a volume can be ordered however many were ordered before it', async () => {
  for (let nth = 0; nth < 8; nth++)
    expect((await order('insurance')).statusCode, `order ${nth + 1}`).toBe(200)
})

test('a volume that somebody began and did not finish is begun again; one at work is left alone', async () => {
  const { id } = (await order('police')).json()
  const owner = app.owner()
  await owner.connect()
  const begun = (ago: string) =>
    owner.query(
      `update publishing.volume set state = 'setting', taken_at = now() - $2::interval where id = $1`,
      [id, ago],
    )
  await begun('5 seconds')
  await bind(app, id)
  expect((await volumeOf(id))?.state).toBe('setting')
  await begun('5 minutes')
  await owner.query(`update publishing.volume set ordered_at = now() - interval '1 hour' where id = $1`, [id])
  await owner.end()
  await bindLeft.run(app.db, app.setting)
  expect((await volumeOf(id))?.state).toBe('done')
})

test('only those who write, audit or hand out the handbook have it made; everybody reads what is finished', async () => {
  const clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' })
  expect((await app.as(clerk).post('/api/handbooks', { part: 'market', format: 'pdf' })).statusCode).toBe(403)
  expect((await app.as(VISITOR).get('/api/handbooks')).statusCode).toBe(401)
  await bind(app, (await order('market')).json().id)
  const page = await app.as(VISITOR).get('/handbooks')
  expect(page.body).toContain('市场监管分册')
  expect(page.body).toContain('/handbooks/market.pdf')
  const unmade = await app.as(VISITOR).get('/handbooks/investment.pdf')
  expect(unmade.statusCode).toBe(404)
})

test('whoever has the newest volume is not sent it again', async () => {
  await bind(app, (await order('market')).json().id)
  const first = await app.as(VISITOR).get('/handbooks/market.pdf')
  const etag = String(first.headers.etag)
  const again = await app.as(VISITOR, { 'if-none-match': etag }).get('/handbooks/market.pdf')
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
})

test('a citizen takes the guide of one item along, with who decides where they are', async () => {
  const answer = await app.as(VISITOR).get('/items/food-business-permit/guide.pdf?place=620826000000')
  expect(answer.statusCode).toBe(200)
  const text = (await pagesOf(answer.rawPayload)).join('')
  for (const part of [
    '设定依据',
    '受理条件',
    '申请材料',
    '办理流程',
    '办理时限',
    '收费标准和依据',
    '注意事项',
    '空白表格',
    '填写说明',
    '示例样表',
    '静宁县市场监督管理局',
    '中华人民共和国食品安全法',
  ])
    expect(text, part).toContain(part)
})

test('a county’s volume says its own place, telephone and shorter promise; the city’s who differs', async () => {
  const organ = await (await cataloguers(app)).organOf('market-regulation', '620826000000')
  const chief = await staffAt(app.db, { role: 'approver', organ })
  const { lines } = (await app.as(chief).get('/api/local-guides')).json() as {
    lines: { item: string; code: string }[]
  }
  const { code } = lines.find(({ item }) => item === 'food-business-permit') ?? {}
  const local = {
    promised: { count: 4, unit: 'workingDay' },
    ...{ address: '静宁县南环路政务大厅三楼', window: '12号窗口', phone: '0933-2590012' },
  }
  const say = async (phone: string) => {
    const said = { local: { ...local, phone }, startsOn: '2026-04-20', reason: '本县提速' }
    expect((await app.as(chief).put(`/api/local-guides/${code}`, said)).statusCode).toBe(200)
  }
  const print = async () => (await order('market', 'docx')).json()
  await say('0933-2590000')
  const before = await print()
  await say(local.phone)
  expect((await print()).id, 'the same volume as before').not.toBe(before.id)
  const county = '620826000000'
  const { id } = (
    await app.as(manager).post('/api/handbooks', { part: 'market', format: 'docx', division: county })
  ).json()
  await bind(app, id)
  expect(await volumeOf(id)).toMatchObject({ state: 'done', division: county, place: '静宁县' })
  expect((await app.as(VISITOR).get(`/handbooks/market-${county}.docx`)).statusCode).toBe(200)
  const written = async (division: string) => {
    const book = await gather(app.db, { part: 'market', division }, app.setting.today(), async () => {})
    const chapter = book.chapters.find(({ id: item }) => item === 'food-business-permit')
    return { cover: book.part, text: JSON.stringify(chapter?.blocks) }
  }
  const row = '["静宁县市场监督管理局","静宁县南环路政务大厅三楼\\n12号窗口","0933-2590012","4个工作日"]'
  const here = await written(county)
  expect(here.cover).toBe('市场监管分册（静宁县）')
  for (const [label, text] of [
    ['决定机关', '静宁县市场监督管理局'],
    ['承诺办结时限', '4个工作日'],
    ['本地办理地点', '静宁县南环路政务大厅三楼　12号窗口'],
    ['本地咨询电话', '0933-2590012'],
  ])
    expect(here.text).toContain(JSON.stringify({ label, text }))
  expect(here.text).not.toContain('各地办理地点')
  const city = await written('')
  expect(city.cover).toBe('市场监管分册')
  expect(city.text).toContain(row)
  expect(city.text).not.toContain('本地办理地点')
  expect((await written('620802000000')).text).not.toContain('0933-2590012')
  expect((await app.as(VISITOR).get('/handbooks')).body).toContain('市场监管分册（静宁县）')
  const nowhere = await app
    .as(manager)
    .post('/api/handbooks', { part: 'market', format: 'pdf', division: '110101000000' })
  expect([nowhere.statusCode, nowhere.json().type]).toEqual([404, 'organisation/division-unknown'])
})

test('typesetting is told by the time so far and what earlier volumes took, and never as nearly done', async () => {
  const { id } = (await order('realEstate', 'docx')).json()
  const owner = app.owner()
  await owner.connect()
  await owner.query(`delete from publishing.volume where id <> $1`, [id])
  const begun = (seconds: number) =>
    owner.query(
      `update publishing.volume set state = 'setting', gathered = items, taken_at = now(), setting_at = now() - make_interval(secs => $2) where id = $1`,
      [id, seconds],
    )
  await begun(9)
  const alone = await volumeOf(id)
  expect(alone?.setting).toMatchObject({ elapsed: expect.any(Number), expected: null })
  await owner.query(
    `insert into publishing.volume (id, part, format, fingerprint, items, gathered, state, ordered_by, orderer, ordered_on, setting_at, finished_at, size, sha256)
     select gen_random_uuid(), 'all', 'docx', repeat('a', 64), 10, 10, 'done', 'x', 'x', '2026-04-01', now() - interval '20 seconds', now(), 1, repeat('b', 64)`,
  )
  const items = alone?.items ?? 0
  expect((await volumeOf(id))?.setting?.expected).toBe(items * 2)
  expect((await app.as(VISITOR).get('/handbooks')).body).toMatch(/正在排版，已用\d+秒，预计约\d+秒/)
  await begun(100_000)
  const late = await volumeOf(id)
  expect((await app.as(VISITOR).get('/handbooks')).body).toMatch(/比预计的\d+秒长/)
  expect(late && shareOf(late)).toBeLessThan(1)
  await owner.end()
})
