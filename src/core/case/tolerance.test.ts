import { describe, expect, test } from 'vitest'
import { type Day, day } from '../day.ts'
import { RuleViolation } from '../violation.ts'
import type { CaseEvent } from './case.ts'
import type { Listed } from './checklist.ts'
import { clocksOf, nextDue } from './clocks.ts'
import type { Command } from './decide.ts'
import {
  accepted,
  asked,
  calendar,
  checklist,
  given,
  listed,
  received,
  supplied,
  terms,
} from './given.testing.ts'

const on = (text: string, by = 'clerk-1') => ({ on: day(text), by })
const RULES = listed('rules', '规章制度清单', { need: 'tolerable', handedIn: false, finding: undefined })
const list = [...checklist, RULES]
const inOrder = [...checklist, { ...RULES, handedIn: true, finding: 'ok' as const }]

const promise = (changes: Partial<Command<'PromiseTolerance'>> = {}): Command<'PromiseTolerance'> => ({
  type: 'PromiseTolerance',
  ...on('2026-04-21', 'citizen-1'),
  materials: ['rules'],
  days: 8,
  signed: { where: 'online', by: 'applicant' },
  calendar,
  checklist: list,
  broken: undefined,
  ...changes,
})
const accept = (changes: Partial<Command<'AcceptWithTolerance'>> = {}): Command<'AcceptWithTolerance'> => ({
  type: 'AcceptWithTolerance',
  ...on('2026-04-21'),
  calendar,
  checklist: list,
  broken: undefined,
  ...changes,
})
const promised = (...before: CaseEvent[]): CaseEvent[] => {
  const past = before.length > 0 ? before : received()
  return [...past, ...given(...past).when(promise())]
}
/** Accepted on Tuesday 2026-04-21 and owing one material until 2026-05-06, eight working days later. */
const owing = (): CaseEvent[] => [...promised(), ...given(...promised()).when(accept())]
const UNTIL = '2026-05-06'

const codeOf = (attempt: () => unknown): string => {
  try {
    attempt()
    return 'done'
  } catch (error) {
    if (error instanceof RuleViolation) return error.code
    throw error
  }
}
const refusal = (past: readonly CaseEvent[], command: Parameters<ReturnType<typeof given>['when']>[0]) =>
  codeOf(() => given(...past).when(command))

describe('the promise comes first', () => {
  test('given a material the guide tolerates, when the applicant promises it, then that is on record', () => {
    expect(given(...received()).when(promise())).toEqual([
      {
        type: 'TolerancePromised',
        ...on('2026-04-21', 'citizen-1'),
        materials: ['rules'],
        days: 8,
        signed: { where: 'online', by: 'applicant' },
      },
    ])
  })

  test('no material is promised that the guide does not tolerate, that is not on the list, or that is in order', () => {
    expect(() => given(...received()).when(promise({ materials: ['rules', 'plan'] }))).toThrow(
      '办事指南没有把“场所平面图”列为可以容缺的材料',
    )
    expect(refusal(received(), promise({ materials: ['passport'] }))).toBe('case/material-unknown')
    expect(() => given(...received()).when(promise({ checklist: inOrder }))).toThrow(
      '“规章制度清单”已经审核合格',
    )
    expect(refusal(received(), promise({ materials: [] }))).toBe('case/tolerance-empty')
  })

  test('the days lie within the promised limit: the tenth may be promised, the eleventh not', () => {
    expect(refusal(received(), promise({ days: 10 }))).toBe('done')
    expect(() => given(...received()).when(promise({ days: 11 }))).toThrow('可以填1到10个工作日')
    for (const days of [0, -1, 1.5, Number.NaN])
      expect(refusal(received(), promise({ days }))).toBe('case/tolerance-days')
  })

  test('what is decided on the spot is not tolerated, and an agent shows by what they sign', () => {
    expect(refusal(received(terms({ handling: 'onSpot' })), promise())).toBe('case/tolerance-on-spot')
    const signed = { where: 'window', by: 'agent' } as const
    expect(refusal(received(), promise({ signed }))).toBe('case/tolerance-authority')
    expect(refusal(received(), promise({ signed: { ...signed, authority: 'mandate' } }))).toBe('done')
  })

  test('whoever broke such a promise is excluded, with the number of the case it was', () => {
    expect(() => given(...received()).when(promise({ broken: '1162…0001' }))).toThrow('办件1162…0001')
    expect(refusal(promised(), accept({ broken: '1162…0001' }))).toBe('case/tolerance-excluded')
  })

  test('one case has one promise', () => {
    expect(refusal(promised(), promise())).toBe('case/tolerance-once')
  })

  test('it outlasts a return by pre-review', () => {
    const submitted = received().slice(0, 1)
    const past = promised(...submitted)
    const back: CaseEvent[] = [
      { type: 'PreReturned', ...on('2026-04-21'), reasons: [], note: '照片不清楚' },
      { type: 'Resubmitted', ...on('2026-04-22', 'citizen-1') },
    ]
    expect(given(...past, ...back).state()).toMatchObject({ status: 'submitted', promise: { days: 8 } })
  })
})

