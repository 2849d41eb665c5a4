import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { clearJpeg, FORM, SITUATION } from '../../../tests/intake.ts'
import { day } from '../../core/day.ts'
import type { Citizen } from '../../platform/actor.ts'
import { transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { EVERYTHING, findOrCreateParty, grantMandate } from '../identity/facade.ts'
import { draftsOf } from './facade.ts'

let app: TestApp
let me: Citizen
let enterprise: string
let mandate: string
const ITEM = 'food-business-permit'
const COUNTY = '620826000000'
const TOWNSHIP = '620826101000'

beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  await transact(app.db, async (tx) => {
    const company = {
      kind: 'legal',
      documentNumber: '91620826MA71TEAT8Y',
      name: '静宁县崆岭果品商贸有限公司',
    } as const
    enterprise = (await findOrCreateParty(tx, company)).id
  })
})
afterAll(() => app.close())

let serial = 0
/** Every test is another person, who has the mandate of the same enterprise. */
beforeEach(async () => {
  serial += 1
  const body = `11010519900101${String(serial).padStart(3, '0')}`
  await transact(app.db, async (tx) => {
    const person = {
      kind: 'natural',
      documentKind: 'citizenId',
      documentNumber: withCheck(body),
      name: '王䶮',
      phone: '13893312345',
      address: '静宁县城关镇南关路12号',
    } as const
    const { id } = await findOrCreateParty(tx, person)
    me = { kind: 'citizen', id, party: id, account: id, level: 1 }
    mandate = await grantMandate(
      tx,
      { enterprise, agent: id, items: [EVERYTHING], startsOn: day('2026-01-01'), endsOn: day('2026-12-31') },
      'test',
    )
  })
})

function withCheck(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((total, digit, n) => total + Number(digit) * (weights[n] ?? 0), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

const browser = (actor: Citizen = me) => app.as(actor)
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const where = (reply: { statusCode: number; headers: Record<string, unknown> }) => [
  reply.statusCode,
  reply.headers.location,
]

/** Begin an application from its first page, as the browser does. */
async function begin(fields: Record<string, string> = {}, actor: Citizen = me, item = ITEM, answers = '') {
  const first = await browser(actor).get(`/apply/${item}?answers=${answers}`)
  const id = hidden(first.body, 'id')
  const reply = await browser(actor).fill(`/apply/${item}`, {
    id,
    who: 'self',
    county: COUNTY,
    answers: hidden(first.body, 'answers'),
    ...fields,
  })
  return { id, reply, next: String(reply.headers.location) }
}

const asked = (fields: object) => ({ _asked: Object.keys(fields).join(',') })
const texts = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, [value].flat().join('\n')]))
const page = (...ids: string[]) =>
  texts(Object.fromEntries(ids.map((id) => [id, (FORM as Record<string, unknown>)[id]])))

const PAGES = {
  subject: page('subjectName', 'creditCode', 'principal', 'principalId', 'phone'),
  premises: page('address', 'area', 'hasWarehouse'),
  scope: page('cateringItems', 'online'),
  staff: page('safetyManager', 'safetyManagerPhone', 'employees'),
}

/** Fill in everything the food permit asks for, page by page. */
async function fillIn(id: string, actor: Citizen = me) {
  const send = (part: string, fields: Record<string, string>) =>
    browser(actor).fill(`/drafts/${id}/${part}`, { ...asked(fields), ...fields })
  await send('situation', SITUATION)
  for (const [name, fields] of Object.entries(PAGES)) await send(`form/${name}`, fields)
  for (const material of ['layout', 'process'])
    await browser(actor).upload(
      `/drafts/${id}/materials/${material}`,
      {},
      { file: { name: `${material}.jpg`, bytes: clearJpeg() } },
    )
  await send('materials', {})
  await send('contact', { contact: '王䶮', phone: '138 9331 2345' })
  await send('delivery', { delivery: 'pickup', address: '', station: '' })
}
const submit = (id: string, actor: Citizen = me) => browser(actor).fill(`/drafts/${id}/summary`, {})

