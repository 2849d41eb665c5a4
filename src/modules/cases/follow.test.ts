import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants, PEOPLE } from '../../../tests/applicants.ts'
import { type PaperText, wordsOf } from '../../core/document/paper.ts'
import { groupQueryCode } from '../../core/number.ts'
import { VISITOR } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { linkToken, queryCode } from './access.ts'
import { passCookie } from './follow.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  people = await applicants(app)
})
afterAll(() => app.close())

const visitor = () => app.as(VISITOR)
const code = (id: string) => queryCode(app.setting.secret, id)
const faults = (material: string) => ({ items: [{ material, fault: 'incomplete', note: '缺第二页' }] })

describe('my cases', () => {
  test('an applicant sees what the case waits for, what happened, and whom to call', async () => {
    const { id } = await people.atWindow()
    await people.accept(id)
    const me = app.as(citizenOf(people.parties.wang))
    const { body } = await me.get(`/my/cases/${id}`)
    for (const text of [
      '食品经营许可',
      '审查中',
      '承诺办结',
      '还剩',
      '窗口已受理您的申请',
      '受理通知书',
      '王䶮',
    ])
      expect(body).toContain(text)
    expect(body).toContain(groupQueryCode(code(id)))
    expect(body).toContain(`href="/my/cases/${id}/withdrawal"`)
    const list = (await me.get('/my')).body
    expect(list).toContain(`/my/cases/${id}`)
    expect((await me.get('/my/cases')).body).toContain(`/my/cases/${id}`)
  })

  test('what has to be done stands on top, in a yellow box', async () => {
    const { id } = await people.atWindow()
    const { id: material, name } = await people.material(id)
    await people.window(id, 'correction-notice', faults(material))
    const me = app.as(citizenOf(people.parties.wang))
    const page = (await me.get(`/my/cases/${id}`)).body
    expect(page.indexOf('请您补正材料')).toBeGreaterThan(0)
    expect(page.indexOf('请您补正材料')).toBeLessThan(page.indexOf('办理经过'))
    for (const text of [name, '不完整，缺第二页', '补正截止']) expect(page).toContain(text)
    expect((await me.get('/my')).body).toContain('请您补正材料')
  })

  test('another one’s case, a case that never was and no id at all are one answer', async () => {
    const { id, token } = await people.atWindow()
    const other = app.as(citizenOf(people.parties.li))
    const strange = newId()
    const pages = ['', '/receipt', '/withdrawal', '/correction', '/rating', '/papers/1', '/papers/1/pdf']
    for (const page of pages) {
      const theirs = await other.get(`/my/cases/${id}${page}`)
      const none = await other.get(`/my/cases/${strange}${page}`)
      const nonsense = await other.get(`/my/cases/77${page}`)
      expect([theirs.statusCode, none.statusCode, nonsense.statusCode]).toEqual([404, 404, 404])
      const plain = (body: string, of: string) => body.replaceAll(of, '…')
      expect(plain(theirs.body, id)).toBe(plain(none.body, strange))
      expect(plain(nonsense.body, '77')).toBe(plain(none.body, strange))
    }
    expect((await other.get(`/my/cases/${id}`)).body).not.toContain('食品经营')
    const forged = linkToken('11'.repeat(32), id)
    for (const link of [forged, token.slice(0, -1), `${token}a`, 'x', encodeURIComponent('龘')])
      expect((await visitor().get(`/f/${link}`)).statusCode, link).toBe(404)
  })

  test('whoever is not signed in is led to sign in, and back', async () => {
    const reply = await visitor().get('/my/messages')
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/signin?return=%2Fmy%2Fmessages'])
  })
})

