import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import type { CaseEvent } from './case.ts'
import { clocksOf } from './clocks.ts'
import { calendar, dueDays, given, head, open, reviewer, terms } from './given.testing.ts'
import { isHearingOpen } from './hearing.ts'
import { isOverLength, stopsClock } from './special.ts'
import { needsFieldCheck } from './terms.ts'

describe('art. 42 par. 1: extension', () => {
  const extend = (on: string, days = 10, reason = '案情复杂') =>
    ({ type: 'Extend', ...head(on), days, reason, calendar }) as const
  const extended = (on: string, days = 10, promisedDays = days): CaseEvent => ({
    ...{ type: 'Extended', ...head(on), days, promisedDays, reason: '案情复杂' },
  })

  test('lengthens the legal limit, and the promise with it, by ten working days at most', () => {
    expect(dueDays(...open())).toEqual(['2026-05-14', '2026-05-28'])
    expect(given(...open()).when(extend('2026-05-12'))).toEqual([extended('2026-05-12')])
    expect(dueDays(...open(), extended('2026-05-12'))).toEqual(['2026-05-28', '2026-06-11'])
    expect(given(...open()).when(extend('2026-05-12', 1))).toEqual([extended('2026-05-12', 1)])
    expect(() => given(...open()).when(extend('2026-05-12', 11))).toThrow('1至10个工作日')
    expect(() => given(...open()).when(extend('2026-05-12', 0))).toThrow('1至10个工作日')
    expect(() => given(...open()).when(extend('2026-05-12', 1.5))).toThrow('1至10个工作日')
    expect(() => given(...open()).when(extend('2026-05-12', 10, '  '))).toThrow('请写明理由')
  })

  test('a promise that is broken already stays broken; one that is due today is still kept', () => {
    expect(given(...open()).when(extend('2026-05-14'))).toMatchObject([{ promisedDays: 10 }])
    const [late] = given(...open()).when(extend('2026-05-15'))
    expect(late).toMatchObject({ days: 10, promisedDays: 0 })
    expect(dueDays(...open(), late as CaseEvent)).toEqual(['2026-05-14', '2026-06-11'])
  })

  test('is lawful on the last day of the legal limit and refused the day after', () => {
    expect(given(...open()).when(extend('2026-05-28'))).toHaveLength(1)
    expect(() => given(...open()).when(extend('2026-05-29'))).toThrow('已于2026-05-28届满')
  })

  test('comes once', () => {
    expect(() => given(...open(), extended('2026-05-12', 5)).when(extend('2026-05-13', 5))).toThrow(
      '延长过一次',
    )
  })

  test('follows the law of the item where it says less, and that of licences for no other kind of item', () => {
    expect(() => given(...open({ extension: { days: 5 } })).when(extend('2026-05-12', 6))).toThrow(
      '1至5个工作日',
    )
    expect(() => given(...open({ extension: { days: 0 } })).when(extend('2026-05-12', 1))).toThrow('不能延长')
    const other = '1162082601434877XF4622031001000' // 20: public service
    expect(() => given(...open({ implementation: other })).when(extend('2026-05-12', 1))).toThrow('不能延长')
    const months = { count: 3, unit: 'month' } as const
    expect(() => given(...open({ legal: months })).when(extend('2026-05-12', 1))).toThrow('不能延长')
  })

  test('a promise that is counted otherwise than the law is not lengthened with it', () => {
    const natural = { count: 20, unit: 'naturalDay' } as const
    expect(given(...open({ promised: natural })).when(extend('2026-05-12'))).toMatchObject([
      { promisedDays: 0 },
    ])
  })
})

