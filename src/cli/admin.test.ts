import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { databaseUrl } from '../../tests/setup.ts'
import { shell } from '../../tests/shell.ts'
import { day } from '../core/day.ts'
import { foundAdministrator } from '../modules/organisation/founding.ts'
import { admin } from './admin.ts'

const name = `test_${randomUUID().replaceAll('-', '')}`
const PASSWORD = '崆峒山上看日出要早起啊'.repeat(2)
let server: pg.Client
let owner: pg.Client
beforeAll(async () => {
  server = new pg.Client(inject('server'))
  await server.connect()
  await server.query(`create database ${name} template onewindow_template`)
  vi.stubEnv('DATABASE_URL', databaseUrl(inject('server'), name))
  owner = new pg.Client(databaseUrl(inject('server'), name))
  await owner.connect()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await owner.end()
  await server.query(`drop database ${name}`)
  await server.end()
})

type Asked = { name?: string; post?: string; staffNo?: string }
const create = (login: string, { name = '常永红', post, staffNo }: Asked = {}) =>
  shell(
    admin,
    [
      ...['create', '--login', login, '--name', name],
      ...(post ? ['--post', post] : []),
      ...(staffNo ? ['--staff-no', staffNo] : []),
    ],
    `${PASSWORD}\n`,
  )
/** How much there is: divisions, people, holdings, lines of the record, accounts. */
const everything = async () => {
  const counts: number[] = []
  for (const table of TABLES)
    counts.push((await owner.query(`select count(*)::int as n from ${table}`)).rows[0].n)
  return counts
}
const TABLES = [
  ...['organisation.division', 'organisation.person', 'organisation.holding', 'organisation.change'],
  'identity.account',
]
const empty = () =>
  owner.query(`
    truncate identity.account, identity.session, organisation.change, organisation.holding, organisation.post,
      organisation.person, organisation.division, organisation.department cascade;
    update organisation.change_head set seq = 0, hash = ''`)
const accounts = async () => (await owner.query('select login, demo, party from identity.account')).rows

describe('onewindow admin create', () => {
  test.each([
    [[], 'x\n', 2, 'admin 后面应为 create'],
    [['delete'], 'x\n', 2, 'admin 后面应为 create'],
    [['create', '--name', '常永红'], 'x\n', 2, '--login'],
    [['create', '--login', 'admin', '--name', '常永红'], '', 2, '没有读到密码'],
    [['create', '--login', '管理员', '--name', '常永红'], `${PASSWORD}\n`, 1, '登录名应为'],
    [['create', '--login', 'admin', '--name', '常永红'], '123456\n', 1, '密码太短'],
    [['create', '--login', 'admin', '--name', '常永红'], '我是常永红我是常永红我是\n', 1, '不要有您的姓名'],
  ])('%j is refused, and nothing is written', async (args, stdin, code, sentence) => {
    const answer = await shell(admin, args, stdin)
    expect([answer.code, answer.stdout]).toEqual([code, ''])
    expect(answer.stderr).toContain(sentence)
    expect(await accounts()).toEqual([])
  })

  test('makes the first administrator of an empty city, and says so again when asked again', async () => {
    expect(await create('admin')).toEqual({
      code: 0,
      stdout: '已建立系统管理岗常永红，登录名 admin。\n',
      stderr: '',
    })
    expect(await accounts()).toEqual([{ login: 'admin', demo: false, party: null }])
    const before = await everything()
    expect(await create('admin')).toEqual({
      code: 0,
      stdout: '系统管理岗常永红（登录名 admin）已经建立，没有改动；密码仍是原来的。\n',
      stderr: '',
    })
    const other = await create('other')
    expect([other.code, other.stdout]).toEqual([1, ''])
    expect(other.stderr).toContain('已经有系统管理岗常永红（登录名 admin），没有改动')
    expect(await everything()).toEqual(before)
  })

  test('makes the other two, each another person with a password that is not theirs yet', async () => {
    const same = await create('security', { post: 'security', staffNo: '00001' })
    expect([same.code, same.stderr]).toEqual([1, '系统管理、安全管理、安全审计应当由不同的人员担任。\n'])
    for (const [post, name] of [
      ['security', '兰晓军'],
      ['audit', '赵秉公'],
    ] as const)
      expect((await create(post, { post, name })).stdout).toContain('首次登录时须设置新密码，7天内有效')
    const { rows } = await owner.query(
      `select login, initial_until is not null as initial from identity.account order by login`,
    )
    expect(rows).toEqual([
      { login: 'admin', initial: false },
      { login: 'audit', initial: true },
      { login: 'security', initial: true },
    ])
    expect((await create('x1y', { post: 'manager' })).code).toBe(2)
  })
})

