import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import { day } from '../../core/day.ts'
import type { Staff } from '../../platform/actor.ts'
import type { ChangeLine, OrganRecord, PostView, SiteRecord } from './acts.ts'
import { organOf, postsOf, siteOf, sitesById, windowsOf } from './facade.ts'
import { foundAdministrator } from './founding.ts'
import { verifyRecord } from './record.ts'

const TODAY = '2026-04-20'
const LATER = '2026-05-06'
const CITY = '620800000000'
const COUNTY = '620826000000'
const HALL = 'hall-620826'
const reason = '机构改革'
let app: TestApp
let system: Staff
let security: Staff
let auditor: Staff
let person: string
beforeAll(async () => {
  app = await testApp({ today: TODAY })
  const at = (role: 'systemAdmin' | 'securityAdmin' | 'auditAdmin') =>
    staffAt(app.db, { division: CITY, role }, { on: TODAY })
  ;[system, security, auditor] = [await at('systemAdmin'), await at('securityAdmin'), await at('auditAdmin')]
  const entered = { name: '常永红', staffNo: '771234', title: '中心主任', from: TODAY, reason }
  person = (await app.as(system).post('/api/people', entered)).json().id
})
afterAll(() => app.close())

type Reply = { statusCode: number; json: () => { type?: string; title?: string } }
const said = (reply: Reply) => [reply.statusCode, reply.json().type]
const post = (path: string, body: object, id: string = randomUUID()) =>
  app.as(system).post(`/api${path}`, { reason, ...body }, id)
const site = async (id = HALL) =>
  (await app.as(auditor).get(`/api/establishment/sites/${id}`)).json() as SiteRecord
const organIn = async (department: string) => {
  const { organs } = (await app.as(system).get(`/api/divisions/${COUNTY}/organs`)).json()
  return organs.find((one: { department: string }) => one.department === department).id as string
}
const NEW = {
  creditCode: '11620826MB0000001J',
  department: 'market-regulation',
  division: COUNTY,
  name: '静宁县数据局',
  shortName: '县数据局',
  documentName: '静数',
  reviewBody: '静宁县人民政府',
  court: '静宁县人民法院',
  address: '静宁县城关镇中街1号',
  consultPhone: '0933-2521001',
  supervisePhone: '0933-2521002',
  from: LATER,
}

describe('an organ', () => {
  test('is entered under a credit code that is one, and one of a department in a place', async () => {
    const wrong = await post('/establishment/organs', NEW)
    expect(said(wrong)).toEqual([422, 'organisation/credit-code'])
    expect(wrong.json().title).toContain('校验码')
    const twice = await post('/establishment/organs', { ...NEW, creditCode: await organIn('health') })
    expect(said(twice)).toEqual([409, 'organisation/organ-there'])
    const same = await post('/establishment/organs', { ...NEW, creditCode: '1162082601434877XF' })
    expect(said(same)[1]).toMatch(/^organisation\/(department|organ)-there$/)
    const phones = { creditCode: '1162082601434877XF', supervisePhone: NEW.consultPhone }
    expect(said(await post('/establishment/organs', { ...NEW, ...phones }))).toEqual([
      422,
      'organisation/same-phones',
    ])
  })

  test('takes another name from a day on; until then, and on papers of before, it has the old one', async () => {
    const organ = await organIn('health')
    const { reviewBody, court } = NEW
    const name = {
      name: '静宁县卫生健康委员会',
      shortName: '县卫健委',
      documentName: '静卫委',
      reviewBody,
      court,
    }
    const before = (await organOf(app.db, organ, day(TODAY))).name
    const answer = await post(`/establishment/organs/${organ}/names`, { ...name, from: LATER })
    expect(
      (answer.json() as OrganRecord).names.map(({ name, from, to }) => [name, from === LATER, to]),
    ).toEqual([
      [name.name, true, null],
      [before, false, '2026-05-05'],
    ])
    expect((await organOf(app.db, organ, day('2026-05-05'))).name).toBe(before)
    expect((await organOf(app.db, organ, day(LATER))).name).toBe(name.name)
    const again = await post(`/establishment/organs/${organ}/names`, { ...name, from: '2026-04-30' })
    expect(said(again)).toEqual([409, 'organisation/name-later'])
  })

  test('does not end while posts, sites or cases need it', async () => {
    const organ = await organIn('market-regulation')
    const answer = await post(`/establishment/organs/${organ}/closure`, { lastDay: TODAY })
    expect(said(answer)).toEqual([409, 'organisation/remains'])
    expect(answer.json().title).toContain('审查岗')
  })
})

