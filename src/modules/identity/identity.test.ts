import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, demoCity } from '../../../tests/identity.ts'
import { loadDemoAccounts } from './demo.ts'
import { DEMO_LOGINS, DEMO_PASSWORD, demoAccounts, hasDemoAccounts } from './demo-accounts.ts'
import { safePath } from './door.ts'
import { passwordFault } from './password.ts'

let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
beforeAll(async () => {
  city = await demoCity()
  server = await city.open({ demo: true })
})
afterAll(() => city.close())

const PERSON = {
  name: '慕容雪晴',
  citizenId: '62082619900101001x',
  phone: '139 0933 0099',
  address: '',
  password: '门前三棵老杏树春天开白花',
  again: '门前三棵老杏树春天开白花',
  agreed: 'yes',
}

describe('signing in', () => {
  test('works without script and leads back to where one wanted to go', async () => {
    const { reply, at } = await browser(server).signIn('citizen1', DEMO_PASSWORD, '/account?from=test')
    expect([reply.statusCode, at]).toEqual([200, '/account?from=test'])
    expect(reply.body).toContain('王䶮')
  })

  test('is offered by every page that needs it', async () => {
    const { reply, at } = await browser(server).get('/account')
    expect(at).toMatch(/^\/oidc\/interaction\//)
    expect(reply.body).toContain('name="password"')
  })

  test('a wrong password says so, keeps what was typed and never shows the password again', async () => {
    const { reply } = await browser(server).signIn('citizen1', 'wrong-password')
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain('登录名或密码不正确')
    expect(reply.body).toContain('value="citizen1"')
    expect(reply.body).not.toContain('wrong-password')
  })

  test('an empty form names each field that is missing', async () => {
    const { reply } = await browser(server).signIn('', '')
    expect([reply.body.includes('请填写登录名'), reply.body.includes('请填写密码')]).toEqual([true, true])
  })

  test('a citizen may give the identity number or the phone instead of a login', async () => {
    for (const login of ['620826198603152011', '19909330001']) {
      const { reply } = await browser(server).signIn(login, DEMO_PASSWORD)
      expect(reply.body).toContain('王䶮')
    }
  })

  test('an identity number is shown masked', async () => {
    const { reply } = await browser(server).signIn('citizen1', DEMO_PASSWORD)
    expect(reply.body).toContain('620826********2011')
    expect(reply.body).not.toContain('620826198603152011')
  })

  test('works under another name of the same server, because every step stays on the host one is on', async () => {
    const { reply, at } = await browser(server, 'http://localhost:8080').signIn('citizen1', DEMO_PASSWORD)
    expect([reply.statusCode, at]).toEqual([200, '/account'])
  })

  test('two tabs may be begun before one is finished', async () => {
    const me = browser(server)
    const first = await me.get('/signin?return=/account?tab=1')
    const second = await me.get('/signin?return=/account?tab=2')
    const { at } = await me.post(second.at, { login: 'citizen1', password: DEMO_PASSWORD })
    expect(at).toBe('/account?tab=2')
    const other = await me.post(first.at, { login: 'citizen2', password: DEMO_PASSWORD })
    expect([other.at, other.reply.body.includes('李秀兰')]).toEqual(['/account?tab=1', true])
  })

  test('a page that is over says so and offers to begin again', async () => {
    const { reply } = await browser(server).get('/oidc/interaction/nothing')
    expect([reply.statusCode, reply.body.includes('登录页面已过期')]).toEqual([400, true])
    const lost = await browser(server).get('/oidc/auth/nothing')
    expect([lost.at, lost.reply.body.includes('/signin"')]).toEqual(['/signin/expired', true])
  })

  test('going back after signing in is harmless', async () => {
    const me = browser(server)
    await me.signIn('citizen1', DEMO_PASSWORD)
    const { at } = await me.get('/signin/callback?code=old&state=old')
    expect(at).toBe('/')
  })

  test('only the browser that began a sign-in can finish it', async () => {
    const [me, thief] = [browser(server), browser(server)]
    const page = await me.get('/signin')
    const { reply } = await thief.post(page.at, { login: 'citizen1', password: DEMO_PASSWORD })
    expect([reply.statusCode, thief.jar.has('onewindow')]).toEqual([422, false])
  })

  test('staff come to the desk, citizens to their account', async () => {
    const staff = browser(server)
    const page = await staff.get('/signin')
    expect((await staff.post(page.at, { login: 'clerk', password: DEMO_PASSWORD })).at).toBe('/desk')
    const me = browser(server)
    const mine = await me.get('/signin')
    expect((await me.post(mine.at, { login: 'citizen2', password: DEMO_PASSWORD })).at).toBe('/account')
  })
})

describe('open redirects', () => {
  const CORPUS = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    'http:/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%09//evil.example/..//',
    '\u2028/evil.example',
    '/。evil',
    '/x/..//evil.example',
    '/./\\evil.example',
    '/signin?return=/x',
    '/signin/callback',
    '/oidc/auth',
    '/api/session',
    '/signout',
    '',
    'account',
    `/${'a'.repeat(600)}`,
  ]
  test.each(CORPUS)('%j leads nowhere', (asked) => {
    const path = safePath(asked)
    const at = path === undefined ? undefined : new URL(path, 'http://here.example').origin
    expect(path?.startsWith('//') ?? false).toBe(false)
    expect([undefined, 'http://here.example']).toContain(at)
    if (!asked.startsWith('/%09') && !asked.startsWith('/x')) expect(path).toBeUndefined()
  })

  test.each(['/', '/my', '/apply/food-business?step=2', '/my/cases/7#timeline', '/find?q=%E6%99%AF'])(
    '%s is a place to come back to',
    (asked) => expect(safePath(asked)).toBe(asked),
  )

  test('whoever is sent to sign in with a foreign address ends on this site', async () => {
    const { at } = await browser(server).signIn('citizen1', DEMO_PASSWORD, '//evil.example/x')
    expect(at).toBe('/account')
  })
})

