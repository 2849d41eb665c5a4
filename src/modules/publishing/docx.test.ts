import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { unzip } from '../../../tests/zip.ts'
import { VISITOR } from '../../platform/actor.ts'
import { bind } from './bind.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
})
afterAll(() => app.close())

const texts = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text)
const count = (xml: string, what: RegExp) => [...xml.matchAll(what)].length

test('a volume for Word has headings, real tables, a field of contents and page numbers that are fields', async () => {
  const manager = await staffAt(app.db, { site: HOME_HALL, role: 'hallManager' })
  const { id, items } = (
    await app.as(manager).post('/api/handbooks', { part: 'birth', format: 'docx' })
  ).json()
  await bind(app, id)
  const answer = await app.as(VISITOR).get('/handbooks/birth.docx')
  expect(answer.headers['content-type']).toContain('wordprocessingml')
  const files = unzip(answer.rawPayload)
  const xml = files.get('word/document.xml') ?? ''
  const { items: named } = (await app.as(VISITOR).get('/api/items?windowGroup=birth&size=50')).json()
  expect(items).toBe(named.length)
  const headings = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="Heading1"\/>.*?<\/w:p>/gs)].map(
    ([p]) => texts(p).join(''),
  )
  for (const { name } of named) expect(headings).toContain(name)
  expect(xml).toMatch(/TOC \\h \\o (&quot;|")1-1/)
  expect(count(xml, /PAGEREF c-/g)).toBeGreaterThanOrEqual(items * 2)
  expect(count(xml, /<w:tbl>/g)).toBeGreaterThan(items * 6)
  expect(count(xml, /<w:tblHeader\/>/g)).toBeGreaterThan(items * 2)
  for (const part of ['设定依据', '办理流程图', '受理标准', '空白表格', '示例样表', '综合窗口'])
    expect(texts(xml).join('\n')).toContain(part)
})

test('what is typed into a guide is text and never markup', async () => {
  const owner = app.owner()
  await owner.connect()
  await owner.query(`
    insert into catalogue.guide (item, version, starts_on, data, fingerprint)
    select item, 2, '2026-04-01', data || '{"notes":["a < b & \\"c\\" </w:t>"]}', fingerprint
    from catalogue.guide where item = 'birth-registration'`)
  await owner.end()
  const answer = await app.as(VISITOR).get('/items/birth-registration/guide.docx')
  expect(answer.statusCode).toBe(200)
  const xml = unzip(answer.rawPayload).get('word/document.xml') ?? ''
  expect(xml).toContain('a &lt; b &amp; &quot;c&quot; &lt;/w:t&gt;')
})
