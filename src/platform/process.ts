import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const ON_LINUX = process.platform === 'linux'

/**
 * When a living process began, in a form that only compares with itself: a process number is used again, a number with
 * its beginning is not. A process that has died but was not yet reaped (a zombie) does not live.
 */
export function beginningOf(pid: number): string | undefined {
  if (!ON_LINUX) return beginningFromPs(pid)
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // the name before it may hold spaces
    return 'ZX'.includes(fields[0] ?? '') ? undefined : `${bootId()}/${fields[19]}`
  } catch {
    return undefined
  }
}

export const isAlive = (pid: number): boolean => beginningOf(pid) !== undefined

/** The number is free: not even a zombie holds it. Zombies are reaped late where process 1 is slow. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH'
  }
}

/** Wait until something is so, at most that long; says whether it came to be. */
export async function until(isSo: () => boolean, milliseconds: number, every = 20): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (!isSo()) {
    if (Date.now() > end) return false
    await sleep(every)
  }
  return true
}

/** Start counters of two boots can be equal, so the boot is part of a beginning. */
function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}

function beginningFromPs(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
  const [, state = 'Z', since] = /^(\S+)\s+(.+)$/.exec((stdout ?? '').trim()) ?? []
  return state.startsWith('Z') ? undefined : since
}
