import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/platform/id.ts'
import { expectedOf } from './authority/expected.ts'
import {
  copyOf,
  familyAt,
  learnToCopy,
  type Prepared,
  partyOf,
  prepare,
  type State,
} from './authority/files.ts'
import { MATRIX } from './authority/matrix.ts'
import { type Person, peopleOf } from './authority/people.ts'
import type { Act } from './authority/rule.ts'
import { ask, openWorld, type World } from './authority/world.ts'
import { registration } from './intake.ts'

/**
 * What people and programs send by mistake or on purpose, by those who may: every field of every endpoint that writes is
 * sent as something else. The answer is one Chinese sentence that names the field, and nothing has changed.
 */
let world: World
let people: Person[]
const prepared = new Map<State, Prepared>()
beforeAll(async () => {
  world = await openWorld()
  await learnToCopy(world)
  people = await peopleOf(world)
  const party = await partyOf(world, {
    kind: 'natural',
    documentKind: 'citizenId',
    name: '王䶮',
    documentNumber: '620826198603152011',
  })
  const family = await familyAt(world, 'at the hall', { site: 'hall-620826', handOut: 'hall-620826' }, party)
  for (const [, rule] of acts) {
    const state = rule.states[0]
    if (state && !prepared.has(state)) prepared.set(state, await prepare(world, family, state))
  }
}, 120_000)
afterAll(() => world.close())

const acts = Object.entries(MATRIX).flatMap(([route, rule]) =>
  rule.kind === 'act' && !Buffer.isBuffer(rule.body) && Object.keys(rule.body).length > 0
    ? [[route, rule] as const]
    : [],
)

/** Instead of a text, a number, a yes or no, a list: what no schema of that kind takes. */
const NOT_A: Readonly<Record<string, readonly unknown[]>> = {
  string: [null, 7, true, {}, ['理由'], 'x'.repeat(300_000), '\u0000', '有理由\u0000'],
  number: ['x', null, '', {}, [], true, -1, 1e300],
  boolean: ['true', 1, null, {}, []],
  object: ['x', 7, true, [[]], [null], [7], Array.from({ length: 5_000 }, () => ({}))],
}
const kindOf = (value: unknown) => (Array.isArray(value) ? 'object' : typeof value)

/** A copy of a body with one leaf, wherever it lies, replaced; undefined takes it away. */
function withLeaf(body: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  const copy: Record<string | number, unknown> = Array.isArray(body) ? { ...body } : { ...(body as object) }
  copy[first] = withLeaf(copy[first], rest, value)
  return Array.isArray(body) ? Object.values(copy) : copy
}
function leavesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Array.isArray(value) ? value.map((one, n) => [n, one] as const) : Object.entries(value)
  return [
    ...(path.length > 0 ? [path] : []),
    ...inner.flatMap(([name, one]) => leavesOf(one, [...path, name])),
  ]
}
const at = (body: unknown, path: readonly (string | number)[]) =>
  path.reduce<unknown>((value, name) => (value as Record<string | number, unknown>)[name], body)

type Reply = Awaited<ReturnType<typeof ask>>
/** A refusal as everybody reads it: its type, its status, one Chinese sentence that ends. */
function assertRefusal(reply: Reply, what: string): void {
  expect(reply.statusCode, `${what}: ${reply.body.slice(0, 200)}`).toBeGreaterThanOrEqual(400)
  expect(reply.statusCode, `${what}: ${reply.body.slice(0, 200)}`).toBeLessThan(500)
  const { type, title, status } = reply.json()
  expect([type, status], what).toEqual([expect.stringMatching(/^[a-z]+\/[a-z-]+$/), reply.statusCode])
  expect(title, what).toMatch(/^[^a-z]*\p{Script=Han}.*[。？]$/u)
  expect(reply.body, 'nothing of the inside').not.toMatch(
    /select |insert |node_modules|at Object|postgres|zod/i,
  )
}

