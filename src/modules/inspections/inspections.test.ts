import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import type { InspectionView } from './contract.ts'

const COUNTY = '620826000000'
const OTHER = '620802000000'
const CITY = '620800000000'
let app: TestApp
let organ: string
let neighbour: string
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  const { organs } = (await (await supervisor()).get(`/api/divisions/${COUNTY}/organs`)).json()
  const organOf = (wanted: string): string =>
    organs.find(({ department }: { department: string }) => department === wanted).id
  organ = organOf('market-regulation')
  neighbour = organOf('civil-affairs')
})
afterAll(() => app.close())

const supervisor = async (division = COUNTY) =>
  app.as(await staffAt(app.db, { division, role: 'supervisor' }))
const manager = async (site = HOME_HALL) => app.as(await staffAt(app.db, { site, role: 'hallManager' }))
const approver = async (of = organ) => app.as(await staffAt(app.db, { organ: of, role: 'approver' }))

const finding = (changes = {}) => ({
  ...{ problem: '窗口未公示办理时限', basis: '首问责任制度', deadline: '2026-04-30' },
  ...{ responsibleKind: 'site', responsible: HOME_HALL },
  ...changes,
})
const inspection = (changes = {}) => ({
  ...{ id: randomUUID(), division: COUNTY, subjectKind: 'site', subject: HOME_HALL, on: '2026-04-17' },
  ...{ inspectors: ['甲某', '乙某'], purpose: '一窗受理运行情况', findings: [finding()] },
  ...changes,
})
async function recorded(changes = {}): Promise<InspectionView> {
  const reply = await (await supervisor()).post('/api/inspections', inspection(changes))
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const report = async (who: ReturnType<TestApp['as']>, id: string, text = '已整改', request?: string) =>
  who.post(`/api/inspections/${id}/findings/1/reports`, { text }, request)
const judge = async (id: string, verdict: string, note = '') =>
  (await supervisor()).post(`/api/inspections/${id}/findings/1/verdict`, { verdict, note })
const list = async (query = '', division?: string) =>
  (await (await supervisor(division)).get(`/api/inspections?size=100${query}`))
    .json()
    .inspections.map(({ id }: { id: string }) => id)

describe('an inspection from the finding to the confirmation', () => {
  test('is reported by the place, sent back with the reason, reported again and confirmed', async () => {
    const { id, found, subject } = await recorded()
    expect([subject, found[0]?.state]).toEqual([expect.stringContaining('静宁县'), 'open'])
    const mine = async () => (await (await manager()).get('/api/rectifications')).json().rectifications
    expect(await mine()).toContainEqual(
      expect.objectContaining({ inspection: id, problem: '窗口未公示办理时限' }),
    )
    expect((await report(await manager(), id)).statusCode).toBe(200)
    expect(await list('&progress=waiting')).toContain(id)
    const unsaid = await judge(id, 'sentBack')
    expect([unsaid.statusCode, unsaid.json().type]).toEqual([422, 'inspection/note-needed'])
    expect((await judge(id, 'sentBack', '缺少照片')).json().found[0].state).toBe('sentBack')
    expect((await report(await manager(), id, '已补照片')).json().state).toBe('reported')
    const done = (await judge(id, 'confirmed')).json()
    expect(done.found[0]).toMatchObject({
      state: 'confirmed',
      reports: [{ verdict: 'sentBack' }, { text: '已补照片' }],
    })
    expect(await list('&progress=finished')).toContain(id)
    expect((await mine()).some((one: { inspection: string }) => one.inspection === id)).toBe(false)
    const closed = await report(await manager(), id)
    expect([closed.statusCode, closed.json().title]).toEqual([409, expect.stringContaining('已销号')])
  })

  test('a department answers for itself alone, and sees nothing else of the inspection', async () => {
    const { id } = await recorded({
      findings: [finding({ responsibleKind: 'organ', responsible: organ }), finding()],
    })
    expect((await report(await manager(), id)).statusCode).toBe(404)
    const other = await approver(neighbour)
    expect((await report(other, id)).statusCode).toBe(404)
    expect(JSON.stringify((await other.get('/api/rectifications')).json())).not.toContain(id)
    const department = await approver()
    expect((await report(department, id)).statusCode).toBe(200)
    expect((await department.get(`/api/inspections/${id}`)).statusCode).toBe(403)
    const own = (await department.get('/api/rectifications')).json().rectifications
    expect(own.filter((one: { inspection: string }) => one.inspection === id)).toHaveLength(1)
  })

  test('two who answer at once leave one report; a request repeated is one', async () => {
    const { id } = await recorded()
    const [request, who] = [randomUUID(), await manager()]
    const replies = await Promise.all([
      report(who, id, '其一'),
      report(who, id, '其二'),
      report(who, id, '其三'),
    ])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    const other = (await recorded()).id
    expect((await report(who, other, '一次', request)).statusCode).toBe(200)
    const again = await report(who, other, '一次', request)
    expect([again.statusCode, again.json().reports.length]).toEqual([200, 1])
  })

  test('overdue ones are found by what the list says of them', async () => {
    const { id } = await recorded({ findings: [finding({ deadline: '2026-04-18' })] })
    expect(await list('&progress=overdue')).toContain(id)
    await report(await manager(), id)
    expect(await list('&progress=overdue')).toContain(id)
    await judge(id, 'confirmed')
    expect(await list('&progress=overdue')).not.toContain(id)
  })

  test('who was held to account is recorded by a grade of the closed list, once', async () => {
    const { id } = await recorded()
    const measure = {
      ...{ finding: 1, person: '某某', place: '县市场监管局', grade: 'talk', basis: '首问责任制度' },
      decidedOn: '2026-04-20',
    }
    const hold = async (changes = {}, request = randomUUID()) =>
      (await supervisor()).post(`/api/inspections/${id}/measures`, { ...measure, ...changes }, request)
    const request = randomUUID()
    await hold({}, request)
    expect((await hold({}, request)).json().measures).toMatchObject([
      { nth: 1, grade: 'talk', person: '某某' },
    ])
    expect((await hold({ grade: 'dismissal' })).statusCode).toBe(400)
    expect((await hold({ decidedOn: '2026-04-16' })).json().type).toBe('inspection/measure-day')
    expect((await hold({ finding: 9 })).statusCode).toBe(404)
  })
})

describe('what is refused changes nothing', () => {
  test('one inspector, a day to come, a place of another county', async () => {
    const before = await list()
    const refusals = [
      [{ inspectors: ['甲某'] }, 'inspection/two-inspectors'],
      [{ on: '2026-04-21' }, 'inspection/future'],
      [{ findings: [finding({ deadline: '2026-04-17' })] }, 'inspection/deadline-past'],
      [{ subject: OTHER_HALL }, 'inspection/outside'],
      [{ division: OTHER }, 'inspection/outside'],
      [{ findings: [finding({ responsible: OTHER_HALL })] }, 'inspection/outside'],
      [{ subjectKind: 'window' }, 'inspection/window-needed'],
      [{ subjectKind: 'itemGroup', subject: 'nothing' }, 'inspection/subject-unknown'],
    ] as const
    for (const [changes, type] of refusals) {
      const reply = await (await supervisor()).post('/api/inspections', inspection(changes))
      expect(reply.json().type, JSON.stringify(changes)).toBe(type)
    }
    expect(await list()).toEqual(before)
  })

  test('the same id again is the same inspection', async () => {
    const given = inspection()
    const first = await (await supervisor()).post('/api/inspections', given)
    const second = await (await supervisor()).post('/api/inspections', given)
    expect(second.json()).toEqual(first.json())
  })

  test('another county reads nothing, the city everything, citizens and windows no entry', async () => {
    const { id } = await recorded()
    expect(await list('', CITY)).toContain(id)
    expect(await list('', OTHER)).toEqual([])
    expect((await (await supervisor(OTHER)).get(`/api/inspections/${id}`)).json().type).toBe(
      'inspection/unknown',
    )
    const clerk = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }))
    for (const who of [clerk, app.as(citizenOf(randomUUID()))])
      for (const path of [
        `/api/inspections/${id}`,
        '/api/inspections',
        '/api/rectifications',
        '/api/plan-calls',
      ])
        expect((await who.get(path)).statusCode, path).toBe(403)
  })

  test('history cannot be changed by the application', async () => {
    const denied = 'permission denied'
    await expect(app.db.deleteFrom('inspections.measure').execute()).rejects.toThrow(denied)
    await expect(
      app.db.updateTable('inspections.finding').set({ deadline: '2030-01-01' }).execute(),
    ).rejects.toThrow(denied)
    await expect(app.db.updateTable('inspections.report').set({ text: '' }).execute()).rejects.toThrow(denied)
  })
})

