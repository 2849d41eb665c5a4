import { extractText, getDocumentProxy } from 'unpdf'
import { beforeEach, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt } from '../../../tests/app.ts'
import { aPersonEachTest } from '../../../tests/applying.ts'
import {
  acceptFirst,
  caseAt,
  clerkFor,
  grantFirst,
  registerFirst,
  SECOND,
  SECOND_ANSWERS,
  SECOND_SITUATION,
} from '../../../tests/holding.ts'
import { anAnswer, clearJpeg } from '../../../tests/intake.ts'
import type { FormPage } from '../../core/guide/guide.ts'
import type { Staff } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { findParty } from '../identity/facade.ts'
import { writeLedger } from './handlers.ts'

const { world, browser, begin, send, submit, casesOf } = aPersonEachTest()

beforeEach(() => world.app.turnTo('2026-04-20'))

const hold = async () => {
  const id = await registerFirst(world.app, world.me)
  await acceptFirst(world.app, id)
  return id
}
const listOf = async () =>
  (await browser().get(`/items/${SECOND}/list?answers=${encodeURIComponent(SECOND_ANSWERS)}`)).body
const section = (html: string, id: string) =>
  new RegExp(`<section aria-labelledby="${id}".*?</section>`, 's').exec(html)?.[0] ?? ''
const ledgerOf = (id: string) =>
  world.app.db
    .selectFrom('holdings.reuse')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('material')
    .execute()
const tell = async (id: string) =>
  writeLedger({ db: world.app.db, setting: world.app.setting }, [{ caseId: id, seq: 1 }])

/** Everything but the materials of the second item, page by page. */
async function fillIn(id: string) {
  const guide = (await browser().get(`/api/items/${SECOND}/situation?answers=${SECOND_ANSWERS}`)).json() as {
    form: FormPage[]
  }
  await send(id, 'situation', SECOND_SITUATION)
  for (const page of guide.form)
    await send(
      id,
      `form/${page.id}`,
      Object.fromEntries(page.fields.map((field) => [field.id, String([anAnswer(field)].flat().join('\n'))])),
    )
  await send(id, 'contact', { contact: '王䶮', phone: '13893312345' })
  await send(id, 'delivery', { delivery: 'pickup', address: '', station: '' })
}
const bring = async (id: string, ...materials: string[]) => {
  for (const material of materials)
    await browser().upload(
      `/drafts/${id}/materials/${material}`,
      {},
      { file: { name: `${material}.jpg`, bytes: clearJpeg() } },
    )
  await send(id, 'materials', {})
}

/** Apply for the second item on-line, with only what is still asked for. */
async function applySecond(...materials: string[]) {
  const { id } = await begin({}, undefined, SECOND, SECOND_ANSWERS)
  await fillIn(id)
  await bring(id, ...materials)
  const reply = await submit(id)
  return { id, reply }
}