describe('acceptance with a gap', () => {
  test('given the promise, then it is an accepted case that owes one material, and asks who is to be asked', () => {
    const opinions = [{ id: 'fire', organ: 'o-fire', about: '消防', days: 3 }]
    expect(given(...promised(...received(terms({ opinions })))).when(accept())).toEqual([
      { type: 'Accepted', ...on('2026-04-21'), how: 'reviewed' },
      {
        type: 'ToleranceGranted',
        ...on('2026-04-21'),
        items: [{ material: 'rules', title: '规章制度清单', fault: 'missing' }],
        until: UNTIL,
      },
      { type: 'OpinionAsked', ...on('2026-04-21'), ...opinions[0] },
    ])
  })

  test('without a promise, or beyond it, nothing is accepted so', () => {
    expect(() => given(...received()).when(accept())).toThrow('申请人还没有承诺补交：规章制度清单。')
    const more = [...list, { ...RULES, material: 'plan-2', title: '方案' }]
    expect(() => given(...promised()).when(accept({ checklist: more }))).toThrow('还没有承诺补交：方案。')
  })

  test('what was seen and found wanting is told with its fault', () => {
    const outdated = [...checklist, { ...RULES, handedIn: true, finding: 'outdated' as const }]
    const [, granted] = given(...promised()).when(accept({ checklist: outdated }))
    expect(granted).toMatchObject({ items: [{ material: 'rules', fault: 'outdated' }] })
  })

  test('everything else is in order first', () => {
    const faulty = [listed('licence', '营业执照', { finding: 'outdated' }), RULES]
    expect(refusal(promised(), accept({ checklist: faulty }))).toBe('case/materials-faulty')
    const unseen = [listed('licence', '营业执照', { finding: undefined }), RULES]
    expect(refusal(promised(), accept({ checklist: unseen }))).toBe('case/materials-unjudged')
    const handedIn = [...checklist, { ...RULES, handedIn: true }]
    expect(refusal(promised(), accept({ checklist: handedIn }))).toBe('case/materials-unjudged')
    expect(
      refusal(promised(received(terms({ originals: 'beforeAcceptance' }))[0], received()[1]), accept()),
    ).toBe('case/originals-first')
  })

  test('what is complete is accepted as such', () => {
    expect(refusal(promised(), accept({ checklist: inOrder }))).toBe('case/tolerance-nothing')
  })

  test('a limit in natural days never gives more than it has, whatever holidays it meets', () => {
    const t = terms({ promised: { count: 10, unit: 'naturalDay' } })
    const past = received(t)
    const given7 = given(...past).when(promise({ days: 7 })) // 21 April: seven working days until 30 April, and no more
    const late = accept(on('2026-04-29'))
    const [, granted] = given(...past, ...given7).when(late)
    expect(granted).toMatchObject({ type: 'ToleranceGranted' })
    const until = granted?.type === 'ToleranceGranted' ? granted.until : ''
    const promisedOn = clocksOf(
      given(...past, ...given7, ...given(...past, ...given7).when(late)).state(),
      calendar,
    )
    expect(until <= (promisedOn.find(({ kind }) => kind === 'promised')?.on ?? '')).toBe(true)
  })

  test('the promised and the legal clock run on beside the applicant’s own days, which are nobody else’s delay', () => {
    const clocks = clocksOf(given(...owing()).state(), calendar)
    const whole = clocksOf(given(...accepted('2026-04-21')).state(), calendar)
    const days = (kind: string, of = clocks) => of.find((clock) => clock.kind === kind)?.on
    expect([days('promised'), days('legal')]).toEqual([days('promised', whole), days('legal', whole)])
    expect(days('tolerance')).toBe(UNTIL)
    expect((days('tolerance') ?? '') <= (days('promised') ?? '')).toBe(true)
    expect(nextDue(clocks)?.kind).toBe('step')
  })

  test('review goes on', () => {
    const step = {
      type: 'CompleteStep',
      ...on('2026-04-22', 'reviewer-1'),
      result: 'agree',
      opinion: '同意',
    } as const
    expect(refusal(owing(), step)).toBe('done')
  })
})

