import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import type { CaseEvent } from './case.ts'
import { accepted, asked, calendar, given, received, submitted, terms } from './given.testing.ts'
import { movedDays, toldOf } from './recount.ts'
import { suppose, suppositionsFor } from './suppose.ts'

const at = { calendar, today: day('2026-04-22') }
const on = day('2026-04-23')
const open = accepted('2026-04-21')
const suspended: CaseEvent = {
  ...{
    type: 'Suspended',
    on: day('2026-04-22'),
    by: 'reviewer-1',
    kind: 'expertReview',
    days: 5,
    reason: '评审',
  },
}
const may = (...past: CaseEvent[]) => suppositionsFor(given(...past).state())
const procedure = (days: number | undefined, kind?: 'expertReview' | 'auction') =>
  suppose(open, { if: 'procedure', on, days, procedure: kind }, at)

describe('what may be supposed', () => {
  test('is what can happen next, and nothing of a case that is decided or has not begun', () => {
    expect(may(submitted())).toEqual(['accepted'])
    expect(may(submitted(), { type: 'PrePassed', on, by: 'clerk-1' })).toEqual(['accepted'])
    expect(may(...received())).toEqual(['accepted'])
    expect(may(...received(), asked())).toEqual(['handedIn'])
    expect(may(...open)).toEqual(['procedure'])
    expect(may(...accepted('2026-04-21', terms({ specials: [] })))).toEqual([])
    expect(may(...open, suspended)).toEqual(['resumed'])
    expect(may(...open, { type: 'Withdrawn', on, by: 'citizen-1', reason: '' })).toEqual([])
    expect(may()).toEqual([])
  })

  test('accepted before and after receipt: the limits begin, the time for a notice ends', () => {
    for (const past of [[submitted()], received()]) {
      const days = suppose(past, { if: 'accepted', on }, at)
      const promised = days.find(({ kind }) => kind === 'promised')
      expect(promised).toMatchObject({ was: undefined, would: '2026-05-11', provisional: false })
    }
    const notice = suppose(received(), { if: 'accepted', on }, at).find(
      ({ kind }) => kind === 'correctionNotice',
    )
    expect(notice).toEqual({
      ...{ kind: 'correctionNotice', ref: '', was: '2026-04-27', would: undefined },
      provisional: false,
    })
  })

  test('every clock is named once, and the procedure’s own clock is no day of the case', () => {
    const days = procedure(6)
    const names = days.map(({ kind, ref }) => `${kind}/${ref}`)
    expect(new Set(names).size).toBe(names.length)
    const stopped = suppose([...open, suspended], { if: 'resumed', on }, at)
    expect(stopped.map(({ kind }) => kind)).not.toContain('special')
  })

  test('a procedure lasts from one day to 250, and is one the item lists', () => {
    expect(procedure(1).length).toBeGreaterThan(0)
    expect(procedure(2, 'expertReview')).toEqual(procedure(2))
    for (const wrong of [undefined, 0, 251, 1.5]) expect(() => procedure(wrong), String(wrong)).toThrow('250')
    const two = accepted(
      '2026-04-21',
      terms({
        specials: [
          { kind: 'auction', days: 5 },
          { kind: 'expertReview', days: 5 },
        ],
      }),
    )
    expect(
      suppose(two, { if: 'procedure', on, days: 2, procedure: 'expertReview' }, at).length,
    ).toBeGreaterThan(0)
    expect(() => procedure(5, 'auction')).toThrow(expect.objectContaining({ code: 'suppose/not-here' }))
  })

  test('a day that is past says which day it is', () => {
    expect(() => suppose(open, { if: 'procedure', on: day('2026-04-21'), days: 2 }, at)).toThrow(/22/)
  })
})

describe('days a calendar moves', () => {
  const c = given(...open).state()
  const stored = { kind: 'promised', ref: '' } as const

  test('are those that were stored and are others now; one that is not stored or stands still is none', () => {
    expect(movedDays(c, [], calendar)).toEqual([])
    expect(movedDays(c, [{ ...stored, on: undefined }], calendar)).toEqual([])
    const held = given(...open, suspended).state()
    expect(movedDays(held, [{ ...stored, on: day('2026-05-01') }], calendar)).toEqual([])
    const [moved] = movedDays(
      c,
      [
        { ...stored, ref: 'another', on: day('2026-04-01') },
        { ...stored, on: day('2026-05-01') },
      ],
      calendar,
    )
    expect(moved).toMatchObject({ kind: 'promised', was: '2026-05-01' })
  })

  test('are told by the system itself', () => {
    const moved = { ...stored, was: day('2026-05-01'), now: day('2026-05-08'), notice: '一号' }
    expect(toldOf([moved], on)).toEqual([
      {
        type: 'CalendarChanged',
        on,
        by: 'system',
        notice: '一号',
        days: [{ kind: 'promised', was: moved.was, now: moved.now }],
      },
    ])
  })
})
