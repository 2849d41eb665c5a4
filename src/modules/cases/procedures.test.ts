import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import type { CaseEvent } from '../../core/case/case.ts'
import { wordsOf } from '../../core/document/paper.ts'
import { dueAt, OFFICE_HOURS } from '../../core/office-hours.ts'
import { paperText } from '../papers/facade.ts'
import type { CaseDetail } from './contract.ts'
import { casesModule } from './module.ts'
import { verifyClocks } from './verify-clocks.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [casesModule] })
  people = await applicants(app)
})
afterAll(() => app.close())

type Desk = ReturnType<TestApp['as']>
type Role = 'reviewer' | 'approver'

/** An accepted food permit of 静宁县 on 20 April, and the desks of its department. */
async function accepted() {
  app.turnTo('2026-04-20')
  const { id, token } = await people.atWindow('wang')
  await people.accept(id)
  const file = app.db.selectFrom('cases.file').select('organ').where('case_id', '=', id)
  const { organ } = await file.executeTakeFirstOrThrow()
  const person = (role: Role) => staffAt(app.db, { organ, role })
  const desk = async (role: Role): Promise<Desk> => app.as(await person(role))
  const see = async (role: Role): Promise<CaseDetail> =>
    (await (await desk(role)).get(`/api/cases/${id}`)).json()
  const act = async (role: Role, noun: string, body: object) =>
    (await desk(role)).post(`/api/cases/${id}/${noun}`, body)
  /** The text of the last paper of that kind. */
  async function paper(kind: string): Promise<string> {
    const found = (await see('approver')).papers.findLast((one) => one.kind === kind)
    if (!found) throw new Error(`no ${kind}`)
    return wordsOf(await paperText(app.db, id, found.id)).join('\n')
  }
  return { id, token, organ, person, see, act, paper }
}
const dueOf = (c: CaseDetail, kind: string) => c.clocks.find((clock) => clock.kind === kind)?.dueOn

describe('art. 42: extension', () => {
  test('the head lengthens the limit once; the applicant is told why, until when and by whom', async () => {
    const { see, act, paper, person, token } = await accepted()
    const before = await see('approver')
    expect([dueOf(before, 'promised'), dueOf(before, 'legal')]).toEqual(['2026-04-30', '2026-05-07'])
    expect(before).toMatchObject({ extensionDays: 5 })
    expect((await see('reviewer')).actions).not.toContain('Extend')
    expect((await act('reviewer', 'extension', { days: 5, reason: '案情复杂' })).statusCode).toBe(403)
    const long = await act('approver', 'extension', { days: 6, reason: '案情复杂' })
    expect([long.statusCode, long.json().title]).toEqual([422, '延长的天数应当是1至5个工作日，请重新填写。'])
    expect((await act('approver', 'extension', { days: 5, reason: '案情复杂' })).statusCode).toBe(200)
    const after = await see('approver')
    expect([dueOf(after, 'promised'), dueOf(after, 'legal')]).toEqual(['2026-05-11', '2026-05-13'])
    expect(after.actions).not.toContain('Extend')
    const { name } = await person('approver')
    expect(await paper('extensionNotice')).toContain(
      `经本机关负责人${name}批准，办理时限延长5个工作日，至2026年5月13日。`,
    )
    expect((await act('approver', 'extension', { days: 1, reason: '再延长' })).json().type).toBe(
      'case/extension-once',
    )
    const page = await app.as({ kind: 'visitor' } as never).get(`/f/${token}`)
    expect(page.body).toContain('办理期限延长 5 个工作日')
  })

  test('comes too late the day after the legal limit has run out', async () => {
    const { act, see } = await accepted()
    app.turnTo('2026-05-08')
    const late = await act('approver', 'extension', { days: 1, reason: '案情复杂' })
    expect([late.statusCode, late.json().title]).toEqual([
      409,
      '法定时限已于2026-05-07届满，届满以后不能再延长。',
    ])
    expect(dueOf(await see('approver'), 'legal')).toBe('2026-05-07')
  })
})

