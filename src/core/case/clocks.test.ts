import { describe, expect, test } from 'vitest'
import { calendarOf } from '../calendar.ts'
import { day } from '../day.ts'
import type { CaseEvent } from './case.ts'
import { type ClockKind, clocksOf, nextDue, type RunningClock } from './clocks.ts'
import {
  accepted,
  asked,
  atWindow,
  calendar,
  given,
  received,
  submitted,
  supplied,
  terms,
} from './given.testing.ts'

/** Each clock that runs after these events, and its last lawful day; `-` while it is stopped. */
function runs(...events: CaseEvent[]): Record<string, string> {
  const clocks = clocksOf(given(...events).state(), calendar)
  return Object.fromEntries(clocks.map(({ kind, ref, on }) => [ref ? `${kind} ${ref}` : kind, on ?? '-']))
}

const suspended = (on: string, days = 7): CaseEvent => ({
  type: 'Suspended',
  on: day(on),
  by: 'reviewer-1',
  kind: 'expertReview',
  days,
  reason: '专家评审',
})
const resumed = (on: string): CaseEvent => ({
  type: 'Resumed',
  on: day(on),
  by: 'reviewer-1',
  result: '通过',
})
const opinionAsked = (on: string, id = 'fire', days = 3): CaseEvent => ({
  type: 'OpinionAsked',
  on: day(on),
  by: 'reviewer-1',
  id,
  organ: 'o-fire',
  about: '消防',
  days,
})
const decided = atWindow().slice(0, -1)
const completed = atWindow()
const closed: CaseEvent = { type: 'Closed', on: day('2026-05-06'), by: 'output-1', attested: [] }
const sent: CaseEvent = {
  ...{ type: 'Dispatched', on: day('2026-05-06'), by: 'output-1', way: 'mail', waybill: 'EMS1', site: '' },
}

describe('before acceptance', () => {
  test('an on-line application is pre-reviewed within two working days', () => {
    expect(runs(submitted())).toEqual({ preReview: '2026-04-22' })
  })

  test('a returned application waits for its applicant, and no clock runs against anybody', () => {
    const returned: CaseEvent = {
      type: 'PreReturned',
      on: day('2026-04-21'),
      by: 'clerk-1',
      reasons: [],
      note: '请补充',
    }
    expect(runs(submitted(), returned)).toEqual({})
    const again: CaseEvent = { type: 'Resubmitted', on: day('2026-04-30'), by: 'citizen-1' }
    expect(runs(submitted(), returned, again), 'and begins anew when it comes back').toEqual({
      preReview: '2026-05-07',
    })
  })

  test('Administrative Licensing Law art. 32(4): five working days from receipt to tell every correction', () => {
    expect(runs(...received())).toEqual({ correctionNotice: '2026-04-27' })
  })

  test('while corrections are asked for only the applicant’s own limit runs; what is supplied begins the five days again', () => {
    expect(runs(...received(), asked())).toEqual({ correction: '2026-05-14' })
    expect(runs(...received(), asked(), supplied())).toEqual({ correctionNotice: '2026-04-30' })
  })
})