describe('a window', () => {
  test('is opened with a number of its own, taken over by another group from a day on, and closed', async () => {
    const opened = await post(`/establishment/sites/${HALL}/windows`, {
      ...{ number: 88, name: '企业开办专窗', kind: 'comprehensive', groups: ['market'], from: TODAY },
    })
    const window = (opened.json() as SiteRecord).windows.find(({ number }) => number === 88)
    expect(window).toMatchObject({ name: '企业开办专窗', groups: ['market'], from: TODAY, to: null })
    const id = window?.id ?? ''
    const twice = { number: 88, name: '另一个窗口', kind: 'output', groups: [], from: TODAY }
    expect(said(await post(`/establishment/sites/${HALL}/windows`, twice))).toEqual([
      409,
      'organisation/window-there',
    ])
    await post(`/establishment/windows/${id}/arrangement`, {
      ...{ name: '企业和医保专窗', groups: ['insurance'], from: LATER },
    })
    const groupsOn = async (on: string) =>
      (await windowsOf(app.db, HALL, day(on))).find((one) => one.id === id)?.groups.map(({ group }) => group)
    expect([await groupsOn('2026-05-05'), await groupsOn(LATER)]).toEqual([['market'], ['insurance']])

    const clerk = (
      await post('/posts', {
        role: 'clerk',
        seat: id,
        title: '静宁县政务服务中心88号窗口综合受理岗',
        from: TODAY,
      })
    ).json() as PostView
    const busy = await post(`/establishment/windows/${id}/closure`, { lastDay: LATER })
    expect(said(busy)).toEqual([409, 'organisation/remains'])
    expect(busy.json().title).toContain('88号窗口综合受理岗')

    const given = { side: 'A', person, from: TODAY, reason: '上岗' }
    await app.as(security).post(`/api/posts/${clerk.id}/appointments`, given)
    expect((await postsOf(app.db, person, day(LATER))).map((one) => one.window)).toEqual([id])
    expect((await post(`/posts/${clerk.id}/closure`, { lastDay: '2026-05-05' })).statusCode).toBe(200)
    expect(await postsOf(app.db, person, day(LATER))).toEqual([])
    expect(await postsOf(app.db, person, day('2026-05-05'))).toHaveLength(1)
    await post(`/establishment/windows/${id}/closure`, { lastDay: '2026-05-05' })
    const late = { role: 'clerk', seat: id, title: '静宁县政务服务中心88号窗口综合受理岗', from: LATER }
    expect(said(await post('/posts', late))).toEqual([409, 'organisation/closed-already'])
    app.turnTo(LATER)
    expect(((await app.as(auditor).get(`/api/posts/${clerk.id}`)).json() as PostView).to).toBe('2026-05-05')
    const after = { side: 'A', person, from: LATER, reason: '上岗' }
    expect(said(await app.as(security).post(`/api/posts/${clerk.id}/appointments`, after))).toEqual([
      404,
      'organisation/post-unknown',
    ])
    app.turnTo(TODAY)
    expect(await groupsOn(LATER)).toBeUndefined()
    expect((await site()).windows.find((one) => one.id === id)).toMatchObject({ to: '2026-05-05' })
  })

  test('keeps its id for life: another window of the same number has another', async () => {
    const open = (from: string) =>
      post(`/establishment/sites/${HALL}/windows`, {
        ...{ number: 87, name: '临时窗口', kind: 'output', groups: [], from },
      })
    const [first] = ((await open(TODAY)).json() as SiteRecord).windows.filter(({ number }) => number === 87)
    await post(`/establishment/windows/${first?.id}/closure`, { lastDay: TODAY })
    const all = ((await open(LATER)).json() as SiteRecord).windows.filter(({ number }) => number === 87)
    expect(new Set(all.map(({ id }) => id)).size).toBe(2)
  })
})

describe('a site', () => {
  test('is opened under the nearest centre, amended at once, and closed when nothing needs it', async () => {
    const asked = {
      ...{
        kind: 'branch',
        organ: await organIn('health'),
        name: '静宁县卫生健康分厅',
        address: '静宁县城关镇南街2号',
      },
      ...{ phone: '0933-2520001', hours: '周一至周五 8:30至17:30', area: 120, director: person, from: TODAY },
    }
    const request = randomUUID()
    const opened = (await post('/establishment/sites', asked, request)).json() as SiteRecord
    expect((await post('/establishment/sites', asked, request)).json().id).toBe(opened.id)
    expect(await siteOf(app.db, opened.id, day(TODAY))).toMatchObject({ parent: HALL, merged: false })
    const { address, phone, hours } = asked
    await post(`/establishment/sites/${opened.id}/particulars`, {
      name: '静宁县卫健分厅',
      address,
      phone,
      hours,
    })
    await post(`/establishment/sites/${opened.id}/closure`, { lastDay: TODAY })
    expect((await sitesById(app.db, [opened.id])).get(opened.id)?.name).toBe('静宁县卫健分厅')
    await expect(siteOf(app.db, opened.id, day('2026-04-21'))).rejects.toThrow('没有这个办事场所')
    const closed = (await app.as(system).get('/api/establishment/sites?closed=yes')).json()
    expect(closed.total).toBe(0) // it is there until the end of its last day
  })

  test('does not close over its windows', async () => {
    const answer = await post(`/establishment/sites/${HALL}/closure`, { lastDay: TODAY })
    expect(said(answer)).toEqual([409, 'organisation/remains'])
  })
})

