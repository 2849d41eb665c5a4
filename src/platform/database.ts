import pg from 'pg'
import { claim, holderOf } from './claim.ts'
import { findCluster, hasCluster, startCluster } from './cluster.ts'
import type { Config } from './config.ts'
import { openPool } from './db.ts'
import { migrate } from './migrate.ts'
import { until } from './process.ts'
import { assertSafe, settle } from './safety.ts'
import { codeOf, trouble } from './trouble.ts'

/** A database that can be reached, as its owner. */
export type Database = { url: string; stop: () => Promise<void> }

/** For a server: its own PostgreSQL, started here (the caller holds the folder's claim), or the one it was given. */
export async function openDatabase(config: Config, say?: (line: string) => void): Promise<Database> {
  if (config.databaseUrl === undefined) return startCluster(config.dataDir, { ...(say && { say }) })
  return given(config.databaseUrl)
}

/**
 * For a command beside the server: whatever PostgreSQL this installation has, running or not. One that does not run is
 * started for as long as the command takes.
 */
export async function joinDatabase(
  { databaseUrl, dataDir }: Config,
  what: string,
  { create = false } = {},
): Promise<Database> {
  if (databaseUrl !== undefined) return given(databaseUrl)
  if (!create && !hasCluster(dataDir)) throw trouble(`${dataDir} 里还没有数据库。请先用 npm start 启动一次。`)
  if (holderOf(dataDir)) await until(() => findCluster(dataDir) !== undefined || !holderOf(dataDir), 60_000)
  const running = findCluster(dataDir)
  if (running) return { url: running, stop: async () => {} }
  const release = claim(dataDir, what)
  try {
    const { url, stop } = await startCluster(dataDir)
    return { url, stop: () => stop().then(release) }
  } catch (error) {
    release()
    throw error
  }
}

/** Bring it up to date and make sure it keeps what it acknowledges. The answer is what was applied, and what to warn of. */
export async function prepareDatabase({ url }: Database): Promise<{ applied: string[]; warnings: string[] }> {
  const applied = await asOwner(url, async (owner) => {
    const files = await migrate(owner)
    await settle(owner)
    return files
  })
  const session = openPool(url, 1) // as the server will see it
  try {
    return { applied, warnings: await assertSafe(session) }
  } finally {
    await session.end()
  }
}

/** Work as the owner of the tables, who may do everything: installing, checking, repairing. */
export async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  owner.on('error', () => {}) // the query that waits gets its own error
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

async function given(url: string): Promise<Database> {
  try {
    await asOwner(url, (owner) => owner.query('select 1'))
  } catch (error) {
    const { hostname, port, pathname } = new URL(url)
    const where = `${hostname || '本机'}:${port || 5432}${pathname}`
    const { message } = error as Error
    const why = WHY[codeOf(error)] ?? (/timeout/.test(message) ? WHY.ETIMEDOUT : message)
    throw trouble(
      `连接不上 DATABASE_URL 指定的数据库（${where}）：${why}。请检查地址、用户和口令，以及数据库是否在运行。`,
      error,
    )
  }
  return { url, stop: async () => {} }
}

const WHY: Record<string, string> = {
  ECONNREFUSED: '那里没有数据库在监听',
  ENOTFOUND: '找不到这台主机',
  EAI_AGAIN: '找不到这台主机',
  EHOSTUNREACH: '到不了这台主机',
  ENETUNREACH: '到不了这台主机',
  ETIMEDOUT: '没有回应',
  ECONNRESET: '连接被断开',
  '28P01': '用户名或口令不对',
  '28000': '用户不准登录',
  '3D000': '没有这个数据库',
  '53300': '连接数已满',
}
