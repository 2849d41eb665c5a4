import { describe, expect, test } from 'vitest'
import { sampleGuide } from '../../../tests/guides.ts'
import { creditCheckCharacter } from '../check-character.ts'
import type { Guide } from './guide.ts'
import { depthOf, isAsDeepAs, isServed, levelOf, otherDepartments, subjectsOf } from './subject.ts'

/** A sound credit code that begins with these two characters. */
const code = (start: string) => {
  const body = `${start}620826MA71TEAT8`.slice(0, 17)
  return body + creditCheckCharacter(body)
}
const legal = (start: string) => ({ kind: 'legal', documentNumber: code(start) }) as const

describe('who an item is for (服务对象)', () => {
  test('a person is a natural person; an organisation is what its code says', () => {
    expect(subjectsOf({ kind: 'natural', documentNumber: '110101199003070011' })).toEqual([1])
    expect(subjectsOf(legal('91'))).toEqual([2, 5])
    expect(subjectsOf(legal('12'))).toEqual([3])
    expect(subjectsOf(legal('51'))).toEqual([4])
    expect(subjectsOf(legal('11'))).toEqual([6])
  })
  test('a business of one person may do what persons may', () => {
    expect(isServed({ subjects: [1] }, legal('92'))).toBe(true)
    expect(isServed({ subjects: [2, 3] }, legal('92'))).toBe(false)
  })
  test('a code that does not tell excludes no organisation, and never a person', () => {
    for (const documentNumber of ['TE5116020105116050', code('A1')])
      expect(isServed({ subjects: [6] }, { kind: 'legal', documentNumber })).toBe(true)
    expect(isServed({ subjects: [2, 9] }, { kind: 'natural', documentNumber: '110101199003070011' })).toBe(
      false,
    )
  })
})

describe('how far down a place must be named', () => {
  const guide = (changes: Partial<Guide>) =>
    depthOf({ ...sampleGuide(), steps: [], opinions: [], ...changes })
  test('to the organ that decides, and at least to the county', () => {
    expect(guide({ decidedAt: ['city'] })).toBe('county')
    expect(guide({ decidedAt: ['city', 'county'] })).toBe('county')
    expect(guide({ decidedAt: ['township'] })).toBe('township')
    expect(guide({ decidedAt: ['village'] })).toBe('village')
  })
  test('to the township when its government has a say in what the county decides', () => {
    const visit = { id: 'visit', name: '入户', role: 'reviewer', days: 4, standard: '', result: '' } as const
    expect(guide({ decidedAt: ['county'], steps: [{ ...visit, department: 'township-government' }] })).toBe(
      'township',
    )
  })
  test('a smaller place names the larger ones', () => {
    expect(isAsDeepAs('village', 'county')).toBe(true)
    expect(isAsDeepAs('county', 'township')).toBe(false)
  })
})

test('a township asks the departments of its county, a county the governments of its townships', () => {
  expect(levelOf('natural-resources', 'township')).toBe('county')
  expect(levelOf('natural-resources', 'city')).toBe('city')
  expect(levelOf('township-government', 'county')).toBe('township')
})

test('the departments beside the deciding one are named once', () => {
  const guide = sampleGuide()
  const opinion = { department: 'tax', about: '', days: 1 }
  expect(
    otherDepartments({
      ...guide,
      opinions: [opinion, opinion, { ...opinion, department: guide.department }],
    }),
  ).toEqual(['tax'])
})