describe('你交过的不用再交: what a window verified is not asked for again', () => {
  test('the list says what is left to bring, and why not the rest', async () => {
    const before = await listOf()
    expect(section(before, 'take')).toContain('居民身份证')
    const id = await hold()
    const { number } = (await casesOf(world.me.party))[0] ?? { number: '' }
    const after = await listOf()
    expect(section(after, 'take')).not.toContain('居民身份证')
    const why = section(after, 'omitted')
    expect(why).toContain(
      `我们已有您的居民身份证：办件${number}，2026年4月20日经窗口与原件核对，可以使用到2027年4月20日`,
    )
    expect(why).toMatch(/“[^”]+”您选了“[^”]+”/)
    await grantFirst(world.app, id)
    expect(section(await listOf(), 'omitted')).toContain('由本市机关颁发，可以使用到2027年4月19日')
  })

  test('whoever has not signed in, or is somebody else, learns nothing of it', async () => {
    await hold()
    const address = `/items/${SECOND}/list?answers=${encodeURIComponent(SECOND_ANSWERS)}`
    const visitor = await world.app.server.inject(address)
    expect(section(visitor.body, 'take')).toContain('居民身份证')
    expect(visitor.body).toContain('登录后')
    expect(
      section(
        (
          await browser({
            ...world.me,
            party: world.enterprise,
            mandate: { id: world.mandate, items: ['*'] },
          }).get(address)
        ).body,
        'take',
      ),
    ).toContain('居民身份证')
  })

  test.each([
    ['a case that is not accepted yet', async () => void (await registerFirst(world.app, world.me))],
    [
      'a card that was only looked at, with no copy kept',
      async () =>
        acceptFirst(world.app, await registerFirst(world.app, world.me, { kind: 'ok', scanned: false })),
    ],
    [
      'a card that has expired since',
      async () =>
        acceptFirst(
          world.app,
          await registerFirst(world.app, world.me, { kind: 'ok', scanned: true, validUntil: '2026-04-19' }),
        ),
    ],
  ])('%s is not held', async (_, make) => {
    await make()
    expect(section(await listOf(), 'take')).toContain('居民身份证')
  })

  test('the application goes in without it; the case has the proof, the copy, and the clerk who saw the original', async () => {
    const first = await hold()
    await grantFirst(world.app, first)
    const { id } = await begin({}, undefined, SECOND, SECOND_ANSWERS)
    const page = (await browser().get(`/drafts/${id}/materials`)).body
    expect(page).toContain('我们已有您的居民身份证')
    const { id: sent, reply } = await applySecond('apply', 'exam', 'health')
    expect(reply.statusCode, reply.body).toBe(303)
    const found = await caseAt(world.app, sent, SECOND)
    const identity = found.materials.find((one) => one.id === 'identity')
    expect(identity).toMatchObject({ obtained: 'certificate', verdict: 'ok' })
    expect(identity?.proof).toContain('经窗口与原件核对')
    expect(identity?.attachments.map(({ name }) => name)).toEqual(['card.jpg'])
    expect(found.materials.find((one) => one.id === 'permit')?.proof).toContain('由本市机关颁发')
    const clerk = await clerkFor(world.app, 'residence-permit-application')
    const row = await world.app.db
      .selectFrom('cases.material')
      .select('checked_by')
      .where('case_id', '=', sent)
      .where('material', '=', 'identity')
      .executeTakeFirstOrThrow()
    expect(row.checked_by).toBe(clerk.id)
    expect((await submit(sent)).headers.location, 'sent twice it is one case').toBe(`/apply/done/${sent}`)
  })

  test('a copy that was used again proves nothing anew: its time runs from the day the original was seen', async () => {
    await hold()
    world.app.turnTo('2027-04-10')
    const { id, reply } = await applySecond('apply', 'exam', 'health', 'permit')
    expect(reply.statusCode, reply.body).toBe(303)
    const clerk = world.app.as(await clerkFor(world.app, SECOND))
    const { materials } = await caseAt(world.app, id, SECOND)
    await clerk.put(`/api/cases/${id}/materials`, {
      findings: materials.map((one) => ({ material: one.id, verdict: 'ok' })),
    })
    for (const noun of ['pre-review-pass', 'acceptance']) {
      const done = await clerk.post(`/api/cases/${id}/${noun}`)
      expect(done.statusCode, done.body).toBe(200)
    }
    world.app.turnTo('2027-04-21')
    expect(section(await listOf(), 'take')).toContain('居民身份证')
  })
})

