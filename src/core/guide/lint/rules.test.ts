import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleGuide, sampleMaterial, sampleQuestion } from '../../../../tests/guides.ts'
import type { Guide } from '../guide.ts'
import { findingsIn, type LintFinding, lint, RULES } from '../lint.ts'
import { type DocumentKind, PAPERS, papersIn } from '../registers.ts'

const idsOf = (draft: unknown) => lint(draft).map(({ id }) => id)
const material = (change: Partial<Guide['materials'][number]>) => ({
  materials: [{ ...sampleMaterial('application'), ...change }],
})
const days = (count: number, unit: 'workingDay' | 'month' = 'workingDay') => ({ count, unit })
const long = { legalLimit: { ...days(60), explain: '以有关规定为准。' } }
const STEP = sampleGuide().steps[0]

/** One guide for every rule; a rule without one has never been red. */
const BROKEN: Record<string, Partial<Guide>> = {
  'code/base': { baseCode: '123' },
  'code/type': { type: '07' },
  'level/department': { department: 'village-committee' },
  'level/nobody-accepts': { acceptedAt: [] },
  'level/nobody-decides': { decidedAt: [] },
  'theme/natural': { themes: { natural: [], legal: [] } },
  'theme/legal': { subjects: [1, 2] },
  'faq/licence': { faq: [] },
  'limit/on-spot': { promisedLimit: days(0) },
  'limit/promise-longer-than-law': { promisedLimit: days(1, 'month') },
  'limit/steps-longer-than-promise': { promisedLimit: days(9) },
  'opinion/longer-than-promise': { opinions: [{ department: 'ecology', about: '排污', days: 11 }] },
  'opinion/own-department': { opinions: [{ department: 'market-regulation', about: '排污', days: 1 }] },
  'opinion/twice': {
    opinions: [
      { department: 'ecology', about: '排污', days: 1 },
      { department: 'ecology', about: '噪声', days: 1 },
    ],
  },
  'handling/on-spot-waits': {
    handling: 'onSpot',
    opinions: [{ department: 'ecology', about: '排污', days: 1 }],
  },
  'joint/handling': { joint: { kind: 'joint', explain: '第二十六条。' } },
  'joint/limit': { joint: { kind: 'joint', explain: '第二十六条。' }, ...long },
  'step/lower-review': { steps: [{ ...STEP, lowerReview: true } as NonNullable<typeof STEP>] },
  'step/on-spot-one-step': { handling: 'onSpot' },
  'step/last-decides': { steps: sampleGuide().steps.slice(0, 1) },
  'step/decided-elsewhere': {
    steps: sampleGuide().steps.map((step) => ({ ...step, department: 'ecology' })),
  },
  'step/clerk-in-promised': { steps: sampleGuide().steps.map((step) => ({ ...step, role: 'clerk' })) },
  'step/own-department-named': {
    steps: sampleGuide().steps.map((step) => ({ ...step, department: 'market-regulation' })),
  },
  'visit/reason': { visits: 1 },
  'visit/depth-four': { visits: 1, visitReason: '当面核验身份' },
  'channel/no-way-in': { channels: ['window'] },
  'channel/excluded-reason': { onlineExcluded: '《保守国家秘密法》第二十六条' },
  'channel/excluded-no-law': { onlineExcluded: '系统还没有开通' },
  'original/unreachable': { originals: 'beforeAcceptance' },
  'fee/no-rows': { fee: { charged: true, basis: '《通知》', rows: [] } },
  'fee/basis-unnamed': {
    fee: {
      charged: true,
      basis: '省物价局文件',
      rows: [{ name: '工本费', standard: '每证10元', amount: 10 }],
    },
  },
  'fee/no-amount': {
    fee: { charged: true, basis: '《通知》', rows: [{ name: '工本费', standard: '每证10元', amount: 0 }] },
  },
  'id/twice': { materials: [sampleMaterial('a'), sampleMaterial('a')] },
  'condition/undecidable': { materials: [sampleMaterial('a', [{ nobody: ['x'] }])] },
  'condition/no-answer': { materials: [sampleMaterial('a', [{ kind: [] }])] },
  'question/options': { questions: [sampleQuestion('kind', ['shop'])] },
  'field/options': { form: [{ id: 'p', title: '页', fields: [{ id: 'x', kind: 'choice', label: '选' }] }] },
  'field/bounds': {
    form: [{ id: 'p', title: '页', fields: [{ id: 'x', kind: 'number', label: '数', min: 5, max: 1 }] }],
  },
  'material/copies': material({ copies: 0 }),
  'material/issuer': material({ source: 'government' }),
  'material/basis-unnamed': material({ basis: '工作需要' }),
  'material/basis-no-article': material({ basis: '《中华人民共和国食品安全法》' }),
  'material/register-answers': material({ name: '申请人身份证', kind: 'copy' }),
  'material/already-held': material({ name: '申请人身份证', kind: 'copy' }),
  'material/shown-though-held': material({ name: '户口簿' }),
  'material/same-name': { materials: [sampleMaterial('a'), { ...sampleMaterial('b'), name: '材料a' }] },
  'sample/field': {},
  'sample/blank-form': material({ name: '设立申请表' }),
  'sample/result': {},
  'basis/licence-level': { basis: sampleGuide().basis.map((one) => ({ ...one, issuer: '某部' })) },
  'limit/licence-beyond-twenty-days': long,
  'limit/extension-beyond-ten-days': { extension: { days: 15, explain: '需要延长。' } },
  'result/kind': { result: { name: '准予许可决定书', kind: '30' } },
  'theme/unknown': { themes: { natural: ['041'], legal: [] } },
  'phone/area-code': { notes: ['咨询电话：8212345。'] },
  'date/impossible': { notes: ['2026年2月30日前申请。'] },
  'format/id': material({ id: '1' }),
  'format/department': { department: '市场监管' },
  'format/number': material({ copies: 1.5 }),
  'format/length': { synonyms: ['长'.repeat(31)] },
  'format/law': { basis: sampleGuide().basis.map((one) => ({ ...one, law: '《行政许可法》' })) },
}

