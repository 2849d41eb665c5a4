import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { holderOf } from '../src/platform/claim.ts'
import { findCluster } from '../src/platform/cluster.ts'
import { HOME, readConfig } from '../src/platform/config.ts'
import { asOwner, joinDatabase } from '../src/platform/database.ts'
import { isAlive, until } from '../src/platform/process.ts'

/**
 * `npm start` as somebody meets it: real processes on a copy of the project, in a folder only its owner may enter. The
 * demo city is left out, since a start that loads it differs in nothing but time.
 */
const LIMIT = 120_000
const PARTS = [
  'bin',
  'data',
  'migrations',
  'scripts',
  'src',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]

const closed = mkdtempSync(join(tmpdir(), 'onewindow-start-'))
const clone = join(closed, 'clone')
let dataDir: string
let running: Run[] = []

beforeAll(() => {
  mkdirSync(clone)
  for (const part of PARTS)
    cpSync(join(HOME, part), join(clone, part), { recursive: true, preserveTimestamps: true })
  symlinkSync(realpathSync(join(HOME, 'node_modules')), join(clone, 'node_modules'))
  dataDir = readConfig({}, clone).dataDir
})
afterEach(async () => {
  for (const run of running) await run.stop()
  running = []
})
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true })
  rmSync(closed, { recursive: true, force: true })
}, LIMIT)

type Run = { child: ChildProcess; said: () => string; exit: Promise<number>; stop: () => Promise<number> }
type Env = Record<string, string>

function run(script: string, args: string[], env: Env, stdin = ''): Run {
  const { PATH = '', HOME: home = '' } = process.env
  const options = { cwd: clone, env: { PATH, HOME: home, DEMO: '0', ...env }, detached: true }
  const child = spawn(process.execPath, [join(clone, script), ...args], options)
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  child.stdin.end(stdin)
  const exit = once(child, 'close').then(([code]) => code as number)
  const stop = () => {
    child.kill('SIGTERM')
    return exit
  }
  const one = { child, said: () => said, exit, stop }
  running.push(one)
  return one
}
const onewindow = (args: string[], stdin = '') => run('bin/onewindow.mjs', args, {}, stdin)

