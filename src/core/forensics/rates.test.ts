import { describe, expect, test } from 'vitest'
import { lowerEnd, rated } from './rates.ts'

describe('rates against peers', () => {
  const peers = { key: 'others', cases: 1_000, found: 20 }
  const standing = (cases: number, found: number) =>
    rated([{ key: 'one', cases, found }, peers]).find(({ key }) => key === 'one')?.standing

  test('clearly more than the others is above them, as much as the others is usual', () => {
    expect(standing(100, 12)).toBe('above')
    expect(standing(100, 3)).toBe('usual')
  })

  test('few cases, or few found, are never compared, however high the share', () => {
    expect(standing(19, 19)).toBe('few')
    expect(standing(20, 20)).toBe('above')
    expect(standing(40, 2)).toBe('few')
  })

  test('one finding among two cases does not lead the list', () => {
    const keys = rated([{ key: 'small', cases: 2, found: 1 }, { key: 'large', cases: 200, found: 60 }, peers])
    expect(keys.map(({ key }) => key)).toEqual(['large', 'small', 'others'])
  })

  test('who has no peers is not above them', () => {
    expect(rated([{ key: 'one', cases: 100, found: 90 }])[0]).toMatchObject({
      peers: undefined,
      standing: 'usual',
    })
  })

  test('the lower end is that of Wilson’s interval', () => {
    expect(lowerEnd(10, 100)).toBeCloseTo(0.0552, 4)
    expect(lowerEnd(1, 2)).toBeCloseTo(0.0945, 4)
    expect([lowerEnd(0, 50), lowerEnd(0, 0)]).toEqual([0, 0])
  })
})
