import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { linkToken } from '../../src/modules/cases/facade.ts'
import { EVERYTHING, findOrCreateParty, grantMandate } from '../../src/modules/identity/facade.ts'
import { startDraft } from '../../src/modules/intake/drafts.ts'
import { delivering } from '../../src/modules/notifications/deliver.ts'
import { tellApplicants } from '../../src/modules/notifications/handlers.ts'
import type { Citizen, Staff } from '../../src/platform/actor.ts'
import { VISITOR } from '../../src/platform/actor.ts'
import { transact } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/id.ts'
import { citizenOf, HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../app.ts'
import { applicants, PEOPLE } from '../applicants.ts'
import { clearJpeg, registration } from '../intake.ts'
import { partyOf } from './files.ts'
import { ask, openWorld } from './world.ts'

/**
 * P23: changing any identifier never shows or changes somebody else's object, and what is not theirs answers like what is
 * not there. The case itself is asked in `reading.test.ts` and `matrix.test.ts`; here are the things inside and beside it.
 */
let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
let clerk: Staff
let reviewer: Staff
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  people = await applicants(app)
  clerk = await marketClerk()
  const { organ } = await fileOf((await people.atWindow()).id)
  reviewer = await staffAt(app.db, { organ, role: 'reviewer' })
}, 60_000)
afterAll(() => app.close())

/** The clerk whose window takes what is registered here. */
async function marketClerk(side: 'A' | 'B' = 'A'): Promise<Staff> {
  for (let nth = 0; ; nth += 1) {
    const staff = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth, side })
    if (staff.post.window === `${HOME_HALL}-02`) return staff
  }
}
const fileOf = (id: string) =>
  app.db.selectFrom('cases.file').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow()
const papersOf = async (id: string) =>
  (await app.as(clerk).get(`/api/cases/${id}`)).json().papers as { id: string; kind: string }[]
const versions = async (...ids: string[]) =>
  (
    await app.db
      .selectFrom('cases.file')
      .select('version')
      .where('case_id', 'in', ids)
      .orderBy('case_id')
      .execute()
  ).map(({ version }) => version)
/** Status and words of an answer, the ids of the request left out. */
const told = ({ statusCode, body }: { statusCode: number; body: string }, ...asked: string[]) =>
  asked.reduce((text, id) => text.replaceAll(id, 'ID'), `${statusCode} ${body}`)

