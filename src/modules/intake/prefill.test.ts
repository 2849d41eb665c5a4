import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COUNTY, newcomer, openWorld, TOWNSHIP, type World, walking } from '../../../tests/applying.ts'
import { formFor } from '../../core/guide/form.ts'
import type { FormField, FormPage, Guide } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { depthOf } from '../../core/guide/subject.ts'
import { newId } from '../../platform/id.ts'

/**
 * What an account knows is offered where a form asks for just that, and nowhere else: the applicant's number in the box
 * of somebody else would be a wrong statement over their signature.
 */
let world: World
let known: { name: string; number: string; phone: string; address: string }
beforeAll(async () => {
  world = await openWorld()
  Object.assign(world, await newcomer(world.app, world.enterprise, 71))
  const row = await world.app.db
    .selectFrom('identity.party')
    .select(['name', 'document_number', 'phone', 'address'])
    .where('id', '=', world.me.id)
    .executeTakeFirstOrThrow()
  known = { name: row.name, number: row.document_number, phone: row.phone ?? '', address: row.address ?? '' }
}, 60_000)
afterAll(() => world.app.close())
const { browser, send } = walking(() => world)

const ITEMS = readdirSync('data/catalogue').map((file) => file.replace(/\.yaml$/, ''))
/** Whoever is not the applicant, by the words a form calls them. */
const SOMEBODY_ELSE =
  /代理|代办|经办|委托|配偶|监护|父|母|子女|孩子|亲属|家属|被|担保|共有|紧急|介绍|担任|管理人员|负责人|法定代表人|受益|死者|新生儿|联系人|见证|转让|出租|房主|户主|接收|成员/

type Offer = { item: string; page: FormPage; field: FormField; value: string }
const offers: Offer[] = []

function firstAnswers(guide: Guide): Record<string, string> {
  for (let answers: Record<string, string> = {}; ; ) {
    const { next } = questionsToAsk(guide, answers)
    if (!next) return answers
    answers = { ...answers, [next.id]: next.options[0]?.id ?? '' }
  }
}

describe('a person who applies for themselves', { timeout: 60_000 }, () => {
  test.each(ITEMS)('%s', async (item) => {
    const { guide } = (await browser().get(`/api/items/${item}`)).json() as { guide: Guide }
    if (guide.onlineExcluded || !guide.subjects.includes(1)) return
    const id = newId()
    const deep = ['township', 'village'].includes(depthOf(guide)) ? { township: TOWNSHIP } : {}
    await browser().fill(`/apply/${item}`, { id, who: 'self', county: COUNTY, ...deep })
    if (guide.questions.length > 0) await send(id, 'situation', firstAnswers(guide))
    for (const page of formFor(guide, firstAnswers(guide))) {
      const { body } = await browser().get(`/drafts/${id}/form/${page.id}`)
      for (const field of page.fields) {
        const box = new RegExp(`<(?:input|textarea)[^>]*name="${field.id}"[^>]*>([^<]*)`).exec(body)
        const value = / value="([^"]*)"/.exec(box?.[0] ?? '')?.[1] ?? ''
        const isChoice = ['choice', 'choices', 'yesNo'].includes(field.kind)
        if (isChoice)
          expect(box?.[0] ?? '', `${item}: a choice is the applicant’s own`).not.toContain('checked')
        else if (value) offers.push({ item, page, field, value })
      }
    }
    const draft = await world.app.db
      .selectFrom('intake.draft')
      .select('form')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(draft.form, 'looking at a page keeps nothing').toEqual({})
    await browser().fill(`/drafts/${id}/removal`, {}) // nobody may keep as many drafts as there are items
  })

  test('is offered what the account knows, in many forms', () => {
    expect(offers.length).toBeGreaterThan(10)
    for (const { item, field, value } of offers)
      expect(Object.values(known), `${item} ${field.label}`).toContain(value)
    for (const value of [known.name, known.number, known.phone])
      expect(
        offers.some((offer) => offer.value === value),
        value,
      ).toBe(true)
  })

  test('never in a box about somebody else', () => {
    const wrong = offers.filter(
      ({ page, field }) => SOMEBODY_ELSE.test(field.label) || SOMEBODY_ELSE.test(page.title),
    )
    expect(wrong.map(({ item, page, field }) => `${item}: ${page.title} / ${field.label}`)).toEqual([])
  })

  test('each as the kind of answer that is asked for', () => {
    const kinds: Record<string, string> = {
      [known.name]: 'text',
      [known.number]: 'citizenId',
      [known.phone]: 'phone',
      [known.address]: 'address',
    }
    for (const { item, field, value } of offers)
      expect(field.kind, `${item} ${field.label}`).toBe(kinds[value])
  })
})