async function casesOf(party: string) {
  return app.db.selectFrom('cases.file').selectAll().where('party', '=', party).execute()
}

describe('an application without script', () => {
  test('goes from the guide to the receipt, one topic a page', async () => {
    const { id, reply } = await begin()
    expect(where(reply)).toEqual([303, `/drafts/${id}/situation`])
    const send = (part: string, fields: Record<string, string>) =>
      browser().fill(`/drafts/${id}/${part}`, { ...asked(fields), ...fields })
    const to = async (part: string, fields: Record<string, string>) =>
      String((await send(part, fields)).headers.location)
    expect(await to('situation', SITUATION)).toBe(`/drafts/${id}/form/subject`)
    expect(await to('form/subject', PAGES.subject)).toBe(`/drafts/${id}/form/premises`)
    expect(await to('form/premises', PAGES.premises)).toBe(`/drafts/${id}/form/scope`)
    expect(await to('form/scope', PAGES.scope)).toBe(`/drafts/${id}/form/staff`)
    expect(await to('form/staff', PAGES.staff)).toBe(`/drafts/${id}/materials`)
    for (const material of ['layout', 'process']) {
      const uploaded = await browser().upload(
        `/drafts/${id}/materials/${material}`,
        {},
        { file: { name: '图.jpg', bytes: clearJpeg() } },
      )
      expect(where(uploaded)).toEqual([303, `/drafts/${id}/materials#m-${material}`])
    }
    expect(await to('materials', {})).toBe(`/drafts/${id}/contact`)
    expect(await to('contact', { contact: '王䶮', phone: '13893312345' })).toBe(`/drafts/${id}/delivery`)
    expect(await to('delivery', { delivery: 'pickup' })).toBe(`/drafts/${id}/summary`)
    const summary = (await browser().get(`/drafts/${id}/summary`)).body
    for (const words of [
      '静宁县王记面馆',
      '热食类食品制售、自制饮品制售',
      '静宁县市场监督管理局',
      '静宁县政务服务中心',
      '图.jpg',
      '45平方米',
    ])
      expect(summary).toContain(words)
    expect(where(await submit(id))).toEqual([303, `/apply/done/${id}`])
    const done = (await browser().get(`/apply/done/${id}`)).body
    const [file] = await casesOf(me.party)
    expect(done).toContain(file?.number.slice(0, 18))
    for (const words of ['查询码', '<svg', '2 个工作日内（4月22日前）预审', '8个工作日'])
      expect(done).toContain(words)
  })

  test('is stored as the guide asks: place, form, materials and files', async () => {
    const { id } = await begin()
    await fillIn(id)
    await submit(id)
    const [file] = await casesOf(me.party)
    expect(file).toMatchObject({
      case_id: id,
      status: 'submitted',
      channel: 'online',
      site: HOME_HALL,
      hand_out: HOME_HALL,
      division: COUNTY,
    })
    const application = await app.db
      .selectFrom('cases.application')
      .selectAll()
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(application).toMatchObject({
      situation: SITUATION,
      contact: '王䶮',
      phone: '13893312345',
      delivery: 'pickup',
    })
    expect(application.form).toEqual({ ...FORM, area: 45, phone: '13893312345' })
    const materials = await app.db
      .selectFrom('cases.material')
      .select(['material', 'obtained'])
      .where('case_id', '=', id)
      .orderBy('position')
      .execute()
    expect(materials).toEqual([
      { material: 'application', obtained: 'other' },
      { material: 'layout', obtained: 'upload' },
      { material: 'process', obtained: 'upload' },
      { material: 'rules', obtained: null },
    ])
    const files = await app.db
      .selectFrom('cases.attachment')
      .select(['material', 'media_type'])
      .where('case_id', '=', id)
      .execute()
    expect(files).toHaveLength(2)
  })

  test('a visitor signs in first and comes back to the same place', async () => {
    const reply = await app.as({ kind: 'visitor', id: 'visitor' }).get(`/apply/${ITEM}?place=${COUNTY}`)
    expect(where(reply)).toEqual([
      303,
      `/signin?return=${encodeURIComponent(`/apply/${ITEM}?place=${COUNTY}`)}`,
    ])
  })

  test('answers and place that came with the address are not asked again', async () => {
    const answers = Object.entries(SITUATION)
      .map((pair) => pair.join(':'))
      .join(',')
    const first = (await browser().get(`/apply/${ITEM}?place=${COUNTY}&answers=${answers}`)).body
    expect(first).toContain(`<option value="${COUNTY}" selected="">静宁县`)
    const { id, next } = await begin({}, me, ITEM, answers)
    expect(next).toBe(`/drafts/${id}/form/subject`)
  })
})

