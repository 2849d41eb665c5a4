import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkToken } from '../../src/modules/cases/facade.ts'
import { newId } from '../../src/platform/id.ts'
import { sees } from './expected.ts'
import { copyOf, type Prepared, startedDraft } from './files.ts'
import { MATRIX } from './matrix.ts'
import type { Rule } from './rule.ts'
import { type Stage, setStage } from './stage.ts'
import { ask, type Session } from './world.ts'

let stage: Stage
let draft: Prepared
beforeAll(async () => {
  stage = await setStage()
  draft = await startedDraft(stage.world, stage.families[0] as Prepared['family'])
}, 120_000)
afterAll(() => stage.world.close())

/** What stands around the modules is asked of the whole house, in `inventory.test.ts`. */
const OF_THE_HOUSE = /^GET \/(healthz|readyz|elder|portal\.|icon\.|desk)/

type Reply = Awaited<ReturnType<typeof ask>>
const routes = <K extends Rule['kind']>(kind: K) =>
  Object.entries(MATRIX).flatMap(([route, rule]) =>
    rule.kind === kind ? [[route, rule as Extract<Rule, { kind: K }>] as const] : [],
  )
const inState = (state: Prepared['state'], family = 'at the hall'): Prepared => {
  const found = stage.cases.find((one) => one.state === state && one.family.name === family)
  if (!found) throw new Error(`no case is ${state}`)
  return found
}

/** The address of a route for one case; `token` is the link of it. */
function addressOf(route: string, at: Prepared): { method: string; url: string } {
  const [method = '', pattern = ''] = route.split(' ')
  const params: Record<string, string> = {
    id: at.id,
    token: linkToken(stage.world.setting.secret, at.id),
    paper: at.sealable ?? at.papers[0] ?? newId(),
    attachment: at.attachment,
    material: at.material,
    page: at.formPage,
    file: newId(),
  }
  return { method, url: pattern.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '') }
}

/** An answer without what differs from request to request: ids and links that were asked for, new ids on a form, the time. */
function told({ statusCode, headers, body }: Reply): string {
  const kept = { ...headers, date: undefined, 'content-length': undefined }
  return `${statusCode} ${JSON.stringify(kept)} ${body}`
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/\/f\/[\w-]{43}/g, '/f/LINK')
    .replace(/%2Ff%2F[\w-]{43}/g, '%2Ff%2FLINK')
}
const visitorIsSentToSignIn = (reply: Reply, method: string) =>
  reply.statusCode === 401 ||
  (method === 'GET' &&
    reply.statusCode === 303 &&
    String(reply.headers.location).startsWith('/signin?return='))

describe('published', () => {
  test.each(routes('public').filter(([route]) => !OF_THE_HOUSE.test(route)))(
    '%s',
    async (route, { ask: url, body }) => {
      const { world, people, others } = stage
      const [method = ''] = route.split(' ')
      const replies = []
      for (const session of [undefined, others.applicant, others.stranger, people[0]?.session])
        replies.push(await ask(world, session, { method, url, body }))
      const statuses = replies.map((reply) => reply.statusCode)
      expect(new Set(statuses).size, statuses.join(' ')).toBe(1)
      expect([200, 302, 303, 404, 422]).toContain(statuses[0])
      if (url.startsWith('/api/')) expect(new Set(replies.map((reply) => reply.body)).size).toBe(1)
    },
  )
})

describe('for certain posts, wherever they sit', () => {
  test.each(routes('people'))('%s', async (route, { roles, ask: url, body }) => {
    const { world, people, others } = stage
    const [method = ''] = route.split(' ')
    const wrong: string[] = []
    const sent = Buffer.isBuffer(body) ? { bytes: body } : { body }
    const who = [
      ...people.map(({ name, role, session }) => ({ name, role, session })),
      { name: 'applicant', role: 'applicant' as const, session: others.applicant },
    ]
    for (const { name, role, session } of who) {
      const reply = await ask(world, session, { method, url, ...sent })
      const isLetIn = ![401, 403].includes(reply.statusCode) && reply.statusCode < 500
      if (isLetIn !== roles.includes(role))
        wrong.push(`${name}: ${reply.statusCode} ${reply.body.slice(0, 90)}`)
    }
    const visitor = await ask(world, undefined, { method, url, ...sent })
    if (!visitorIsSentToSignIn(visitor, method)) wrong.push(`visitor: ${visitor.statusCode}`)
    expect(wrong).toEqual([])
  })
})

