import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAnswers, anyGuide, sampleGuide, sampleMaterial } from '../../../tests/guides.ts'
import { type Day, day } from '../day.ts'
import { materialsFor } from './checklist.ts'
import { meets } from './condition.ts'
import type { Guide, Material } from './guide.ts'
import { bestOf, documentOf, type Held, isUsable, usableUntil } from './held.ts'
import { questionsToAsk } from './questions.ts'
import { DOCUMENTS, type DocumentKind } from './registers.ts'
import { isTrue, type Known, neededIn, nobody, provenIn, type Reason, solve, toBring } from './solve.ts'

const on = day('2026-04-20')
const card = (part: Partial<Held> = {}): Held => ({
  document: 'citizen-id',
  trust: 'B',
  caseId: 'case-1',
  caseNumber: '1',
  material: 'identity',
  verifiedOn: day('2026-03-02'),
  validUntil: day('2027-03-02'),
  ...part,
})
const person = (held: readonly Held[], more: Partial<Known> = {}): Known => ({
  ...{ on, applicant: 'natural', held, connected: [] },
  ...more,
})
const own = (id: string, document: DocumentKind, more: Partial<Material> = {}): Material => ({
  ...sampleMaterial(id),
  document,
  ...more,
})

const guide = sampleGuide({
  materials: [
    own('identity', 'citizen-id'),
    sampleMaterial('contract', [{ contracted: ['yes'] }]),
    own('licence', 'business-licence'),
  ],
})
const ids = (materials: readonly Material[]) => materials.map(({ id }) => id)
const reasonOf = (id: string, answers: Record<string, string>, known: Known): Reason | undefined => {
  const line = solve(guide, answers, known).lines.find(({ material }) => material.id === id)
  return line?.asked === 'no' ? line.reason : undefined
}

describe('能共享的材料不得要求重复提交: the list with the proof', () => {
  test('what the city holds of the applicant is not asked for, and the proof says from which case and until when', () => {
    const held = card()
    expect(ids(toBring(solve(guide, { kind: 'shop', agent: 'self' }, person([held]))))).toEqual(['licence'])
    expect(reasonOf('identity', {}, person([held]))).toEqual({ kind: 'held', held })
  })

  test('nobody is known who has not signed in', () => {
    expect(ids(toBring(solve(guide, { kind: 'shop', agent: 'self' }, nobody(on))))).toEqual([
      'identity',
      'licence',
    ])
  })

  test("a paper of an organisation is never taken for a person's, nor the other way round", () => {
    const licence = card({ document: 'business-licence' })
    expect(reasonOf('licence', {}, person([licence]))).toBeUndefined()
    expect(reasonOf('licence', {}, person([licence], { applicant: 'legal' }))).toBeDefined()
    expect(reasonOf('identity', {}, person([card()], { applicant: 'legal' }))).toBeUndefined()
  })

  test('a document that is the applicant’s own only in some situations is used in these alone', () => {
    const mine = own('identity', 'citizen-id', { ownWhen: [{ agent: ['self'] }] })
    const some = sampleGuide({ materials: [mine] })
    const bring = (agent: string) => ids(toBring(solve(some, { kind: 'shop', agent }, person([card()]))))
    expect(bring('self')).toEqual([])
    expect(bring('other')).toEqual(['identity'])
  })

  test.each([
    ['on its last day', card({ validUntil: on }), true],
    ['the day after', card({ validUntil: day('2026-04-19') }), false],
    ['without end', card({ trust: 'A', validUntil: undefined }), true],
    ['before it was seen', card({ verifiedOn: day('2026-04-21') }), false],
  ])('it is used %s: %#', (_, held, used) => {
    expect(reasonOf('identity', {}, person([held])) !== undefined).toBe(used)
  })

  test('a connected register is asked before any copy', () => {
    expect(reasonOf('identity', {}, person([card()], { connected: ['citizen-id'] }))).toEqual({
      kind: 'register',
      document: 'citizen-id',
    })
  })

  test('of several, what an organ issued goes before a copy, then what lasts longest', () => {
    const old = card({ caseId: 'old', validUntil: day('2026-06-01') })
    const issued = card({ caseId: 'issued', trust: 'A', validUntil: day('2026-05-01') })
    expect(bestOf([old, card()], 'citizen-id', on)?.caseId).toBe('case-1')
    expect(bestOf([old, card(), issued], 'citizen-id', on)?.caseId).toBe('issued')
    expect(bestOf([card()], 'household-register', on)).toBeUndefined()
  })

  test('a copy stands for the original no longer than its kind allows, and never beyond its own end', () => {
    const verifiedOn = day('2026-01-31')
    expect(usableUntil('household-register', { trust: 'B', verifiedOn })).toBe('2026-07-31')
    expect(usableUntil('citizen-id', { trust: 'B', verifiedOn, expiresOn: day('2026-02-10') })).toBe(
      '2026-02-10',
    )
    expect(usableUntil('citizen-id', { trust: 'B', verifiedOn, expiresOn: day('2036-02-10') })).toBe(
      '2027-01-31',
    )
    expect(usableUntil('residence-permit', { trust: 'A', verifiedOn })).toBeUndefined()
  })

  test('what the situation does not need names the answer that rules it out, or the question that does not arise', () => {
    expect(reasonOf('contract', { kind: 'canteen', contracted: 'no' }, nobody(on))).toEqual({
      kind: 'situation',
      excluded: [{ question: 'contracted', answer: 'no' }],
    })
    expect(reasonOf('contract', { kind: 'shop', agent: 'self' }, nobody(on))).toEqual({
      kind: 'situation',
      excluded: [{ question: 'contracted' }],
    })
  })

  test('while a question is open, what hangs on it is neither asked for nor left out', () => {
    const { lines, next } = solve(guide, { kind: 'canteen' }, nobody(on))
    expect(next?.id).toBe('contracted')
    expect(lines.find(({ material }) => material.id === 'contract')).toMatchObject({
      asked: 'open',
      question: 'contracted',
    })
  })
})

