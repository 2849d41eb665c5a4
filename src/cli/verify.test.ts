import { randomUUID } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { databaseUrl } from '../../tests/setup.ts'
import { shell } from '../../tests/shell.ts'
import { onewindow } from './onewindow.ts'
import { verify } from './verify.ts'

const name = `test_${randomUUID().replaceAll('-', '')}`
let server: pg.Client
beforeAll(async () => {
  server = new pg.Client(inject('server'))
  await server.connect()
  await server.query(`create database ${name} template onewindow_template`)
  await server.query(`create database ${name}_bare`)
  vi.stubEnv('DATABASE_URL', databaseUrl(inject('server'), name))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  for (const one of [name, `${name}_bare`]) await server.query(`drop database ${one}`)
  await server.end()
})

const CASE = '019ab000-0000-7000-8000-000000000001'

/** An event that belongs to no case: nobody could have added it but past the program. */
async function plant(statement: string): Promise<void> {
  const owner = new pg.Client(databaseUrl(inject('server'), name))
  await owner.connect()
  await owner.query(statement)
  await owner.end()
}

describe('onewindow verify', () => {
  test('an empty city is in order', async () => {
    const stdout = '{"ok":true,"cases":0,"events":0,"firstBad":null}\n'
    expect(await shell(verify, ['--json'])).toEqual({ code: 0, stdout, stderr: '' })
    expect(await shell(verify, [])).toEqual({
      code: 0,
      stdout: '全部一致：0 个办件，0 条事件，0 条管理变更，0 条事项审核记录。\n',
      stderr: '',
    })
  })

  test('a bad row is one line on stdout, a sentence on stderr, and exit code 1', async () => {
    await plant(`insert into cases.event (case_id, seq, type, data, actor, request_id, recorded_at, hash)
      values ('${CASE}', 1, 'Accepted', '{"type":"Accepted"}', 'nobody', '${CASE}', now(), '${'0'.repeat(64)}')`)
    const { code, stdout, stderr } = await shell(verify, ['--json'])
    expect([code, stdout.split('\n').length]).toEqual([1, 2])
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, firstBad: { caseId: CASE, seq: 1 } })
    expect(stderr).toMatch(`发现不一致：办件 ${CASE}，第 1 条事件`)
    expect(await shell(verify, [])).toMatchObject({ code: 1, stdout: '' })
    await plant('delete from cases.event')
  })

  test('what cannot be checked is exit code 1 and one sentence', async () => {
    vi.stubEnv('DATABASE_URL', databaseUrl(inject('server'), `${name}_bare`))
    await expect(shell(verify, ['--json'])).rejects.toThrow('还没有办件的表')
    vi.stubEnv('DATABASE_URL', 'postgres://nobody:secret-word@127.0.0.1:1/none')
    await expect(shell(verify, ['--json'])).rejects.toThrow('连接不上')
    vi.stubEnv('DATABASE_URL', databaseUrl(inject('server'), name))
  })

  test.each([[['--jason']], [['everything']]])('%j is a wrong argument', async (args) => {
    expect(await shell(verify, args)).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('npx onewindow', () => {
  async function run(...argv: string[]) {
    const [stdout, stderr] = [new PassThrough().setEncoding('utf8'), new PassThrough().setEncoding('utf8')]
    const code = await onewindow(argv, { stdin: Readable.from([]), stdout, stderr })
    return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
  }
  const NAMES = ['start', 'migrate', 'admin', 'deadline', 'check-id', 'verify']

  test('lists every command, and each of them has its own help', async () => {
    const { code, stdout } = await run('--help')
    expect([code, NAMES.filter((command) => !stdout.includes(`  ${command}`))]).toEqual([0, []])
    for (const command of NAMES) expect(await run(command, '--help')).toMatchObject({ code: 0, stderr: '' })
  })

  test.each([[[]], [['nothing']], [['constructor']], [['start', 'now']], [['migrate', 'now']]])(
    '%j is a wrong argument, said on stderr only',
    async (argv) => expect(await run(...argv)).toMatchObject({ code: 2, stdout: '' }),
  )

  test('trouble is one sentence and exit code 1, without a stack', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody:secret-word@127.0.0.1:1/none')
    const { code, stdout, stderr } = await run('verify', '--json')
    expect([code, stdout, stderr.trim().split('\n')]).toEqual([1, '', [expect.stringContaining('连接不上')]])
    expect(stderr).not.toContain('secret-word')
    vi.stubEnv('DATABASE_URL', databaseUrl(inject('server'), name))
  })

  test('migrate brings a database up to date, then refuses one that could lose what it acknowledged', async () => {
    vi.stubEnv('DATABASE_URL', databaseUrl(inject('server'), `${name}_bare`))
    const first = await run('migrate')
    expect(first.stderr).toContain('数据库的设置不能保证数据安全') // the tests' server is a hasty one
    expect(first.code).toBe(1)
    expect((await run('verify')).code).toBe(0)
  })
})
