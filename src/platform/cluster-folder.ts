import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { makeFolder } from './claim.ts'
import { hashOf } from './config.ts'
import { codeOf, isTrouble, trouble } from './trouble.ts'

/** Where the embedded PostgreSQL lives, and as whom it runs. */
export type ClusterFolder = {
  /** Holds the database and, for root, the programs; its user may enter it. */
  base: string
  database: string
  log: string
  password: string
  /** Root only: PostgreSQL refuses to run as root. */
  as: { uid: number; gid: number } | undefined
}

/** Owner of the database files when root starts it: no account has this number, so nobody shares it. */
const OWNER = 60_808

export function clusterFolder(dataDir: string): ClusterFolder {
  const base = baseOf(dataDir)
  const database = join(base, 'database')
  return {
    base,
    database,
    log: join(dataDir, 'postgres.log'),
    password: join(dataDir, 'database-password'),
    as: isRoot() ? ownerOf(database) : undefined,
  }
}

export const isInitialised = ({ database }: ClusterFolder) => existsSync(join(database, 'PG_VERSION'))

export const passwordOf = (folder: ClusterFolder) => readFileSync(folder.password, 'utf8').trim()

/** Make the folders; root may have put the data where its user cannot follow, then the database goes elsewhere. */
export function prepareFolder(dataDir: string): ClusterFolder {
  process.umask(0o022) // root's own umask may be stricter, and another user has to pass
  makeFolder(dataDir)
  const link = join(dataDir, 'database')
  if (isRoot() && !exists(link)) {
    chmodSync(dataDir, statSync(dataDir).mode | 0o011)
    if (!canEnter(dataDir)) symlinkSync(join(elsewhere(dataDir), 'database'), link)
  }
  const folder = clusterFolder(dataDir)
  makeFolder(folder.base)
  for (const left of readdirSync(folder.base).filter((name) => name.startsWith(STAGING)))
    rmSync(join(folder.base, left), { recursive: true, force: true })
  return folder
}

/**
 * A new, empty cluster: data checksums, UTF-8, texts ordered by their code points (the same everywhere), letters of all
 * languages known as letters. It appears whole or not at all.
 */
export async function initialise(
  folder: ClusterFolder,
  { initdb }: Binaries,
  { durable }: { durable: boolean },
): Promise<void> {
  const staging = mkdtempSync(join(folder.base, STAGING))
  const [data, passwordFile] = [join(staging, 'data'), join(staging, 'password')]
  const password = randomBytes(24).toString('base64url')
  try {
    mkdirSync(data, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    const as = folder.as && nobody() // initdb asks for the name of its user, and our number has none
    if (as) for (const path of [staging, data, passwordFile]) chownSync(path, as.uid, as.gid)
    const flags = [
      ...FLAGS,
      ...(durable ? [] : ['--no-sync']),
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
    ]
    await run(initdb, flags, as)
    if (folder.as) handOver(data, folder.as)
    writeFileSync(folder.password, `${password}\n`, { mode: 0o600, flush: true })
    renameSync(data, folder.database)
  } catch (error) {
    throw isTrouble(error) ? error : notMade(error as Error)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** What PostgreSQL sees of our environment: nothing of ours, and no `PG…` that would turn it elsewhere. */
export const CLEAN_ENV = { PATH: '/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', TZ: 'Asia/Shanghai' }

const STAGING = 'database-new-'

// biome-ignore format: a table is read by its columns
const FLAGS = [
  '--username=onewindow', '--auth=scram-sha-256', '--data-checksums', '--no-instructions',
  '--encoding=UTF8', '--locale=C', `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  ...['timezone=Asia/Shanghai', 'log_timezone=Asia/Shanghai', 'shared_buffers=256MB', 'effective_cache_size=1GB',
      'random_page_cost=1.1', 'max_wal_size=2GB', 'jit=off'].map((setting) => `--set=${setting}`),
]

const isRoot = () => process.getuid?.() === 0

function baseOf(dataDir: string): string {
  try {
    return dirname(readlinkSync(join(dataDir, 'database')))
  } catch {
    return dataDir
  }
}

function ownerOf(database: string): { uid: number; gid: number } {
  const { uid, gid } = existsSync(database) ? statSync(database) : { uid: OWNER, gid: OWNER }
  return uid === 0 ? { uid: OWNER, gid: OWNER } : { uid, gid }
}

function canEnter(folder: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], {
    uid: OWNER,
    gid: OWNER,
    cwd: '/',
  })
  return status === 0
}

function elsewhere(dataDir: string): string {
  const parent = '/var/lib/onewindow'
  makeFolder(parent)
  const folder = mkdtempSync(join(parent, `${hashOf(dataDir)}-`))
  chmodSync(folder, 0o711)
  return folder
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function nobody(): { uid: number; gid: number } {
  const id = (which: string) => Number(spawnSync('id', [which, 'nobody'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

function handOver(folder: string, { uid, gid }: { uid: number; gid: number }): void {
  lchownSync(folder, uid, gid)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, name), uid, gid)
}

/** In a session of its own: Ctrl-C is for us, and lets it finish. */
async function run(program: string, flags: string[], as: ClusterFolder['as']): Promise<void> {
  const stdio = ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe']
  const child = spawn(program, flags, { ...as, cwd: '/', env: CLEAN_ENV, stdio, detached: true })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code, signal] = await once(child, 'close')
  if (code === 0) return
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !/warning|hint/i.test(line))
  throw new Error(lines.find((line) => /error|fatal/i.test(line)) ?? lines[0] ?? `initdb ${code ?? signal}`)
}

function notMade(error: Error): Error {
  const sentence = ['EPERM', 'EINVAL'].includes(codeOf(error))
    ? '以 root 启动时数据库须换一个用户运行，但系统不允许更换。请改用普通用户启动'
    : `内置数据库没有建成：${error.message}。请改正`
  return trouble(`${sentence}，或用 DATABASE_URL 指定已有的 PostgreSQL。`, error)
}
