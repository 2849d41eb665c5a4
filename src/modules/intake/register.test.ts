import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { anAnswer, clearJpeg, FORM, ok, PERSON, registration } from '../../../tests/intake.ts'
import type { FormField } from '../../core/guide/guide.ts'
import type { Staff } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'

let app: TestApp
let clerk: Staff
const COUNTY = '620826000000'

beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  clerk = await atWindow(2)
})
afterAll(() => app.close())

/** The clerk of a numbered window of a hall. */
async function atWindow(number: number, site = HOME_HALL): Promise<Staff> {
  for (let nth = 0; nth < 12; nth += 1) {
    const staff = await staffAt(app.db, { site, role: 'clerk' }, { nth })
    if (staff.post.window === `${site}-${String(number).padStart(2, '0')}`) return staff
  }
  throw new Error(`no clerk at window ${number} of ${site}`)
}

const register = (changes: object = {}, by: Staff = clerk) =>
  app.as(by).post('/api/registrations', registration(changes))
const refusal = async (changes: object, by?: Staff) => {
  const reply = await register(changes, by)
  const { type, title, issues } = reply.json()
  return { status: reply.statusCode, type, title, issue: issues?.[0] }
}
const cases = async () => {
  const { n } = await app.db
    .selectFrom('cases.file')
    .select((of) => of.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
const caseOf = async (id: string) => (await app.as(clerk).get(`/api/cases/${id}`)).json()

describe('a registration at the window', () => {
  test('is received at once: the number, the query code and the receipt are there to be handed over', async () => {
    const reply = (await register()).json()
    expect(reply).toMatchObject({ handling: 'promised', repeated: false })
    expect(reply.number).toMatch(/^[0-9A-Z]{18}4000131123000202604200001$/)
    expect(reply.queryCode).toMatch(/^[2-9A-Y]{10}$/)
    const shown = await caseOf(reply.id)
    expect(shown).toMatchObject({
      status: 'received',
      channel: 'window',
      siteId: HOME_HALL,
      handOut: '静宁县政务服务中心',
      queryCode: reply.queryCode,
      party: { name: '王䶮', documentNumber: PERSON.documentNumber, phone: '13893312345' },
      delivery: { way: 'pickup', address: null },
    })
    const pdf = await app.as(clerk).get(`/api/cases/${reply.id}/papers/${reply.receipt}`)
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  })

  test('keeps the verdict on every material of the situation, and asks for no other', async () => {
    const { id } = (await register()).json()
    const { materials } = await caseOf(id)
    expect(
      materials.map((m: { id: string; verdict: string; obtained: string }) => [m.id, m.verdict, m.obtained]),
    ).toEqual([
      ['application', 'ok', 'paper'],
      ['layout', 'ok', 'paper'],
      ['process', 'incorrect', 'paper'],
      ['rules', null, null],
    ])
    expect(
      await refusal({ materials: [ok('application'), ok('layout'), ok('process'), ok('canteen-contract')] }),
    ).toMatchObject({
      status: 422,
      type: 'intake/material-unknown',
      title: expect.stringMatching(/不需要这份材料（[^a-z-]+）/),
    })
    expect(await refusal({ materials: [ok('application')] })).toMatchObject({
      status: 422,
      type: 'intake/verdict-missing',
      title: '还有必要材料没有审核：经营场所平面布局图和主要设备设施清单、食品加工操作流程。请逐份给出结论。',
    })
  })

  test('the same request four times at once is one case, and each is answered with its number', async () => {
    const sent = registration()
    const before = await cases()
    const replies = await Promise.all([1, 2, 3, 4].map(() => app.as(clerk).post('/api/registrations', sent)))
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200])
    expect(new Set(replies.map((reply) => reply.json().number)).size).toBe(1)
    expect(await cases()).toBe(before + 1)
    const later = (await app.as(clerk).post('/api/registrations', sent)).json()
    expect(later).toMatchObject({ number: replies[0]?.json().number, repeated: true })
  })

  test('the same id with other content is refused and changes nothing', async () => {
    const sent = registration()
    await app.as(clerk).post('/api/registrations', sent)
    const other = await app.as(clerk).post('/api/registrations', { ...sent, form: { ...FORM, employees: 9 } })
    expect([other.statusCode, other.json().type]).toEqual([409, 'case/id-used'])
    expect((await caseOf(sent.id)).form).toContainEqual({ page: '人员', label: '从业人员人数', value: '3人' })
  })

  test('sent with two contents at the same moment, one is stored and the other is told so', async () => {
    const sent = registration()
    const other = { ...sent, form: { ...FORM, employees: 9 } }
    const replies = await Promise.all(
      [sent, other].map((one) => app.as(clerk).post('/api/registrations', one)),
    )
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409])
    const stored = replies[0]?.statusCode === 200 ? '3人' : '9人'
    expect((await caseOf(sent.id)).form).toContainEqual({
      page: '人员',
      label: '从业人员人数',
      value: stored,
    })
  })

  test('may have its form on paper: then none is typed, and what is typed must be whole', async () => {
    const { id } = (await register({ form: undefined })).json()
    expect((await caseOf(id)).form).toEqual([])
    expect(await refusal({ form: { subjectName: '静宁县王记面馆' } })).toMatchObject({ status: 400 })
  })

  test('with scans: they were uploaded before, and become files of their material', async () => {
    const sent = registration()
    const scan = await app
      .as(clerk)
      .raw(`/api/registrations/${sent.id}/files?material=layout&name=平面图.jpg`, clearJpeg())
    expect(scan.json()).toMatchObject({ material: 'layout', mediaType: 'image/jpeg' })
    const [application, layout, process] = sent.materials
    const materials = [application, { ...layout, obtained: 'upload', scans: [scan.json().id] }, process]
    expect((await app.as(clerk).post('/api/registrations', { ...sent, materials })).statusCode).toBe(200)
    const { materials: shown } = await caseOf(sent.id)
    expect(shown[1]).toMatchObject({
      obtained: 'upload',
      attachments: [{ name: '平面图.jpg', replaced: false }],
    })
  })

  test('takes no scan that somebody else uploaded, nor one of another material', async () => {
    const sent = registration()
    const other = app.as(await atWindow(8))
    const scan = (
      await other.raw(`/api/registrations/${sent.id}/files?material=layout&name=a.jpg`, clearJpeg())
    ).json()
    const [application, layout, process] = sent.materials
    const withScan = (one: object | undefined) => ({ ...one, scans: [scan.id] })
    expect(await refusal({ id: sent.id, materials: [application, withScan(layout), process] })).toMatchObject(
      { status: 422, type: 'intake/scan-unknown' },
    )
    const mine = (
      await app.as(clerk).raw(`/api/registrations/${sent.id}/files?material=process&name=a.jpg`, clearJpeg())
    ).json()
    expect(
      await refusal({ id: sent.id, materials: [application, { ...layout, scans: [mine.id] }, process] }),
    ).toMatchObject({ status: 422, type: 'intake/scan-unknown' })
  })

  test('a program that calls itself a PDF is no scan', async () => {
    const program = Buffer.concat([Buffer.from('MZ\x90\x00\x03'), Buffer.alloc(2000)])
    const reply = await app
      .as(clerk)
      .raw(`/api/registrations/${newId()}/files?material=layout&name=平面图.pdf`, program)
    expect([reply.statusCode, reply.json().type]).toEqual([422, 'file/kind'])
  })

  test('originals that lay on the desk are recorded where the guide wants them seen before acceptance', async () => {
    const estate = await atWindow(3)
    for (const originals of [true, false]) {
      const sent = await firstOf('lost-title-reissue', estate)
      const reply = await app.as(estate).post('/api/registrations', { ...sent, originals })
      const shown = (await app.as(estate).get(`/api/cases/${reply.json().id}`)).json()
      expect(shown.originals).toEqual({ when: 'beforeAcceptance', seen: originals })
    }
  })
})

