import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submissions } from '../../src/modules/cases/submit.ts'
import type { Staff } from '../../src/platform/actor.ts'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../app.ts'
import { completeSteps } from '../steps.ts'
import { applicant } from './application.ts'
import { type Node, openNode } from './nodes.ts'
import { assertRecord } from './record.ts'

/** P12: of however many who do the same thing at the same moment, on whichever server, exactly one has done it. */
const CASES = Number(process.env.CASES ?? 40)

let app: TestApp
const nodes: Node[] = []
let make: Awaited<ReturnType<typeof applicant>>
let clerks: Staff[]
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  for (let n = 0; n < 4; n += 1) nodes.push(await openNode(app.url, { connections: 5 }))
  make = await applicant(nodes[0] as Node)
  clerks = []
  for (let nth = 0; nth < 7; nth += 1)
    clerks.push(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth }))
}, 60_000)
afterAll(async () => {
  for (const node of nodes) await node.close()
  await app.close()
})

type Racer = { who: Staff; path: string; body: object }

/**
 * Lets all of them loose at once, spread over the servers: a lock on the case holds everybody back until one of each
 * server stands at it and the others behind that one, as if all had looked at the screen before anybody pressed the button.
 */
async function race(id: string, racers: readonly Racer[]) {
  const starter = app.owner()
  await starter.connect()
  await starter.query('begin')
  await starter.query('select from cases.file where case_id = $1 for update', [id])
  const running = racers.map(({ who, path, body }, n) =>
    (nodes[n % nodes.length] as Node).post(who, `/api/cases/${id}/${path}`, body, randomUUID()),
  )
  if (await allWait(starter, Math.min(racers.length, nodes.length))) together += 1
  await starter.query('commit')
  await starter.end()
  return Promise.all(running)
}

/** Races in which really every server stood at the start when it was given. */
let together = 0

