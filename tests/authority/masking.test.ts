import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupQueryCode } from '../../src/core/number.ts'
import { linkToken, queryCode } from '../../src/modules/cases/facade.ts'
import { type Family, familyAt, type Prepared, partyOf, prepare, STATES, startedDraft } from './files.ts'
import { peopleOf } from './people.ts'
import { ask, openWorld, type Session, type World } from './world.ts'

/** P36 and P37 in their quick form: who reads how much of whom, in every state a case can be in. */
const WANG = {
  kind: 'natural',
  documentKind: 'citizenId',
  name: '欧阳䶮霞',
  documentNumber: '620826198603152011',
  phone: '13966667777',
  address: '静宁县威戎镇金丝雀巷1号',
} as const
/** As `prepare` writes it into the application. */
const CONTACT = '13893312345'

let world: World
let cases: Prepared[]
let mine: Session
let staff: Awaited<ReturnType<typeof peopleOf>>
let family: Family
beforeAll(async () => {
  world = await openWorld()
  const party = await partyOf(world, WANG)
  family = await familyAt(world, 'at the hall', { site: 'hall-620826', handOut: 'hall-620826' }, party)
  cases = []
  for (const state of STATES) cases.push(await prepare(world, family, state))
  mine = await world.signIn({ party })
  staff = await peopleOf(world)
}, 120_000)
afterAll(() => world.close())

const get = (session: Session | undefined, url: string) => ask(world, session, { method: 'GET', url })
const tokenOf = ({ id }: Prepared) => linkToken(world.setting.secret, id)
const WHOLE = [WANG.name, WANG.documentNumber, WANG.phone, WANG.address, CONTACT]

describe('whoever only has the link', () => {
  test('reads how the case stands, and no whole name, number, telephone or address, in any state', async () => {
    for (const at of cases) {
      const token = tokenOf(at)
      for (const page of ['', '/proof', '/correction', '/withdrawal', '/rating']) {
        const { body, statusCode } = await get(undefined, `/f/${token}${page}`)
        expect(statusCode, `${at.state}${page}`).toBeLessThan(500)
        for (const secret of WHOLE) expect(body, `${at.state}${page}`).not.toContain(secret)
        const code = queryCode(world.setting.secret, at.id)
        for (const secret of [code, groupQueryCode(code)])
          expect(body, `${at.state}${page}`).not.toContain(secret)
      }
      expect((await get(undefined, `/f/${token}`)).body, at.state).toContain('欧阳**')
    }
  })

  test('opens no scan and no receipt, which carries the code', async () => {
    for (const at of cases) {
      expect([401, 404]).toContain(
        (await get(undefined, `/api/cases/${at.id}/files/${at.attachment}`)).statusCode,
      )
      const { rows } = await world.owner.query<{ id: string }>(
        `select paper_id as id from papers.paper where case_id = $1 and kind = 'receipt'`,
        [at.id],
      )
      for (const { id } of rows)
        for (const ending of ['', '/pdf']) {
          const reply = await get(undefined, `/f/${tokenOf(at)}/papers/${id}${ending}`)
          expect([reply.statusCode, String(reply.headers.location)], at.state).toEqual([
            303,
            expect.stringContaining('/proof'),
          ])
        }
    }
  })
})

describe('the applicant', () => {
  test('reads their own name, and nobody’s of the office; what one office asked another stays inside', async () => {
    for (const at of cases) {
      const { body } = await get(mine, `/my/cases/${at.id}`)
      expect(body, at.state).toContain(WANG.name)
      const { rows } = await world.owner.query<{ name: string }>(
        `select distinct p.name from cases.event e join organisation.person p on p.id::text = e.actor where e.case_id = $1`,
        [at.id],
      )
      for (const { name } of rows) expect(body, `${at.state}: ${name}`).not.toContain(name)
    }
  })

  test('never sees the whole number of their document on a page that may lie open', async () => {
    for (const url of [
      '/my',
      '/my/cases',
      '/my/messages',
      '/account',
      ...cases.map(({ id }) => `/my/cases/${id}`),
    ])
      expect((await get(mine, url)).body, url).not.toContain(WANG.documentNumber)
  })
})

describe('lists', () => {
  test('of no post hold numbers of documents, telephones or addresses', async () => {
    for (const { name, session } of staff)
      for (const view of ['desk', 'mine', 'opinions', 'consultations', 'all']) {
        const { body } = await get(session, `/api/cases?view=${view}&size=100`)
        for (const secret of [WANG.documentNumber, WANG.phone, WANG.address, CONTACT])
          expect(body, `${name} ${view}`).not.toContain(secret)
      }
  })

  test('who sees no cases finds nobody by a number either', async () => {
    for (const { name, role, session } of staff) {
      const { statusCode, body } = await get(session, `/api/applicants?document=${WANG.documentNumber}`)
      const mayAsk = ['clerk', 'townshipClerk', 'villageAgent'].includes(role)
      expect(statusCode, name).toBe(mayAsk ? 200 : 403)
      expect(body.includes(WANG.phone), `${name} reads the whole telephone`).toBe(false)
      if (!mayAsk) expect(body).not.toContain(WANG.name)
    }
  })
})

describe('what is kept', () => {
  test('the record of events names nobody: people are ids in it', async () => {
    const { rows } = await world.owner.query<{ n: number }>(
      `select count(*)::int as n from cases.event where data::text like any ($1)`,
      [WHOLE.map((secret) => `%${secret}%`)],
    )
    expect(rows[0]?.n).toBe(0)
  })

  /** Not even that of the receipts, which print the code (decision 0006). */
  test('no table holds what opens a case: neither code nor link', async () => {
    await startedDraft(world, family)
    const keys = cases.flatMap(({ id }) => {
      const code = queryCode(world.setting.secret, id)
      return [code, groupQueryCode(code), tokenOf({ id } as Prepared)]
    })
    const { rows: tables } = await world.owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') and schemaname not like 'pg_temp%'`,
    )
    expect(tables.length).toBeGreaterThan(40)
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await world.owner.query<{ n: number }>(
        `select count(*)::int as n from ${name} t where t::text like any ($1)`,
        [keys.map((key) => `%${key}%`)],
      )
      if (rows[0]?.n) found.push(name)
    }
    expect(found).toEqual([])
  })

  test('the cookie of a session is in no table either: only its fingerprint', async () => {
    const secret = mine.cookie.split('=')[1] ?? ''
    const { rows } = await world.owner.query(`select 1 from identity.session s where s::text like $1`, [
      `%${secret}%`,
    ])
    expect([secret.length > 40, rows]).toEqual([true, []])
  })
})