describe('after acceptance', () => {
  test('promise, law and step run side by side, each from its own day', () => {
    expect(runs(...accepted('2026-04-28'))).toEqual({
      promised: '2026-05-14',
      legal: '2026-05-28',
      'step review': '2026-05-08',
    })
    expect(runs(...accepted('2026-04-28'), ...stepDone('2026-04-30'))).toEqual({
      promised: '2026-05-14',
      legal: '2026-05-28',
      'step decide': '2026-05-08',
    })
  })

  test('a step without days of its own has no clock of its own', () => {
    const steps = terms().steps.map((step) => ({ ...step, days: 0 }))
    expect(Object.keys(runs(...accepted('2026-04-28', terms({ steps }))))).toEqual(['promised', 'legal'])
  })

  test('every opinion that is asked has its limit until it is given', () => {
    const past = [
      ...accepted('2026-04-28'),
      opinionAsked('2026-04-28'),
      opinionAsked('2026-04-29', 'health', 5),
    ]
    expect(runs(...past)).toMatchObject({ 'opinion fire': '2026-05-06', 'opinion health': '2026-05-09' })
    const givenNow: CaseEvent = {
      type: 'OpinionGiven',
      on: day('2026-04-30'),
      by: 'fire-1',
      id: 'fire',
      agree: true,
      text: '同意',
    }
    expect(Object.keys(runs(...past, givenNow)).filter((key) => key.startsWith('opinion'))).toEqual([
      'opinion health',
    ])
  })

  test('art. 45, 47: who was told of a hearing has days of their own to ask for it; then it has twenty', () => {
    const offered: CaseEvent = {
      ...{ type: 'HearingOffered', on: day('2026-04-29'), by: 'reviewer-1', to: 'both', matter: '油烟' },
      until: day('2026-05-09'),
    }
    const asked: CaseEvent = {
      ...{ type: 'HearingAsked', on: day('2026-05-06'), by: 'citizen-1', of: 'applicant', reason: '' },
    }
    const called: CaseEvent = {
      ...{ type: 'HearingCalled', on: day('2026-05-07'), by: 'reviewer-1', heldOn: day('2026-05-20') },
      ...{ time: '09:30', place: '三楼', chair: 'legal-1' },
    }
    const past = [...accepted('2026-04-28'), offered]
    const wish = clocksOf(given(...past).state(), calendar).find(({ kind }) => kind === 'hearingRequest')
    expect(wish).toEqual({
      ...{ kind: 'hearingRequest', ref: '', on: '2026-05-09', provisional: false },
      clock: { startedOn: '2026-04-29', limit: { count: 5, unit: 'workingDay' }, pauses: [] },
    })
    expect(runs(...past)).toHaveProperty('hearingRequest')
    for (const organised of [[asked], [asked, called]]) {
      expect(runs(...past, ...organised)).toMatchObject({ hearing: '2026-06-02', promised: '-' })
      expect(runs(...past, ...organised)).not.toHaveProperty('special')
    }
    const both = [...past, suspended('2026-05-06'), asked]
    expect(runs(...both), 'beside another procedure').toMatchObject({
      hearing: '2026-06-02',
      special: '2026-05-14',
    })
  })

  test('a halt on a ground of which the item says nothing stops nothing', () => {
    const halted: CaseEvent = {
      ...{ type: 'Halted', on: day('2026-04-30'), by: 'approver-1', ground: 'dispute', reason: '诉讼' },
    }
    expect(runs(...accepted('2026-04-28'), halted)).toEqual(runs(...accepted('2026-04-28')))
  })

  test('what was accepted with a gap is owed by the day that was told, with a reminder before it, and no pause moves either', () => {
    const granted: CaseEvent = {
      ...{ type: 'ToleranceGranted', on: day('2026-04-28'), by: 'clerk-1', until: day('2026-05-14') },
      items: [{ material: 'plan', title: '场所平面图', fault: 'missing' }],
    }
    const past = [...accepted('2026-04-28'), granted, suspended('2026-04-29')]
    const clock = { startedOn: '2026-04-28', limit: { count: 0, unit: 'workingDay' }, pauses: [] }
    const told = clocksOf(given(...past).state(), calendar).filter(({ kind }) => kind.startsWith('tolerance'))
    expect(told).toEqual([
      { kind: 'tolerance', ref: '', clock, on: '2026-05-14', provisional: false },
      { kind: 'toleranceReminder', ref: '', clock, on: '2026-05-08', provisional: false },
    ])
    const reminded: CaseEvent = {
      ...{ type: 'ToleranceReminded', on: day('2026-05-13'), by: 'system', until: day('2026-05-14') },
      reminders: ['halfway', 'lastDays'],
    }
    const after = clocksOf(given(...past, reminded).state(), calendar).map(({ kind }) => kind)
    expect(after).toEqual(['promised', 'legal', 'step', 'special', 'tolerance'])
  })

  test('art. 45: a special procedure stops promise, law and step, and has a limit of its own', () => {
    expect(runs(...accepted('2026-04-28'), suspended('2026-04-29'))).toEqual({
      promised: '-',
      legal: '-',
      'step review': '-',
      special: '2026-05-12',
    })
  })

  test('when it ends the clocks go on with the working days that were left', () => {
    const past = [...accepted('2026-04-28'), suspended('2026-04-29'), resumed('2026-05-08')]
    expect(runs(...past)).toEqual({
      promised: '2026-05-20',
      legal: '2026-06-03',
      'step review': '2026-05-13',
    })
  })

  test('two special procedures are given back both, the days between them not', () => {
    const past = [
      ...accepted('2026-04-28'),
      suspended('2026-04-29'),
      resumed('2026-05-06'),
      suspended('2026-05-11'),
      resumed('2026-05-13'),
    ]
    expect(runs(...past)).toMatchObject({ promised: '2026-05-20' })
  })

  test('what was late already when the procedure began is late all the same', () => {
    const late = runs(...accepted('2026-04-28'), suspended('2026-05-20'))
    expect(late).toMatchObject({ promised: '2026-05-14', legal: '-' })
  })
})

