import { describe, expect, test } from 'vitest'
import { ZodError } from 'zod'
import { day } from '../../core/day.ts'
import { assertDocument, guessDocument, problemWith } from './document.ts'

const TODAY = day('2026-04-20')
const natural = (documentNumber: string, documentKind: 'citizenId' | 'passport' = 'citizenId') =>
  problemWith({ kind: 'natural', documentKind, documentNumber }, TODAY)
const legal = (documentNumber: string) => problemWith({ kind: 'legal', documentNumber }, TODAY)

describe('the document in the clerk’s hand', () => {
  test.each(['110101199003070011', ' 110101199003070011 ', '11010519491231002x'])(
    'a citizen’s number %j can be right',
    (number) => {
      expect(natural(number)).toBeUndefined()
    },
  )

  test.each([
    ['110101199003070012', '校验码'],
    ['110101199002300011', '出生日期'],
    ['11010120990307001X', '晚于今天'],
    ['110101900307001', '15位'],
    ['', '没有填写'],
    ['１１０１０１１９９００３０７００１１', '应为数字'],
  ])('a citizen’s number %j cannot: %s', (number, why) => {
    expect(natural(number)).toContain(why)
  })

  test.each([
    ['E12345678', undefined],
    ['e12345678', undefined],
    ['AB1', '5至17位'],
    ['A'.repeat(18), '5至17位'],
    ['E1234 5678', '5至17位'],
    ['E１２３４５', '5至17位'],
  ])('a passport %j: %s', (number, why) => {
    if (why === undefined) expect(natural(number, 'passport')).toBeUndefined()
    else expect(natural(number, 'passport')).toContain(why)
  })

  test('of an organisation every code that was ever given is kept with its kind; only nonsense is refused', () => {
    for (const code of ['91620826MA71TEAT8Y', '91620826ma71teat8y', 'TE12345678ABCDEF12', '00000000-0'])
      expect(legal(code), code).toBeUndefined()
    expect(legal('91620826MA71TEAT8X')).toContain('校验码')
    expect(legal('12345')).toContain('18位')
    expect(legal('')).toContain('没有填写')
  })

  test('what is wrong names its field, wherever in the registration it stands', () => {
    for (const [at, path] of [
      [['applicant'], ['applicant', 'documentNumber']],
      [['agent'], ['agent', 'documentNumber']],
    ] as const) {
      let thrown: unknown
      try {
        assertDocument({ kind: 'natural', documentKind: 'citizenId', documentNumber: '1' }, TODAY, at)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(ZodError)
      expect((thrown as ZodError).issues[0]).toMatchObject({
        path: [...path],
        message: expect.stringMatching(/。$/),
      })
    }
    expect(() =>
      assertDocument({ kind: 'legal', documentNumber: '91620826MA71TEAT8Y' }, TODAY, ['applicant']),
    ).not.toThrow()
  })
})

describe('a number typed before anybody said whose it is', () => {
  test.each([
    ['110101199003070011', 'citizenId', false],
    ['110101199003070012', 'citizenId', true],
    ['11010119900307001x', 'citizenId', true],
    ['91620826MA71TEAT8Y', 'uscc', false],
    ['91620826ma71teat8y', 'uscc', false],
    ['91620826MA71TEAT8X', 'uscc', true],
    ['TE12345678ABCDEF12', 'temporary', false],
    ['E12345678', 'passport', false],
    ['王䶮', 'other', false],
    ['', 'other', false],
  ])('%j is read as %s, doubtful: %s', (typed, kind, doubtful) => {
    const { documentKind, problem } = guessDocument(typed, TODAY)
    expect([documentKind, problem !== undefined]).toEqual([kind, doubtful])
    if (problem) expect(problem).toMatch(/。$/)
  })
})
