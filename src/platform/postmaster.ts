import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, isGone, until } from './process.ts'
import { trouble } from './trouble.ts'

/** The first process of a running PostgreSQL, as it writes itself down in its data folder. */
export type Postmaster = { pid: number; port: number; isReady: boolean }

/** Who runs this data folder at present; nobody when the file was left behind and its number is a stranger's. */
export function findPostmaster(database: string): Postmaster | undefined {
  const [pid, , , port, , , , status = ''] = lines(database)
  const found = { pid: Number(pid), port: Number(port), isReady: status.trim() === 'ready' }
  return found.pid > 0 && isAlive(found.pid) && runs(found.pid, database) ? found : undefined
}

/**
 * A server that was killed leaves PostgreSQL behind as an orphan. End it as a shutdown does: sessions are cut off, what
 * was committed is on disk. Afterwards the folder can be started, whatever the process table still shows.
 */
export async function endPostmaster(database: string): Promise<void> {
  const orphan = findPostmaster(database)
  if (orphan) {
    const ended = await signal(orphan.pid, 'SIGINT', 30_000)
    if (!ended && !(await signal(orphan.pid, 'SIGQUIT', 10_000)))
      throw trouble(`上次留下的 PostgreSQL（进程 ${orphan.pid}）不肯停止。请结束这个进程后重新启动。`)
  }
  const left = Number(lines(database)[0] ?? 0)
  if (left > 0 && (isAlive(left) || !(await until(() => isGone(left), 3_000)))) disown(database)
}

async function signal(pid: number, name: 'SIGINT' | 'SIGQUIT', milliseconds: number): Promise<boolean> {
  try {
    process.kill(pid, name)
  } catch {
    return !isAlive(pid)
  }
  return until(() => !isAlive(pid), milliseconds)
}

/**
 * The number in the file belongs to a stranger, or to a zombie nobody reaps. PostgreSQL would refuse to start beside it;
 * the number of its own parent it takes for a left-over. The lines below keep guarding the shared memory.
 */
function disown(database: string): void {
  const [, ...rest] = lines(database)
  writeFileSync(fileOf(database), [process.pid, ...rest].join('\n'))
}

const fileOf = (database: string) => join(database, 'postmaster.pid')

function lines(database: string): string[] {
  try {
    return readFileSync(fileOf(database), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** Is this process PostgreSQL on that very folder? Asked of the system, which moves and links do not deceive. */
function runs(pid: number, database: string): boolean {
  if (process.platform !== 'linux') return runsByName(pid, database)
  try {
    const [mine, theirs] = [statSync(database), statSync(`/proc/${pid}/cwd`)] // it works inside its data folder
    return (
      /postgres/.test(readlinkSync(`/proc/${pid}/exe`)) && mine.ino === theirs.ino && mine.dev === theirs.dev
    )
  } catch {
    return false
  }
}

function runsByName(pid: number, database: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return (stdout ?? '').includes('postgres') && (stdout ?? '').includes(realpathSync(database))
}
