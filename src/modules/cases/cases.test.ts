import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { completeSteps } from '../../../tests/steps.ts'
import { termsOf } from '../../core/case/terms.ts'
import { SYSTEM } from '../../platform/actor.ts'
import { transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { guideInForce } from '../catalogue/facade.ts'
import { findOrCreateParty } from '../identity/facade.ts'
import { organFor } from '../organisation/facade.ts'
import { casesModule } from './module.ts'
import { silenceAccepts } from './schedule.ts'
import { type Application, submissions } from './submit.ts'
import { verifyCases } from './verify.ts'

let app: TestApp
let submit: ReturnType<typeof submissions>
let party: string
const COUNTY = '620826000000'

beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [casesModule] })
  submit = submissions(app.db, app.setting)
  party = await transact(app.db, async (tx) => {
    const person = {
      kind: 'natural',
      documentKind: 'citizenId',
      name: '王䶮',
      documentNumber: '620826199001010010',
    } as const
    return (await findOrCreateParty(tx, person)).id
  })
})
afterAll(() => app.close())

/** An application for the food permit of 静宁县, received at its hall. */
async function application(changes: Partial<Application> = {}): Promise<Application> {
  const on = app.setting.today()
  const organ = await organFor(
    app.db,
    { department: 'market-regulation', level: 'county', division: COUNTY },
    on,
  )
  const { guide, version, item, implementation } = await guideInForce(
    app.db,
    { item: 'food-business-permit', organ: organ.id },
    on,
  )
  return {
    id: newId(),
    on,
    by: party,
    party,
    applicantName: '王䶮',
    channel: 'online',
    places: { site: HOME_HALL, organ: organ.id, handOut: HOME_HALL, division: COUNTY },
    title: guide.name,
    group: guide.windowGroup,
    item,
    terms: { ...termsOf(guide, version, implementation, () => organ.id), originals: 'none' },
    situation: {},
    form: {},
    contact: { name: '王䶮', phone: '13893312345' },
    delivery: { way: 'pickup' },
    materials: guide.materials.slice(0, 3).map(({ id, name, need, copies }) => ({
      material: id,
      name,
      need,
      copies,
      obtained: 'upload' as const,
      verdict: 'ok' as const,
    })),
    attachments: [],
    ...changes,
  }
}

const received = async (changes: Partial<Application> = {}) => {
  const made = await application({ channel: 'window', received: { originals: true }, ...changes })
  await submit(made)
  return made.id
}
const clerk = async (site = HOME_HALL, nth = 0) =>
  app.as(await staffAt(app.db, { site, role: 'clerk' }, { nth }))
const at = async (role: 'reviewer' | 'approver', id: string) => {
  const { organ } = await app.db
    .selectFrom('cases.file')
    .select('organ')
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  return app.as(await staffAt(app.db, { organ, role }))
}
const eventsOf = async (id: string) =>
  (
    await app.db.selectFrom('cases.event').select('type').where('case_id', '=', id).orderBy('seq').execute()
  ).map((row) => row.type)

describe('submission', () => {
  test('one request sent many times at once is one case with one number, and every answer is the same', async () => {
    const made = await application()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => submit(made)))
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1)
    expect(await eventsOf(made.id)).toEqual(['Submitted'])
    expect((await submit(made)).repeated).toBe(true)
  })

  test('the same id with another application is refused and changes nothing', async () => {
    const made = await application()
    await submit(made)
    await expect(submit({ ...made, form: { name: '另一家店' } })).rejects.toThrow('这份申请已经提交过')
    expect(await eventsOf(made.id)).toHaveLength(1)
  })

  test('numbers follow the day of the item without gaps, whatever is refused in between', async () => {
    app.turnTo('2026-04-21')
    const good = await Promise.all(Array.from({ length: 20 }, () => application()))
    const [first] = good
    await submit(first as Application)
    const outcomes = await Promise.allSettled([
      ...good.map((one) => submit(one)),
      submit({ ...(first as Application), form: { other: 'x' } }),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    const rows = await app.db
      .selectFrom('cases.file')
      .select('number')
      .where('submitted_on', '=', '2026-04-21')
      .orderBy('number')
      .execute()
    expect(rows.map(({ number }) => Number(number.slice(-4)))).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    )
    expect(rows[0]?.number).toMatch(/^[0-9A-Z]{31}202604210001$/)
    app.turnTo('2026-04-20')
  })
})

