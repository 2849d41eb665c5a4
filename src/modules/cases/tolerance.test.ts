import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants, PEOPLE } from '../../../tests/applicants.ts'
import { completeSteps } from '../../../tests/steps.ts'
import type { CaseEvent } from '../../core/case/case.ts'
import { VISITOR } from '../../platform/actor.ts'
import { tellApplicants } from '../notifications/handlers.ts'
import { queryCode } from './access.ts'
import type { CaseDetail } from './contract.ts'
import { remindsOfPromises } from './schedule.ts'
import type { ApplicationMaterial } from './submit.ts'
import { verifyCases } from './verify.ts'
import { verifyClocks } from './verify-clocks.ts'

/** Tuesday; the food permit promises its decision within ten working days. */
const TODAY = '2026-04-21'
let app: TestApp
let owner: pg.Client
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: TODAY })
  owner = app.owner()
  await owner.connect()
  people = await applicants(app)
})
afterAll(async () => {
  await owner.end()
  await app.close()
})

type Who = 'wang' | 'li' | 'shop'
const MATERIALS: ApplicationMaterial[] = [
  { material: 'layout', name: '平面布局图', need: 'required', copies: 1, obtained: 'upload', verdict: 'ok' },
  { material: 'rules', name: '食品安全规章制度目录清单', need: 'tolerable', copies: 1 },
]
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const picture = (name: string, end = '') => ({ name, bytes: Buffer.concat([PNG, Buffer.from(end)]) })
const citizen = (who: Who = 'wang') => app.as(citizenOf(people.parties[who]))
const clerk = () => people.clerk()
const events = async (id: string) =>
  (
    await app.db.selectFrom('cases.event').select('data').where('case_id', '=', id).orderBy('seq').execute()
  ).map(({ data }) => data as unknown as CaseEvent)
const types = async (id: string) => (await events(id)).map(({ type }) => type)
/** The text of each paper of a case, by its kind. */
const papersOf = async (id: string) =>
  new Map(
    (
      await app.db.selectFrom('papers.paper').select(['kind', 'text']).where('case_id', '=', id).execute()
    ).map(({ kind, text }) => [kind, JSON.stringify(text)]),
  )
const detail = async (id: string): Promise<CaseDetail> =>
  (await (await clerk()).get(`/api/cases/${id}`)).json()
const department = async (id: string, role: 'reviewer' | 'approver') => {
  const { organId } = await detail(id)
  return app.as(await staffAt(app.db, { organ: organId, role }))
}
const at = (id: string) => `/my/cases/${id}`

/** Received at the window, in order but for one material that may follow. */
async function incomplete(who: Who = 'wang') {
  const { id, token } = await people.atWindow(who, { materials: MATERIALS })
  return { id, token }
}

const PROMISE = { materials: 'rules', days: '5', sure: 'yes' }

/** Promised on-line and accepted: it owes one material until 2026-04-28. */
async function owing(who: Who = 'wang') {
  const one = await incomplete(who)
  const promised = await citizen(who).fill(`${at(one.id)}/tolerance-promise`, PROMISE)
  if (promised.statusCode !== 303) throw new Error(promised.body)
  await people.window(one.id, 'tolerance-acceptance')
  return one
}

async function handIn(id: string, who: Who = 'wang', name = 'rules.png') {
  const kept = await citizen(who).upload(`${at(id)}/tolerance/rules`, {}, { file: picture(name, name) })
  const sent = await citizen(who).fill(`${at(id)}/tolerance`, {})
  return [kept.statusCode, sent.statusCode]
}
const judge = async (id: string, verdict: string, note = '') =>
  (await clerk()).put(`/api/cases/${id}/materials/rules`, { verdict, note })

/** Through the department’s steps, to the decision. */
async function review(id: string): Promise<void> {
  await completeSteps(await department(id, 'reviewer'), id)
}
const grant = async (id: string) =>
  (await department(id, 'approver')).post(`/api/cases/${id}/grant`, { opinion: '准予许可' })