/** Until it serves, or has given up. */
async function start(env: Env = {}): Promise<Run & { port: number }> {
  const port = await freePort()
  const one = run('scripts/start.mjs', [], { PORT: String(port), ...env })
  let over = false
  void one.exit.then(() => (over = true))
  await until(() => over || one.said().includes('按 Ctrl-C 停止'), LIMIT)
  return { ...one, port }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

const isReady = async (port: number) => (await fetch(`http://127.0.0.1:${port}/readyz`)).status
const server = () => holderOf(dataDir)?.pid ?? 0

/** It gave up: one clear sentence at its end, no stack, exit code 1. */
async function gaveUp({ exit, said }: Run, sentence: string | RegExp): Promise<void> {
  expect(await exit).toBe(1)
  expect(said().trim().split('\n').at(-1)).toMatch(sentence)
  expect(said()).not.toMatch(/^\s+at /m)
}

test(
  'a copy that was never built builds itself, serves, and stops cleanly on SIGTERM',
  async () => {
    const first = await start()
    expect(first.said()).toContain('构建页面与服务')
    expect([
      await isReady(first.port),
      (await fetch(`http://127.0.0.1:${first.port}/healthz`)).status,
    ]).toEqual([200, 200])
    const pid = server()
    expect(await first.stop()).toBe(0)
    expect([isAlive(pid), findCluster(dataDir), holderOf(dataDir)]).toEqual([false, undefined, undefined])
  },
  LIMIT,
)

test(
  'a second start builds nothing, and Ctrl-C stops it as well',
  async () => {
    const second = await start()
    expect(second.said()).not.toContain('构建')
    second.child.kill('SIGINT')
    expect(await second.exit).toBe(0)
    expect(findCluster(dataDir)).toBeUndefined()
  },
  LIMIT,
)

test(
  'a server that was killed leaves PostgreSQL behind: verify finds it, and the next start puts things right',
  async () => {
    const first = await start()
    process.kill(server(), 'SIGKILL')
    expect(await first.exit).toBe(1)
    expect(findCluster(dataDir)).toBeDefined()
    const check = onewindow(['verify', '--json'])
    expect([await check.exit, check.said()]).toEqual([
      0,
      '{"ok":true,"cases":0,"events":0,"firstBad":null}\n',
    ])
    const second = await start()
    expect(await isReady(second.port)).toBe(200)
    expect(await second.stop()).toBe(0)
  },
  LIMIT,
)

test(
  'a starter that was killed takes its server along',
  async () => {
    const first = await start()
    const pid = server()
    first.child.kill('SIGKILL')
    expect(await until(() => !isAlive(pid), 15_000)).toBe(true)
    expect(findCluster(dataDir)).toBeUndefined()
  },
  LIMIT,
)

test(
  'asked to stop while it starts, it stops and leaves nothing running',
  async () => {
    const one = run('scripts/start.mjs', [], { PORT: String(await freePort()) })
    await until(() => one.said().includes('启动数据库'), LIMIT, 1)
    expect(await one.stop()).toBe(0)
    expect([findCluster(dataDir), holderOf(dataDir)]).toEqual([undefined, undefined])
  },
  LIMIT,
)

test(
  'verify starts the database for itself when nothing runs, and stops it again',
  async () => {
    const check = onewindow(['verify', '--json'])
    expect([await check.exit, check.said()]).toEqual([
      0,
      '{"ok":true,"cases":0,"events":0,"firstBad":null}\n',
    ])
    expect([findCluster(dataDir), holderOf(dataDir)]).toEqual([undefined, undefined])
  },
  LIMIT,
)

test(
  'two servers run side by side, each on its own folder and port; a third on the same folder is refused',
  async () => {
    const other = join(closed, 'other-data')
    const [first, second] = await Promise.all([start(), start({ DATA_DIR: other })])
    expect([await isReady(first.port), await isReady(second.port)]).toEqual([200, 200])
    await gaveUp(await start(), /正由另一个一窗进程使用（进程 \d+，http:\/\/127\.0\.0\.1:\d+）/)
    expect(await isReady(first.port)).toBe(200)
  },
  LIMIT,
)

test(
  'a taken port is told before anything is started',
  async () => {
    const port = await freePort()
    const squatter = createServer().listen(port, '127.0.0.1')
    await once(squatter, 'listening')
    const one = await start({ PORT: String(port) })
    await gaveUp(one, `端口 ${port} 已被占用`)
    expect(one.said()).not.toContain('启动数据库')
    squatter.close()
  },
  LIMIT,
)

test.each([
  ['nobody listens there', 'postgres://someone:secret-word@127.0.0.1:1/city', '那里没有数据库在监听'],
  ['there is no such host', 'postgres://someone:secret-word@nowhere.invalid/city', '找不到这台主机'],
  ['it is no such address', 'http://someone:secret-word@127.0.0.1/', 'DATABASE_URL 应为 PostgreSQL 地址'],
])(
  'a wrong DATABASE_URL is told without its password: %s',
  async (_, url, sentence) => {
    const one = await start({ DATABASE_URL: url })
    await gaveUp(one, sentence)
    expect(one.said()).not.toContain('secret-word')
  },
  LIMIT,
)

test(
  'a wrong password is told as one',
  async () => {
    const first = await start()
    const url = (findCluster(dataDir) ?? '').replace(/:[^:@]+@/, ':secret-word@')
    const one = await start({ DATABASE_URL: url })
    await gaveUp(one, '用户名或口令不对')
    expect(one.said()).not.toContain('secret-word')
    await first.stop()
  },
  LIMIT,
)

test(
  'a folder that cannot be written is told',
  async () => {
    writeFileSync(join(closed, 'a-file'), '')
    await gaveUp(await start({ DATA_DIR: join(closed, 'a-file', 'data') }), /^不能写入 .*DATA_DIR/)
  },
  LIMIT,
)

test(
  'a database that is newer than the program is told and left as it is',
  async () => {
    const first = await start()
    const url = findCluster(dataDir) ?? ''
    await asOwner(url, (owner) =>
      owner.query("insert into platform.migration (name) values ('99990101T0000_later.sql')"),
    )
    await first.stop()
    await gaveUp(await start(), /数据库比程序新.*99990101T0000_later\.sql/)
    expect(findCluster(dataDir)).toBeUndefined()
    await change("delete from platform.migration where name = '99990101T0000_later.sql'")
  },
  LIMIT,
)

test(
  'demo accounts are not served beyond this machine',
  async () => {
    const made = onewindow(
      ['admin', 'create', '--login', 'first', '--name', '常永红'],
      '崆峒山上看日出要早起啊崆峒山\n',
    )
    expect([await made.exit, made.said()]).toEqual([0, expect.stringContaining('first')])
    await change('update identity.account set demo = true')
    await gaveUp(await start({ HOST: '0.0.0.0' }), /演示账号.*0\.0\.0\.0.*DEMO=1/)
    await change('update identity.account set demo = false')
    const plain = await start({ HOST: '0.0.0.0' })
    expect(await isReady(plain.port)).toBe(200)
  },
  LIMIT,
)

/** Change the database that does not run now, through a server of its own. */
async function change(statement: string): Promise<void> {
  const database = await joinDatabase(readConfig({}, clone), 'test')
  await asOwner(database.url, (owner) => owner.query(statement))
  await database.stop()
}

test('an argument it does not know is refused by both ways to start, and nothing is begun', async () => {
  for (const one of [run('scripts/start.mjs', ['--port=1'], {}), onewindow(['start', '--port=1'])]) {
    expect(await one.exit).toBe(2)
    expect(one.said()).toContain('--port')
    expect(one.said()).not.toContain('正在启动')
  }
})

test('the folder of the copy needs nobody but its owner to enter', () => {
  expect(existsSync(join(clone, 'dist', 'server', 'main.js'))).toBe(true)
  if (process.getuid?.() === 0) expect(dataDir.startsWith('/var/lib/onewindow/')).toBe(true)
})