describe('one case', () => {
  test('whatever is pressed twice: the first button, the last, and both tabs at once', async () => {
    const first = await browser().get(`/apply/${ITEM}`)
    const id = hidden(first.body, 'id')
    const start = () => browser().fill(`/apply/${ITEM}`, { id, who: 'self', county: COUNTY })
    expect((await Promise.all([start(), start()])).map(where)).toEqual(
      Array(2).fill([303, `/drafts/${id}/situation`]),
    )
    await fillIn(id)
    const replies = [...(await Promise.all([submit(id), submit(id), submit(id)])), await submit(id)]
    expect(replies.map(where)).toEqual(Array(4).fill([303, `/apply/done/${id}`]))
    expect(await casesOf(me.party)).toHaveLength(1)
  })

  test('an old page, a second tab and the back button lead to it', async () => {
    const { id } = await begin()
    await fillIn(id)
    await submit(id)
    for (const part of ['', '/situation', '/form/subject', '/materials', '/summary'])
      expect(where(await browser().get(`/drafts/${id}${part}`))).toEqual([303, `/apply/done/${id}`])
    const late = await browser().fill(`/drafts/${id}/form/subject`, {
      ...asked(PAGES.subject),
      ...PAGES.subject,
      subjectName: '另一家店',
    })
    expect(where(late)).toEqual([303, `/apply/done/${id}`])
  })

  test('stored by a server that stopped before it could say so is found, and its draft gone', async () => {
    const { id } = await begin()
    await fillIn(id)
    const draft = await app.db
      .selectFrom('intake.draft')
      .selectAll()
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    await submit(id)
    const { situation, form, ...plain } = draft
    await app.db
      .insertInto('intake.draft')
      .values({ ...plain, situation: JSON.stringify(situation), form: JSON.stringify(form) })
      .execute()
    expect(await draftsOf(app.db, me, app.setting.today())).toEqual([])
    expect(where(await submit(id))).toEqual([303, `/apply/done/${id}`])
    expect(await casesOf(me.party)).toHaveLength(1)
  })

  test('somebody else’s draft and receipt are not there', async () => {
    const { id } = await begin()
    const other = { ...me, id: newId(), party: newId() }
    for (const url of [`/drafts/${id}`, `/drafts/${id}/summary`, '/drafts/nothing', `/apply/done/${id}`])
      expect((await browser(other).get(url)).statusCode).toBe(404)
    await fillIn(id)
    await submit(id)
    expect((await browser(other).get(`/apply/done/${id}`)).statusCode).toBe(404)
  })
})

