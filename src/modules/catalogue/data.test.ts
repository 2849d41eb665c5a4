import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { parse } from 'yaml'
import type { z } from 'zod'
import { day } from '../../core/day.ts'
import { agrees, FACTS } from '../../core/guide/bank.ts'
import { materialsFor } from '../../core/guide/checklist.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { checkItemCode } from '../../core/identifier.ts'
import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { fieldSchema } from '../../fields/kinds.ts'
import { type GuideFile, readCatalogue, readGuide } from './files.ts'
import type { GuideSchema } from './schema.ts'

const files = readCatalogue()
const guides = files.map((file) => file.guide)
const departments = (parse(readFileSync('data/city/departments.yaml', 'utf8')) as { key: string }[]).map(
  (d) => d.key,
)

test('the schema says exactly what the core type says', () => {
  expectTypeOf<z.infer<typeof GuideSchema>>().branded.toEqualTypeOf<Guide>()
})

test.each(files.map(({ item, guide }) => [item, guide] as const))(
  '%s stands on law, piece by piece',
  (_, guide) => {
    for (const basis of guide.basis) {
      expect(basis.law.length).toBeGreaterThan(3)
      expect(basis.issuer.length).toBeGreaterThan(1)
      expect(basis.text.length).toBeGreaterThanOrEqual(15)
      expect(basis.text, 'a new line is a new line').not.toContain('\\')
    }
    for (const material of guide.materials)
      expect(material.basis, material.name).toMatch(/《.+》|〔\d{4}〕\d+号/)
    expect(checkItemCode(guide.baseCode)).toEqual({ valid: true })
  },
)

test.each(files.map(({ item, guide }) => [item, guide] as const))(
  '%s names departments and files that exist',
  (_, guide) => {
    const known = [...departments, 'township-government', 'village-committee']
    const named = [
      guide.department,
      ...guide.opinions.map((opinion) => opinion.department),
      ...guide.steps.flatMap((step) => step.department ?? []),
    ]
    expect(named.filter((department) => !known.includes(department))).toEqual([])
    const { sample } = guide.result
    if (sample) expect(existsSync(`data/catalogue/forms/${sample}`), sample).toBe(true)
  },
)

test.each(files.map(({ item, guide }) => [item, guide] as const))(
  '%s: every question decides something, every material can be needed',
  (_, guide) => {
    const asked = JSON.stringify(
      [guide.questions, guide.materials, guide.form]
        .flat()
        .map((part) => ('fields' in part ? part.fields.map((f) => f.when) : part.when)),
    )
    for (const question of guide.questions) expect(asked, question.id).toContain(`"${question.id}":`)
    const needed = new Set(
      everySituation(guide).flatMap((answers) => materialsFor(guide, answers).map((m) => m.id)),
    )
    expect(guide.materials.map((m) => m.id).filter((id) => !needed.has(id))).toEqual([])
  },
)

test.each(files.map(({ item, guide }) => [item, guide] as const))(
  '%s: what is typed has an example on the filled-in sample, and its own field takes it',
  (_, guide) => {
    const typed = guide.form.flatMap((page) => page.fields).filter(({ kind }) => TYPED.includes(kind))
    expect(typed.filter((field) => field.example === undefined).map((field) => field.id)).toEqual([])
    const refused = typed.flatMap((field) => {
      const { error } = fieldSchema(field, day('2026-11-23')).safeParse(field.example)
      return error
        ? [`${field.id}: ${field.example}: ${error.issues.map((one) => one.message).join('')}`]
        : []
    })
    expect(refused).toEqual([])
  },
)
const TYPED: readonly string[] = ['text', 'longText', 'number', 'money', 'address']