describe('from the promise to the result', () => {
  test('the applicant promises on-line, is accepted, hands it in on-line, and only then is it granted', async () => {
    const { id } = await incomplete()
    const plain = await (await clerk()).post(`/api/cases/${id}/acceptance`)
    expect([plain.statusCode, plain.json().title]).toEqual([
      409,
      '可以后补的材料还没有审核合格：食品安全规章制度目录清单。请补齐，或者由申请人作出容缺承诺后办理“容缺受理”。',
    ])
    const unpromised = await (await clerk()).post(`/api/cases/${id}/tolerance-acceptance`)
    expect([unpromised.statusCode, unpromised.json().type]).toEqual([409, 'case/tolerance-unpromised'])

    const offered = (await citizen().get(at(id))).body
    for (const text of ['有材料可以受理后再补', '食品安全规章制度目录清单', '作出承诺，先受理后补交'])
      expect(offered).toContain(text)
    const page = (await citizen().get(`${at(id)}/tolerance-promise`)).body
    for (const text of ['到期没有补齐的，申请可以被退回', 'value="rules"', '填1到'])
      expect(page).toContain(text)
    expect((await citizen().fill(`${at(id)}/tolerance-promise`, PROMISE)).statusCode).toBe(303)
    expect((await citizen().get(at(id))).body).toContain('您已作出容缺承诺，等待窗口受理。')

    await people.window(id, 'tolerance-acceptance')
    expect((await events(id)).at(-1)).toEqual({
      ...{ type: 'ToleranceGranted', on: TODAY, until: '2026-04-28' },
      by: expect.any(String),
      items: [{ material: 'rules', title: '食品安全规章制度目录清单', fault: 'missing' }],
    })
    const papers = await papersOf(id)
    expect([...papers.keys()].sort()).toEqual([
      'acceptanceNotice',
      'receipt',
      'toleranceNotice',
      'tolerancePromise',
    ])
    expect(papers.get('acceptanceNotice')).toContain('除容缺受理通知书所列的材料可以后补外')
    for (const said of ['静市监受〔2026〕', '2026年4月28日前', '清单列有食品安全自查', '一次补齐'])
      expect(papers.get('toleranceNotice')).toContain(said)

    await review(id)
    const early = await grant(id)
    expect([early.statusCode, early.json().title]).toEqual([
      409,
      '容缺材料还没有补齐并审核合格：食品安全规章制度目录清单。在此以前不能办理“作出决定”。',
    ])
    const waiting = (await citizen().get(at(id))).body
    for (const text of ['请您补交容缺材料', '容缺材料补交截止', `${at(id)}/tolerance"`])
      expect(waiting).toContain(text)
    expect((await citizen().get('/my')).body).toContain('请您补交容缺材料')
    expect((await citizen().fill(`${at(id)}/tolerance`, {})).body).toContain('容缺材料还没有补齐')
    expect(await handIn(id)).toEqual([303, 303])
    expect((await grant(id)).json().type).toBe('case/tolerance-open')

    const unjudged = await (await clerk()).post(`/api/cases/${id}/tolerance-confirmation`)
    expect(unjudged.json().type).toBe('case/tolerance-open')
    expect((await judge(id, 'ok')).statusCode).toBe(200)
    await people.window(id, 'tolerance-confirmation')
    expect((await grant(id)).json()).toMatchObject({ status: 'decided', outcome: 'granted' })
    expect((await types(id)).slice(-4)).toEqual([
      'StepCompleted',
      'ToleranceSupplied',
      'ToleranceMet',
      'Granted',
    ])
  })

  test('at the window: signed there by an agent with authority, brought there, judged there', async () => {
    const { id } = await incomplete()
    const send = async (body: object) => (await clerk()).post(`/api/cases/${id}/tolerance-promise`, body)
    const body = { materials: ['rules'], days: 3, signer: 'agent' }
    expect((await send(body)).json().type).toBe('case/tolerance-authority')
    expect((await send({ ...body, authority: 'mandate' })).statusCode).toBe(200)
    expect((await papersOf(id)).get('tolerancePromise')).toContain('授权委托书')
    await people.window(id, 'tolerance-acceptance')
    const inbox = (await (await clerk()).get('/api/cases?view=tolerances')).json()
    expect(inbox.cases.map((line: { id: string }) => line.id)).toContain(id)
    expect((await (await clerk()).get('/api/cases/counts')).json().tolerances).toBeGreaterThan(0)
    expect((await judge(id, 'ok')).statusCode).toBe(200)
    await people.window(id, 'tolerance-confirmation')
    expect((await types(id)).slice(-2)).toEqual(['ToleranceSupplied', 'ToleranceMet'])
  })

  test('without an account the link wants its proof, and then promises and hands in alike', async () => {
    const { id, token } = await incomplete('li')
    const link = app.as(VISITOR)
    expect((await link.get(`/f/${token}/tolerance-promise`)).headers.location).toContain(
      '/proof?next=tolerance-promise',
    )
    const typed = { code: queryCode(app.setting.secret, id), number: PEOPLE.li.documentNumber }
    const proven = await link.fill(`/f/${token}/proof`, { ...typed, next: 'tolerance-promise' })
    expect(proven.headers.location).toBe(`/f/${token}/tolerance-promise`)
    const proved = app.as(VISITOR, { cookie: String(proven.headers['set-cookie']).split(';')[0] ?? '' })
    expect((await proved.fill(`/f/${token}/tolerance-promise`, PROMISE)).statusCode).toBe(303)
    await people.window(id, 'tolerance-acceptance')
    await proved.upload(`/f/${token}/tolerance/rules`, {}, { file: picture('r.png') })
    expect((await proved.fill(`/f/${token}/tolerance`, {})).statusCode).toBe(303)
    expect((await events(id)).at(-1)).toMatchObject({ type: 'ToleranceSupplied', by: 'query-code' })
  })

  test('what came and is not in order comes again: the older file stays to be compared, the day does not move', async () => {
    const { id } = await owing()
    await handIn(id)
    expect((await judge(id, 'incomplete', '缺两项制度')).statusCode).toBe(200)
    const items = [{ material: 'rules', fault: 'incomplete', note: '缺两项制度' }]
    await people.window(id, 'tolerance-rejection', { items })
    const page = (await citizen().get(`${at(id)}/tolerance`)).body
    for (const text of ['不完整，缺两项制度', '待补', '4月28日']) expect(page).toContain(text)
    expect(page).not.toContain('rules.png')
    expect(await handIn(id, 'wang', 'again.png')).toEqual([303, 303])
    const { materials, tolerance } = await detail(id)
    const files = materials.find((one) => one.id === 'rules')?.attachments ?? []
    expect(files.map(({ name, replaced }) => [name, replaced])).toEqual([
      ['rules.png', true],
      ['again.png', false],
    ])
    expect(tolerance).toMatchObject({ until: '2026-04-28', suppliedOn: TODAY, metOn: null })
  })

  test('handed in twice at once it is handed in once', async () => {
    const { id } = await owing()
    await citizen().upload(`${at(id)}/tolerance/rules`, {}, { file: picture('r.png') })
    const both = [citizen().fill(`${at(id)}/tolerance`, {}), citizen().fill(`${at(id)}/tolerance`, {})]
    expect((await Promise.all(both)).map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect((await types(id)).filter((type) => type === 'ToleranceSupplied')).toHaveLength(1)
  })
})

describe('bad input gets its sentence, and nothing changes', () => {
  test('a material that is not tolerable, or not on the list; too many days; a second promise', async () => {
    const { id } = await incomplete()
    const before = await types(id)
    const send = async (part: object) =>
      (await clerk()).post(`/api/cases/${id}/tolerance-promise`, {
        ...{ materials: ['rules'], days: 3, signer: 'applicant' },
        ...part,
      })
    const refused = async (part: object) => {
      const reply = await send(part)
      return [reply.statusCode, reply.json().type]
    }
    expect(await refused({ materials: ['rules', 'layout'] })).toEqual([422, 'case/tolerance-not-tolerable'])
    expect(await refused({ materials: ['passport'] })).toEqual([422, 'case/material-unknown'])
    expect(await refused({ days: 300 })).toEqual([422, 'case/tolerance-days'])
    expect((await send({ materials: [] })).statusCode).toBe(400)
    const page = await citizen().fill(`${at(id)}/tolerance-promise`, { days: '五', sure: 'yes' })
    expect(page.statusCode).toBe(422)
    for (const text of ['请勾选要后补的材料。', '请填写整数', 'value="五"']) expect(page.body).toContain(text)
    const early = await citizen().fill(`${at(id)}/tolerance-promise`, { ...PROMISE, days: '99' })
    expect([early.statusCode, early.body.includes('可以填1到')]).toEqual([422, true])
    expect(await types(id)).toEqual(before)
    expect((await send({})).statusCode).toBe(200)
    expect(await refused({})).toEqual([409, 'case/tolerance-once'])
    expect((await citizen().get(`${at(id)}/tolerance-promise`)).statusCode).toBe(409)
  })

  test('after acceptance the window looks at what was to follow, and at nothing else', async () => {
    const { id } = await owing()
    const other = await (await clerk()).put(`/api/cases/${id}/materials/layout`, { verdict: 'missing' })
    expect([other.statusCode, other.json().type]).toEqual([409, 'case/not-now'])
    const both = { findings: ['rules', 'layout'].map((material) => ({ material, verdict: 'ok' })) }
    expect((await (await clerk()).put(`/api/cases/${id}/materials`, both)).statusCode).toBe(409)
    const beyond = { items: [{ material: 'layout', fault: 'missing', note: '缺' }] }
    await handIn(id)
    const reject = await (await clerk()).post(`/api/cases/${id}/tolerance-rejection`, beyond)
    expect(reject.json().type).toBe('case/material-unknown')
    await judge(id, 'ok')
    await people.window(id, 'tolerance-confirmation')
    expect((await judge(id, 'missing')).json().type).toBe('case/not-now')
  })

  test('somebody else neither promises nor hands in, and the output window confirms nothing', async () => {
    const { id } = await incomplete()
    const output = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'outputClerk' }))
    expect((await output.post(`/api/cases/${id}/tolerance-confirmation`)).statusCode).toBe(403)
    expect((await citizen('li').fill(`${at(id)}/tolerance-promise`, PROMISE)).statusCode).toBe(404)
    expect((await citizen('li').get(`${at(id)}/tolerance`)).statusCode).toBe(404)
    expect((await citizen().get(`${at(id)}/tolerance`)).statusCode).toBe(409)
  })
})

