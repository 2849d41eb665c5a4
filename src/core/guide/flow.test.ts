import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyGuide, sampleGuide, sampleMaterial, sampleQuestion } from '../../../tests/guides.ts'
import { materialsFor } from './checklist.ts'
import { componentsOf } from './flow/walk.ts'
import { flowFindings, type Posts } from './flow.ts'
import type { Guide } from './guide.ts'
import { questionsToAsk } from './questions.ts'

const told = (change: Partial<Guide>, posts?: Posts) =>
  flowFindings(sampleGuide(change), posts).map(({ id, path }) => `${id} ${path}`)
const step = (id: string, role: 'reviewer' | 'approver', days: number) => ({
  ...{ id, name: id, role, days },
  ...{ standard: '核对申请书。', result: '签发证书。' },
})

describe('situations', () => {
  test('a sound guide has none of all this', () => {
    expect(told({})).toEqual([])
  })

  test('a question without options is a dead end, and so is a choice that must be made of none', () => {
    expect(told({ questions: [sampleQuestion('a', [])], materials: [], form: [] })).toContain(
      'flow/dead-end questions.0.options',
    )
    const fields = [{ id: 'x', kind: 'choice', label: '选', options: [] }] as const
    expect(told({ form: [{ id: 'p', title: 'p', fields }] })).toContain(
      'flow/dead-end form.0.fields.0.options',
    )
  })

  test('what hangs on answers that never come together never occurs: material, question, field', () => {
    const questions = [
      sampleQuestion('who', ['person', 'firm']),
      sampleQuestion('size', ['small', 'big'], [{ who: ['firm'] }]),
      sampleQuestion('never', ['x', 'y'], [{ who: ['person'], size: ['big'] }]),
    ]
    const impossible = [{ who: ['person'], size: ['small'] }]
    const fields = [{ id: 'f', kind: 'text', label: '名称', when: impossible }] as const
    const found = told({
      questions,
      materials: [
        sampleMaterial('m', impossible),
        sampleMaterial('n', [{ size: ['big'] }, { never: ['x'] }]),
      ],
      form: [{ id: 'p', title: 'p', fields }],
    })
    expect(found).toContain('flow/never questions.2')
    expect(found).toContain('flow/never materials.0')
    expect(found).toContain('flow/never form.0.fields.0')
    expect(found).toContain('flow/never-alternative materials.1.when')
  })

  test('a question whose answers tell nothing apart is idle; options that differ in nothing are named', () => {
    const questions = [sampleQuestion('a', ['x', 'y', 'z']), sampleQuestion('b', ['x', 'y'])]
    expect(told({ questions, materials: [sampleMaterial('m', [{ a: ['x'] }])], form: [] })).toEqual([
      'flow/same-options questions.0.options.2',
      'flow/idle-question questions.1',
    ])
  })

  test('what differs in nothing may not be published; a question that says whose paper it is differs in that', () => {
    const questions = [sampleQuestion('agent', ['self', 'other'])]
    const graveIn = (change: Partial<Guide>) =>
      flowFindings(sampleGuide({ questions, form: [], ...change })).map(
        ({ id, severity }) => `${severity} ${id}`,
      )
    const own = { ...sampleMaterial('m'), ownWhen: [{ agent: ['self'] }] }
    expect(graveIn({ materials: [sampleMaterial('m')] })).toEqual(['error flow/idle-question'])
    const both = sampleMaterial('m', [{ agent: ['self'] }, { agent: ['other'] }])
    expect(graveIn({ materials: [both] })).toEqual(['error flow/same-situations'])
    expect(graveIn({ materials: [own] })).toEqual([])
    const result = { ...sampleGuide().result, ownWhen: [{ agent: ['self'] }] }
    expect(graveIn({ materials: [sampleMaterial('m')], result })).toEqual([])
  })

  test('two situations that conditions tell apart and that still come to the same are named', () => {
    const when = [{ a: ['x'] }, { a: ['y'] }]
    expect(
      told({
        questions: [sampleQuestion('a', ['x', 'y'])],
        materials: [sampleMaterial('m', when)],
        form: [],
      }),
    ).toEqual(['flow/same-situations questions.0'])
  })

  test('thirty questions that have nothing to do with each other are walked apart, all of them', () => {
    const ids = Array.from({ length: 30 }, (_, i) => `q${i}`)
    const questions = ids.map((id) => sampleQuestion(id, ['x', 'y']))
    const materials = ids.map((id) => sampleMaterial(`m-${id}`, [{ [id]: ['x'] }]))
    expect(told({ questions, materials, form: [] })).toEqual([])
    expect(componentsOf(sampleGuide({ questions, materials, form: [] }), 100)).toHaveLength(30)
  })

  test('where all hang together and the bound is reached, it says so and accuses nothing', () => {
    const ids = Array.from({ length: 30 }, (_, i) => `q${i}`)
    const questions = ids.map((id) => sampleQuestion(id, ['x', 'y']))
    const all = Object.fromEntries(ids.map((id) => [id, ['x']]))
    expect(told({ questions, materials: [sampleMaterial('m', [all])], form: [] })).toEqual([
      'flow/too-many-situations questions.0',
    ])
  })

  test('the walk by parts says of every material what the walk through everything says', () => {
    fc.assert(
      fc.property(anyGuide, (guide) => {
        const ways = everyWay(guide)
        const never = flowFindings(guide)
          .filter(({ id, path }) => id === 'flow/never' && path.startsWith('materials.'))
          .map(({ path }) => Number(path.split('.')[1]))
        const reached = new Set(ways.flatMap((way) => materialsFor(guide, way).map(({ id }) => id)))
        expect(never).toEqual(guide.materials.flatMap(({ id }, i) => (reached.has(id) ? [] : [i])))
      }),
      { numRuns: 60 },
    )
  })
})