describe('the result waits until the promise is kept', () => {
  const reviewed = (): CaseEvent[] => [
    ...owing(),
    {
      type: 'StepCompleted',
      ...on('2026-04-22', 'reviewer-1'),
      step: 'review',
      result: 'agree',
      opinion: '同意',
    },
  ]
  const grant = {
    type: 'Decide',
    ...on('2026-04-24', 'approver-1'),
    outcome: 'granted',
    opinion: '准予',
  } as const
  const supply = { type: 'SupplyTolerated', ...on('2026-04-23', 'citizen-1'), materials: ['rules'] } as const
  const confirm = (checklist: readonly Listed[]) =>
    ({ type: 'ConfirmTolerated', ...on('2026-04-23'), checklist }) as const
  const handedIn = (): CaseEvent[] => [...reviewed(), ...given(...reviewed()).when(supply)]

  test('nothing is granted before, with the names of what is missing; a denial needs none of it', () => {
    expect(() => given(...reviewed()).when(grant)).toThrow('容缺材料还没有补齐并审核合格：规章制度清单。')
    const deny = {
      type: 'Decide',
      ...on('2026-04-24', 'approver-1'),
      outcome: 'denied',
      reason: '不符合',
      basis: '第三十八条',
    } as const
    expect(refusal(reviewed(), deny)).toBe('done')
  })

  test('handed in is not yet judged: still nothing is granted', () => {
    expect(refusal(handedIn(), grant)).toBe('case/tolerance-open')
    expect(() => given(...handedIn()).when(confirm(list))).toThrow(
      '规章制度清单。在此以前不能办理“容缺材料合格”',
    )
  })

  test('handed in and found in order: the way is free, and both clocks of the applicant stop', () => {
    const met = given(...handedIn()).when(confirm(inOrder))
    expect(met).toEqual([{ type: 'ToleranceMet', ...on('2026-04-23'), materials: ['rules'] }])
    expect(refusal([...handedIn(), ...met], grant)).toBe('done')
    const kinds = clocksOf(given(...handedIn(), ...met).state(), calendar).map(({ kind }) => kind)
    expect(kinds).not.toContain('tolerance')
    expect(kinds).not.toContain('toleranceReminder')
    expect(refusal([...handedIn(), ...met], confirm(inOrder))).toBe('case/tolerance-none')
  })

  test('brought to the window and found in order there, it is handed in and judged in one', () => {
    const events = given(...reviewed()).when(confirm(inOrder))
    expect(events.map(({ type }) => type)).toEqual(['ToleranceSupplied', 'ToleranceMet'])
  })

  test('all of it comes at once, and only once', () => {
    expect(given(...reviewed()).when(supply)).toEqual([{ ...supply, type: 'ToleranceSupplied' }])
    expect(() => given(...reviewed()).when({ ...supply, materials: [] })).toThrow('规章制度清单')
    expect(refusal(handedIn(), supply)).toBe('case/tolerance-none')
  })

  test('what is not in order comes again, within the same days, and nothing else is asked', () => {
    const items = [{ material: 'rules', fault: 'incomplete', note: '缺两项制度' }] as const
    const reject = { type: 'RejectTolerated', ...on('2026-04-23'), items } as const
    const rejected = given(...handedIn()).when(reject)
    expect(rejected).toEqual([{ ...reject, type: 'ToleranceRejected', until: UNTIL }])
    const clocks = clocksOf(given(...handedIn(), ...rejected).state(), calendar)
    expect(clocks.find(({ kind }) => kind === 'tolerance')?.on).toBe(UNTIL)
    expect(refusal([...handedIn(), ...rejected], supply)).toBe('done')
    const more = [{ material: 'plan', fault: 'missing', note: '缺' }] as const
    expect(refusal(handedIn(), { ...reject, items: more })).toBe('case/material-unknown')
    expect(refusal(handedIn(), { ...reject, items: [] })).toBe('case/correction-empty')
    expect(refusal(reviewed(), reject)).toBe('case/tolerance-none')
  })

  test('no completion check lets a granted result out over an open gap, whatever a history says', () => {
    const slipped: CaseEvent[] = [
      ...reviewed(),
      { type: 'Granted', ...on('2026-04-24', 'approver-1'), opinion: '准予' },
      { type: 'Completed', ...on('2026-04-24', 'approver-1') },
    ]
    const verify = { type: 'Verify', ...on('2026-04-24', 'output-1'), unsealed: [], attested: [] } as const
    expect(refusal(slipped, verify)).toBe('case/tolerance-open')
  })
})