describe('chasing', () => {
  const sweep = () => remindsOfPromises.run(app.db, app.setting)
  const reminded = async (id: string) =>
    (await events(id)).flatMap((event) =>
      event.type === 'ToleranceReminded' ? [[event.on, event.reminders]] : [],
    )

  test('two reminders, each once, never early, with two servers sweeping; the applicant reads them', async () => {
    const { id } = await owing() // until Tuesday 04-28: half-time is the third day, 04-24, the last but one 04-27
    for (const day of ['2026-04-23', '2026-04-24', '2026-04-24', '2026-04-27', '2026-04-28']) {
      app.turnTo(day)
      await Promise.all([sweep(), sweep()])
    }
    app.turnTo(TODAY)
    expect(await reminded(id)).toEqual([
      ['2026-04-24', ['halfway']],
      ['2026-04-27', ['lastDays']],
    ])
    const seqs = (
      await app.db
        .selectFrom('cases.event')
        .select(['seq'])
        .where('case_id', '=', id)
        .where('type', '=', 'ToleranceReminded')
        .execute()
    ).map(({ seq }) => seq)
    await tellApplicants(
      { db: app.db, setting: app.setting },
      seqs.map((seq) => ({ caseId: id, seq })),
    )
    expect((await citizen().get('/my/messages')).body).toContain('提醒您：承诺后补的材料请在4月28日前补交')
  })

  test('after a downtime over both they go out as one, late and once; what was handed in wakes nobody', async () => {
    const late = await owing()
    const done = await owing()
    await handIn(done.id)
    for (const day of ['2026-04-29', '2026-04-30']) {
      app.turnTo(day)
      await sweep()
    }
    app.turnTo(TODAY)
    expect(await reminded(late.id)).toEqual([['2026-04-29', ['halfway', 'lastDays']]])
    expect(await reminded(done.id)).toEqual([])
  })
})

