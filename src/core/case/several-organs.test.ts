import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import { blamedFor, chargesOf, heldOf } from '../supervision/held.ts'
import { runsOf } from '../supervision/history.ts'
import { recorded } from '../supervision/supervision.testing.ts'
import type { CaseEvent } from './case.ts'
import { type ClockKind, clocksOf } from './clocks.ts'
import type { CaseCommand } from './decide.ts'
import { calendar, dueDays, given, head, open, reviewer, terms } from './given.testing.ts'
import { suppositionsFor } from './suppose.ts'
import type { Terms } from './terms.ts'

describe('art. 42, 43: what a lower organ reviews first and reports up', () => {
  const [review, decide] = terms().steps as [Terms['steps'][number], Terms['steps'][number]]
  const steps = [{ ...review, id: 'lower', organ: 'o-county', lowerReview: true as const }, review, decide]
  const clocks = (...events: CaseEvent[]) => clocksOf(given(...events).state(), calendar)
  const dayOf = (kind: ClockKind, ...events: CaseEvent[]) =>
    clocks(...events).find((one) => one.kind === kind)?.on
  const reported = (on: string): CaseEvent => ({
    ...{ type: 'StepCompleted', ...reviewer(on), step: 'lower', result: 'agree', opinion: '上报' },
  })

  test('the lower organ has twenty working days from acceptance, and no legal limit runs meanwhile', () => {
    expect(dayOf('lowerReview', ...open({ steps }))).toBe('2026-05-28')
    expect(dayOf('legal', ...open({ steps }))).toBeUndefined()
    expect(dayOf('promised', ...open({ steps }))).toBe('2026-05-14')
  })

  test('the limit of the deciding organ starts with the report, and the promise to the applicant stays', () => {
    const events = [...open({ steps }), reported('2026-05-12')]
    expect(dayOf('lowerReview', ...events)).toBeUndefined()
    expect(dayOf('legal', ...events)).toBe('2026-06-09')
    expect(dayOf('promised', ...events)).toBe('2026-05-14')
  })

  test('what is sent back to the lower organ stops nothing and gives it no new days', () => {
    const back: CaseEvent = {
      type: 'StepReturned',
      ...reviewer('2026-05-13'),
      to: 'lower',
      reason: '重新核实',
    }
    const events = [...open({ steps }), reported('2026-05-12'), back]
    expect(dayOf('lowerReview', ...events)).toBeUndefined()
    expect(dayOf('legal', ...events)).toBe('2026-06-09')
    expect(dayOf('legal', ...events, reported('2026-05-20'))).toBe('2026-06-09')
  })

  test('of several lower organs the last one reports', () => {
    const chain = [{ ...review, id: 'town', lowerReview: true as const }, ...steps]
    const town: CaseEvent = { ...reported('2026-05-08'), step: 'town' } as CaseEvent
    expect(dayOf('legal', ...open({ steps: chain }), town)).toBeUndefined()
    expect(dayOf('lowerReview', ...open({ steps: chain }), town)).toBe('2026-05-28')
    expect(dayOf('legal', ...open({ steps: chain }), town, reported('2026-05-12'))).toBe('2026-06-09')
  })

  test('a special procedure of the lower organ stops its days and not those that have not begun', () => {
    const review: CaseEvent = {
      ...{ type: 'Suspended', ...reviewer('2026-04-29'), kind: 'expertReview' },
      days: 2,
      reason: '复杂',
    }
    const over: CaseEvent = { type: 'Resumed', ...reviewer('2026-05-07'), result: '通过' }
    const events = [...open({ steps }), review, over]
    expect(dayOf('lowerReview', ...events)).toBe('2026-06-02')
    expect(dayOf('legal', ...events, reported('2026-05-12'))).toBe('2026-06-09')
  })

  test('nothing can be lengthened before its limit has begun', () => {
    const extend = { type: 'Extend', ...head('2026-05-12'), days: 5, reason: '案情复杂', calendar } as const
    expect(() => given(...open({ steps })).when(extend)).toThrow('下级机关还没有上报')
    expect(given(...open({ steps }), reported('2026-05-12')).when(extend)).toHaveLength(1)
  })

  test('who is too late pays: the days of the lower organ are charged to it, never to the organ that decides', () => {
    const events = [...open({ steps }), reported('2026-06-02')]
    const held = heldOf(recorded(events))
    const runs = runsOf(recorded(events), calendar)
    const charged = (kind: ClockKind, until: string) => {
      const run = runs.find((one) => one.kind === kind)
      if (!run) throw new Error(`no ${kind}`)
      return chargesOf(held, run.clock, { calendar, until: day(until) })
    }
    expect(charged('lowerReview', '2026-06-02')).toMatchObject([{ place: 'o-county', overdue: 3 }])
    expect(charged('promised', '2026-06-03')).toMatchObject([
      { place: 'o-county', overdue: 13 },
      { place: 'o-market', overdue: 1 },
    ])
    expect(charged('legal', '2026-06-04').every(({ overdue }) => overdue === 0)).toBe(true)
    expect(blamedFor(charged('promised', '2026-06-03'), held)).toMatchObject({ place: 'o-county' })
  })
})

