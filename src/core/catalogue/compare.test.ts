import { describe, expect, test } from 'vitest'
import { sampleGuide, sampleMaterial } from '../../../tests/guides.ts'
import { differencesBetween } from './compare.ts'

const before = sampleGuide({ materials: [sampleMaterial('a'), sampleMaterial('b')] })

describe('two versions beside each other', () => {
  test('a version and itself differ in nothing, whatever the order of its keys', () => {
    expect(differencesBetween(before, structuredClone(before))).toEqual([])
    const turned = Object.fromEntries(Object.entries(before).reverse())
    expect(differencesBetween(before, turned)).toEqual([])
  })

  test('a field is told in words, before and after', () => {
    const after = {
      ...before,
      promisedLimit: { count: 3, unit: 'workingDay' as const },
      handling: 'onSpot' as const,
    }
    expect(differencesBetween({ ...before, promisedLimit: { count: 8, unit: 'workingDay' } }, after)).toEqual(
      [
        { part: '办件类型', element: '', field: '', how: 'changed', before: '承诺件', after: '即办件' },
        {
          part: '承诺办结时限',
          element: '',
          field: '',
          how: 'changed',
          before: '8个工作日',
          after: '3个工作日',
        },
      ],
    )
  })

  test('a material that was added, removed or changed is named, and only the field that changed is shown', () => {
    const after = {
      ...before,
      materials: [{ ...sampleMaterial('b'), copies: 3, need: 'tolerable' as const }, sampleMaterial('c')],
    }
    const found = differencesBetween(before, after)
    expect(found.map(({ element, field, how }) => [element, field, how])).toEqual([
      ['材料a', '', 'removed'],
      ['材料b', '材料必要性', 'changed'],
      ['材料b', '纸质份数', 'changed'],
      ['材料c', '', 'added'],
    ])
    expect(found[2]).toMatchObject({ part: '申请材料', before: '1', after: '3' })
    expect(found[3]?.after).toContain('申请人签名，填写完整。')
  })

  test('a condition on a question that is called like a field is no field', () => {
    const [plain, material] = [sampleMaterial('b'), sampleMaterial('b', [{ kind: ['shop'] }])]
    const found = differencesBetween({ ...before, materials: [plain] }, { ...before, materials: [material] })
    expect(found).toMatchObject([{ field: '什么情形下需要', how: 'added', after: 'kind：shop' }])
  })

  test('the same elements in another order are one difference', () => {
    const after = { ...before, materials: [...before.materials].reverse() }
    expect(differencesBetween(before, after)).toEqual([
      {
        ...{ part: '申请材料', element: '', field: '顺序', how: 'changed' },
        ...{ before: '材料a → 材料b', after: '材料b → 材料a' },
      },
    ])
  })

  test('a draft that is not whole can be compared, and what it lacks is shown as removed', () => {
    const found = differencesBetween(before, { name: before.name })
    expect(found.every(({ how }) => how === 'removed')).toBe(true)
    expect(found.map(({ part }) => part)).toContain('法定办结时限')
  })
})
