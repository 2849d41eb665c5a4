import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { localAddress } from './portal.tsx'

const COUNTY = '620826000000'
const TOWNSHIP = '620826101000'
const VILLAGE = '620826101201'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-11-23' })
})
afterAll(() => app.close())

const ask = (url: string, cookie = '') => app.server.inject({ url, headers: { cookie } })
async function read(url: string, cookie = ''): Promise<string> {
  const reply = await ask(url, cookie)
  expect(reply.statusCode, url).toBe(200)
  return reply.body
    .replace(/<a [^>]*?href="([^"]*)"[^>]*>/g, (_, href: string) => `[${href.replaceAll('&amp;', '&')}]`)
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
}

describe('a place is chosen once', () => {
  test('by a link that sets a cookie and leads back to where one was', async () => {
    const back = '/items/food-business-permit?answers=business%3Acanteen'
    const reply = await ask(`/place?${new URLSearchParams({ at: COUNTY, return: back })}`)
    expect([reply.statusCode, reply.headers.location]).toEqual([303, back])
    expect(reply.headers['set-cookie']).toMatch(/^place=620826000000; Path=\/; Max-Age=\d{8}; SameSite=Lax$/)
  })

  test('from the city down to the village, each level being enough', async () => {
    const counties = await read('/place?return=/items')
    expect(counties).toContain(`[/place?in=${COUNTY}&return=%2Fitems]静宁县`)
    expect(counties).toContain('[/place?at=LOCAL-PLIP&return=%2Fitems]平凉工业园区')
    const townships = await read(`/place?in=${COUNTY}&return=/items`)
    expect(townships).toContain(`[/place?at=${COUNTY}&return=%2Fitems]就选静宁县`)
    expect(townships).toContain(`[/place?in=${TOWNSHIP}&return=%2Fitems]威戎镇`)
    const villages = await read(`/place?in=${TOWNSHIP}&return=/items`)
    expect(villages).toContain(`[/place?at=${VILLAGE}&return=%2Fitems]杨桥村`)
  })

  test('and forgotten again', async () => {
    expect(await read('/place?return=/', `place=${VILLAGE}`)).toContain('[/place?at=&return=%2F]不记住地方')
    const reply = await ask('/place?at=&return=/')
    expect(reply.headers['set-cookie']).toMatch(/^place=; .*Max-Age=0/)
  })

  test('one that does not exist is refused; an old cookie does no harm', async () => {
    expect((await ask('/place?at=110101000000')).statusCode).toBe(404)
    expect(await read('/', 'place=110101000000')).toContain('您在哪个县')
    expect(await read('/', 'place=620824000000')).toContain('您在哪个县') // 华亭县 became 华亭市 in 2018
  })

  test.each([
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/place?at=x', '/'],
    ['/signout', '/'],
    [undefined, '/'],
    ['/items?q=%E5%BC%80', '/items?q=%E5%BC%80'],
    ['/sites/hall-620826#staff', '/sites/hall-620826#staff'],
  ])('leads back from %s to %s only', (asked, to) => {
    expect(localAddress(asked)).toBe(to)
  })
})

