import { describe, expect, test } from 'vitest'
import { sampleGuide, sampleMaterial, sampleQuestion } from '../../../tests/guides.ts'
import type { Guide, Step } from './guide.ts'
import { lengthInDays } from './lint/limits.ts'
import { findingsIn } from './lint.ts'

const pathsIn = (change: Partial<Guide>) => findingsIn(sampleGuide(change)).map((finding) => finding.path)
/** A guide with nothing but these materials: its questions hang on others. */
const withMaterials = (...materials: Guide['materials']) => pathsIn({ materials, questions: [], form: [] })
const step = (change: Partial<Step>): Step => ({
  id: 'one',
  name: '办理',
  role: 'approver',
  days: 1,
  standard: '核对申请书。',
  result: '签发证书。',
  ...change,
})
const onSpot = {
  handling: 'onSpot',
  promisedLimit: { count: 0, unit: 'workingDay' },
  steps: [step({ role: 'clerk', days: 0 })],
} as const

test('a sound guide has no findings, promised or on the spot', () => {
  expect(findingsIn(sampleGuide())).toEqual([])
  expect(findingsIn(sampleGuide(onSpot))).toEqual([])
})

describe('limits', () => {
  const promised = (count: number, unit: 'workingDay' | 'naturalDay' | 'month' | 'hour') =>
    pathsIn({ promisedLimit: { count, unit }, steps: [step({ days: 1 })] })

  test('the promise is never longer than the law allows, whatever the units', () => {
    expect(promised(20, 'workingDay')).toEqual([])
    expect(promised(21, 'workingDay')).toEqual(['promisedLimit'])
    expect(promised(28, 'naturalDay')).toEqual([])
    expect(promised(29, 'naturalDay')).toEqual(['promisedLimit'])
    expect(promised(1, 'month')).toEqual(['promisedLimit'])
    expect(lengthInDays({ count: 8, unit: 'hour' })).toBeCloseTo(
      lengthInDays({ count: 1, unit: 'workingDay' }),
    )
  })

  test('the steps together stay within the promise', () => {
    expect(pathsIn({ steps: [step({ role: 'reviewer', days: 7 }), step({ id: 'two', days: 3 })] })).toEqual(
      [],
    )
    expect(pathsIn({ steps: [step({ role: 'reviewer', days: 7 }), step({ id: 'two', days: 4 })] })).toEqual([
      'steps',
    ])
  })

  test('an opinion is asked of another department, once, within the promise', () => {
    const opinion = (department: string, days: number) => ({ department, about: '消防安全', days })
    expect(pathsIn({ opinions: [opinion('emergency', 5)] })).toEqual([])
    expect(pathsIn({ opinions: [opinion('emergency', 11)] })).toEqual(['opinions.0.days'])
    expect(pathsIn({ opinions: [opinion('market-regulation', 5)] })).toEqual(['opinions.0.department'])
    expect(pathsIn({ opinions: [opinion('ecology', 5), opinion('ecology', 5)] })).toEqual([
      'opinions.1.department',
    ])
  })

  test('on the spot means no waiting, and a promise means a day to name', () => {
    expect(pathsIn({ ...onSpot, promisedLimit: { count: 1, unit: 'workingDay' } })).toEqual(['promisedLimit'])
    expect(pathsIn({ promisedLimit: { count: 0, unit: 'workingDay' }, steps: [step({ days: 0 })] })).toEqual([
      'promisedLimit',
    ])
  })
})

describe('steps', () => {
  test('the last step of a promised item is the approver’s own, and no clerk has one', () => {
    expect(pathsIn({ steps: [step({ role: 'reviewer' })] })).toEqual(['steps.0.role'])
    expect(pathsIn({ steps: [step({ department: 'ecology' })] })).toEqual(['steps.0.department'])
    expect(pathsIn({ steps: [step({ role: 'clerk' }), step({ id: 'two' })] })).toEqual(['steps.0.role'])
  })

  test('an item decided on the spot has one step, the clerk’s', () => {
    expect(pathsIn({ ...onSpot, steps: [step({ days: 0 })] })).toEqual(['steps'])
    expect(pathsIn({ ...onSpot, steps: [...onSpot.steps, step({ id: 'two', days: 0 })] })).toEqual(['steps'])
  })
})