describe('what belongs to another case, though one may see that case too', () => {
  const withFile = async (who: 'wang' | 'li') => {
    const made = await people.atWindow(who)
    const { id: material } = await people.material(made.id)
    const bytes = clearJpeg()
    const reply = await app
      .as(clerk)
      .raw(`/api/cases/${made.id}/files?name=a.jpg&material=${material}`, bytes)
    return { ...made, material, bytes, attachment: reply.json().attachment as string }
  }

  test('a file of another case is not there, and answers like one that never was', async () => {
    const [mine, other] = [await withFile('wang'), await withFile('li')]
    const ask = (actor: Staff | Citizen, file: string) =>
      app.as(actor).get(`/api/cases/${mine.id}/files/${file}`)
    expect((await ask(clerk, mine.attachment)).rawPayload.equals(Buffer.from(mine.bytes))).toBe(true)
    for (const actor of [clerk, citizenOf(people.parties.wang)]) {
      const [strange, nobodys] = [await ask(actor, other.attachment), await ask(actor, randomUUID())]
      expect([strange.statusCode, strange.json().type]).toEqual([404, 'file/unknown'])
      expect(told(strange)).toBe(told(nobodys))
      expect(strange.rawPayload.includes(Buffer.from(other.bytes))).toBe(false)
    }
  })

  test('a paper of another case is not there: on the desk, on the pages of the applicant, behind the link', async () => {
    const [mine, other] = [await people.atWindow('wang'), await people.atWindow('li')]
    for (const { id } of [mine, other]) await people.accept(id)
    const theirs = (await papersOf(other.id)).find(({ kind }) => kind === 'acceptanceNotice')?.id ?? ''
    const me = citizenOf(people.parties.wang)
    for (const [actor, address] of [
      [clerk, `/api/cases/${mine.id}/papers/`],
      [me, `/api/cases/${mine.id}/papers/`],
      [me, `/my/cases/${mine.id}/papers/`],
      [VISITOR, `/f/${mine.token}/papers/`],
    ] as const)
      for (const ending of address.startsWith('/api') ? [''] : ['', '/pdf']) {
        const nobody = newId()
        const strange = await app.as(actor).get(`${address}${theirs}${ending}`)
        const nobodys = await app.as(actor).get(`${address}${nobody}${ending}`)
        expect(strange.statusCode, `${address}${ending}`).toBe(404)
        expect(told(strange, theirs)).toBe(told(nobodys, nobody))
        expect(strange.body).not.toContain('李秀兰')
      }
  })

  test('a stamped scan is bound to a paper of its own case only', async () => {
    const [mine, other] = [await people.atWindow('wang'), await people.atWindow('li')]
    for (const { id } of [mine, other]) await people.accept(id)
    const theirs = (await papersOf(other.id)).find(({ kind }) => kind === 'acceptanceNotice')?.id ?? ''
    const { sha256 } = (
      await app.as(clerk).raw(`/api/cases/${mine.id}/files?name=scan.jpg`, clearJpeg())
    ).json()
    const bind = (paper: string, file: string) =>
      app.as(clerk).post(`/api/cases/${mine.id}/papers/${paper}/seal`, { file, name: 'scan.jpg' })
    const [strange, nobodys] = [await bind(theirs, sha256), await bind(newId(), sha256)]
    expect([strange.statusCode, strange.json().type]).toEqual([404, 'paper/unknown'])
    expect(told(strange)).toBe(told(nobodys))
    const own = (await papersOf(mine.id)).find(({ kind }) => kind === 'acceptanceNotice')?.id ?? ''
    expect((await bind(own, '0'.repeat(64))).json().type, 'a file nobody stored').toBe('file/unknown')
    const sealed = app.db
      .selectFrom('papers.seal')
      .select('paper_id')
      .where('case_id', 'in', [mine.id, other.id])
    expect(await sealed.execute()).toEqual([])
  })

  test('a consultation and an opinion of another case are answered nowhere', async () => {
    const [mine, other] = [await people.atWindow('wang'), await people.atWindow('li')]
    for (const { id } of [mine, other]) await people.window(id, 'consultations', { question: '是否适用' })
    const { consultation } = await app.db
      .selectFrom('cases.consultation')
      .select('consultation')
      .where('case_id', '=', other.id)
      .executeTakeFirstOrThrow()
    const before = await versions(mine.id, other.id)
    const answer = (which: string) =>
      app.as(reviewer).post(`/api/cases/${mine.id}/consultations/${which}/answer`, { answer: '适用' })
    const [strange, nobodys] = [await answer(consultation), await answer(newId())]
    expect([strange.statusCode, told(strange)]).toEqual([404, told(nobodys)])
    expect(await versions(mine.id, other.id)).toEqual(before)
  })

  test('a material nobody asked for takes no verdict and no file', async () => {
    const { id } = await people.atWindow('wang')
    const put = await app.as(clerk).put(`/api/cases/${id}/materials/birth-certificate`, { verdict: 'ok' })
    const file = await app
      .as(clerk)
      .raw(`/api/cases/${id}/files?name=a.jpg&material=birth-certificate`, clearJpeg())
    for (const reply of [put, file]) {
      expect(reply.statusCode, reply.body).toBeGreaterThanOrEqual(400)
      expect(reply.statusCode).toBeLessThan(500)
    }
    const rows = app.db.selectFrom('cases.attachment').select('attachment').where('case_id', '=', id)
    expect(await rows.execute()).toEqual([])
  })

  test('a link leads to its own case, however its characters are changed', async () => {
    const [mine, other] = [await people.atWindow('wang'), await people.atWindow('li')]
    const crossed = Buffer.concat([
      Buffer.from(mine.token, 'base64url').subarray(0, 16),
      Buffer.from(other.token, 'base64url').subarray(16),
    ]).toString('base64url')
    const forgeries = [
      crossed,
      mine.token.slice(0, -1),
      `${mine.token}A`,
      mine.token.toUpperCase(),
      [...mine.token].reverse().join(''),
      linkToken('11'.repeat(32), mine.id),
    ]
    const nobodys = linkToken(app.setting.secret, newId())
    const nowhere = await app.as(VISITOR).get(`/f/${nobodys}`)
    for (const token of forgeries.filter((one) => one !== mine.token)) {
      const reply = await app.as(VISITOR).get(`/f/${token}`)
      expect(told(reply, token), token).toBe(told(nowhere, nobodys))
    }
  })
})