describe('art. 45: special procedures', () => {
  const began = (kind: 'expertReview' | 'publicNotice'): CaseEvent => ({
    ...{ type: 'Suspended', ...reviewer('2026-04-30'), kind, days: 5, reason: '需要' },
  })
  const ended: CaseEvent = { type: 'Resumed', ...reviewer('2026-05-11'), result: '完成' }

  test('one of the eight stops the clocks; another that the item names does not, and is seen all the same', () => {
    const both = open({
      specials: [
        { kind: 'expertReview', days: 5 },
        { kind: 'publicNotice', days: 5 },
      ],
    })
    expect(dueDays(...both, began('expertReview'))).toEqual([undefined, undefined])
    expect(dueDays(...both, began('publicNotice'))).toEqual(['2026-05-14', '2026-05-28'])
    const named = given(...both, began('publicNotice')).state()
    expect(named).toMatchObject({ status: 'suspended', special: 'publicNotice', pauses: [] })
    expect(clocksOf(named, calendar).find(({ kind }) => kind === 'special')?.on).toBe('2026-05-11')
    expect(dueDays(...both, began('publicNotice'), ended)).toEqual(['2026-05-14', '2026-05-28'])
    expect(dueDays(...both, began('expertReview'), ended)).toEqual(['2026-05-21', '2026-06-04'])
  })

  test.each([
    ...['hearing', 'tender', 'auction', 'inspection', 'testing', 'quarantine', 'appraisal'],
    'expertReview',
  ] as const)('%s is one of the eight whose time does not count', (kind) => {
    expect(stopsClock(kind)).toBe(true)
  })

  test.each(['publicNotice', 'deliberation', 'superiorApproval'] as const)('%s is none of them', (kind) => {
    expect(stopsClock(kind)).toBe(false)
  })

  test('what the item does not name cannot be started, and a hearing has a procedure of its own', () => {
    const start = (kind: 'auction' | 'hearing') =>
      ({ type: 'Suspend', ...reviewer('2026-04-30'), kind, days: 5, reason: '需要' }) as const
    expect(() => given(...open()).when(start('auction'))).toThrow('没有列入')
    const listed = open({ specials: [{ kind: 'hearing', days: 20 }] })
    expect(() => given(...listed).when(start('hearing'))).toThrow('听证有自己的程序')
  })

  test('over-length is a fact: told from what was said and from when to when it lasted', () => {
    const c = given(...open(), began('expertReview')).state()
    const [procedure] = 'procedures' in c ? c.procedures : []
    if (!procedure) throw new Error('no procedure')
    expect(isOverLength(procedure, calendar, day('2026-05-11'))).toBe(false)
    expect(isOverLength(procedure, calendar, day('2026-05-12'))).toBe(true)
    expect(isOverLength({ ...procedure, until: day('2026-05-11') }, calendar, day('2026-06-01'))).toBe(false)
  })

  test('nothing ends before it began', () => {
    const backwards = { type: 'Resume', ...reviewer('2026-04-29'), result: '完成' } as const
    expect(() => given(...open(), began('expertReview')).when(backwards)).toThrow('日期不能早于')
    const decision = { type: 'Decide', ...head('2026-04-27'), outcome: 'granted', opinion: '准予' } as const
    const one = terms().steps.slice(1)
    expect(() => given(...open({ steps: one })).when(decision)).toThrow(
      '日期不能早于上一环节的日期（2026-04-28）',
    )
  })
})

