import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import type { Role } from '../../core/authority.ts'
import { newId } from '../../platform/id.ts'
import type { Job } from '../../platform/jobs.ts'
import type { Carrier, Carriers, Letter } from './carriers.ts'
import { VISIBLE_ONLY } from './carriers.ts'
import { delivering, TRIES } from './deliver.ts'
import { tellApplicants } from './handlers.ts'
import { findForgotten } from './tasks.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  people = await applicants(app)
})
afterAll(() => app.close())

const outside = () => ({ db: app.db, setting: app.setting })
const jobsOf = async (id: string): Promise<Job[]> =>
  (
    await app.db.selectFrom('cases.event').select('seq').where('case_id', '=', id).orderBy('seq').execute()
  ).map(({ seq }) => ({ caseId: id, seq }))
const tell = async (id: string) => tellApplicants(outside(), await jobsOf(id))
const messagesOf = (id: string) =>
  app.db.selectFrom('notifications.message').selectAll().where('case_id', '=', id).orderBy('seq').execute()
const lettersOf = (id: string) =>
  app.db.selectFrom('notifications.outbox').selectAll().where('case_id', '=', id).orderBy('seq').execute()
const tasksOf = (id: string) =>
  app.db.selectFrom('notifications.task').selectAll().where('case_id', '=', id).execute()

/** Gateways as they are in life. Each remembers what it was given. */
function gateway(behaviour: (n: number) => Awaited<ReturnType<Carrier>> | 'fails' | 'hangs') {
  const given: Letter[] = []
  const sms: Carrier = async (letter) => {
    given.push(letter)
    const answer = behaviour(given.length)
    if (answer === 'fails') throw new Error('502 Bad Gateway')
    return answer === 'hangs' ? new Promise(() => {}) : answer
  }
  const carriers: Carriers = { ...VISIBLE_ONLY, sms }
  return { given, deliver: async (id: string) => delivering(carriers, 50)(outside(), await jobsOf(id)) }
}
const taken = { taken: true } as const

/** Handed to the queue again and again, as it does while a job throws. */
async function untilDone(deliver: () => Promise<void>): Promise<number> {
  for (let turn = 1; turn <= 9; turn += 1) {
    const failed = await deliver().then(
      () => false,
      () => true,
    )
    if (!failed) return turn
  }
  return Number.POSITIVE_INFINITY
}

describe('every act reaches the applicant', () => {
  test('into the inbox each effect, by text message the last of an act; the case is named, no address is stored', async () => {
    const { id } = await people.atWindow()
    await people.accept(id)
    await tell(id)
    expect((await messagesOf(id)).map((message) => message.sentence)).toEqual([
      expect.stringContaining('已登记您的申请'),
      expect.stringContaining('已收到申请材料'),
      expect.stringContaining('窗口已受理您的申请，承诺'),
    ])
    const letters = await lettersOf(id)
    expect(letters.map(({ seq, channel, recipient }) => [seq, channel, recipient])).toEqual([
      [2, 'sms', '13893312345'],
      [3, 'sms', '13893312345'],
    ])
    expect(letters[1]?.text).toMatch(/^【平凉政务】您申请的“食品经营许可.*”：窗口已受理/)
    expect(JSON.stringify(letters)).not.toContain('http')
  })

  test('told twice, at once or later, it is one message and one letter', async () => {
    const { id } = await people.atWindow()
    await Promise.all([tell(id), tell(id), tell(id)])
    await tell(id)
    expect([(await messagesOf(id)).length, (await lettersOf(id)).length]).toEqual([2, 1])
  })

  test('what goes out carries the link; sent again it goes to nobody', async () => {
    const { id, token } = await people.atWindow()
    await tell(id)
    const { given, deliver } = gateway(() => taken)
    await deliver(id)
    await deliver(id)
    expect(given).toHaveLength(1)
    expect(given[0]).toMatchObject({ id: `${id}/2/sms`, to: '13893312345' })
    expect(given[0]?.text).toContain(`http://127.0.0.1:8080/f/${token}`)
    expect((await lettersOf(id))[0]).toMatchObject({ state: 'sent', tries: 1, ended_by: 'system' })
  })

  test('without a telephone it is a slip, which waits until somebody has printed it', async () => {
    const { id } = await people.atWindow('li', { contact: { name: '李秀兰' } })
    await tell(id)
    const { given, deliver } = gateway(() => taken)
    await deliver(id)
    expect([given.length, (await lettersOf(id)).map(({ channel, state }) => [channel, state])]).toEqual([
      0,
      [['slip', 'waiting']],
    ])
    const window = await people.clerk()
    const listed = (await window.get('/api/slips')).json().slips
    expect(listed).toContainEqual(expect.objectContaining({ caseId: id, applicant: '李秀兰' }))
    const sheet = (await window.get(`/slips/${id}`)).body
    for (const text of ['办理情况通知单', '李秀兰', '已收到申请材料', '<svg class="qr"'])
      expect(sheet).toContain(text)
    const stranger = await people.clerk(OTHER_HALL)
    expect((await stranger.get(`/slips/${id}`)).body).not.toContain('李秀兰')
    expect((await stranger.post(`/api/slips/${id}/2/printing`)).statusCode).toBe(404)
    const printed = await window.post(`/api/slips/${id}/2/printing`)
    expect(printed.json().slips.map((slip: { caseId: string }) => slip.caseId)).not.toContain(id)
    expect((await window.post(`/api/slips/${id}/2/printing`)).json().type).toBe('message/slip-unknown')
  })

  test('whoever joined their WeChat is told there too', async () => {
    const owner = app.owner()
    await owner.connect()
    await owner.query('insert into notifications.binding (party, wechat) values ($1, $2)', [
      people.parties.shop,
      'openid-1',
    ])
    await owner.end()
    const { id } = await people.atWindow('shop')
    await tell(id)
    expect((await lettersOf(id)).map(({ channel }) => channel).sort()).toEqual(['sms', 'wechat'])
  })
})