describe('places', () => {
  test('are found by county, township and village; a village leads to its station', async () => {
    expect(await read('/places')).toContain(`[/places/${COUNTY}]静宁县`)
    const county = await read(`/places/${COUNTY}`)
    expect(county).toContain('[/sites/hall-620826]静宁县政务服务中心')
    expect(county).toContain('部门分厅')
    expect(county).toContain(`[/places/${TOWNSHIP}]威戎镇`)
    expect(county).toContain(`[/place?at=${COUNTY}&return=%2Fplaces%2F${COUNTY}]记住这个地方`)
    const township = await read(`/places/${TOWNSHIP}`, `place=${TOWNSHIP}`)
    expect(township).toContain(`[/places/${VILLAGE}]杨桥村`)
    expect(township).toContain('您选的就是这里')
    const village = await ask(`/places/${VILLAGE}`)
    expect([village.statusCode, village.headers.location]).toEqual([303, `/sites/station-${VILLAGE}`])
  })

  test('are found by a name or an address, a page at a time', async () => {
    expect(await read(`/places?q=${encodeURIComponent('杨桥村')}`)).toContain(`[/sites/station-${VILLAGE}]`)
    const many = await read(`/places/${COUNTY}?q=${encodeURIComponent('便民服务站')}`)
    expect(many).toMatch(/共\d{3}处/)
    expect(many).toContain('page=2]下一页')
    expect(await read(`/places?q=${encodeURIComponent('火星')}`)).toContain('没有找到这样的地方')
  })

  test('unknown ones are a page that helps', async () => {
    for (const url of ['/places/110101000000', '/sites/hall-1', '/sites/x']) {
      const reply = await ask(url)
      expect(reply.statusCode, url).toBe(404)
      expect(reply.body).toContain('0933-12345')
    }
  })
})

describe('an office publishes (公示) what the notice of 2018-05-16 asks for', () => {
  test('items with their promised limits, the flow, the rules, the people and the limits', async () => {
    const text = await read('/sites/hall-620826')
    for (const part of ['办理事项和承诺时限（共', '办理流程', '办事制度', '办理人员', '监督投诉电话'])
      expect(text).toContain(part)
    expect(text).toMatch(
      /\[\/items\/food-business-permit\?place=620826000000\]食品经营许可（新办）承诺8个工作日办结/,
    )
    for (const rule of ['首问负责', '一次性告知', '限时办结', 'AB岗', '帮办代办'])
      expect(text).toContain(rule)
    expect(text).toMatch(/1号 投资项目审批综合窗口受理投资项目审批/)
    expect(text).toMatch(/带班负责人[^（]+（中心主任）/)
    expect(text).toMatch(/1号窗口综合受理岗.{2,4} 工号\d{6} 在岗/)
  })

  test('a station has what villages do, and names the centre above it; a branch hall says it has not moved in', async () => {
    const station = await read(`/sites/station-${VILLAGE}`)
    expect(station).toContain('/items/rural-homestead-approval?')
    expect(station).not.toContain('/items/food-business-permit')
    expect(station).toContain('[/sites/centre-620826101]静宁县威戎镇便民服务中心')
    const branch = await read('/sites/branch-620826-tax')
    expect(branch).toContain('接受统一监督')
    expect(branch).not.toContain('/items/identity-card-replacement')
  })

  test('only what its windows take in today', async () => {
    expect(await read('/sites/hall-620802')).toContain('/items/identity-card-replacement?')
    const owner = app.owner()
    await owner.connect()
    await owner.query(`
      update organisation.window_group set valid_to = '2026-11-22'
      where window_id like 'hall-620802-%' and item_group = 'police'`)
    await owner.end()
    const text = await read('/sites/hall-620802')
    expect(text).not.toContain('/items/identity-card-replacement?')
    expect(text).toContain('/items/food-business-permit?')
    expect(await read('/items/identity-card-replacement?place=620802000000')).not.toContain(
      '崆峒区政务服务中心',
    )
  })

  test('who is away shows as away, and who stands in as standing in', async () => {
    const owner = app.owner()
    await owner.connect()
    await owner.query(`
      insert into organisation.absence (id, person_id, first_day, last_day, reason, recorded_by)
      select gen_random_uuid(), person_id, '2026-11-23', '2026-11-23', 'leave', person_id
      from organisation.holding where post_id = 'clerk@hall-620826-02' and side = 'A' and valid_to is null`)
    await owner.end()
    expect(await read('/sites/hall-620826')).toMatch(
      /2号窗口综合受理岗.{2,4} 工号\d{6} 不在岗.{2,4} 工号\d{6} 顶岗/,
    )
  })
})