describe('art. 34: the field check', () => {
  const findings = '布局与平面图一致'
  test('is recorded with two people of the department, or its step does not end', async () => {
    const { act, see, paper, person } = await accepted()
    expect((await act('reviewer', 'step-completion', { result: 'agree', opinion: '符合' })).statusCode).toBe(
      200,
    )
    const early = await act('reviewer', 'step-completion', { result: 'agree', opinion: '符合' })
    expect(early.json().type).toBe('case/field-check-first')
    const [one, two] = [await person('reviewer'), await person('approver')]
    expect((await see('reviewer')).colleagues.map(({ id }) => id)).toEqual(
      expect.arrayContaining([one.id, two.id]),
    )
    const alone = await act('reviewer', 'field-checks', { members: [one.id], findings })
    expect([alone.statusCode, alone.json().title]).toEqual([
      422,
      '现场核查应当指派两名以上工作人员，请至少选择两人。',
    ])
    const stranger = await staffAt(app.db, { site: 'hall-620826', role: 'clerk' })
    const foreign = await act('reviewer', 'field-checks', { members: [one.id, stranger.id], findings })
    expect([foreign.statusCode, foreign.json().type]).toEqual([422, 'case/staff-unknown'])
    expect((await act('reviewer', 'field-checks', { members: [one.id, two.id], findings })).statusCode).toBe(
      200,
    )
    expect(await paper('fieldCheckRecord')).toContain(`${one.name}、${two.name}`)
    expect((await act('reviewer', 'step-completion', { result: 'agree', opinion: '符合' })).statusCode).toBe(
      200,
    )
  })
})

describe('art. 46–48: the hearing, from the right to the record', () => {
  test('stops the limits while it is organised, with its notices, and is heard by nobody who reviewed', async () => {
    const { id, act, see, paper, person, token } = await accepted()
    const [reviewer, head] = [await person('reviewer'), await person('approver')]
    expect((await act('reviewer', 'step-completion', { result: 'agree', opinion: '符合' })).statusCode).toBe(
      200,
    )
    const right = await act('reviewer', 'hearing-right', { to: 'both', matter: '油烟影响同楼住户' })
    expect(right.statusCode, right.body).toBe(200)
    expect(await paper('hearingRightNotice')).toContain('2026年4月27日前，含当日')
    app.turnTo('2026-04-28')
    expect((await act('reviewer', 'hearing', { of: 'interested' })).json().type).toBe('case/hearing-late')
    app.turnTo('2026-04-27')
    expect((await act('reviewer', 'hearing', { of: 'interested' })).json()).toMatchObject({
      status: 'suspended',
    })
    const stopped = await see('reviewer')
    expect([dueOf(stopped, 'legal'), dueOf(stopped, 'hearing')]).toEqual([null, '2026-05-27'])
    expect(stopped.hearing.earliest).toBe('2026-05-09')
    const summon = (heldOn: string, chair: string) =>
      act('reviewer', 'hearing-notice', { heldOn, time: '09:30', place: '三楼会议室', chair })
    expect((await summon('2026-05-08', head.id)).json().title).toContain('最早可以定在2026-05-09')
    const partial = await summon('2026-05-11', reviewer.id)
    expect([partial.statusCode, partial.json().title]).toEqual([
      422,
      '审查本件的工作人员不能主持听证，请另行指定听证主持人。',
    ])
    expect((await summon('2026-05-11', head.id)).statusCode).toBe(200)
    expect(await paper('hearingNotice')).toContain(head.name)
    const page = await app.as({ kind: 'visitor' } as never).get(`/f/${token}`)
    expect(page.body).toContain('听证定于5月11日09:30举行')
    const record = { record: '双方陈述了意见' }
    expect((await act('reviewer', 'hearing-record', record)).json().type).toBe('case/hearing-early')
    app.turnTo('2026-05-13')
    expect((await act('reviewer', 'hearing-record', record)).json()).toMatchObject({ status: 'reviewing' })
    expect(await paper('hearingRecord')).toContain('双方陈述了意见')
    expect(dueOf(await see('reviewer'), 'legal')).toBe('2026-05-18')
    const { rows } = await (async () => {
      const owner = app.owner()
      await owner.connect()
      try {
        expect(await verifyClocks(owner)).toMatchObject({ ok: true })
        return await owner.query('select kind from cases.clock where case_id = $1 order by kind', [id])
      } finally {
        await owner.end()
      }
    })()
    expect(rows.map(({ kind }) => kind)).toEqual(['legal', 'promised', 'step'])
  })
})

