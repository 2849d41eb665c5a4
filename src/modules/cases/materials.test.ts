import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import type { CaseDetail } from './contract.ts'
import { casesModule } from './module.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [casesModule] })
  people = await applicants(app)
})
afterAll(() => app.close())

const seen = async (id: string): Promise<CaseDetail> =>
  (await (await people.clerk()).get(`/api/cases/${id}`)).json()
const refused = ({
  statusCode,
  json,
}: {
  statusCode: number
  json: () => { type: string; title: string }
}) => [statusCode, json().type, json().title]
/** The cases of others' tests ask for three materials; here they are all required. */
const asked = async (): Promise<string> => {
  const { id } = await people.apply()
  const owner = app.owner()
  await owner.connect()
  await owner.query(`update cases.material set need = 'required' where case_id = $1`, [id])
  await owner.end()
  return id
}

describe('art. 32: pre-review passes and a window accepts on materials that were judged', () => {
  test('whoever has not looked at everything is told the titles of what is left', async () => {
    const id = await asked()
    const clerk = await people.clerk()
    const [first, second, third] = (await seen(id)).materials
    expect(refused(await clerk.post(`/api/cases/${id}/pre-review-pass`))).toEqual([
      409,
      'case/materials-unjudged',
      `还有必要材料没有审核：${first?.name}、${second?.name}、${third?.name}。请逐份审核，合格后再办理“预审通过”。`,
    ])
    await clerk.put(`/api/cases/${id}/materials/${first?.id}`, { verdict: 'ok' })
    await clerk.put(`/api/cases/${id}/materials/${second?.id}`, { verdict: 'ok' })
    expect((await clerk.post(`/api/cases/${id}/pre-review-pass`)).json().title).toContain(
      `没有审核：${third?.name}。`,
    )
    await clerk.put(`/api/cases/${id}/materials/${third?.id}`, { verdict: 'outdated', note: '已过期' })
    expect(refused(await clerk.post(`/api/cases/${id}/pre-review-pass`)).slice(0, 2)).toEqual([
      409,
      'case/materials-faulty',
    ])
    await clerk.put(`/api/cases/${id}/materials/${third?.id}`, { verdict: 'ok' })
    expect((await clerk.post(`/api/cases/${id}/pre-review-pass`)).json()).toMatchObject({
      status: 'received',
    })
  })

  test('what is found wanting between receipt and acceptance stops acceptance', async () => {
    const id = await asked()
    const clerk = await people.clerk()
    const { materials } = await seen(id)
    const findings = materials.map((one) => ({ material: one.id, verdict: 'ok' }))
    await clerk.put(`/api/cases/${id}/materials`, { findings })
    await clerk.post(`/api/cases/${id}/pre-review-pass`)
    await clerk.put(`/api/cases/${id}/materials/${materials[1]?.id}`, {
      verdict: 'incorrect',
      note: '姓名不符',
    })
    expect((await clerk.post(`/api/cases/${id}/acceptance`)).json()).toMatchObject({
      type: 'case/materials-faulty',
      title: `必要材料审核不合格：${materials[1]?.name}。补齐或者改正以后，才能办理“受理”。`,
    })
  })

  test('a finding of a colleague that comes at the same moment counts before or is refused after', async () => {
    for (let n = 0; n < 5; n += 1) {
      const id = await asked()
      const clerk = await people.clerk()
      const { materials } = await seen(id)
      const findings = materials.map((one) => ({ material: one.id, verdict: 'ok' }))
      await clerk.put(`/api/cases/${id}/materials`, { findings })
      const [passed, judged] = await Promise.all([
        clerk.post(`/api/cases/${id}/pre-review-pass`).then(() => clerk.post(`/api/cases/${id}/acceptance`)),
        clerk.put(`/api/cases/${id}/materials/${materials[0]?.id}`, { verdict: 'missing' }),
      ])
      const { status, materials: after } = await seen(id)
      if (status === 'reviewing') expect([after[0]?.verdict, judged.statusCode]).toEqual(['ok', 409])
      else expect([after[0]?.verdict, passed.statusCode]).toEqual(['missing', 409])
    }
  })
})

describe('several findings in one request', () => {
  test('are written together, with their notes and who looked', async () => {
    const id = await asked()
    const clerk = await people.clerk()
    const [first, second] = (await seen(id)).materials
    const findings = [
      { material: first?.id, verdict: 'ok', obtained: 'shared' },
      { material: second?.id, verdict: 'incomplete', note: '缺第二页' },
    ]
    const reply = await clerk.put(`/api/cases/${id}/materials`, { findings })
    expect(reply.json().materials.slice(0, 3)).toMatchObject([
      { verdict: 'ok', note: '', obtained: 'shared' },
      { verdict: 'incomplete', note: '缺第二页', obtained: 'upload' },
      { verdict: null },
    ])
  })

  test('one that is on no list of this case, or on it twice, and nothing is written', async () => {
    const id = await asked()
    const clerk = await people.clerk()
    const [first] = (await seen(id)).materials
    for (const other of ['nothing', first?.id]) {
      const findings = [first?.id, other].map((material) => ({ material, verdict: 'ok' }))
      const reply = await clerk.put(`/api/cases/${id}/materials`, { findings })
      expect(refused(reply).slice(0, 2)).toEqual([422, 'case/material-unknown'])
    }
    expect((await seen(id)).materials.map(({ verdict }) => verdict)).toEqual([null, null, null])
  })
})

describe('materials are called by their titles, never by an id', () => {
  test('in every sentence of the timeline and on every paper, to staff and to the applicant', async () => {
    const id = await asked()
    const clerk = await people.clerk()
    const { materials } = await seen(id)
    const faults = materials
      .slice(0, 2)
      .map((one) => ({ material: one.id, fault: 'incomplete', note: '缺页' }))
    await people.window(id, 'pre-review-return', { reasons: faults, note: '' })
    await people.window(id, 'resubmission')
    const findings = materials.map((one) => ({ material: one.id, verdict: 'ok' }))
    await clerk.put(`/api/cases/${id}/materials`, { findings })
    await people.window(id, 'pre-review-pass')
    await people.window(id, 'correction-notice', { items: faults })
    await clerk.put(`/api/cases/${id}/materials/${faults[0]?.material}`, { verdict: 'missing' })
    const part = (await clerk.post(`/api/cases/${id}/correction`)).json()
    expect(part.title).toBe(`还有材料没有补齐：${materials[0]?.name}。请补齐后一并提交。`)
    await clerk.put(`/api/cases/${id}/materials`, { findings })
    await people.window(id, 'correction')

    const { timeline } = await seen(id)
    const papers = await app.db.selectFrom('papers.paper').select('text').where('case_id', '=', id).execute()
    const page = await app.as(citizenOf(people.parties.wang)).get(`/my/cases/${id}`)
    const told = timeline.flatMap(({ sentence, detail }) => [sentence, detail])
    const said = [...told, JSON.stringify(papers), page.body.replace(/<[^>]*>/g, ' ')].join('\n')
    expect(page.statusCode).toBe(200)
    for (const material of materials) expect(said).not.toContain(material.id)
    const requested = timeline.find(({ type }) => type === 'CorrectionRequested')
    expect(requested?.detail).toBe(`${materials[0]?.name}：不完整，缺页；${materials[1]?.name}：不完整，缺页`)
    expect(JSON.stringify(papers)).toContain(materials[0]?.name)
  })
})