/** Until that many stand at the lock, or no more come. */
async function allWait(starter: ReturnType<TestApp['owner']>, many: number): Promise<boolean> {
  for (let tries = 0; tries < 60; tries += 1) {
    const { rows } = await starter.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if ((rows[0]?.n ?? 0) >= many) return true
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return false
}

/** Exactly one has done it; everybody else is told how the case stands now, and by whom it is held. */
function assertOneWinner(replies: Awaited<ReturnType<typeof race>>, told: RegExp): void {
  const summary = replies.map((reply) => `${reply.statusCode} ${reply.body.slice(0, 120)}`).join('\n')
  expect(replies.filter((reply) => reply.statusCode === 200).length, summary).toBe(1)
  for (const reply of replies.filter(({ statusCode }) => statusCode !== 200)) {
    expect(reply.statusCode, summary).toBe(409)
    expect(reply.json().title, summary).toMatch(told)
  }
}

describe('P12 one winner', { timeout: 240_000 }, () => {
  test('claim, accept, decide, verify and hand out: two to ten at once, each time exactly one', async () => {
    const submit = submissions((nodes[0] as Node).db, (nodes[0] as Node).setting)
    const made = await Promise.all(Array.from({ length: CASES }, () => submit(make.application())))
    const reviewer = await staffAt(app.db, { organ: make.organ, role: 'reviewer' })
    const approver = await staffAt(app.db, { organ: make.organ, role: 'approver' })
    const output = await staffAt(app.db, { site: HOME_HALL, role: 'outputClerk' })
    const [node] = nodes as [Node]
    const opinion = '符合条件'
    const documentNumber = '11010519491231002X'
    let races = 0

    for (const [n, { id }] of made.entries()) {
      const k = 2 + (n % 9)
      const all = (path: string, body: object, who: (i: number) => Staff): Racer[] =>
        Array.from({ length: k }, (_, i) => ({ who: who(i), path, body }))
      const one = (who: Staff, path: string, body: object) => node.post(who, `/api/cases/${id}/${path}`, body)

      const few = all('claim', {}, (i) => clerks[i % clerks.length] as Staff).slice(0, clerks.length)
      const claims = await race(id, few)
      assertOneWinner(claims, /正在办理本件/)
      const holder = claims.find((reply) => reply.statusCode === 200)?.json().holder
      await one(clerks.find((clerk) => clerk.id === holder) as Staff, 'release', {})

      assertOneWinner(
        await race(
          id,
          all('acceptance', {}, (i) => clerks[i % clerks.length] as Staff),
        ),
        /审查中/,
      )
      await completeSteps(app.as(reviewer), id)

      const decisions = all('grant', { opinion }, () => approver).map((racer, i) =>
        i % 2 === 0 ? racer : { ...racer, path: 'denial', body: { reason: opinion, basis: '第三十八条' } },
      )
      assertOneWinner(await race(id, decisions), /已决定/)
      await one(approver, 'completion', {})

      const papers = (await app.as(output).get(`/api/cases/${id}`)).json().papers as { id: string }[]
      const attested = papers.map((paper) => paper.id)
      assertOneWinner(
        await race(
          id,
          all('verification', { attested }, () => output),
        ),
        /待出件/,
      )

      const collected = all('delivery', {}, () => output).map((racer, i) => ({
        ...racer,
        body: { way: 'pickup', collector: 'agent', name: `领取人${i}`, documentNumber, authority: 'mandate' },
      }))
      const deliveries = await race(id, collected)
      assertOneWinner(deliveries, /已送达/)
      const winner = deliveries.findIndex((reply) => reply.statusCode === 200)
      const handed = await app.db
        .selectFrom('cases.delivery')
        .select('collector')
        .where('case_id', '=', id)
        .executeTakeFirst()
      expect(handed?.collector, 'the record names who really took it').toBe(`领取人${winner}`)
      races += 5
    }
    await assertRecord(app)
    await assertNothingTwice()
    process.stdout.write(
      `P12: ${races} races of 2 to 10, in ${together} all servers started together, one winner each\n`,
    )
    expect(together, 'most races really were races').toBeGreaterThan(races / 2)
  })

  /** No act is in the record twice, and no paper of a kind was issued twice. */
  async function assertNothingTwice(): Promise<void> {
    const twice = await app.db
      .selectFrom('cases.event')
      .select(['case_id', 'type'])
      .where('type', 'in', ['Claimed', 'Accepted', 'Granted', 'Denied', 'Completed', 'Closed', 'Delivered'])
      .groupBy(['case_id', 'type'])
      .having((of) => of.fn.countAll(), '>', 1)
      .execute()
    expect(twice).toEqual([])
    const papers = await app.db
      .selectFrom('papers.paper')
      .select(['case_id', 'kind'])
      .groupBy(['case_id', 'kind'])
      .having((of) => of.fn.countAll(), '>', 1)
      .execute()
    expect(papers).toEqual([])
  }

  test('the same request sent many times at once is carried out once and answered alike', async () => {
    const [node, other] = nodes as [Node, Node]
    const submit = submissions(node.db, node.setting)
    for (let n = 0; n < 10; n += 1) {
      const { id } = await submit(make.application())
      const requestId = randomUUID()
      const replies = await Promise.all(
        [node, other, node, other, node, other].map((to) =>
          to.post(clerks[0] as Staff, `/api/cases/${id}/acceptance`, {}, requestId),
        ),
      )
      expect(replies.map((reply) => reply.statusCode)).toEqual(replies.map(() => 200))
      expect(new Set(replies.map((reply) => reply.json().status))).toEqual(new Set(['reviewing']))
    }
    await assertRecord(app)
  })

  test('a hand-over repeated under its id with another name is answered again, and the record keeps who took it', async () => {
    const [node] = nodes as [Node]
    const submit = submissions(node.db, node.setting)
    const { id } = await submit({ ...make.application() })
    const output = await staffAt(app.db, { site: HOME_HALL, role: 'outputClerk' })
    await bringToOutput(id, output)
    const requestId = randomUUID()
    const documentNumber = '620826198603152011'
    const body = { way: 'pickup', collector: 'applicant', name: '王䶮', documentNumber }
    const first = await node.post(output, `/api/cases/${id}/delivery`, body, requestId)
    expect(first.statusCode, first.body).toBe(200)
    await node.post(output, `/api/cases/${id}/delivery`, { ...body, name: '别人' }, requestId)
    const row = await app.db
      .selectFrom('cases.delivery')
      .select('collector')
      .where('case_id', '=', id)
      .executeTakeFirst()
    expect(row?.collector).toBe('王䶮')
  })

  async function bringToOutput(id: string, output: Staff): Promise<void> {
    const [node] = nodes as [Node]
    const reviewer = await staffAt(app.db, { organ: make.organ, role: 'reviewer' })
    const approver = await staffAt(app.db, { organ: make.organ, role: 'approver' })
    const one = (who: Staff, path: string, body: object = {}) =>
      node.post(who, `/api/cases/${id}/${path}`, body)
    await one(clerks[0] as Staff, 'acceptance')
    await completeSteps(app.as(reviewer), id)
    await one(approver, 'grant', { opinion: '准予' })
    await one(approver, 'completion')
    const papers = (await app.as(output).get(`/api/cases/${id}`)).json().papers as { id: string }[]
    await one(output, 'verification', { attested: papers.map((paper) => paper.id) })
  }
})
