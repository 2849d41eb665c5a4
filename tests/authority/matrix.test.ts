import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/id.ts'
import {
  copyOf,
  type Family,
  familyAt,
  forget,
  type Prepared,
  partyOf,
  prepare,
  STATES,
  type State,
} from './files.ts'
import { type Act, DESK, MATRIX, type Part, PNG, SIGHT } from './matrix.ts'
import { type Person, peopleOf } from './people.ts'
import { ask, openWorld, type Session, type World } from './world.ts'

let world: World
let people: Person[]
let applicant: Session
let stranger: Session
const cases = new Map<string, Map<State, Prepared>>()
const families: Family[] = []

beforeAll(async () => {
  world = await openWorld()
  people = await peopleOf(world)
  const party = await partyOf(world, CITIZEN)
  applicant = await world.signIn({ party })
  stranger = await world.signIn({ party: await partyOf(world, STRANGER) })
  for (const [name, places] of Object.entries(PLACES)) {
    const family = await familyAt(world, name, places, party)
    families.push(family)
    const prepared = new Map<State, Prepared>()
    for (const state of name === 'at the hall' ? STATES : BRIEFLY)
      prepared.set(state, await prepare(world, family, state))
    cases.set(name, prepared)
  }
}, 120_000)
afterAll(() => world.close())

const CITIZEN = {
  kind: 'natural',
  documentKind: 'citizenId',
  name: '王䶮',
  documentNumber: '620826198603152011',
} as const
const STRANGER = {
  kind: 'natural',
  documentKind: 'citizenId',
  name: '李秀兰',
  documentNumber: '620826195409120020',
} as const

/** Four ways a case can lie: at the county's hall, in a township, in a village, and between township and hall. */
const PLACES = {
  'at the hall': { site: 'hall-620826', handOut: 'hall-620826' },
  'in a township': { site: 'centre-620826101', handOut: 'centre-620826101' },
  'in a village': { site: 'station-620826101200', handOut: 'station-620826101200' },
  'between township and hall': { site: 'centre-620826101', handOut: 'hall-620826' },
}
const BRIEFLY: readonly State[] = [
  'submitted',
  'prePassed',
  'received',
  'correcting',
  'reviewing',
  'deciding',
  'decided',
  'completed',
  'closed',
]

/** What the place of somebody has to do with a case: told by comparing places, nothing else. */
function partsOf(person: Person, { site, handOut, organ, asked, county }: Family, state: State) {
  const wasAsked = !state.startsWith('received') && !BEFORE_ACCEPTANCE.includes(state)
  return [
    ...(person.site === site ? ['receives' as const] : []),
    ...(person.site === handOut ? ['handsOut' as const] : []),
    ...(person.organ === organ ? ['decides' as const] : []),
    ...(person.organ === asked && wasAsked ? ['asked' as const] : []),
    ...(person.division === `${county}000000` || person.division === '620800000000'
      ? ['oversees' as const]
      : []),
  ]
}
/** Nobody is asked for an opinion before a case is accepted. */
const BEFORE_ACCEPTANCE: readonly State[] = [
  'submitted',
  'preReturned',
  'prePassed',
  'correcting',
  'notApplicable',
  'refused',
  'returned',
  'withdrawn',
  'voided',
]

type Expected = 'signed in first' | 'not for them' | 'no such case' | 'not now' | 'done'

function expectedOf(person: Person, rule: Act, { family, state }: Prepared): Expected {
  const parts = partsOf(person, family, state)
  if (!parts.some((part) => SIGHT[person.role]?.includes(part))) return 'no such case'
  const desk = rule.part === 'desk' ? DESK[state] : undefined
  if (rule.part === 'desk' && desk === undefined) return 'not now'
  const has = (part: Part) =>
    part === 'receives or hands out'
      ? parts.includes('receives') || parts.includes('handsOut')
      : part === 'has a part'
        ? parts.includes('receives') || parts.includes('handsOut') || parts.includes('decides')
        : (parts as readonly string[]).includes(part)
  const manages = person.role === 'hallManager' && rule.roles.includes('hallManager')
  const sits = desk ? has(desk.part) && (desk.roles.includes(person.role) || manages) : has(rule.part)
  if (!rule.roles.includes(person.role) || !sits) return 'not for them'
  return rule.states.includes(state) ? 'done' : 'not now'
}

