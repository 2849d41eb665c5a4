import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDayPlace, findInstantPlace } from './cursor.ts'

const ID = '019dcd1c-0000-7000-8000-00000000000a'

describe('a place in a list', () => {
  test('is what the list said', () => {
    expect(findDayPlace(`2026-05-14.${ID}`)).toEqual({ on: '2026-05-14', id: ID })
    expect(findDayPlace(`9999-12-31.${ID}`), 'after everything that is due').toEqual({
      on: '9999-12-31',
      id: ID,
    })
    const at = '2026-05-14T01:30:00.000Z'
    expect(findInstantPlace(`${at}_${ID}_7`)).toEqual({ at, id: ID, seq: 7, word: '' })
    expect(findInstantPlace(`${at}_${ID}_7_sms`)).toEqual({ at, id: ID, seq: 7, word: 'sms' })
  })

  test.each([
    '',
    '.',
    ID,
    `2026-02-30.${ID}`,
    `2026-99-99.${ID}`,
    `2026-05-14.${'-'.repeat(36)}`,
    `2026-05-14.${ID.toUpperCase()}`,
    `2026-05-14.${ID} `,
    `2026-05-14.${ID}' or 1=1`,
    `2026-05-14_${ID}`,
  ])('of days is not %j', (text) => {
    expect(findDayPlace(text)).toBeUndefined()
  })

  test.each([
    `2026-05-14T25:00:00.000Z_${ID}_1`,
    `2026-02-30T01:00:00.000Z_${ID}_1`,
    `2026-05-14T01:00:00.000Z_${'-'.repeat(36)}_1`,
    `2026-05-14T01:00:00.000Z_${ID}_99999999`,
    `2026-05-14T01:00:00.000Z_${ID}_-1`,
    `2026-05-14T01:00:00.000Z_${ID}_1_; drop`,
    `2026-05-14 01:00:00+08_${ID}_1`,
    `${'x'.repeat(24)}_${ID}_1`,
  ])('of instants is not %j', (text) => {
    expect(findInstantPlace(text)).toBeUndefined()
  })

  test('is never anything a database could stumble over, whatever comes from outside', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}[.T_][0-9a-f.:TZ_-]{0,60}$/)),
        (text) => {
          const day = findDayPlace(text)
          const instant = findInstantPlace(text)
          if (day) expect(new Date(`${day.on}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day.on)
          if (instant) expect(new Date(instant.at).toISOString()).toBe(instant.at)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