describe('registering', () => {
  const register = async (me: ReturnType<typeof browser>, more: Record<string, string> = {}) => {
    const page = await me.get('/signin?return=/account')
    return me.post(`${page.at}/registration`, { ...PERSON, ...more })
  }

  test('shows every fault beside its field and keeps all but the passwords', async () => {
    const { reply } = await register(browser(server), {
      name: '雪',
      citizenId: '620826199001010011',
      phone: '0933',
      password: '123456789012',
      agreed: '',
    })
    expect(reply.statusCode).toBe(422)
    for (const fault of ['2 到 50 个字', '校验码', '11 位手机号码', '太常见', '同意后才能注册'])
      expect(reply.body).toContain(fault)
    expect(reply.body).toContain('value="620826199001010011"')
    expect(reply.body).not.toContain('123456789012')
  })

  test('signs a natural person in at level 1: nobody has seen the card yet', async () => {
    const { reply, at } = await register(browser(server), { citizenId: '620826199001010010' })
    expect([at, reply.body.includes('慕容雪晴'), reply.body.includes('网上登记')]).toEqual([
      '/account',
      true,
      true,
    ])
  })

  test('the same number cannot be registered again', async () => {
    const { reply } = await register(browser(server), { citizenId: '620826199001010010' })
    expect([reply.statusCode, reply.body.includes('不能在网上重复注册')]).toEqual([422, true])
  })

  test('whose account was disabled cannot get round it by registering again', async () => {
    await city.owner.query(
      `update identity.account set disabled_at = now(), disabled_by = 'test'
       where party in (select id from identity.party where document_number = '620826199001010010')`,
    )
    const { reply } = await register(browser(server), { citizenId: '620826199001010010' })
    expect([reply.statusCode, reply.body.includes('不能在网上重复注册')]).toEqual([422, true])
  })

  test('four tabs register the same person at once: one account', async () => {
    const citizenId = '620802198506151227'
    const replies = await Promise.all([1, 2, 3, 4].map(() => register(browser(server), { citizenId })))
    expect(replies.filter(({ at }) => at === '/account')).toHaveLength(1)
    expect(replies.filter(({ reply }) => reply.body.includes('不能在网上重复注册'))).toHaveLength(3)
  })

  test.each([
    ['short', '五个字啊啊'],
    ['common', 'qwerty123456'],
    ['common', 'aaaaaaaaaaaaaa'],
    ['common', 'onewindow2026!!'],
    ['personal', '慕容雪晴的密码很长很长很长'],
    ['personal', 'xx620826199001'],
    ['long', '长'.repeat(129)],
    [undefined, '门前三棵老杏树春天开花的'],
    [undefined, 'correct horse battery'],
  ])('a password is judged %s: %s', (fault, password) => {
    expect(passwordFault(password, ['慕容雪晴', '620826199001010010', '13909330099'])).toBe(fault)
  })
})

describe('the demo', () => {
  test('has one account for every kind of post, two citizens, an agent and who sent them, each entered with one button', async () => {
    expect(await hasDemoAccounts(city.db)).toBe(true)
    const accounts = await demoAccounts(city.db, city.clock.today)
    expect(accounts.map(({ login }) => login)).toEqual([...DEMO_LOGINS])
    for (const account of accounts) {
      const me = browser(server)
      const page = await me.get('/signin?return=/account')
      expect(page.reply.body).toContain(account.what)
      const { reply, at } = await me.post(`${page.at}/demo`, { account: account.id })
      expect([at, reply.statusCode, reply.body.includes(account.name)]).toEqual(['/account', 200, true])
    }
  })

  test('loading it twice changes nothing', async () => {
    await loadDemoAccounts(city.db, city.clock.today)
    expect(await demoAccounts(city.db, city.clock.today)).toHaveLength(DEMO_LOGINS.length)
  })

  test('elsewhere there is no list, and no button works', async () => {
    const real = await city.open()
    const [account] = await demoAccounts(city.db, city.clock.today)
    const me = browser(real)
    const page = await me.get('/signin')
    expect(page.reply.body).not.toContain('演示')
    const { reply } = await me.post(`${page.at}/demo`, { account: account?.id ?? '' })
    expect([reply.statusCode, me.jar.has('onewindow')]).toEqual([422, false])
  })
})