/**
 * Guides in which some materials are documents, some of them the applicant's own only in the situation of another material:
 * there a paper may be needed and still not be theirs.
 */
const KINDS = ['citizen-id', 'household-register', 'business-licence'] as const
const anyDocuments: fc.Arbitrary<Guide> = anyGuide.chain((any) => {
  const whens = any.materials.map(({ when }) => when)
  const role = fc.record({
    document: fc.option(fc.constantFrom(...KINDS), { nil: undefined }),
    ownWhen: fc.constantFrom(undefined, ...whens),
  })
  const { length } = any.materials
  return fc.array(role, { minLength: length, maxLength: length }).map((roles) => ({
    ...any,
    materials: any.materials.map((material, n) => ({ ...material, ...roles[n] })),
  }))
})
const anyDay = fc.integer({ min: 1, max: 28 }).map((n): Day => day(`2026-04-${String(n).padStart(2, '0')}`))
const anyKnown: fc.Arbitrary<Known> = fc.record({
  on: anyDay,
  applicant: fc.constantFrom('natural' as const, 'legal' as const, undefined),
  held: fc.array(
    fc.record({
      document: fc.constantFrom(...KINDS),
      trust: fc.constantFrom('A' as const, 'B' as const),
      caseId: fc.constantFrom('a', 'b', 'c'),
      caseNumber: fc.constant('1'),
      material: fc.option(fc.constantFrom('m', 'n'), { nil: undefined }),
      verifiedOn: anyDay,
      validUntil: fc.option(anyDay, { nil: undefined }),
    }),
    { maxLength: 4 },
  ),
  connected: fc.subarray([...KINDS], { maxLength: 1 }),
})