describe('the server refuses to ask for what is held', () => {
  const at = async () => world.app.as(await clerkFor(world.app, SECOND))
  const person = async () => {
    const party = await findParty(world.app.db, world.me.party)
    const { documentNumber, name } = party ?? {}
    return { kind: 'natural', documentKind: 'citizenId', documentNumber, name }
  }
  const registration = async (materials: object[]) => ({
    ...{ id: newId(), item: SECOND, place: '620826000000', applicant: await person() },
    ...{ situation: SECOND_SITUATION, materials, originals: true, delivery: { way: 'pickup' } },
  })
  const ok = (material: string) => ({ material, verdict: 'ok' })
  const rest = ['apply', 'exam', 'health', 'permit'].map(ok)

  test('at the window: the counter shows why, needs no verdict, and may not call it missing', async () => {
    await hold()
    const { documentNumber, name } = await person()
    const desk = await at()
    const query = new URLSearchParams({
      document: documentNumber ?? '',
      name: name ?? '',
      answers: SECOND_ANSWERS,
    })
    const { lines } = (await desk.get(`/api/counter/items/${SECOND}/list?${query}`)).json()
    expect(lines.find((line: { material: string }) => line.material === 'identity')).toMatchObject({
      asked: 'no',
      shared: true,
      reason: expect.stringContaining('我们已有您的居民身份证'),
    })
    query.set('name', '张三')
    const strange = (await desk.get(`/api/counter/items/${SECOND}/list?${query}`)).json()
    expect(strange.lines.some((line: { shared: boolean }) => line.shared)).toBe(false)
    for (const verdict of ['missing', 'outdated']) {
      const refused = await desk.post(
        '/api/registrations',
        await registration([{ material: 'identity', verdict }, ...rest]),
      )
      expect([refused.statusCode, refused.json().type]).toEqual([422, 'intake/material-held'])
      expect(refused.json().title).toMatch(/“居民身份证”不得要求重复提交：办件.+可以使用到2027年4月20日/)
    }
    const taken = await desk.post('/api/registrations', await registration(rest))
    expect(taken.statusCode, taken.body).toBe(200)
    const { materials } = await caseAt(world.app, taken.json().id, SECOND)
    expect(materials.find((one) => one.id === 'identity')).toMatchObject({
      obtained: 'certificate',
      verdict: 'ok',
    })
  })

  test('the one-time notice is theirs: what they bring, what they need not, where, and who told it when', async () => {
    await hold()
    const { documentNumber: document, name } = await person()
    const clerk = await clerkFor(world.app, SECOND)
    const consultant = await staffAt(world.app.db, { site: HOME_HALL, role: 'consultant' })
    const asked = { name, document, place: '620826000000', answers: SECOND_ANSWERS }
    const print = (by: Staff, change: object = {}) =>
      world.app.as(by).post(`/api/counter/items/${SECOND}/notice`, { ...asked, ...change })
    const said = async (reply: Awaited<ReturnType<typeof print>>) => {
      expect([reply.statusCode, reply.headers['cache-control']], reply.body.slice(0, 200)).toEqual([
        200,
        'no-store',
      ])
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(reply.rawPayload)))
      return text.join('').replaceAll(/\s/g, '')
    }
    const theirs = await said(await print(clerk))
    const [brought = '', after = ''] = theirs.split('不用提交的材料（共1种）')
    expect(brought).toContain(`${name}：`)
    expect(brought).toContain('申请材料（共5种）')
    expect(brought).not.toContain('居民身份证原件')
    expect(after).toMatch(/我们已有您的居民身份证：办件.+可以使用到2027年4月20日/)
    for (const part of [
      '静宁县政务服务中心',
      '法定时限',
      '咨询电话',
      `告知人${clerk.name}（`,
      '号窗口',
      '告知时间20',
      '申请人签名',
    ])
      expect(after, part).toContain(part)
    // the name of another with this number
    const nobody = await said(await print(consultant, { name: '张三' }))
    expect(nobody).toContain('申请材料（共6种）')
    expect(nobody).not.toContain('不用提交')
    expect(nobody).toContain(`告知人${consultant.name}（静宁县政务服务中心`)
    const open = await print(clerk, { answers: '' })
    expect([open.statusCode, open.json().type]).toEqual([422, 'intake/situation-open'])
    expect((await print(clerk, { name: ' ' })).json().type).toBe('input/invalid')
  })

  test('in a correction notice, whether the case uses it already or not', async () => {
    const desk = await at()
    const early = await desk.post(
      '/api/registrations',
      await registration([{ material: 'identity', verdict: 'missing' }, ...rest]),
    )
    expect(early.statusCode, early.body).toBe(200)
    await hold()
    const { id } = early.json()
    const ask = (material: string) =>
      desk.post(`/api/cases/${id}/correction-notice`, {
        items: [{ material, fault: 'missing', note: '请补交' }],
      })
    const refused = await ask('identity')
    expect([refused.statusCode, refused.json().type]).toEqual([422, 'case/material-held'])
    await desk.put(`/api/cases/${id}/materials/identity`, { verdict: 'ok', obtained: 'certificate' })
    const { materials } = await caseAt(world.app, id, SECOND)
    expect(materials.find((one) => one.id === 'identity')?.proof).toContain('经窗口与原件核对')
    expect((await ask('identity')).json().type).toBe('case/material-held')
    expect((await ask('work')).json().type, 'nor what the situation does not need').toBe(
      'case/material-unknown',
    )
    expect((await ask('health')).statusCode).toBe(200)
  })

  test('a clerk who finds the copy wrong says why; then it may be asked for, and is used nowhere any more', async () => {
    await hold()
    const desk = await at()
    const { id } = (await desk.post('/api/registrations', await registration(rest))).json()
    const judge = (note: string) =>
      desk.put(`/api/cases/${id}/materials/identity`, { verdict: 'outdated', note })
    expect((await judge('')).json().type).toBe('case/held-note')
    expect((await judge('身份证已换发，号码不变、有效期不同')).statusCode).toBe(200)
    const items = [{ material: 'identity', fault: 'outdated', note: '请交新证' }]
    expect((await desk.post(`/api/cases/${id}/correction-notice`, { items })).statusCode).toBe(200)
    expect(section(await listOf(), 'take')).toContain('居民身份证')
    expect((await browser().get('/my/materials')).body).toContain('还没有可以复用的材料')
  })
})

