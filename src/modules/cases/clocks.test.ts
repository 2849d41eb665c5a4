import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { CaseAccount } from './contract.ts'

/** How the days of a case are counted: for the applicant, for whoever has the link, and for staff. */
let app: TestApp
let wang: Citizen
let id: string
let token: string
let correcting: string
beforeAll(async () => {
  app = await testApp({ today: '2026-09-18' })
  const people = await applicants(app)
  const one = await people.atWindow('wang')
  ;({ id, token } = one)
  await people.accept(id)
  const party = people.parties.wang
  wang = { kind: 'citizen', id: party, party, account: 'account-wang', level: 2 }
  correcting = (await people.atWindow('wang')).id
  const { id: material } = await people.material(correcting)
  const desk = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }))
  const finding = { material, verdict: 'incomplete', note: '缺第二页' }
  await desk.put(`/api/cases/${correcting}/materials`, { findings: [finding] })
  await people.window(correcting, 'correction-notice', {
    items: [{ material, fault: 'incomplete', note: '缺第二页' }],
  })
}, 60_000)
afterAll(() => app.close())

const page = (path: string) => app.as(wang).get(path)
const clerk = async (site = HOME_HALL) => app.as(await staffAt(app.db, { site, role: 'clerk' }))
/** The page without its tags, as it is read. */
const read = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the applicant', () => {
  test('finds the page from the case, and reads every day with its reason', async () => {
    expect((await page(`/my/cases/${id}`)).body).toContain(`href="/my/cases/${id}/clocks"`)
    const reply = await page(`/my/cases/${id}/clocks`)
    expect(reply.statusCode).toBe(200)
    const text = read(reply.body)
    for (const said of [
      '期限是怎么算的',
      '起算当日',
      '10月1日至7日 国庆节放假 7 天不计',
      '国办发明电〔2025〕7号',
      '调休上班',
    ])
      expect(text).toContain(said)
    expect(reply.body).not.toContain('<script src') // it is read without one
  })

  test('reads the same by the link of the receipt, and no name on it', async () => {
    const reply = await app.server.inject({ method: 'GET', url: `/f/${token}/clocks` })
    expect(reply.statusCode).toBe(200)
    expect(read(reply.body)).toContain('国庆节放假')
    expect(reply.body).not.toContain('王䶮')
  })

  test('asks what would be if the corrections came on Friday, and nothing is written', async () => {
    const before = await app.db.selectFrom('cases.event').select('hash').execute()
    const reply = await page(`/my/cases/${correcting}/clocks?if=handedIn&on=2026-09-25`)
    expect(reply.statusCode).toBe(200)
    expect(read(reply.body)).toMatch(/测算结果.*承诺时限 还没有开始 → 2026年\d+月\d+日/)
    expect(await app.db.selectFrom('cases.event').select('hash').execute()).toEqual(before)
  })

  test.each([
    ['no day', 'if=handedIn&on=星期五', '请写成 2026-05-14 这样的日期'],
    ['a day that is past', 'if=handedIn&on=2026-09-17', '测算的日期不能早于今天'],
    ['what cannot happen now', 'if=resumed&on=2026-09-25', '不能作这种测算'],
    ['a day beyond the calendar', 'if=handedIn&on=2300-01-01', '不在工作日历的覆盖范围'],
  ])('%s is answered with one sentence, and what was typed stays', async (_, query, said) => {
    const reply = await page(`/my/cases/${correcting}/clocks?${encodeURI(query)}`)
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain(said)
    if (!query.includes('resumed'))
      expect(reply.body).toContain(`value="${new URLSearchParams(query).get('on')}"`)
  })
})

describe('staff', () => {
  test('read the same days, and which rule and notice is behind each', async () => {
    const reply = await (await clerk()).get(`/api/cases/${id}/clocks`)
    expect(reply.statusCode, reply.body).toBe(200)
    const { clocks } = reply.json() as CaseAccount
    const stored = await app.db
      .selectFrom('cases.clock')
      .select(['kind', 'due_on'])
      .where('case_id', '=', id)
      .execute()
    for (const { kind, due_on } of stored)
      expect(clocks.find(({ key, state }) => key.startsWith(kind) && state === 'running')?.dueOn).toBe(due_on)
    expect(clocks.some(({ state, ended }) => state === 'ended' && ended !== null)).toBe(true)
    const legal = clocks.find(({ key }) => key.startsWith('legal'))
    expect(legal?.runs[0]).toMatchObject({ what: '起算当日', counted: false, from: '2026-09-18' })
  })

  test('suppose that corrections are handed in, and see the days beside those of today', async () => {
    const desk = await clerk()
    const ask = (of: string, query: string) => desk.get(`/api/cases/${of}/clocks?${query}`)
    const reply = await ask(correcting, 'if=handedIn&on=2026-09-25')
    expect(reply.statusCode, reply.body).toBe(200)
    const { supposed } = reply.json() as CaseAccount
    const legal = supposed?.find(({ kind }) => kind === 'legal')
    expect(legal?.was).toBeNull()
    expect((legal?.would ?? '') > '2026-09-25').toBe(true)
    expect(supposed?.find(({ kind }) => kind === 'correction')?.would).toBeNull()
    expect((await ask(id, 'if=procedure&on=2026-09-21&days=6')).json().type).toBe('suppose/not-here')
    expect((await ask(id, 'if=procedure')).json().type).toBe('suppose/incomplete')
  })

  test('elsewhere there is no such case', async () => {
    expect((await (await clerk(OTHER_HALL)).get(`/api/cases/${id}/clocks`)).json().type).toBe('case/unknown')
  })
})
