import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { databaseUrl } from '../../../tests/setup.ts'
import { day } from '../../core/day.ts'
import { VISITOR } from '../../platform/actor.ts'
import { type Db, openDb, transact } from '../../platform/db.ts'
import { buildServer } from '../../platform/server.ts'
import type { Setting } from '../../platform/setting.ts'
import { appoint } from './appointments.ts'
import { authorise, withdrawAuthorisation } from './authorisations.ts'
import {
  assertActs,
  divisionOn,
  divisionPath,
  divisionsUnder,
  findStanding,
  holdersOf,
  mayDecide,
  organFor,
  organOf,
  personsById,
  postOf,
  postsAt,
  postsOf,
  recordAbsence,
  siteOf,
  sitesAccepting,
  sitesHandingOut,
  standIn,
  takes,
  windowsOf,
} from './facade.ts'
import { foundAdministrator } from './founding.ts'
import { hasOrgans, loadCity } from './load.ts'
import { organisationRoutes } from './routes.ts'

const TODAY = day('2026-11-23')
const JINGNING = '620826000000'
const VILLAGE = '620826101201' // a village of 威戎镇

let db: Db
let owner: pg.Client
let server: Awaited<ReturnType<typeof buildServer>>
let close: () => Promise<void>

/** The module alone on a database of its own, with 静宁县 and 华亭市 in it. */
beforeAll(async () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(inject('server'))
  await admin.connect()
  await admin.query(`create database ${name} template onewindow_template`)
  const url = databaseUrl(inject('server'), name)
  owner = new pg.Client(url)
  await owner.connect()
  await loadCity(owner, { counties: ['620826', '620881'] })
  await owner.query('analyze')
  db = openDb(url, 4)
  const setting = { today: () => TODAY } as Setting
  const identify = async () => ({ actor: VISITOR, formToken: '' })
  server = await buildServer([{ name: 'organisation', routes: organisationRoutes }], {
    db,
    setting,
    identify,
  })
  close = async () => {
    await server.close()
    await db.destroy()
    await owner.end()
    await admin.query(`drop database ${name}`)
    await admin.end()
  }
})
afterAll(() => close())

const get = async (url: string) => (await server.inject({ url: `/api${url}` })).json()
const organ = async (
  department: string,
  division = JINGNING,
  level: 'city' | 'county' | 'township' | 'village' = 'county',
) => organFor(db, { department, level, division }, TODAY)

describe('divisions', () => {
  test('an area is what it was called on that day', async () => {
    const named = async (code: string, on: string) => (await divisionOn(db, code, day(on))).name
    expect(await named('620881000000', '2018-05-16')).toBe('华亭县')
    expect(await named('620881000000', '2018-07-02')).toBe('华亭市')
    expect(await named('620824000000', '2026-11-23')).toBe('华亭市')
    await expect(divisionOn(db, '620824000000', day('2017-01-01'))).rejects.toThrow('没有这个行政区划')
  })

  test('the way down leads from the city to the village, and everything under a county lies in it', async () => {
    const path = await divisionPath(db, VILLAGE)
    expect(path.map(({ level }) => level)).toEqual(['city', 'county', 'township', 'village'])
    expect(path[1]?.name).toBe('静宁县')
    expect(await divisionsUnder(db, JINGNING, TODAY)).toHaveLength(1 + 25 + 347)
  })

  test('lists go down level by level, and an old code leads to what it became', async () => {
    const { divisions } = await get('/divisions')
    expect(divisions.map(({ name }: { name: string }) => name)).toEqual(['平凉市'])
    const counties = await get('/divisions?parent=620800000000')
    expect(counties.divisions).toHaveLength(8)
    expect((await get('/divisions?parent=620824000000')).divisions).toHaveLength(11)
    expect((await get('/divisions?parent=999999999999')).status).toBe(404)
  })
})

