import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import { strandedIn } from './askable.ts'
import { guideIn } from './draft.ts'
import { unreachableIn } from './flow.ts'
import type { Question } from './guide.ts'
import { questionsToAsk } from './questions.ts'
import { situationsOf } from './situations.ts'
import { nobody, solve, toBring } from './solve.ts'

const yesNo = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
]
const business: Question = {
  id: 'business',
  ask: '您主要经营什么？',
  options: [
    { id: 'catering', label: '做餐饮' },
    { id: 'canteen', label: '单位食堂' },
  ],
}
const contracted: Question = {
  ...{ id: 'contracted', ask: '是否承包？', options: yesNo },
  when: [{ business: ['canteen'] }],
}
const guide = guideIn({
  questions: [business, contracted],
  materials: [
    { id: 'application', name: '申请书' },
    { id: 'contract', name: '承包合同', when: [{ contracted: ['yes'] }] },
  ],
  form: [
    {
      id: 'page',
      title: '申请人',
      fields: [
        { id: 'online', kind: 'yesNo', label: '是否网络经营' },
        { id: 'site', kind: 'text', label: '网址', when: [{ online: ['yes'] }] },
        {
          id: 'diners',
          kind: 'number',
          label: '供餐人数',
          when: [{ business: ['canteen'], online: ['no'] }],
        },
      ],
    },
  ],
})

describe('every situation of a guide', () => {
  test('is walked once, in the order of the options, with its list', () => {
    const { situations, more } = situationsOf(guide, 100)
    expect(more).toBe(false)
    expect(situations.map(({ answers, materials }) => [answers, materials.map(({ id }) => id)])).toEqual([
      [{ business: 'catering' }, ['application']],
      [{ business: 'canteen', contracted: 'yes' }, ['application', 'contract']],
      [{ business: 'canteen', contracted: 'no' }, ['application']],
    ])
  })

  test('has no more of them than are asked for, and says that there are others', () => {
    const { situations, more } = situationsOf(guide, 2)
    expect([situations.length, more]).toEqual([2, true])
    expect(situationsOf(guide, 3).more).toBe(false)
  })

  test('a question without options ends the walk, as a draft may have it', () => {
    const draft = guideIn({ ...guide, questions: [business, { ...contracted, options: [] }] })
    expect(situationsOf(draft, 100).situations.map(({ answers }) => answers)).toEqual([
      { business: 'catering' },
      { business: 'canteen' },
    ])
  })

  test('property: each is settled, unlike the others, and its list is the list', () => {
    const guides = fc
      .array(fc.record({ hangs: fc.boolean(), on: fc.nat(5), options: fc.integer({ min: 1, max: 3 }) }), {
        maxLength: 5,
      })
      .map((parts) =>
        parts.map(({ hangs, on, options }, n): Question => {
          const before = n > 0 && hangs ? { when: [{ [`q${on % n}`]: ['o0'] }] } : {}
          return {
            ...{ id: `q${n}`, ask: `问题${n}`, ...before },
            options: Array.from({ length: options }, (_, o) => ({ id: `o${o}`, label: `选项${o}` })),
          }
        }),
      )
    fc.assert(
      fc.property(guides, (questions) => {
        const asking = { ...guide, questions, form: [], materials: [] }
        const { situations, more } = situationsOf(asking, 1000)
        expect(more).toBe(false)
        for (const { answers } of situations)
          expect(questionsToAsk(asking, answers)).toMatchObject({ answers })
        for (const { answers } of situations) expect(questionsToAsk(asking, answers).next).toBeUndefined()
        expect(new Set(situations.map(({ answers }) => JSON.stringify(answers))).size).toBe(situations.length)
      }),
    )
  })
})

describe('what no situation leads to', () => {
  const unreached = (changed: Partial<typeof guide>) =>
    unreachableIn({ ...guide, ...changed }).map(({ path }) => path)
  test('nothing, in a guide that holds together', () => expect(unreached({})).toEqual([]))

  test('a question after one that excludes it, and the material that hangs on it', () => {
    const late = { ...contracted, when: [{ business: ['catering'], contracted: ['yes'] }] }
    expect(unreached({ questions: [business, late] })).toEqual(['questions.1', 'materials.1'])
  })

  test('a field that wants an option its choice does not have, and what hangs on it', () => {
    const [page] = guide.form
    const fields = (page?.fields ?? []).map((field) =>
      field.id === 'site' ? { ...field, when: [{ online: ['perhaps'] }] } : field,
    )
    expect(unreached({ form: [{ id: 'page', title: '申请人', fields }] })).toEqual(['form.0.fields.1'])
  })
})

test('in every situation the list is what the solver asks for, and the rest has its reason', () => {
  for (const { answers, materials } of situationsOf(guide, 100).situations) {
    const solution = solve(guide, answers, nobody(day('2026-04-20')))
    expect(toBring(solution)).toEqual(materials)
    expect(solution.lines.every(({ asked }) => asked !== 'open')).toBe(true)
  }
})

describe('a condition asks only what stands before it', () => {
  test('nothing is stranded while questions stand in order', () => expect(strandedIn(guide)).toEqual([]))

  test('a question moved behind what hangs on it is told, with both names', () => {
    expect(strandedIn({ ...guide, questions: [contracted, business] })).toEqual([
      { path: 'questions.0.when', name: '是否承包？', asks: '您主要经营什么？' },
    ])
  })

  test('a question taken away is told for every condition that asks it', () => {
    expect(strandedIn({ ...guide, questions: [business] })).toEqual([
      { path: 'materials.1.when', name: '承包合同', asks: 'contracted' },
    ])
  })

  test('a field asks choices before it, and never a text or itself', () => {
    const [page] = guide.form
    const [online, site, diners] = page?.fields ?? []
    if (!online || !site || !diners) throw new TypeError('three fields')
    const form = (fields: NonNullable<typeof page>['fields']) => ({
      ...guide,
      form: [{ id: 'p', title: 'p', fields }],
    })
    expect(strandedIn(form([site, online])).map(({ path }) => path)).toEqual(['form.0.fields.0.when'])
    expect(strandedIn(form([{ ...online, kind: 'text' }, site])).map(({ asks }) => asks)).toEqual([
      '是否网络经营',
    ])
    expect(strandedIn(form([online, site, diners]))).toEqual([])
  })
})