describe('of one case, for whoever sees it', { timeout: 120_000 }, () => {
  test.each(routes('case'))('%s', async (route, rule) => {
    const { world, people, cases, others } = stage
    const wrong: string[] = []
    const ask1 = (session: Session | undefined, at: Prepared) => ask(world, session, addressOf(route, at))
    for (const [n, person] of people.entries()) {
      const nowhere = told(await ask1(person.session, { ...(cases[0] as Prepared), id: newId() }))
      for (const [i, at] of cases.entries()) {
        if (at.papers.length === 0) continue
        if (process.env.FULL !== '1' && (i + n) % 3 > 0) continue // each in a third of them, in turn
        const reply = await ask1(person.session, at)
        const right = sees(person, at)
          ? reply.statusCode === 200
          : reply.statusCode === 404 && told(reply) === nowhere
        if (!right) wrong.push(`${person.name}, ${at.family.name}, ${at.state}: ${reply.statusCode}`)
      }
    }
    const at = inState('reviewing')
    const own = await ask1(others.applicant, at)
    expect(own.statusCode, 'the applicant').toBe(rule.applicant ? 200 : 403)
    const strange = await ask1(others.stranger, at)
    expect(told(strange), 'a stranger').toBe(told(await ask1(others.stranger, { ...at, id: newId() })))
    expect(strange.statusCode).toBe(rule.applicant ? 404 : 403)
    expect(told(await ask1(undefined, at)), 'a visitor').toBe(
      told(await ask1(undefined, { ...at, id: newId() })),
    )
    expect(wrong).toEqual([])
  })
})

describe('an applicant’s own', () => {
  test.each(routes('own'))('%s', async (route, { of, state, body }) => {
    const { world, people, others } = stage
    const prepared = of === 'draft' ? draft : inState(state)
    const asks = (session: Session | undefined, at: Prepared) =>
      ask(world, session, { ...addressOf(route, at), body: bodyFor(body, at) })
    const nobodys = { ...prepared, id: newId() }
    const [method = ''] = route.split(' ')

    const stranger = await asks(others.stranger, prepared)
    expect(stranger.statusCode).toBe(404)
    expect(told(stranger), 'not yours is not there').toBe(told(await asks(others.stranger, nobodys)))
    expect((await asks(others.applicant, nobodys)).statusCode).toBe(404)
    for (const { session, name } of people.filter(({ role }) => ONE_OF_EACH.includes(role))) {
      const reply = await asks(session, prepared)
      expect([403, 404], name).toContain(reply.statusCode)
      expect(told(reply), name).toBe(told(await asks(session, nobodys)))
    }
    expect(visitorIsSentToSignIn(await asks(undefined, prepared), method)).toBe(true)

    const mine = of === 'draft' || method === 'GET' ? prepared : await copyOf(world, prepared)
    const reply = await asks(others.applicant, mine)
    const missing = route.includes(':file') // the file itself is not there
    expect(missing ? [303, 404] : [200, 303, 422], reply.body.slice(0, 300)).toContain(reply.statusCode)
  })
})
const ONE_OF_EACH: readonly string[] = ['clerk', 'reviewer', 'supervisor', 'systemAdmin']

describe('behind the link of a case', () => {
  test.each(routes('link'))('%s', async (route, { state, body }) => {
    const { world, people, others } = stage
    const prepared = inState(state)
    const asks = (session: Session | undefined, url: { method: string; url: string }) =>
      ask(world, session, { ...url, body: bodyFor(body, prepared) })
    const right = addressOf(route, prepared)
    const forged = {
      ...right,
      url: right.url.replace(/\/f\/[\w-]{42}/, (link) => `${link.slice(0, -6)}AAAAAA`),
    }
    const nobodys = addressOf(route, { ...prepared, id: newId() })
    for (const session of [undefined, others.applicant, others.stranger, people[0]?.session]) {
      const reply = await asks(session, forged)
      expect([404, 403]).toContain(reply.statusCode)
      expect(told(reply), 'a link nobody made is the link of a case that is gone').toBe(
        told(await asks(session, nobodys)),
      )
    }
    const before = await statusOf(prepared.id)
    const visitor = await asks(undefined, right)
    expect([200, 303, 403, 404, 422]).toContain(visitor.statusCode)
    if (body && !route.includes('proof'))
      expect(await statusOf(prepared.id), 'the link alone acts on nothing').toBe(before)
  })
})

