import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formFor } from '../src/core/guide/form.ts'
import type { FormField, FormPage, Guide } from '../src/core/guide/guide.ts'
import { questionsToAsk } from '../src/core/guide/questions.ts'
import { depthOf } from '../src/core/guide/subject.ts'
import { type Citizen, VISITOR } from '../src/platform/actor.ts'
import { newId } from '../src/platform/id.ts'
import { asked, COUNTY, openWorld, TOWNSHIP, type World, walking, where } from './applying.ts'
import { anAnswer } from './intake.ts'

/**
 * Every form of every item, filled in by somebody who gets everything wrong first: nothing typed is lost, each box says
 * in a sentence what is the matter, and what is right afterwards leads on. Without script, over HTTP.
 */
let world: World
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world.app.close())
const { browser, send } = walking(() => world)

const ITEMS = readdirSync('data/catalogue').map((file) => file.replace(/\.yaml$/, ''))

/** What nobody can mean by an answer of that kind; undefined where every text is one. */
function wrongFor({ kind, max }: FormField): string | undefined {
  switch (kind) {
    case 'number':
      return '很多'
    case 'money':
      return '-12.345元'
    case 'date':
      return '2026年2月30日'
    case 'phone':
      return '12345'
    case 'citizenId':
      return '110101199003070012'
    case 'creditCode':
      return '91620826MA71TEAT8X'
    case 'choice':
    case 'yesNo':
      return 'perhaps'
    case 'choices':
      return 'nothing-of-these'
    case 'address':
      return '城里'
    case 'text':
      return '长'.repeat((max ?? 200) + 1)
    case 'longText':
      return '长'.repeat((max ?? 2000) + 1)
  }
}
const isTyped = ({ kind }: FormField) => !['choice', 'yesNo', 'choices'].includes(kind)
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The first answer to every question, until the list is settled. */
function firstAnswers(guide: Guide): Record<string, string> {
  for (let answers: Record<string, string> = {}; ; ) {
    const { next } = questionsToAsk(guide, answers)
    if (!next) return answers
    answers = { ...answers, [next.id]: next.options[0]?.id ?? '' }
  }
}

/** A draft of an item, begun by whoever it is for; undefined where the law wants somebody in person at a window. */
async function begun(item: string): Promise<{ id: string; guide: Guide; actor: Citizen } | undefined> {
  const { guide } = (await browser().get(`/api/items/${item}`)).json() as { guide: Guide }
  if (guide.onlineExcluded) return undefined
  const forPeople = guide.subjects.includes(1)
  const actor: Citizen = forPeople
    ? world.me
    : { ...world.me, party: world.enterprise, mandate: { id: world.mandate, items: ['*'] } }
  const deep = ['township', 'village'].includes(depthOf(guide))
  const id = newId()
  const reply = await browser(actor).fill(`/apply/${item}`, {
    id,
    who: forPeople ? 'self' : world.mandate,
    county: COUNTY,
    ...(deep ? { township: TOWNSHIP } : {}),
  })
  expect(where(reply)[0], `${item}: ${reply.body.slice(0, 300)}`).toBe(303)
  if (guide.questions.length > 0) await send(id, 'situation', firstAnswers(guide), actor)
  return { id, guide, actor }
}

const rightFor = (fields: readonly FormField[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.id, [anAnswer(field)].flat().join('\n')]))
/** The page as it is asked after what has been answered. */
const pageNow = (guide: Guide, filled: Record<string, unknown>, id: string): FormPage | undefined =>
  formFor(guide, firstAnswers(guide), filled).find((page) => page.id === id)

