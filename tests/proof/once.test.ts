import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submissions } from '../../src/modules/cases/submit.ts'
import type { Staff } from '../../src/platform/actor.ts'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../app.ts'
import { FORM, registration } from '../intake.ts'
import { applicant } from './application.ts'
import { type Node, openNode } from './nodes.ts'
import { openProxy } from './proxy.ts'
import { assertRecord, numbersOf } from './record.ts'

/** Ids sent ten times each over HTTP, and without it; `KEYS=20000` for a long look. */
const KEYS = Number(process.env.KEYS ?? 300)
const OVER_HTTP = KEYS / 5

/** P3: for any schedule of double clicks, retries and lost answers under one id there is one case, one number, one answer. */
let app: TestApp
let clerk: Staff
const nodes: Node[] = []
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  clerk = await marketClerk(app)
  nodes.push(await openNode(app.url), await openNode(app.url))
}, 60_000)
afterAll(async () => {
  for (const node of nodes) await node.close()
  await app.close()
})

/** The clerk whose window takes what this proof registers. */
async function marketClerk({ db }: TestApp): Promise<Staff> {
  for (let nth = 0; ; nth += 1) {
    const staff = await staffAt(db, { site: HOME_HALL, role: 'clerk' }, { nth })
    if (staff.post.window === `${HOME_HALL}-02`) return staff
  }
}

const send = (node: Node, body: object) => node.post(clerk, '/api/registrations', body)

describe('P3 exactly one effect', { timeout: 240_000 }, () => {
  test('ten identical submissions at once, on two servers, for each of many ids', async () => {
    const answers = new Map<string, string>()
    for (let sent = 0; sent < OVER_HTTP; sent += 10) {
      const round = Array.from({ length: 10 }, () => registration())
      const replies = await Promise.all(
        round.flatMap((body) =>
          Array.from({ length: 10 }, (_, n) =>
            send(nodes[n % 2] as Node, body).then((reply) => ({ body, reply })),
          ),
        ),
      )
      for (const { body, reply } of replies) {
        expect(reply.statusCode, reply.body).toBe(200)
        const { repeated: _, ...answer } = reply.json()
        const before = answers.get(body.id)
        if (before === undefined) answers.set(body.id, JSON.stringify(answer))
        else expect(JSON.stringify(answer), 'every one of them is answered alike').toBe(before)
      }
    }
    const numbers = await numbersOf(app, [...answers.keys()])
    expect(numbers.size).toBe(answers.size)
    for (const [id, answer] of answers) expect(JSON.parse(answer).number).toBe(numbers.get(id))
    await assertRecord(app)
  })

  test('the same of submissions that share their commits', async () => {
    const ways = nodes.map(({ db, setting }) => submissions(db, setting))
    const { application } = await applicant(nodes[0] as Node)
    const made = Array.from({ length: KEYS }, application)
    const answers = await Promise.all(
      made.flatMap((one) => Array.from({ length: 10 }, (_, n) => (ways[n % 2] as (typeof ways)[0])(one))),
    )
    const numbers = await numbersOf(
      app,
      made.map(({ id }) => id),
    )
    expect(numbers.size).toBe(KEYS)
    expect(new Set(numbers.values()).size).toBe(KEYS)
    for (const { id, number } of answers) expect(number).toBe(numbers.get(id))
    await assertRecord(app)
  })

  test('the same id with another body is a conflict and changes nothing, before and after, on either server', async () => {
    const body = registration()
    const first = await send(nodes[0] as Node, body)
    for (const node of nodes)
      for (const other of [
        { form: { ...FORM, employees: 9 } },
        { delivery: { way: 'mail', address: '别处' } },
        { item: 'drug-retail-licence' },
      ]) {
        const reply = await send(node, { ...body, ...other })
        expect([409, 422], reply.body).toContain(reply.statusCode)
      }
    expect((await send(nodes[1] as Node, body)).json()).toMatchObject({
      number: first.json().number,
      repeated: true,
    })
    await assertRecord(app)
  })

  test('the id of somebody else’s case, sent by another clerk, is a conflict and tells nothing of it', async () => {
    const body = registration()
    await send(nodes[0] as Node, body)
    const stranger = {
      ...body,
      applicant: { ...body.applicant, documentNumber: '620826198603152011', name: '别人' },
    }
    const reply = await send(nodes[1] as Node, stranger)
    expect([reply.statusCode, reply.json().type]).toEqual([409, 'case/id-used'])
    expect(reply.body).not.toContain(body.applicant.documentNumber)
  })

  test('commits whose answer is lost: one case each, no number missing, and asking again with the id tells', async () => {
    let n = 0
    const proxy = await openProxy(app.url, () => {
      n += 1
      return n % 7 === 3 ? 'answer lost' : n % 20 === 0 ? 'commit lost' : 'through'
    })
    const shaky = await openNode(app.url, { through: proxy.url })
    const sure = nodes[0] as Node
    const known = new Map<string, string>()
    let unknown = 0
    let gaveUp = 0
    const client = async (which: number) => {
      for (let sent = 0; sent < KEYS / 10; sent += 1) {
        const body = registration()
        let reply = await send(shaky, body)
        if (reply.statusCode !== 200) {
          expect([reply.statusCode, reply.json().type]).toEqual([503, 'database/away'])
          unknown += 1
          if (which % 3 === 0) {
            gaveUp += 1 // some never come back: whatever they left is one whole case, or none
            continue
          }
        }
        for (let tries = 0; reply.statusCode !== 200 && tries < 20; tries += 1)
          reply = await send(shaky, body)
        if (reply.statusCode !== 200) reply = await send(sure, body)
        expect(reply.statusCode, reply.body).toBe(200)
        known.set(body.id, reply.json().number)
      }
    }
    await Promise.all(Array.from({ length: 10 }, (_, which) => client(which)))
    await shaky.close()
    await proxy.close()
    expect(proxy.counts['answer lost'], 'the fault really happened').toBeGreaterThan(10)
    expect(unknown, 'somebody really was left without an answer').toBeGreaterThan(0)
    const numbers = await numbersOf(app, [...known.keys()])
    expect(numbers).toEqual(known)
    await assertRecord(app)
    process.stdout.write(`P3: ${JSON.stringify({ ...proxy.counts, unknown, gaveUp, cases: known.size })}\n`)
  })
})
