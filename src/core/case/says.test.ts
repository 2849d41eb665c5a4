import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import type { CaseEvent } from './case.ts'
import { type CaseCommand, isHeldBack } from './decide.ts'
import {
  accepted,
  asked,
  atWindow,
  calendar,
  checklist,
  given,
  listed,
  received,
  submitted,
  supplied,
  terms,
} from './given.testing.ts'

/** What each act writes into the record, word for word: a history is read for decades. */
const on = day('2026-05-06')
const by = 'clerk-1'
const said = (command: object, past: readonly CaseEvent[]) =>
  given(...past).when({ on, by, ...command } as CaseCommand)
const refused = (command: object, past: readonly CaseEvent[]) => {
  try {
    said(command, past)
  } catch (error) {
    return (error as { code?: string }).code
  }
  return undefined
}
const at = { on, by }
const places = { site: 'hall-1', organ: 'o-market', handOut: 'hall-1', division: '620826000000' }
const application = { number: 'n-1', party: 'party-1', channel: 'online', places, terms: terms() }
const first = terms({ originals: 'beforeAcceptance' })
const open = accepted('2026-04-21')
const reviewed = atWindow().slice(0, 4)
const claimed = (id: string): CaseEvent => ({ type: 'Claimed', on: day('2026-04-22'), by: id, name: '张敏' })
const question: CaseEvent = {
  type: 'ConsultationAsked',
  on: day('2026-04-21'),
  by,
  id: 'q-1',
  question: '经营面积？',
}
const opinion: CaseEvent = {
  ...{ type: 'OpinionAsked', on: day('2026-04-22'), by, id: 'o-1', organ: 'o-fire', about: '消防', days: 5 },
}
const returned = { type: 'PreReturned', on: day('2026-04-21'), by, reasons: [], note: '请补身份证' } as const
const halted = { type: 'Halted', on: day('2026-04-23'), by, ground: 'dispute', reason: '诉讼' } as const
const suspended = {
  type: 'Suspended',
  on: day('2026-04-23'),
  by,
  kind: 'expertReview',
  days: 5,
  reason: '评审',
} as const
const paid = terms({ fee: true })

