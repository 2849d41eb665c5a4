import { describe, expect, test } from 'vitest'
import type { Db } from './db.ts'
import type { Module, Schedule } from './module.ts'
import { until } from './process.ts'
import { keepTime } from './schedule.ts'
import type { Setting } from './setting.ts'

const SOON = 0.01
const outside = (report: (name: string, error: unknown) => void = () => {}) => ({
  db: {} as Db,
  setting: {} as Setting,
  report,
})
const moduleWith = (schedules: Record<string, Schedule>): Module => ({ name: 'test', schedules })

describe('what is due because time passed', () => {
  test('is done again and again, with what it needs', async () => {
    const given: unknown[] = []
    const around = outside()
    const tick: Schedule = {
      everySeconds: SOON,
      run: async (db, setting) => {
        given.push([db === around.db, setting === around.setting])
      },
    }
    const stop = keepTime([moduleWith({ tick }), { name: 'without any' }], around)
    expect(await until(() => given.length >= 3, 5_000)).toBe(true)
    await stop()
    expect(given.every((one) => JSON.stringify(one) === '[true,true]')).toBe(true)
  })

  test('never runs twice at once, however slow it is', async () => {
    let [running, most, turns] = [0, 0, 0]
    const slow: Schedule = {
      everySeconds: SOON / 10,
      run: async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 30))
        running -= 1
        turns += 1
      },
    }
    const stop = keepTime([moduleWith({ slow })], outside())
    await until(() => turns >= 3, 5_000)
    await stop()
    expect([most, running]).toEqual([1, 0])
  })

  test('that fails is told by its name, holds up no other, and is tried at its next turn', async () => {
    const told: string[] = []
    let [fails, works] = [0, 0]
    const broken: Schedule = {
      everySeconds: SOON,
      run: async () => {
        fails += 1
        throw new Error(`failure ${fails}`)
      },
    }
    const sound: Schedule = {
      everySeconds: SOON,
      run: async () => {
        works += 1
      },
    }
    const stop = keepTime(
      [moduleWith({ broken, sound })],
      outside((name, error) => told.push(`${name}: ${(error as Error).message}`)),
    )
    await until(() => fails >= 2 && works >= 2, 5_000)
    await stop()
    expect(told.slice(0, 2)).toEqual(['broken: failure 1', 'broken: failure 2'])
  })

  test('when the server stops what runs is waited for, and nothing begins any more', async () => {
    let [began, ended] = [0, 0]
    const tick: Schedule = {
      everySeconds: SOON,
      run: async () => {
        began += 1
        await new Promise((resolve) => setTimeout(resolve, 60))
        ended += 1
      },
    }
    const stop = keepTime([moduleWith({ tick })], outside())
    await until(() => began === 1, 5_000)
    await stop()
    expect([began, ended]).toEqual([1, 1])
  })

  test('its first turn comes after its time, not at the start', async () => {
    let turns = 0
    const hourly: Schedule = {
      everySeconds: 3_600,
      run: async () => {
        turns += 1
      },
    }
    await keepTime([moduleWith({ hourly })], outside())()
    expect(turns).toBe(0)
  })
})