describe('work plans of the counties', () => {
  const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
  const calling = (changes = {}) => ({
    ...{ id: randomUUID(), title: '一窗受理集成服务实施方案', document: '平政办发〔2026〕1号' },
    ...{ issuedOn: '2026-04-01', dueOn: '2026-04-20' },
    ...changes,
  })
  const called = async () => {
    const one = calling()
    expect((await (await supervisor(CITY)).post('/api/plan-calls', one)).statusCode).toBe(200)
    return one.id
  }
  const file = async (
    call: string,
    { division = COUNTY, by = COUNTY, name = '方案.pdf', bytes = PDF } = {},
  ) =>
    (await supervisor(by)).raw(
      `/api/plan-calls/${call}/plans?${new URLSearchParams({ division, title: '静宁县实施方案', datedOn: '2026-04-15', name })}`,
      bytes,
    )
  const states = async (call: string, division = CITY) => {
    const { calls } = (await (await supervisor(division)).get('/api/plan-calls')).json()
    const one = calls.find(({ id }: { id: string }) => id === call)
    return Object.fromEntries(
      one.counties.map(({ division: code, state }: { division: string; state: string }) => [code, state]),
    )
  }

  test('a county files its own, in time; the city sees who has and who has not', async () => {
    const call = await called()
    expect((await file(call)).json()).toEqual({ nth: 1 })
    expect(await states(call)).toMatchObject({ [COUNTY]: 'filed', [OTHER]: 'awaited' })
    expect(Object.keys(await states(call, COUNTY))).toEqual([COUNTY])
    const path = `/api/plan-calls/${call}/plans/${COUNTY}/1/file`
    const got = await (await supervisor()).get(path)
    expect([got.statusCode, got.headers['content-type'], got.rawPayload.equals(PDF)]).toEqual([
      200,
      'application/pdf',
      true,
    ])
    expect((await (await supervisor(OTHER)).get(path)).statusCode).toBe(404)
  })

  test('a day later it is late, whoever files; a better one does not make the first later', async () => {
    const call = await called()
    await file(call)
    app.turnTo('2026-04-21')
    expect((await file(call)).json()).toEqual({ nth: 2 })
    await file(call, { division: OTHER, by: CITY })
    expect(await states(call)).toMatchObject({
      [COUNTY]: 'filed',
      [OTHER]: 'late',
      '620821000000': 'missing',
    })
    app.turnTo('2026-04-20')
  })

  test('only the city calls; a county files for itself alone, a PDF and nothing else', async () => {
    const county = await (await supervisor()).post('/api/plan-calls', calling())
    expect(county.json().type).toBe('inspection/city-calls')
    const days = await (await supervisor(CITY)).post('/api/plan-calls', calling({ dueOn: '2026-04-01' }))
    expect(days.json().type).toBe('plan/days')
    const call = await called()
    expect((await file(call, { division: OTHER })).json().type).toBe('inspection/outside')
    expect((await file(call, { division: CITY, by: CITY })).json().type).toBe('inspection/outside')
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    expect((await file(call, { name: 'a.png', bytes: png })).json().type).toBe('plan/pdf')
    expect((await file(call, { name: 'a.pdf', bytes: png })).json().type).toBe('file/kind')
    expect((await file(randomUUID())).json().type).toBe('plan/unknown')
    expect(await states(call)).toMatchObject({ [COUNTY]: 'awaited' })
  })
})
