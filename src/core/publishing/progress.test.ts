import { expect, test } from 'vitest'
import { howFar, type Made, shareOf } from './progress.ts'

const made = (change: Partial<Made>): Made => ({
  state: 'gathering',
  items: 200,
  gathered: 0,
  setting: null,
  ...change,
})
const setting = (elapsed: number, expected: number | null) =>
  made({ state: 'setting', gathered: 200, setting: { elapsed, expected } })

test('chapters are counted, typesetting is timed, and an expectation is called one', () => {
  expect(howFar(made({ gathered: 40 }))).toBe('正在汇集指南 40/200')
  expect(howFar(setting(12, 43))).toBe('正在排版，已用12秒，预计约43秒')
  expect(howFar(setting(60, 43))).toBe('正在排版，已用60秒，比预计的43秒长')
  expect(howFar(setting(12, null))).toBe('正在排版，已用12秒，还没有可比的用时')
  expect(howFar(made({ state: 'ordered' }))).toBe('等候制作')
})

test('the bar never goes back, and is at its end only when the volume is', () => {
  const way = [
    made({ state: 'ordered' }),
    ...[0, 100, 200].map((gathered) => made({ gathered })),
    setting(0, null),
    ...[0, 10, 43, 1_000].map((elapsed) => setting(elapsed, 43)),
    made({ state: 'done' }),
  ].map(shareOf)
  expect(way).toEqual(way.toSorted((a, b) => a - b))
  expect(way.at(-2)).toBeLessThan(1)
  expect(way.at(-1)).toBe(1)
  expect(shareOf(setting(21.5, 43))).toBeCloseTo(0.55)
})