test('art. 47: the applicant asks for a hearing on a page of their own, while the right lasts', async () => {
  const { id, act, see } = await accepted()
  const citizen = app.as(citizenOf(people.parties.wang))
  expect((await citizen.get(`/my/cases/${id}/hearing`)).statusCode).toBe(409)
  await act('reviewer', 'hearing-right', { to: 'applicant', matter: '拟不予许可，涉及您的重大利益' })
  const offer = `href="/my/cases/${id}/hearing"`
  expect((await citizen.get(`/my/cases/${id}`)).body).toContain(offer)
  const stranger = app.as(citizenOf(people.parties.li))
  expect((await stranger.fill(`/my/cases/${id}/hearing`, { reason: '' })).statusCode).toBe(404)
  app.turnTo('2026-04-28')
  expect((await citizen.get(`/my/cases/${id}`)).body).not.toContain(offer)
  const late = await citizen.fill(`/my/cases/${id}/hearing`, { reason: '' })
  expect(late.body).toContain('现在不能要求听证')
  app.turnTo('2026-04-27')
  const asked = await citizen.fill(`/my/cases/${id}/hearing`, { reason: '整改已经完成' })
  expect([asked.statusCode, asked.headers.location]).toEqual([303, `/my/cases/${id}`])
  expect(await see('reviewer')).toMatchObject({ status: 'suspended' })
  expect((await citizen.get(`/my/cases/${id}`)).body).toContain('申请人要求听证：整改已经完成')
})

test('a limit in hours is exact to the minute, in office hours from the moment of acceptance', async () => {
  const { promised, ...rest } = await foodTerms()
  const { id } = await people.atWindow('wang', { terms: { ...rest, promised: { count: 4, unit: 'hour' } } })
  await people.accept(id)
  const { organ, startedAt } = await app.db
    .selectFrom('cases.event as e')
    .innerJoin('cases.file as f', 'f.case_id', 'e.case_id')
    .select(['f.organ', 'e.recorded_at as startedAt'])
    .where('e.case_id', '=', id)
    .where('e.type', '=', 'Accepted')
    .executeTakeFirstOrThrow()
  const desk = app.as(await staffAt(app.db, { organ, role: 'approver' }))
  const c: CaseDetail = (await desk.get(`/api/cases/${id}`)).json()
  const calendar = await app.setting.calendar()
  const clock = { startedAt: new Date(startedAt).toISOString(), pauses: [] }
  expect(promised.unit).toBe('workingDay')
  expect(c.clocks.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
    ['promised', dueAt({ ...clock, limit: { count: 4, unit: 'hour' } }, calendar, OFFICE_HOURS)],
    ['legal', null],
    ['step', null],
  ])
})

/** The terms of the food permit, as a case of this county has them. */
async function foodTerms() {
  const { id } = await people.atWindow('li')
  const { data } = await app.db
    .selectFrom('cases.event')
    .select('data')
    .where('case_id', '=', id)
    .where('type', '=', 'Submitted')
    .executeTakeFirstOrThrow()
  const event = data as unknown as CaseEvent
  if (event.type !== 'Submitted') throw new Error('not submitted')
  return event.terms
}

describe('中止 and 终止', () => {
  test('a halt is told with its ground, runs on where the item says nothing, and ends with its reason', async () => {
    const { act, see, paper } = await accepted()
    expect((await act('reviewer', 'halt', { ground: 'dispute', reason: '纠纷' })).statusCode).toBe(403)
    expect((await act('approver', 'halt', { ground: 'weather', reason: '下雨' })).statusCode).toBe(400)
    expect(
      (await act('approver', 'halt', { ground: 'dispute', reason: '租赁纠纷正在审理' })).json(),
    ).toMatchObject({
      status: 'halted',
    })
    expect(dueOf(await see('approver'), 'legal')).toBe('2026-05-07')
    expect(await paper('haltNotice')).toContain('中止期间办理时限照常计算')
    expect((await act('reviewer', 'step-completion', { result: 'agree', opinion: '符合' })).statusCode).toBe(
      403,
    )
    expect((await act('approver', 'continuation', { reason: '判决已经生效' })).json()).toMatchObject({
      status: 'reviewing',
    })
  })

  test('a termination ends the case with its paper and the remedies', async () => {
    const { act, see, paper } = await accepted()
    const ended = await act('approver', 'termination', { ground: 'subjectGone', reason: '房屋已经拆除' })
    expect(ended.json()).toMatchObject({ status: 'terminated', dueOn: null })
    const text = await paper('terminationNotice')
    for (const said of ['申请的标的已经不存在', '房屋已经拆除', '行政复议']) expect(text).toContain(said)
    expect((await see('approver')).actions).toEqual([])
  })
})