describe('visits, channels, fees and subjects', () => {
  test.each<[string, Partial<Guide>, string[]]>([
    ['a visit has its reason', { visits: 1, onlineDepth: 'III' }, ['visitReason']],
    ['no visit has none', { visitReason: '核验原件' }, ['visitReason']],
    ['grade IV means no visit', { visits: 1, visitReason: '核验原件' }, ['visits']],
    [
      'without window visits one can apply on-line or by mail',
      { channels: ['window'], onlineExcluded: '依法不宜公开', onlineDepth: 'II' },
      ['channels'],
    ],
    [
      'what is not taken on-line names the law',
      { channels: ['window', 'mail'], onlineDepth: 'II' },
      ['onlineExcluded'],
    ],
    ['originals are brought or sent', { originals: 'beforeAcceptance' }, ['originals']],
    ['a charge has its rows', { fee: { charged: true, basis: '《收费文件》', rows: [] } }, ['fee.rows']],
    ['persons have themes', { themes: { natural: [], legal: [] } }, ['themes.natural']],
    ['organisations have theirs', { subjects: [1, 2] }, ['themes.legal']],
    ['a licence answers a question', { faq: [] }, ['faq']],
    [
      'somebody takes it in and somebody decides',
      { acceptedAt: [], decidedAt: [] },
      ['acceptedAt', 'decidedAt'],
    ],
    ['the code carries the type', { type: '07' }, ['baseCode']],
    ['the code has twelve digits', { baseCode: '0001319990' }, ['baseCode']],
    ['a township decides in its township', { department: 'township-government' }, ['decidedAt']],
  ])('%s', (_, change, paths) => {
    expect(pathsIn(change)).toEqual(paths)
  })
})

describe('ids and conditions', () => {
  test('no id stands twice where it would be confused', () => {
    expect(withMaterials(sampleMaterial('a'), sampleMaterial('a'))).toEqual(['materials.1.id'])
    expect(
      pathsIn({
        questions: [sampleQuestion('address', ['a', 'b'])],
        materials: [],
        form: [{ id: 'p', title: 'p', fields: [{ id: 'address', kind: 'text', label: '地址' }] }],
      }),
    ).toEqual(['form.0.fields.0.id'])
  })

  test('a condition asks only what stands before it', () => {
    const questions = [sampleQuestion('a', ['x', 'y'], [{ b: ['x'] }]), sampleQuestion('b', ['x', 'y'])]
    expect(pathsIn({ questions, materials: [], form: [] })).toEqual(['questions.0.when'])
    expect(pathsIn({ materials: [sampleMaterial('m', [{ hasStore: ['yes'] }])] })).toEqual([
      'materials.0.when',
    ])
  })

  test('a condition accepts only answers that can be given', () => {
    expect(pathsIn({ materials: [sampleMaterial('m', [{ kind: ['spaceship'] }])] })).toEqual([
      'materials.0.when',
    ])
    expect(pathsIn({ materials: [sampleMaterial('m', [{}])] })).toEqual(['materials.0.when'])
  })

  test('a field hangs on earlier choices, not on text', () => {
    const fields = [
      { id: 'name', kind: 'text', label: '名称' },
      { id: 'more', kind: 'text', label: '补充', when: [{ name: ['x'] }] },
    ] as const
    expect(pathsIn({ form: [{ id: 'p', title: 'p', fields }] })).toEqual(['form.0.fields.1.when'])
  })

  test('a choice has options, and nothing else has', () => {
    const page = (field: Guide['form'][number]['fields'][number]) =>
      pathsIn({ form: [{ id: 'p', title: 'p', fields: [field] }] })
    expect(page({ id: 'x', kind: 'choice', label: 'x' })).toEqual(['form.0.fields.0.options'])
    expect(page({ id: 'x', kind: 'text', label: 'x', options: [{ id: 'a', label: 'a' }] })).toEqual([
      'form.0.fields.0.options',
    ])
    expect(page({ id: 'x', kind: 'number', label: 'x', min: 5, max: 1 })).toEqual(['form.0.fields.0.min'])
  })
})