describe('art. 36, 46–48: the hearing', () => {
  const offered: CaseEvent = {
    ...{ type: 'HearingOffered', ...reviewer('2026-04-29'), to: 'interested', matter: '油烟影响同楼住户' },
    until: day('2026-05-09'),
  }
  const asked: CaseEvent = { type: 'HearingAsked', ...reviewer('2026-05-08'), of: 'interested', reason: '' }
  const called: CaseEvent = {
    ...{ type: 'HearingCalled', ...reviewer('2026-05-08'), heldOn: day('2026-05-19'), time: '09:30' },
    ...{ place: '三楼会议室', chair: 'legal-1' },
  }
  const held: CaseEvent = { type: 'HearingHeld', ...reviewer('2026-05-20'), record: '双方陈述了意见' }
  const call = (heldOn: string, chair = 'legal-1') => {
    const where = { time: '09:30', place: '三楼会议室' }
    return {
      type: 'CallHearing',
      ...reviewer('2026-05-08'),
      heldOn: day(heldOn),
      ...where,
      chair,
      calendar,
    } as const
  }
  const ask = (on: string, of: 'applicant' | 'interested' | 'organ' = 'interested') =>
    ({ type: 'AskHearing', ...reviewer(on), of, reason: '' }) as const

  test('the right is told once, with five working days to use it', () => {
    const offer = { type: 'OfferHearing', ...reviewer('2026-04-29'), to: 'interested', calendar } as const
    expect(given(...open()).when({ ...offer, matter: '油烟影响同楼住户' })).toEqual([offered])
    expect(() => given(...open()).when({ ...offer, matter: ' ' })).toThrow('请写明理由')
    expect(() => given(...open(), offered).when({ ...offer, matter: '再告知' })).toThrow('不必再次告知')
  })

  test('may be asked for by whoever was told, until the last of the five days', () => {
    expect(given(...open(), offered).when(ask('2026-05-09'))).toHaveLength(1)
    expect(() => given(...open(), offered).when(ask('2026-05-11'))).toThrow('期限到2026-05-09')
    expect(() => given(...open(), offered).when(ask('2026-05-08', 'applicant'))).toThrow('还没有告知')
    expect(() => given(...open()).when(ask('2026-05-08'))).toThrow('还没有告知')
    expect(given(...open()).when(ask('2026-05-08', 'organ'))).toHaveLength(1)
    expect(() => given(...open(), offered, asked).when(ask('2026-05-08'))).toThrow('不必再次启动')
    const both: CaseEvent = { ...offered, to: 'both' } as CaseEvent
    for (const of of ['applicant', 'interested'] as const)
      expect(given(...open(), both).when({ ...ask('2026-05-08', of), reason: ' 影响采光 ' })).toEqual([
        { type: 'HearingAsked', ...reviewer('2026-05-08'), of, reason: '影响采光' },
      ])
  })

  test('no decision is taken while it may be asked for', () => {
    const one = open({ steps: terms().steps.slice(1) })
    const decision = { type: 'Decide', outcome: 'granted', opinion: '准予' } as const
    expect(() => given(...one, offered).when({ ...decision, ...head('2026-05-09') })).toThrow('期满以前')
    expect(given(...one, offered).when({ ...decision, ...head('2026-05-11') })).toHaveLength(1)
    expect(
      given(...one, offered, asked, called, held).when({ ...decision, ...head('2026-05-21') }),
    ).toHaveLength(1)
    const stages = [offered, asked, called, held].map((_, n, all) => {
      const c = given(...one, ...all.slice(0, n + 1)).state()
      return 'pauses' in c && isHearingOpen(c.hearing, day('2026-05-09'))
    })
    expect(stages).toEqual([true, true, true, false])
  })

  test('is organised within twenty working days, in which the limits stand still', () => {
    const c = given(...open(), offered, asked).state()
    expect(c).toMatchObject({ status: 'suspended', special: 'hearing' })
    expect(clocksOf(c, calendar).map(({ kind, on }) => [kind, on])).toEqual([
      ['promised', undefined],
      ['legal', undefined],
      ['step', '2026-05-08'],
      ['hearing', '2026-06-04'],
    ])
  })

  test('its notice goes out seven working days before', () => {
    expect(given(...open(), offered, asked).when(call('2026-05-19'))).toEqual([called])
    expect(given(...open(), offered, asked).when(call('2026-05-18'))).toHaveLength(1)
    expect(() => given(...open(), offered, asked).when(call('2026-05-15'))).toThrow('最早可以定在2026-05-18')
    expect(() => given(...open()).when(call('2026-05-19'))).toThrow('不能办理“发出听证通知”')
    const review: CaseEvent = {
      ...{ type: 'Suspended', ...reviewer('2026-05-06'), kind: 'expertReview', days: 5, reason: '需要' },
    }
    const record = { type: 'RecordHearing', ...reviewer('2026-05-20'), record: '笔录' } as const
    expect(() => given(...open(), review).when(call('2026-05-19'))).toThrow('没有正在组织的听证')
    expect(() => given(...open(), review).when(record)).toThrow('还没有发出听证通知书')
  })

  test('whoever reviewed the case, or has it in hand, does not chair; whoever chairs does not review', () => {
    const checked: CaseEvent = {
      ...{ type: 'FieldChecked', ...reviewer('2026-04-28'), step: 'review' },
      ...{ members: ['reviewer-1', 'reviewer-2'], findings: '布局合理' },
    }
    const impartial = given(...open(), checked, offered, asked)
    expect(() => impartial.when(call('2026-05-19', 'reviewer-2'))).toThrow('不能主持听证')
    const claimed: CaseEvent = { type: 'Claimed', ...reviewer('2026-05-08'), name: '柳文博' }
    const inHand = given(...open(), offered, asked, claimed)
    expect(() => inHand.when(call('2026-05-19', 'reviewer-1'))).toThrow('不能主持听证')
    const chairs = { ...claimed, on: day('2026-05-11'), by: 'legal-1' } as CaseEvent
    const record = { type: 'RecordHearing', on: day('2026-05-20'), by: 'legal-1', record: '笔录' } as const
    expect(() => given(...open(), offered, asked, called, chairs).when(record)).toThrow('不能主持听证')
    const review = {
      type: 'CompleteStep',
      on: day('2026-05-21'),
      by: 'legal-1',
      result: 'agree',
      opinion: '好',
    } as const
    expect(() => given(...open(), offered, asked, called, held).when(review)).toThrow('不能参加本件的审查')
  })

  test('is held when its record is entered, not before its day, and its time ends on that day', () => {
    const record = (on: string, text = '双方陈述了意见') =>
      ({ type: 'RecordHearing', ...reviewer(on), record: text }) as const
    const summoned = given(...open(), offered, asked, called)
    expect(() => summoned.when(record('2026-05-18'))).toThrow('定在2026-05-19举行')
    expect(() => summoned.when(record('2026-05-20', ' '))).toThrow('请写明理由')
    expect(summoned.when(record('2026-05-20'))).toEqual([held])
    expect(summoned.when(record('2026-05-19'))).toHaveLength(1)
    expect(() => given(...open(), offered, asked).when(record('2026-05-20'))).toThrow('还没有发出听证通知书')
    const resume = { type: 'Resume', ...reviewer('2026-05-20'), result: '结束' } as const
    expect(() => summoned.when(resume)).toThrow('请先录入听证笔录')
    const after = given(...open(), offered, asked, called, held).state()
    expect(after).toMatchObject({
      status: 'reviewing',
      pauses: [{ from: '2026-05-08', until: '2026-05-19' }],
    })
    expect(dueDays(...open(), offered, asked, called, held)).toEqual(['2026-05-26', '2026-06-09'])
  })

  test('asked for during another procedure, each ends by itself', () => {
    const review: CaseEvent = {
      type: 'Suspended',
      ...reviewer('2026-05-06'),
      kind: 'expertReview',
      days: 5,
      reason: '需要',
    }
    const resumed: CaseEvent = { type: 'Resumed', ...reviewer('2026-05-11'), result: '完成' }
    const both = [...open(), offered, review, asked]
    expect(given(...both, resumed).state()).toMatchObject({ status: 'suspended', special: 'hearing' })
    expect(given(...both, called, held).state()).toMatchObject({
      status: 'suspended',
      special: 'expertReview',
    })
    expect(given(...both, resumed, called, held).state()).toMatchObject({ status: 'reviewing' })
  })

  test('a procedure that began before the hearing ends with its own result, and the hearing with its record', () => {
    const experts: CaseEvent = {
      ...{ type: 'Suspended', ...reviewer('2026-05-06'), kind: 'expertReview', days: 10, reason: '专家评审' },
    }
    const before = [...open(), offered, experts, asked]
    const resume = (on: string) => ({ type: 'Resume', ...reviewer(on), result: '通过' }) as const
    const after = given(...before, ...given(...before).when(resume('2026-05-12')))
    const procedures = [
      { kind: 'expertReview', days: 10, from: '2026-05-06', until: '2026-05-12' },
      { kind: 'hearing', days: 20, from: '2026-05-08' },
    ]
    expect(after.state()).toMatchObject({ status: 'suspended', special: 'hearing', procedures })
    expect(() => after.when(resume('2026-05-13'))).toThrow('听证')
  })
})

