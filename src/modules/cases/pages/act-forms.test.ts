import { describe, expect, test } from 'vitest'
import { ACTS, type ActName } from '../acts.ts'
import type { CaseDetail } from '../contract.ts'
import { ACT_FORMS, inputOf, startOf } from './act-forms.ts'
import { issuesIn } from './act-issues.ts'
import { deskCase, material } from './detail.testing.ts'
import { type Draft, dropDraft, faultsFrom, keepDraft, keptDraft } from './draft.ts'

const c = deskCase({
  consultations: [
    {
      id: '01900000-0000-7000-8000-00000000000a',
      question: '是否属于本县？',
      askedOn: '2026-11-23',
      answer: null,
    },
  ],
  opinions: [
    {
      id: 'health',
      organ: '静宁县卫生健康局',
      about: '选址',
      askedOn: '2026-11-23',
      givenOn: null,
      text: '',
      mine: true,
    },
  ],
})
const faulty = deskCase({
  materials: [
    material('application', { verdict: 'ok' }),
    material('plan', { verdict: 'incomplete', note: '缺少比例尺' }),
  ],
})

const good = { ...c, materials: c.materials.map((one) => ({ ...one, verdict: 'ok' as const })) }

/** The form as it opens, with these answers typed into it. */
function filled(name: ActName, text: Record<string, string>, of: CaseDetail = c): Draft {
  const start = startOf(name, of)
  const ticked = name === 'CheckField' ? of.colleagues.map(({ id }) => id) : start.ticked
  return { ...start, ticked, text: { ...start.text, ...text } }
}
const issues = (name: ActName, text: Record<string, string> = {}, of: CaseDetail = c) =>
  issuesIn(name, filled(name, text, of), of)
const accepted = (name: ActName, draft: Draft, of: CaseDetail = c) =>
  ACTS[name].input.safeParse({ id: of.id, ...inputOf(name, draft, of) })

/** What somebody types into each form that asks anything. */
const TYPED: Partial<Record<ActName, Record<string, string>>> = {
  Consult: { question: '该处是否属于城区？' },
  AnswerConsultation: { answer: '属于城区。' },
  CorrectOnSpot: { note: '更正了门牌号。' },
  Return: { reason: '期满没有补正。' },
  DeclareNotApplicable: { reason: '销售预包装食品只需备案。' },
  Refuse: { reason: '不属于本机关职权。', competentOrgan: '平凉市市场监督管理局' },
  ReturnStep: { reason: '现场照片不清楚。' },
  AskOpinion: { organ: '11620826MB0000000X', about: '选址是否符合规划' },
  GiveOpinion: { text: '符合规划。' },
  Suspend: { reason: '需要检测水质。' },
  Resume: { result: '检测合格。' },
  CheckField: { findings: '布局与平面图一致。' },
  OfferHearing: { matter: '油烟影响同楼住户。' },
  CallHearing: { place: '三楼会议室', chair: '01900000-0000-7000-8000-0000000000c2' },
  RecordHearing: { record: '双方陈述了意见。' },
  Extend: { reason: '案情复杂。' },
  SeekExtension: { reason: '涉及五个部门。' },
  DeclineExtension: { reason: '可以按期办结。' },
  Halt: { ground: 'dispute', reason: '租赁纠纷正在审理。' },
  Proceed: { reason: '判决已经生效。' },
  Terminate: { ground: 'subjectGone', reason: '房屋已经拆除。' },
  Deny: { reason: '场所与污染源距离不足。', basis: '《食品安全法》第三十五条' },
  SettleFee: { amount: '125.50', receipt: '000123' },
  Complete: { 'certificate.number': 'JY16208260001' },
  DecideOnSpot: { 'certificate.number': 'JY16208260001' },
  Dispatch: { waybill: 'EMS123' },
  Withdraw: { reason: '不办了。' },
  Void: { reason: '登记重复。' },
  Deliver: { documentNumber: '11010519491231002x', signature: 'data:image/png;base64,AA' },
  EndTolerance: { reason: '期满没有补齐。' },
  AllowSecondCorrection: { reason: '第一次没有列全。' },
}