describe('every page of every form', { timeout: 60_000 }, () => {
  test.each(ITEMS)('%s', async (item) => {
    const draft = await begun(item)
    if (!draft) return
    const { id, guide, actor } = draft
    const filled: Record<string, unknown> = {}
    const pages = formFor(guide, firstAnswers(guide), filled)
    for (const { id: page } of pages) {
      const { fields } = pageNow(guide, filled, page) ?? { fields: [] }
      if (fields.length === 0) continue
      const typed = Object.fromEntries(fields.map((field) => [field.id, wrongFor(field) ?? '']))
      const wrong = await send(id, `form/${page}`, typed, actor)
      expect(wrong.statusCode, `${item}/${page}`).toBe(422)
      for (const field of fields) {
        const text = typed[field.id] ?? ''
        expect(wrong.body, `${item}/${page}: the summary leads to ${field.label}`).toContain(
          `href="#${field.id}"`,
        )
        expect(wrong.body).toContain(`id="${field.id}-problem"`)
        if (isTyped(field) && text)
          expect(wrong.body, `${field.label} keeps ${text.slice(0, 20)}`).toContain(escaped(text))
      }
      const sentences = [...wrong.body.matchAll(/class="problem"[^>]*>([^<]*)</g)].map(
        (match) => match[1] ?? '',
      )
      expect(sentences.length).toBeGreaterThanOrEqual(fields.length)
      for (const sentence of sentences) expect(sentence).toMatch(/\p{Script=Han}.*。$/u)

      const again = (await browser(actor).get(`/drafts/${id}/form/${page}`)).body
      for (const field of fields.filter(isTyped))
        if (typed[field.id]) expect(again, 'still there tomorrow').toContain(escaped(typed[field.id] ?? ''))

      for (let rounds = 0; ; rounds += 1) {
        const now = pageNow(guide, { ...filled, ...rightFor(fields) }, page)?.fields ?? fields
        const reply = await send(id, `form/${page}`, rightFor(now), actor)
        Object.assign(filled, rightFor(now))
        if (reply.statusCode === 303) break
        expect(
          rounds,
          `${item}/${page}: ${reply.body.slice(reply.body.indexOf('problems'), 900)}`,
        ).toBeLessThan(3)
      }
    }
    const list = (await browser(actor).get(`/drafts/${id}`)).body
    expect(list, `${item}: nothing of the form is left to mend`).not.toContain('需修改')
    await browser(actor).fill(`/drafts/${id}/removal`, {}) // nobody may keep as many drafts as there are items
  })
})