describe('the promise is not kept', () => {
  const end = (text: string, reason = '逾期没有补交') =>
    ({ type: 'EndTolerance', ...on(text), reason }) as const

  test('the day itself is the applicant’s; on the next the matter may be ended, with the reason', () => {
    expect(() => given(...owing()).when(end(UNTIL))).toThrow(`补交期限到${UNTIL}`)
    expect(refusal(owing(), end('2026-05-07', ' '))).toBe('case/reason-needed')
    const events = given(...owing()).when(end('2026-05-07'))
    expect(events).toEqual([
      { type: 'ToleranceBroken', ...on('2026-05-07'), materials: ['rules'], until: UNTIL },
      { type: 'Returned', ...on('2026-05-07'), reason: '逾期没有补交' },
    ])
    expect(given(...owing(), ...events).state()).toMatchObject({ status: 'returned', endedOn: '2026-05-07' })
  })

  test('nothing ends by itself, and what has come, late or not, is looked at first', () => {
    const passTime = { type: 'PassTime', ...on('2026-06-30', 'system'), calendar } as const
    expect(
      given(...owing())
        .when(passTime)
        .map(({ type }) => type),
    ).toEqual(['ToleranceReminded'])
    const late: CaseEvent = {
      type: 'ToleranceSupplied',
      ...on('2026-05-08', 'citizen-1'),
      materials: ['rules'],
    }
    expect(refusal([...owing(), late], end('2026-05-09'))).toBe('case/tolerance-supplied')
    expect(refusal(accepted('2026-04-21'), end('2026-05-07'))).toBe('case/tolerance-none')
  })
})

