import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, demoCity } from '../../../tests/identity.ts'
import { day } from '../../core/day.ts'
import { newId } from '../../platform/id.ts'
import { loadCatalogue } from '../catalogue/load.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'

const AGENT = { name: '王䶮', documentNumber: '620826198603152011' }
let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
let owner: Browser
let home: string
beforeAll(async () => {
  city = await demoCity()
  await loadCatalogue(city.db, { changesFrom: day('2026-01-01') })
  server = await city.open()
  owner = await signedIn('owner')
  const { rows } = await city.owner.query(`select id from identity.party where name like '静宁县崆岭%'`)
  home = `/account/enterprises/${rows[0].id}`
})
afterAll(() => city.close())

async function signedIn(login: string): Promise<Browser> {
  const me = browser(server)
  await me.signIn(login, DEMO_PASSWORD)
  return me
}
const blank = () => ({ id: newId(), ...AGENT, scope: '*', startsOn: '2026-11-23', endsOn: '2027-11-22' })
const grant = (fields: object, me = owner) => me.press(`${home}/mandates`, fields as Record<string, string>)
const page = async (path = home, me = owner) => (await me.ask('GET', path)).body
const mandates = async () =>
  (
    await city.owner.query(
      `select m.id, p.name as agent, m.items, m.starts_on, m.ends_on, m.revoked_at is not null as revoked
       from identity.mandate m join identity.party p on p.id = m.agent where p.name <> '张建国' order by m.granted_at`,
    )
  ).rows
/** A page without the ids of its own address. */
const told = (html: string) => html.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
const account = async (me: Browser) => (await me.ask('GET', '/account')).body

describe('the legal representative', () => {
  test('finds the enterprise under their account, with the mandates in force', async () => {
    expect(await account(owner)).toContain('静宁县崆岭果品商贸有限公司')
    const html = await page()
    expect(html).toContain('张建国')
    expect(html).toContain('620802********361X')
    expect(html).not.toContain('62080219881120361X')
  })

  test('lets somebody act for the enterprise, once however often it is sent, and it works at once', async () => {
    const asked = blank()
    const agent = await signedIn('citizen1')
    expect(await account(agent)).toContain('没有有效的企业委托')
    for (const _ of [1, 2]) expect((await grant(asked)).at).toBe(home)
    expect(await mandates()).toMatchObject([
      { id: asked.id, agent: '王䶮', items: ['*'], ends_on: '2027-11-22' },
    ])
    expect(await account(agent)).toContain('代表该企业办事')
  })

  test('for the items chosen, and for none that do not exist', async () => {
    const asked = { ...blank(), scope: 'some', items: 'food-business-permit' }
    expect((await grant(asked)).at).toBe(home)
    expect(await page()).toContain('食品经营许可（新办）')
    const none = await grant({ ...blank(), scope: 'some' })
    expect([none.reply.statusCode, none.reply.body.includes('请选择委托的事项')]).toEqual([422, true])
    const odd = await grant({ ...blank(), scope: 'some', items: 'no-such-item' })
    expect(odd.reply.statusCode).toBe(422)
  })

  test.each([
    [{ name: '王大山' }, '没有找到这位办事人'],
    [{ documentNumber: '62082619900307451X' }, '没有找到这位办事人'],
    [{ documentNumber: '620826198603152012' }, '校验码'],
    [{ startsOn: '2026-11-22' }, '日期不能早于今天'],
    [{ endsOn: '2026-11-22' }, '截止日期不能早于开始日期'],
    [{ endsOn: '2029-11-23' }, '一次委托最长三年，截止日期请填2029-11-22'],
    [{ endsOn: '明年' }, '请填写日期'],
  ])('%j is refused beside its field, and what was typed is still there', async (fault, sentence) => {
    const { reply } = await grant({ ...blank(), ...fault })
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain(sentence)
    expect(reply.body).toContain(Object.values({ ...AGENT, ...fault })[0])
    expect(reply.body).toContain('value="2026-11-2')
  })

  test('moves the end of a mandate, and takes one back: the agent is out with the next request', async () => {
    const asked = { ...blank(), endsOn: '2026-12-31' }
    await grant(asked)
    const path = `${home}/mandates/${asked.id}`
    expect(await page(path)).toContain('value="2026-12-31"')
    for (const [endsOn, status] of [
      ['2026-11-22', 422],
      ['2029-11-23', 422],
      ['2027-06-30', 200],
    ] as const)
      expect((await owner.press(path, { endsOn })).reply.statusCode, endsOn).toBe(status)
    expect((await mandates()).find(({ id }) => id === asked.id)).toMatchObject({ ends_on: '2027-06-30' })

    const agent = await signedIn('citizen1')
    await agent.press('/account/acting', { mandate: asked.id })
    expect(await account(agent)).toContain('改为本人办事')
    expect(await page(`${path}/revocation`)).toContain('确认后立即生效')
    expect((await owner.press(`${path}/revocation`)).at).toBe(home)
    expect((await agent.ask('GET', '/account')).statusCode).toBe(303)
    expect((await owner.press(`${path}/revocation`)).reply.statusCode).toBe(404)
    expect(await page()).toContain('已到期或收回的委托')
  })

  test('leaves a line for each of these', async () => {
    const { rows } = await city.owner.query(
      `select kind, author_kind, author_name, subject, facts from organisation.change where kind like 'mandate%' order by id`,
    )
    expect(rows.map(({ kind }) => kind)).toEqual([
      'mandateGranted',
      'mandateGranted',
      'mandateGranted',
      'mandateEndMoved',
      'mandateRevoked',
    ])
    expect(rows[3]).toMatchObject({
      author_kind: 'applicant',
      author_name: '马玉霞',
      subject: '静宁县崆岭果品商贸有限公司',
      facts: { agent: '王䶮', before: '2026-12-31', lastDay: '2027-06-30' },
    })
  })
})