test.each(files.map(({ item, guide }) => [item, guide] as const))(
  '%s: no question is asked whose every answer leads to the same',
  (_, guide) => {
    const conditions = [guide.questions, guide.materials, guide.form.flatMap((page) => page.fields)]
      .flat()
      .flatMap((part) => part.when ?? [])
    const idle = guide.questions.filter(({ id, options }) => {
      const told = options.map((option) =>
        conditions.map((all) => all[id]?.includes(option.id) ?? null).join(),
      )
      return new Set(told).size === 1
    })
    expect(idle.map((question) => question.id)).toEqual([])
  },
)

test.each(files.map(({ item, guide }) => [item, guide] as const))(
  '%s: a field that asks for a fact of the question bank is the field of the bank, once',
  (_, guide) => {
    const fields = guide.form.flatMap((page) => page.fields).filter(({ fact }) => fact !== undefined)
    expect(fields.filter((field) => !agrees(field)).map(({ id, fact }) => `${id}: ${fact}`)).toEqual([])
    expect(new Set(fields.map(({ fact }) => fact)).size).toBe(fields.length)
  },
)

test('the question bank holds what several items ask for, and is used', () => {
  const asked = guides.flatMap(({ form }) =>
    form.flatMap((page) => page.fields.flatMap(({ fact }) => fact ?? [])),
  )
  expect(asked.length).toBeGreaterThan(300)
  expect(FACTS.filter((fact) => asked.filter((one) => one === fact).length < 2)).toEqual([])
})

/** Every way to answer the questions of a guide, to the end. */
function everySituation(guide: Guide, answers: Record<string, string> = {}): Record<string, string>[] {
  const { next } = questionsToAsk(guide, answers)
  return next
    ? next.options.flatMap((option) => everySituation(guide, { ...answers, [next.id]: option.id }))
    : [answers]
}

/** What conditions, materials and steps say, sentence by sentence. */
function sentencesOf({ conditions, materials, steps }: Guide): Set<string> {
  const texts = [
    ...conditions.map((c) => c.text),
    ...materials.flatMap((m) => [m.name, m.standard]),
    ...steps.flatMap((s) => [s.standard, s.result]),
  ]
  return new Set(
    texts
      .flatMap((text) => text.split(/[。；;]/))
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  )
}

const share = (a: Set<string>, b: Set<string>) =>
  [...a].filter((one) => b.has(one)).length / Math.min(a.size, b.size)

test('no two items share more than half of what their conditions, materials and steps say', () => {
  const said = files.map(({ item, guide }) => ({ item, sentences: sentencesOf(guide) }))
  const alike = said.flatMap((a, i) =>
    said
      .slice(i + 1)
      .flatMap((b) => (share(a.sentences, b.sentences) > 0.5 ? [`${a.item} = ${b.item}`] : [])),
  )
  expect(alike).toEqual([])
})