describe('a post', () => {
  test('sits where its kind wants it, and nobody opens one of the three administrators', async () => {
    const wrong = await post('/posts', { role: 'reviewer', seat: HALL, title: '静宁县审查岗', from: TODAY })
    expect(said(wrong)).toEqual([422, 'organisation/seat'])
    const asked = { role: 'systemAdmin', seat: CITY, title: '又一个系统管理岗', from: TODAY }
    expect((await post('/posts', asked)).statusCode).toBe(400)
    expect(said(await post(`/posts/auditAdmin@${CITY}/closure`, { lastDay: TODAY }))).toEqual([
      403,
      'actor/not-allowed',
    ])
  })

  test('is staffed before its first day', async () => {
    const title = '静宁县政务服务中心帮办岗'
    const opened = (
      await post('/posts', { role: 'helper', seat: HALL, title, from: LATER })
    ).json() as PostView
    const listed = await app.as(security).get(`/api/posts?search=${encodeURIComponent(title)}`)
    expect(listed.json().posts.map(({ id }: PostView) => id)).toEqual([opened.id])
    const given = { side: 'A', person, from: LATER, reason: '上岗' }
    expect((await app.as(security).post(`/api/posts/${opened.id}/appointments`, given)).statusCode).toBe(200)
    const early = { ...given, side: 'B', from: TODAY }
    expect(said(await app.as(security).post(`/api/posts/${opened.id}/appointments`, early))[0]).toBe(404)
  })

  test('is not the last of its kind where cases wait for one', async () => {
    const people = await applicants(app)
    await people.atWindow('wang')
    const { rows } = await (async () => {
      const owner = app.owner()
      await owner.connect()
      try {
        return await owner.query(
          `select p.id from cases.file f join organisation.post p
             on coalesce(p.organ_id, p.site_id) = f.desk_place and p.role = f.desk_role
           where f.desk_role <> 'applicant'`,
        )
      } finally {
        await owner.end()
      }
    })()
    const answers = []
    for (const { id } of rows) answers.push(await post(`/posts/${id}/closure`, { lastDay: TODAY }))
    expect(rows.length).toBeGreaterThan(0)
    expect(said(answers.at(-1) as Reply)).toEqual([409, 'organisation/remains'])
    expect(answers.at(-1)?.json().title).toContain('件办件在等这个岗位')
  })

  test('is called otherwise at once, and the record says what it was called', async () => {
    const id = `reviewer@${await organIn('health')}`
    const title = '县卫生健康委审查岗'
    const before = ((await app.as(system).get(`/api/posts/${id}`)).json() as PostView).title
    expect(((await post(`/posts/${id}/name`, { title })).json() as PostView).title).toBe(title)
    const { changes } = (await app.as(auditor).get(`/api/changes?post=${id}`)).json() as {
      changes: ChangeLine[]
    }
    expect(changes[0]).toMatchObject({ kind: 'postRenamed', subject: title, facts: { formerly: before } })
  })
})

test('whatever changed has its line, found from the place; a refusal has none', async () => {
  const { changes } = (await app.as(auditor).get(`/api/changes?place=${HALL}`)).json() as {
    changes: ChangeLine[]
  }
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(
    new Set(['windowOpened', 'windowAmended', 'windowClosed', 'postOpened']),
  )
})

test('an empty city is built up from its first administrator, organ by organ', async () => {
  const bare = await testApp({ today: TODAY, empty: true })
  const owner = bare.owner()
  await owner.connect()
  try {
    await foundAdministrator(owner, { role: 'systemAdmin', name: '靳海福', staffNo: '00001', on: day(TODAY) })
    const first = await staffAt(bare.db, { division: CITY, role: 'systemAdmin' }, { on: TODAY })
    const make = async (path: string, body: object) => {
      const reply = await bare.as(first).post(`/api${path}`, { reason: '建立城市', from: TODAY, ...body })
      expect(reply.statusCode, `${path}: ${reply.body}`).toBe(200)
      return reply.json()
    }
    const organ = await make('/establishment/organs', {
      ...NEW,
      creditCode: '1162082601434877XF',
      from: TODAY,
    })
    const director = await make('/people', {
      name: '常永红',
      staffNo: '00002',
      organ: organ.id,
      title: '主任',
    })
    const hall = await make('/establishment/sites', {
      ...{ kind: 'hall', organ: organ.id, name: '静宁县政务服务中心', address: '静宁县城关镇中街3号' },
      ...{ phone: '0933-2520000', hours: '周一至周五 8:30至17:30', area: 3000, director: director.id },
    })
    const { windows } = await make(`/establishment/sites/${hall.id}/windows`, {
      ...{ number: 1, name: '综合窗口', kind: 'combined', groups: ['*'] },
    })
    const clerk = await make('/posts', { role: 'clerk', seat: windows[0].id, title: '1号窗口综合受理岗' })
    expect([hall.id, clerk.id]).toEqual(['hall-620826', 'clerk@hall-620826-01'])
    expect(await verifyRecord(owner)).toMatchObject({ ok: true, changes: 6 })
  } finally {
    await owner.end()
    await bare.close()
  }
})
