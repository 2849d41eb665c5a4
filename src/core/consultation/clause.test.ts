import { describe, expect, test } from 'vitest'
import { sampleGuide, sampleMaterial } from '../../../tests/guides.ts'
import { clauseStillIn, clausesOf, findClause } from './clause.ts'
import { assertFaq, restOf } from './faq.ts'

const guide = sampleGuide()
const paths = clausesOf(guide).map(({ path }) => path)

describe('a clause of a guide', () => {
  test('is named by its part and its number, and says what the guide says', () => {
    expect(paths).toEqual([
      ...['conditions.1', 'materials.1', 'materials.2', 'materials.3', 'limits.1', 'limits.2', 'fees.1'],
      ...['steps.1', 'steps.2', 'results.1', 'basis.1'],
    ])
    expect(findClause(guide, 'materials.2')).toMatchObject({
      title: '申请材料第2项（材料contract）',
      text: expect.stringContaining('必要，原件，纸质或电子，1份，A4'),
    })
    expect(findClause(guide, 'basis.1')?.title).toContain('第十二条')
    for (const nothing of ['materials.4', 'materials.0', 'form.1', ''])
      expect(findClause(guide, nothing)).toBeUndefined()
  })

  test('still stands when another was put before it, under its new number', () => {
    const more = sampleGuide({ materials: [sampleMaterial('photo'), ...guide.materials] })
    expect(clauseStillIn(guide, 'materials.2', more)?.path).toBe('materials.3')
  })

  test.each([
    ['copies', { copies: 2 }],
    ['need', { need: 'tolerable' as const }],
    ['standard', { standard: '盖章。' }],
    ['issuer', { source: 'government' as const, issuer: '县公安局' }],
    ['basis', { basis: '另有规定' }],
  ])('a material whose %s has changed stands no more', (_, change) => {
    const materials = guide.materials.map((one, n) => (n === 1 ? { ...one, ...change } : one))
    const now = sampleGuide({ materials })
    expect(clauseStillIn(guide, 'materials.2', now)).toBeUndefined()
    expect(clauseStillIn(guide, 'materials.1', now)?.path).toBe('materials.1')
  })

  test.each([
    ['limits.2', sampleGuide({ promisedLimit: { count: 9, unit: 'workingDay' } })],
    ['fees.1', sampleGuide({ fee: { charged: true, basis: '甲', rows: [] } })],
    ['conditions.1', sampleGuide({ conditions: [] })],
    ['results.1', sampleGuide({ visits: 1 })],
  ])('%s is looked at again when the guide says otherwise', (path, now) => {
    expect(restOf(guide, path, guide)).toMatchObject({ is: 'stands' })
    expect(restOf(guide, path, now)).toEqual({ is: 'recheck' })
  })
})

describe('a question to publish', () => {
  test('is published, confirmed and withdrawn, declined only before, and a no says why', () => {
    for (const state of ['proposed', 'published'] as const) assertFaq(state, 'publish', '')
    assertFaq('published', 'withdraw', '指南已改')
    expect(() => assertFaq('published', 'decline', '重复')).toThrow('已公开')
    expect(() => assertFaq('declined', 'publish', '')).toThrow('未采用')
    expect(() => assertFaq('proposed', 'decline', ' ')).toThrow('理由')
  })
})
