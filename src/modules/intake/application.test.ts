import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, type TestApp, testApp } from '../../../tests/app.ts'
import { anAnswer } from '../../../tests/intake.ts'
import { materialsFor } from '../../core/guide/checklist.ts'
import { formFor } from '../../core/guide/form.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { isServed } from '../../core/guide/subject.ts'
import { newId } from '../../platform/id.ts'
import { readCatalogue } from '../catalogue/files.ts'
import type { Party } from '../identity/facade.ts'
import { applicationOf, type Filing, isOnline, mayBring } from './application.ts'

let app: TestApp
const on = () => app.setting.today()
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
})
afterAll(() => app.close())

const ITEMS = readCatalogue()
const TOWNSHIP = '620826101000'
const person = party('natural', '110101199003070011', '王䶮')
const company = party('legal', '91620826MA71TEAT8Y', '静宁县崆岭果品商贸有限公司')

function party(kind: Party['kind'], documentNumber: string, name: string): Party {
  return {
    id: newId(),
    kind,
    name,
    documentKind: kind === 'natural' ? 'citizenId' : 'uscc',
    documentNumber,
    phone: undefined,
    address: undefined,
    legalRepresentative: undefined,
    level: 2,
  }
}

/** Answers to every question that applies: the choices decide which. */
function situationBy(guide: Guide, choices: readonly number[]): Record<string, string> {
  const answers: Record<string, string> = {}
  for (let turn = 0; ; turn += 1) {
    const { next } = questionsToAsk(guide, answers)
    if (!next) return answers
    const option = next.options[(choices[turn % choices.length] ?? 0) % next.options.length]
    answers[next.id] = option?.id ?? ''
  }
}

function filing(item: string, guide: Guide, situation: Record<string, string>): Filing {
  const asked = (filled: Record<string, unknown>) =>
    formFor(guide, situation, filled).flatMap((page) => page.fields)
  const answered = Object.fromEntries(asked({}).map((field) => [field.id, anAnswer(field)]))
  const form = Object.fromEntries(asked(answered).map((field) => [field.id, anAnswer(field)]))
  const applicant = isServed(guide, person) ? person : company
  return {
    id: newId(),
    item,
    place: TOWNSHIP,
    party: applicant,
    by: 'account',
    situation,
    form,
    contact: { name: '王䶮', phone: '13893312345' },
    delivery: {
      way: guide.delivery[0] ?? 'pickup',
      address: '静宁县城关镇南关路12号',
      site: 'centre-620826101',
    },
    materials: [],
    attachments: materialsFor(guide, situation).map(({ id }) => ({
      id: newId(),
      material: id,
      name: `${id}.jpg`,
      mediaType: 'image/jpeg',
      size: 1000,
      sha256: 'a'.repeat(64),
    })),
    from: { channel: 'online' },
  }
}

describe('an application', () => {
  test('asks for exactly the materials of its situation, and for none the guide does not know', async () => {
    const online = ITEMS.filter(({ guide }) => isOnline(guide))
    const any = fc.record({
      which: fc.nat({ max: online.length - 1 }),
      choices: fc.array(fc.nat({ max: 5 }), { minLength: 6, maxLength: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(any, async ({ which, choices }) => {
        const { item, guide } = online[which] as (typeof online)[number]
        const situation = situationBy(guide, choices)
        const { materials, terms, places } = await applicationOf(app.db, filing(item, guide, situation), on())
        const known = guide.materials.map(({ id }) => id)
        expect(known).toEqual(expect.arrayContaining(materials.map(({ material }) => material)))
        expect(materials.map(({ material }) => material)).toEqual(
          materialsFor(guide, situation).map(({ id }) => id),
        )
        for (const { organ } of [...terms.steps, ...terms.opinions, { organ: places.organ }])
          expect(organ).toMatch(/^[0-9A-Z]{18}$/)
        expect(places.division.startsWith('6208')).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('of every item finds who decides, who receives and who hands out, in a township of 静宁', async () => {
    for (const { item, guide } of ITEMS.filter((one) => isOnline(one.guide))) {
      const made = await applicationOf(app.db, filing(item, guide, situationBy(guide, [0])), on())
      expect([item, made.terms.implementation]).toEqual([
        item,
        expect.stringMatching(/^[0-9A-Z]{18}[3-6]\d{12}$/),
      ])
      expect([item, made.places.handOut]).toEqual([item, expect.stringMatching(/^(hall|centre|branch)-/)])
    }
  })

  test('of a township asks the county, and of a county the township the matter lies in', async () => {
    const of = async (item: string) => {
      const { guide } = ITEMS.find((one) => one.item === item) as (typeof ITEMS)[number]
      return applicationOf(app.db, filing(item, guide, situationBy(guide, [0])), on())
    }
    const divisionsOf = async (ids: readonly string[]) =>
      app.db
        .selectFrom('organisation.organ')
        .select(['id', 'level', 'division_code'])
        .where('id', 'in', ids)
        .execute()
    const homestead = await of('rural-homestead-approval')
    expect((await divisionsOf([homestead.places.organ]))[0]).toMatchObject({
      level: 'township',
      division_code: TOWNSHIP,
    })
    for (const asked of await divisionsOf(homestead.terms.opinions.map(({ organ }) => organ)))
      expect(asked).toMatchObject({ level: 'county', division_code: '620826000000' })
    const relief = await of('temporary-assistance')
    const [visit] = await divisionsOf([relief.terms.steps[0]?.organ ?? ''])
    expect(visit).toMatchObject({ level: 'township', division_code: TOWNSHIP })
  })

  test('of a city item lies at the city', async () => {
    const { guide } = ITEMS.find(({ item }) => item === 'eia-report-form-approval') as (typeof ITEMS)[number]
    const { places } = await applicationOf(
      app.db,
      filing('eia-report-form-approval', guide, situationBy(guide, [0])),
      on(),
    )
    expect(places).toMatchObject({ site: 'hall-620800', division: '620800000000' })
  })

  test('made for the county is received at its hall, and the result is handed out there', async () => {
    const { guide } = ITEMS.find(({ item }) => item === 'social-security-card') as (typeof ITEMS)[number]
    const { places } = await applicationOf(
      app.db,
      filing('social-security-card', guide, situationBy(guide, [0])),
      on(),
    )
    expect(places).toMatchObject({ site: HOME_HALL, handOut: HOME_HALL })
  })
})

test('paper is brought only where originals are seen first and the window is open', () => {
  const guide = { originals: 'beforeAcceptance', channels: ['window', 'online'] } as const
  expect(mayBring(guide, { form: 'paper' })).toBe(true)
  expect(mayBring(guide, { form: 'electronic' })).toBe(false)
  expect(mayBring({ ...guide, originals: 'atClosing' }, { form: 'paper' })).toBe(false)
  expect(mayBring({ ...guide, channels: ['online'] }, { form: 'paper' })).toBe(false)
})