describe('the main job over the API', () => {
  test('from the window to the delivered result, everybody at their own desk', async () => {
    const id = await received()
    const window = await clerk()
    const detail = (await window.get(`/api/cases/${id}`)).json()
    expect(detail).toMatchObject({
      status: 'received',
      party: { name: '王䶮' },
      site: expect.stringContaining('静宁'),
    })
    expect(detail.actions).toContain('Accept')
    expect(detail.papers.map((paper: { kind: string }) => paper.kind)).toEqual(['receipt'])
    expect((await window.post(`/api/cases/${id}/acceptance`)).json()).toMatchObject({ status: 'reviewing' })

    const reviewer = await at('reviewer', id)
    await completeSteps(reviewer, id)
    const approver = await at('approver', id)
    expect((await approver.post(`/api/cases/${id}/grant`, { opinion: '准予许可' })).json()).toMatchObject({
      status: 'decided',
      outcome: 'granted',
    })
    const certificate = { number: 'JY16208260000001', validFrom: '2026-04-20', validUntil: '2031-04-19' }
    expect((await approver.post(`/api/cases/${id}/completion`, { certificate })).statusCode).toBe(200)

    const output = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'outputClerk' }))
    const papers = (await output.get(`/api/cases/${id}`))
      .json()
      .papers.filter((paper: { needsSeal: boolean }) => paper.needsSeal)
    const refused = await output.post(`/api/cases/${id}/verification`, {})
    expect([refused.statusCode, refused.json().type]).toEqual([409, 'case/papers-unsealed'])
    const attested = papers.map((paper: { id: string }) => paper.id)
    expect((await output.post(`/api/cases/${id}/verification`, { attested })).json()).toMatchObject({
      status: 'closed',
    })
    const delivery = {
      way: 'pickup',
      collector: 'applicant',
      name: '王䶮',
      documentKind: 'citizenId',
      documentNumber: '620826199001010010',
    }
    expect((await output.post(`/api/cases/${id}/delivery`, delivery)).json()).toMatchObject({
      status: 'delivered',
    })
    const kinds = (await output.get(`/api/cases/${id}`))
      .json()
      .papers.map((paper: { kind: string }) => paper.kind)
    expect(kinds).toEqual([
      'receipt',
      'acceptanceNotice',
      'fieldCheckRecord',
      'grantDecision',
      'deliveryRecord',
    ])
  })

  test('four clerks accept at once: one succeeds, three are told it is done', async () => {
    const id = await received()
    const window = await clerk()
    const replies = await Promise.all([1, 2, 3, 4].map(() => window.post(`/api/cases/${id}/acceptance`)))
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409, 409, 409])
    expect(replies.find((reply) => reply.statusCode === 409)?.json().title).toContain('审查中')
  })

  test('one request sent four times at once is answered four times and carried out once', async () => {
    const id = await received()
    const window = await clerk()
    const requestId = randomUUID()
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => window.post(`/api/cases/${id}/acceptance`, {}, requestId)),
    )
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200])
    expect((await eventsOf(id)).filter((type) => type === 'Accepted')).toHaveLength(1)
  })

  test('a case of another county does not exist, whatever its status', async () => {
    const id = await received()
    const stranger = await clerk(OTHER_HALL)
    for (const reply of [
      await stranger.get(`/api/cases/${id}`),
      await stranger.post(`/api/cases/${id}/acceptance`),
    ])
      expect([reply.statusCode, reply.json().type]).toEqual([404, 'case/unknown'])
    const nowhere = await stranger.get(`/api/cases/${newId()}`)
    expect(nowhere.body).toBe((await stranger.get(`/api/cases/${id}`)).body)
  })

  test('a reviewer of the same case may not accept it, a clerk may not decide it', async () => {
    const id = await received()
    expect((await (await at('reviewer', id)).post(`/api/cases/${id}/acceptance`)).statusCode).toBe(403)
    await (await clerk()).post(`/api/cases/${id}/acceptance`)
    expect((await (await clerk()).post(`/api/cases/${id}/grant`, { opinion: '好' })).statusCode).toBe(403)
  })

  test('a correction is asked once, names the verdicts, and is supplied as a whole', async () => {
    const id = await received()
    const window = await clerk()
    const [material] = (await window.get(`/api/cases/${id}`)).json().materials
    await window.put(`/api/cases/${id}/materials/${material.id}`, { verdict: 'incomplete', note: '缺第二页' })
    const items = [{ material: material.id, fault: 'incomplete', note: '缺第二页' }]
    expect((await window.post(`/api/cases/${id}/correction-notice`, { items })).json()).toMatchObject({
      status: 'correcting',
    })
    expect((await window.post(`/api/cases/${id}/correction`)).json().type).toBe('case/correction-incomplete')
    await window.put(`/api/cases/${id}/materials/${material.id}`, { verdict: 'ok' })
    expect((await window.post(`/api/cases/${id}/correction`)).json()).toMatchObject({ status: 'received' })
    expect((await window.post(`/api/cases/${id}/correction-notice`, { items })).json().type).toBe(
      'case/correction-told-once',
    )
  })

  test('unknown fields and wrong types are refused with the field named', async () => {
    const id = await received()
    const reply = await (await clerk()).post(`/api/cases/${id}/refusal`, {
      reason: '',
      competentOrgan: '县住建局',
      status: 'granted',
    })
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ])
    expect(reply.json().issues.map((issue: { field: string }) => issue.field)).toContain('reason')
  })
})

