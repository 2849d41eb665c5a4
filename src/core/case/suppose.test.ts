import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import type { CaseEvent } from './case.ts'
import { accepted, asked, calendar, given, received, submitted, terms } from './given.testing.ts'
import { movedDays, toldOf } from './recount.ts'
import { suppose, suppositionsFor, usualDays } from './suppose.ts'

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
    expect(may(...open)).toEqual(['procedure', 'extended', 'hearing'])
    expect(may(...accepted('2026-04-21', terms({ specials: [] })))).toEqual(['extended', 'hearing'])
    expect(may(...accepted('2026-04-21', terms({ specials: [], extension: { days: 0 } })))).toEqual([
      'hearing',
    ])
    expect(may(...open, suspended)).toEqual(['resumed'])
    expect(may(...open, { type: 'Withdrawn', on, by: 'citizen-1', reason: '' })).toEqual([])
    expect(may()).toEqual([])
  })

  test('a hearing is supposed until it is asked for, and then has its own way to the end', () => {
    const hearing = (...past: CaseEvent[]) => may(...open, ...past).includes('hearing')
    const offered: CaseEvent = {
      ...{ type: 'HearingOffered', on, by: 'reviewer-1', to: 'both', matter: '油烟' },
      until: day('2026-04-30'),
    }
    const wished: CaseEvent = { type: 'HearingAsked', on, by: 'citizen-1', of: 'applicant', reason: '' }
    const called: CaseEvent = {
      ...{ type: 'HearingCalled', on, by: 'reviewer-1', heldOn: day('2026-05-06') },
      ...{ time: '09:30', place: '三楼', chair: 'legal-1' },
    }
    const over: CaseEvent = { type: 'HearingHeld', on: day('2026-05-06'), by: 'reviewer-1', record: '笔录' }
    expect([hearing(), hearing(offered), hearing(wished, called, over)]).toEqual([true, true, false])
    expect(may(...open, wished)).toEqual([])
    expect(may(...open, wished, called, over)).toEqual(['procedure', 'extended'])
    const only = terms({ specials: [{ kind: 'hearing', days: 20 }] })
    expect(may(...accepted('2026-04-21', only)), 'and is no procedure beside it').not.toContain('procedure')
  })

  test('what is with the approver may be supposed as before; what was lengthened is not lengthened again', () => {
    const review: CaseEvent = {
      ...{ type: 'StepCompleted', on: day('2026-04-22'), by: 'reviewer-1', step: 'review' },
      ...{ result: 'agree', opinion: '符合' },
    }
    expect(may(...open, review)).toEqual(['procedure', 'extended', 'hearing'])
    const extended = { type: 'Extended', days: 5, promisedDays: 5, reason: '复杂' } as const
    expect(may(...open, { ...extended, on, by: 'approver-1' })).toEqual(['procedure', 'hearing'])
  })

  test('the form begins with the days that are usual: those of the item, or of the law', () => {
    const c = given(
      ...accepted(
        '2026-04-21',
        terms({
          specials: [
            { kind: 'hearing', days: 9 },
            { kind: 'auction', days: 7 },
          ],
        }),
      ),
    ).state()
    const usual = (['procedure', 'extended', 'hearing', 'halted', 'resumed', 'proceeded'] as const).map(
      (what) => usualDays(c, what),
    )
    expect(usual).toEqual([7, 10, 20, 20, undefined, undefined])
    expect(
      usualDays(given(...accepted('2026-04-21', terms({ specials: [] }))).state(), 'procedure'),
    ).toBeUndefined()
    expect(usualDays(given(...received()).state(), 'hearing')).toBeUndefined()
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

  test('each opinion that is asked keeps a day of its own', () => {
    const asking = (id: string, days: number): CaseEvent => ({
      ...{ type: 'OpinionAsked', on: day('2026-04-22'), by: 'reviewer-1', id, organ: id, about: id, days },
    })
    const days = suppose(
      [...open, asking('fire', 3), asking('health', 5)],
      { if: 'procedure', on, days: 2 },
      at,
    )
    const opinions = days.filter(({ kind }) => kind === 'opinion')
    expect(opinions.map(({ ref, was, would }) => [ref, was, would])).toEqual([
      ['fire', '2026-04-27', '2026-04-27'],
      ['health', '2026-04-29', '2026-04-29'],
    ])
  })

  test('a halt is no special procedure: an item that has none can be halted all the same', () => {
    const halting = accepted('2026-04-21', terms({ specials: [], halts: ['dispute'] }))
    const promised = suppose(halting, { if: 'halted', on, days: 1 }, at).find(
      ({ kind }) => kind === 'promised',
    )
    expect(promised).toMatchObject({ was: '2026-05-08', would: '2026-05-09' })
  })

  test('a hearing takes up to twenty days, and no hearing is supposed as another procedure', () => {
    expect(suppose(open, { if: 'hearing', on, days: 20 }, at).length).toBeGreaterThan(0)
    const both = terms({
      specials: [
        { kind: 'hearing', days: 20 },
        { kind: 'auction', days: 5 },
      ],
    })
    const past = accepted('2026-04-21', both)
    const ask = (procedure?: 'hearing' | 'auction') =>
      suppose(past, { if: 'procedure', on, days: 2, procedure }, at)
    expect(ask()).toEqual(ask('auction'))
    expect(() => ask('hearing')).toThrow(expect.objectContaining({ code: 'suppose/not-here' }))
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
    const short = given(
      ...accepted('2026-04-21', terms({ promised: { count: 2, unit: 'workingDay' } })),
    ).state()
    expect(movedDays(short, [{ ...stored, on: day('2026-04-22') }], calendar), 'by no notice').toEqual([
      { ...stored, was: '2026-04-22', now: '2026-04-23', notice: '' },
    ])
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
