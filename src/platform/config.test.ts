import { expect, test } from 'vitest'
import { HOME, isLoopback, readConfig } from './config.ts'
import { isTrouble } from './trouble.ts'

const read = (env: Record<string, string>) => readConfig(env, HOME)
function sentencesOf(env: Record<string, string>): string[] {
  try {
    read(env)
  } catch (error) {
    if (isTrouble(error)) return error.message.split('\n')
    throw error
  }
  return []
}

test('nothing set gives a server for this machine only, on its own database', () => {
  const { dataDir, ...rest } = read({})
  expect(rest).toEqual({
    port: 8080,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:8080',
    databaseUrl: undefined,
    demo: undefined,
    oidc: undefined,
    inbound: {},
  })
  expect(dataDir).toMatch(process.getuid?.() === 0 ? /^\/var\/lib\/onewindow\/[0-9a-f]{12}$/ : /\.onewindow$/)
})

test('an empty variable is one that is not set', () => {
  expect(read({ PORT: ' ', HOST: '', DATABASE_URL: '' })).toEqual(read({}))
})

test('the public address follows the port unless it is given, and carries no slash at its end', () => {
  expect(read({ PORT: '9000' }).publicUrl).toBe('http://127.0.0.1:9000')
  expect(read({ PUBLIC_URL: 'https://zwfw.example.gov.cn/' }).publicUrl).toBe('https://zwfw.example.gov.cn')
})

test('a data folder is meant from the clone, wherever the command is run', () => {
  expect(read({ DATA_DIR: 'data-of-mine' }).dataDir).toBe(`${HOME}/data-of-mine`)
  expect(read({ DATA_DIR: '/srv/onewindow' }).dataDir).toBe('/srv/onewindow')
})

test('another issuer is three settings together', () => {
  const given = { OIDC_CLIENT_ID: 'yichuang', OIDC_CLIENT_SECRET: 's' }
  for (const issuer of ['https://auth.example.gov.cn/realms/gansu', 'http://127.0.0.1:9000'])
    expect(read({ OIDC_ISSUER: issuer, ...given }).oidc).toEqual({
      issuer,
      clientId: 'yichuang',
      clientSecret: 's',
    })
})

test('DEMO is yes, no or left open', () => {
  expect([read({ DEMO: '1' }).demo, read({ DEMO: '0' }).demo, read({}).demo]).toEqual([
    true,
    false,
    undefined,
  ])
})

test.each([
  [{ PORT: '0' }, /^PORT 应为/],
  [{ PORT: '65536' }, /^PORT 应为/],
  [{ PORT: '80a' }, /^PORT 应为/],
  [{ HOST: 'a b' }, /^HOST 应为/],
  [{ PUBLIC_URL: 'zwfw.example.gov.cn' }, /^PUBLIC_URL 应为/],
  [{ PUBLIC_URL: 'https://example.gov.cn/hall' }, /^PUBLIC_URL 应为/],
  [{ PUBLIC_URL: 'ftp://example.gov.cn' }, /^PUBLIC_URL 应为/],
  [{ DATABASE_URL: 'mysql://a:secret@b/c' }, /^DATABASE_URL 应为/],
  [{ DEMO: 'yes' }, /^DEMO 只能是/],
  [{ OIDC_ISSUER: 'auth.example.gov.cn' }, /^OIDC_ISSUER 应为/],
  [{ OIDC_ISSUER: 'http://auth.example.gov.cn' }, /^OIDC_ISSUER 应为/],
  [{ OIDC_ISSUER: 'https://auth.example.gov.cn' }, /要么都设置/],
  [{ OIDC_CLIENT_SECRET: 'secret' }, /要么都设置/],
])('%o is refused in one sentence that names the setting', (env, sentence) => {
  const sentences = sentencesOf(env as Record<string, string>)
  expect(sentences).toEqual([expect.stringMatching(sentence)])
  expect(sentences[0]).not.toContain('secret')
})

test('every wrong setting is told at once', () => {
  expect(sentencesOf({ PORT: 'x', DEMO: '2' })).toHaveLength(2)
})

test('loopback is this machine and nothing else', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost', 'LOCALHOST'].every(isLoopback)).toBe(true)
  expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.cn', 'localhost.example.cn'].some(isLoopback)).toBe(
    false,
  )
})

test('a channel is on only with a key nobody guesses', () => {
  const key = 'k'.repeat(32)
  expect(read({ INBOUND_KIOSK_SECRET: key }).inbound).toEqual({ kiosk: key })
  expect(sentencesOf({ INBOUND_WECHAT_SECRET: 'short' })).toEqual([expect.stringContaining('32 个字符')])
})