describe('after the decision', () => {
  test('art. 44: it is delivered within ten working days, through every hand it goes', () => {
    for (const past of [decided, completed, [...completed, closed], [...completed, closed, sent]])
      expect(runs(...past)).toEqual({ delivery: '2026-05-18' })
  })

  test('what has ended has no clock', () => {
    const delivered: CaseEvent = {
      type: 'Delivered',
      on: day('2026-05-07'),
      by: 'output-1',
      way: 'pickup',
      collector: 'applicant',
    }
    expect(runs(...completed, closed, delivered)).toEqual({})
    const withdrawn: CaseEvent = {
      type: 'Withdrawn',
      on: day('2026-04-29'),
      by: 'citizen-1',
      reason: '不办了',
    }
    expect(runs(...accepted('2026-04-28'), withdrawn)).toEqual({})
  })
})

describe('a date nobody can promise', () => {
  test('beyond the years of the State Council’s notices a due day is marked as provisional', () => {
    const [year] = calendar.years
    if (!year) throw new Error('no year')
    const next = { ...year, year: 2027, notices: [], festivals: festivalsOf2027 }
    const longer = calendarOf([year, next])
    const late = accepted('2026-12-15').map((e) => ({ ...e, on: day('2026-12-15') }) as CaseEvent)
    const clocks = clocksOf(given(...late).state(), longer)
    expect(clocks.map(({ kind, on, provisional }) => [kind, on, provisional])).toEqual([
      ['promised', '2026-12-29', false],
      ['legal', '2027-01-13', true],
      ['step', '2026-12-22', false],
    ])
  })
})
const festivalsOf2027 = {
  newYearsEve: day('2027-02-05'),
  qingming: day('2027-04-05'),
  dragonBoat: day('2027-06-09'),
  midAutumn: day('2027-09-15'),
}

describe('what is due first', () => {
  const clock = (kind: ClockKind, on: string | undefined): RunningClock => ({
    kind,
    ref: '',
    clock: { startedOn: day('2026-04-20'), limit: { count: 1, unit: 'workingDay' }, pauses: [] },
    on: on === undefined ? undefined : day(on),
    provisional: false,
  })

  test('is the earliest day of all clocks that run', () => {
    const clocks = [
      clock('promised', '2026-05-14'),
      clock('step', '2026-05-08'),
      clock('legal', '2026-05-28'),
    ]
    expect(nextDue(clocks)?.kind).toBe('step')
    expect(nextDue(clocks.toReversed())?.kind).toBe('step')
  })

  test('a clock that is stopped is due never, and nothing is due where nothing runs', () => {
    expect(nextDue([clock('promised', undefined), clock('special', '2026-05-12')])?.kind).toBe('special')
    expect(nextDue([clock('promised', undefined)])).toBeUndefined()
    expect(nextDue([])).toBeUndefined()
  })

  test('is nothing of what only the applicant may let pass', () => {
    const own = (['hearingRequest', 'tolerance', 'toleranceReminder'] as const).map((kind) =>
      clock(kind, '2026-04-21'),
    )
    for (const one of own) expect(nextDue([one, clock('promised', '2026-05-14')])?.kind).toBe('promised')
    expect(nextDue(own)).toBeUndefined()
  })

  test('of two on one day the one named first', () => {
    expect(nextDue([clock('promised', '2026-05-14'), clock('step', '2026-05-14')])?.kind).toBe('promised')
  })
})

function stepDone(on: string): CaseEvent[] {
  return [
    {
      type: 'StepCompleted',
      on: day(on),
      by: 'reviewer-1',
      step: 'review',
      result: 'agree',
      opinion: '符合',
    },
  ]
}
