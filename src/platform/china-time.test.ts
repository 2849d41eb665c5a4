import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaDay, chinaMinute, chinaToday } from './china-time.ts'

describe('time as people in China read it', () => {
  test.each([
    ['2026-04-20T15:59:59.999Z', '2026-04-20', '2026-04-20 23:59'],
    ['2026-04-20T16:00:00.000Z', '2026-04-21', '2026-04-21 00:00'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01', '2026-01-01 00:00'],
    ['2028-02-28T16:30:00.000Z', '2028-02-29', '2028-02-29 00:30'],
    ['2038-01-19T03:14:08.000Z', '2038-01-19', '2038-01-19 11:14'],
    ['2026-04-20T09:30:00+08:00', '2026-04-20', '2026-04-20 09:30'],
  ])('%s is the %s, told as %s', (instant, on, minute) => {
    expect([chinaDay(instant), chinaMinute(instant)]).toEqual([on, minute])
    expect(chinaToday(Date.parse(instant))).toBe(on)
  })

  test('agrees with the zone of Shanghai at any instant since 1992', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1992-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (at) => {
          expect(chinaMinute(at.toISOString())).toBe(shanghai.format(at))
        },
      ),
    )
  })
})