describe('what is typed', () => {
  test('comes back with what is wrong beside it, and stays in the draft', async () => {
    const { id } = await begin()
    await browser().fill(`/drafts/${id}/situation`, { ...asked(SITUATION), ...SITUATION })
    const typed = { ...PAGES.subject, creditCode: '91620826MA71TEAT8X', subjectName: '静宁县王记面馆' }
    const reply = await browser().fill(`/drafts/${id}/form/subject`, { ...asked(typed), ...typed })
    expect(reply.statusCode).toBe(422)
    for (const words of [
      '校验码（第18位）不符',
      'value="91620826MA71TEAT8X"',
      'value="静宁县王记面馆"',
      'href="#creditCode"',
    ])
      expect(reply.body).toContain(words)
    const later = (await browser().get(`/drafts/${id}/form/subject`)).body
    expect(later).toContain('value="91620826MA71TEAT8X"')
    expect((await browser().get(`/drafts/${id}`)).body).toContain('需修改')
  })

  test('can be left half done: 保存，回到清单 asks for nothing', async () => {
    const { id } = await begin()
    await browser().fill(`/drafts/${id}/situation`, { ...asked(SITUATION), ...SITUATION })
    const reply = await browser().fill(`/drafts/${id}/form/subject`, {
      ...asked(PAGES.subject),
      subjectName: '半家店',
      go: 'list',
    })
    expect(where(reply)).toEqual([303, `/drafts/${id}`])
    expect((await browser().get(`/drafts/${id}/form/subject`)).body).toContain('value="半家店"')
  })

  test('an answer that brings another question shows the page again with it, and no blame', async () => {
    const { id } = await begin()
    const business = { business: 'canteen', certificate: 'licence', agent: 'self' }
    const first = await browser().fill(`/drafts/${id}/situation`, {
      _asked: 'business,certificate,agent',
      ...business,
    })
    expect(first.statusCode).toBe(422)
    expect(first.body).toContain('食堂是否承包给别人经营')
    expect(first.body).toContain('根据您的选择，还要填写下面标')
    expect(first.body).not.toContain('class="problem"')
    const { contracted } = { contracted: 'no' }
    const second = await browser().fill(`/drafts/${id}/situation`, {
      _asked: 'business,contracted,certificate,agent',
      ...business,
      contracted,
    })
    expect(second.statusCode).toBe(303)
    const premises = { ...PAGES.premises, hasWarehouse: 'yes', diners: '80' }
    const third = await browser().fill(`/drafts/${id}/form/premises`, { ...asked(premises), ...premises })
    expect([
      third.statusCode,
      third.body.includes('外设仓库地址'),
      third.body.includes('class="problem"'),
    ]).toEqual([422, true, false])
  })

  test('is offered again where the same was asked before, and from the account', async () => {
    const { id } = await begin()
    await browser().fill(`/drafts/${id}/situation`, { ...asked(SITUATION), ...SITUATION })
    expect((await browser().get(`/drafts/${id}/form/subject`)).body).toContain('value="王䶮"')
    await fillIn(id)
    await submit(id)
    const again = await begin()
    await browser().fill(`/drafts/${again.id}/situation`, { ...asked(SITUATION), ...SITUATION })
    const shown = (await browser().get(`/drafts/${again.id}/form/subject`)).body
    for (const words of ['value="静宁县王记面馆"', `value="${FORM.creditCode}"`, '请核对'])
      expect(shown).toContain(words)
  })

  test('is asked for by part when the application is sent too early', async () => {
    const { id } = await begin()
    const reply = await submit(id)
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain('还有内容没有填好')
    expect(await casesOf(me.party)).toEqual([])
  })
})

describe('a draft', () => {
  test('is found again: continue, begin anew, or discard', async () => {
    const { id } = await begin()
    await browser().fill(`/drafts/${id}/situation`, { ...asked(SITUATION), ...SITUATION })
    const first = (await browser().get(`/apply/${ITEM}`)).body
    for (const words of ['您有一份未完成的申请', `href="/drafts/${id}"`, '重新填一份'])
      expect(first).toContain(words)
    expect(await draftsOf(app.db, me, app.setting.today())).toMatchObject([
      { id, title: '食品经营许可（新办）', returned: false },
    ])
    const other = await begin()
    expect(other.id).not.toBe(id)
    expect(await draftsOf(app.db, me, app.setting.today())).toHaveLength(2)
    await browser().fill(`/drafts/${other.id}/removal`, {})
    expect(await draftsOf(app.db, me, app.setting.today())).toHaveLength(1)
    expect((await browser().get(`/drafts/${other.id}`)).statusCode).toBe(404)
  })

  test('is counted at the window', async () => {
    await begin()
    const { documentNumber } = await app.db
      .selectFrom('identity.party')
      .select('document_number as documentNumber')
      .where('id', '=', me.id)
      .executeTakeFirstOrThrow()
    const clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' })
    const { applicants } = (await app.as(clerk).get(`/api/applicants?document=${documentNumber}`)).json()
    expect(applicants[0]).toMatchObject({ drafts: 1, openCases: 0 })
  })
})