describe('organs', () => {
  test('an organ keeps its code and bears the name of the day', async () => {
    const { id } = await organ('market-regulation', '620881000000')
    const names = async (on: string) => {
      const { name, reviewBody, court } = await organOf(db, id, day(on))
      return [name, reviewBody, court]
    }
    expect(id.slice(2, 8)).toBe('620824')
    expect(await names('2018-05-16')).toEqual(['华亭县市场监督管理局', '华亭县人民政府', '华亭县人民法院'])
    expect(await names('2026-11-23')).toEqual(['华亭市市场监督管理局', '华亭市人民政府', '华亭市人民法院'])
  })

  test('the organ that decides is found from any place in its area', async () => {
    const found = async (
      department: string,
      level: 'city' | 'county' | 'township' | 'village',
      division: string,
    ) => (await organFor(db, { department, level, division }, TODAY)).name
    expect(await found('market-regulation', 'county', VILLAGE)).toBe('静宁县市场监督管理局')
    expect(await found('market-regulation', 'city', VILLAGE)).toBe('平凉市市场监督管理局')
    expect(await found('health', 'township', VILLAGE)).toBe('静宁县威戎镇人民政府')
    expect(await found('agriculture', 'village', VILLAGE)).toMatch(/^静宁县威戎镇.+村民委员会$/)
    expect(await found('civil-affairs', 'county', '620824000000')).toBe('华亭市民政局')
  })

  test('where there is no organ of a department there is none to decide', async () => {
    const nowhere = { department: 'health', level: 'county', division: '620800000000' } as const
    await expect(organFor(db, nowhere, TODAY)).rejects.toThrow('没有办理该事项的部门')
  })

  test('what the industrial park has no organ for, the organs of its host decide', async () => {
    await loadCity(owner, { counties: ['LOCAL-PLIP', '620802'] })
    expect((await organ('market-regulation', 'LOCAL-PLIP')).name).toBe('平凉市市场监督管理局工业园区分局')
    expect((await organ('health', 'LOCAL-PLIP')).name).toBe('平凉市崆峒区卫生健康局')
    const sites = await sitesAccepting(
      db,
      { group: 'birth', department: 'health', levels: ['county'], division: 'LOCAL-PLIP' },
      TODAY,
    )
    expect(sites.map(({ id }) => id)).toEqual(['hall-620802'])
  })

  test('a division shows its organs in the order of the departments', async () => {
    const { organs } = await get(`/divisions/${JINGNING}/organs`)
    expect(organs.slice(0, 3).map(({ shortName }: { shortName: string }) => shortName)).toEqual([
      '县政府',
      '县发展改革局',
      '县教育局',
    ])
    expect((await get('/departments')).departments).toHaveLength(31)
  })
})