const EVENTS: readonly (readonly [string, object, readonly CaseEvent[], readonly object[]])[] = [
  ['an application', { type: 'Submit', ...application }, [], [{ type: 'Submitted', ...application }]],
  [
    'a registration at the window, originals seen where they come first',
    { type: 'Register', ...application, terms: first, materials: ['licence'], originals: true },
    [],
    [
      { type: 'Submitted', ...application, terms: first },
      { type: 'Received', materials: ['licence'] },
      { type: 'OriginalsSeen' },
    ],
  ],
  [
    'a registration where originals do not come first',
    { type: 'Register', ...application, materials: [], originals: true },
    [],
    [
      { type: 'Submitted', ...application },
      { type: 'Received', materials: [] },
    ],
  ],
  [
    'a return before receipt',
    { type: 'PreReturn', reasons: [], note: '请补身份证', checklist },
    [submitted()],
    [{ type: 'PreReturned', reasons: [], note: '请补身份证' }],
  ],
  ['a second try', { type: 'Resubmit' }, [submitted(), returned], [{ type: 'Resubmitted' }]],
  [
    'a question',
    { type: 'Consult', id: 'q-2', question: ' 几张床位？ ' },
    received(),
    [{ type: 'ConsultationAsked', id: 'q-2', question: '几张床位？' }],
  ],
  [
    'its answer',
    { type: 'AnswerConsultation', id: 'q-1', answer: '二十张' },
    [...received(), question],
    [{ type: 'ConsultationAnswered', id: 'q-1', answer: '二十张' }],
  ],
  [
    'what is put right on the spot',
    { type: 'CorrectOnSpot', note: '补签名' },
    received(),
    [{ type: 'CorrectedOnSpot', note: '补签名' }],
  ],
  [
    'corrections that are handed in',
    { type: 'SupplyCorrection', materials: ['licence', 'plan'], checklist },
    [...received(), asked()],
    [{ type: 'CorrectionSupplied', materials: ['licence', 'plan'] }],
  ],
  [
    'the receipt of what was pre-reviewed',
    { type: 'Receive', materials: ['licence'] },
    [submitted(), { ...at, type: 'PrePassed', on: day('2026-04-21') }],
    [{ type: 'Received', materials: ['licence'] }],
  ],
  ['an acceptance', { type: 'Accept', checklist }, received(), [{ type: 'Accepted', how: 'reviewed' }]],
  [
    'a decision on the spot',
    { type: 'DecideOnSpot', opinion: '准予', checklist },
    received(terms({ handling: 'onSpot' })),
    [{ type: 'Accepted', how: 'reviewed' }, { type: 'Granted', opinion: '准予' }, { type: 'Completed' }],
  ],
  [
    'a refusal before receipt, which begins with the receipt',
    { type: 'Refuse', reason: '不属于本机关', competentOrgan: '县住建局' },
    [submitted()],
    [
      { type: 'Received', materials: [] },
      { type: 'Refused', reason: '不属于本机关', competentOrgan: '县住建局' },
    ],
  ],
  [
    'a refusal after receipt',
    { type: 'Refuse', reason: '不属于本机关', competentOrgan: '县住建局' },
    received(),
    [{ type: 'Refused', reason: '不属于本机关', competentOrgan: '县住建局' }],
  ],
  ['a withdrawal', { type: 'Withdraw', reason: '不办了' }, open, [{ type: 'Withdrawn', reason: '不办了' }]],
  ['an error', { type: 'Void', reason: '重复登记' }, [submitted()], [{ type: 'Voided', reason: '重复登记' }]],
  ['a claim', { type: 'Claim', name: '张敏' }, open, [{ type: 'Claimed', name: '张敏' }]],
  ['a claim by whoever has it', { type: 'Claim', name: '张敏' }, [...open, claimed(by)], []],
  ['letting go', { type: 'Release', force: false }, [...open, claimed(by)], [{ type: 'Released' }]],
  ['being made to let go', { type: 'Release', force: true }, [...open, claimed('x')], [{ type: 'Released' }]],
  [
    'a step',
    { type: 'CompleteStep', result: 'agree', opinion: '符合' },
    open,
    [{ type: 'StepCompleted', step: 'review', result: 'agree', opinion: '符合' }],
  ],
  [
    'a step sent back',
    { type: 'ReturnStep', to: 'review', reason: '缺签字' },
    reviewed,
    [{ type: 'StepReturned', to: 'review', reason: '缺签字' }],
  ],
  [
    'the opinion of another department is asked',
    { type: 'AskOpinion', id: 'o-2', organ: 'o-fire', about: '消防', days: 5 },
    open,
    [{ type: 'OpinionAsked', id: 'o-2', organ: 'o-fire', about: '消防', days: 5 }],
  ],
  [
    'and given',
    { type: 'GiveOpinion', id: 'o-1', agree: true, text: '同意' },
    [...open, opinion],
    [{ type: 'OpinionGiven', id: 'o-1', agree: true, text: '同意' }],
  ],
  [
    'a special procedure',
    { type: 'Suspend', kind: 'expertReview', days: 5, reason: '评审' },
    open,
    [{ type: 'Suspended', kind: 'expertReview', days: 5, reason: '评审' }],
  ],
  [
    'its result',
    { type: 'Resume', result: '通过' },
    [...open, suspended],
    [{ type: 'Resumed', result: '通过' }],
  ],
  [
    'a halt',
    { type: 'Halt', ground: 'dispute', reason: '诉讼' },
    open,
    [{ type: 'Halted', ground: 'dispute', reason: '诉讼' }],
  ],
  [
    'its end',
    { type: 'Proceed', reason: '判决' },
    [...open, halted],
    [{ type: 'Proceeded', reason: '判决' }],
  ],
  [
    'an end without a decision',
    { type: 'Terminate', ground: 'death', reason: '已故' },
    open,
    [{ type: 'Terminated', ground: 'death', reason: '已故' }],
  ],
  [
    'a denial',
    { type: 'Decide', by: 'approver-1', outcome: 'denied', reason: '条件不符', basis: '第三十八条' },
    reviewed,
    [{ type: 'Denied', by: 'approver-1', reason: '条件不符', basis: '第三十八条' }],
  ],
  [
    'a fee',
    { type: 'SettleFee', amount: 50, receipt: '甘财1' },
    atWindow(paid),
    [{ type: 'FeeSettled', amount: 50, receipt: '甘财1' }],
  ],
  ['originals', { type: 'SeeOriginals' }, received(first), [{ type: 'OriginalsSeen' }]],
  ['originals again', { type: 'SeeOriginals' }, [...received(first), { ...at, type: 'OriginalsSeen' }], []],
  ['the result is made', { type: 'Complete' }, atWindow().slice(0, 5), [{ type: 'Completed' }]],
  [
    'a field check where silence accepted what has no steps',
    { type: 'CheckField', members: ['reviewer-1', 'reviewer-2'], findings: '布局合理' },
    accepted('2026-04-21', terms({ steps: [] })),
    [{ type: 'FieldChecked', step: '', members: ['reviewer-1', 'reviewer-2'], findings: '布局合理' }],
  ],
  [
    'the check before the hand-out',
    { type: 'Verify', unsealed: [{ id: 'p-1', title: '决定书' }], attested: ['p-1'] },
    atWindow(),
    [{ type: 'Closed', attested: ['p-1'] }],
  ],
]