describe('every rule', () => {
  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s is red where it should be', (id, rule) => {
    const broken = sampleGuide(BROKEN[id] ?? expect.unreachable(`no broken guide for ${id}`))
    const found = lint(broken, undefined, id === 'material/register-answers' ? ['citizen-id'] : [])
    const finding = found.find((one) => one.id === id)
    expect(finding, JSON.stringify(found.map((one) => one.id))).toBeDefined()
    expect(finding?.severity).toBe(rule.severity)
    for (const words of [finding?.law, finding?.suggestion, finding?.message])
      expect(words?.length).toBeGreaterThan(3)
  })

  test('has its own id', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
  })
})

describe('a paper of which the state holds the facts', () => {
  const told = (name: string, kind: 'copy' | 'original', connected: readonly DocumentKind[]) =>
    lint(sampleGuide(material({ name, kind })), undefined, connected)
      .filter(({ id }) => /held|register/.test(id))
      .map(({ id, severity, text }) => `${severity} ${id} ${text}`)

  test('may not be asked for where a register is connected, and should not where the state merely holds it', () => {
    expect(told('申请人身份证', 'copy', [])).toEqual(['warning material/already-held 身份证'])
    expect(told('申请人身份证', 'copy', ['citizen-id'])).toEqual(['error material/register-answers 身份证'])
    expect(told('营业执照', 'copy', ['citizen-id'])).toEqual(['warning material/already-held 营业执照'])
    expect(told('身份证、结婚证', 'copy', ['citizen-id'])).toEqual([
      'error material/register-answers 身份证',
      'warning material/already-held 结婚证',
    ])
    expect(told('申请人身份证', 'original', ['citizen-id'])).toEqual([
      'hint material/shown-though-held 身份证',
    ])
  })

  test('is told by the document it is said to be, whatever it is called', () => {
    const draft = sampleGuide(material({ name: '主体资格证明', kind: 'copy', document: 'business-licence' }))
    expect(lint(draft, undefined, ['business-licence'])).toContainEqual(
      expect.objectContaining({ id: 'material/register-answers', path: 'materials.0.document' }),
    )
  })

  test('is told by its own name, and by no name that only looks like it', () => {
    for (const kind of Object.keys(PAPERS) as (keyof typeof PAPERS)[])
      expect(
        papersIn({ name: PAPERS[kind].zh === '退役证件' ? '退役军人证' : PAPERS[kind].zh }),
        kind,
      ).toContain(kind)
    for (const name of [
      '身份证明',
      '外国人永久居留身份证',
      '居住证明',
      '残疾人证申请表',
      '结婚证明',
      '港澳台居民居住证',
      '营业执照注销通知',
    ])
      expect(papersIn({ name }), name).toEqual([])
  })
})

describe('limits in mixed units', () => {
  test.each([
    [days(28), { count: 1, unit: 'month' }, true],
    [{ count: 1, unit: 'month' }, days(21), true],
    [{ count: 28, unit: 'naturalDay' }, days(20), false],
    [{ count: 29, unit: 'naturalDay' }, days(20), true],
    [{ count: 160, unit: 'hour' }, days(20), false],
    [{ count: 161, unit: 'hour' }, days(20), true],
  ] as const)('a promise of %j against a law of %j: %s', (promisedLimit, legal, longer) => {
    const ids = idsOf(sampleGuide({ promisedLimit, legalLimit: { ...legal, explain: '《行政许可法》' } }))
    expect(ids.includes('limit/promise-longer-than-law')).toBe(longer)
  })
})

