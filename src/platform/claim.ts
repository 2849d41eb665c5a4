import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beginningOf } from './process.ts'
import { codeOf, trouble } from './trouble.ts'

/** Who uses a data folder at present, and what for. */
export type Holder = { pid: number; beginning: string; what: string }

/**
 * One process at a time uses a data folder; the answer gives it back. A holder that was killed holds nothing: its
 * number is compared together with its beginning, so a stranger who got the number later is not taken for it.
 */
export function claim(dataDir: string, what: string): () => void {
  makeFolder(dataDir)
  const file = join(dataDir, CLAIM)
  const mine: Holder = { pid: process.pid, beginning: beginningOf(process.pid) ?? '', what }
  while (!tryPut(file, mine)) {
    const holder = holderOf(dataDir)
    if (holder) throw inUse(dataDir, holder)
    clearAway(file)
  }
  return () => {
    if (read(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}

export function holderOf(dataDir: string): Holder | undefined {
  const holder = read(join(dataDir, CLAIM))
  return holder && lives(holder) ? holder : undefined
}

const CLAIM = 'in-use.json'

function inUse(dataDir: string, { pid, what }: Holder): Error {
  const where = `${dataDir} 正由另一个一窗进程使用（进程 ${pid}，${what}）`
  return trouble(`${where}。请先停止它，或用 DATA_DIR 另选一个文件夹。`)
}

/** A link appears whole or not at all, and never over another one. */
function tryPut(file: string, holder: Holder): boolean {
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
    linkSync(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw unwritable(file, error)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** What a killed process left behind; if somebody else was quicker and it is theirs by now, it is put back. */
function clearAway(file: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    const holder = read(aside)
    if (holder && lives(holder)) linkSync(aside, file)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw unwritable(file, error)
  } finally {
    rmSync(aside, { force: true })
  }
}

const lives = ({ pid, beginning }: Holder) => beginningOf(pid) === beginning

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** The folder exists and can be written, or a trouble says why not. */
export function makeFolder(folder: string, mode = 0o711): void {
  try {
    make(folder, mode)
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '', { mode: 0o600 })
    rmSync(probe)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

/** Node's own `recursive` never comes back from a file system that takes no folders, such as `/proc`. */
function make(folder: string, mode: number): void {
  if (existsSync(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) make(parent, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error // another process was quicker
  }
}

function unwritable(path: string, error: unknown): Error {
  const why = WHY[codeOf(error)] ?? String((error as Error).message)
  return trouble(`不能写入 ${path}：${why}。请改正，或用 DATA_DIR 另选一个文件夹。`, error)
}

const WHY: Record<string, string> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '文件系统是只读的',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已满',
  ENOTDIR: '路径中有一段不是文件夹',
  ENOENT: '那里不能建立文件夹',
  EEXIST: '那里已有一个同名文件',
  ENAMETOOLONG: '路径太长',
}