describe('onewindow admin password', () => {
  const reset = (login: string, password = PASSWORD) =>
    shell(admin, ['password', '--login', login], `${password}\n`)

  test('hands a new one out to one of the staff, whoever they are, and signs them out', async () => {
    await owner.query(
      `insert into identity.session (hash, account, idle_seconds, ends_at)
       select repeat('0', 64), id, 60, now() + interval '1 hour' from identity.account where login = 'admin'`,
    )
    const told = await reset('admin')
    expect([told.code, told.stdout]).toEqual([
      0,
      '已为常永红（登录名 admin）重设密码，已有登录已退出；首次登录时须设置新密码，7天内有效。\n',
    ])
    const { rows } = await owner.query(`
      select (select count(*)::int from identity.session) as sessions,
        (select initial_until > now() from identity.account where login = 'admin') as initial,
        (select facts->>'sessions' from organisation.change where kind = 'passwordHandedOut') as ended`)
    expect(rows).toEqual([{ sessions: 0, initial: true, ended: '1' }])
  })

  test('is refused for nobody, and for a password that will not do', async () => {
    expect((await reset('nobody')).stderr).toBe('没有登录名是“nobody”的在用工作人员账号。\n')
    expect((await reset('admin', '123456')).stderr).toContain('密码太短')
    expect((await shell(admin, ['password'], 'x\n')).code).toBe(2)
  })
})

describe('interrupted', () => {
  beforeEach(empty)

  test.each(['organisation.division', 'organisation.holding', 'organisation.change', 'identity.account'])(
    'while writing %s, the same command ends in the same state',
    async (table) => {
      await owner.query(`
        create function pg_temp.cut() returns trigger language plpgsql as $$ begin raise 'cut off'; end $$;
        create trigger cut before insert on ${table} execute function pg_temp.cut()`)
      await expect(create('admin')).rejects.toThrow('cut off')
      await owner.query(`drop trigger cut on ${table}; drop function pg_temp.cut()`)
      expect(await accounts()).toEqual([])
      expect((await create('admin')).stdout).toBe('已建立系统管理岗常永红，登录名 admin。\n')
      expect(await everything()).toEqual([1682, 1, 1, 1, 1])
    },
  )

  test('before the account was opened, another name is told whose it is', async () => {
    await foundAdministrator(owner, {
      ...{ role: 'systemAdmin', name: '常永红', staffNo: '00001' },
      on: day('2026-11-23'),
    })
    const other = await create('admin', { name: '李梅' })
    expect([other.code, other.stderr]).toEqual([
      1,
      '系统管理岗已登记为常永红，还没有账号。请用 --name 常永红 再运行一次，为其开通账号。\n',
    ])
    expect((await create('admin')).code).toBe(0)
  })

  test('twice at the same moment: one makes it, the other says that it is made', async () => {
    const told = await Promise.all([create('admin'), create('admin'), create('admin')])
    expect(told.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(told.filter(({ stdout }) => stdout.startsWith('已建立'))).toHaveLength(1)
    expect(await everything()).toEqual([1682, 1, 1, 1, 1])
  })
})
