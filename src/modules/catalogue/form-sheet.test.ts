import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { sampleGuide, sampleMaterial } from '../../../tests/guides.ts'
import { day } from '../../core/day.ts'
import { fieldsOf, formFor } from '../../core/guide/form.ts'
import { exampleIn, formSchema, showField } from '../../fields/kinds.ts'
import { readCatalogue } from './files.ts'
import { exampleForm, formName } from './form-sheet.ts'

const today = day('2026-11-23')
const FOOD = '/items/food-business-permit'
const files = readCatalogue()

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today })
})
afterAll(() => app.close())

const solid = (text: string) => text.replace(/\s/g, '')
async function page(url: string): Promise<string> {
  const reply = await app.server.inject(url)
  expect(reply.statusCode, url).toBe(200)
  return reply.body
}
async function print(url: string): Promise<string[]> {
  const reply = await app.server.inject(url)
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf'])
  return (await extractText(await getDocumentProxy(new Uint8Array(reply.rawPayload)))).text.map(solid)
}

describe.each(files.map(({ item, guide }) => [item, guide] as const))('%s', (_, guide) => {
  test('the sample is a form that would be accepted, whichever situation it shows', () => {
    const filled = exampleForm(guide, {}, today)
    const first = Object.fromEntries(guide.questions.map(({ id, options }) => [id, options[0]?.id ?? '']))
    const asked = formFor(guide, first, filled)
    expect(formSchema(asked, today).safeParse(filled).error?.issues).toBeUndefined()
  })

  test('an example of its own is one its field accepts', () => {
    const refused = fieldsOf(guide.form).filter(
      (field) => field.example !== undefined && exampleIn(field, field.example, today) === undefined,
    )
    expect(refused.map(({ id, example }) => `${id}: ${example}`)).toEqual([])
  })
})

test.each(files.map(({ item }) => [item] as const))(
  '%s offers its form, blank and as a sample',
  async (item) => {
    const guide = await page(`/items/${item}`)
    for (const edition of ['form', 'sample']) {
      expect(guide).toContain(`href="/items/${item}/${edition}"`)
      expect(await page(`/items/${item}/${edition}`)).toContain(`href="/items/${item}/${edition}.pdf"`)
    }
  },
)

test('the form is called as the list of materials calls it', () => {
  const guide = sampleGuide()
  expect(formName(guide, [sampleMaterial('x')])).toBe(`${guide.name}申请表`)
  const material = { ...sampleMaterial('x'), name: '样例申请书', fromForm: true }
  expect(formName(guide, [material])).toBe('样例申请书')
})

describe('on paper', () => {
  test('what hangs on a choice of the form stands there, with the choice it hangs on', async () => {
    const blank = await page(`${FOOD}/form`)
    expect(blank).toContain('外设仓库地址')
    expect(blank).toContain('只有这种情形才填：“仓库是否不在上面这个地址”选“是”')
  })

  test('the sample says on every page that it is one, on the screen and in print; the blank form has nothing in it', async () => {
    const guide = files.find(({ item }) => item === 'food-business-permit')?.guide
    const filled = exampleForm(guide as NonNullable<typeof guide>, {}, today)
    const typed = fieldsOf(guide?.form ?? []).filter(({ kind }) =>
      ['citizenId', 'phone', 'text'].includes(kind),
    )
    const answers = [...new Set(typed.flatMap((field) => showField(field, filled[field.id]) || []))]
    expect(answers.length).toBeGreaterThan(2)
    const [blank, sample] = [await print(`${FOOD}/form.pdf`), await print(`${FOOD}/sample.pdf`)]
    const [blankPage, samplePage] = [await page(`${FOOD}/form`), await page(`${FOOD}/sample`)]
    for (const answer of answers.map(solid)) {
      expect(
        [sample.join(''), samplePage].filter((text) => !text.includes(answer)),
        answer,
      ).toEqual([])
      expect(
        [blank.join(''), blankPage].filter((text) => text.includes(answer)),
        answer,
      ).toEqual([])
    }
    expect(sample.length).toBeGreaterThan(1)
    expect(sample.filter((text) => !text.includes('样本'))).toEqual([])
    expect(sample[0]).toContain('不能提交')
    expect(samplePage).toContain('data-mark="样本"')
    expect(blank.join('') + blankPage).not.toContain('样本')
  })

  test('the same form is the same file', async () => {
    const [one, two] = [
      await app.server.inject(`${FOOD}/form.pdf`),
      await app.server.inject(`${FOOD}/form.pdf`),
    ]
    expect(one.rawPayload.equals(two.rawPayload)).toBe(true)
    expect(decodeURIComponent(String(one.headers['content-disposition']))).toContain('（空白表格）.pdf')
  })
})