const ON_GOOD: readonly ActName[] = ['PrePass', 'Accept', 'DecideOnSpot']
/** Everything good but one material that may follow, and is promised. */
const following = deskCase({
  materials: [...good.materials, material('rules', { need: 'tolerable' })],
  promise: { materials: ['rules'], days: 5 },
})
const ON_PROMISE: readonly ActName[] = ['PromiseTolerance', 'AcceptWithTolerance']

describe('the form of every act', () => {
  test.each(Object.keys(ACT_FORMS) as ActName[])('%s, filled in, is what the contract accepts', (name) => {
    const of =
      name === 'PreReturn' || name === 'RequestCorrection'
        ? faulty
        : ON_GOOD.includes(name)
          ? good
          : ON_PROMISE.includes(name)
            ? following
            : c
    expect(issuesIn(name, filled(name, TYPED[name] ?? {}, of), of)).toEqual([])
    expect(accepted(name, filled(name, TYPED[name] ?? {}, of), of).error).toBeUndefined()
  })

  test('what is left empty is told beside its field, in words', () => {
    expect(issues('Refuse')).toEqual([
      { field: 'reason', message: '请写明理由' },
      { field: 'competentOrgan', message: '请写明有权受理的机关' },
    ])
    expect(issues('SettleFee', { amount: '一百', receipt: '1' })).toEqual([
      { field: 'amount', message: '请填写数字' },
    ])
    expect(issues('Complete', { 'certificate.number': 'A', 'certificate.validFrom': '后天' })).toEqual([
      { field: 'certificate.validFrom', message: '请填写日期，例如 0514、20260514 或 2026-05-14' },
    ])
  })

  test.each(ON_GOOD)('%s is not sent while a required material has not been judged', (name) => {
    expect(issues(name, TYPED[name])).toEqual([
      { field: 'materials', message: expect.stringContaining('还有必要材料没有审核：application、plan。') },
    ])
  })

  test('a promise names what may follow and within how many days; an agent by what they sign', () => {
    const start = startOf('PromiseTolerance', following)
    expect(inputOf('PromiseTolerance', start, following)).toEqual({
      ...{ materials: ['rules'], days: 10, signer: 'applicant' },
    })
    const agent = { ...start, text: { ...start.text, signer: 'agent' } }
    expect(inputOf('PromiseTolerance', agent, following)).toMatchObject({ authority: 'mandate' })
    expect(issuesIn('PromiseTolerance', { ...start, ticked: [] }, following)).toEqual([
      { field: 'materials', message: '请至少选择一份要后补的材料' },
    ])
  })

  test('nothing is accepted on a promise nobody gave, nor granted while it is not kept', () => {
    const bare = { ...following, promise: null }
    expect(issuesIn('AcceptWithTolerance', startOf('AcceptWithTolerance', bare), bare)).toEqual([
      { field: 'materials', message: expect.stringContaining('还没有承诺补交：rules') },
    ])
    const items = [{ material: 'rules', title: 'rules', fault: 'missing' as const }]
    const owing = { ...following, tolerance: { items, until: '2026-12-01', suppliedOn: null, metOn: null } }
    for (const name of ['Grant', 'ConfirmTolerated'] as const)
      expect(issuesIn(name, startOf(name, owing), owing)).toEqual([
        { field: 'materials', message: expect.stringContaining('容缺材料还没有补齐并审核合格：rules') },
      ])
  })

  test('a number is sent as a number, a blank option not at all', () => {
    expect(inputOf('SettleFee', filled('SettleFee', { amount: ' 125.50 ', receipt: ' 7 ' }), c)).toEqual({
      amount: 125.5,
      receipt: '7',
    })
    const draft = filled('Complete', { 'certificate.number': 'A1' })
    expect(inputOf('Complete', draft, c).certificate).toMatchObject({ number: 'A1', validUntil: undefined })
    expect(inputOf('Complete', { ...draft, ticked: [] }, c)).toEqual({ certificate: undefined })
  })

  test('an opinion and a consultation answer the question that is open', () => {
    expect(inputOf('GiveOpinion', filled('GiveOpinion', { agree: 'disagree', text: '不符合' }), c)).toEqual({
      opinion: 'health',
      agree: false,
      text: '不符合',
    })
    expect(inputOf('AnswerConsultation', filled('AnswerConsultation', { answer: '是' }), c)).toEqual({
      consultation: '01900000-0000-7000-8000-00000000000a',
      answer: '是',
    })
  })

  test('a field check names two or more, told beside the names', () => {
    const draft = {
      ...filled('CheckField', { findings: '一致' }),
      ticked: ['01900000-0000-7000-8000-0000000000c1'],
    }
    expect(issuesIn('CheckField', draft, c)).toEqual([
      { field: 'members', message: '请至少选择两名核查人员' },
    ])
  })

  test('whoever reviewed is not offered as the chair, and the first lawful day stands there already', () => {
    const asks = ACT_FORMS.CallHearing.asks?.(c, startOf('CallHearing', c))
    const chairs = asks?.find(({ name }) => name === 'chair')?.options?.map(({ label }) => label)
    expect(chairs).toEqual(['雷志刚'])
    expect(startOf('CallHearing', c).text.heldOn).toBe('2026-05-12')
  })

  test('a denied case is completed without a certificate', () => {
    expect(startOf('Complete', deskCase({ outcome: 'denied' })).ticked).toEqual([])
    expect(startOf('Complete', deskCase({ outcome: 'granted' })).ticked).toEqual(['certificate'])
  })
})

