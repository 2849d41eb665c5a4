import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, demoCity } from '../../../tests/identity.ts'
import type { ApplicantView, HandedOut } from './acts.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'

const CITIZEN2 = '620826195409120020'
const NEW = '62082619900307451X'
const ENTERPRISE = '91620826MA7L1QGX3C'
const OWN = '门前三棵老杏树春天开花的'
let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
let clerk: Browser
beforeAll(async () => {
  city = await demoCity()
  server = await city.open()
  clerk = browser(server)
  await clerk.signIn('clerk', DEMO_PASSWORD)
})
afterAll(() => city.close())

const find = async (document: string) => {
  const reply = await clerk.api('GET', `/api/identities?document=${document}`)
  return reply.json() as { problem: string | null; applicants: ApplicantView[] }
}
const one = async (document: string) => (await find(document)).applicants[0] as ApplicantView
const post = async (url: string, body: object, id: string = randomUUID()) => {
  const reply = await clerk.api('POST', url, body, { 'idempotency-key': id })
  return { status: reply.statusCode, body: reply.json() }
}
const prove = (documentNumber: string, name: string, more: object = {}) =>
  post('/api/identities', { documentKind: 'citizenId', documentNumber, name, ...more })
const levels = async (login: string) =>
  (
    await city.owner.query(
      'select p.level as party, a.level as account from identity.account a join identity.party p on p.id = a.party where a.login = $1',
      [login],
    )
  ).rows[0]

describe('who somebody is, at the window', () => {
  test('is found by a document number, with as little as the clerk needs', async () => {
    const view = await one(CITIZEN2)
    expect(view).toMatchObject({ name: '李秀兰', level: 1, account: 'active', accountLevel: 1 })
    expect([view.documentNumber, view.phone]).toEqual(['620826********0020', '199******02'])
    expect((await find('620826195409120021')).problem).toContain('校验码')
    expect(await find(NEW)).toEqual({ problem: null, applicants: [] })
  })

  test('is proven by the card: the name on it is asked for, and another name is not taken over by a slip', async () => {
    const slip = await prove(CITIZEN2, '李秀梅')
    expect([slip.status, slip.body.type]).toEqual([409, 'identity/name-differs'])
    expect((await one(CITIZEN2)).name).toBe('李秀兰')
    const wrong = await prove('620826195409120021', '李秀兰')
    expect([wrong.status, wrong.body.issues[0].field]).toEqual([400, 'documentNumber'])
    expect((await prove(CITIZEN2, '李秀兰')).body).toMatchObject({ level: 2, verifiedOn: '2026-11-23' })
    expect((await prove(CITIZEN2, '李秀梅', { corrects: true })).body.name).toBe('李秀梅')
    await prove(CITIZEN2, '李秀兰', { corrects: true })
  })

  test('proves an account only when its holder says that it is theirs: anybody could have registered it', async () => {
    expect(await levels('citizen2')).toEqual({ party: 2, account: 1 })
    await prove(CITIZEN2, '李秀兰', { owns: true })
    expect(await levels('citizen2')).toEqual({ party: 2, account: 2 })
  })

  test('is on record: who saw whose card, without the whole number', async () => {
    const { rows } = await city.owner.query(
      `select author_post, subject, facts, division from organisation.change where kind = 'identityProven' limit 1`,
    )
    expect(rows[0]).toMatchObject({
      author_post: 'clerk@hall-620826-02',
      subject: '李秀兰',
      division: '620826000000',
    })
    expect(rows[0].facts).toEqual({ document: '620826********0020' })
  })
})

