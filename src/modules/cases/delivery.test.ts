import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants, PEOPLE } from '../../../tests/applicants.ts'
import { wordsOf } from '../../core/document/paper.ts'
import { paperText } from '../papers/facade.ts'
import type { CaseDetail } from './contract.ts'
import { casesModule } from './module.ts'
import type { Application } from './submit.ts'

const TOWN = 'centre-620826101'
let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [casesModule] })
  people = await applicants(app)
})
afterAll(() => app.close())

const output = async () => app.as(await staffAt(app.db, { site: HOME_HALL, role: 'outputClerk' }))
const inTown = async () => app.as(await staffAt(app.db, { site: TOWN, role: 'townshipClerk' }))
const detailOf = async (id: string): Promise<CaseDetail> =>
  (await (await output()).get(`/api/cases/${id}`)).json()

/** A case that is closed and lies at the output window. */
async function closed(who: 'wang' | 'shop' = 'wang', changes: Partial<Application> = {}): Promise<string> {
  const { id } = await people.atWindow(who, changes)
  await people.close(id)
  return id
}
const handOver = async (id: string, body: object) =>
  (await output()).post(`/api/cases/${id}/delivery`, { way: 'pickup', ...body })
const self = {
  collector: 'applicant',
  name: PEOPLE.wang.name,
  documentKind: 'citizenId',
  documentNumber: PEOPLE.wang.documentNumber,
}

describe('art. 44: a result handed over at a window', () => {
  test('is given to nobody without a name and a sound number, and the case stays where it is', async () => {
    const id = await closed()
    const proxy = { ...self, collector: 'agent', name: '李秀兰', documentNumber: '620826195409120020' }
    const said = async (body: object) => (await handOver(id, body)).json().type
    expect(await said({ collector: 'none' })).toBe('case/collector-needed')
    expect(await said({ collector: 'applicant', name: '王䶮' })).toBe('case/collector-needed')
    expect(await said({ ...self, documentNumber: '620826199001010011' })).toBe('case/collector-document')
    expect(await said({ ...self, documentNumber: '620826195409120020' })).toBe('case/collector-differs')
    expect(await said(proxy)).toBe('case/collector-authority')
    expect(await said({ ...proxy, authority: 'letter' })).toBe('case/collector-authority')
    expect((await detailOf(id)).status).toBe('closed')
    expect((await handOver(id, { ...proxy, authority: 'mandate' })).json()).toMatchObject({
      status: 'delivered',
    })
  })

  test('the record of delivery (送达回证) names the applicant who came, with the document masked', async () => {
    const id = await closed()
    await handOver(id, self)
    expect(await record(id)).toContain('王䶮（居民身份证：620826********0010），受送达人本人')
  })

  test('and of whoever came for an organisation also by what', async () => {
    const id = await closed('shop')
    expect((await handOver(id, self)).json().type).toBe('case/collector-organisation')
    const sent = { ...self, collector: 'agent', documentKind: 'passport', documentNumber: 'e12345678' }
    await handOver(id, { ...sent, authority: 'letter', signature: 'data:image/png;base64,AA' })
    const words = await record(id)
    expect(words).toContain('王䶮（护照：E1*****78），单位经办人')
    expect(words.join()).toContain('代收依据,单位介绍信')
    const row = await app.db.selectFrom('cases.delivery').selectAll().where('case_id', '=', id).execute()
    expect(row).toMatchObject([{ collector: '王䶮', document_number: 'E12345678', authority: 'letter' }])
  })

  test('what went by post says under which number, and names nobody as if they had come', async () => {
    const id = await closed('wang', { delivery: { way: 'mail', address: '静宁县城关镇中街1号' } })
    const desk = await output()
    await desk.post(`/api/cases/${id}/dispatch`, { way: 'mail', waybill: 'EB123456789CN' })
    await desk.post(`/api/cases/${id}/delivery`, { ...self, way: 'mail' })
    expect(await record(id)).toContain('EB123456789CN')
    const row = await app.db.selectFrom('cases.delivery').selectAll().where('case_id', '=', id).execute()
    expect(row).toMatchObject([{ way: 'mail', collector: null, document_number: null }])
  })

  async function record(id: string): Promise<string[]> {
    const paper = (await detailOf(id)).papers.find(({ kind }) => kind === 'deliveryRecord')
    return wordsOf(await paperText(app.db, id, paper?.id ?? ''))
  }
})

describe('就近领取: the place near home', () => {
  const station = { way: 'station', address: '威戎镇便民服务中心', site: TOWN } as const

  test('stays with the case, is offered at the hand-over, and the result is handed out there', async () => {
    const id = await closed('wang', { delivery: station })
    const { delivery } = await detailOf(id)
    expect(delivery).toMatchObject({ way: 'station', station: TOWN, nearby: [{ id: TOWN, chosen: true }] })
    const desk = await output()
    await desk.post(`/api/cases/${id}/dispatch`, { way: 'station', site: delivery.nearby[0]?.id })
    expect((await handOver(id, { ...self, way: 'station' })).statusCode, 'it is not there any more').toBe(403)
    const { timeline, delivery: there } = (
      await (await inTown()).get(`/api/cases/${id}`)
    ).json() as CaseDetail
    expect(timeline[0]?.sentence).toBe(`结果已送往${delivery.nearby[0]?.name}，请就近领取。`)
    expect(there.nearby, 'it lies there already').toEqual([])
    const town = await inTown()
    const reply = await town.post(`/api/cases/${id}/delivery`, { ...self, way: 'station' })
    expect(reply.json()).toMatchObject({ status: 'delivered' })
  })

  test('the township that received it is offered too, after what was chosen', async () => {
    const places = { site: TOWN, handOut: HOME_HALL }
    const { id } = await people.apply('wang', { delivery: { ...station, site: 'centre-620826102' } })
    const owner = app.owner()
    await owner.connect()
    await owner.query('update cases.file set site = $2 where case_id = $1', [id, places.site])
    await owner.end()
    const { nearby } = (await detailOf(id)).delivery
    expect(nearby.map((one) => [one.id, one.chosen])).toEqual([
      ['centre-620826102', true],
      [TOWN, false],
    ])
  })

  test('no result travels to a place that is not there', async () => {
    const id = await closed('wang', { delivery: station })
    const send = async (site: string) =>
      (await (await output()).post(`/api/cases/${id}/dispatch`, { way: 'station', site })).json().type
    expect(await send('')).toBe('case/station-needed')
    expect(await send('centre-nowhere')).toBe('organisation/site-unknown')
    expect((await detailOf(id)).status).toBe('closed')
  })
})
