import { describe, expect, test } from 'vitest'
import { type Day, day } from '../day.ts'
import { EVENT, FAULT, SPECIAL } from '../words/cases.ts'
import type { CaseEvent, Fault } from './case.ts'
import { submitted, terms } from './given.testing.ts'
import { isPublic, type Names, spoken, tell } from './tell.ts'

const names: Names = {
  site: (id) => ({ 'station-1': '城川镇便民服务中心' })[id] ?? id,
  organ: (id) => ({ 'o-fire': '静宁县消防救援大队' })[id] ?? id,
  material: (id) => ({ licence: '营业执照', plan: '平面布局图' })[id] ?? id,
  step: (id) => ({ review: '审查', decide: '决定' })[id] ?? id,
  doer: () => '静宁县市场监督管理局',
}
const scene = {
  site: '静宁县政务服务中心',
  organ: '静宁县市场监督管理局',
  promisedOn: day('2026-05-14') as Day | undefined,
}
const by = { on: day('2026-04-28'), by: 'clerk-1' }
const said = (event: CaseEvent, at = scene) => tell(event, names, at)

/** One of every fact there is, as it could have happened. */
const EVERY: { [T in CaseEvent['type']]: Extract<CaseEvent, { type: T }> } = {
  Submitted: submitted() as Extract<CaseEvent, { type: 'Submitted' }>,
  PreReturned: { type: 'PreReturned', ...by, reasons: [], note: '照片不清楚' },
  Resubmitted: { type: 'Resubmitted', ...by },
  PrePassed: { type: 'PrePassed', ...by },
  Received: { type: 'Received', ...by, materials: [] },
  CorrectedOnSpot: { type: 'CorrectedOnSpot', ...by, note: '门牌号已更正' },
  ConsultationAsked: { type: 'ConsultationAsked', ...by, id: 'c1', question: '是否适用告知承诺' },
  ConsultationAnswered: { type: 'ConsultationAnswered', ...by, id: 'c1', answer: '适用' },
  CorrectionRequested: {
    type: 'CorrectionRequested',
    ...by,
    items: [
      { material: 'licence', fault: 'outdated', note: '已过有效期' },
      { material: 'plan', fault: 'incomplete', note: '' },
    ],
    until: day('2026-05-14'),
  },
  CorrectionSupplied: { type: 'CorrectionSupplied', ...by, materials: ['licence', 'plan'] },
  Returned: { type: 'Returned', ...by, reason: '逾期没有补正' },
  Accepted: { type: 'Accepted', ...by, how: 'reviewed' },
  DeclaredNotApplicable: { type: 'DeclaredNotApplicable', ...by, reason: '小餐饮只需备案' },
  Refused: { type: 'Refused', ...by, reason: '不属于本机关职权', competentOrgan: '静宁县住房和城乡建设局' },
  StepCompleted: { type: 'StepCompleted', ...by, step: 'review', result: 'agree', opinion: '符合条件' },
  StepReturned: { type: 'StepReturned', ...by, to: 'review', reason: '补充核查' },
  OpinionAsked: { type: 'OpinionAsked', ...by, id: 'fire', organ: 'o-fire', about: '消防安全', days: 3 },
  OpinionGiven: { type: 'OpinionGiven', ...by, id: 'fire', agree: true, text: '符合消防要求' },
  Suspended: { type: 'Suspended', ...by, kind: 'expertReview', days: 10, reason: '工艺复杂' },
  Resumed: { type: 'Resumed', ...by, result: '评审通过' },
  Extended: { type: 'Extended', ...by, days: 10, promisedDays: 10, reason: '案情复杂' },
  HearingOffered: {
    type: 'HearingOffered',
    ...by,
    to: 'both',
    matter: '油烟影响同楼住户',
    until: day('2026-05-08'),
  },
  HearingAsked: { type: 'HearingAsked', ...by, of: 'interested', reason: '油烟扰民' },
  HearingCalled: {
    ...{ type: 'HearingCalled', ...by, heldOn: day('2026-05-20'), time: '09:30', place: '三楼会议室' },
    chair: 'legal-1',
  },
  HearingHeld: { type: 'HearingHeld', ...by, record: '双方陈述了意见' },
  FieldChecked: {
    type: 'FieldChecked',
    ...by,
    step: 'review',
    members: ['reviewer-1', 'reviewer-2'],
    findings: '布局合理',
  },
  Halted: { type: 'Halted', ...by, ground: 'dispute', reason: '租赁纠纷正在审理' },
  Proceeded: { type: 'Proceeded', ...by, reason: '判决已经生效' },
  Terminated: { type: 'Terminated', ...by, ground: 'subjectGone', reason: '房屋已经拆除' },
  FeeSettled: { type: 'FeeSettled', ...by, amount: 10, receipt: '甘财0001' },
  OriginalsSeen: { type: 'OriginalsSeen', ...by },
  Granted: { type: 'Granted', ...by, opinion: '准予许可' },
  Denied: { type: 'Denied', ...by, reason: '布局不符合要求', basis: '食品经营许可管理办法第十二条' },
  Completed: { type: 'Completed', ...by },
  Closed: { type: 'Closed', ...by, attested: [] },
  Dispatched: { type: 'Dispatched', ...by, way: 'mail', waybill: 'EB123', site: '' },
  Delivered: { type: 'Delivered', ...by, way: 'pickup', collector: 'applicant' },
  TolerancePromised: {
    type: 'TolerancePromised',
    ...by,
    materials: ['plan'],
    days: 5,
    signed: { where: 'online', by: 'applicant' },
  },
  ToleranceGranted: {
    type: 'ToleranceGranted',
    ...by,
    items: [{ material: 'plan', title: '平面布局图', fault: 'missing' }],
    until: day('2026-05-12'),
  },
  ToleranceReminded: { type: 'ToleranceReminded', ...by, reminders: ['halfway'], until: day('2026-05-12') },
  ToleranceSupplied: { type: 'ToleranceSupplied', ...by, materials: ['plan'] },
  ToleranceRejected: {
    type: 'ToleranceRejected',
    ...by,
    items: [{ material: 'plan', fault: 'incorrect', note: '面积与申请书不一致' }],
    until: day('2026-05-12'),
  },
  ToleranceMet: { type: 'ToleranceMet', ...by, materials: ['plan'] },
  ToleranceBroken: { type: 'ToleranceBroken', ...by, materials: ['plan'], until: day('2026-04-27') },
  SecondCorrectionAllowed: { type: 'SecondCorrectionAllowed', ...by, reason: '系统故障，第一次没有列全' },
  Withdrawn: { type: 'Withdrawn', ...by, reason: '不办了' },
  Voided: { type: 'Voided', ...by, reason: '重复登记' },
  Claimed: { type: 'Claimed', ...by, name: '何秀莲' },
  CalendarChanged: {
    on: day('2026-11-10'),
    by: 'system',
    type: 'CalendarChanged',
    notice: '国办发明电〔2026〕9号',
    days: [{ kind: 'promised', was: day('2027-01-08'), now: day('2027-01-11') }],
  },
  ExtensionSought: { type: 'ExtensionSought', ...by, organ: 'o-fire', days: 15, reason: '涉及部门多' },
  ExtensionDeclined: { type: 'ExtensionDeclined', ...by, organ: 'o-fire', reason: '可以按期办结' },
  Released: { type: 'Released', ...by },
}