describe('the record says of', () => {
  test.each(EVENTS)('%s', (_, command, past, events) => {
    expect(
      said(
        command,
        past.map((event) => event),
      ),
    ).toEqual(events.map((event) => ({ ...at, ...event })))
  })

  test.each([
    ['mail', { way: 'mail', waybill: 'EMS1', site: '' }],
    ['a station', { way: 'station', waybill: '', site: 'station-1' }],
  ])('sending by %s', (_, sent) => {
    const done = [...atWindow(), { ...at, type: 'Closed', attested: [] } as CaseEvent]
    expect(said({ type: 'Dispatch', ...sent }, done)).toEqual([{ ...at, type: 'Dispatched', ...sent }])
  })
})

const fault = { material: 'licence', fault: 'missing', note: '' }
/** The city holds the licence, proven and in force. */
const holding = [listed('licence', '营业执照', { held: '存于市档案' }), listed('plan', '场所平面图')]
const offer: CaseEvent = {
  ...{
    type: 'HearingOffered',
    on: day('2026-04-30'),
    by,
    to: 'both',
    matter: '油烟',
    until: day('2026-05-09'),
  },
}
const offered = [...open, offer]
const heard: readonly CaseEvent[] = [
  ...open,
  { type: 'HearingAsked', on: day('2026-04-22'), by, of: 'organ', reason: '' },
  {
    ...{ type: 'HearingCalled', on: day('2026-04-22'), by, heldOn: day('2026-05-05'), time: '09:30' },
    ...{ place: '三楼', chair: 'legal-1' },
  },
  { type: 'HearingHeld', on: day('2026-05-06'), by, record: '笔录' },
]
/** Pre-reviewed on Monday, received on Wednesday. */
const late: readonly CaseEvent[] = [
  submitted(),
  { ...at, type: 'Received', on: day('2026-04-22'), materials: [] },
]

