import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { databaseUrl } from '../../tests/setup.ts'
import { shell } from '../../tests/shell.ts'
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

const create = (login: string, password = PASSWORD) =>
  shell(admin, ['create', '--login', login, '--name', '常永红'], `${password}\n`)
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

  test('makes the first administrator of an empty city, once', async () => {
    expect(await create('admin')).toEqual({
      code: 0,
      stdout: '已建立系统管理员 常永红，登录名 admin。\n',
      stderr: '',
    })
    expect(await accounts()).toEqual([{ login: 'admin', demo: false, party: null }])
    const again = await create('other')
    expect([again.code, again.stderr]).toEqual([1, '已经有系统管理员，请由其登录后添加人员。\n'])
    expect(await accounts()).toHaveLength(1)
  })
})
