import { describe, expect, test } from 'vitest'
import { day } from '../../core/day.ts'
import { readDay, weekdayInWords } from './day-text.ts'

const read = (typed: string) => readDay(typed, day('2026-11-23'))

describe('a typed day', () => {
  test.each([
    ['0514', '2026-05-14'],
    ['5-14', '2026-05-14'],
    ['5.14', '2026-05-14'],
    ['5月14日', '2026-05-14'],
    ['260514', '2026-05-14'],
    ['20260514', '2026-05-14'],
    ['2026-05-14', '2026-05-14'],
    ['2026年5月14日', '2026-05-14'],
    ['０５１４', '2026-05-14'],
    [' 2031/1/2 ', '2031-01-02'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant)
  })

  test.each(['', '14', '1332', '0230', '2026-13-01', '明天'])('“%s” is none', (typed) => {
    expect(read(typed)).toBeUndefined()
  })

  test('its weekday stands beside it', () => {
    expect(weekdayInWords(day('2026-05-14'))).toBe('周四')
  })
})