describe('sites', () => {
  const market = { group: 'market', department: 'market-regulation' } as const

  test('全县域通办: every site of the county on the levels of the item accepts, and no site of another', async () => {
    const sites = await sitesAccepting(
      db,
      { ...market, levels: ['county', 'township'], division: VILLAGE },
      TODAY,
    )
    expect(sites).toHaveLength(1 + 25)
    expect(sites[0]?.id).toBe('hall-620826')
    const all = ['city', 'county', 'township', 'village'] as const
    expect(await sitesAccepting(db, { ...market, levels: all, division: VILLAGE }, TODAY)).toHaveLength(
      2 + 25 + 347,
    )
    expect(await sitesHandingOut(db, VILLAGE, TODAY)).toHaveLength(2 * 6 + 25 + 347)
  })

  test('a branch hall takes the items of its own department only', async () => {
    const at = { group: 'realEstate', levels: ['county'], division: JINGNING } as const
    const ids = async (department: string) =>
      (await sitesAccepting(db, { ...at, department }, TODAY)).map(({ id }) => id)
    expect(await ids('natural-resources')).toEqual(['branch-620826-real-estate', 'hall-620826'])
    expect(await ids('housing-construction')).toEqual(['hall-620826'])
  })

  test('N24: what a window takes is adjusted from a day on, and what was is kept', async () => {
    const matter = { group: 'housingFund', department: 'housing-fund' } as const
    const taken = (window: string, on: string) => takes(db, { site: 'hall-620826', window }, matter, day(on))
    expect(await taken('hall-620826-08', '2025-12-31')).toBe(true)
    expect(await taken('hall-620826-08', '2026-01-01')).toBe(false)
    expect(await taken('hall-620826-07', '2026-01-01')).toBe(true)
    expect(await takes(db, { site: 'hall-620826' }, matter, day('2025-12-31'))).toBe(true)
    expect(await windowsOf(db, 'hall-620826', day('2025-12-31'))).toHaveLength(10)
  })

  test('sites are found by part of a name, halls first, a page at a time', async () => {
    const { sites, total } = await get(`/divisions/${JINGNING}/sites`)
    expect([total, sites.length, sites[0].name]).toEqual([1 + 5 + 25 + 347, 20, '静宁县政务服务中心'])
    const found = await get(`/divisions/${JINGNING}/sites?search=${encodeURIComponent('威戎镇便民')}`)
    expect(found.sites.map(({ id }: { id: string }) => id)).toEqual(['centre-620826101'])
    expect((await get(`/divisions/${JINGNING}/sites?kind=branch`)).total).toBe(5)
    expect((await get(`/divisions/${JINGNING}/sites?search=%25`)).total).toBe(0)
    expect((await get(`/divisions/${JINGNING}/sites?colour=red`)).status).toBe(400)
  })

  test('a site publishes its windows and its staff, and who is there', async () => {
    const hall = await get('/sites/hall-620826')
    expect(hall.windows.map(({ number }: { number: number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ])
    expect(hall.windows[2]).toMatchObject({ name: '不动产交易登记综合窗口', groups: ['realEstate'] })
    const clerk = hall.staff.find(({ post }: { post: string }) => post === 'clerk@hall-620826-03')
    expect(clerk.title).toBe('静宁县政务服务中心3号窗口综合受理岗')
    expect(clerk.holders.map(({ side, acts }: { side: string; acts: boolean }) => [side, acts])).toEqual([
      ['A', true],
      ['B', false],
    ])
    expect(hall.director.title).toBe('中心主任')
    expect((await get('/sites/hall-999999')).status).toBe(404)
    await expect(siteOf(db, 'hall-620826', day('2018-05-31'))).rejects.toThrow('没有这个办事场所')
  })
})

describe('posts', () => {
  test('a post says what it is and where it has effect', async () => {
    expect(await postOf(db, 'clerk@hall-620826-03', TODAY)).toEqual({
      id: 'clerk@hall-620826-03',
      role: 'clerk',
      title: '静宁县政务服务中心3号窗口综合受理岗',
      division: JINGNING,
      organ: undefined,
      site: 'hall-620826',
      window: 'hall-620826-03',
    })
    const roles = (await postsAt(db, { site: 'centre-620826101' }, TODAY)).map(({ role }) => role)
    expect(roles).toEqual(['hallManager', 'townshipClerk'])
    await expect(postOf(db, 'clerk@hall-620826-07', day('2025-12-31'))).rejects.toThrow('没有这个岗位')
  })

  test('neighbours at the windows stand in for each other', async () => {
    const [a] = await holdersOf(db, 'clerk@hall-620826-03', TODAY)
    const posts = await postsOf(db, a?.id ?? '', TODAY)
    expect(posts.map(({ id, side, standing }) => [id, side, standing])).toEqual([
      ['clerk@hall-620826-03', 'A', 'principal'],
      ['clerk@hall-620826-02', 'B', 'waiting'],
    ])
    expect(posts[0]?.name).toBe(a?.name)
    expect((await personsById(db, [a?.id ?? ''])).get(a?.id ?? '')).toMatchObject({
      name: a?.name,
      title: '窗口受理员',
    })
  })

  test('AB岗: B waits while A is there and has the post on the days A is recorded absent', async () => {
    const post = `reviewer@${(await organ('education')).id}`
    const [a, b] = (await holdersOf(db, post, TODAY)).map(({ id }) => id) as [string, string]
    await expect(assertActs(db, post, b, TODAY)).rejects.toThrow('A岗人员在岗')
    await db.transaction().execute((tx) =>
      recordAbsence(tx, {
        person: a,
        firstDay: day('2026-11-24'),
        lastDay: day('2026-11-25'),
        reason: 'training',
        by: a,
      }),
    )
    const standings = await Promise.all(
      ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((on) =>
        findStanding(db, post, b, day(on)),
      ),
    )
    expect(standings).toEqual(['waiting', 'substitute', 'substitute', 'waiting'])
    await assertActs(db, post, a, TODAY)
    await expect(assertActs(db, post, randomUUID(), TODAY)).rejects.toThrow('没有这个岗位')
  })

  test('AB岗: B steps in by himself, two at once do it once, and nobody else may', async () => {
    const post = `approver@${(await organ('education')).id}`
    const [a, b] = (await holdersOf(db, post, TODAY)).map(({ id }) => id) as [string, string]
    const step = (by: string) => transact(db, (tx) => standIn(tx, { post, by, on: TODAY }))
    await expect(step(a)).rejects.toThrow('您不是该岗位的B岗')
    await Promise.all([step(b), step(b)])
    await step(b)
    const { rows } = await owner.query(
      'select reason, recorded_by from organisation.absence where person_id = $1',
      [a],
    )
    expect(rows).toEqual([{ reason: 'unannounced', recorded_by: b }])
    expect(await findStanding(db, post, b, TODAY)).toBe('substitute')
  })

  test('a post is handed over from a day on; the same person is never both sides of it', async () => {
    const post = `reviewer@${(await organ('justice')).id}`
    const [a, b] = (await holdersOf(db, post, TODAY)).map(({ id }) => id) as [string, string]
    const [other] = (await holdersOf(db, `approver@${(await organ('justice')).id}`, TODAY)).map(
      ({ id }) => id,
    )
    const [third] = (await holdersOf(db, `approver@${(await organ('justice')).id}`, TODAY))
      .map(({ id }) => id)
      .slice(1)
    const give = (side: 'A' | 'B', person: string, from: string) =>
      transact(db, (tx) => appoint(tx, { post, side, person, from: day(from) }))
    const both = async (on: string) => (await holdersOf(db, post, day(on))).map(({ id }) => id)
    await expect(give('A', b, '2026-12-01')).rejects.toThrow('A岗和B岗不能是同一个人')
    await give('A', other ?? '', '2026-12-01')
    expect([await both('2026-11-30'), await both('2026-12-01')]).toEqual([
      [a, b],
      [other, b],
    ])
    await expect(give('A', a, '2026-11-25')).rejects.toThrow('该岗位在2026-12-01及以后已有任职安排')
    await give('B', third ?? '', '2026-11-25')
    expect([await both('2026-11-24'), await both('2026-11-25')]).toEqual([
      [a, b],
      [a, third],
    ])
  })

  test('nobody administers the system and its security', async () => {
    const [person] = await holdersOf(db, 'systemAdmin@620800000000', TODAY)
    const both = {
      post: 'auditAdmin@620800000000',
      side: 'B',
      person: person?.id ?? '',
      from: day('2027-01-01'),
    } as const
    await expect(transact(db, (tx) => appoint(tx, both))).rejects.toThrow('应当由不同的人员担任')
  })
})

describe('authorisation', () => {
  test('the approver decides everything of the organ, from the day of the paper on, and nothing of another', async () => {
    const { id } = await organ('market-regulation')
    const post = `approver@${id}`
    const decision = { organ: id, item: '000131123000', handling: 'promised' } as const
    expect(await mayDecide(db, post, decision, TODAY)).toBe(true)
    expect(await mayDecide(db, post, decision, day('2023-12-31'))).toBe(false)
    const health = (await organ('health')).id
    expect(await mayDecide(db, post, { ...decision, organ: health }, TODAY)).toBe(false)
    expect(await mayDecide(db, `reviewer@${id}`, decision, TODAY)).toBe(false)
  })

  test('a window decides on the spot what its departments let it, and no 承诺件', async () => {
    const { id } = await organ('market-regulation')
    const may = (post: string, handling: 'onSpot' | 'promised') =>
      mayDecide(db, post, { organ: id, item: '000131128000', handling }, TODAY)
    expect(await may('clerk@hall-620826-02', 'onSpot')).toBe(true)
    expect(await may('clerk@hall-620826-02', 'promised')).toBe(false)
    expect(await may('clerk@hall-620826-03', 'onSpot')).toBe(false)
    const birth = {
      organ: (await organ('health', VILLAGE, 'township')).id,
      item: '002011002000',
      handling: 'onSpot',
    } as const
    expect(await mayDecide(db, 'townshipClerk@centre-620826101', birth, TODAY)).toBe(true)
  })

  test('one item can be given and taken back; what was lawful on its day stays so', async () => {
    const { id } = await organ('forestry')
    const post = 'clerk@hall-620826-05'
    const [by] = await holdersOf(db, 'systemAdmin@620800000000', TODAY)
    const given = {
      post,
      organ: id,
      item: '000164001000',
      handling: 'onSpot',
      paper: '静林草发〔2026〕7号',
      paperOn: day('2026-11-02'),
      from: day('2026-11-09'),
      by: by?.id ?? '',
    } as const
    const may = (item: string, on: string) =>
      mayDecide(db, post, { organ: id, item, handling: 'onSpot' }, day(on))
    const authorisation = await transact(db, (tx) => authorise(tx, given))
    expect([await may('000164001000', '2026-11-08'), await may('000164001000', '2026-11-09')]).toEqual([
      false,
      true,
    ])
    expect(await may('000164002000', '2026-11-09')).toBe(false)
    await transact(db, (tx) => withdrawAuthorisation(tx, authorisation, day('2026-11-20')))
    expect([await may('000164001000', '2026-11-20'), await may('000164001000', '2026-11-21')]).toEqual([
      true,
      false,
    ])
    const early = { ...given, from: day('2026-11-01') }
    await expect(transact(db, (tx) => authorise(tx, early))).rejects.toThrow('结束日期不能早于开始日期')
  })
})

describe('the database', () => {
  test('loading again changes nothing', async () => {
    const sizes = () =>
      owner.query(`
      select (select count(*) from organisation.person) as person, (select count(*) from organisation.holding) as holding,
        (select count(*) from organisation.authorisation) as authorisation, (select count(*) from organisation.site) as site`)
    const before = (await sizes()).rows
    await loadCity(owner, { counties: ['620826', '620881'] })
    expect((await sizes()).rows).toEqual(before)
  })

  test('an empty city gets its divisions and its three administrators, three people, each once', async () => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await owner.query(`create database ${name} template onewindow_template`)
    const empty = new pg.Client(databaseUrl(inject('server'), name))
    await empty.connect()
    const system = { role: 'systemAdmin', name: '王建国', staffNo: '000001', on: TODAY } as const
    const first = await foundAdministrator(empty, system)
    const state = async () =>
      (
        await empty.query(`
          select (select count(*)::int from organisation.division) as divisions,
            (select array_agg(post_id order by post_id) from organisation.holding) as posts,
            (select array_agg(subject order by id) from organisation.change) as changes`)
      ).rows[0]
    const founded = { divisions: 1682, posts: ['systemAdmin@620800000000'], changes: ['王建国'] }
    expect(await state()).toEqual(founded)
    expect(await foundAdministrator(empty, { ...system, name: '李梅', staffNo: '9' })).toEqual({
      ...first,
      founded: false,
    })
    expect(await state()).toEqual(founded)
    const security = { ...system, role: 'securityAdmin' } as const
    await expect(foundAdministrator(empty, security)).rejects.toThrow('应当由不同的人员担任')
    await expect(foundAdministrator(empty, { ...security, name: '李梅' })).rejects.toThrow('已登记为王建国')
    await foundAdministrator(empty, { ...security, name: '李梅', staffNo: '000002' })
    expect((await state()).posts).toEqual(['securityAdmin@620800000000', 'systemAdmin@620800000000'])
    expect([await hasOrgans(empty), await hasOrgans(owner)]).toEqual([false, true])
    await empty.end()
    await owner.query(`drop database ${name}`)
  })

  test('the application role can neither rename an organ nor move a member of staff nor forget who held a post', async () => {
    const refused = /permission denied/
    await expect(db.updateTable('organisation.organ_name').set({ name: 'x' }).execute()).rejects.toThrow(
      refused,
    )
    await expect(db.updateTable('organisation.person').set({ name: 'x' }).execute()).rejects.toThrow(refused)
    await expect(db.updateTable('organisation.holding').set({ side: 'B' }).execute()).rejects.toThrow(refused)
    await expect(db.deleteFrom('organisation.holding').execute()).rejects.toThrow(refused)
    await expect(db.updateTable('organisation.authorisation').set({ item: '*' }).execute()).rejects.toThrow(
      refused,
    )
    await expect(db.deleteFrom('organisation.division').execute()).rejects.toThrow(refused)
  })
})