describe('a rule says no', () => {
  const correcting = [...received(), asked()]
  test.each<[string, object, readonly CaseEvent[]]>([
    [
      'case/consultation-unknown',
      { type: 'AnswerConsultation', id: 'q-9', answer: '答' },
      [...received(), question],
    ],
    [
      'case/consultation-unknown',
      { type: 'AnswerConsultation', id: 'q-1', answer: '答' },
      [...received(), question, { ...at, type: 'ConsultationAnswered', id: 'q-1', answer: '答' }],
    ],
    ['case/correction-empty', { type: 'RequestCorrection', items: [], calendar, checklist }, received()],
    ['case/correction-incomplete', { type: 'SupplyCorrection', materials: ['plan'], checklist }, correcting],
    ['case/correction-open', { type: 'Return', reason: '逾期', on: day('2026-05-14') }, correcting],
    ['case/not-now', { type: 'Return', reason: '材料不齐' }, received()],
    ['case/originals-first', { type: 'Accept', checklist }, received(first)],
    [
      'case/originals-first',
      { type: 'DecideOnSpot', opinion: '准予', checklist },
      received({ ...first, handling: 'onSpot' }),
    ],
    ['case/organ-needed', { type: 'Refuse', reason: '不属于本机关', competentOrgan: ' ' }, received()],
    ['case/not-held', { type: 'Release', force: false }, open],
    ['case/not-held', { type: 'Release', force: false }, [...open, claimed('x')]],
    ['case/held', { type: 'CompleteStep', result: 'agree', opinion: '符合' }, [...open, claimed('x')]],
    [
      'case/backwards',
      { type: 'CompleteStep', result: 'agree', opinion: '符合', on: day('2026-04-20') },
      open,
    ],
    ['case/step-unknown', { type: 'ReturnStep', to: 'decide', reason: '缺签字' }, reviewed],
    ['case/step-unknown', { type: 'ReturnStep', to: 'nowhere', reason: '缺签字' }, reviewed],
    [
      'case/opinion-unknown',
      { type: 'GiveOpinion', id: 'o-9', agree: true, text: '同意' },
      [...open, opinion],
    ],
    [
      'case/opinion-unknown',
      { type: 'GiveOpinion', id: 'o-1', agree: true, text: '同意' },
      [...open, opinion, { ...at, type: 'OpinionGiven', id: 'o-1', agree: true, text: '同意' }],
    ],
    [
      'case/material-held',
      { type: 'PreReturn', reasons: [fault], note: '', checklist: holding },
      [submitted()],
    ],
    [
      'case/material-held',
      { type: 'RequestCorrection', items: [fault], calendar, checklist: holding },
      received(),
    ],
    ['case/chair-reviews', { type: 'CheckField', members: ['reviewer-1', 'legal-1'], findings: '好' }, heard],
    ['case/backwards', { type: 'Accept', checklist, on: day('2026-04-21') }, late],
    [
      'case/backwards',
      { type: 'CompleteStep', result: 'agree', opinion: '好', on: day('2026-04-29') },
      offered,
    ],
    ['case/backwards', { type: 'Complete', on: day('2026-04-29') }, atWindow().slice(0, 5)],
    ['case/special-not-listed', { type: 'Suspend', kind: 'auction', days: 5, reason: '拍卖' }, open],
    ['case/fee-not-due', { type: 'SettleFee', amount: 50, receipt: '甘财1' }, atWindow()],
    [
      'case/nothing-more-asked',
      { type: 'Consult', id: 'q', question: '？' },
      [...received(), asked(), supplied()],
    ],
    ['case/acceptor-decides', { type: 'Decide', outcome: 'granted', opinion: '准予' }, reviewed],
  ])('%s', (code, command, past) => {
    const who = code === 'case/acceptor-decides' ? { by: 'clerk-1' } : {}
    expect(refused({ ...command, ...who }, past)).toBe(code)
  })

  test('with the day, the name or the state that is in the way', () => {
    const back = { type: 'Return', reason: '逾期' }
    expect(() => said({ ...back, on: day('2026-05-14') }, correcting)).toThrow('2026-05-14')
    expect(() => said(back, received())).toThrow('“已收件”，不能办理“退件”')
    const step = { type: 'CompleteStep', result: 'agree', opinion: '符合' }
    expect(() => said(step, [...open, claimed('x')])).toThrow('张敏')
  })

  test('and only to what is meant: of two that were asked the other may still be answered', () => {
    const answered = { ...at, type: 'ConsultationAnswered', id: 'q-1', answer: '答' } as CaseEvent
    const asks = [...received(), question, { ...question, id: 'q-2' } as CaseEvent, answered]
    expect(said({ type: 'AnswerConsultation', id: 'q-2', answer: '答' }, asks)).toHaveLength(1)
    const heardOf = { ...at, type: 'OpinionGiven', id: 'o-1', agree: true, text: '同意' } as CaseEvent
    const opinions = [...open, opinion, { ...opinion, id: 'o-2' } as CaseEvent, heardOf]
    expect(said({ type: 'GiveOpinion', id: 'o-2', agree: true, text: '同意' }, opinions)).toHaveLength(1)
    const two = terms({
      specials: [
        { kind: 'auction', days: 5 },
        { kind: 'tender', days: 5 },
      ],
    })
    const suspend = { type: 'Suspend', kind: 'tender', days: 5, reason: '招标' }
    expect(said(suspend, accepted('2026-04-21', two))).toHaveLength(1)
  })

  test('nothing to what is decided on the spot, where one person accepts and decides', () => {
    const onSpot = terms({ handling: 'onSpot', steps: [] })
    const decision = { type: 'Decide', outcome: 'granted', opinion: '准予' }
    expect(said(decision, accepted('2026-04-21', onSpot))).toHaveLength(1)
  })

  test('nothing to a refusal on its way out: it needs no fee, no originals and no promise kept', () => {
    const owing = terms({ fee: true, originals: 'atClosing' })
    const gap = {
      type: 'ToleranceGranted',
      items: [{ material: 'plan', title: '场所平面图', fault: 'missing' }],
    }
    const denied = [
      ...accepted('2026-04-28', owing),
      { ...at, ...gap, on: day('2026-04-28'), until: day('2026-05-09') } as CaseEvent,
      { ...at, type: 'Denied', on: day('2026-04-30'), reason: '条件不符', basis: '第三十八条' } as CaseEvent,
      { ...at, type: 'Completed', on: day('2026-04-30') } as CaseEvent,
    ]
    expect(said({ type: 'Verify', unsealed: [], attested: [] }, denied)).toHaveLength(1)
  })

  test('nothing to time: a server whose day is set back is told nothing and stops nothing', () => {
    expect(said({ type: 'PassTime', on: day('2026-04-01'), calendar }, received())).toEqual([])
  })

  test('what is open is named with its words', () => {
    const two = { ...opinion, id: 'o-2', about: '环保' } as CaseEvent
    expect(() =>
      said({ type: 'Decide', outcome: 'granted', opinion: '准予', by: 'approver-1' }, [
        ...reviewed,
        opinion,
        two,
      ]),
    ).toThrow('消防、环保')
    const all = [listed('licence', '营业执照'), listed('plan', '场所平面图'), listed('other', '其他')]
    const none = { type: 'SupplyCorrection', materials: [], checklist: all }
    expect(() => said(none, [...received(), asked()])).toThrow('营业执照、场所平面图')
    const unsealed = [
      { id: 'p-1', title: '决定书' },
      { id: 'p-2', title: '许可证' },
    ]
    expect(() => said({ type: 'Verify', unsealed, attested: [] }, atWindow())).toThrow('决定书、许可证')
  })

  test('a correction may be returned the day after its last day, and what was held by nobody is anybody’s', () => {
    expect(said({ type: 'Return', reason: '逾期', on: day('2026-05-15') }, [...received(), asked()])).toEqual(
      [{ ...at, on: '2026-05-15', type: 'Returned', reason: '逾期' }],
    )
  })
})

