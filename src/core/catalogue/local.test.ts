import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleGuide } from '../../../tests/guides.ts'
import type { Guide } from '../guide/guide.ts'
import { findingsIn } from '../guide/lint.ts'
import { assertLocal, promiseStands, withLocal } from './local.ts'

const workingDays = (count: number) => ({ count, unit: 'workingDay' as const })
const guide = sampleGuide({
  promisedLimit: workingDays(10),
  legalLimit: { ...workingDays(20), explain: '二十日' },
})

describe('an organ keeps its promise better than the city, never worse', () => {
  test('a longer one is refused, in whatever unit; one on the spot cannot be shorter', () => {
    expect(() => assertLocal(guide, { promised: workingDays(11) })).toThrow(
      '不得长于市级办事指南的承诺时限（10个工作日）',
    )
    expect(() => assertLocal(guide, { promised: { count: 15, unit: 'naturalDay' } })).toThrow('不得长于')
    expect(() => assertLocal(guide, { promised: { count: 13, unit: 'naturalDay' } })).not.toThrow()
    expect(() => assertLocal(guide, { promised: workingDays(10) })).not.toThrow()
    expect(() => assertLocal(guide, { promised: workingDays(0) })).toThrow('不得长于')
    const onSpot = { ...guide, handling: 'onSpot' as const }
    expect(() => assertLocal(onSpot, { promised: workingDays(1) })).toThrow('没有更短的承诺时限')
    expect(() => assertLocal(guide, { address: '人民路1号' })).not.toThrow()
  })

  test('a shorter one holds; what the city has overtaken changes nothing and is told apart', () => {
    const local = { promised: workingDays(5) }
    expect(withLocal(guide, local).promisedLimit).toEqual(workingDays(5))
    expect(promiseStands(guide, local)).toBe('shorter')
    const city = { ...guide, promisedLimit: workingDays(4) }
    expect(promiseStands(city, local)).toBe('overtaken')
    expect(withLocal(city, local)).toBe(city)
    expect(promiseStands(guide, {})).toBe('none')
  })

  test('the steps of a shorter promise fit in it, and none takes longer than before', () => {
    const steps = (days: readonly number[]): Guide['steps'] =>
      days.map((n, i) => ({
        id: `s${i}`,
        name: `环节${i}`,
        role: i === days.length - 1 ? 'approver' : 'reviewer',
        days: n,
        standard: '材料与申请一致。',
        result: '通过的转下一环节。',
      }))
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 6 })
          .filter((days) => days.some((n) => n > 0)),
        fc.integer({ min: 1, max: 40 }),
        (days, count) => {
          const total = days.reduce((sum, n) => sum + n, 0)
          const whole = { ...guide, steps: steps(days), promisedLimit: workingDays(total) }
          const local = withLocal(whole, { promised: workingDays(count) })
          expect(findingsIn(local).filter(({ path }) => path === 'steps')).toEqual([])
          local.steps.forEach((step, i) => {
            expect(step.days).toBeLessThanOrEqual(days[i] ?? 0)
          })
        },
      ),
    )
  })
})
