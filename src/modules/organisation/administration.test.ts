import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { day } from '../../core/day.ts'
import type { Staff } from '../../platform/actor.ts'
import type { ChangeLine, PostView } from './acts.ts'
import { findStanding, mayDecide } from './facade.ts'

const TODAY = '2026-11-23'
const CITY = '620800000000'
const POST = 'clerk@hall-620826-04'
const OTHER = 'townshipClerk@centre-620826104'
const reason = '窗口轮岗'
let app: TestApp
let security: Staff
let system: Staff
let auditor: Staff
beforeAll(async () => {
  app = await testApp({ today: TODAY })
  const at = (role: 'systemAdmin' | 'securityAdmin' | 'auditAdmin') =>
    staffAt(app.db, { division: CITY, role }, { on: TODAY })
  ;[security, system, auditor] = [await at('securityAdmin'), await at('systemAdmin'), await at('auditAdmin')]
})
afterAll(() => app.close())

type Reply = { statusCode: number; json: () => { type?: string; title?: string } }
const said = (reply: Reply) => [reply.statusCode, reply.json().type]

let count = 0
/** Somebody of the staff without a post. */
async function person(name = '常永红'): Promise<string> {
  count += 1
  const id = randomUUID()
  const owner = app.owner()
  await owner.connect()
  await owner.query(
    `insert into organisation.person (id, staff_no, name, organ_id, title, valid_from)
     select $1, $2, $3, id, '科员', '2024-01-01' from organisation.organ
     where division_code = '620826000000' and department = 'data'`,
    [id, `88${String(count).padStart(4, '0')}`, name],
  )
  await owner.end()
  return id
}
/** Somebody who signs in by a password of their own, as whoever watches the system must. */
async function known(name?: string): Promise<string> {
  const id = await person(name)
  const owner = app.owner()
  await owner.connect()
  await owner.query(
    `insert into identity.account (id, person, login, password_hash) values ($1, $1, $2, 'x')`,
    [id, `known${count}`],
  )
  await owner.end()
  return id
}
const appoint = (post: string, asked: object, by = security) =>
  app.as(by).post(`/api/posts/${post}/appointments`, { side: 'B', from: TODAY, reason, ...asked })
const relieve = (post: string, asked: object) =>
  app
    .as(security)
    .post(`/api/posts/${post}/reliefs`, { side: 'B', from: TODAY, lastDay: TODAY, reason, ...asked })
const look = async (post: string) => (await app.as(auditor).get(`/api/posts/${post}`)).json() as PostView
const sideB = async (post: string) =>
  (await look(post)).holdings
    .filter(({ side }) => side === 'B')
    .map(({ person: { id }, from, to }) => [id, from, to])

describe('a post is given', () => {
  test('from a day on; who held it holds it up to the day before, and the past is kept', async () => {
    const [one, two] = [await person(), await person()]
    await appoint(POST, { person: one })
    const view = (await appoint(POST, { person: two, from: '2026-12-01' })).json() as PostView
    expect(await sideB(POST)).toEqual([
      [one, TODAY, '2026-11-30'],
      [two, '2026-12-01', null],
    ])
    expect(view.history.some(({ side, to }) => side === 'B' && to === '2026-11-22')).toBe(true)
  })

  test('until a day, and no longer than its holder serves', async () => {
    const [one, two] = [await person(), await person()]
    await app.as(system).post(`/api/people/${two}/departure`, { lastDay: '2026-12-31', reason: '退休' })
    await appoint('clerk@hall-620826-05', { person: one, to: '2026-12-20' })
    expect(await sideB('clerk@hall-620826-05')).toEqual([[one, TODAY, '2026-12-20']])
    await appoint('clerk@hall-620826-06', { person: two })
    expect(await sideB('clerk@hall-620826-06')).toEqual([[two, TODAY, '2026-12-31']])
    const late = await appoint('clerk@hall-620826-06', { person: two, from: '2027-01-01' })
    expect(said(late)).toEqual([409, 'organisation/person-left'])
  })

  test('and a slip of the same day is put right at once', async () => {
    const post = 'clerk@hall-620826-07'
    const [wrong, right] = [await person(), await person()]
    await appoint(post, { person: wrong })
    await appoint(post, { person: right })
    expect(await sideB(post)).toEqual([[right, TODAY, null]])
    expect((await look(post)).history.map((held) => held.person.id)).not.toContain(wrong)
    await appoint(post, { person: wrong })
    expect(await sideB(post)).toEqual([[wrong, TODAY, null]])
  })

  test('not for what is past, not where somebody follows, not both sides to one', async () => {
    const post = 'clerk@hall-620826-03'
    const [one, two] = [await person(), await person()]
    expect(said(await appoint(post, { person: one, from: '2026-11-22' }))).toEqual([
      422,
      'organisation/day-past',
    ])
    await appoint(post, { person: one, from: '2027-01-01' })
    expect(said(await appoint(post, { person: two, from: '2026-12-01' }))).toEqual([
      409,
      'organisation/holding-later',
    ])
    expect((await appoint(post, { person: two, from: '2026-12-01', to: '2026-12-31' })).statusCode).toBe(200)
    const both = await appoint(post, { side: 'A', person: one, from: '2027-06-01' })
    expect(said(both)).toEqual([422, 'organisation/both-sides'])
    const backwards = await appoint(post, { person: one, from: '2026-12-01', to: '2026-11-30' })
    expect(said(backwards)).toEqual([422, 'organisation/days-backwards'])
  })

  test('once, however often the request is sent', async () => {
    const one = await person()
    const id = randomUUID()
    const asked = { side: 'A', person: one, from: TODAY, reason }
    const send = () => app.as(security).post('/api/posts/clerk@hall-620826-08/appointments', asked, id)
    const replies = await Promise.all([send(), send(), send()])
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200])
    const { changes } = (await app.as(auditor).get(`/api/changes?person=${one}`)).json()
    expect(changes).toHaveLength(1)
  })
})