/** A registration that takes the first option of everything the item asks. */
async function firstOf(item: string, by: Staff) {
  let situation = ''
  for (;;) {
    const walk = (await app.as(by).get(`/api/items/${item}/situation?answers=${situation}`)).json()
    const open = walk.asked.find((question: { id: string }) => question.id === walk.next)
    if (open) situation = [walk.answers, `${open.id}:${open.options[0].id}`].filter(Boolean).join(',')
    else {
      const answers = Object.fromEntries(walk.answers.split(',').map((pair: string) => pair.split(':')))
      const { form } = walk
      const filled = form.flatMap((page: { fields: FormField[] }) =>
        page.fields.map((field) => [field.id, anAnswer(field)]),
      )
      const materials = walk.materials.map((material: { id: string }) => ok(material.id))
      return registration({ item, situation: answers, form: Object.fromEntries(filled), materials })
    }
  }
}

describe('who may register what, where', () => {
  test('a window that does not take the item says which one does', async () => {
    expect(await refusal({}, await atWindow(5))).toMatchObject({
      status: 409,
      type: 'intake/other-window',
      title: '本窗口不受理“食品经营许可（新办）”，请引导到2号窗口（市场监管综合窗口）办理。',
    })
  })

  test('a place of another county is registered there', async () => {
    expect(await refusal({ place: '620802000000' })).toMatchObject({
      status: 409,
      type: 'intake/other-site',
      title: expect.stringContaining('崆峒区政务服务中心'),
    })
    const there = await atWindow(2, OTHER_HALL)
    expect((await register({ place: '620802000000' }, there)).statusCode).toBe(200)
  })

  test('a township takes in what the guide lets it, and the county decides', async () => {
    const township = await staffAt(app.db, { site: 'centre-620826101', role: 'townshipClerk' })
    const reply = await register({ place: '620826101000' }, township)
    expect(reply.statusCode).toBe(200)
    const { siteId, handOut } = (await app.as(township).get(`/api/cases/${reply.json().id}`)).json()
    expect([siteId, handOut]).toEqual(['centre-620826101', '静宁县政务服务中心'])
  })

  test('a village does not take in what only county and township do', async () => {
    const agent = await staffAt(app.db, { division: '620826101200', role: 'villageAgent' }).catch(
      () => undefined,
    )
    const village = agent ?? (await staffAt(app.db, { site: 'station-620826101200', role: 'villageAgent' }))
    expect(await refusal({ place: village.post.division }, village)).toMatchObject({
      status: 409,
      type: 'intake/other-site',
    })
  })

  test('whoever does not take applications in registers nothing and looks nobody up', async () => {
    const reviewer = await staffAt(app.db, { division: COUNTY, role: 'reviewer' })
    const output = await staffAt(app.db, { site: HOME_HALL, role: 'outputClerk' })
    for (const actor of [reviewer, output, citizenOf(randomUUID())]) {
      const me = app.as(actor)
      expect((await me.post('/api/registrations', registration())).statusCode).toBe(403)
      expect((await me.get(`/api/applicants?document=${PERSON.documentNumber}`)).statusCode).toBe(403)
      expect(
        (await me.raw(`/api/registrations/${newId()}/files?material=a&name=a.jpg`, clearJpeg())).statusCode,
      ).toBe(403)
      expect((await me.get('/api/counter')).statusCode).toBe(403)
    }
  })

  test('B waits while A is there', async () => {
    const waiting = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { side: 'B' })
    expect(await refusal({}, waiting)).toMatchObject({ status: 409, type: 'organisation/waiting' })
  })
})