describe('art. 26, 42 par. 2: what several departments handle together', () => {
  const joint = { kind: 'joint', government: 'o-government' } as const
  const legal = { count: 45, unit: 'workingDay' } as const
  const handled = (...more: CaseEvent[]) => given(...open({ joint, legal }), ...more)
  const seek = (on: string, days = 15) =>
    ({ type: 'SeekExtension', ...head(on), days, reason: '涉及五个部门', calendar }) as const
  const sought = (on: string, days = 15): CaseEvent => ({
    ...{ type: 'ExtensionSought', ...head(on), organ: 'o-government', days, reason: '涉及五个部门' },
  })
  const approve = (on: string, days = 15) =>
    ({ type: 'Extend', on: day(on), by: 'mayor-1', days, reason: '同意', calendar }) as const

  test('has forty-five working days, and fifteen more when the head of the government approves what was sought', () => {
    expect(dueDays(...open({ joint, legal }))[1]).toBe('2026-07-03')
    expect(handled().when(seek('2026-05-12'))).toEqual([sought('2026-05-12')])
    const [extended] = handled(sought('2026-05-12')).when(approve('2026-05-13'))
    expect(extended).toMatchObject({ type: 'Extended', days: 15, promisedDays: 15, approved: 'government' })
    expect(dueDays(...open({ joint, legal }), sought('2026-05-12'), extended as CaseEvent)[1]).toBe(
      '2026-07-24',
    )
  })

  test('is lengthened by nobody unasked, by no more than was sought or the law allows, and once', () => {
    expect(() => handled().when(approve('2026-05-13'))).toThrow('还没有报请延期')
    expect(() => handled().when(seek('2026-05-12', 16))).toThrow('1至15个工作日')
    expect(() => handled(sought('2026-05-12', 8)).when(approve('2026-05-13', 9))).toThrow('1至8个工作日')
    expect(() => handled(sought('2026-05-12')).when(seek('2026-05-13'))).toThrow('已经报请')
    const [extended] = handled(sought('2026-05-12')).when(approve('2026-05-13'))
    const again = [sought('2026-05-12'), extended as CaseEvent]
    expect(() => handled(...again).when(seek('2026-05-14'))).toThrow('延长过一次')
    expect(() => handled(...again).when(approve('2026-05-14'))).toThrow('延长过一次')
  })

  test('is too late to lengthen when the limit has run out, and nothing is dated before it was sought', () => {
    expect(handled(sought('2026-05-12')).when(approve('2026-07-03'))).toHaveLength(1)
    expect(() => handled(sought('2026-05-12')).when(approve('2026-07-06'))).toThrow('已于2026-07-03届满')
    expect(() => handled(sought('2026-05-12')).when(approve('2026-05-11'))).toThrow('不能早于')
  })

  test('is not lengthened when the head of the government declines, who says why; the limit stays and is not sought again', () => {
    const decline = (reason: string) =>
      ({ type: 'DeclineExtension', on: day('2026-05-13'), by: 'mayor-1', reason }) as const
    const declined: CaseEvent = {
      ...{ type: 'ExtensionDeclined', on: day('2026-05-13'), by: 'mayor-1', organ: 'o-government' },
      reason: '可以按期办结',
    }
    expect(() => handled(sought('2026-05-12')).when(decline(' '))).toThrow('请写明理由')
    expect(handled(sought('2026-05-12')).when(decline('可以按期办结'))).toEqual([declined])
    const answered = [sought('2026-05-12'), declined]
    expect(dueDays(...open({ joint, legal }), ...answered)).toEqual(dueDays(...open({ joint, legal })))
    for (const again of [approve('2026-05-14'), seek('2026-05-14', 5), decline('再次答复')])
      expect(() => handled(...answered).when({ ...again, on: day('2026-05-14') })).toThrow(
        '已于2026-05-13答复不批准延期',
      )
    expect(suppositionsFor(handled(...answered).state())).not.toContain('extended')
    const early = {
      type: 'AskOpinion',
      ...reviewer('2026-05-12'),
      id: 'x',
      organ: 'x',
      about: '消防',
      days: 3,
    }
    expect(() => handled(...answered).when(early as CaseCommand)).toThrow('日期不能早于')
  })

  test('is declined by nobody who was not asked, nor once it is lengthened', () => {
    const decline = { type: 'DeclineExtension', ...head('2026-05-13'), reason: '可以按期办结' } as const
    expect(() => handled().when(decline)).toThrow('还没有报请延期')
    expect(() => given(...open()).when(decline)).toThrow('还没有报请延期')
    const [extended] = handled(sought('2026-05-12')).when(approve('2026-05-12'))
    expect(() => handled(sought('2026-05-12'), extended as CaseEvent).when(decline)).toThrow('延长过一次')
  })

  test('what one department handles is not asked of a government', () => {
    expect(() => given(...open()).when(seek('2026-05-12', 5))).toThrow('由本机关负责人批准')
  })

  test('the parts of the other departments run side by side within it', () => {
    const opinions = ['fire', 'health'].map((id) => ({ id, organ: `o-${id}`, about: id, days: 5 }))
    const asked = opinions.map(
      (one): CaseEvent => ({ type: 'OpinionAsked', on: day('2026-04-28'), by: 'clerk-1', ...one }),
    )
    const clocks = clocksOf(given(...open({ joint, legal, opinions }), ...asked).state(), calendar)
    const own = clocks.filter(({ kind }) => kind === 'opinion')
    expect(own.map(({ ref, on }) => [ref, on])).toEqual([
      ['fire', '2026-05-08'],
      ['health', '2026-05-08'],
    ])
  })
})