describe('files', () => {
  const upload = (id: string, name: string, bytes: Uint8Array, material = 'layout') =>
    browser().upload(`/drafts/${id}/materials/${material}`, {}, { file: { name, bytes } })
  const begun = async () => {
    const { id } = await begin()
    await browser().fill(`/drafts/${id}/situation`, { ...asked(SITUATION), ...SITUATION })
    return id
  }

  test('a program renamed .pdf is refused with a sentence at its row', async () => {
    const id = await begun()
    const program = Buffer.concat([Buffer.from('4d5a90000300', 'hex'), Buffer.alloc(3000)])
    const reply = await upload(id, '平面图.pdf', program)
    expect([reply.statusCode, reply.body.includes('只能上传 jpg、png、pdf、ofd 文件')]).toEqual([422, true])
    expect((await upload(id, '网页.pdf', Buffer.from('<html><script>alert(1)</script>'))).statusCode).toBe(
      422,
    )
  })

  test('nothing chosen and nothing in it are told apart from a file', async () => {
    const id = await begun()
    expect((await upload(id, '', Buffer.alloc(0))).body).toContain('请先选择要上传的文件')
    expect(
      (
        await browser().upload(
          `/drafts/${id}/materials/canteen-contract`,
          {},
          { file: { name: 'a.jpg', bytes: clearJpeg() } },
        )
      ).statusCode,
    ).toBe(422)
  })

  test('can be looked at by their owner, taken away and replaced', async () => {
    const id = await begun()
    const bytes = clearJpeg()
    await upload(id, '平面图.jpg', bytes)
    await upload(id, '平面图.jpg', bytes) // the same file again is there already
    const shown = (await browser().get(`/drafts/${id}/materials`)).body
    const links = [...shown.matchAll(/href="(\/drafts\/[^"]+\/files\/[^"]+)"/g)].map(
      (match) => match[1] ?? '',
    )
    expect(links).toHaveLength(1)
    const file = await browser().get(links[0] ?? '')
    expect([file.headers['content-type'], file.headers['content-security-policy']]).toEqual([
      'image/jpeg',
      expect.stringContaining('sandbox'),
    ])
    expect((await browser({ ...me, id: newId() }).get(links[0] ?? '')).statusCode).toBe(404)
    const removal = /action="(\/drafts\/[^"]+\/removal\/[^"]+)"/.exec(shown)?.[1] ?? ''
    expect((await browser().fill(removal, {})).statusCode).toBe(303)
    expect((await browser().get(`/drafts/${id}/materials`)).body).not.toContain('平面图.jpg')
  })

  test('a missing required material stops the page and the application, by name', async () => {
    const id = await begun()
    const reply = await browser().fill(`/drafts/${id}/materials`, {})
    expect([
      reply.statusCode,
      reply.body.includes('还缺少必要材料：经营场所平面布局图和主要设备设施清单、食品加工操作流程'),
    ]).toEqual([422, true])
  })

  test('paper may be brought where originals are seen first, and only there', async () => {
    const { id } = await begin({ county: COUNTY }, me, 'lost-title-reissue')
    const { guide } = { guide: (await browser().get('/api/items/lost-title-reissue')).json().guide }
    const answers: Record<string, string> = {}
    for (;;) {
      const walk = (
        await browser().get(
          `/api/items/lost-title-reissue/situation?answers=${Object.entries(answers)
            .map((pair) => pair.join(':'))
            .join(',')}`,
        )
      ).json()
      if (!walk.next) break
      answers[walk.next] = walk.asked.find((one: { id: string }) => one.id === walk.next).options[0].id
    }
    await browser().fill(`/drafts/${id}/situation`, { ...asked(answers), ...answers })
    const shown = (await browser().get(`/drafts/${id}/materials`)).body
    expect([guide.originals, shown.includes('我到窗口提交纸质件')]).toEqual(['beforeAcceptance', true])
    const bring = /action="(\/drafts\/[^"]+\/brought)"/.exec(shown)?.[1] ?? ''
    await browser().fill(bring, { brought: 'yes' })
    expect((await browser().get(`/drafts/${id}/materials`)).body).toContain('到窗口交纸质件')
    const food = await begun()
    expect((await browser().get(`/drafts/${food}/materials`)).body).not.toContain('我到窗口提交纸质件')
  })
})