describe('the applicant is reminded', () => {
  /** 2026-04-21 to 05-06 is eight working days; the fourth is 04-27, the seventh, the last but one, 04-30. */
  function sweep(past: readonly CaseEvent[], ...days: string[]): CaseEvent[] {
    const events: CaseEvent[] = []
    for (const text of days)
      events.push(...given(...past, ...events).when({ type: 'PassTime', ...on(text, 'system'), calendar }))
    return events
  }
  const said = (events: readonly CaseEvent[]) =>
    events.map((event): [Day, readonly string[]] => [
      event.on,
      event.type === 'ToleranceReminded' ? event.reminders : [],
    ])

  test('at half-time and on the last working day but one: each once, never early', () => {
    const daily = ['22', '23', '24', '25', '26', '27', '27', '28', '29', '30', '30'].map(
      (d) => `2026-04-${d}`,
    )
    expect(said(sweep(owing(), ...daily, '2026-05-06', '2026-05-07'))).toEqual([
      ['2026-04-27', ['halfway']],
      ['2026-04-30', ['lastDays']],
    ])
  })

  test('after a downtime late and once; what fell due together is told together', () => {
    expect(said(sweep(owing(), '2026-04-29', '2026-04-29'))).toEqual([['2026-04-29', ['halfway']]])
    expect(said(sweep(owing(), '2026-05-06', '2026-05-07'))).toEqual([
      ['2026-05-06', ['halfway', 'lastDays']],
    ])
  })

  test('the clock shows the next reminder, so that the sweep finds it and finds nothing twice', () => {
    const next = (past: readonly CaseEvent[]) =>
      clocksOf(given(...past).state(), calendar).find(({ kind }) => kind === 'toleranceReminder')?.on
    const halfway = sweep(owing(), '2026-04-27')
    const both = [...halfway, ...sweep([...owing(), ...halfway], '2026-04-30')]
    expect([next(owing()), next([...owing(), ...halfway]), next([...owing(), ...both])]).toEqual([
      '2026-04-27',
      '2026-04-30',
      undefined,
    ])
  })

  test('no more once everything is handed in, nor when the case is decided', () => {
    const handedIn: CaseEvent = {
      type: 'ToleranceSupplied',
      ...on('2026-04-23', 'citizen-1'),
      materials: ['rules'],
    }
    expect(sweep([...owing(), handedIn], '2026-04-27', '2026-05-06')).toEqual([])
    const denied: CaseEvent[] = [
      {
        type: 'StepCompleted',
        ...on('2026-04-22', 'reviewer-1'),
        step: 'review',
        result: 'agree',
        opinion: '同意',
      },
      { type: 'Denied', ...on('2026-04-23', 'approver-1'), reason: '不符合', basis: '第三十八条' },
    ]
    expect(sweep([...owing(), ...denied], '2026-04-27')).toEqual([])
  })

  test('on the shortest promise both fall on the day itself', () => {
    const past = received()
    const one = [...past, ...given(...past).when(promise({ days: 1 }))]
    const short = [...one, ...given(...one).when(accept())]
    expect(said(sweep(short, '2026-04-21', '2026-04-22'))).toEqual([['2026-04-22', ['halfway', 'lastDays']]])
  })
})

describe('the correction notice locks (art. 32 (4), art. 72 (4))', () => {
  const corrected = (): CaseEvent[] => [...received(), asked(), supplied()]
  const items = [{ material: 'plan', fault: 'missing', note: '缺' }] as const
  const again = { type: 'RequestCorrection', ...on('2026-04-24'), items, calendar, checklist } as const
  const allow = (reason = '系统故障，第一次没有列全') =>
    ({ type: 'AllowSecondCorrection', ...on('2026-04-24', 'supervisor-1'), reason }) as const
  const allowed = (): CaseEvent[] => [...corrected(), ...given(...corrected()).when(allow())]
  const second = () => given(...allowed()).when(again)

  test('nothing is asked a second time, by this name or by another', () => {
    expect(refusal(corrected(), again)).toBe('case/correction-told-once')
    const consult = { type: 'Consult', ...on('2026-04-24'), id: 'c1', question: '还要不要租赁合同' } as const
    expect(refusal(corrected(), consult)).toBe('case/nothing-more-asked')
    const back = { type: 'PreReturn', ...on('2026-04-24'), reasons: items, note: '', checklist } as const
    expect(refusal(corrected(), back)).toBe('case/not-now')
    expect(refusal([...received(), asked()], back)).toBe('case/not-now')
  })

  test('a supervisor allows exactly one more, with a reason that is on record', () => {
    expect(given(...corrected()).when(allow())).toEqual([
      {
        type: 'SecondCorrectionAllowed',
        ...on('2026-04-24', 'supervisor-1'),
        reason: '系统故障，第一次没有列全',
      },
    ])
    expect(second()).toMatchObject([{ type: 'CorrectionRequested', second: true }])
    expect(refusal(corrected(), allow(' '))).toBe('case/reason-needed')
    expect(refusal(allowed(), allow())).toBe('case/correction-allowed-once')
    const after: CaseEvent[] = [...allowed(), ...second(), { ...supplied(), on: day('2026-04-27') }]
    const late = on('2026-04-28')
    expect(refusal(after, { ...again, ...late })).toBe('case/correction-told-once')
    expect(refusal(after, { ...allow(), ...late, by: 'supervisor-1' })).toBe('case/correction-allowed-once')
  })

  test('where nothing was told yet there is nothing to allow', () => {
    expect(refusal(received(), allow())).toBe('case/correction-not-told')
    expect(refusal([...received(), asked()], allow())).toBe('case/not-now')
  })
})