describe('faults are told at once', () => {
  test('the list begins with what the verdicts found, and their reasons', () => {
    expect(faultsFrom(faulty.materials)).toEqual([
      { material: 'plan', fault: 'incomplete', note: '缺少比例尺' },
    ])
    expect(inputOf('RequestCorrection', startOf('RequestCorrection', faulty), faulty).items).toHaveLength(1)
    expect(inputOf('PreReturn', startOf('PreReturn', faulty), faulty)).toMatchObject({ note: '' })
  })

  test('a fault without its reason is shown in its own line', () => {
    const bare = deskCase({ materials: [material('plan', { verdict: 'missing' })] })
    expect(issuesIn('RequestCorrection', startOf('RequestCorrection', bare), bare)).toEqual([
      { field: 'items.0.note', message: '请写明原因' },
    ])
  })
})

describe('the completion check (办结核验)', () => {
  const paper = {
    id: '01900000-0000-7000-8000-0000000000aa',
    kind: 'grantDecision',
    title: '准予行政许可决定书',
    number: '静市监准〔2026〕00002号',
    on: '2026-11-20',
    needsSeal: true,
    sealed: false,
  }
  const waiting = deskCase({ papers: [paper] })

  test('a paper without its seal stops it until somebody attests the seal on paper', () => {
    expect(issuesIn('Verify', startOf('Verify', waiting), waiting).map(({ field }) => field)).toEqual([
      'seals',
    ])
    const attested = { ...startOf('Verify', waiting), ticked: [paper.id] }
    expect(issuesIn('Verify', attested, waiting)).toEqual([])
    expect(inputOf('Verify', attested, waiting)).toEqual({ attested: [paper.id] })
  })
})

test('a draft outlives its form, and is forgotten once it was sent', () => {
  const draft = filled('Deny', { reason: '写了一半' })
  keepDraft('me/case/Deny', draft)
  expect(keptDraft('me/case/Deny')).toBe(draft)
  dropDraft('me/case/Deny')
  expect(keptDraft('me/case/Deny')).toBeUndefined()
})