/** What the applicant, the head of the organ, another department and the passing of time do is nobody's desk work. */
test('whoever holds a case keeps others from its desk, and from nothing else', () => {
  const held = given(...open, claimed('x')).state()
  const free = [
    ...[
      'Release',
      'PassTime',
      'Withdraw',
      'SupplyCorrection',
      'Resubmit',
      'AnswerConsultation',
      'GiveOpinion',
    ],
    ...[
      'OfferHearing',
      'AskHearing',
      'CallHearing',
      'RecordHearing',
      'Extend',
      'Halt',
      'Proceed',
      'Terminate',
    ],
    ...['SettleFee', 'SeeOriginals', 'Void', 'PromiseTolerance', 'SupplyTolerated', 'ConfirmTolerated'],
    ...['RejectTolerated', 'AllowSecondCorrection', 'SeekExtension', 'DeclineExtension'],
  ] as CaseCommand['type'][]
  const desk = ['Claim', 'Accept', 'CompleteStep', 'Decide', 'Return', 'Suspend'] as CaseCommand['type'][]
  expect(free.filter((type) => isHeldBack(held, type, by))).toEqual([])
  expect(desk.filter((type) => !isHeldBack(held, type, by))).toEqual([])
  expect(desk.filter((type) => isHeldBack(held, type, 'x'))).toEqual([])
  expect(desk.filter((type) => isHeldBack(given(...open).state(), type, by))).toEqual([])
  expect(desk.filter((type) => isHeldBack(given().state(), type, by))).toEqual([])
})
