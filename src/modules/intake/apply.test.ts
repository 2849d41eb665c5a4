import { describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt } from '../../../tests/app.ts'
import { aPersonEachTest, asked, COUNTY, hidden, ITEM, PAGES, where } from '../../../tests/applying.ts'
import { FORM, SITUATION } from '../../../tests/intake.ts'
import { newId } from '../../platform/id.ts'
import { draftsOf } from './facade.ts'

const { world, browser, begin, send, upload, fillIn, submit, casesOf } = aPersonEachTest()

describe('an application without script', () => {
  test('goes from the guide to the receipt, one topic a page', async () => {
    const { id, reply } = await begin()
    expect(where(reply)).toEqual([303, `/drafts/${id}/situation`])
    const to = async (part: string, fields: Record<string, string>) =>
      String((await send(id, part, fields)).headers.location)
    expect(await to('situation', SITUATION)).toBe(`/drafts/${id}/form/subject`)
    expect(await to('form/subject', PAGES.subject)).toBe(`/drafts/${id}/form/premises`)
    expect(await to('form/premises', PAGES.premises)).toBe(`/drafts/${id}/form/scope`)
    expect(await to('form/scope', PAGES.scope)).toBe(`/drafts/${id}/form/staff`)
    expect(await to('form/staff', PAGES.staff)).toBe(`/drafts/${id}/materials`)
    for (const material of ['layout', 'process']) {
      const uploaded = await upload(id, material, '图.jpg')
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
    const [file] = await casesOf(world.me.party)
    expect(done).toContain(file?.number.slice(0, 18))
    for (const words of ['查询码', '<svg', '2 个工作日内（4月22日前）预审', '8个工作日'])
      expect(done).toContain(words)
  })

  test('is stored as the guide asks: place, form, materials and files', async () => {
    const { id } = await begin()
    await fillIn(id)
    await submit(id)
    const [file] = await casesOf(world.me.party)
    expect(file).toMatchObject({
      case_id: id,
      status: 'submitted',
      channel: 'online',
      site: HOME_HALL,
      hand_out: HOME_HALL,
      division: COUNTY,
    })
    const application = await world.app.db
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
    const materials = await world.app.db
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
    const files = await world.app.db
      .selectFrom('cases.attachment')
      .select(['material', 'media_type'])
      .where('case_id', '=', id)
      .execute()
    expect(files).toHaveLength(2)
  })

  test('a visitor signs in first and comes back to the same place', async () => {
    const reply = await world.app.as({ kind: 'visitor', id: 'visitor' }).get(`/apply/${ITEM}?place=${COUNTY}`)
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
    const { id, next } = await begin({}, world.me, ITEM, answers)
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
    expect(await casesOf(world.me.party)).toHaveLength(1)
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
    const draft = await world.app.db
      .selectFrom('intake.draft')
      .selectAll()
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    await submit(id)
    const { situation, form, ...plain } = draft
    await world.app.db
      .insertInto('intake.draft')
      .values({ ...plain, situation: JSON.stringify(situation), form: JSON.stringify(form) })
      .execute()
    expect(await draftsOf(world.app.db, world.me, world.app.setting.today())).toEqual([])
    expect(where(await submit(id))).toEqual([303, `/apply/done/${id}`])
    expect(await casesOf(world.me.party)).toHaveLength(1)
  })

  test('somebody else’s draft and receipt are not there', async () => {
    const { id } = await begin()
    const other = { ...world.me, id: newId(), party: newId() }
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
    await send(id, 'situation', SITUATION)
    const typed = { ...PAGES.subject, creditCode: '91620826MA71TEAT8X', subjectName: '静宁县王记面馆' }
    const reply = await send(id, 'form/subject', typed)
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

  test('on several pages at once, in several tabs, is all kept', async () => {
    const { id } = await begin()
    await send(id, 'situation', SITUATION)
    const pages = Object.entries(PAGES)
    const sent = await Promise.all(pages.map(([name, fields]) => send(id, `form/${name}`, fields)))
    expect(sent.map(({ statusCode }) => statusCode)).toEqual(pages.map(() => 303))
    const bringing = ['layout', 'process'].map((material) =>
      browser().fill(`/drafts/${id}/materials/${material}/brought`, { brought: 'yes' }),
    )
    await Promise.all(bringing)
    const { form, brought } = await world.app.db
      .selectFrom('intake.draft')
      .select(['form', 'brought'])
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    const asked = pages.flatMap(([, fields]) => Object.keys(fields))
    expect(Object.keys(form as object).sort()).toEqual(asked.sort())
    expect([...brought].sort()).toEqual(['layout', 'process'])
    await send(id, 'form/subject', { ...PAGES.subject, principal: '' })
    const { form: later } = await world.app.db
      .selectFrom('intake.draft')
      .select('form')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(later, 'what was taken back is gone').not.toHaveProperty('principal')
  })

  test('can be left half done: 保存，回到清单 asks for nothing', async () => {
    const { id } = await begin()
    await send(id, 'situation', SITUATION)
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
    const third = await send(id, 'form/premises', premises)
    expect([
      third.statusCode,
      third.body.includes('外设仓库地址'),
      third.body.includes('class="problem"'),
    ]).toEqual([422, true, false])
  })

  test('is offered again where the same was asked before, and from the account', async () => {
    const { id } = await begin()
    await send(id, 'situation', SITUATION)
    expect((await browser().get(`/drafts/${id}/form/subject`)).body).toContain('value="王䶮"')
    await fillIn(id)
    await submit(id)
    const again = await begin()
    await send(again.id, 'situation', SITUATION)
    const shown = (await browser().get(`/drafts/${again.id}/form/subject`)).body
    for (const words of ['value="静宁县王记面馆"', `value="${FORM.creditCode}"`, '请核对'])
      expect(shown).toContain(words)
  })

  test('is asked for by part when the application is sent too early', async () => {
    const { id } = await begin()
    const reply = await submit(id)
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain('还有内容没有填好')
    expect(await casesOf(world.me.party)).toEqual([])
  })
})

describe('a draft', () => {
  test('is found again: continue, begin anew, or discard', async () => {
    const { id } = await begin()
    await send(id, 'situation', SITUATION)
    const first = (await browser().get(`/apply/${ITEM}`)).body
    for (const words of ['您有一份未完成的申请', `href="/drafts/${id}"`, '重新填一份'])
      expect(first).toContain(words)
    expect(await draftsOf(world.app.db, world.me, world.app.setting.today())).toMatchObject([
      { id, title: '食品经营许可（新办）', returned: false },
    ])
    const other = await begin()
    expect(other.id).not.toBe(id)
    expect(await draftsOf(world.app.db, world.me, world.app.setting.today())).toHaveLength(2)
    await browser().fill(`/drafts/${other.id}/removal`, {})
    expect(await draftsOf(world.app.db, world.me, world.app.setting.today())).toHaveLength(1)
    expect((await browser().get(`/drafts/${other.id}`)).statusCode).toBe(404)
  })

  test('is counted at the window', async () => {
    await begin()
    const { documentNumber } = await world.app.db
      .selectFrom('identity.party')
      .select('document_number as documentNumber')
      .where('id', '=', world.me.id)
      .executeTakeFirstOrThrow()
    const clerk = await staffAt(world.app.db, { site: HOME_HALL, role: 'clerk' })
    const { applicants } = (
      await world.app.as(clerk).get(`/api/applicants?document=${documentNumber}`)
    ).json()
    expect(applicants[0]).toMatchObject({ drafts: 1, openCases: 0 })
  })
})
