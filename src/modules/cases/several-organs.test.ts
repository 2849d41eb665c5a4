import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import type { CaseEvent } from '../../core/case/case.ts'
import type { Terms } from '../../core/case/terms.ts'
import { wordsOf } from '../../core/document/paper.ts'
import { organFor } from '../organisation/facade.ts'
import { paperText } from '../papers/facade.ts'
import type { CaseAccount, CaseDetail } from './contract.ts'
import { casesModule } from './module.ts'
import { verifyClocks } from './verify-clocks.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
let terms: Terms
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [casesModule] })
  people = await applicants(app)
  terms = await foodTerms()
})
afterAll(() => app.close())

async function foodTerms(): Promise<Terms> {
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

const organAt = async (department: string) => {
  const at = { department, level: 'county', division: '620826000000' } as const
  return (await organFor(app.db, at, '2026-04-20' as never)).id
}
const dueOf = (c: CaseDetail, kind: string) => c.clocks.find((clock) => clock.kind === kind)?.dueOn

/** A case of these terms, accepted on 20 April at the window. */
async function accepted(changes: Partial<Terms>) {
  app.turnTo('2026-04-20')
  const { id, token } = await people.atWindow('wang', { terms: { ...terms, ...changes } })
  await people.accept(id)
  const desk = async (organ: string, role: 'reviewer' | 'approver') =>
    app.as(await staffAt(app.db, { organ, role }))
  const see = async (organ: string, role: 'reviewer' | 'approver' = 'approver'): Promise<CaseDetail> =>
    (await (await desk(organ, role)).get(`/api/cases/${id}`)).json()
  const act = async (organ: string, noun: string, body: object, role: 'reviewer' | 'approver' = 'approver') =>
    (await desk(organ, role)).post(`/api/cases/${id}/${noun}`, body)
  const paper = async (organ: string, kind: string): Promise<string> => {
    const found = (await see(organ)).papers.findLast((one) => one.kind === kind)
    if (!found) throw new Error(`no ${kind}`)
    return wordsOf(await paperText(app.db, id, found.id)).join('\n')
  }
  const page = async (path: string) =>
    (await app.as({ kind: 'visitor' } as never).get(`/f/${token}${path}`)).body
  return { id, see, act, paper, page, desk }
}

describe('art. 42, 43: a lower organ reviews first and reports up', () => {
  const reviewed = async () => {
    const [review, decide] = [terms.steps[0], terms.steps.at(-1)]
    if (!review || !decide) throw new Error('no steps')
    const lower = await organAt('emergency')
    const first = { ...review, id: 'lower', name: '初审', organ: lower, days: 5, lowerReview: true } as const
    return { lower, upper: decide.organ, steps: [{ ...first, fieldCheck: false }, decide] }
  }
  const agree = { result: 'agree', opinion: '初审合格，上报' }

  test('the limit of the deciding organ starts with the report; lists, account and papers say so', async () => {
    const { lower, upper, steps } = await reviewed()
    const { id, see, act, paper, page } = await accepted({ steps })
    const before = await see(upper)
    expect([dueOf(before, 'lowerReview'), dueOf(before, 'legal')]).toEqual(['2026-05-20', undefined])
    expect(dueOf(before, 'promised')).toBe('2026-04-30')
    expect(await paper(upper, 'acceptanceNotice')).toContain(
      '决定机关自收到上报材料之日起10个工作日内作出决定',
    )
    const early = await act(upper, 'extension', { days: 2, reason: '案情复杂' })
    expect([early.statusCode, early.json().type]).toEqual([409, 'case/extension-before-report'])
    expect(before.actions).not.toContain('Extend')

    app.turnTo('2026-04-24')
    expect((await act(lower, 'step-completion', agree, 'reviewer')).statusCode).toBe(200)
    const after = await see(upper)
    expect([dueOf(after, 'lowerReview'), dueOf(after, 'legal')]).toEqual([undefined, '2026-05-12'])
    expect(dueOf(after, 'promised')).toBe('2026-04-30')
    expect(after.actions).toContain('Extend')
    expect(after.timeline[0]?.sentence).toContain('法定时限从上报之日起计算')
    const row = await app.db
      .selectFrom('cases.file')
      .select(['legal_on', 'promised_on'])
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ legal_on: '2026-05-12', promised_on: '2026-04-30' })
    const account: CaseAccount = (
      await app.as(await staffAt(app.db, { organ: upper, role: 'approver' })).get(`/api/cases/${id}/clocks`)
    ).json()
    const legal = account.clocks.find(({ key }) => key.startsWith('legal'))
    expect(legal).toMatchObject({ startedOn: '2026-04-24', dueOn: '2026-05-12' })
    expect(legal?.runs[0]?.why).toContain(
      '收到下级机关上报的材料，法定时限从次日起算（行政许可法第42条、第43条）',
    )
    const told = await page('/clocks')
    expect(told).toContain('收到下级机关上报的材料')
    expect(told).toContain('下级机关自受理之日起审查并上报')
  })
})