describe('the shipped catalogue', () => {
  test('has at least 80 items, and six or more in each group of windows', () => {
    expect(files.length).toBeGreaterThanOrEqual(80)
    for (const group of Object.keys(WINDOW_GROUP))
      expect(guides.filter((guide) => guide.windowGroup === group).length, group).toBeGreaterThanOrEqual(6)
  })

  test('spares people the way: at most one visit, on-line, on the spot (85, 75 and 40 in a hundred)', () => {
    const share = (is: (guide: Guide) => boolean) => guides.filter(is).length / guides.length
    expect(share((guide) => guide.visits <= 1)).toBeGreaterThanOrEqual(0.85)
    expect(share((guide) => guide.channels.includes('online'))).toBeGreaterThanOrEqual(0.75)
    expect(share((guide) => guide.onlineDepth === 'IV')).toBeGreaterThanOrEqual(0.75)
    expect(share((guide) => guide.handling === 'onSpot')).toBeGreaterThanOrEqual(0.4)
  })

  test('is found by the words people use: at least five for every item', () => {
    const few = files.filter(({ guide }) => new Set(guide.synonyms).size < 5)
    expect(few.map(({ item }) => item)).toEqual([])
  })

  test('has the six village items of the notice (N51), and a village takes them in', () => {
    for (const name of [
      /宅基地/,
      /生育.*登记/,
      /流动人口婚育证明/,
      /城乡居民.*医疗保险/,
      /临时救助/,
      /党员.*组织关系/,
    ]) {
      const found = guides.filter((guide) => name.test(guide.name) && guide.acceptedAt.includes('village'))
      expect(found, String(name)).not.toEqual([])
    }
  })

  test('has items of both kinds of handling, fee, subject and licence', () => {
    const some = (is: (guide: Guide) => boolean) => guides.some(is) && guides.some((guide) => !is(guide))
    expect(some((guide) => guide.handling === 'onSpot')).toBe(true)
    expect(some((guide) => guide.fee.charged)).toBe(true)
    expect(some((guide) => guide.subjects.includes(1))).toBe(true)
    expect(some((guide) => guide.subjects.includes(2))).toBe(true)
    expect(some((guide) => guide.type === '01')).toBe(true)
  })

  test('has situations that decide the materials in at least a third of its items', () => {
    const situated = guides.filter(
      (g) => g.questions.length > 0 && g.materials.some((material) => material.when),
    )
    expect(situated.length).toBeGreaterThanOrEqual(guides.length / 3)
  })

  test('has at least two items on which a second department gives its opinion', () => {
    expect(guides.filter((guide) => guide.opinions.length > 0).length).toBeGreaterThanOrEqual(2)
  })

  test('has no two items under one name or one code', () => {
    expect(new Set(guides.map((guide) => guide.name)).size).toBe(guides.length)
    expect(new Set(guides.map((guide) => guide.baseCode)).size).toBe(guides.length)
  })
})

describe('a broken file', () => {
  const text = readFileSync('data/catalogue/food-business-permit.yaml', 'utf8')
  const faultsOf = (broken: string, name = 'food.yaml') => readGuide(name, broken).faults

  test('the file it is broken from is sound', () => {
    const file: GuideFile | undefined = readGuide('food.yaml', text).file
    expect(file?.item).toBe('food')
  })

  test.each<[string, string, string, RegExp]>([
    [
      'an unknown field',
      'windowGroup: market',
      'windowGroup: market\ncolour: red',
      /^food\.yaml: : .*colour/,
    ],
    ['a missing field', 'visits: 0\n', '', /^food\.yaml: visits: /],
    ['a wrong choice', 'windowGroup: market', 'windowGroup: marketing', /^food\.yaml: windowGroup: /],
    [
      'an unknown theme',
      "natural: ['040']",
      "natural: ['041']",
      /^food\.yaml: themes\.natural\.0: 没有这个主题代码。$/,
    ],
    [
      'a limit beyond the law',
      'count: 8',
      'count: 11',
      /^food\.yaml: promisedLimit: 承诺办结时限不得长于法定办结时限。$/,
    ],
    [
      'a loophole',
      '已取得营业执照，',
      '符合法律、法规规定的其他条件，',
      /^food\.yaml: conditions\.0\.text: “.+”说得不清楚/,
    ],
    [
      'a question nobody asks',
      '[{ contracted: ',
      '[{ rented: ',
      /^food\.yaml: materials\.\d+\.when: 条件问到“rented”/,
    ],
    ['broken YAML', 'name: ', 'name: [', /^food\.yaml: /],
  ])('%s is told with file and place', (_, from, to, fault) => {
    expect(text).toContain(from)
    expect(faultsOf(text.replace(from, to)).join('\n')).toMatch(fault)
  })

  test('every fault of a file is told at once', () => {
    const broken = text.replace('windowGroup: market', 'windowGroup: marketing').replace('visits: 0\n', '')
    expect(faultsOf(broken)).toHaveLength(2)
  })

  test('a file is named after its item', () => {
    expect(faultsOf(text, '食品.yaml')).toEqual(['食品.yaml: 文件名只含小写字母、数字和连字符。'])
  })
})
