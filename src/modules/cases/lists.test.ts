import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { termsOf } from '../../core/case/terms.ts'
import { groupQueryCode } from '../../core/number.ts'
import { transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { guideInForce } from '../catalogue/facade.ts'
import { findOrCreateParty } from '../identity/facade.ts'
import { organFor } from '../organisation/facade.ts'
import { queryCode } from './access.ts'
import { casesModule } from './module.ts'
import { submissions } from './submit.ts'

const COUNTY = '620826000000'
const TOWN = '620826101000'
let app: TestApp
let organ: string
let inCounty: string
let inTown: string

beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [casesModule] })
  const on = app.setting.today()
  const competence = { department: 'market-regulation', level: 'county', division: COUNTY } as const
  organ = (await organFor(app.db, competence, on)).id
  inCounty = await received(COUNTY)
  inTown = await received(TOWN)
})
afterAll(() => app.close())

/** A food permit, received at the county's hall for a place in this division. */
async function received(division: string): Promise<string> {
  const on = app.setting.today()
  const person = { kind: 'natural', documentKind: 'citizenId', name: '王䶮' } as const
  const document = { documentNumber: '620826199001010010' }
  const party = await transact(app.db, (tx) => findOrCreateParty(tx, { ...person, ...document }))
  const { guide, version, item, implementation } = await guideInForce(
    app.db,
    { item: 'food-business-permit', organ },
    on,
  )
  const id = newId()
  await submissions(
    app.db,
    app.setting,
  )({
    ...{ id, on, by: party.id, party: party.id, applicantName: '王䶮', channel: 'window', item },
    places: { site: HOME_HALL, organ, handOut: HOME_HALL, division },
    ...{
      title: guide.name,
      group: guide.windowGroup,
      situation: {},
      form: {},
      materials: [],
      attachments: [],
    },
    terms: { ...termsOf(guide, version, implementation, () => organ), originals: 'none' },
    contact: { name: '王䶮' },
    delivery: { way: 'pickup' },
    received: { originals: true },
  })
  return id
}

const supervisor = async () => app.as(await staffAt(app.db, { division: COUNTY, role: 'supervisor' }))
const ids = (reply: { json: () => { cases: { id: string }[] } }) => reply.json().cases.map(({ id }) => id)

describe('a supervisor narrows the list', () => {
  test('to a division and everything below it', async () => {
    const watch = await supervisor()
    expect(ids(await watch.get(`/api/cases?view=all&division=${COUNTY}`)).sort()).toEqual(
      [inCounty, inTown].sort(),
    )
    expect(ids(await watch.get(`/api/cases?view=all&division=${TOWN}`))).toEqual([inTown])
  })

  test('to the organ that decides, whose name comes with the list', async () => {
    const reply = await (await supervisor()).get(`/api/cases?view=all&organ=${organ}`)
    expect(ids(reply)).toHaveLength(2)
    expect(reply.json().organs).toEqual({ [organ]: '县市场监管局' })
    expect(ids(await (await supervisor()).get('/api/cases?view=all&organ=nobody'))).toEqual([])
  })

  test('and the figures count the same part', async () => {
    const watch = await supervisor()
    expect((await watch.get(`/api/cases/counts?view=all&division=${TOWN}`)).json().byStatus).toEqual({
      received: 1,
    })
    expect((await watch.get('/api/cases/counts?view=all')).json().byStatus).toEqual({ received: 2 })
    expect((await watch.get('/api/cases/counts')).json().byStatus).toEqual({}) // nothing lies on a supervisor's desk
  })

  test('but no further than their own division', async () => {
    const reply = await (await supervisor()).get('/api/cases?view=all&division=620802000000')
    expect(ids(reply)).toEqual([])
  })
})

describe('a query code, typed or scanned at a desk', () => {
  const clerk = async () => {
    const post = await staffAt(app.db, { site: HOME_HALL, role: 'hallManager' })
    return app.as(post)
  }

  test('finds its case, however it is spaced', async () => {
    const code = queryCode(app.setting.secret, inTown)
    const typed = encodeURIComponent(groupQueryCode(code).toLowerCase())
    expect(ids(await (await clerk()).get(`/api/cases?view=desk&q=${typed}`))).toEqual([inTown])
  })

  test('finds nothing that does not lie on that desk, and nothing outside a desk', async () => {
    const code = queryCode(app.setting.secret, inTown)
    const reviewer = app.as(await staffAt(app.db, { organ, role: 'reviewer' }))
    expect(ids(await reviewer.get(`/api/cases?view=desk&q=${code}`))).toEqual([])
    expect(ids(await (await clerk()).get(`/api/cases?view=all&q=${code}`))).toEqual([])
  })
})

test('the case desk is told what the guide of the case says', async () => {
  const clerk = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }))
  const { item, guide, steps } = (await clerk.get(`/api/cases/${inCounty}`)).json()
  expect(item).toBe('food-business-permit')
  expect(guide.result).toMatchObject({ name: '食品经营许可证', kind: '10' })
  expect(guide.basis[0].law).toContain('食品安全法')
  expect(steps.every(({ standard }: { standard: string }) => standard !== '')).toBe(true)
})

describe('the actions of a case', () => {
  test('somebody else’s hold leaves what needs no desk, and nothing more', async () => {
    const hall = { site: HOME_HALL, role: 'clerk' } as const
    const [one, other] = [await staffAt(app.db, hall), await staffAt(app.db, hall, { nth: 1 })]
    const actions = async (who: typeof one) =>
      (await app.as(who).get(`/api/cases/${inTown}`)).json().actions as string[]
    expect(await actions(other)).toContain('Accept')
    expect((await app.as(one).post(`/api/cases/${inTown}/claim`)).statusCode).toBe(200)
    expect(await actions(one)).toContain('Accept')
    expect(await actions(other)).toEqual(['Withdraw', 'Void'])
  })
})