describe('no silent failure', () => {
  test('a gateway that fails twice is asked a third time, and the letter arrives once', async () => {
    const { id } = await people.atWindow()
    await tell(id)
    const { given, deliver } = gateway((n) => (n < 3 ? 'fails' : taken))
    expect(await untilDone(() => deliver(id))).toBe(3)
    expect([given.length, (await lettersOf(id))[0]?.state, await tasksOf(id)]).toEqual([3, 'sent', []])
  })

  test.each(['fails', 'hangs'] as const)(
    'a gateway that always %s becomes the task of the clerk who took the case, and the case goes on',
    async (way) => {
      const { id } = await people.atWindow()
      await people.accept(id)
      await tell(id)
      const { given, deliver } = gateway(() => way)
      expect(await untilDone(() => deliver(id))).toBe(TRIES)
      expect(given).toHaveLength(2 * TRIES)
      const clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' })
      const task = { person: clerk.id, person_name: clerk.name, site: HOME_HALL, done_at: null }
      expect(await tasksOf(id)).toMatchObject([task, task])
      expect((await lettersOf(id))[0]).toMatchObject({ state: 'failed', trouble: '短信平台没有应答' })
      expect((await messagesOf(id)).map(({ seq }) => seq)).toEqual([1, 2, 3])
    },
  )

  test('where no clerk is known, or the clerk has left, it is the task of whoever runs the hall', async () => {
    const { id } = await people.atWindow('wang', { contact: { name: '王䶮', phone: '1' } })
    await tell(id)
    await delivering(VISIBLE_ONLY)(outside(), await jobsOf(id))
    const manager = await staffAt(app.db, { site: HOME_HALL, role: 'hallManager' })
    expect(await tasksOf(id)).toMatchObject([{ person: manager.id, person_name: manager.name }])
  })

  test('one number that cannot be reached stops no other: it is refused once and for all', async () => {
    const bad = await people.atWindow('wang', { contact: { name: '王䶮', phone: '0933-8210000' } })
    const good = await people.atWindow()
    await tell(bad.id)
    await tell(good.id)
    const jobs = [...(await jobsOf(bad.id)), ...(await jobsOf(good.id))]
    await delivering(VISIBLE_ONLY)(outside(), jobs)
    expect((await lettersOf(bad.id))[0]).toMatchObject({ state: 'failed', tries: 1 })
    expect((await lettersOf(good.id))[0]?.state).toBe('sent')
    expect(await tasksOf(bad.id)).toHaveLength(1)
  })

  test('a letter the queue forgot becomes a task after two hours', async () => {
    const { id } = await people.atWindow()
    await tell(id)
    await findForgotten.run(app.db, app.setting)
    expect(await tasksOf(id)).toEqual([])
    const owner = app.owner()
    await owner.connect()
    await owner.query(
      "update notifications.outbox set created_at = now() - interval '3 hours' where case_id = $1",
      [id],
    )
    await owner.end()
    await findForgotten.run(app.db, app.setting)
    await findForgotten.run(app.db, app.setting)
    expect(await tasksOf(id)).toHaveLength(1)
  })

  test('whoever brings the message signs for it, once; another site has no such task', async () => {
    const { id } = await people.atWindow('wang', { contact: { name: '王䶮', phone: '0933-8210000' } })
    await tell(id)
    await delivering(VISIBLE_ONLY)(outside(), await jobsOf(id))
    const [task] = await tasksOf(id)
    const window = await people.clerk()
    const site = (await window.get('/api/message-tasks?whose=site')).json().tasks
    const mine = site.find((line: { caseId: string }) => line.caseId === id)
    expect(mine).toMatchObject({
      applicant: '王䶮',
      phone: '0933-8210000',
      personName: task?.person_name,
      how: null,
    })
    const url = `/api/message-tasks/${id}/${task?.seq}/sms/completion`
    const stranger = await people.clerk(OTHER_HALL)
    expect((await stranger.post(url, { how: 'called' })).statusCode).toBe(404)
    const done = await window.post(url, { how: 'called', note: '由其女儿接听' })
    expect(done.json()).toMatchObject({
      how: 'called',
      note: '由其女儿接听',
      doneName: expect.stringMatching(/./),
    })
    expect((await window.post(url, { how: 'called' })).json().type).toBe('message/task-done')
  })
})