describe('a password at the window', () => {
  test('is handed out only to whoever was proven today, and then makes the account theirs alone', async () => {
    const thief = browser(server)
    await thief.signIn('citizen1', DEMO_PASSWORD)
    const { id } = await one('620826198603152011')
    await city.owner.query(`update identity.party set verified_on = '2026-11-22' where id = $1`, [id])
    const early = await post(`/api/identities/${id}/initial-password`, { reason: '忘记密码' })
    expect([early.status, early.body.type]).toEqual([409, 'identity/seen-first'])
    await prove('620826198603152011', '王䶮')
    const again = randomUUID()
    const handed = await post(`/api/identities/${id}/initial-password`, { reason: '忘记密码' }, again)
    const { password } = handed.body.handedOut as HandedOut
    expect((await thief.ask('GET', '/account')).statusCode).toBe(303)
    const repeated = await post(`/api/identities/${id}/initial-password`, { reason: '忘记密码' }, again)
    expect(repeated.body.handedOut.password).toBeNull()

    const me = browser(server)
    const { at } = await me.signIn('620826198603152011', password ?? '')
    expect(at).toMatch(/new-password$/)
    const { reply } = await me.post(at, { password: OWN, again: OWN })
    expect(reply.body).toContain('王䶮')
    expect(await levels('citizen1')).toEqual({ party: 2, account: 2 })
  })

  test('opens a first account for somebody who never registered', async () => {
    const { body } = await prove(NEW, '陈守义', { phone: '19909330099' })
    expect(body.account).toBe('none')
    const handed = await post(`/api/identities/${body.id}/initial-password`, { reason: '开通账号' })
    expect(handed.body.applicant).toMatchObject({ account: 'initial', accountLevel: 2 })
    const me = browser(server)
    expect((await me.signIn('19909330099', handed.body.handedOut.password)).at).toMatch(/new-password$/)
  })

  test('does not get round a disabled account', async () => {
    const { id } = await one(NEW)
    await city.owner.query(
      `update identity.account set disabled_at = now(), disabled_by = 'test' where party = $1`,
      [id],
    )
    const handed = await post(`/api/identities/${id}/initial-password`, { reason: '开通账号' })
    expect([handed.status, handed.body.type]).toEqual([403, 'identity/account-disabled'])
  })

  test('an enterprise has none', async () => {
    const { id } = await one(ENTERPRISE)
    const handed = await post(`/api/identities/${id}/initial-password`, { reason: '开通账号' })
    expect([handed.status, handed.body.type]).toEqual([404, 'identity/party-unknown'])
  })
})

describe('the legal representative', () => {
  test('is whoever licence and card name; another is taken only when the licence is new', async () => {
    const { id, representative } = await one(ENTERPRISE)
    expect(representative).toMatchObject({ name: '马玉霞', documentNumber: '620826********2026' })
    const asked = { documentNumber: NEW, name: '陈守义' }
    const other = await post(`/api/identities/${id}/representative`, asked)
    expect([other.status, other.body.type]).toEqual([409, 'identity/representative-differs'])
    const changed = await post(`/api/identities/${id}/representative`, { ...asked, corrects: true })
    expect(changed.body).toMatchObject({ legalRepresentative: '陈守义', representative: { name: '陈守义' } })
    const owner = browser(server)
    await owner.signIn('owner', DEMO_PASSWORD)
    expect((await owner.ask('GET', `/account/enterprises/${id}`)).statusCode).toBe(404)
    const back = { documentNumber: '620826197905082026', name: '马玉霞', corrects: true }
    await post(`/api/identities/${id}/representative`, back)
    expect((await owner.ask('GET', `/account/enterprises/${id}`)).statusCode).toBe(200)
    const { rows } = await city.owner.query('select ended_at is null as now from identity.representative')
    expect(rows.filter(({ now }) => now)).toHaveLength(1)
    expect(rows).toHaveLength(3)
  })

  test('a person has none', async () => {
    const { id } = await one(CITIZEN2)
    const asked = { documentNumber: NEW, name: '陈守义' }
    expect((await post(`/api/identities/${id}/representative`, asked)).status).toBe(404)
  })

  test('the clerk sees who may act for an enterprise, and for whom somebody may act', async () => {
    expect((await one(ENTERPRISE)).mandates).toMatchObject([{ agent: '张建国', items: ['*'], when: 'now' }])
    expect((await one('62080219881120361X')).mandates).toMatchObject([
      { enterprise: '静宁县崆岭果品商贸有限公司', when: 'now' },
    ])
  })
})