describe('in whose name', () => {
  const forEnterprise = (): Citizen => ({
    ...me,
    party: enterprise,
    mandate: { id: mandate, items: [EVERYTHING] },
  })

  test('an item for organisations is not begun for a person, and says so', async () => {
    await app.db
      .updateTable('identity.mandate')
      .set({ ends_on: '2026-02-01' })
      .where('id', '=', mandate)
      .execute()
    const shown = (await browser().get('/apply/drug-retail-licence')).body
    expect(shown).toContain('不能以个人身份申请')
    const reply = await browser().fill('/apply/drug-retail-licence', {
      id: newId(),
      who: 'self',
      county: COUNTY,
    })
    expect([reply.statusCode, reply.body.includes('不能以个人身份申请')]).toEqual([422, true])
  })

  test('an agent applies for the enterprise, and the case is the enterprise’s', async () => {
    const agent = forEnterprise()
    const { id } = await begin({ who: mandate }, agent)
    await fillIn(id, agent)
    expect(where(await submit(id, agent))).toEqual([303, `/apply/done/${id}`])
    const row = await app.db
      .selectFrom('cases.application')
      .select('agent_name')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.agent_name).toBe('王䶮')
    expect((await casesOf(enterprise)).map((file) => file.case_id)).toContain(id)
  })

  test('a mandate that is over, revoked or for something else submits nothing', async () => {
    const agent = forEnterprise()
    const { id } = await begin({ who: mandate }, agent)
    await fillIn(id, agent)
    await app.db
      .updateTable('identity.mandate')
      .set({ ends_on: '2026-04-19' })
      .where('id', '=', mandate)
      .execute()
    const over = await submit(id, agent)
    expect([over.statusCode, over.body.includes('委托已到期')]).toEqual([422, true])
    const narrow = { ...agent, mandate: { id: mandate, items: ['social-security-card'] } }
    const outside = await submit(id, narrow)
    expect([outside.statusCode, outside.body.includes('不在委托范围内')]).toEqual([422, true])
    expect(await casesOf(enterprise)).not.toContainEqual(expect.objectContaining({ case_id: id }))
  })
})

describe('where', () => {
  test('an item that needs the person at the window says where to go', async () => {
    const shown = (await browser().get(`/apply/identity-card-replacement?place=${COUNTY}`)).body
    for (const words of ['这件事要到窗口办', '指纹信息', '静宁县政务服务中心']) expect(shown).toContain(words)
    const reply = await browser().fill('/apply/identity-card-replacement', {
      id: newId(),
      who: 'self',
      county: COUNTY,
    })
    expect([reply.statusCode, (await draftsOf(app.db, me, app.setting.today())).length]).toEqual([422, 0])
  })

  test('a township is asked for where a township decides or looks into it', async () => {
    const item = 'temporary-assistance'
    const wide = await browser().fill(`/apply/${item}`, { id: newId(), who: 'self', county: COUNTY })
    expect([wide.statusCode, wide.body.includes('请再选择乡镇（街道）')]).toEqual([422, true])
    expect(wide.body).toContain(`<option value="${TOWNSHIP}">威戎镇`)
    const { id, next } = await begin({ township: TOWNSHIP }, me, item)
    expect(next).toBe(`/drafts/${id}/situation`)
  })

  test('the place of the last application is offered again', async () => {
    await begin()
    expect((await browser().get('/apply/social-security-card')).body).toContain(
      `<option value="${COUNTY}" selected="">`,
    )
  })

  test('an item that does not exist is a page that does not exist', async () => {
    const reply = await browser().get('/apply/nothing')
    expect([reply.statusCode, reply.headers['content-type'], reply.body.includes('没有这个事项')]).toEqual([
      404,
      'text/html; charset=utf-8',
      true,
    ])
  })
})