describe('every act on a case', { timeout: 60_000 }, () => {
  test.each(acts)('%s', async (route, rule) => {
    const template = prepared.get(rule.states[0] as State) as Prepared
    const person = people.find((one) => expectedOf(one, rule, template) === 'done') as Person
    const mine = await copyOf(world, template)
    const body = filledIn(rule, mine)
    const before = await traceOf(mine.id)
    for (const path of leavesOf(body))
      for (const wrong of NOT_A[kindOf(at(body, path))] ?? []) {
        const what = `${route} ${path.join('.')} = ${JSON.stringify(wrong).slice(0, 40)}`
        const reply = await ask(world, person.session, {
          ...address(route, mine),
          body: withLeaf(body, path, wrong),
        })
        assertRefusal(reply, what)
        expect(await traceOf(mine.id), what).toBe(before)
      }
    for (const text of ['', '{', '[]', 'null', '"x"', '7', '{"a":'.repeat(2_000)]) {
      const reply = await sendText(person, address(route, mine), text)
      assertRefusal(reply, `${route} with ${text.slice(0, 20)}`)
    }
    expect(await traceOf(mine.id)).toBe(before)
    const done = await ask(world, person.session, { ...address(route, mine), body })
    expect([200, 403, 409, 422], `with nothing changed it is heard: ${done.body.slice(0, 200)}`).toContain(
      done.statusCode,
    )
  })

  const address = (route: string, { id, material, consultation, papers, sealable }: Prepared) => {
    const [method = '', pattern = ''] = route.replace(/\?\w+$/, '').split(' ')
    const parts: Record<string, string> = {
      id,
      material,
      consultation,
      opinion: 'health',
      paper: sealable ?? papers[0] ?? newId(),
    }
    return { method, url: pattern.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? '') }
  }
  function filledIn(rule: Act, { material, family, firstStep, file, papers, members }: Prepared): object {
    const parts: Record<string, string> = {
      $material: material,
      $chair: members[1] ?? '',
      $organ: family.asked,
      $step: firstStep,
      $file: file,
    }
    const text = JSON.stringify(rule.body).replace(/\$\w+/g, (name) => parts[name] ?? name)
    return JSON.parse(
      text.replace('"$papers"', JSON.stringify(papers)).replace('"$members"', JSON.stringify(members)),
    ) as object
  }
  const sendText = (person: Person, { method, url }: { method: string; url: string }, payload: string) =>
    world.server.inject({
      method: method as 'POST',
      url,
      payload,
      headers: {
        cookie: person.session.cookie,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
      },
    })

  /** Everything that is on record of one case. */
  async function traceOf(id: string): Promise<string> {
    const { rows } = await world.owner.query<{ sum: string }>(
      `select md5(string_agg(t, '' order by t)) as sum from (
         select f::text as t from cases.file f where case_id = $1
         union all select e::text from cases.event e where case_id = $1
         union all select m::text from cases.material m where case_id = $1
         union all select o::text from cases.opinion o where case_id = $1
         union all select c::text from cases.consultation c where case_id = $1
         union all select d::text from cases.delivery d where case_id = $1
         union all select p::text from papers.paper p where case_id = $1
         union all select s::text from papers.seal s where case_id = $1) x`,
      [id],
    )
    return rows[0]?.sum ?? ''
  }
})

describe('a registration at the window', { timeout: 60_000 }, () => {
  const clerk = () =>
    people.find(({ role, county }) => role === 'townshipClerk' && county === 'home') as Person
  const send = (body: unknown) =>
    ask(world, clerk().session, { method: 'POST', url: '/api/registrations', body: body as object })
  const counts = async () => {
    const { rows } = await world.owner.query(
      `select (select count(*) from cases.file) as cases, (select count(*) from identity.party) as parties,
         (select coalesce(sum(last), 0) from cases.counter) as numbers, (select count(*) from papers.paper) as papers`,
    )
    return rows[0]
  }
  const complete = () => ({
    ...registration({ place: '620826101000' }),
    agent: {
      documentKind: 'citizenId',
      documentNumber: '110101199003070011',
      name: '代办人',
      phone: '13893312345',
    },
    contact: { name: '王䶮', phone: '13893312345' },
    corrects: false,
    originals: true,
  })

  test('with any one field of any part of it sent as something else: refused, and nobody and no number is made', async () => {
    const before = await counts()
    let asked = 0
    for (const path of leavesOf(complete())) {
      const isFormsOwn = path[0] === 'form' && path.length > 1 // what a form takes is the guide’s to say: below
      if (isFormsOwn || path[0] === 'situation') continue
      for (const wrong of NOT_A[kindOf(at(complete(), path))] ?? []) {
        const body = withLeaf(complete(), path, wrong)
        const reply = await send(body)
        assertRefusal(reply, `${path.join('.')} = ${JSON.stringify(wrong).slice(0, 40)}`)
        asked += 1
      }
    }
    expect(asked).toBeGreaterThan(120)
    expect(await counts()).toEqual(before)
  })

  test('with answers the guide does not know, or that no field of its kind takes: the field is named', async () => {
    const before = await counts()
    const { form, situation } = complete()
    for (const [changes, field] of [
      [{ form: { ...form, hasWarehouse: 'perhaps' } }, 'hasWarehouse'],
      [{ form: { ...form, principalId: '620826198603152012' } }, 'principalId'],
      [{ form: { ...form, creditCode: '91620826MA71TEAT8X' } }, 'creditCode'],
      [{ form: { ...form, employees: '许多' } }, 'employees'],
      [{ form: { ...form, area: { metres: 45 } } }, 'area'],
      [{ form: { ...form, cateringItems: ['hot', 'moon-cakes'] } }, 'cateringItems'],
      [{ form: { ...form, phone: '12345' } }, 'phone'],
      [{ form: { ...form, isAdmin: true } }, 'isAdmin'],
    ] as const) {
      const reply = await send({ ...complete(), ...changes })
      assertRefusal(reply, field)
      expect(JSON.stringify(reply.json().issues), field).toContain(field)
    }
    for (const wrong of [
      { ...situation, business: 'banking' },
      { ...situation, colour: 'red' },
    ])
      assertRefusal(await send({ ...complete(), situation: wrong }), JSON.stringify(wrong))
    expect(await counts()).toEqual(before)
  })

  test('with documents that cannot be right: the number is named, and who would have been entered is not', async () => {
    const before = await counts()
    for (const documentNumber of [
      '110101199003070012',
      '11010119900230001X',
      '',
      '1'.repeat(41),
      '９１６２０８２６',
    ]) {
      const applicant = { ...complete().applicant, documentNumber }
      const reply = await send({ ...complete(), applicant })
      assertRefusal(reply, documentNumber)
      expect(JSON.stringify(reply.json().issues ?? []), documentNumber).toContain('documentNumber')
    }
    expect(await counts()).toEqual(before)
  })
})