describe('art. 26, 42 par. 2: what several departments handle together', () => {
  const together = async () => ({
    government: await organAt('government'),
    legal: { count: 45, unit: 'workingDay' } as const,
  })

  test('the deciding organ asks, the head of the government approves, the applicant is told', async () => {
    const { government, legal } = await together()
    const { see, act, paper, desk, id, page } = await accepted({
      ...{ legal, extension: undefined },
      joint: { kind: 'joint', government },
    })
    const upper = terms.steps.at(-1)?.organ ?? ''
    expect(dueOf(await see(upper), 'legal')).toBe('2026-06-25')
    expect((await see(upper)).actions).toEqual(expect.arrayContaining(['SeekExtension']))
    expect((await see(upper)).actions).not.toContain('Extend')
    const unseen = await (await desk(government, 'approver')).get(`/api/cases/${id}`)
    expect(unseen.statusCode).toBe(404)
    const own = await act(upper, 'extension', { days: 5, reason: '案情复杂' })
    expect([own.statusCode, own.json().type]).toEqual([403, 'actor/not-your-desk'])

    expect((await act(upper, 'extension-request', { days: 15, reason: '涉及五个部门' })).statusCode).toBe(200)
    const asked = await see(government)
    expect(asked).toMatchObject({ extensionDays: 15 })
    expect(asked.actions).toContain('Extend')
    const waiting = (await (await desk(government, 'approver')).get('/api/cases?view=opinions')).json()
    expect(waiting.cases.map((one: { id: string }) => one.id)).toEqual([id])

    expect((await act(government, 'extension', { days: 15, reason: '同意' })).statusCode).toBe(200)
    expect(dueOf(await see(upper), 'legal')).toBe('2026-07-16')
    const text = await paper(upper, 'extensionNotice')
    expect(text).toContain('第四十二条第二款')
    expect(text).toContain('经本级人民政府负责人')
    expect(await page('')).toContain('经本级人民政府负责人批准，办理期限延长 15 个工作日')
    const done = (await (await desk(government, 'approver')).get('/api/cases?view=opinions')).json()
    expect(done.cases).toEqual([])
    expect((await act(upper, 'extension-request', { days: 1, reason: '再延长' })).json().type).toBe(
      'case/extension-once',
    )
  })

  test('the head of the government declines, says why, and has the case in no list any more', async () => {
    const { government, legal } = await together()
    const { see, act, desk, page } = await accepted({
      ...{ legal, extension: undefined },
      joint: { kind: 'joint', government },
    })
    const upper = terms.steps.at(-1)?.organ ?? ''
    const before = dueOf(await see(upper), 'legal')
    await act(upper, 'extension-request', { days: 15, reason: '涉及五个部门' })
    expect((await see(upper)).actions).not.toContain('DeclineExtension')
    const own = await act(upper, 'extension-refusal', { reason: '可以按期办结' })
    expect([own.statusCode, own.json().type]).toEqual([403, 'actor/not-your-desk'])
    expect((await see(government)).actions).toEqual(expect.arrayContaining(['Extend', 'DeclineExtension']))
    expect((await act(government, 'extension-refusal', { reason: ' ' })).statusCode).toBe(400)

    expect((await act(government, 'extension-refusal', { reason: '可以按期办结' })).statusCode).toBe(200)
    const after = await see(upper)
    expect(dueOf(after, 'legal')).toBe(before)
    expect(after.timeline[0]).toMatchObject({ detail: '可以按期办结' })
    expect(after.timeline[0]?.sentence).toContain('没有批准延期，办理期限不变')
    expect(after.actions).not.toContain('SeekExtension')
    expect(await page('')).not.toContain('没有批准延期')
    const waiting = (await (await desk(government, 'approver')).get('/api/cases?view=opinions')).json()
    expect(waiting.cases).toEqual([])
    for (const [organ, noun] of [
      [upper, 'extension-request'],
      [government, 'extension'],
    ] as const)
      expect((await act(organ, noun, { days: 5, reason: '再次报请' })).json().type).toBe(
        'case/extension-declined',
      )
  })

  test('what has ended without an answer leaves the list of the government', async () => {
    const { government, legal } = await together()
    const { act, desk } = await accepted({
      legal,
      extension: undefined,
      joint: { kind: 'unified', government },
    })
    const upper = terms.steps.at(-1)?.organ ?? ''
    await act(upper, 'extension-request', { days: 5, reason: '涉及五个部门' })
    const list = async () =>
      (await (await desk(government, 'approver')).get('/api/cases?view=opinions')).json()
    expect((await list()).cases).toHaveLength(1)
    await act(upper, 'termination', { ground: 'subjectGone', reason: '房屋已经拆除' })
    expect((await list()).cases).toEqual([])
  })
})

test('every stored day of these cases is the one that their events give', async () => {
  const owner = app.owner()
  await owner.connect()
  expect(await verifyClocks(owner)).toMatchObject({ ok: true, cases: 5 })
  await owner.end()
})