describe('the person in front', () => {
  test('an identity number that cannot be right is refused beside its field, and nobody is entered', async () => {
    const applicant = { ...PERSON, documentNumber: '110101199003070012', name: '无此人' }
    expect(await refusal({ applicant })).toMatchObject({
      status: 400,
      type: 'input/invalid',
      title: '填写有误，请按提示修改后再提交。',
      issue: {
        field: 'applicant.documentNumber',
        message: '公民身份号码的校验码（第18位）不符，请核对是否有误写。',
      },
    })
    const { applicants, problem } = (
      await app.as(clerk).get(`/api/applicants?document=${applicant.documentNumber}`)
    ).json()
    expect([applicants, problem]).toEqual([[], '公民身份号码的校验码（第18位）不符，请核对是否有误写。'])
  })

  test('nobody is entered when the registration is refused for anything else', async () => {
    const applicant = { ...PERSON, documentNumber: '11010519491231002X', name: '未登记' }
    await register({ applicant, materials: [] })
    expect(
      (await app.as(clerk).get('/api/applicants?document=11010519491231002X')).json().applicants,
    ).toEqual([])
  })

  test('is found again by the document, with the telephone masked and what is under way counted', async () => {
    await register()
    const { applicants } = (
      await app.as(clerk).get(`/api/applicants?document=${PERSON.documentNumber.toLowerCase()}`)
    ).json()
    expect(applicants).toHaveLength(1)
    expect(applicants[0]).toMatchObject({
      name: '王䶮',
      documentKind: 'citizenId',
      phone: '138****2345',
      level: 2,
      drafts: 0,
    })
    expect(applicants[0].openCases).toBeGreaterThan(0)
  })

  test('another name under the same document is asked about, and corrected only when the clerk says so', async () => {
    await register()
    const applicant = { ...PERSON, name: '王龑' }
    expect(await refusal({ applicant })).toMatchObject({ status: 409, type: 'identity/name-differs' })
    const { id } = (await register({ applicant, corrects: true })).json()
    expect((await caseOf(id)).party.name).toBe('王龑')
    await register({ corrects: true })
  })

  test('an organisation keeps its older code with its kind', async () => {
    const applicant = { kind: 'legal', name: '静宁县南关小学', documentNumber: 'TE5116020105116050' }
    const { id } = (await register({ applicant })).json()
    expect((await caseOf(id)).party).toMatchObject({
      documentKind: 'temporary',
      documentNumber: 'TE5116020105116050',
    })
    const wrong = { ...applicant, documentNumber: '91620826MA71TEAT8X' }
    expect((await refusal({ applicant: wrong })).issue).toMatchObject({ field: 'applicant.documentNumber' })
  })

  test('an agent is named beside the applicant, with a document of their own', async () => {
    const agent = {
      documentKind: 'citizenId',
      documentNumber: '11010519491231002X',
      name: '李代办',
      phone: '13893300000',
    }
    const { id } = (await register({ agent })).json()
    expect((await caseOf(id)).party).toMatchObject({
      agent: '李代办',
      contact: '李代办',
      phone: '13893300000',
    })
  })

  test('somebody without a telephone is served all the same', async () => {
    const { phone: _, ...applicant } = { ...PERSON, documentNumber: '110101199003070038', name: '赵老汉' }
    const { id } = (await register({ applicant })).json()
    expect((await caseOf(id)).party.phone).toBeNull()
  })
})