describe('nobody else', () => {
  test('gives mandates for an enterprise, not even its agent; to them it is not there', async () => {
    const agent = await signedIn('agent')
    const nowhere = '/account/enterprises/019dcd1c-0000-7000-8000-000000000000'
    for (const path of ['', '/mandates', `/mandates/${newId()}`, `/mandates/${newId()}/revocation`]) {
      const [theirs, none] = [await agent.ask('GET', home + path), await agent.ask('GET', nowhere + path)]
      expect([theirs.statusCode, told(theirs.body)], path).toEqual([404, told(none.body)])
    }
    expect((await grant(blank(), agent)).reply.statusCode).toBe(404)
    expect((await browser(server).ask('GET', home)).statusCode).toBe(303)
  })

  test('not the representative either, as long as their account was never seen', async () => {
    await city.owner.query(`update identity.account set level = 1 where login = 'owner'`)
    expect((await owner.ask('GET', home)).statusCode).toBe(404)
    expect(await account(owner)).toContain('带营业执照和身份证到任一窗口登记一次')
    await city.owner.query(`update identity.account set level = 2 where login = 'owner'`)
  })

  test('a mandate of another enterprise is not there', async () => {
    const other = newId()
    await city.owner.query(
      `insert into identity.party (id, kind, name, document_kind, document_number, created_by)
       values ($1, 'legal', '别家公司', 'other', 'X-1', 'test')`,
      [other],
    )
    const mandate = newId()
    await city.owner.query(
      `insert into identity.mandate (id, enterprise, agent, items, starts_on, ends_on, granted_by)
       select $1, $2, id, '{*}', '2026-01-01', '2027-01-01', 'test' from identity.party where name = '王䶮'`,
      [mandate, other],
    )
    expect((await owner.ask('GET', `${home}/mandates/${mandate}`)).statusCode).toBe(404)
    expect((await owner.press(`${home}/mandates/${mandate}/revocation`)).reply.statusCode).toBe(404)
  })
})
