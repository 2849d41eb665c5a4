import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, copiedBinaries, installedBinaries } from './binaries.ts'
import {
  CLEAN_ENV,
  type ClusterFolder,
  clusterFolder,
  initialise,
  isInitialised,
  passwordOf,
  prepareFolder,
} from './cluster-folder.ts'
import { endPostmaster, findPostmaster } from './postmaster.ts'
import { until } from './process.ts'
import { trouble } from './trouble.ts'

/** A PostgreSQL of our own, as a child of this process. */
export type Cluster = {
  /** Its address for the owner of the database `onewindow`. */
  url: string
  /** Ends sessions, writes everything down, waits until it is gone. */
  stop: () => Promise<void>
}
type Options = {
  /** `false` for tests only: faster, and lost when the machine is. */
  durable?: boolean
  say?: (line: string) => void
}

/**
 * Start the embedded PostgreSQL of a data folder, made at the first start. What a killed server left running is ended
 * first; if PostgreSQL dies while we live it is started again at the same address. The caller holds the folder's claim.
 */
export async function startCluster(
  dataDir: string,
  { durable = true, say = () => {} }: Options = {},
): Promise<Cluster> {
  const folder = prepareFolder(dataDir)
  await endPostmaster(folder.database)
  const binaries = folder.as ? copiedBinaries(folder.base) : installedBinaries()
  if (!isInitialised(folder)) await initialise(folder, binaries, { durable })
  assertOurs(folder, binaries)
  keepLogShort(folder.log)

  const run = { folder, binaries, durable }
  let { server, port } = await launch(run)
  let restarting: Promise<void> | undefined
  let stopping = false
  const watch = () =>
    server.once('exit', () => {
      if (!stopping) restarting = again()
    })
  async function again(): Promise<void> {
    say('数据库意外停止，正在重新启动。')
    while (!stopping) {
      try {
        server = (await launch(run, port)).server
        watch()
        return say('数据库已恢复。')
      } catch {
        await sleep(1_000) // a full disk, a taken port: requests are refused meanwhile, and it may pass
      }
    }
  }
  watch()
  const url = urlOf(folder, port)
  await makeDatabase(url)
  return {
    url,
    async stop() {
      stopping = true
      await restarting
      await end(server)
    },
  }
}

/** The address of this folder's PostgreSQL if it runs at present, whoever started it. */
export function findCluster(dataDir: string): string | undefined {
  const folder = clusterFolder(dataDir)
  const postmaster = findPostmaster(folder.database)
  return postmaster?.isReady ? urlOf(folder, postmaster.port) : undefined
}

export const hasCluster = (dataDir: string) => isInitialised(clusterFolder(dataDir))

type Run = { folder: ClusterFolder; binaries: Binaries; durable: boolean }

/** Kept here and not in a file, so that nobody's tuning can weaken a promise (reliability: the write path). */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  data_sync_retry: 'off',
  log_error_verbosity: 'terse', // `DETAIL: Key (…)=(…)` would write personal data into the log
  log_parameter_max_length_on_error: '0',
}
const HASTY = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }

const START_LIMIT = 600_000 // recovery after a crash may have much to read

/** Start it and wait until it answers. A port somebody was quicker to take is changed, unless it was asked for. */
async function launch(run: Run, wanted?: number): Promise<{ server: ChildProcess; port: number }> {
  for (let tries = 1; ; tries += 1) {
    const port = wanted ?? (await freePort())
    const before = sizeOf(run.folder.log)
    const server = spawnPostgres(run, port)
    const failed = once(server, 'error').then(([error]) => error as Error)
    const isOver = () => server.exitCode !== null || server.signalCode !== null || server.pid === undefined
    const isReady = () => {
      const found = findPostmaster(run.folder.database)
      return found?.pid === server.pid && found?.isReady === true
    }
    const answered = await until(() => isOver() || isReady(), START_LIMIT)
    if (answered && !isOver()) return { server, port }
    if (server.pid === undefined) throw cannotRun(run, await failed)
    await end(server)
    const said = readFileSync(run.folder.log).subarray(before).toString()
    const mayPass = wanted === undefined ? PASSING : OLD_SESSIONS
    if (tries >= 50 || !mayPass.test(said)) throw didNotStart(run, said)
    await endPostmaster(run.folder.database)
    await sleep(100)
  }
}

/** Sessions of a PostgreSQL that was killed take a moment to notice. */
const OLD_SESSIONS = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/
const PASSING = new RegExp(`could not (bind|create any TCP)|${OLD_SESSIONS.source}`)

function spawnPostgres({ folder, binaries, durable }: Run, port: number): ChildProcess {
  const settings = { ...SETTINGS, ...(durable ? {} : HASTY), port: String(port) }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(folder.log, 'a', 0o600)
  try {
    return spawn(binaries.postgres, ['-D', folder.database, ...flags], {
      ...folder.as,
      cwd: '/',
      env: CLEAN_ENV,
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C is for the server, which ends PostgreSQL last
    })
  } finally {
    closeSync(log)
  }
}

async function end(server: ChildProcess): Promise<void> {
  const isOver = () => server.exitCode !== null || server.signalCode !== null
  if (isOver()) return
  server.kill('SIGINT')
  if (await until(isOver, 30_000)) return
  server.kill('SIGQUIT') // without a last checkpoint; the next start reads the log instead
  await until(isOver, 10_000)
}

async function makeDatabase(url: string): Promise<void> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client(maintenance.href)
  await client.connect()
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'onewindow'")
  if (rowCount === 0) await client.query('create database onewindow')
  await client.end()
}

function urlOf(folder: ClusterFolder, port: number): string {
  try {
    return `postgres://onewindow:${passwordOf(folder)}@127.0.0.1:${port}/onewindow`
  } catch (error) {
    throw trouble(`找不到数据库口令文件 ${folder.password}。请从备份恢复这个文件。`, error)
  }
}

/** Below the range the system takes ports for outgoing connections from, so that a restart finds it free again. */
async function freePort(): Promise<number> {
  const port = randomInt(15_000, 30_000)
  const probe = createServer().unref()
  const free = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => resolve(true))
  })
  await new Promise((resolve) => probe.close(resolve))
  return free ? port : freePort()
}

function assertOurs({ database, as }: ClusterFolder, { version }: Binaries): void {
  const made = readFileSync(join(database, 'PG_VERSION'), 'utf8').trim()
  const major = version.split('.')[0]
  if (made !== major)
    throw trouble(
      `${database} 是 PostgreSQL ${made} 的数据，现在的程序是 PostgreSQL ${major}。请先转换数据再启动。`,
    )
  if (!as && statSync(database).uid !== process.getuid?.())
    throw trouble(
      `${database} 属于另一个用户，您没有权限使用。请用建立它的用户启动，或用 DATA_DIR 另选一个文件夹。`,
    )
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function keepLogShort(log: string): void {
  if (sizeOf(log) > 20 * 1024 * 1024) renameSync(log, `${log}.1`)
}

function cannotRun({ binaries }: Run, error: Error): Error {
  return trouble(
    `不能运行内置 PostgreSQL（${binaries.postgres}）：${error.message}。可用 DATABASE_URL 指定已有的 PostgreSQL。`,
    error,
  )
}

function didNotStart({ folder }: Run, said: string): Error {
  const line =
    said.split('\n').find((text) => /FATAL|PANIC|HINT/.test(text)) ?? said.trim().split('\n').at(-1)
  return trouble(`数据库没有启动：${line ?? '原因不明'}。详情见 ${folder.log}。`)
}
