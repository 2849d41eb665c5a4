import { describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt } from '../../../tests/app.ts'
import { aPersonEachTest, asked, COUNTY, PAGES, TOWNSHIP, where } from '../../../tests/applying.ts'
import { clearJpeg, SITUATION } from '../../../tests/intake.ts'
import type { Citizen } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { EVERYTHING } from '../identity/facade.ts'
import { draftsOf } from './facade.ts'

const { world, browser, begin, send, upload, fillIn, submit, casesOf } = aPersonEachTest()

test('an agent who looks for the cases of the enterprise under their own name is told where they are', async () => {
  const acting = { ...world.me, party: world.enterprise, mandate: { id: world.mandate, items: [EVERYTHING] } }
  const said = '您可以代表单位办事：静宁县崆岭果品商贸有限公司'
  expect((await browser().get('/my')).body).toContain(said)
  expect((await browser(acting as Citizen).get('/my')).body).not.toContain(said)
})

describe('files', () => {
  const begun = async () => {
    const { id } = await begin()
    await send(id, 'situation', SITUATION)
    return id
  }

  test('a program renamed .pdf is refused with a sentence at its row', async () => {
    const id = await begun()
    const program = Buffer.concat([Buffer.from('4d5a90000300', 'hex'), Buffer.alloc(3000)])
    const reply = await upload(id, 'layout', '平面图.pdf', program)
    expect([reply.statusCode, reply.body.includes('只能上传 jpg、png、pdf、ofd 文件')]).toEqual([422, true])
    expect(reply.body, 'where the browser goes, also without script').toContain('/materials/layout#m-layout"')
    expect(
      (await upload(id, 'layout', '网页.pdf', Buffer.from('<html><script>alert(1)</script>'))).statusCode,
    ).toBe(422)
  })

  test('nothing chosen and nothing in it are told apart from a file', async () => {
    const id = await begun()
    expect((await upload(id, 'layout', '', Buffer.alloc(0))).body).toContain('请先选择要上传的文件')
    expect((await upload(id, 'canteen-contract', 'a.jpg')).statusCode).toBe(422)
  })

  test('can be looked at by their owner, taken away and replaced', async () => {
    const id = await begun()
    const bytes = clearJpeg()
    await upload(id, 'layout', '平面图.jpg', bytes)
    await upload(id, 'layout', '平面图.jpg', bytes) // the same file again is there already
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
    expect((await browser({ ...world.me, id: newId() }).get(links[0] ?? '')).statusCode).toBe(404)
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
    const { id } = await begin({ county: COUNTY }, world.me, 'lost-title-reissue')
    const { guide } = (await browser().get('/api/items/lost-title-reissue')).json()
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
    await send(id, 'situation', answers)
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
    ...world.me,
    party: world.enterprise,
    mandate: { id: world.mandate, items: [EVERYTHING] },
  })

  /** Only the owner of the tables can: the application revokes a mandate, and changes nothing of it. */
  async function endsOn(day: string): Promise<void> {
    const owner = world.app.owner()
    await owner.connect()
    await owner.query('update identity.mandate set ends_on = $2 where id = $1', [world.mandate, day])
    await owner.end()
  }

  test('an item for organisations is not begun for a person, and says so', async () => {
    await endsOn('2026-02-01')
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
    const { id } = await begin({ who: world.mandate }, agent)
    await fillIn(id, agent)
    expect(where(await submit(id, agent))).toEqual([303, `/apply/done/${id}`])
    const row = await world.app.db
      .selectFrom('cases.application')
      .select('agent_name')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.agent_name).toBe('王䶮')
    expect((await casesOf(world.enterprise)).map((file) => file.case_id)).toContain(id)
  })

  test('a mandate that is over, revoked or for something else submits nothing', async () => {
    const agent = forEnterprise()
    const { id } = await begin({ who: world.mandate }, agent)
    await fillIn(id, agent)
    await endsOn('2026-04-19')
    const over = await submit(id, agent)
    expect([over.statusCode, over.body.includes('委托已到期')]).toEqual([422, true])
    const narrow = { ...agent, mandate: { id: world.mandate, items: ['social-security-card'] } }
    const outside = await submit(id, narrow)
    expect([outside.statusCode, outside.body.includes('不在委托范围内')]).toEqual([422, true])
    expect(await casesOf(world.enterprise)).not.toContainEqual(expect.objectContaining({ case_id: id }))
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
    expect([
      reply.statusCode,
      (await draftsOf(world.app.db, world.me, world.app.setting.today())).length,
    ]).toEqual([422, 0])
  })

  test('a township is asked for where a township decides or looks into it', async () => {
    const item = 'temporary-assistance'
    const wide = await browser().fill(`/apply/${item}`, { id: newId(), who: 'self', county: COUNTY })
    expect([wide.statusCode, wide.body.includes('请再选择乡镇（街道）')]).toEqual([422, true])
    expect(wide.body).toContain(`<option value="${TOWNSHIP}">威戎镇`)
    const { id, next } = await begin({ township: TOWNSHIP }, world.me, item)
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
    const clerk = world.app.as(await staffAt(world.app.db, { site: HOME_HALL, role: 'clerk' }, { nth: 1 }))
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
    expect(await draftsOf(world.app.db, world.me, world.app.setting.today())).toMatchObject([
      { id, returned: true },
    ])
    const materials = (await browser().get(`/drafts/${id}/materials`)).body
    const removal = /action="(\/drafts\/[^"]+\/materials\/layout\/removal\/[^"]+)"/.exec(materials)?.[1] ?? ''
    await browser().fill(removal, {})
    await browser().upload(
      `/drafts/${id}/materials/layout`,
      {},
      { file: { name: '新图.jpg', bytes: clearJpeg() } },
    )
    const staff = { ...PAGES.staff, employees: '5' }
    await send(id, 'form/staff', staff)
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
    expect(await casesOf(world.me.party)).toHaveLength(1)
    expect(await draftsOf(world.app.db, world.me, world.app.setting.today())).toEqual([])
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
      (await browser({ ...world.me, id: newId(), party: newId() }).get(`/my/cases/${id}/edit`)).statusCode,
    ).toBe(404)
    await browser().get(`/my/cases/${id}/edit`)
    await submit(id)
    expect((await browser().get(`/my/cases/${id}/edit`)).statusCode).toBe(409)
  })
})