describe('what is refused, and says what to do', () => {
  test('an open question of the situation', async () => {
    expect(await refusal({ situation: { business: 'canteen' } })).toMatchObject({
      status: 422,
      type: 'intake/situation-open',
      title: '请先回答：食堂是否承包给别人经营？',
    })
    expect(await refusal({ situation: { ...registration().situation, colour: 'red' } })).toMatchObject({
      status: 422,
      type: 'intake/situation-unknown',
    })
  })

  test('a wrong answer of the form, beside its field', async () => {
    expect(await refusal({ form: { ...FORM, creditCode: '91620826MA71TEAT8X' } })).toMatchObject({
      status: 400,
      type: 'input/invalid',
      issue: { field: 'form.creditCode' },
    })
    expect((await register({ form: { ...FORM, colour: 'red' } })).statusCode).toBe(400)
  })

  test('unknown fields', async () => {
    expect((await register({ sneaky: true })).statusCode).toBe(400)
  })

  test('a way of delivery the guide does not offer, or one that lacks its address', async () => {
    expect(await refusal({ delivery: { way: 'mail' } })).toMatchObject({
      status: 422,
      type: 'intake/address-needed',
    })
    expect(await refusal({ delivery: { way: 'station', site: 'station-000' } })).toMatchObject({
      status: 422,
      type: 'intake/station-needed',
    })
    const lost = await atWindow(5)
    expect(
      await refusal({ item: 'hotel-special-trade-permit', delivery: { way: 'station' } }, lost),
    ).toMatchObject({ status: 422 })
  })

  test('a place too wide for the organ that decides', async () => {
    const other = await atWindow(8)
    expect(await refusal({ item: 'temporary-assistance' }, other)).toMatchObject({
      status: 422,
      title: '本事项由更基层的机关办理，请把办理地点选到乡镇（街道）。',
    })
  })
})

describe('before the registration', () => {
  test('the counter knows its own window and the counties around', async () => {
    const { site, window, groups, counties } = (await app.as(clerk).get('/api/counter')).json()
    expect([site.name, window.name, groups]).toEqual([
      '静宁县政务服务中心',
      '2号窗口 市场监管综合窗口',
      ['market'],
    ])
    expect(counties[0]).toEqual({ code: COUNTY, name: '静宁' })
  })

  test('an item says who decides, whether it may be taken in here, and where the result can go', async () => {
    const offer = async (item: string, place: string, by = clerk) =>
      (await app.as(by).get(`/api/counter/items/${item}?place=${place}`)).json()
    expect(await offer('food-business-permit', COUNTY)).toMatchObject({
      organ: '静宁县市场监督管理局',
      depth: 'county',
      deepEnough: true,
      refusal: null,
      handOut: { id: HOME_HALL },
    })
    expect((await offer('food-business-permit', '620826101000')).stations[0].id).toBe('centre-620826101')
    expect(await offer('hotel-special-trade-permit', COUNTY)).toMatchObject({
      refusal: expect.stringContaining('5号窗口'),
    })
    expect(await offer('temporary-assistance', COUNTY)).toMatchObject({
      depth: 'township',
      deepEnough: false,
    })
  })
})
