import { describe, expect, test } from 'vitest'
import { day } from '../../core/day.ts'
import { dueInWords, nearnessOf, shortDay } from './due.ts'

const today = day('2026-11-23') // a Monday
const said = (dueOn: string | null, daysLeft: number | null, on = today) =>
  dueInWords({ dueOn, daysLeft }, on)
const near = (dueOn: string | null, daysLeft: number | null, on = today) =>
  nearnessOf({ dueOn, daysLeft }, on)

describe('when something is due, in words', () => {
  test('working days left, the last day, working days over', () => {
    expect([said('2026-11-25', 2), said('2026-11-23', 0), said('2026-11-20', -1)]).toEqual([
      '剩 2 天',
      '今天到期',
      '超 1 天',
    ])
  })

  test('a clock that stands still has no day', () => {
    expect(said(null, null)).toBe('不计时')
    expect(near(null, null)).toBeUndefined()
  })

  test('on the Saturday after its last day a case is over, though no working day has passed', () => {
    expect(said('2026-11-20', 0, day('2026-11-21'))).toBe('已超期')
    expect(near('2026-11-20', 0, day('2026-11-21'))).toBe('late')
  })

  test('a limit that ends on a day of rest is not due today on the Friday before', () => {
    expect(said('2026-11-29', 0, day('2026-11-28'))).toBe('11-29 到期')
    expect(near('2026-11-29', 0, day('2026-11-28'))).toBe('soon')
  })

  test('two working days are soon, three are not', () => {
    expect([near('2026-11-25', 2), near('2026-11-26', 3)]).toEqual(['soon', 'calm'])
  })

  test('a day of this year is short', () => {
    expect([shortDay('2026-05-14'), shortDay('2026-11-04')]).toEqual(['5-14', '11-04'])
  })
})