describe('我的材料', () => {
  test('shows what is held of me, and my word that it is not to be used is kept', async () => {
    const id = await hold()
    const page = (await browser().get('/my/materials')).body
    expect(page).toContain('居民身份证')
    expect(page).toContain(`/my/cases/${id}`)
    expect(page).toContain('2027年4月20日')
    const said = await browser().fill('/my/materials/citizen-id/reuse', { reuse: 'no' })
    expect(said.statusCode).toBe(303)
    expect(section(await listOf(), 'take')).toContain('居民身份证')
    expect((await browser().get('/my/materials')).body).toContain('按您的要求，不再复用')
    const { reply } = await applySecond('apply', 'exam', 'health', 'permit')
    expect(reply.body).toContain('材料')
    expect(await casesOf(world.me.party)).toHaveLength(1)
    await browser().fill('/my/materials/citizen-id/reuse', { reuse: 'yes' })
    expect(section(await listOf(), 'take')).not.toContain('居民身份证')
    expect((await browser().fill('/my/materials/driving-licence/reuse', { reuse: 'no' })).statusCode).toBe(
      404,
    )
  })
})

describe('the reuse ledger', () => {
  test('counts every avoided request once, for the department that would have asked', async () => {
    const first = await hold()
    const { id } = await applySecond('apply', 'exam', 'health', 'permit')
    await Promise.all([tell(id), tell(id)])
    await tell(first)
    expect(await ledgerOf(first)).toEqual([])
    expect(await ledgerOf(id)).toMatchObject([
      {
        material: 'identity',
        document: 'citizen-id',
        department: 'education',
        item: SECOND,
        reason: 'held',
        source: first,
        on_day: '2026-04-20',
      },
    ])
    const { organ } = await world.app.db
      .selectFrom('cases.file')
      .select('organ')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    const supervisor = world.app.as(
      await staffAt(world.app.db, { division: '620826000000', role: 'supervisor' }),
    )
    const head = world.app.as(await staffAt(world.app.db, { organ, role: 'approver' }))
    for (const reader of [supervisor, head]) {
      const figures = (await reader.get('/api/reuse-figures')).json()
      const line = figures.lines.find((one: { organ: string }) => one.organ === organ)
      expect(line).toMatchObject({ month: '2026-04', avoided: expect.any(Number) })
      expect(line.avoided).toBeGreaterThan(0)
      const csv = (await reader.get('/api/reuse.csv')).body
      const { number } = (await casesOf(world.me.party)).find((one) => one.case_id === id) ?? { number: '' }
      expect(csv.split('\r\n').filter((row) => row.includes(number))).toHaveLength(1)
    }
    const other = world.app.as(await staffAt(world.app.db, { division: '620802000000', role: 'supervisor' }))
    expect((await other.get('/api/reuse-figures')).json()).toMatchObject({ avoided: 0, lines: [] })
    expect((await browser().get('/my/materials')).body).toContain(`/my/cases/${id}`)
    expect((await supervisor.get('/api/reuse-figures?from=2026-05-01&until=2026-04-01')).statusCode).toBe(422)
  })

  test('is only ever added to', async () => {
    const owner = world.app.owner()
    await owner.connect()
    await owner.query('set role onewindow_app')
    for (const change of [
      'update holdings.reuse set organ = organ',
      'delete from holdings.reuse',
      'delete from holdings.doubt',
    ])
      await expect(owner.query(change)).rejects.toThrow('permission denied')
    await owner.end()
  })
})