describe('other things that are written', () => {
  const as = (role: Person['role']) =>
    people.find((one) => one.role === role && one.county === 'home') as Person

  test.each([
    ['PUT', '/api/session/post', { post: null }, 'clerk'],
    ['PUT', '/api/session/post', { post: 'x'.repeat(10_000) }, 'clerk'],
    ['PUT', '/api/session/post', { post: '\u0000' }, 'clerk'],
    ['PUT', '/api/session/post', {}, 'clerk'],
    ['POST', `/api/message-tasks/${newId()}/0/sms/completion`, { how: 'called' }, 'clerk'],
    ['POST', `/api/message-tasks/${newId()}/1/pigeon/completion`, { how: 'called' }, 'clerk'],
    ['POST', `/api/message-tasks/${newId()}/1/sms/completion`, { how: 'dreamt' }, 'clerk'],
    ['POST', `/api/message-tasks/${newId()}/1/sms/completion`, { how: 'called', note: '\u0000' }, 'clerk'],
    ['POST', `/api/message-tasks/${newId()}/99999999999999/sms/completion`, { how: 'called' }, 'clerk'],
    ['POST', `/api/slips/${newId()}/99999999999999/printing`, {}, 'clerk'],
  ] as const)('%s %s %j', async (method, url, body, role) => {
    assertRefusal(await ask(world, as(role).session, { method, url, body }), url)
  })

  test.each([
    ['size=0'],
    ['size=-1'],
    ['size=1e9'],
    ['size=NaN'],
    ['view=everything'],
    ['due=never'],
    ['channel=pigeon'],
    ['status=sleeping'],
    ['colour=red'],
    ['view=all&view=desk'],
    [`q=${'x'.repeat(5_000)}`],
  ])('the list of cases with %s', async (query) => {
    const reply = await ask(world, as('clerk').session, { method: 'GET', url: `/api/cases?${query}` })
    assertRefusal(reply, query)
  })

  test('no scan is taken without a name, of no kind, of nothing, or for a registration that is none', async () => {
    const url = (id: string, name: string, material: string) =>
      `/api/registrations/${id}/files?name=${encodeURIComponent(name)}&material=${encodeURIComponent(material)}`
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    for (const [address, bytes] of [
      [url('not-an-id', 'a.png', 'layout'), png],
      [url(newId(), '', 'layout'), png],
      [url(newId(), `${'x'.repeat(300)}.png`, 'layout'), png],
      [url(newId(), 'a.exe', 'layout'), png],
      [url(newId(), 'a.pdf', 'layout'), png],
      [url(newId(), 'a.png', 'x'.repeat(100)), png],
      [url(newId(), 'a.png', 'layout'), Buffer.alloc(0)],
      [url(newId(), 'a.png', 'layout'), Buffer.from('MZ, a program')],
    ] as const)
      assertRefusal(
        await ask(world, as('clerk').session, { method: 'POST', url: address, bytes }),
        `${address.slice(0, 120)} ${bytes.length}`,
      )
    const { rows } = await world.owner.query('select 1 from intake.upload')
    expect(rows).toEqual([])
  })
})