describe('following without an account', () => {
  test('number and code as people type them lead to the case', async () => {
    const { id, number, token } = await people.apply()
    const typed = {
      number: ` ${number.toLowerCase().slice(0, 18)} ${number.slice(18)} `,
      code: groupQueryCode(code(id)).toLowerCase(),
    }
    const reply = await visitor().fill('/follow', typed)
    expect([reply.statusCode, reply.headers.location]).toEqual([303, `/f/${token}`])
  })

  test('what cannot be a number or a code is said beside its field, and what was typed stays', async () => {
    const reply = await visitor().fill('/follow', { number: '12345', code: 'IL0O' })
    expect(reply.statusCode).toBe(422)
    for (const text of ['办件编号不完整', '查询码应为 10 位', 'value="12345"', 'value="IL0O"'])
      expect(reply.body).toContain(text)
  })

  test('a wrong code and a number nobody has are one answer; the eleventh guess waits, the applicant elsewhere does not', async () => {
    const { id, number } = await people.apply()
    const wrong = { number, code: 'AAAAAAAAAA' }
    const first = await visitor().fill('/follow', wrong)
    const unknown = { number: `${number.slice(0, 39)}9999`, code: 'AAAAAAAAAA' }
    const other = await visitor().fill('/follow', unknown)
    expect([first.statusCode, other.statusCode]).toEqual([422, 422])
    expect(other.body.replace(unknown.number, '')).toBe(first.body.replace(wrong.number, ''))
    for (let n = 0; n < 9; n += 1) await visitor().fill('/follow', wrong)
    const late = await visitor().fill('/follow', { number, code: code(id) })
    expect([late.statusCode, late.body.includes('尝试次数过多')]).toEqual([422, true])
    const elsewhere = await app.server.inject({
      method: 'POST',
      url: '/follow',
      remoteAddress: '203.0.113.9',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ formToken: 'test-token', number, code: code(id) }).toString(),
    })
    expect(elsewhere.statusCode).toBe(303)
  })

  test('a link shows the case masked: no whole name, no files, no query code, no receipt that carries it', async () => {
    const { id, token } = await people.atWindow()
    const { body } = await visitor().get(`/f/${token}`)
    expect(body).toContain('王*')
    for (const secret of [
      '王䶮',
      '620826199001010010',
      '13893312345',
      groupQueryCode(code(id)),
      '/api/cases',
    ])
      expect(body).not.toContain(secret)
    const [paper] = /papers\/([0-9a-f-]{36})/.exec(body)?.slice(1) ?? []
    const receipt = await visitor().get(`/f/${token}/papers/${paper}`)
    expect([receipt.statusCode, receipt.headers.location]).toEqual([
      303,
      `/f/${token}/proof?next=papers/${paper}`,
    ])
    expect((await visitor().get(`/f/${token}/papers/${paper}/pdf`)).statusCode).toBe(303)
  })

  test('papers are read on the screen word for word, and as PDF', async () => {
    const { id, token } = await people.atWindow()
    await people.accept(id)
    const { paper_id: paper, text } = await app.db
      .selectFrom('papers.paper')
      .select(['paper_id', 'text'])
      .where('case_id', '=', id)
      .where('kind', '=', 'acceptanceNotice')
      .executeTakeFirstOrThrow()
    expect((await visitor().get(`/f/${token}`)).body).toContain(`/f/${token}/papers/${paper}/pdf`)
    const page = (await visitor().get(`/f/${token}/papers/${paper}`)).body
    for (const words of wordsOf(text as unknown as PaperText)) expect(page).toContain(words)
    const pdf = await visitor().get(`/f/${token}/papers/${paper}/pdf`)
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ])
    const another = await people.atWindow()
    expect((await visitor().get(`/f/${another.token}/papers/${paper}`)).statusCode).toBe(404)
  })
})

describe('proving without an account to be the applicant', () => {
  const prove = (token: string, typed: object) =>
    visitor().fill(`/f/${token}/proof`, { code: '', number: '', next: '', ...typed })

  test('code and whole document number let the link withdraw for half an hour, and no other case', async () => {
    const { id, token } = await people.atWindow()
    const first = await visitor().get(`/f/${token}/withdrawal`)
    expect([first.statusCode, first.headers.location]).toEqual([303, `/f/${token}/proof?next=withdrawal`])
    const blocked = await visitor().fill(`/f/${token}/withdrawal`, { reason: 'noNeed', sure: 'yes' })
    expect(blocked.headers.location).toBe(`/f/${token}/proof?next=withdrawal`)
    const typed = { code: code(id), number: PEOPLE.wang.documentNumber, next: 'withdrawal' }
    const proven = await prove(token, typed)
    expect([proven.statusCode, proven.headers.location]).toEqual([303, `/f/${token}/withdrawal`])
    const cookie = String(proven.headers['set-cookie']).split(';')[0] ?? ''
    expect(String(proven.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/)
    const withPass = (url: string) => app.server.inject({ method: 'GET', url, headers: { cookie } })
    expect((await withPass(`/f/${token}/withdrawal`)).body).toContain('撤回后本件停止办理')
    const other = await people.atWindow()
    expect((await withPass(`/f/${other.token}/withdrawal`)).statusCode).toBe(303)
    const stale =
      passCookie(app.setting, { caseId: id, base: `/f/${token}` }, Date.now() - 31 * 60_000).split(';')[0] ??
      ''
    const late = await app.server.inject({
      method: 'GET',
      url: `/f/${token}/withdrawal`,
      headers: { cookie: stale },
    })
    expect(late.statusCode).toBe(303)
  })

  test('the code alone, or the number alone, proves nothing; after ten guesses it waits', async () => {
    const { id, token } = await people.atWindow()
    const right = { code: code(id), number: PEOPLE.wang.documentNumber }
    const replies = [
      await prove(token, { ...right, number: PEOPLE.li.documentNumber }),
      await prove(token, { ...right, code: 'AAAAAAAAAA' }),
      await prove(token, { code: code(id) }),
    ]
    for (const reply of replies)
      expect([reply.statusCode, reply.body.includes('查询码或号码不符')]).toEqual([422, true])
    for (let n = 0; n < 7; n += 1) await prove(token, { code: 'AAAAAAAAAA', number: '1' })
    expect((await prove(token, right)).body).toContain('尝试次数过多')
  })

  test('an organisation proves by the telephone it left: its code is public', async () => {
    const { id, token } = await people.atWindow('shop')
    expect((await visitor().get(`/f/${token}/proof`)).body).toContain('申请时留的联系电话')
    expect((await prove(token, { code: code(id), number: PEOPLE.shop.documentNumber })).statusCode).toBe(422)
    expect((await prove(token, { code: code(id), number: '138 9331 2345' })).statusCode).toBe(303)
  })
})
