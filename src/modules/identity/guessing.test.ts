import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { browser, demoCity } from '../../../tests/identity.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { hashPassword, isPassword } from './password.ts'

let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
beforeAll(async () => {
  city = await demoCity()
  server = await city.open()
})
afterAll(() => city.close())
afterEach(() => city.owner.query('delete from platform.attempt'))

const from = (address: string) => browser(server, undefined, address)
const guess = async (me: ReturnType<typeof browser>, login = 'citizen1', password = 'wrong') =>
  (await me.signIn(login, password)).reply.body
const count = (key: string, failures: number) =>
  city.owner.query('update platform.attempt set count = $2 where wall like $1', [`%${key}`, failures])

test('five wrong passwords in a quarter of an hour, then that device waits', async () => {
  const me = from('10.0.0.1')
  for (let n = 0; n < 5; n += 1) expect(await guess(me)).toContain('登录名或密码不正确')
  expect(await guess(me)).toContain('尝试次数过多，请15分钟后再试')
  expect(await guess(me, 'citizen1', DEMO_PASSWORD)).toContain('尝试次数过多')
})

test('the time over, one may try again', async () => {
  const me = from('10.0.0.1')
  for (let n = 0; n < 6; n += 1) await guess(me)
  await city.owner.query(`update platform.attempt set until_at = now() - interval '1 second'`)
  expect(await guess(me, 'citizen1', DEMO_PASSWORD)).toContain('王䶮')
})

test('twenty guesses at once do not slip through together', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => guess(from('10.0.0.1'))))
  expect(replies.filter((body) => body.includes('登录名或密码不正确'))).toHaveLength(5)
})

test('changing the login to another of the same account does not start again', async () => {
  const me = from('10.0.0.1')
  for (const login of ['citizen1', 'CITIZEN1', '19909330001', '620826198603152011', 'citizen1'])
    await guess(me, login)
  expect(await guess(me)).toContain('尝试次数过多')
})

test('a stranger cannot lock the holder out: a device that has signed in before counts for itself', async () => {
  const holder = from('10.0.0.2')
  await holder.signIn('citizen1', DEMO_PASSWORD)
  await guess(from('10.0.0.3'))
  await count('account', 51)
  expect(await guess(from('10.0.0.4'), 'citizen1', DEMO_PASSWORD)).toContain('尝试次数过多')
  expect(await guess(holder, 'citizen1', DEMO_PASSWORD)).toContain('王䶮')
})

test('nor at an address the holder shares with the stranger', async () => {
  const holder = from('10.0.0.5')
  await holder.signIn('citizen1', DEMO_PASSWORD)
  const stranger = from('10.0.0.5')
  for (let n = 0; n < 7; n += 1) await guess(stranger)
  expect(await guess(holder, 'citizen1', DEMO_PASSWORD)).toContain('王䶮')
})

test('the mark of a device is worth nothing for another account', async () => {
  const me = from('10.0.0.6')
  await me.signIn('citizen2', DEMO_PASSWORD)
  await guess(from('10.0.0.3'))
  await count('account', 51)
  expect(await guess(me, 'citizen1', DEMO_PASSWORD)).toContain('尝试次数过多')
})

test('two hundred people behind one address sign in undisturbed', async () => {
  await guess(from('10.0.0.7'), 'citizen2')
  await count('address', 250)
  expect(await guess(from('10.0.0.7'), 'citizen1', DEMO_PASSWORD)).toContain('王䶮')
  const { rows } = await city.owner.query(`select count from platform.attempt where wall = 'sign-in/address'`)
  expect(rows).toEqual([{ count: 250 }])
})

test('spraying one password over all accounts from one address ends after 300', async () => {
  await guess(from('10.0.0.8'), 'somebody')
  await count('address', 300)
  expect(await guess(from('10.0.0.8'), 'somebody-else')).toContain('尝试次数过多')
  expect(await guess(from('10.0.0.9'), 'somebody-else')).toContain('登录名或密码不正确')
})

test('IPv6 neighbours of one line are one address', async () => {
  for (let n = 0; n < 5; n += 1) await guess(from(`2001:db8:1:2::${n + 1}`), 'nobody')
  expect(await guess(from('2001:db8:1:2:ffff::9'), 'nobody')).toContain('尝试次数过多')
  expect(await guess(from('2001:db8:1:3::1'), 'nobody')).toContain('登录名或密码不正确')
})

test('an account that does not exist is refused in the same words, after the same work', async () => {
  for (const login of ['citizen1', 'nobody'])
    expect(await guess(from('10.0.0.10'), login)).toContain('登录名或密码不正确')
  const stored = await hashPassword('right')
  const timed = async (hash: string | undefined) => {
    const begun = performance.now()
    expect(await isPassword('wrong', hash)).toBe(false)
    return performance.now() - begun
  }
  await timed(undefined)
  expect(await timed(undefined)).toBeGreaterThan((await timed(stored)) / 4)
})

test('whoever registers over and over is stopped', async () => {
  const me = from('10.0.0.11')
  const person = { name: '慕容雪晴', citizenId: '620826198603152011', phone: '13909330099', address: '' }
  const secret = { password: '门前三棵老杏树春天开白花', again: '门前三棵老杏树春天开白花', agreed: 'yes' }
  const attempt = async () => {
    const page = await me.get('/signin')
    return (await me.post(`${page.at}/registration`, { ...person, ...secret })).reply.body
  }
  expect(await attempt()).toContain('不能在网上重复注册')
  await count('registration/address', 30)
  expect(await attempt()).toContain('尝试次数过多')
})