describe('a promise that is not kept', () => {
  test('ends with a reason and a paper after its day, excludes from another, and is made good by a whole application', async () => {
    const { id } = await owing('shop')
    const end = async (reason = '到期没有补交') =>
      (await clerk()).post(`/api/cases/${id}/tolerance-return`, { reason })
    app.turnTo('2026-04-28')
    expect((await detail(id)).actions).not.toContain('EndTolerance')
    expect((await end()).json()).toMatchObject({ status: 409, type: 'case/tolerance-running' })
    app.turnTo('2026-04-29')
    expect((await detail(id)).actions).toContain('EndTolerance')
    expect((await citizen('shop').get(`${at(id)}/tolerance`)).body).toContain(
      '补交期限已过。现在仍然可以补交',
    )

    const meanwhile = await incomplete('shop')
    const { number } = await detail(id)
    const refused = await citizen('shop').fill(`${at(meanwhile.id)}/tolerance-promise`, PROMISE)
    expect([refused.statusCode, refused.body.includes(number)]).toEqual([409, true])
    const atDesk = await (await clerk()).post(`/api/cases/${meanwhile.id}/tolerance-promise`, {
      ...{ materials: ['rules'], days: 3, signer: 'applicant' },
    })
    expect([atDesk.statusCode, atDesk.json().title.includes(number)]).toEqual([409, true])
    expect((await citizen('shop').get(at(meanwhile.id))).body).not.toContain('作出承诺，先受理后补交')

    expect((await end()).json().status).toBe('returned')
    expect((await types(id)).slice(-2)).toEqual(['ToleranceBroken', 'Returned'])
    expect((await papersOf(id)).get('returnNotice')).toContain(
      '食品安全规章制度目录清单应当在2026年4月28日前补交，到期没有补齐',
    )
    expect((await citizen('shop').get(at(id))).body).toContain('您承诺补交的材料没有补齐')

    const whole = await people.atWindow('shop', { materials: MATERIALS.slice(0, 1) })
    await people.grant(whole.id)
    const again = await incomplete('shop')
    expect((await citizen('shop').fill(`${at(again.id)}/tolerance-promise`, PROMISE)).statusCode).toBe(303)
    app.turnTo(TODAY)
  })

  test('what comes late and is in order makes it good; what came in time was never broken', async () => {
    const late = await owing('li')
    app.turnTo('2026-04-30')
    const other = await incomplete('li')
    const refused = await citizen('li').fill(`${at(other.id)}/tolerance-promise`, PROMISE)
    expect([refused.statusCode, refused.body.includes('没有按期补齐')]).toEqual([409, true])
    expect(await handIn(late.id, 'li')).toEqual([303, 303])
    const reply = await (await clerk()).post(`/api/cases/${late.id}/tolerance-return`, { reason: '逾期' })
    expect(reply.json().type).toBe('case/tolerance-supplied')
    await judge(late.id, 'ok')
    await people.window(late.id, 'tolerance-confirmation')
    expect((await citizen('li').fill(`${at(other.id)}/tolerance-promise`, PROMISE)).statusCode).toBe(303)
    app.turnTo(TODAY)
  })
})