describe('what holds behind the application', () => {
  test('art. 32(4): five silent working days accept, by themselves, with the notice', async () => {
    const id = await received()
    app.turnTo('2026-04-28')
    await silenceAccepts.run(app.db, app.setting)
    await silenceAccepts.run(app.db, app.setting)
    app.turnTo('2026-04-20')
    const { rows } = await ownerQuery('select data, actor from cases.event where case_id = $1 order by seq', [
      id,
    ])
    const accepted = rows.filter((row) => row.data.type === 'Accepted')
    expect(accepted).toEqual([
      { data: { type: 'Accepted', on: '2026-04-20', by: 'system', how: 'deemed' }, actor: SYSTEM.id },
    ])
    const papers = await app.db
      .selectFrom('papers.paper')
      .select('kind')
      .where('case_id', '=', id)
      .orderBy('paper_id')
      .execute()
    expect(papers.map((paper) => paper.kind)).toEqual(['receipt', 'acceptanceNotice'])
  })

  test('the application role can neither change nor delete what happened, nor call it a demo', async () => {
    const id = await received()
    const denied = 'permission denied'
    await expect(
      app.db.updateTable('cases.event').set({ actor: 'other' }).where('case_id', '=', id).execute(),
    ).rejects.toThrow(denied)
    await expect(app.db.deleteFrom('cases.event').where('case_id', '=', id).execute()).rejects.toThrow(denied)
    await expect(submissionAsDemo()).rejects.toThrow(denied)
  })

  test('verification names the place of one changed byte, a cut tail and a row that says something else', async () => {
    const id = await received()
    await (await clerk()).post(`/api/cases/${id}/acceptance`)
    const verify = () => withOwner((owner) => verifyCases(owner))
    expect(await verify()).toMatchObject({ ok: true, firstBad: null })
    await ownerQuery(
      `update cases.event set data = jsonb_set(data, '{party}', '"somebody"') where case_id = $1 and seq = 1`,
      [id],
    )
    expect(await verify()).toMatchObject({ ok: false, firstBad: { caseId: id, seq: 1 } })
    await ownerQuery(
      `update cases.event set data = jsonb_set(data, '{party}', to_jsonb($2::text)) where case_id = $1 and seq = 1`,
      [id, party],
    )
    expect(await verify()).toMatchObject({ ok: true })
    await ownerQuery('update cases.file set status = $2 where case_id = $1', [id, 'delivered'])
    expect(await verify()).toMatchObject({ ok: false, firstBad: { caseId: id, seq: 0 } })
    await ownerQuery('update cases.file set status = $2 where case_id = $1', [id, 'reviewing'])
    await ownerQuery(
      'delete from cases.event where case_id = $1 and seq = (select max(seq) from cases.event where case_id = $1)',
      [id],
    )
    expect(await verify()).toMatchObject({ ok: false, firstBad: { caseId: id } })
    await ownerQuery('delete from cases.event where case_id = $1', [id])
    await ownerQuery('delete from cases.file where case_id = $1', [id])
  })

  test('a work list shows what is due first and goes on where it stopped', async () => {
    const window = await clerk()
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: { cases: { dueOn: string; id: string }[]; next: string | null } = (
        await window.get(`/api/cases?size=5${after ? `&after=${after}` : ''}`)
      ).json()
      seen.push(...page.cases.map((line) => `${line.dueOn} ${line.id}`))
      after = page.next
    }
    expect(seen).toEqual(seen.toSorted())
    expect(new Set(seen).size).toBe(seen.length)
    expect((await window.get('/api/cases?colour=red')).statusCode).toBe(400)
    const counts = (await window.get('/api/cases/counts')).json()
    expect(counts.desk).toBe(seen.length)
  })

  test('an applicant sees no staff list, a visitor nothing', async () => {
    expect((await app.as(citizenOf(party)).get('/api/cases')).statusCode).toBe(403)
    expect((await app.as({ kind: 'visitor', id: 'visitor' }).get('/api/cases')).statusCode).toBe(401)
  })
})

async function submissionAsDemo() {
  return submissions(app.db, app.setting, { at: '2026-04-01T01:00:00.000Z' })(await application())
}

async function withOwner<T>(work: (owner: ReturnType<TestApp['owner']>) => Promise<T>): Promise<T> {
  const owner = app.owner()
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
const ownerQuery = (text: string, values: unknown[]) => withOwner((owner) => owner.query(text, values))
