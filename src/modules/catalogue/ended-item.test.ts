import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { PERSON, registration } from '../../../tests/intake.ts'
import { cataloguers } from '../../../tests/item-drafts.ts'
import { completeSteps } from '../../../tests/steps.ts'
import { VISITOR } from '../../platform/actor.ts'

const FOOD = 'food-business-permit'
let app: TestApp
let desk: Awaited<ReturnType<typeof cataloguers>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  desk = await cataloguers(app)
})
afterAll(() => app.close())

const clerkOf = async (window: string) => {
  for (let nth = 0; nth < 12; nth += 1) {
    const staff = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth })
    if (staff.post.window?.endsWith(window)) return app.as(staff)
  }
  throw new Error('no such window')
}

test('a case returned for correction whose item is changed and ended meanwhile ends on its own version', async () => {
  const clerk = await clerkOf('02')
  const made = await clerk.post('/api/registrations', registration())
  expect(made.statusCode, made.body).toBe(200)
  const { id } = made.json()
  const done = async (who: typeof clerk, noun: string, body: object = {}) => {
    const reply = await who.post(`/api/cases/${id}/${noun}`, body)
    expect(reply.statusCode, `${noun}: ${reply.body}`).toBe(200)
    return reply.json()
  }
  const look = async (who = clerk) => (await who.get(`/api/cases/${id}`)).json()
  const before = await look()
  const items = [{ material: 'process', fault: 'incorrect', note: '没有写冷食制作区域' }]
  expect(await done(clerk, 'correction-notice', { items })).toMatchObject({ status: 'correcting' })

  // a newer version that asks for one thing more, then the end of the item, while the applicant draws a plan
  const draft = await desk.open('change', [FOOD])
  const [{ guide }] = draft.content
  const [first] = guide.materials
  const more = { ...first, id: 'fireSafety', name: '消防验收意见', when: undefined }
  const steps = guide.steps.map((step: { standard: string }) => ({
    ...step,
    standard: `${step.standard}摊点另行核对。`,
  }))
  const content = [{ item: FOOD, guide: { ...guide, steps, materials: [...guide.materials, more] } }]
  await desk.publish('change', [FOOD], { startsOn: '2026-04-21', content })
  await desk.publish('cancel', [FOOD], { startsOn: '2026-04-22', basis: '国务院决定取消本项许可' })
  app.turnTo('2026-04-23')
  const visitor = app.as(VISITOR)
  const { items: listed } = (
    await visitor.get(`/api/items?text=${encodeURIComponent('食品经营许可')}`)
  ).json()
  expect(listed.map(({ item }: { item: string }) => item)).not.toContain(FOOD)
  expect((await visitor.get(`/items/${FOOD}`)).body).toContain('国务院决定取消本项许可')
  const refused = await clerk.post('/api/registrations', registration())
  expect([refused.statusCode, refused.json().type]).toEqual([409, 'guide/ended'])

  const kept = await look()
  expect(kept.materials.map((one: { id: string }) => one.id)).toEqual(
    before.materials.map((one: { id: string }) => one.id),
  )
  const all = kept.materials.map((one: { id: string }) => ({
    ...{ material: one.id, verdict: 'ok', obtained: 'paper' },
  }))
  const judged = await clerk.put(`/api/cases/${id}/materials`, { findings: all })
  expect(judged.statusCode, judged.body).toBe(200)
  expect(await done(clerk, 'correction')).toMatchObject({ status: 'received' })
  expect(await done(clerk, 'acceptance')).toMatchObject({ status: 'reviewing' })
  expect((await look()).steps.map((one: { standard: string }) => one.standard)).toEqual(
    guide.steps.map((one: { standard: string }) => one.standard),
  )
  const { organ } = await app.db
    .selectFrom('cases.file')
    .select('organ')
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  await completeSteps(app.as(await staffAt(app.db, { organ, role: 'reviewer' })), id)
  const approver = app.as(await staffAt(app.db, { organ, role: 'approver' }))
  await done(approver, 'grant', { opinion: '准予许可' })
  const certificate = { number: 'JY16208260000001', validFrom: '2026-04-23', validUntil: '2031-04-22' }
  await done(approver, 'completion', { certificate })
  const output = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'outputClerk' }))
  const { papers } = await look(output)
  const attested = papers.filter((paper: { needsSeal: boolean }) => paper.needsSeal)
  await done(output, 'verification', { attested: attested.map((paper: { id: string }) => paper.id) })
  const { name, documentNumber } = PERSON
  await done(output, 'delivery', { way: 'pickup', collector: 'applicant', name, documentNumber })
  const { guide_version, status } = await app.db
    .selectFrom('cases.file')
    .select(['guide_version', 'status'])
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  expect([guide_version, status]).toEqual([1, 'delivered'])
})