/** What an answer says; the rules may still say no to whoever may ask (a fee is due, a paper lacks its seal). */
function saidBy({ statusCode, body }: { statusCode: number; body: string }): Expected | string {
  const { type = '' } = statusCode === 200 ? {} : (JSON.parse(body) as { type?: string })
  if (statusCode === 401) return 'signed in first'
  if (statusCode === 403) return 'not for them'
  if (type === 'case/unknown' || type === 'file/unknown') return 'no such case'
  if (type === 'case/not-now') return 'not now'
  return [200, 409, 422].includes(statusCode) ? 'done' : `${statusCode} ${type}`
}

const acts = Object.entries(MATRIX).flatMap(([route, rule]) =>
  rule.kind === 'act' ? [[route, rule] as const] : [],
)

describe('each act, by every post at every place, on a case in every state', { timeout: 120_000 }, () => {
  test.each(acts)('%s', async (route, rule) => {
    const wrong: string[] = []
    const done = new Set<string>()
    const before = await digest()
    for (const prepared of every()) {
      for (const person of people) {
        const expected = expectedOf(person, rule, prepared)
        const lawful = rule.states.includes(prepared.state)
        if (expected !== 'done' && expected !== 'not now' && !lawful) continue // nothing could show there
        const at = expected === 'done' ? await copyOf(world, prepared) : prepared
        const reply = await ask(world, person.session, requestFor(route, rule, at))
        const said = saidBy(reply)
        if (said !== expected)
          wrong.push(
            `${person.name}, ${prepared.family.name}, ${prepared.state}: ${said}, not ${expected} ${reply.body.slice(0, 80)}`,
          )
        if (reply.statusCode === 200) done.add(person.role)
        if (expected === 'done') await forget(world, at)
      }
      for (const [name, session] of [
        ['applicant', applicant],
        ['stranger', stranger],
        ['visitor', undefined],
      ] as const) {
        if (!rule.states.includes(prepared.state)) continue
        const said = saidBy(await ask(world, session, requestFor(route, rule, prepared)))
        if (said !== (session ? 'not for them' : 'signed in first'))
          wrong.push(`${name}, ${prepared.state}: ${said}`)
      }
    }
    expect(wrong).toEqual([])
    expect([...done].sort(), 'everybody who may has done it once').toEqual([...rule.roles].sort())
    expect(await digest(), 'what was refused left no trace').toBe(before)
  })
})

const every = (): Prepared[] => [...cases.values()].flatMap((family) => [...family.values()])

function requestFor(route: string, { body, query = '' }: Act, at: Prepared) {
  const [method = '', pattern = ''] = route.split(' ')
  const names: Record<string, string> = {
    $material: at.material,
    $organ: at.family.asked,
    $step: at.firstStep,
    $file: at.file,
  }
  const filled = (text: string) => text.replace(/\$\w+/g, (name) => names[name] ?? name)
  const url =
    pattern
      .replace(/\?\w+$/, '')
      .replace(':id', at.id)
      .replace(':material', at.material)
      .replace(':consultation', at.consultation)
      .replace(':opinion', 'health')
      .replace(':paper', at.sealable ?? newId()) + filled(query)
  if (Buffer.isBuffer(body)) return { method, url, bytes: PNG }
  const text = filled(JSON.stringify(body)).replace('"$papers"', JSON.stringify(at.papers))
  return { method, url, body: JSON.parse(text.replace('"$papers"', JSON.stringify(at.papers))) as object }
}

/** Every row a case consists of, as one number. */
async function digest(): Promise<string> {
  const ids = every().map(({ id }) => id)
  const { rows } = await world.owner.query<{ sum: string }>(
    `select md5(string_agg(t, '' order by t)) as sum from (
       select f::text as t from cases.file f where case_id = any ($1)
       union all select e::text from cases.event e where case_id = any ($1)
       union all select m::text from cases.material m where case_id = any ($1)
       union all select a::text from cases.attachment a where case_id = any ($1)
       union all select d::text from cases.delivery d where case_id = any ($1)
       union all select p::text from papers.paper p where case_id = any ($1)
       union all select s::text from papers.seal s where case_id = any ($1)) x`,
    [ids],
  )
  return rows[0]?.sum ?? randomUUID()
}