const statusOf = async (id: string): Promise<string> => {
  const { rows } = await stage.world.owner.query<{ version: number }>(
    'select version from cases.file where case_id = $1',
    [id],
  )
  return String(rows[0]?.version)
}

function bodyFor(body: Readonly<Record<string, unknown>> | undefined, _at: Prepared): object | undefined {
  return body
}

describe('lists hold what may be read one by one, and nothing else', () => {
  const idsFor = async (session: Session, query: string): Promise<string[]> => {
    const ids: string[] = []
    for (let after = ''; ; ) {
      const url = `/api/cases?${query}&size=100${after && `&after=${after}`}`
      const reply = await ask(stage.world, session, { method: 'GET', url })
      expect(reply.statusCode, reply.body).toBe(200)
      const { cases, next } = reply.json() as { cases: { id: string }[]; next: string | null }
      ids.push(...cases.map(({ id }) => id))
      if (next === null) return ids
      after = next
    }
  }

  test('for every post', async () => {
    for (const person of stage.people) {
      const prepared = new Set(stage.cases.map(({ id }) => id))
      const listed = (await idsFor(person.session, 'view=all')).filter((id) => prepared.has(id))
      const readable = stage.cases.filter((at) => sees(person, at)).map(({ id }) => id)
      expect(listed.sort(), person.name).toEqual(readable.sort())
    }
  })

  test('no filter and no search widens them', async () => {
    const [at] = stage.cases as [Prepared]
    const { rows } = await stage.world.owner.query<{ number: string }>(
      'select number from cases.file where case_id = $1',
      [at.id],
    )
    const number = rows[0]?.number ?? ''
    for (const person of stage.people.filter((one) => !sees(one, at)))
      for (const query of [
        `q=${number}`,
        'q=%E7%8E%8B',
        'division=620826000000',
        `organ=${at.family.organ}`,
        'view=mine',
        'view=opinions',
      ])
        for (const id of await idsFor(person.session, query.includes('view') ? query : `view=all&${query}`)) {
          const found = stage.cases.find((one) => one.id === id)
          if (found) expect(sees(person, found), `${person.name}: ${query}`).toBe(true)
        }
  })
})

describe('whatever is put into an address', { timeout: 120_000 }, () => {
  const HOSTILE = [
    '%00',
    '%2e%2e',
    '%252e',
    '..%2f..%2fetc',
    '1%27--',
    '%F0%9F%98%80',
    'null',
    '-1',
    'x'.repeat(180),
    '%ED%A0%80',
  ]
  const QUERY = [
    'q',
    'text',
    'search',
    'place',
    'after',
    'answers',
    'at',
    'in',
    'return',
    'page',
    'division',
    'organ',
    'document',
  ]

  const whoever = (url: string) =>
    url.startsWith('/api/') ? stage.people[0]?.session : stage.others.applicant // who gets furthest with it

  test('in the place of an id: never a defect', async () => {
    const wrong: string[] = []
    const at = inState('received')
    for (const route of Object.keys(MATRIX).filter((line) => line.includes('/:'))) {
      const [method = '', pattern = ''] = route.replace(/\?\w+$/, '').split(' ')
      for (const text of HOSTILE) {
        const bare = pattern.replace(/:\w+/g, text)
        const deep = pattern.replace(':id', at.id).replace(/:\w+/g, text) // the case is right, what follows is not
        for (const url of new Set([bare, deep])) {
          const body = method === 'GET' ? undefined : {}
          const reply = await ask(stage.world, whoever(url), { method, url, body })
          if (reply.statusCode >= 500) wrong.push(`${reply.statusCode} ${method} ${url}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test('behind the question mark: never a defect', async () => {
    const wrong: string[] = []
    for (const [route, rule] of Object.entries(MATRIX)) {
      if ((rule.kind !== 'public' && rule.kind !== 'people') || !route.startsWith('GET ')) continue
      const together = HOSTILE.map((text) => QUERY.map((name) => `${name}=${text}`).join('&'))
      const alone = route.startsWith('GET /api/') ? QUERY.map((name) => `${name}=%00`) : []
      for (const query of [...together, ...alone]) {
        const url = `${rule.ask}${rule.ask.includes('?') ? '&' : '?'}${query}`
        const reply = await ask(stage.world, whoever(url), { method: 'GET', url })
        if (reply.statusCode >= 500) wrong.push(`${reply.statusCode} ${url}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