describe('steps and clocks', () => {
  test('after the decision comes no step, and a promise is somebody’s', () => {
    expect(told({ steps: [step('a', 'approver', 2), step('b', 'approver', 2)] })).toEqual([
      'flow/after-decision steps.0.role',
    ])
    const unowned = { steps: [step('a', 'reviewer', 0), step('b', 'approver', 0)] }
    expect(flowFindings(sampleGuide(unowned))).toMatchObject([
      { id: 'flow/clock-without-owner', path: 'steps', severity: 'error' },
    ])
    for (const promisedLimit of [
      { count: 4, unit: 'hour' },
      { count: 1, unit: 'naturalDay' },
    ] as const)
      expect(told({ ...unowned, promisedLimit })).toEqual([])
    expect(told({ steps: [step('a', 'reviewer', 0), step('b', 'approver', 3)] })).toEqual([
      'flow/step-without-time steps.0.days',
    ])
  })

  test('a special procedure has one limit', () => {
    const hearing = { kind: 'hearing', days: 20, explain: '听证。' } as const
    expect(told({ specialProcedures: [hearing, hearing] })).toEqual([
      'flow/special-twice specialProcedures.1.kind',
    ])
  })
})

describe('posts', () => {
  const places = [
    { code: 'city', name: '平凉市', level: 'city' },
    { code: 'jing', name: '静宁县', level: 'county', parent: 'city' },
    { code: 'zhuang', name: '庄浪县', level: 'county', parent: 'city' },
  ] as const
  const departments = new Map([['market-regulation', '市场监管']])
  const full: Posts['held'] = ['jing', 'zhuang'].flatMap((place) => [
    { place, role: 'clerk', group: 'market', department: '*' },
    { place, role: 'reviewer', department: 'market-regulation' },
    { place, role: 'approver', department: 'market-regulation' },
  ])
  const county = { acceptedAt: ['county'] } as const
  const without = (drop: (post: Posts['held'][number]) => boolean): Posts => ({
    departments,
    places,
    held: full.filter((post) => !drop(post)),
  })

  test('everybody is there: nothing to say', () => {
    expect(told(county, { departments, places, held: full })).toEqual([])
  })

  test('a post that nobody holds in one county is told with the county', () => {
    const posts = without(({ place, role }) => place === 'zhuang' && role === 'reviewer')
    const [finding, ...more] = flowFindings(sampleGuide(county), posts)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ id: 'flow/post-nobody-holds', path: 'steps.0', severity: 'error' })
    expect(finding?.message).toBe('庄浪县没有人担任审查人员（市场监管部门）。')
  })

  test('the clerk’s window and the approver are looked for too, and a level without a place', () => {
    expect(
      told(
        county,
        without(({ role }) => role === 'clerk'),
      ),
    ).toEqual(['flow/post-nobody-holds acceptedAt'])
    expect(
      told(
        county,
        without(({ role }) => role === 'approver'),
      ),
    ).toEqual(['flow/post-nobody-holds department'])
    expect(told({ acceptedAt: ['village'] }, { departments, places, held: full })).toEqual([
      'flow/post-nobody-holds acceptedAt',
    ])
  })

  test('a window that takes the group of another department alone takes nothing in for this one', () => {
    const takenBy = (department: string, group: 'market' | '*' = 'market'): Posts => ({
      ...{ departments, places },
      held: full.map((post) => (post.role === 'clerk' ? { ...post, department, group } : post)),
    })
    expect(told(county, takenBy('commerce'))).toEqual(['flow/post-nobody-holds acceptedAt'])
    expect(told(county, takenBy('market-regulation'))).toEqual([])
    expect(told(county, takenBy('*', '*'))).toEqual([])
  })

  test('a second department may be that of the place above', () => {
    const opinions = [{ department: 'ecology', about: '排污', days: 3 }]
    expect(told({ ...county, opinions }, { departments, places, held: full })).toEqual([
      'flow/post-nobody-holds opinions.0',
    ])
    const above = { place: 'city', role: 'reviewer', department: 'ecology' } as const
    expect(told({ ...county, opinions }, { departments, places, held: [...full, above] })).toEqual([])
  })
})

/** Every way to answer the questions of a guide, to the end. */
function everyWay(guide: Guide, answers: Record<string, string> = {}): Record<string, string>[] {
  const { next } = questionsToAsk(guide, answers)
  return next
    ? next.options.flatMap((option) => everyWay(guide, { ...answers, [next.id]: option.id }))
    : [answers]
}