test('a session that ended in the middle of a form loses nothing: sign in beside it, go on', async () => {
  const draft = await begun('food-business-permit')
  const { id } = draft as NonNullable<typeof draft>
  const typed = { subjectName: '王䶮“面馆”', creditCode: '', principal: '王䶮', principalId: '1', phone: '1' }
  const lapsed = await world.app.as(VISITOR).fill(`/drafts/${id}/form/subject`, { ...asked(typed), ...typed })
  expect(lapsed.statusCode).toBe(401)
  expect(lapsed.body).toContain('登录已经过期，您填的内容没有丢。')
  expect(lapsed.body).toContain('href="/signin?return=/account?done=back"')
  expect(lapsed.body).toContain(`<form action="/drafts/${id}/form/subject" method="post">`)
  const inputs = [...lapsed.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const kept = Object.fromEntries(inputs.map(([, name, value]) => [name, value]))
  expect(kept).toMatchObject({ ...typed, _asked: Object.keys(typed).join(',') })
  const again = await browser().fill(`/drafts/${id}/form/subject`, { ...kept, formToken: 'of before' })
  expect([again.statusCode, again.body.includes('请检查内容后再提交一次')]).toEqual([422, true])
  expect(again.body).toContain('value="王䶮“面馆”"')
})

describe('what is typed is text', () => {
  const HOSTILE = [
    '"><script>alert(1)</script>',
    "'; drop table intake.draft; --",
    '{{constructor.constructor("return this")()}}',
    '\u202e反过来',
    '䶮𠮷龘〇',
    '＝cmd|calc!A1',
    '%00%0a',
  ]

  test.each(HOSTILE)(
    '%j comes back as it was, on the page, in the draft and on the summary',
    async (text) => {
      const draft = await begun('food-business-permit')
      const { id } = draft as NonNullable<typeof draft>
      const fields = { subjectName: text, creditCode: '1', principal: text, principalId: '1', phone: '1' }
      const reply = await send(id, 'form/subject', fields)
      expect(reply.statusCode).toBe(422)
      expect(reply.body).not.toContain('<script>alert')
      expect(reply.body.replaceAll('&#x27;', "'")).toContain(`value="${escaped(text)}"`)
      const { form } = await world.app.db
        .selectFrom('intake.draft')
        .select('form')
        .where('case_id', '=', id)
        .executeTakeFirstOrThrow()
      expect((form as Record<string, unknown>).subjectName).toBe(text)
      expect((await browser().get(`/drafts/${id}/summary`)).body).not.toContain('<script>alert')
    },
  )

  test('the character number zero is refused on its own page, and what else was typed stays', async () => {
    const draft = await begun('food-business-permit')
    const { id } = draft as NonNullable<typeof draft>
    const reply = await send(id, 'form/subject', { subjectName: '面\u0000馆', principal: '王䶮' })
    expect([reply.statusCode, reply.body.includes('value="王䶮"')]).toEqual([422, true])
    expect(reply.body).toMatch(/填写的内容|不能|请/)
  })

  test('fields nobody asked for are not kept, whatever they are called', async () => {
    const draft = await begun('food-business-permit')
    const { id } = draft as NonNullable<typeof draft>
    await send(id, 'form/subject', {
      subjectName: '王记',
      status: 'granted',
      __proto__x: 'x',
      party: newId(),
    })
    const { form } = await world.app.db
      .selectFrom('intake.draft')
      .select('form')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(Object.keys(form as object)).toEqual(['subjectName'])
  })

  test('a page of another form, and a page that is none, keep nothing', async () => {
    const draft = await begun('food-business-permit')
    const { id } = draft as NonNullable<typeof draft>
    for (const page of ['nothing', 'constructor', '__proto__', '%00'])
      expect((await send(id, `form/${page}`, { subjectName: '王记' })).statusCode).toBeLessThan(500)
    const { form } = await world.app.db
      .selectFrom('intake.draft')
      .select('form')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(form).toEqual({})
  })
})

describe('the parts beside the form', () => {
  const food = async () =>
    (await begun('food-business-permit')) as NonNullable<Awaited<ReturnType<typeof begun>>>

  test('contact: a name and a telephone that can be one; what was typed stays', async () => {
    const { id } = await food()
    for (const [fields, problem] of [
      [{ contact: '', phone: '13893312345' }, 'contact-problem'],
      [{ contact: '王䶮', phone: '123' }, 'phone-problem'],
      [{ contact: '  ', phone: '' }, 'phone-problem'],
    ] as const) {
      const reply = await send(id, 'contact', fields)
      expect([reply.statusCode, reply.body.includes(problem)]).toEqual([422, true])
      for (const text of Object.values(fields))
        if (text.trim()) expect(reply.body).toContain(`value="${text}"`)
    }
    const full = await send(id, 'contact', { contact: '王䶮', phone: '＋８６ １３８ ９３３１ ２３４５' })
    expect(full.statusCode, 'full-width as an input method leaves it').toBe(303)
  })

  test('delivery: a way that is offered, with what it needs', async () => {
    const { id } = await food()
    const refused = [
      {},
      { delivery: 'pigeon' },
      { delivery: 'mail', address: '' },
      { delivery: 'mail', address: '村里' },
      { delivery: 'station', station: 'hall-999999' },
    ]
    for (const fields of refused) {
      const reply = await browser().fill(`/drafts/${id}/delivery`, { ...asked(fields), ...fields } as Record<
        string,
        string
      >)
      expect(reply.statusCode, JSON.stringify(fields)).toBe(422)
      expect(reply.body).toContain('role="alert"')
    }
    expect((await send(id, 'delivery', { delivery: 'pickup' })).statusCode).toBe(303)
  })

  test('the beginning: a place and a name to apply in, each said beside its box', async () => {
    for (const fields of [
      { who: 'self' },
      { who: 'self', county: '999999000000' },
      { who: newId(), county: COUNTY },
      { who: 'self', county: COUNTY, id: 'not-an-id' },
    ] as const) {
      const reply = await browser().fill('/apply/food-business-permit', { id: newId(), ...fields })
      expect([400, 404, 422], JSON.stringify(fields)).toContain(reply.statusCode)
      expect(reply.body).toMatch(/role="alert"|<h1>/)
    }
  })

  test('nothing is sent before everything is there, and each part that is missing is named', async () => {
    const { id } = await food()
    const reply = await browser().fill(`/drafts/${id}/summary`, {})
    expect(reply.statusCode).toBe(422)
    for (const part of ['申请材料', '联系方式', '结果怎么给您'])
      expect(reply.body, part).toMatch(new RegExp(part))
    const cases = world.app.db.selectFrom('cases.file').select('case_id').where('case_id', '=', id)
    expect(await cases.execute()).toEqual([])
  })
})
