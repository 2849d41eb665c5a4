import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, demoCity } from '../../../tests/identity.ts'
import type { SignInView } from './acts.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { deviceOf } from './device.ts'

const OWN = '门前三棵老杏树春天开花的'
let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
beforeAll(async () => {
  city = await demoCity()
  server = await city.open()
})
afterAll(() => city.close())

async function signedIn(login: string, password = DEMO_PASSWORD): Promise<Browser> {
  const me = browser(server)
  await me.signIn(login, password)
  return me
}
const isIn = async (me: Browser) => (await me.ask('GET', '/account')).statusCode === 200
const devices = (html: string) => [...html.matchAll(/登录时间/g)].length

describe('where one is signed in', () => {
  test('is told on the page of the account, and ended elsewhere with one button', async () => {
    const [here, there, other] = [
      await signedIn('citizen1'),
      await signedIn('citizen1'),
      await signedIn('citizen2'),
    ]
    const { body } = await here.ask('GET', '/account')
    expect([devices(body), body.includes('本设备'), body.includes('退出其他设备上的登录')]).toEqual([
      2,
      true,
      true,
    ])
    const { reply } = await here.press('/account/sign-ins/end')
    expect([devices(reply.body), reply.body.includes('已退出其他设备上的登录')]).toEqual([1, true])
    expect([await isIn(here), await isIn(there), await isIn(other)]).toEqual([true, false, true])
  })

  test('is told at the desk too', async () => {
    const [here, there] = [await signedIn('clerk'), await signedIn('clerk')]
    const list = async () => (await here.api('GET', '/api/session/all')).json().signIns as SignInView[]
    const [first, second] = await list()
    expect([first?.here, second?.here, first?.as]).toEqual([
      true,
      false,
      '静宁县政务服务中心2号窗口综合受理岗',
    ])
    expect((await here.api('DELETE', '/api/session/others')).json().signIns).toHaveLength(1)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
  })

  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36',
      'Chrome · Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; V2) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.42',
      '微信 · 安卓',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile Safari/604.1',
      'Safari · iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/119.0 Safari/537.36 Edg/119.0',
      'Edge · Windows',
    ],
    ['curl/8.0', null],
    [undefined, null],
  ])('%s is called %s', (agent, name) => {
    expect(deviceOf({ headers: agent === undefined ? {} : { 'user-agent': agent } })).toBe(name)
  })

  test('a session whose mandate is over is not among them', async () => {
    const [me, acting] = [await signedIn('agent'), await signedIn('agent')]
    const { rows } = await city.owner.query('select id from identity.mandate')
    await acting.press('/account/acting', { mandate: rows[0].id })
    expect(devices((await me.ask('GET', '/account')).body)).toBe(2)
    await city.owner.query(`update identity.mandate set revoked_at = now(), revoked_by = 'test'`)
    expect(devices((await me.ask('GET', '/account')).body)).toBe(1)
  })
})

describe('a password of one’s own', () => {
  test('is changed with the current one, ends the sign-ins elsewhere, and leaves a line', async () => {
    const [me, there] = [await signedIn('citizen2'), await signedIn('citizen2')]
    const wrong = await me.press('/account/password', { current: 'not this one', password: OWN, again: OWN })
    expect([wrong.reply.statusCode, wrong.reply.body.includes('当前密码不正确')]).toEqual([422, true])
    expect(wrong.reply.body).not.toContain(OWN)
    const { at, reply } = await me.press('/account/password', {
      current: DEMO_PASSWORD,
      password: OWN,
      again: OWN,
    })
    expect([at, reply.body.includes('密码已修改')]).toEqual(['/account?done=password', true])
    expect([await isIn(me), await isIn(there)]).toEqual([true, false])
    expect(await isIn(await signedIn('citizen2', OWN))).toBe(true)
    const { rows } = await city.owner.query(
      `select author_kind, subject, facts from organisation.change where kind = 'passwordChanged'`,
    )
    expect(rows).toEqual([{ author_kind: 'applicant', subject: '李秀兰', facts: {} }])
  })

  test('is not guessed on this page either', async () => {
    const me = await signedIn('helper')
    const guess = () => me.press('/account/password', { current: 'wrong', password: OWN, again: OWN })
    for (let n = 0; n < 5; n += 1) expect((await guess()).reply.body).toContain('当前密码不正确')
    expect((await guess()).reply.body).toContain('尝试次数过多')
  })
})
