import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, demoCity } from '../../../tests/identity.ts'
import { day } from '../../core/day.ts'
import type { HandedOut, PersonView } from './acts.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { closeEnded } from './schedule.ts'

const WINDOW = 'clerk@hall-620826-04'
const OWN = '门前三棵老杏树春天开花的'
let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
let system: Browser
let security: Browser
beforeAll(async () => {
  city = await demoCity()
  server = await city.open()
  system = await signedIn('sysadmin')
  security = await signedIn('secadmin')
})
afterAll(() => city.close())

async function signedIn(login: string, password = DEMO_PASSWORD): Promise<Browser> {
  const me = browser(server)
  await me.signIn(login, password, '/desk')
  return me
}
const isIn = async (me: Browser) => (await me.api('GET', '/api/session')).statusCode === 200

type Answer = { status: number; type: string; body: Record<string, unknown> }
async function ask(me: Browser, method: 'GET' | 'POST', url: string, body?: object, id?: string) {
  const reply = await me.api(method, url, body, id ? { 'idempotency-key': id } : {})
  const told = reply.json() as Record<string, unknown>
  return { status: reply.statusCode, type: String(told.type ?? ''), body: told } as Answer
}
const reason = '窗口新增人员'

let count = 0
/** Somebody new, with an account that was handed out; without a post unless one is named. */
async function newcomer({ post }: { post?: string } = {}) {
  count += 1
  const [login, staffNo] = [`new${count}`, `99000${count}`]
  const entered = await ask(system, 'POST', '/api/people', {
    ...{ name: '常永红', staffNo, title: '综合窗口工作人员', from: '2026-11-23', reason },
    organ: await organ(),
  })
  expect(entered.status, JSON.stringify(entered.body)).toBe(200)
  const id = String(entered.body.id)
  const opened = await ask(system, 'POST', `/api/people/${id}/account`, { login, reason })
  const { password } = opened.body.handedOut as HandedOut
  if (post) {
    const asked = { side: 'B', person: id, from: '2026-11-23', reason }
    expect((await ask(security, 'POST', `/api/posts/${post}/appointments`, asked)).status).toBe(200)
  }
  return { id, login, password: password ?? '' }
}

async function organ(): Promise<string> {
  const { rows } = await city.owner.query(
    `select id from organisation.organ where division_code = '620826000000' and department = 'data' limit 1`,
  )
  return rows[0].id
}
const view = async (id: string) =>
  (await ask(system, 'GET', `/api/people/${id}`)).body as unknown as PersonView

/** From the sign-in page with the password that was handed out to the page for one's own. */
async function withHandedOut(login: string, password: string) {
  const me = browser(server)
  const { reply, at } = await me.signIn(login, password, '/desk')
  return { me, reply, at }
}