describe('the inbox', () => {
  test('shows what is new as new, once; to its owner and to nobody else', async () => {
    const { id } = await people.atWindow('shop')
    await tell(id)
    const agent = {
      ...citizenOf(people.parties.shop),
      id: people.parties.wang,
      mandate: { id: newId(), items: ['*'] },
    }
    expect((await app.as(agent).get('/my')).body).toMatch(/\d+ 条未读/)
    const first = (await app.as(agent).get('/my/messages')).body
    expect([first.includes('未读'), first.includes(`/my/cases/${id}`)]).toEqual([true, true])
    expect((await app.as(agent).get('/my/messages')).body).not.toContain('未读')
    expect((await app.as(citizenOf(people.parties.li)).get('/my/messages')).body).not.toContain(id)
    const narrow = { ...agent, mandate: { id: newId(), items: ['company-registration'] } }
    expect((await app.as(narrow).get('/my/messages')).body).not.toContain(id)
  })
})

describe('who looks into the outbox', () => {
  const at = async (role: Role, where: object) => app.as(await staffAt(app.db, { role, ...where }))

  test('a hall sees its own, supervision its division, the administrator no contents, others nothing', async () => {
    const { id } = await people.atWindow()
    await tell(id)
    const seen = async (role: Role, where: object) => {
      const reply = await (await at(role, where)).get('/api/outbox?size=200')
      return reply.statusCode === 200
        ? reply.json().letters.filter((one: { caseId: string }) => one.caseId === id)
        : reply.statusCode
    }
    const [own] = await seen('hallManager', { site: HOME_HALL })
    expect(own).toMatchObject({ recipient: '138****2345', text: expect.stringContaining('食品经营许可') })
    expect(await seen('hallManager', { site: OTHER_HALL })).toEqual([])
    expect(await seen('supervisor', { division: '620826000000' })).toHaveLength(1)
    expect(await seen('supervisor', { division: '620802000000' })).toEqual([])
    expect(await seen('systemAdmin', { division: '620800000000' })).toMatchObject([
      { text: '（内容不对本岗位显示）' },
    ])
    expect(await seen('catalogueAuditor', { division: '620800000000' })).toBe(403)
    expect((await app.as(citizenOf(people.parties.wang)).get('/api/outbox')).statusCode).toBe(403)
  })

  test('a list goes on where it stopped, whatever was written in one instant', async () => {
    const manager = await at('hallManager', { site: HOME_HALL })
    const all = (await manager.get('/api/outbox?size=200')).json().letters.length
    const seen = new Set<string>()
    for (let after = ''; ; ) {
      const { letters, next } = (await manager.get(`/api/outbox?size=1${after}`)).json()
      for (const one of letters) seen.add(`${one.caseId}/${one.seq}/${one.channel}`)
      if (next === null) break
      after = `&after=${encodeURIComponent(next)}`
    }
    expect(seen.size).toBe(all)
  })
})