describe('whatever a guide asks and whoever asks it', () => {
  test('every answer path ends: answering what is next, every guide is settled within its questions', () => {
    fc.assert(
      fc.property(anyDocuments, fc.array(fc.nat({ max: 9 })), (any, choices) => {
        let answers: Record<string, string> = {}
        let steps = 0
        for (let { next } = questionsToAsk(any, answers); next; { next } = questionsToAsk(any, answers)) {
          const option = next.options[(choices[steps] ?? 0) % next.options.length]
          answers = { ...answers, [next.id]: option?.id ?? '' }
          steps += 1
          expect(steps).toBeLessThanOrEqual(any.questions.length)
        }
        expect(solve(any, answers, nobody(on)).lines.every(({ asked }) => asked !== 'open')).toBe(true)
      }),
    )
  })

  test('the list is part of the guide, in its order, and every material of the guide is accounted for once', () => {
    fc.assert(
      fc.property(anyDocuments, anyAnswers, anyKnown, (any, answers, known) => {
        const solution = solve(any, answers, known)
        expect(solution.lines.map(({ material }) => material)).toEqual(any.materials)
        expect(toBring(solution).every((material) => any.materials.includes(material))).toBe(true)
        const needed = neededIn(solution)
        expect(needed).toEqual(materialsFor(any, answers))
        expect(toBring(solution).length + provenIn(solution).size).toBe(needed.length)
      }),
    )
  })

  test('the reason of every omission holds when it is checked again', () => {
    fc.assert(
      fc.property(anyDocuments, anyAnswers, anyKnown, (any, answers, known) => {
        for (const line of solve(any, answers, known).lines)
          if (line.asked === 'no')
            expect(isTrue(line.reason, line.material, any, answers, known), JSON.stringify(line)).toBe(true)
      }),
    )
  })

  test('what is held or looked up stands in only where the paper is the applicant’s own', () => {
    fc.assert(
      fc.property(anyDocuments, anyAnswers, anyKnown, (any, answers, known) => {
        const given = questionsToAsk(any, answers).answers
        for (const line of solve(any, answers, known).lines)
          if (line.asked === 'no' && line.reason.kind !== 'situation') {
            expect(meets(line.material.ownWhen, given)).toBe(true)
            const elsewhere = { ...line.material, ownWhen: [{ nobody: ['x'] }] }
            expect(isTrue(line.reason, elsewhere, any, answers, known)).toBe(false)
          }
      }),
    )
  })

  test('all of this happens among these guides: each kind of reason, and a paper that is held and not theirs', () => {
    const seen = new Set(
      fc
        .sample(fc.tuple(anyDocuments, anyAnswers, anyKnown), { numRuns: 1000, seed: 20261130 })
        .flatMap(([any, answers, known]) => {
          const given = questionsToAsk(any, answers).answers
          return solve(any, answers, known).lines.map((line) => {
            if (line.asked === 'no') return line.reason.kind
            const { document, ownWhen } = line.material
            const ofThem = document !== undefined && DOCUMENTS[document].of === known.applicant
            const has = known.held.some((one) => one.document === document && isUsable(one, known.on))
            return line.asked === 'yes' && ofThem && has && !meets(ownWhen, given) ? 'not theirs' : line.asked
          })
        }),
    )
    expect([...seen].sort()).toEqual(['held', 'not theirs', 'open', 'register', 'situation', 'yes'])
  })

  test('and no reason holds for a material that is to be brought', () => {
    fc.assert(
      fc.property(anyDocuments, anyAnswers, anyKnown, (any, answers, known) => {
        const given = questionsToAsk(any, answers).answers
        for (const material of toBring(solve(any, answers, known))) {
          const document = documentOf(material, given)
          const of = document && DOCUMENTS[document].of === known.applicant ? document : undefined
          expect(known.held.some((one) => one.document === of && isUsable(one, known.on))).toBe(false)
          expect(known.connected.some((one) => one === of)).toBe(false)
        }
      }),
    )
  })

  test('a reason is believed of its own material and its own facts only', () => {
    const held = card()
    const [identity, contract] = guide.materials as [Material, Material]
    const reason: Reason = { kind: 'held', held }
    const said = { kind: 'canteen', contracted: 'no', agent: 'self' }
    expect(isTrue(reason, identity, guide, said, person([held]))).toBe(true)
    expect(isTrue(reason, contract, guide, said, person([held]))).toBe(false)
    expect(isTrue(reason, identity, guide, said, person([]))).toBe(false)
    expect(isTrue(reason, identity, guide, said, person([held], { on: day('2027-03-03') }))).toBe(false)
    const not: Reason = { kind: 'situation', excluded: [{ question: 'contracted', answer: 'no' }] }
    expect(isTrue(not, contract, guide, said, nobody(on))).toBe(true)
    expect(isTrue(not, contract, guide, { ...said, contracted: 'yes' }, nobody(on))).toBe(false)
    expect(isTrue({ kind: 'situation', excluded: [] }, contract, guide, said, nobody(on))).toBe(false)
  })
})