describe('the correction notice locks', () => {
  const items = [{ material: 'layout', fault: 'incomplete', note: '缺第二页' }]
  async function corrected() {
    const { id } = await people.atWindow('wang', { materials: MATERIALS.slice(0, 1) })
    await people.window(id, 'correction-notice', { items })
    await judge2(id)
    await people.window(id, 'correction')
    return id
  }
  const judge2 = async (id: string) =>
    (await clerk()).put(`/api/cases/${id}/materials/layout`, { verdict: 'ok', note: '' })
  const supervisor = async () =>
    app.as(await staffAt(app.db, { division: '620826000000', role: 'supervisor' }))
  const allow = async (id: string, reason = '系统故障，第一次没有列全') =>
    (await supervisor()).post(`/api/cases/${id}/second-correction`, { reason })
  const code = (reply: { json: () => { type: string } }) => reply.json().type

  test('a second is refused, and so is every other way of asking; a supervisor allows one, and tells why', async () => {
    const id = await corrected()
    const desk = await clerk()
    expect(code(await desk.post(`/api/cases/${id}/correction-notice`, { items }))).toBe(
      'case/correction-told-once',
    )
    expect(code(await desk.post(`/api/cases/${id}/consultations`, { question: '还缺什么' }))).toBe(
      'case/nothing-more-asked',
    )
    expect(code(await desk.post(`/api/cases/${id}/second-correction`, { reason: '漏了' }))).toBe(
      'actor/not-allowed',
    )
    expect((await detail(id)).actions).not.toContain('RequestCorrection')
    const seen = (await (await supervisor()).get(`/api/cases/${id}`)).json() as CaseDetail
    expect(seen.actions).toEqual(['AllowSecondCorrection'])
    expect((await allow(id)).statusCode).toBe(200)
    expect((await detail(id)).actions).toContain('RequestCorrection')
    expect(code(await allow(id))).toBe('case/correction-allowed-once')
    const told = (await citizen().get(at(id))).body
    for (const text of ['经监督人员准许，窗口可以再告知一次补正', '系统故障，第一次没有列全'])
      expect(told).toContain(text)
    const seq = (await types(id)).indexOf('SecondCorrectionAllowed') + 1
    await tellApplicants({ db: app.db, setting: app.setting }, [{ caseId: id, seq }])
    expect((await citizen().get('/my/messages')).body).toContain('经监督人员准许')

    await people.window(id, 'correction-notice', { items })
    await judge2(id)
    await people.window(id, 'correction')
    expect(code(await desk.post(`/api/cases/${id}/correction-notice`, { items }))).toBe(
      'case/correction-told-once',
    )
    expect(code(await allow(id))).toBe('case/correction-allowed-once')
  })

  test('only the supervisor of the division sees it, and says why', async () => {
    const id = await corrected()
    const elsewhere = app.as(await staffAt(app.db, { division: '620802000000', role: 'supervisor' }))
    expect((await elsewhere.post(`/api/cases/${id}/second-correction`, { reason: '漏了' })).statusCode).toBe(
      404,
    )
    expect((await allow(id, ' ')).statusCode).toBe(400)
  })

  /** By the application’s own role, past every rule. */
  const insert = (id: string, data: object, type = (data as { type: string }).type, seq = 50) =>
    app.db
      .insertInto('cases.event')
      .values({
        ...{ case_id: id, seq, type, data: JSON.stringify({ on: TODAY, by: 'x', ...data }) },
        ...{
          actor: 'x',
          request_id: randomUUID(),
          recorded_at: '2026-04-21T01:00:00Z',
          hash: '0'.repeat(64),
        },
      })
      .execute()
  const notice = { type: 'CorrectionRequested', items, until: '2026-05-14' }

  test('the database refuses a second notice by direct SQL, under a false name too, and asking by another', async () => {
    const id = await corrected()
    await expect(insert(id, notice)).rejects.toThrow('event_correction_once')
    await expect(insert(id, notice, 'Something')).rejects.toThrow('event_correction_once')
    await expect(insert(id, { ...notice, second: true })).rejects.toThrow('nobody allowed')
    await expect(insert(id, { type: 'PreReturned', reasons: [], note: '还缺' })).rejects.toThrow(
      'asked again',
    )
    await expect(insert(id, { type: 'ConsultationAsked', id: 'x', question: '还缺' })).rejects.toThrow(
      'asked again',
    )
    await allow(id)
    await expect(insert(id, { type: 'SecondCorrectionAllowed', reason: 'x' })).rejects.toThrow(
      'event_correction_allowed_once',
    )
    await people.window(id, 'correction-notice', { items })
    await expect(insert(id, { ...notice, second: true })).rejects.toThrow('event_correction_once')
  })

  test('two that are written at the same moment under different numbers: one of them stands', async () => {
    const { id } = await people.atWindow('wang', { materials: MATERIALS.slice(0, 1) })
    const written = await Promise.allSettled(
      [50, 51, 52, 53].map((seq) => insert(id, notice, notice.type, seq)),
    )
    expect(written.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await owner.query('delete from cases.event where case_id = $1 and seq >= 50', [id])
  })
})

test('afterwards every chain holds, and every stored day is what the law says of the events', async () => {
  expect(await verifyCases(owner)).toMatchObject({ ok: true, firstBad: null })
  expect(await verifyClocks(owner)).toMatchObject({ ok: true, firstBad: null })
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from cases.tolerance t join cases.clock k using (case_id) where k.kind = 'tolerance' and k.due_on <> t.until`,
  )
  expect(rows[0]?.n).toBe(0)
})