describe('pre-review returned it', () => {
  async function returned() {
    const { id } = await begin()
    await fillIn(id)
    await submit(id)
    const clerk = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth: 1 }))
    const reasons = [{ material: 'layout', fault: 'incomplete', note: '没有标出粗加工区' }]
    expect(
      (await clerk.post(`/api/cases/${id}/pre-review-return`, { reasons, note: '请补画后重新提交' }))
        .statusCode,
    ).toBe(200)
    return { id, clerk }
  }

  test('the applicant changes it and hands it in again: the same case, the older file kept as replaced', async () => {
    const { id, clerk } = await returned()
    expect(where(await browser().get(`/my/cases/${id}/edit`))).toEqual([303, `/drafts/${id}`])
    const list = (await browser().get(`/drafts/${id}`)).body
    for (const words of ['窗口预审退回了这份申请', '没有标出粗加工区', '已填']) expect(list).toContain(words)
    expect(await draftsOf(app.db, me, app.setting.today())).toMatchObject([{ id, returned: true }])
    const materials = (await browser().get(`/drafts/${id}/materials`)).body
    const removal = /action="(\/drafts\/[^"]+\/materials\/layout\/removal\/[^"]+)"/.exec(materials)?.[1] ?? ''
    await browser().fill(removal, {})
    await browser().upload(
      `/drafts/${id}/materials/layout`,
      {},
      { file: { name: '新图.jpg', bytes: clearJpeg() } },
    )
    const staff = { ...PAGES.staff, employees: '5' }
    await browser().fill(`/drafts/${id}/form/staff`, { ...asked(staff), ...staff })
    const replies = await Promise.all([submit(id), submit(id)])
    expect(replies.map((reply) => reply.statusCode)).toEqual([303, 303])
    const shown = (await clerk.get(`/api/cases/${id}`)).json()
    expect(shown.status).toBe('submitted')
    expect(
      shown.materials[1].attachments.map((file: { name: string; replaced: boolean }) => [
        file.name,
        file.replaced,
      ]),
    ).toEqual([
      ['layout.jpg', true],
      ['新图.jpg', false],
    ])
    expect(shown.form).toContainEqual({ page: '人员', label: '从业人员人数', value: '5人' })
    expect(await casesOf(me.party)).toHaveLength(1)
    expect(await draftsOf(app.db, me, app.setting.today())).toEqual([])
  })

  test('its situation stays: whoever chose wrongly withdraws and begins anew', async () => {
    const { id } = await returned()
    await browser().get(`/my/cases/${id}/edit`)
    const shown = (await browser().get(`/drafts/${id}/situation`)).body
    expect(shown).toContain('办理地点和情形不能改')
    await browser().fill(`/drafts/${id}/situation`, { ...asked(SITUATION), ...SITUATION, business: 'sales' })
    expect((await browser().get(`/drafts/${id}/summary`)).body).toContain('做餐饮')
  })

  test('only its own applicant opens it, and only while it is returned', async () => {
    const { id } = await returned()
    expect(
      (await browser({ ...me, id: newId(), party: newId() }).get(`/my/cases/${id}/edit`)).statusCode,
    ).toBe(404)
    await browser().get(`/my/cases/${id}/edit`)
    await submit(id)
    expect((await browser().get(`/my/cases/${id}/edit`)).statusCode).toBe(409)
  })
})