describe('art. 34 par. 3: the field check', () => {
  const [review, decide] = terms().steps
  const visit = open({
    steps: [{ ...review, name: '现场核查' }, decide] as ReturnType<typeof terms>['steps'],
  })
  const check = (members: string[], findings = '布局合理') =>
    ({ type: 'CheckField', ...reviewer('2026-04-29'), members, findings }) as const
  const done = { type: 'CompleteStep', ...reviewer('2026-04-30'), result: 'agree', opinion: '符合' } as const

  test('is made by two or more, and says what was found', () => {
    expect(given(...visit).when(check(['reviewer-1', 'reviewer-2']))).toMatchObject([{ step: 'review' }])
    expect(() => given(...visit).when(check(['reviewer-1']))).toThrow('两名以上')
    expect(() => given(...visit).when(check(['reviewer-1', 'reviewer-1']))).toThrow('两名以上')
    expect(() => given(...visit).when(check(['reviewer-1', 'reviewer-2'], ''))).toThrow('请写明理由')
  })

  test('a step that goes and looks is not completed without its record, and another one is', () => {
    expect(() => given(...visit).when(done)).toThrow('完成“现场核查”以前')
    const [record] = given(...visit).when(check(['reviewer-1', 'reviewer-2']))
    expect(given(...visit, record as CaseEvent).when(done)).toHaveLength(1)
    expect(given(...open()).when(done)).toHaveLength(1)
  })

  test.each([
    ['现场核查', true],
    ['联合现场勘查', true],
    ['施工现场条件核实', true],
    ['实地检查', true],
    ['入户调查', true],
    ['审查', false],
    ['居住核查', false],
  ])('%s goes and looks: %s, unless the guide says otherwise', (name, looks) => {
    expect(needsFieldCheck({ name })).toBe(looks)
    expect(needsFieldCheck({ name, fieldCheck: !looks })).toBe(!looks)
  })

  test('done again, it is recorded again', () => {
    const [record] = given(...visit).when(check(['reviewer-1', 'reviewer-2']))
    const [completed] = given(...visit, record as CaseEvent).when(done)
    const back: CaseEvent = { type: 'StepReturned', ...head('2026-05-06'), to: 'review', reason: '再看一次' }
    const again = given(...visit, record as CaseEvent, completed as CaseEvent, back)
    expect(() => again.when({ ...done, on: day('2026-05-07') })).toThrow('完成“现场核查”以前')
  })
})

