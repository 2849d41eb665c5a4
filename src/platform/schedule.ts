import type { Db } from './db.ts'
import type { Module, Schedule } from './module.ts'
import type { Setting } from './setting.ts'

/**
 * Do what is due because time passed, until told to stop. Each schedule waits for itself, so a slow one is never run
 * twice at once; one that fails is reported and tried again at its next turn.
 */
export function keepTime(
  modules: readonly Module[],
  outside: { db: Db; setting: Setting; report: (name: string, error: unknown) => void },
): () => Promise<void> {
  const stop = new AbortController()
  const running = new Set<Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()

  function later(name: string, schedule: Schedule): void {
    if (stop.signal.aborted) return
    const timer = setTimeout(() => {
      const turn = schedule
        .run(outside.db, outside.setting, stop.signal)
        .catch((error: unknown) => outside.report(name, error))
        .finally(() => {
          running.delete(turn)
          later(name, schedule)
        })
      running.add(turn)
    }, schedule.everySeconds * 1_000)
    timers.set(name, timer)
  }

  for (const { schedules = {} } of modules)
    for (const [name, schedule] of Object.entries(schedules)) later(name, schedule)
  return async () => {
    stop.abort()
    for (const timer of timers.values()) clearTimeout(timer)
    await Promise.all(running)
  }
}