describe('every fact is told', () => {
  test.each(Object.values(EVERY))('$type: in one plain Chinese sentence that ends', (event) => {
    const { sentence, detail } = said(event)
    expect(sentence).toMatch(/[。]$/)
    expect(sentence).toMatch(/\p{Script=Han}{3}/u)
    for (const text of [sentence, detail]) expect(text).not.toMatch(/undefined|null|\[object|[a-z]+-1|\{|\}/)
  })

  test('to the applicant as a timeline without the inside of the office', () => {
    const inside = Object.values(EVERY).filter((event) => !isPublic(event))
    expect(inside.map(({ type }) => type).sort()).toEqual([
      'Claimed',
      'ConsultationAnswered',
      'ConsultationAsked',
      'ExtensionDeclined',
      'ExtensionSought',
      'OriginalsSeen',
      'Released',
      'StepReturned',
    ])
    for (const event of Object.values(EVERY).filter(isPublic))
      expect(said(event).sentence, 'no member of staff by name').not.toContain('何秀莲')
  })

  test('and has a word for the line it stands in', () => {
    expect(Object.keys(EVENT).sort()).toEqual(Object.keys(EVERY).sort())
  })
})

describe('what an applicant has to know is in the sentence', () => {
  test('what is missing, one by one, by its name, and until when', () => {
    expect(said(EVERY.CorrectionRequested)).toEqual({
      sentence: '有 2 份材料需要补正，请在5月14日前一次补齐。',
      detail: `营业执照：${FAULT.outdated.zh}，已过有效期；平面布局图：${FAULT.incomplete.zh}`,
    })
  })

  test('why it came back from pre-review: every fault and the clerk’s words', () => {
    const reasons = [{ material: 'plan', fault: 'missing' as Fault, note: '' }]
    expect(said({ ...EVERY.PreReturned, reasons }).detail).toBe(`平面布局图：${FAULT.missing.zh}；照片不清楚`)
    expect(said({ ...EVERY.PreReturned, note: '', reasons }).detail).toBe(`平面布局图：${FAULT.missing.zh}`)
  })

  test('when it is promised, where a day is known; art. 32(4) where nobody told anything in time', () => {
    expect(said(EVERY.Accepted).sentence).toBe('窗口已受理您的申请，承诺5月14日前办结。')
    expect(said(EVERY.Accepted, { ...scene, promisedOn: undefined }).sentence).toBe('窗口已受理您的申请。')
    expect(said({ ...EVERY.Accepted, how: 'deemed' }).sentence).toBe(
      '窗口没有在五个工作日内告知，依法自收到材料之日起受理，承诺5月14日前办结。',
    )
  })

  test('who is competent, and how to object', () => {
    expect(said(EVERY.Refused).sentence).toContain('静宁县住房和城乡建设局')
    expect(said(EVERY.Denied)).toMatchObject({
      sentence: expect.stringMatching(/行政复议.*行政诉讼/),
      detail: '布局不符合要求（依据：食品经营许可管理办法第十二条）',
    })
  })

  test('which special procedure, how long, and that it does not count', () => {
    const { sentence } = said(EVERY.Suspended)
    for (const words of [SPECIAL.expertReview.zh, '10 个工作日', '不计入办理期限'])
      expect(sentence).toContain(words)
  })

  test('where the result is: in the post, or near home', () => {
    expect(said(EVERY.Dispatched)).toEqual({ sentence: '结果已经寄出。', detail: '运单号 EB123' })
    expect(said({ ...EVERY.Dispatched, waybill: '' }).detail).toBe('')
    expect(said({ ...EVERY.Dispatched, way: 'station', site: 'station-1' }).sentence).toBe(
      '结果已送往城川镇便民服务中心，请就近领取。',
    )
  })

  test('who was asked, and what they think', () => {
    expect(said(EVERY.OpinionAsked).sentence).toContain('静宁县消防救援大队')
    expect(said(EVERY.OpinionGiven).sentence).not.toBe(said({ ...EVERY.OpinionGiven, agree: false }).sentence)
  })

  test('art. 42, 43: that a lower organ reported up, to whom, and that the limit starts with it', () => {
    const names43 = { ...names, doer: () => '城川镇人民政府', report: 'review' }
    expect(tell(EVERY.StepCompleted, names43, scene).sentence).toBe(
      '城川镇人民政府完成了“审查”，已上报静宁县市场监督管理局，法定时限从上报之日起计算。',
    )
    expect(said(EVERY.StepCompleted).sentence).not.toContain('上报')
  })

  test('art. 42 par. 2: who approved an extension', () => {
    expect(said(EVERY.Extended).sentence).toContain('经负责人批准')
    expect(said({ ...EVERY.Extended, approved: 'government' }).sentence).toContain('经本级人民政府负责人批准')
  })

  test('the number of the certificate, where there is one', () => {
    const certificate = { number: 'JY26208260001', validFrom: day('2026-05-06') }
    expect(said({ ...EVERY.Completed, certificate }).detail).toContain('JY26208260001')
    expect(said(EVERY.Completed).detail).toBe('')
  })

  test('whether somebody at a window or they themselves handed it in', () => {
    const online = said(EVERY.Submitted).sentence
    const window = said({ ...EVERY.Submitted, channel: 'window', terms: terms() }).sentence
    expect([online.includes('预审'), window.includes('已登记')]).toEqual([true, true])
  })
})

test.each([
  ['2026-05-14', '5月14日'],
  ['2026-12-01', '12月1日'],
  ['2028-02-29', '2月29日'],
])('%s is spoken %s', (on, words) => {
  expect(spoken(day(on))).toBe(words)
})
