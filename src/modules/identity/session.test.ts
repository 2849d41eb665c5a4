import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, demoCity } from '../../../tests/identity.ts'
import { transact } from '../../platform/db.ts'
import { disableAccount } from './accounts.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { forgetExpired } from './schedule.ts'

let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
beforeAll(async () => {
  city = await demoCity()
  server = await city.open()
})
afterAll(() => city.close())
afterEach(() => city.owner.query('update identity.account set disabled_at = null, disabled_by = null'))

const signedIn = async (login: string): Promise<Browser> => {
  const me = browser(server)
  await me.signIn(login, DEMO_PASSWORD)
  return me
}
const isIn = async (me: Browser) => (await me.ask('GET', '/account')).statusCode === 200
const accountOf = async (login: string): Promise<string> =>
  (await city.owner.query('select id from identity.account where login = $1', [login])).rows[0].id

describe('a session', () => {
  test('is a cookie that script cannot read, sent to this site only, and stored as a hash', async () => {
    const me = browser(server)
    const page = await me.get('/signin')
    const reply = await me.ask('POST', page.at, { formToken: '', login: 'citizen1', password: DEMO_PASSWORD })
    const resume = await me.ask('GET', String(reply.headers.location))
    const done = await me.ask('GET', String(resume.headers.location))
    const line = [done.headers['set-cookie'] ?? []].flat().find((cookie) => cookie.startsWith('onewindow='))
    expect(line).toMatch(/^onewindow=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const { rows } = await city.owner.query('select * from identity.session')
    expect(JSON.stringify(rows)).not.toContain(me.jar.get('onewindow'))
  })

  test('under TLS every cookie is Secure and the session carries __Host-', async () => {
    const publicUrl = 'https://zwfw.example.gov.cn'
    const me = browser(await city.open({ publicUrl }), publicUrl)
    const { at } = await me.signIn('citizen1', DEMO_PASSWORD)
    expect(at).toBe('/account')
    expect([...me.jar.keys()]).toContain('__Host-onewindow')
    const { headers } = await me.ask('GET', '/signin')
    const lines = [headers['set-cookie'] ?? []].flat().filter((line) => line.startsWith('__Host-'))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(headers['strict-transport-security']).toContain('max-age')
  })

  test('brought along before signing in is worth nothing afterwards (fixation)', async () => {
    const me = browser(server)
    me.jar.set('onewindow', 'planted-by-somebody-else')
    await me.signIn('citizen1', DEMO_PASSWORD)
    expect(me.jar.get('onewindow')).not.toBe('planted-by-somebody-else')

    const before = me.jar.get('onewindow') ?? ''
    await me.signIn('citizen2', DEMO_PASSWORD)
    const thief = browser(server)
    thief.jar.set('onewindow', before)
    expect([await isIn(me), await isIn(thief)]).toEqual([true, false])
  })

  test('ends when signing out, also for whoever kept the cookie', async () => {
    const me = await signedIn('citizen1')
    const kept = me.jar.get('onewindow') ?? ''
    const { at } = await me.press('/signout')
    expect([at, me.jar.has('onewindow')]).toEqual(['/', false])
    me.jar.set('onewindow', kept)
    expect(await isIn(me)).toBe(false)
  })

  test('signing out asks for the password again: the provider remembers nobody', async () => {
    const me = await signedIn('citizen1')
    await me.press('/signout')
    expect((await me.get('/signin')).reply.body).toContain('name="password"')
  })

  test('is not ended by a link or a form of somebody else', async () => {
    const me = await signedIn('citizen1')
    expect((await me.ask('GET', '/signout')).statusCode).toBe(404)
    expect((await me.ask('POST', '/signout', { formToken: 'guess' })).statusCode).toBe(403)
    expect(await isIn(me)).toBe(true)
  })

  test('of a disabled account ends with the next request, wherever it is open', async () => {
    const other = await city.open()
    const [here, there] = [await signedIn('citizen2'), browser(other)]
    await there.signIn('citizen2', DEMO_PASSWORD)
    await transact(city.db, async (tx) => disableAccount(tx, await accountOf('citizen2'), 'test'))
    expect([await isIn(here), await isIn(there)]).toEqual([false, false])
    const { reply } = await browser(server).signIn('citizen2', DEMO_PASSWORD)
    expect(reply.body).toContain('该账号已停用')
  })

  test('of a disabled account ends even where its row was left', async () => {
    const me = await signedIn('citizen2')
    await city.owner.query(
      `update identity.account set disabled_at = now(), disabled_by = 'test' where login = 'citizen2'`,
    )
    expect(await isIn(me)).toBe(false)
  })

  test.each([
    ['citizen1', `now() - interval '119 minutes'`, true],
    ['citizen1', `now() - interval '121 minutes'`, false],
    ['clerk', `now() - interval '29 minutes'`, true],
    ['clerk', `now() - interval '31 minutes'`, false],
  ])('of %s last seen at %s is alive: %s', async (login, seen, alive) => {
    const me = await signedIn(login)
    await city.owner.query(`update identity.session set seen_at = ${seen}`)
    expect(await isIn(me)).toBe(alive)
  })

  test('ends after twelve hours, however busy', async () => {
    const me = await signedIn('clerk')
    await city.owner.query(`update identity.session set ends_at = now() - interval '1 second'`)
    expect(await isIn(me)).toBe(false)
  })

  test('notes that it was used at most once a minute', async () => {
    const me = await signedIn('citizen1')
    const seen = async () =>
      (await city.owner.query('select max(seen_at)::text as at from identity.session')).rows[0].at
    const before = await seen()
    await isIn(me)
    expect(await seen()).toBe(before)
    await city.owner.query(`update identity.session set seen_at = now() - interval '61 seconds'`)
    await isIn(me)
    expect(await seen()).not.toBe(before)
  })

  test('that is over is swept out, with everything else that is', async () => {
    await signedIn('citizen1')
    await city.owner.query(`update identity.session set ends_at = now() - interval '1 second'`)
    await city.owner.query(`update identity.oidc set expires_at = now() - interval '1 second'`)
    await forgetExpired(city.db)
    const { rows } = await city.owner.query(
      'select (select count(*)::int from identity.session) as sessions, (select count(*)::int from identity.oidc) as oidc',
    )
    expect(rows).toEqual([{ sessions: 0, oidc: 0 }])
  })
})

describe('staff', () => {
  test('see who they are, the post they hold now and those they could change to', async () => {
    const me = await signedIn('township')
    const view = (await me.api('GET', '/api/session')).json()
    expect(view.post).toMatchObject({
      role: 'townshipClerk',
      site: 'centre-620826101',
      side: 'A',
      standing: 'principal',
    })
    expect(view.posts.map((post: { role: string }) => post.role)).toEqual(['townshipClerk', 'hallManager'])
  })

  test('change to another of their posts under a new secret; the old one ends', async () => {
    const me = await signedIn('township')
    const before = me.jar.get('onewindow') ?? ''
    const reply = await me.api('PUT', '/api/session/post', { post: 'hallManager@centre-620826101' })
    me.keep(reply)
    expect([reply.statusCode, reply.json().post.role]).toEqual([200, 'hallManager'])
    expect((await me.api('GET', '/api/session')).json().post.role).toBe('hallManager')
    const thief = browser(server)
    thief.jar.set('onewindow', before)
    expect((await thief.api('GET', '/api/session')).statusCode).toBe(401)
  })

  test('change on the page of their account too', async () => {
    const me = await signedIn('township')
    const { reply } = await me.press('/account/post', { post: 'hallManager@centre-620826101' })
    expect(reply.body).toContain('大厅管理岗')
    expect((await me.api('GET', '/api/session')).json().post.role).toBe('hallManager')
  })

  test('cannot take a post that is not theirs', async () => {
    const me = await signedIn('township')
    const reply = await me.api('PUT', '/api/session/post', { post: 'supervisor@620826000000' })
    expect([reply.statusCode, reply.json().type]).toEqual([404, 'identity/post-unknown'])
  })

  test('lose the session with the post, and do not slip into another', async () => {
    const me = await signedIn('helper')
    await city.owner.query(
      `update organisation.holding set valid_to = '2026-11-22' where post_id = 'helper@hall-620826' and side = 'A'`,
    )
    expect((await me.api('GET', '/api/session')).statusCode).toBe(401)
    const { reply } = await browser(server).signIn('helper', DEMO_PASSWORD)
    expect(reply.body).toContain('没有在岗的岗位')
  })

  test('sign out from the workbench', async () => {
    const me = await signedIn('clerk')
    const reply = await me.api('DELETE', '/api/session')
    expect([reply.statusCode, reply.json()]).toEqual([200, { next: '/signout/done' }])
    expect((await me.api('GET', '/api/session')).statusCode).toBe(401)
  })

  test('are told apart from citizens', async () => {
    const me = await signedIn('citizen1')
    expect((await me.api('GET', '/api/session')).statusCode).toBe(403)
    expect((await browser(server).api('GET', '/api/session')).statusCode).toBe(401)
  })
})
