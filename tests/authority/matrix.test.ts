import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/id.ts'
import { agrees, type Expected, expectedOf, saidBy } from './expected.ts'
import { copyOf, type Prepared } from './files.ts'
import { MATRIX } from './matrix.ts'
import type { Person } from './people.ts'
import { type Act, PNG } from './rule.ts'
import { type Stage, setStage } from './stage.ts'
import { ask } from './world.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, 120_000)
afterAll(() => stage.world.close())

const acts = Object.entries(MATRIX).flatMap(([route, rule]) =>
  rule.kind === 'act' ? [[route, rule] as const] : [],
)

describe('each act, by every post at every place, on a case in every state', { timeout: 120_000 }, () => {
  test.each(acts)('%s', async (route, rule) => {
    const { world, people, cases, others } = stage
    const wrong: string[] = []
    tried = new Set()
    const done = new Set<string>()
    const before = await digest()
    const absent = requestFor(route, rule, { ...(cases[0] as Prepared), id: newId() })
    for (const person of people) {
      const nowhere = await ask(world, person.session, absent)
      for (const prepared of cases) {
        const expected = expectedOf(person, rule, prepared)
        if (expected !== 'done' && !isWorthAsking(person, prepared, rule, expected)) continue
        const at = expected === 'done' ? await copyOf(world, prepared) : prepared
        if (rule.held && expected === 'done') await claim(person, at)
        const reply = await ask(world, person.session, requestFor(route, rule, at))
        if (!agrees(expected, reply, nowhere))
          wrong.push(`${person.name}, ${nameOf(prepared)}: ${saidBy(reply)}, not ${expected}`)
        if (reply.statusCode === 200) done.add(person.role)
      }
    }
    const prepared = cases.find(({ state }) => rule.states.includes(state)) as Prepared
    for (const [name, session] of Object.entries(others)) {
      const said = saidBy(await ask(world, session, requestFor(route, rule, prepared)))
      if (said !== (session ? 'not for them' : 'signed in first')) wrong.push(`${name}: ${said}`)
    }
    expect(wrong).toEqual([])
    expect([...done].sort(), 'everybody who may has done it once').toEqual(
      rule.doneIn ? [] : [...rule.roles].sort(),
    )
    expect(await digest(), 'what was refused left no trace').toBe(before)
  })
})

const nameOf = ({ family, state }: Prepared) => `${family.name}, ${state}`

/**
 * What somebody may not do is refused in one state as in another. So a quick run asks everybody for each place once in a
 * state in which it is lawful for others, and beyond that in a seventh of all states, in turn; `FULL=1` in all. Where an act
 * is lawful for nobody, only those are asked who might do it elsewhere.
 */
function isWorthAsking(who: Person, { state, family }: Prepared, rule: Act, expected: Expected): boolean {
  if (expected !== 'refused' && !rule.states.includes(state)) return false
  const once = `${who.name}, ${family.name}, ${expected}`
  const isFirst = expected === 'not for them' && !tried.has(once)
  tried.add(once)
  turn += 1
  return process.env.FULL === '1' || isFirst || turn % 7 === 0
}
let turn = 0
let tried = new Set<string>()

function requestFor(route: string, { body, query = '' }: Act, at: Prepared) {
  const [method = '', pattern = ''] = route.split(' ')
  const parts: Record<string, string> = {
    $material: at.material,
    $tolerable: at.tolerable,
    $organ: at.family.asked,
    $step: at.firstStep,
    $file: at.file,
    $chair: at.members[1] ?? '',
  }
  const filled = (text: string) => text.replace(/\$\w+/g, (name) => parts[name] ?? name)
  const params: Record<string, string> = {
    id: at.id,
    material: at.material,
    consultation: at.consultation,
    opinion: 'health',
    paper: at.sealable ?? newId(),
  }
  const path = pattern.replace(/\?\w+$/, '').replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
  if (Buffer.isBuffer(body)) return { method, url: path + filled(query), bytes: PNG }
  const text = filled(JSON.stringify(body))
    .replace('"$papers"', JSON.stringify(at.papers))
    .replace('"$members"', JSON.stringify(at.members))
  return { method, url: path + filled(query), body: JSON.parse(text) as object }
}

/** Whoever's desk it is claims the case: the person themselves, or, where a manager is to let go, the clerk. */
async function claim(person: Person, at: Prepared): Promise<void> {
  const route = 'POST /api/cases/:id/claim'
  const rule = MATRIX[route] as Act
  const holder =
    person.role === 'hallManager'
      ? stage.people.find((one) => one !== person && expectedOf(one, rule, at) === 'done')
      : person
  const reply = await ask(stage.world, holder?.session, requestFor(route, rule, at))
  if (reply.statusCode !== 200) throw new Error(reply.body)
}

/** Every row of the prepared cases, as one number. */
async function digest(): Promise<string> {
  const { rows } = await stage.world.owner.query<{ sum: string }>(
    `select md5(string_agg(t, '' order by t)) as sum from (
       select f::text as t from cases.file f where case_id = any ($1)
       union all select e::text from cases.event e where case_id = any ($1)
       union all select m::text from cases.material m where case_id = any ($1)
       union all select a::text from cases.attachment a where case_id = any ($1)
       union all select d::text from cases.delivery d where case_id = any ($1)
       union all select p::text from papers.paper p where case_id = any ($1)
       union all select s::text from papers.seal s where case_id = any ($1)) x`,
    [stage.cases.map(({ id }) => id)],
  )
  return rows[0]?.sum ?? randomUUID()
}
