import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCluster, hasCluster, startCluster } from './cluster.ts'
import { findPostmaster } from './postmaster.ts'
import { isAlive, until } from './process.ts'

let folder: string
let strangers: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-cluster-'))
  strangers = []
})
afterEach(() => {
  for (const one of strangers) one.kill('SIGKILL')
  rmSync(dirname(realpathSync(join(folder, 'database'))), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

async function ask<T>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<{ value: T }>(query)).rows.map((row) => row.value)
  } finally {
    await client.end()
  }
}

const postmaster = () => findPostmaster(realpathSync(join(folder, 'database')))
const pidFile = () => join(folder, 'database', 'postmaster.pid')

/** Another server process on the same folder, which we can kill. */
async function otherServer(): Promise<{ server: ChildProcess; url: string }> {
  const program = `
    import { startCluster } from ${JSON.stringify(join(import.meta.dirname, 'cluster.ts'))}
    console.log((await startCluster(${JSON.stringify(folder)})).url)`
  const server = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  strangers.push(server)
  const [line] = await once(server.stdout, 'data')
  return { server, url: String(line).trim() }
}

async function kill(server: ChildProcess): Promise<void> {
  server.kill('SIGKILL')
  await once(server, 'exit')
}

/** A process of somebody else; `zombie` died, and its parent does not look. */
async function stranger(kind: 'alive' | 'zombie'): Promise<number> {
  const child = spawn('/bin/sh', [
    '-c',
    kind === 'alive' ? 'echo $$; exec sleep 60' : 'sleep 0 & echo $!; exec sleep 60',
  ])
  strangers.push(child)
  const [line] = await once(child.stdout, 'data')
  const pid = Number(line)
  if (kind === 'zombie') await until(() => !isAlive(pid), 5_000)
  return pid
}

test('what was committed is there after a stop and a start', async () => {
  expect([hasCluster(folder), findCluster(folder)]).toEqual([false, undefined])
  const first = await startCluster(folder)
  expect([hasCluster(folder), findCluster(folder)]).toEqual([true, first.url])
  await ask(first.url, "create table kept as select '一窗' as value")
  await first.stop()
  expect(findCluster(folder)).toBeUndefined()
  const second = await startCluster(folder)
  expect(await ask(second.url, 'select value from kept')).toEqual(['一窗'])
  await second.stop()
}, 60_000)

test('it keeps what it acknowledges, reads Chinese, and lets in nobody without the password', async () => {
  const { url, stop } = await startCluster(folder)
  const settings = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'data_sync_retry']
  expect(
    await Promise.all(settings.map((name) => ask(url, `select current_setting('${name}') as value`))),
  ).toEqual([['on'], ['on'], ['on'], ['on'], ['off']])
  expect(await ask(url, `select '平凉' ~ '\\w+' as value`)).toEqual([true])
  expect(
    await ask(url, `select value from unnest(array['张','王']) as value order by value collate "zh-x-icu"`),
  ).toEqual(['王', '张'])
  await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1 as value')).rejects.toThrow(/password/)
  expect(statSync(join(folder, 'database-password')).mode & 0o077).toBe(0)
  if (process.getuid?.() === 0) expect(statSync(join(folder, 'database')).uid).not.toBe(0)
  await stop()
}, 60_000)

test('what a killed server left running is ended cleanly by the next start', async () => {
  const { server, url } = await otherServer()
  await ask(url, 'create table kept as select 7 as value')
  await kill(server)
  const orphan = postmaster()
  expect(findCluster(folder)).toBe(url) // it lives on, and `verify` would find it
  const { url: next, stop } = await startCluster(folder)
  expect(await ask(next, 'select value from kept')).toEqual([7])
  expect(isAlive(orphan?.pid ?? 0)).toBe(false)
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toMatch(/not properly shut down/)
  await stop()
}, 60_000)

test('server and PostgreSQL killed together: the next start recovers what was committed', async () => {
  const { server, url } = await otherServer()
  await ask(url, 'create table kept as select 7 as value')
  process.kill(postmaster()?.pid ?? 0, 'SIGKILL')
  await kill(server)
  const { url: next, stop } = await startCluster(folder)
  expect(await ask(next, 'select value from kept')).toEqual([7])
  await stop()
}, 60_000)

test('PostgreSQL that dies alone is back by itself, at the same address', async () => {
  const said: string[] = []
  const { url, stop } = await startCluster(folder, { say: (line) => said.push(line) })
  await ask(url, 'create table kept as select 7 as value')
  process.kill(postmaster()?.pid ?? 0, 'SIGKILL')
  await until(() => said.includes('数据库已恢复。'), 20_000)
  expect(await ask(url, 'select value from kept')).toEqual([7])
  await stop()
  expect(said).toEqual(['数据库意外停止，正在重新启动。', '数据库已恢复。'])
}, 60_000)

test.each(['alive', 'zombie'] as const)(
  'a number left behind that is now a stranger, %s, stops nothing',
  async (kind) => {
    await (await startCluster(folder, { durable: false })).stop()
    const pid = await stranger(kind)
    writeFileSync(
      pidFile(),
      `${pid}\n${join(folder, 'database')}\n1700000000\n15999\n\n127.0.0.1\n  1234567  1\nready   \n`,
    )
    expect(findCluster(folder)).toBeUndefined()
    const { url, stop } = await startCluster(folder, { durable: false })
    expect(await ask(url, 'select 1 as value')).toEqual([1])
    if (kind === 'alive') expect(isAlive(pid)).toBe(true)
    await stop()
  },
  60_000,
)

test('a folder under one that only its owner may enter works too', async () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  chmodSync(folder, 0o700)
  const dataDir = join(closed, 'data')
  const first = await startCluster(dataDir, { durable: false })
  await ask(first.url, 'create table kept as select 7 as value')
  await first.stop()
  const second = await startCluster(dataDir, { durable: false })
  expect(findCluster(dataDir)).toBe(second.url)
  expect(await ask(second.url, 'select value from kept')).toEqual([7])
  await second.stop()
  rmSync(dirname(realpathSync(join(dataDir, 'database'))), { recursive: true, force: true })
  mkdirSync(join(folder, 'database'))
}, 60_000)

test('a database folder of another PostgreSQL is not touched', async () => {
  await (await startCluster(folder, { durable: false })).stop()
  writeFileSync(join(folder, 'database', 'PG_VERSION'), '15\n')
  await expect(startCluster(folder)).rejects.toThrow('PostgreSQL 15 的数据')
}, 60_000)

test('a PostgreSQL that does not start says why in one sentence', async () => {
  await (await startCluster(folder, { durable: false })).stop()
  writeFileSync(join(folder, 'database', 'postgresql.auto.conf'), "shared_buffers = 'plenty'\n")
  await expect(startCluster(folder)).rejects.toThrow(/^数据库没有启动：.*postgres\.log。$/)
}, 60_000)