describe('an account that is opened', () => {
  test('comes with a password that is told once, and not again when the request is repeated', async () => {
    const { id } = await newcomer()
    const again = randomUUID()
    await ask(system, 'POST', `/api/people/${id}/initial-password`, { reason: '没有收到' }, again)
    const repeated = await ask(
      system,
      'POST',
      `/api/people/${id}/initial-password`,
      { reason: '没有收到' },
      again,
    )
    expect([repeated.status, (repeated.body.handedOut as HandedOut).password]).toEqual([200, null])
    expect((await view(id)).account).toBe('initial')
    const { rows } = await city.owner.query('select password_hash from identity.account where person = $1', [
      id,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$/)
  })

  test('opens nothing before its holder has set a password of their own', async () => {
    const { id, login, password } = await newcomer({ post: WINDOW })
    const { me, reply, at } = await withHandedOut(login, password)
    expect([at, reply.statusCode]).toEqual([expect.stringMatching(/\/new-password$/), 200])
    expect(reply.body).toContain('请设置只有您自己知道的密码')
    expect([me.jar.has('onewindow'), await isIn(me)]).toEqual([false, false])

    const short = await me.post(at, { password: '123456', again: '123456' })
    expect([short.reply.statusCode, short.reply.body.includes('密码太短')]).toEqual([422, true])
    const same = await me.post(at, { password, again: password })
    expect(same.reply.body).toContain('新密码不能与原来的密码相同')
    const differ = await me.post(at, { password: OWN, again: `${OWN}!` })
    expect(differ.reply.body).toContain('两次输入的密码不一样')
    const personal = await me.post(at, { password: `我就是常永红${OWN}`, again: `我就是常永红${OWN}` })
    expect(personal.reply.body).toContain('不要有您的姓名')
    expect(await isIn(me)).toBe(false)

    await me.post(at, { password: OWN, again: OWN })
    expect(await isIn(me)).toBe(true)
    expect((await view(id)).account).toBe('active')
    const old = await withHandedOut(login, password)
    expect(old.reply.body).toContain('登录名或密码不正确')
    expect(await isIn(await signedIn(login, OWN))).toBe(true)
  })

  test('the page for the new password is this browser’s, this sign-in’s, and there only once', async () => {
    const { login, password } = await newcomer()
    const { me, at } = await withHandedOut(login, password)
    const ticket = me.jar.get('onewindow-renewal') ?? ''
    const other = browser(server)
    const begun = await other.get('/signin')
    other.jar.set('onewindow-renewal', ticket)
    expect((await other.ask('GET', `${begun.at}/new-password`)).statusCode).toBe(400)
    const without = browser(server)
    expect((await without.ask('GET', at)).statusCode).toBe(400)
    const account = ticket.split('.')[0]
    for (const forged of [`${account}.9999999999999.AAAA`, `${account}`, 'x.y.z']) {
      me.jar.set('onewindow-renewal', forged)
      expect((await me.ask('GET', at)).statusCode, forged).toBe(400)
    }
    me.jar.set('onewindow-renewal', ticket)
    await me.post(at, { password: OWN, again: OWN })
    me.jar.set('onewindow-renewal', ticket)
    expect((await me.ask('GET', at)).statusCode).toBe(400)
  })

  test('is worth nothing after seven days, until it is handed out again', async () => {
    const { id, login, password } = await newcomer({ post: WINDOW })
    await city.owner.query(
      `update identity.account set initial_until = now() - interval '1 second' where login = $1`,
      [login],
    )
    expect((await withHandedOut(login, password)).reply.body).toContain('初始密码已过有效期')
    expect((await view(id)).account).toBe('expired')
    const again = await ask(system, 'POST', `/api/people/${id}/initial-password`, { reason: '过期重发' })
    const { at } = await withHandedOut(login, (again.body.handedOut as HandedOut).password ?? '')
    expect(at).toMatch(/new-password$/)
  })

  test('has a login nobody else has or had, and there is one account for each', async () => {
    const { id, login } = await newcomer()
    expect((await ask(system, 'POST', `/api/people/${id}/account`, { login: 'another', reason })).type).toBe(
      'identity/account-there',
    )
    const other = await newcomer()
    await city.owner.query('delete from identity.account where person = $1', [other.id])
    const taken = await ask(system, 'POST', `/api/people/${other.id}/account`, { login, reason })
    expect([taken.status, taken.type]).toEqual([409, 'identity/login-taken'])
    const odd = await ask(system, 'POST', `/api/people/${other.id}/account`, { login: '常永红', reason })
    expect([odd.status, odd.type]).toEqual([422, 'identity/login-shape'])
  })

  test('a staff number is given once', async () => {
    const asked = { name: '李梅', staffNo: '990001', title: '科员', from: '2026-11-23', reason }
    const twice = await ask(system, 'POST', '/api/people', asked)
    expect([twice.status, twice.type]).toEqual([409, 'organisation/staff-no-taken'])
  })
})

describe('an account that is disabled', () => {
  test('loses every session at once and opens nothing, until it is enabled', async () => {
    const { id, login, password } = await newcomer({ post: WINDOW })
    const { me, at } = await withHandedOut(login, password)
    await me.post(at, { password: OWN, again: OWN })
    const elsewhere = await signedIn(login, OWN)
    expect([await isIn(me), await isIn(elsewhere), (await view(id)).sessions]).toEqual([true, true, 2])
    const done = await ask(system, 'POST', `/api/people/${id}/disablement`, { reason: '被借调到外单位' })
    expect(done.body).toMatchObject({ account: 'disabled', disabledWhy: '被借调到外单位', sessions: 0 })
    expect([await isIn(me), await isIn(elsewhere)]).toEqual([false, false])
    expect((await withHandedOut(login, OWN)).reply.body).toContain('该账号已停用')
    const again = await ask(system, 'POST', `/api/people/${id}/disablement`, { reason: '再停一次' })
    expect([again.status, again.type]).toEqual([409, 'identity/account-state'])
    expect((await ask(system, 'POST', `/api/people/${id}/initial-password`, { reason })).status).toBe(409)
    await ask(system, 'POST', `/api/people/${id}/enablement`, { reason: '借调结束' })
    expect(await isIn(await signedIn(login, OWN))).toBe(true)
  })

  test('a new password that is handed out signs everybody out', async () => {
    const { id, login, password } = await newcomer({ post: WINDOW })
    const { me, at } = await withHandedOut(login, password)
    await me.post(at, { password: OWN, again: OWN })
    await ask(system, 'POST', `/api/people/${id}/initial-password`, { reason: '本人忘记密码' })
    expect(await isIn(me)).toBe(false)
    expect((await withHandedOut(login, OWN)).reply.body).toContain('登录名或密码不正确')
  })

  test('every change says why', async () => {
    const { id } = await newcomer()
    for (const body of [{}, { reason: '' }, { reason: ' ' }])
      expect((await ask(system, 'POST', `/api/people/${id}/disablement`, body)).type).toBe('input/invalid')
  })

  test('nobody handles their own account', async () => {
    const { body } = await ask(system, 'GET', '/api/session')
    const me = (body.person as { id: string }).id
    for (const doing of ['disablement', 'initial-password'])
      expect((await ask(system, 'POST', `/api/people/${me}/${doing}`, { reason })).type).toBe(
        'organisation/own-affair',
      )
  })
})

describe('somebody who leaves', () => {
  test('works until the last day; then posts and account have ended, what was to come does not, and all is on record', async () => {
    const { id, login, password } = await newcomer({ post: WINDOW })
    const { me, at } = await withHandedOut(login, password)
    await me.post(at, { password: OWN, again: OWN })
    const later = { side: 'B', person: id, from: '2026-12-10', reason }
    await ask(security, 'POST', '/api/posts/clerk@hall-620826-05/appointments', later)
    const left = await ask(system, 'POST', `/api/people/${id}/departure`, {
      lastDay: '2026-11-23',
      reason: '调离',
    })
    expect(left.body).toMatchObject({ to: '2026-11-23', account: 'active' })
    expect(await isIn(me)).toBe(true)
    city.clock.today = day('2026-11-24')
    expect(await isIn(me)).toBe(false)
    await closeEnded(city.db, { today: () => city.clock.today })
    const now = await view(id)
    expect([now.account, now.disabledWhy, now.posts]).toEqual(['disabled', '任职期满，自动停用', []])
    expect(now.history.map(({ to, when }) => [to, when])).toEqual([['2026-11-23', 'past']])
    await closeEnded(city.db, { today: () => city.clock.today })
    const { rows } = await city.owner.query(
      `select kind, author_kind, reason from organisation.change where person = $1 order by id`,
      [id],
    )
    expect(rows.map((row) => [row.kind, row.author_kind])).toEqual([
      ['personEntered', 'staff'],
      ['accountOpened', 'staff'],
      ['appointed', 'staff'],
      ['passwordChanged', 'staff'],
      ['appointed', 'staff'],
      ['serviceEnded', 'staff'],
      ['accountDisabled', 'installation'],
    ])
    city.clock.today = day('2026-11-23')
  })

  test('at once: out with the next request', async () => {
    const { id, login, password } = await newcomer({ post: WINDOW })
    const { me, at } = await withHandedOut(login, password)
    await me.post(at, { password: OWN, again: OWN })
    await city.owner.query(`update organisation.person set valid_from = '2026-11-01' where id = $1`, [id])
    const left = await ask(system, 'POST', `/api/people/${id}/departure`, {
      lastDay: '2026-11-22',
      reason: '辞退',
    })
    expect(left.body).toMatchObject({ to: '2026-11-22', account: 'disabled', posts: [] })
    expect(await isIn(me)).toBe(false)
    const again = await ask(system, 'POST', `/api/people/${id}/departure`, {
      lastDay: '2026-11-30',
      reason: '辞退',
    })
    expect([again.status, again.type]).toEqual([409, 'organisation/service-over'])
    const listed = await ask(system, 'GET', `/api/people?left=yes&search=常永红`)
    expect((listed.body.people as PersonView[]).map((person) => person.id)).toContain(id)
  })

  test('not before yesterday: what was done in between stays lawful', async () => {
    const { id } = await newcomer()
    const early = await ask(system, 'POST', `/api/people/${id}/departure`, { lastDay: '2026-11-20', reason })
    expect([early.status, early.type]).toEqual([422, 'organisation/day-past'])
  })
})

describe('lists', () => {
  const ids = async (me: Browser, query: string) => {
    const { body } = await ask(me, 'GET', `/api/people?${query}`)
    return (body.people as PersonView[]).map(({ id }) => id)
  }

  test('find people by name, number, organ and title, and by their account', async () => {
    const { id } = await newcomer()
    const { staffNo } = await view(id)
    expect(await ids(system, `search=${staffNo}`)).toEqual([id])
    expect(await ids(system, 'search=常永红&account=initial')).toContain(id)
    expect(await ids(system, 'search=常永红&account=none')).not.toContain(id)
    expect(await ids(system, 'search=不存在的人')).toEqual([])
    const { body } = await ask(system, 'GET', '/api/people?account=none')
    expect(Number(body.total)).toBeGreaterThan(100)
  })

  test('an administrator of a county sees the county, and what lies elsewhere is not there', async () => {
    const { id, login, password } = await newcomer()
    await city.owner.query(
      `insert into organisation.post (id, role, name, division_code, valid_from)
       values ('systemAdmin@620826000000', 'systemAdmin', '静宁县系统管理岗', '620826000000', '2024-01-01')`,
    )
    const post = { side: 'A', person: id, from: '2026-11-23', reason }
    await ask(security, 'POST', '/api/posts/systemAdmin@620826000000/appointments', post)
    const { me, at } = await withHandedOut(login, password)
    await me.post(at, { password: OWN, again: OWN })
    const [here] = await ids(me, 'search=威戎镇')
    expect(here).toBeDefined()
    const [there] = await ids(system, 'search=平凉市公安局')
    expect(await ids(me, 'search=平凉市公安局')).toEqual([])
    const [strange, nobody] = [
      await ask(me, 'GET', `/api/people/${there}`),
      await ask(me, 'GET', `/api/people/${randomUUID()}`),
    ]
    expect(strange).toEqual(nobody)
    expect([strange.status, strange.type]).toEqual([404, 'organisation/person-unknown'])
    const act = await ask(me, 'POST', `/api/people/${there}/disablement`, { reason })
    expect([act.status, act.type]).toEqual([404, 'organisation/person-unknown'])
    const free = { name: '李梅', staffNo: '980001', title: '科员', from: '2026-11-23', reason }
    expect((await ask(me, 'POST', '/api/people', free)).type).toBe('organisation/organ-unknown')
  })
})