describe('中止 and 终止', () => {
  const halted = (ground: 'dispute' | 'forceMajeure'): CaseEvent => ({
    ...{ type: 'Halted', ...head('2026-04-30'), ground, reason: '租赁纠纷正在审理' },
  })
  const proceeded: CaseEvent = { type: 'Proceeded', ...head('2026-05-11'), reason: '判决已经生效' }

  test('a halt stops the clocks only on a ground for which the item says so', () => {
    const ruled = open({ halts: ['dispute'] })
    expect(given(...ruled, halted('dispute')).state()).toMatchObject({ status: 'halted', ground: 'dispute' })
    expect(dueDays(...ruled, halted('dispute'))).toEqual([undefined, undefined])
    expect(dueDays(...ruled, halted('dispute'), proceeded)).toEqual(['2026-05-21', '2026-06-04'])
    expect(dueDays(...ruled, halted('forceMajeure'))).toEqual(['2026-05-14', '2026-05-28'])
    expect(dueDays(...open(), halted('dispute'))).toEqual(['2026-05-14', '2026-05-28'])
  })

  test('nothing but going on, ending, withdrawing and what runs beside the desk is done meanwhile', () => {
    const done = {
      type: 'CompleteStep',
      ...reviewer('2026-05-06'),
      result: 'agree',
      opinion: '符合',
    } as const
    expect(() => given(...open(), halted('dispute')).when(done)).toThrow('已中止')
    const withdraw = { type: 'Withdraw', on: day('2026-05-06'), by: 'citizen-1', reason: '不办了' } as const
    expect(given(...open(), halted('dispute')).when(withdraw)).toHaveLength(1)
    expect(given(...open(), halted('dispute'), proceeded).state().status).toBe('reviewing')
  })

  test('termination ends an accepted case without a decision, with its ground and reason', () => {
    const end = (reason: string) =>
      ({ type: 'Terminate', ...head('2026-05-06'), ground: 'subjectGone', reason }) as const
    expect(() => given(...open()).when(end(''))).toThrow('请写明理由')
    const [ended] = given(...open()).when(end('房屋已经拆除'))
    const c = given(...open(), ended as CaseEvent).state()
    expect(c).toMatchObject({ status: 'terminated', endedOn: '2026-05-06' })
    expect(clocksOf(c, calendar)).toEqual([])
  })
})