describe('a phone in what people read', () => {
  test.each<[string, string[]]>([
    ['请拨打0933-1234567。', []],
    ['请拨打12345热线。', []],
    ['电话：2212345', ['2212345']],
    ['咨询电话0931-8212345', ['0931-8212345']],
    ['面积1234567平方米', []],
  ])('%s', (note, numbers) => {
    const found = lint(sampleGuide({ notes: [note] })).filter(({ id }) => id === 'phone/area-code')
    expect(found.map(({ text }) => text)).toEqual(numbers)
  })
})

describe('an unfinished draft', () => {
  test('is told what is missing, field by field, and nothing that follows from it', () => {
    const { promisedLimit: _, ...draft } = sampleGuide()
    const found = lint(draft).filter(({ severity }) => severity === 'error')
    expect(found.map(({ id, path }) => `${id} ${path}`)).toEqual(['missing/promisedLimit promisedLimit'])
  })

  test('no question is called idle before the materials it may decide about are written', () => {
    const questions = [sampleQuestion('kind', ['shop', 'canteen'])]
    const { materials: _, ...draft } = sampleGuide({ questions, form: [] })
    expect(idsOf(draft)).not.toContain('flow/idle-question')
    expect(idsOf({ ...draft, materials: [sampleMaterial('a')] })).toContain('flow/idle-question')
    expect(idsOf({ ...draft, materials: [sampleMaterial('a', 7 as never)] })).not.toContain(
      'flow/idle-question',
    )
  })

  test('nobody is missed at a post before it is said whose it is', () => {
    const nobody = { departments: new Map(), places: [], held: [] }
    const told = (draft: unknown) => lint(draft, nobody).map(({ id }) => id)
    expect(told(sampleGuide())).toContain('flow/post-nobody-holds')
    const { department: _, ...draft } = sampleGuide()
    expect(told(draft)).not.toContain('flow/post-nobody-holds')
  })

  test('a material without standard, size, form, copies or basis is told each of them', () => {
    const { standard: _s, size: _z, form: _f, copies: _c, basis: _b, ...bare } = sampleMaterial('a')
    const found = lint(sampleGuide({ materials: [bare as never] }))
    expect(found.filter(({ id }) => id.startsWith('missing/')).map(({ path }) => path)).toEqual([
      'materials.0.form',
      'materials.0.copies',
      'materials.0.size',
      'materials.0.standard',
      'materials.0.basis',
    ])
    const follows = found.filter(
      ({ id, path }) => !id.startsWith('missing/') && path === 'materials.0.copies',
    )
    expect(follows).toEqual([])
  })

  test('a step without a post is told', () => {
    const { role: _, ...step } = sampleGuide().steps[0] ?? expect.unreachable()
    expect(idsOf(sampleGuide({ steps: [step as never] }))).toContain('missing/steps.role')
  })

  test('a field nobody knows, and one of the wrong kind', () => {
    expect(idsOf({ ...sampleGuide(), colour: 'red' })).toContain('shape/unknown')
    expect(idsOf({ ...sampleGuide(), visits: 'none' })).toContain('shape/visits')
  })

  test('nothing at all is a draft too', () => {
    for (const draft of [undefined, null, 7, 'text', [], {}]) expect(lint(draft).length).toBeGreaterThan(20)
  })

  test('whatever it is, lint answers, spans lie in the text they speak of, and every finding can be acted on', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('身份证等材料', ' 其他 材料。', '视情况', '电话2212345', '2026-13-01', ''),
    )
    const leaf = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    const draft = fc.tuple(
      fc.dictionary(fc.constantFrom(...Object.keys(sampleGuide())), tree, { maxKeys: 6 }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(draft, ([part, over]) => {
        const whole = over ? { ...sampleGuide(), ...part } : part
        for (const finding of lint(whole)) check(finding, whole)
      }),
      { numRuns: 300 },
    )
  })
  const key = fc.constantFrom(
    ...[
      'id',
      'name',
      'text',
      'kind',
      'when',
      'options',
      'label',
      'fields',
      'standard',
      'basis',
      'role',
      'days',
    ],
    ...[
      'charged',
      'rows',
      'count',
      'unit',
      'explain',
      '__proto__',
      'constructor',
      'natural',
      'legal',
      'issuer',
    ],
  )
  function check({ path, span, text, message, law, suggestion }: LintFinding, draft: unknown) {
    for (const words of [message, law, suggestion]) expect(words).not.toBe('')
    if (!span) return
    const at = path.split('.').reduce<unknown>((value, one) => (value as Record<string, unknown>)[one], draft)
    expect(String(at).slice(span.start, span.end)).toBe(text)
    expect(span.end).toBeGreaterThan(span.start)
  }
})

test('the gate is what is grave: warnings and hints let a guide pass', () => {
  const guide = sampleGuide({ ...material({ name: '申请人身份证', kind: 'copy' }), questions: [], form: [] })
  expect(lint(guide).length).toBeGreaterThan(0)
  expect(findingsIn(guide)).toEqual([])
})