describe('materials', () => {
  test('copies go with paper, an issuer with what others issue', () => {
    expect(withMaterials({ ...sampleMaterial('a'), copies: 0 })).toEqual(['materials.0.copies'])
    expect(withMaterials({ ...sampleMaterial('a'), form: 'electronic' })).toEqual(['materials.0.copies'])
    expect(withMaterials({ ...sampleMaterial('a'), source: 'government' })).toEqual(['materials.0.issuer'])
  })

  test('loophole clauses are found where they stand', () => {
    expect(withMaterials({ ...sampleMaterial('a'), name: '身份证、户口簿等材料' })).toEqual([
      'materials.0.name',
    ])
    expect(pathsIn({ conditions: [{ kind: 'required', text: '符合条件' }] })).toEqual(['conditions.0.text'])
  })
})

describe('art. 26, 42 par. 2: what several departments handle together', () => {
  const joint = { kind: 'joint', explain: '《中华人民共和国行政许可法》第二十六条第二款。' } as const
  const opinions = [{ department: 'emergency', about: '消防安全', days: 5 }]
  const legal = (count: number, unit: 'workingDay' | 'month' = 'workingDay') => ({
    legalLimit: { count, unit, explain: '第四十二条第二款。' },
  })

  test('has forty-five working days at most, and is lengthened by fifteen', () => {
    expect(pathsIn({ joint, opinions, ...legal(45) })).toEqual([])
    expect(pathsIn({ joint, opinions, ...legal(46) })).toEqual(['legalLimit'])
    expect(pathsIn({ joint, opinions, ...legal(1, 'month') })).toContain('legalLimit')
    const extension = (days: number) => ({ extension: { days, explain: '第四十二条第二款。' } })
    expect(pathsIn({ joint, opinions, ...legal(45), ...extension(15) })).toEqual([])
    expect(pathsIn({ joint, opinions, ...legal(45), ...extension(16) })).toEqual(['extension.days'])
  })

  test('is a licence of a city or county in which another department takes part', () => {
    expect(pathsIn({ joint, ...legal(45) })).toEqual(['joint'])
    expect(pathsIn({ joint, opinions, ...legal(45), decidedAt: ['township'] })).toEqual(['joint'])
    expect(pathsIn({ joint, opinions, ...legal(45), type: '20', baseCode: '002031999000' })).toEqual([
      'joint',
    ])
  })
})

describe('art. 35, 43: what a lower organ reviews first', () => {
  const lower = (id: string, days: number) => step({ id, role: 'reviewer', days, lowerReview: true })
  const decide = step({ id: 'decide' })

  test('comes before everything else, within twenty working days', () => {
    expect(pathsIn({ steps: [lower('a', 5), decide] })).toEqual([])
    expect(pathsIn({ steps: [step({ id: 'b', role: 'reviewer' }), lower('a', 5), decide] })).toEqual([
      'steps.1.lowerReview',
    ])
    const long = {
      promisedLimit: { count: 40, unit: 'workingDay' },
      legalLimit: { count: 40, unit: 'workingDay', explain: '《样例条例》' },
    } as const
    expect(pathsIn({ steps: [lower('a', 20), decide], ...long })).toEqual([])
    expect(pathsIn({ steps: [lower('a', 11), lower('b', 10), decide], ...long })).toEqual(['steps'])
  })

  test('is decided by an organ that has one below it, in days', () => {
    expect(pathsIn({ steps: [lower('a', 5), decide], decidedAt: ['township'] })).toEqual(['decidedAt'])
    const hours = { legalLimit: { count: 160, unit: 'hour', explain: '《样例条例》' } } as const
    expect(pathsIn({ steps: [lower('a', 5), decide], ...hours })).toEqual(['legalLimit'])
  })
})