describe('a post is taken away', () => {
  test('at once when the last day is yesterday, and what was not begun does not begin', async () => {
    const [one, two] = [await person(), await person()]
    const post = 'townshipClerk@centre-620826103'
    await appoint(post, { person: one })
    await appoint(post, { person: two, from: '2026-12-01' })
    expect(said(await relieve(post, { person: one, lastDay: '2026-11-21' }))).toEqual([
      422,
      'organisation/day-past',
    ])
    expect((await relieve(post, { person: one, lastDay: '2026-11-22' })).statusCode).toBe(200)
    expect(await findStanding(app.db, post, one, day(TODAY))).toBeUndefined()
    expect((await relieve(post, { person: two, from: '2026-12-01', lastDay: TODAY })).statusCode).toBe(200)
    expect(await sideB(post)).toEqual([])
    const again = await relieve(post, { person: two, from: '2026-12-01', lastDay: TODAY })
    expect(said(again)).toEqual([404, 'organisation/holding-unknown'])
  })
})

describe('three administrators are three people (GB/T 22239-2019)', () => {
  const admin = (role: string) => `${role}@${CITY}`

  test('nobody is two of them in the same days, whichever came first', async () => {
    const one = await known('兰晓军')
    expect((await appoint(admin('auditAdmin'), { person: one, from: '2027-03-01' })).statusCode).toBe(200)
    for (const from of [TODAY, '2027-03-01', '2027-06-01'])
      expect(said(await appoint(admin('systemAdmin'), { person: one, from }))).toEqual([
        422,
        'organisation/administrators-apart',
      ])
    const before = await appoint(admin('systemAdmin'), { person: one, to: '2027-02-28' })
    expect(before.statusCode).toBe(200)
  })

  test('two appointments at the same moment do not make one person two of them', async () => {
    const one = await known('兰晓军')
    const owner = app.owner()
    await owner.connect()
    await owner.query('begin')
    await owner.query('lock table organisation.holding in exclusive mode') // both may look, neither may write yet
    const replies = Promise.all([
      appoint(admin('systemAdmin'), { person: one, from: '2028-01-01' }),
      appoint(admin('auditAdmin'), { person: one, from: '2028-01-01' }),
    ])
    const waiting = async () =>
      (
        await owner.query(
          `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).rowCount
    while ((await waiting()) !== 2) await owner.query('select pg_sleep(0.01)')
    await owner.query('commit')
    await owner.end()
    expect((await replies).map((reply) => reply.statusCode).sort()).toEqual([200, 422])
  })

  test('whoever watches the system signs in by what only they know', async () => {
    const one = await person('赵未登')
    const refused = [409, 'organisation/administrator-account']
    expect(said(await appoint(admin('auditAdmin'), { person: one, from: '2029-01-01' }))).toEqual(refused)
    await app.as(system).post(`/api/people/${one}/account`, { login: 'zhaoweideng', reason })
    expect(said(await appoint(admin('auditAdmin'), { person: one, from: '2029-01-01' }))).toEqual(refused)
    expect((await appoint(admin('systemAdmin'), { person: one, from: '2029-01-01' })).statusCode).toBe(200)
    const two = await known('钱已登')
    expect((await appoint(admin('securityAdmin'), { person: two, from: '2029-01-01' })).statusCode).toBe(200)
    for (const id of [two, security.id])
      expect(said(await app.as(system).post(`/api/people/${id}/initial-password`, { reason }))).toEqual([
        409,
        'identity/administrator-password',
      ])
  })

  test('nobody gives themselves anything', async () => {
    expect(said(await appoint('clerk@hall-620826-02', { person: security.id }))).toEqual([
      403,
      'organisation/own-affair',
    ])
    const b = await staffAt(app.db, { division: CITY, role: 'securityAdmin' }, { on: TODAY, side: 'B' })
    const mine = {
      post: security.post.id,
      organ: await organ(),
      item: '*',
      handling: 'any',
      paper: '静政办〔2026〕9号',
    }
    const given = { ...mine, paperOn: '2026-11-01', from: TODAY, reason }
    expect(said(await app.as(security).post('/api/authorisations', given))).toEqual([
      403,
      'organisation/own-affair',
    ])
    const waiting = { ...b, post: { ...b.post, waiting: true } }
    expect(said(await appoint('clerk@hall-620826-02', { person: await person() }, waiting))).toEqual([
      409,
      'organisation/waiting',
    ])
  })

  test('one says who is there, one what they may do, one reads', async () => {
    const one = await person()
    const asked = { side: 'B', person: one, from: TODAY, reason }
    for (const actor of [system, auditor])
      expect(said(await app.as(actor).post(`/api/posts/${POST}/appointments`, asked))).toEqual([
        403,
        'actor/not-allowed',
      ])
    for (const actor of [security, auditor])
      expect(said(await app.as(actor).post(`/api/people/${one}/account`, { login: 'x1y', reason }))).toEqual([
        403,
        'actor/not-allowed',
      ])
    for (const actor of [system, security])
      expect(said(await app.as(actor).get('/api/changes'))).toEqual([403, 'actor/not-allowed'])
    expect((await app.as(auditor).get('/api/changes')).statusCode).toBe(200)
  })
})

async function organ(department = 'forestry'): Promise<string> {
  const row = await app.db
    .selectFrom('organisation.organ')
    .select('id')
    .where('department', '=', department)
    .where('division_code', '=', '620826000000')
    .executeTakeFirstOrThrow()
  return row.id
}

describe('what a post may decide', () => {
  const item = '000164001000'
  const may = async (on: string) =>
    mayDecide(app.db, POST, { organ: await organ(), item, handling: 'onSpot' }, day(on))
  const grant = async (more: object = {}, id = randomUUID()) =>
    app.as(security).post(
      '/api/authorisations',
      {
        ...{ post: POST, organ: await organ(), item, handling: 'onSpot' },
        ...{ paper: '静林草发〔2026〕7号', paperOn: '2026-11-02', from: TODAY, reason: '授权到位', ...more },
      },
      id,
    )

  test('is given for an item between two days by a paper, and taken back; nothing of it for what is past', async () => {
    expect(said(await grant({ from: '2026-11-20' }))).toEqual([422, 'organisation/day-past'])
    expect(said(await grant({ paperOn: '2026-11-30' }))).toEqual([422, 'organisation/days-backwards'])
    const given = (await grant({ to: '2027-11-22' })).json()
    expect([
      await may('2026-11-22'),
      await may(TODAY),
      await may('2027-11-22'),
      await may('2027-11-23'),
    ]).toEqual([false, true, true, false])
    expect(said(await grant())).toEqual([409, 'organisation/authorisation-twice'])
    const withdraw = (lastDay: string) =>
      app.as(security).post(`/api/authorisations/${given.id}/withdrawal`, { lastDay, reason: '职能调整' })
    expect(said(await withdraw('2026-11-20'))).toEqual([422, 'organisation/day-past'])
    const ended = await withdraw('2026-11-22')
    expect([ended.statusCode, await may(TODAY)]).toEqual([200, false])
    expect(said(await withdraw('2026-11-22'))).toEqual([404, 'organisation/authorisation-unknown'])
  })

  test('once, however often the request is sent', async () => {
    const id = randomUUID()
    const [one, two] = [await grant({ item: '000164002000' }, id), await grant({ item: '000164002000' }, id)]
    expect([one.statusCode, two.statusCode, two.json().id]).toEqual([200, 200, one.json().id])
  })
})

describe('what was changed', () => {
  const changes = async (query = '', by = auditor) =>
    (await app.as(by).get(`/api/changes?${query}`)).json().changes as ChangeLine[]

  test('says who, when, what, about whom and why, and is found by each of these', async () => {
    const one = await person('赵秉公')
    await appoint(OTHER, { person: one, reason: '原岗位人员产假' })
    const [line] = await changes('search=赵秉公')
    expect(line).toMatchObject({
      kind: 'appointed',
      author: { kind: 'staff', name: security.name, post: '平凉市安全管理岗' },
      subject: '赵秉公',
      person: one,
      post: OTHER,
      reason: '原岗位人员产假',
    })
    expect(line?.facts).toMatchObject({ side: 'B岗', firstDay: TODAY })
    expect(Math.abs(Date.now() - Date.parse(line?.at ?? ''))).toBeLessThan(60_000)
    const ids = (lines: ChangeLine[]) => lines.map(({ id }) => id)
    expect(ids(await changes(`search=${security.name}`))).toContain(line?.id)
    expect(ids(await changes(`post=${OTHER}&kind=appointed`))).toContain(line?.id)
    expect(await changes('kind=relieved&search=赵秉公')).toEqual([])
    expect(await changes('from=2000-01-01&to=2000-12-31')).toEqual([])
  })

  test('is read by the audit administrator of the division, and of what lies elsewhere there is nothing', async () => {
    const one = await person('钱静宁')
    await appoint(OTHER, { person: one })
    const of = (division: string): Staff => ({
      ...auditor,
      post: { ...auditor.post, id: `auditAdmin@${division}`, division },
    })
    expect(await changes('search=钱静宁', of('620826000000'))).toHaveLength(1)
    expect(await changes('search=钱静宁', of('620802000000'))).toEqual([])
  })

  test('a refused change leaves no line', async () => {
    const one = await person('孙不成')
    await appoint(OTHER, { person: one, from: '2026-01-01' })
    expect(await changes('search=孙不成')).toEqual([])
  })
})

describe('posts', () => {
  test('are found by name and holder, by kind, county, and where nobody holds them', async () => {
    const list = async (query: string) => (await app.as(system).get(`/api/posts?${query}`)).json()
    expect((await list('role=clerk&division=620826000000')).total).toBeGreaterThan(5)
    const one = await person('周再生')
    await appoint(OTHER, { person: one })
    expect((await list('search=周再生')).posts.map(({ id }: PostView) => id)).toEqual([OTHER])
    const before = (await list('vacant=yes&role=helper&division=620826000000')).total
    const [helper] = (await look('helper@hall-620826')).holdings
    await app.as(security).post('/api/posts/helper@hall-620826/reliefs', {
      ...{ side: 'A', person: helper?.person.id, from: helper?.from, lastDay: '2026-11-22', reason },
    })
    expect((await list('vacant=yes&role=helper&division=620826000000')).total).toBe(before + 1)
  })

  test('a post of another county is not there', async () => {
    const here = { ...security, post: { ...security.post, division: '620802000000' } }
    const strange = await app.as(here).get(`/api/posts/${OTHER}`)
    expect(strange.body).toBe((await app.as(here).get('/api/posts/clerk@nowhere')).body)
    expect(said(strange)).toEqual([404, 'organisation/post-unknown'])
    const act = await appoint(OTHER, { person: await person() }, here)
    expect(said(act)).toEqual([404, 'organisation/post-unknown'])
  })
})

test('B steps in by saying so, once a day, and it is on record', async () => {
  const b = await staffAt(app.db, { site: 'hall-620802', role: 'clerk' }, { on: TODAY, side: 'B' })
  const a = await staffAt(app.db, { site: 'hall-620802', role: 'clerk' }, { on: TODAY })
  expect(said(await app.as(a).post('/api/standing-in'))).toEqual([409, 'organisation/not-substitute'])
  for (const status of [200, 200]) expect((await app.as(b).post('/api/standing-in')).statusCode).toBe(status)
  expect(await findStanding(app.db, b.post.id, b.id, day(TODAY))).toBe('substitute')
  const { changes } = (await app.as(auditor).get('/api/changes?kind=stoodIn')).json()
  expect(changes.map(({ subject }: ChangeLine) => subject)).toEqual([b.name])
})