describe('what was begun by somebody else', () => {
  const ITEM = 'food-business-permit'
  async function agents() {
    const enterprise = await transact(app.db, async (tx) => {
      const firm = {
        kind: 'legal',
        documentNumber: '91620826MA71TEAT8Y',
        name: '静宁县崆岭果品商贸有限公司',
      } as const
      return (await findOrCreateParty(tx, firm)).id
    })
    const { wang, li } = people.parties
    return Promise.all([wang, li].map((agent) => agentOf(enterprise, agent)))
  }
  async function agentOf(enterprise: string, agent: string): Promise<Citizen> {
    const [startsOn, endsOn] = [day('2026-01-01'), day('2026-12-31')]
    const granted = { enterprise, agent, items: [EVERYTHING], startsOn, endsOn }
    const id = await transact(app.db, (tx) => grantMandate(tx, granted, 'test'))
    const mandate = { id, items: [EVERYTHING] }
    return { kind: 'citizen', id: agent, party: enterprise, account: agent, level: 2, mandate }
  }

  test('a draft is its beginner’s alone, also among agents of one enterprise', async () => {
    const [one, two] = (await agents()) as [Citizen, Citizen]
    const id = newId()
    await startDraft(app.db, one, { id, item: ITEM, place: '620826000000', situation: {} })
    expect((await app.as(one).get(`/drafts/${id}`)).statusCode).toBe(200)
    const nobody = newId()
    for (const part of [
      '',
      '/situation',
      '/form/subject',
      '/materials',
      '/contact',
      '/delivery',
      '/summary',
      '/removal',
    ]) {
      const strange = await app.as(two).get(`/drafts/${id}${part}`)
      const nobodys = await app.as(two).get(`/drafts/${nobody}${part}`)
      expect(strange.statusCode, part).toBe(404)
      expect(told(strange, id), part).toBe(told(nobodys, nobody))
    }
    const draft = () =>
      app.db.selectFrom('intake.draft').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow()
    const before = await draft()
    for (const [part, fields] of [
      ['situation', { business: 'catering' }],
      ['form/subject', { subjectName: '别人的店' }],
      ['contact', { contact: '李秀兰', phone: '13900000000' }],
      ['delivery', { delivery: 'pickup' }],
      ['materials/layout/brought', { brought: 'yes' }],
      ['summary', {}],
      ['removal', {}],
    ] as const)
      expect((await app.as(two).fill(`/drafts/${id}/${part}`, fields)).statusCode, part).toBe(404)
    const file = { file: { name: 'a.jpg', bytes: clearJpeg() } }
    expect((await app.as(two).upload(`/drafts/${id}/materials/layout`, {}, file)).statusCode).toBe(404)
    expect(await draft()).toEqual(before)
  })

  test('a file of a draft is seen by its owner only', async () => {
    const [one, two] = (await agents()) as [Citizen, Citizen]
    const [mine, theirs] = [newId(), newId()]
    for (const [actor, id] of [
      [one, mine],
      [two, theirs],
    ] as const)
      await startDraft(app.db, actor, {
        id,
        item: ITEM,
        place: '620826000000',
        situation: { business: 'catering' },
      })
    const file = { file: { name: 'a.jpg', bytes: clearJpeg() } }
    await app.as(two).upload(`/drafts/${theirs}/materials/layout`, {}, file)
    const { attachment } = await app.db
      .selectFrom('intake.upload')
      .select('attachment')
      .where('case_id', '=', theirs)
      .executeTakeFirstOrThrow()
    expect((await app.as(two).get(`/drafts/${theirs}/files/${attachment}`)).statusCode).toBe(200)
    for (const [actor, id] of [
      [one, theirs],
      [one, mine],
      [citizenOf(people.parties.wang), theirs],
    ] as const)
      expect((await app.as(actor).get(`/drafts/${id}/files/${attachment}`)).statusCode).toBe(404)
    await app.as(one).fill(`/drafts/${mine}/materials/layout/removal/${attachment}`, {})
    const kept = app.db.selectFrom('intake.upload').select('attachment').where('attachment', '=', attachment)
    expect(await kept.execute()).toHaveLength(1)
  })

  test('a scan that a colleague uploaded is not registered by another clerk', async () => {
    const body = registration()
    const colleague = await marketClerk('B')
    const [first] = body.materials
    const address = `/api/registrations/${body.id}/files?name=a.jpg&material=application`
    const scan = (await app.as(clerk).raw(address, clearJpeg())).json().id as string
    const materials = [{ ...first, scans: [scan] }, ...body.materials.slice(1)]
    await app.db
      .updateTable('intake.upload')
      .set({ added_by: colleague.id })
      .where('attachment', '=', scan)
      .execute()
    const reply = await app.as(clerk).post('/api/registrations', { ...body, materials })
    expect([reply.statusCode, reply.json().type]).toEqual([422, 'intake/scan-unknown'])
    const nobodys = [{ ...first, scans: [newId()] }, ...body.materials.slice(1)]
    expect((await app.as(clerk).post('/api/registrations', { ...body, materials: nobodys })).body).toBe(
      reply.body,
    )
    expect(
      await app.db.selectFrom('cases.file').select('number').where('case_id', '=', body.id).execute(),
    ).toEqual([])
  })

  test('a mandate of somebody else can neither be seen nor given up', async () => {
    const [one, two] = (await agents()) as [Citizen, Citizen]
    const person = citizenOf(two.id)
    for (const mandate of [one.mandate?.id ?? '', newId()]) {
      expect((await app.as(person).get(`/account/mandates/${mandate}/end`)).statusCode).toBe(404)
      expect([404, 422]).toContain(
        (await app.as(person).fill(`/account/mandates/${mandate}/end`, {})).statusCode,
      )
    }
    const still = await app.db
      .selectFrom('identity.mandate')
      .select('revoked_at')
      .where('id', '=', one.mandate?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(still.revoked_at).toBeNull()
  })
})

test('a session that was given somebody else’s mandate is nobody’s', async () => {
  const world = await openWorld()
  try {
    const firm = {
      kind: 'legal',
      documentNumber: '91620826MA71TEAT8Y',
      name: '静宁县崆岭果品商贸有限公司',
    } as const
    const [enterprise, one, two] = await Promise.all(
      [firm, PEOPLE.wang, PEOPLE.li].map((described) => partyOf(world, described)),
    )
    const granted = { items: [EVERYTHING], startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }
    const mandate = await transact(world.db, (tx) =>
      grantMandate(tx, { ...granted, enterprise: enterprise ?? '', agent: one ?? '' }, 'test'),
    )
    const visit = async (party: string | undefined) => {
      const session = await world.signIn({ party: party ?? '', mandate })
      return (await ask(world, session, { method: 'GET', url: '/account' })).statusCode
    }
    expect([await visit(one), await visit(two)]).toEqual([200, 303])
  } finally {
    await world.close()
  }
})

describe('what another site has to say', () => {
  test('a message that waits to be brought, and a slip to be printed, are their own site’s', async () => {
    const outside = { db: app.db, setting: app.setting }
    const { id } = await people.atWindow('wang')
    const silent = await people.atWindow('li', { contact: { name: '李秀兰' } })
    const jobs = [id, silent.id].flatMap((caseId) => [1, 2].map((seq) => ({ caseId, seq })))
    await tellApplicants(outside, jobs)
    const refuse = async () => ({ taken: false, why: '空号' }) as const
    await delivering({ sms: refuse, wechat: refuse })(outside, jobs)
    const elsewhere = app.as(await staffAt(app.db, { site: OTHER_HALL, role: 'clerk' }))
    const task = await app.db
      .selectFrom('notifications.task')
      .selectAll()
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    const slip = await app.db
      .selectFrom('notifications.outbox')
      .selectAll()
      .where('case_id', '=', silent.id)
      .where('channel', '=', 'slip')
      .executeTakeFirstOrThrow()
    const bring = (caseId: string) =>
      elsewhere.post(`/api/message-tasks/${caseId}/${task.seq}/${task.channel}/completion`, { how: 'called' })
    const print = (caseId: string) => elsewhere.post(`/api/slips/${caseId}/${slip.seq}/printing`)
    expect([(await bring(id)).statusCode, told(await bring(id))]).toEqual([404, told(await bring(newId()))])
    expect([(await print(silent.id)).statusCode, told(await print(silent.id))]).toEqual([
      404,
      told(await print(newId())),
    ])
    const page = await elsewhere.get(`/slips/${silent.id}`)
    expect(page.body).not.toContain('李秀兰')
    expect((await elsewhere.get('/api/slips')).json().slips).toEqual([])
    for (const whose of ['mine', 'site'])
      expect((await elsewhere.get(`/api/message-tasks?whose=${whose}`)).json().tasks).toEqual([])
    expect((await bring(id)).statusCode).toBe(404)
    const there = app.as(clerk)
    expect((await there.get('/api/message-tasks?whose=site')).json().tasks).not.toEqual([])
  })
})

describe('whatever is asked, nothing of another county comes along', () => {
  const CANARY = { name: '金丝雀某某', phone: '13966667777', address: '崆峒区金丝雀巷1号' }
  let far: { id: string; number: string; token: string }
  beforeAll(async () => {
    far = await people.atWindow('li', {
      applicantName: CANARY.name,
      contact: CANARY,
      delivery: { way: 'mail', address: CANARY.address },
      places: { ...(await placesElsewhere()), division: '620802000000' },
    })
  })
  async function placesElsewhere() {
    const { rows } = await withOwner((owner) =>
      owner.query<{ id: string }>(
        `select id from organisation.organ where department = 'market-regulation' and division_code = '620802000000'`,
      ),
    )
    return { site: OTHER_HALL, handOut: OTHER_HALL, organ: rows[0]?.id ?? '' }
  }

  test('no list, no search, no count and no cursor', async () => {
    const supervisor = await staffAt(app.db, { division: '620826000000', role: 'supervisor' })
    const manager = await staffAt(app.db, { site: HOME_HALL, role: 'hallManager' })
    const approver = await staffAt(app.db, { organ: reviewer.post.organ ?? '', role: 'approver' })
    const filters = [
      '',
      `&q=${encodeURIComponent(CANARY.name)}`,
      `&q=${encodeURIComponent(CANARY.name.slice(0, 1))}`,
      `&q=${far.number}`,
      '&q=%25',
      '&q=_',
      '&division=620802000000',
      '&division=620800000000',
      `&item=food-business-permit`,
      `&after=1000-01-01.${far.id}`,
      `&after=9999-12-31.00000000-0000-0000-0000-000000000000`,
    ]
    for (const actor of [clerk, reviewer, approver, supervisor, manager])
      for (const view of ['desk', 'mine', 'opinions', 'consultations', 'all'])
        for (const filter of filters) {
          const reply = await app.as(actor).get(`/api/cases?view=${view}&size=100${filter}`)
          expect(reply.statusCode, filter).toBe(200)
          for (const secret of [far.id, far.number, CANARY.name])
            expect(reply.body, filter).not.toContain(secret)
        }
  })

  test('no address that names it, by any post and any other applicant', async () => {
    const pages = ['/api/cases/', '/api/cases/files/', '/my/cases/', '/slips/', '/apply/done/', '/drafts/']
    for (const actor of [clerk, reviewer, citizenOf(people.parties.wang), VISITOR])
      for (const page of pages)
        for (const id of [
          far.id,
          far.id.toUpperCase(),
          `%7B${far.id}%7D`,
          `urn:uuid:${far.id}`,
          far.number,
        ]) {
          const reply = await app.as(actor).get(page + id)
          expect(reply.statusCode, page).toBeLessThan(500)
          for (const secret of Object.values(CANARY)) expect(reply.body, page).not.toContain(secret)
        }
    const document = await app.as(clerk).get('/api/applicants?document=620826195409120020')
    expect(document.body, 'the counter learns of open cases by their number only').not.toContain(far.number)
  })

  test('the clock does not tell either: asked for in turns, a foreign case takes as long as none', async () => {
    const ask = async (id: string) => {
      const began = performance.now()
      await app.as(clerk).get(`/api/cases/${id}`)
      return performance.now() - began
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
    let apart = Number.POSITIVE_INFINITY
    for (let tries = 0; tries < 4 && apart >= 2; tries += 1) {
      const [foreign, none]: [number[], number[]] = [[], []]
      for (let n = 0; n < 120; n += 1) {
        foreign.push(await ask(far.id))
        none.push(await ask(newId()))
      }
      apart = Math.abs(median(foreign) - median(none))
    }
    expect(apart, 'milliseconds between the medians').toBeLessThan(2)
  })
})

async function withOwner<T>(work: (owner: ReturnType<TestApp['owner']>) => Promise<T>): Promise<T> {
  const owner = app.owner()
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
