import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, demoCity } from '../../../tests/identity.ts'
import { day } from '../../core/day.ts'
import type { Citizen } from '../../platform/actor.ts'
import { transact } from '../../platform/db.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { assertCovers, EVERYTHING, grantMandate, revokeMandate } from './mandates.ts'

const ENTERPRISE = '静宁县崆岭果品商贸有限公司'
let city: Awaited<ReturnType<typeof demoCity>>
let server: Awaited<ReturnType<typeof city.open>>
let mandate: string
beforeAll(async () => {
  city = await demoCity()
  server = await city.open()
  mandate = (await city.owner.query('select id from identity.mandate')).rows[0].id
})
afterAll(() => city.close())
afterEach(async () => {
  city.clock.today = day('2026-11-23')
  await city.owner.query('update identity.mandate set revoked_at = null, revoked_by = null')
})

async function agent(): Promise<Browser> {
  const me = browser(server)
  await me.signIn('agent', DEMO_PASSWORD)
  return me
}
const account = async (me: Browser) => (await me.ask('GET', '/account')).body
const actsFor = async (me: Browser) => /现在以谁的名义办事<\/h2><p><b>([^<]+)</.exec(await account(me))?.[1]
const partyOf = async (name: string): Promise<string> =>
  (await city.owner.query('select id from identity.party where name = $1', [name])).rows[0].id

describe('an agent', () => {
  test('acts for themselves until they say otherwise, and may go back', async () => {
    const me = await agent()
    expect(await actsFor(me)).toBe('张建国')
    await me.press('/account/acting', { mandate })
    expect(await actsFor(me)).toBe(ENTERPRISE)
    await me.press('/account/acting')
    expect(await actsFor(me)).toBe('张建国')
  })

  test('changes under a new secret, so that a page opened for one cannot act for the other', async () => {
    const me = await agent()
    const old = { secret: me.jar.get('onewindow'), token: me.tokenOn(await account(me)) }
    await me.press('/account/acting', { mandate })
    expect(me.jar.get('onewindow')).not.toBe(old.secret)
    expect((await me.ask('POST', '/account/acting', { formToken: old.token })).statusCode).toBe(403)
    expect(await actsFor(me)).toBe(ENTERPRISE)
  })

  test('cannot act by a mandate given to somebody else', async () => {
    const me = browser(server)
    await me.signIn('citizen1', DEMO_PASSWORD)
    const { reply } = await me.press('/account/acting', { mandate })
    expect([reply.statusCode, reply.body.includes('没有这项委托')]).toEqual([404, true])
    for (const id of ['not-a-mandate', '019dcd1c-0000-7000-8000-000000000000'])
      expect((await me.press('/account/acting', { mandate: id })).reply.statusCode).toBe(404)
  })

  test('acts on the last day of the mandate and no longer on the day after; nothing turns into their own affair', async () => {
    const me = await agent()
    await me.press('/account/acting', { mandate })
    const { rows } = await city.owner.query('select ends_on::text from identity.mandate')
    city.clock.today = day(rows[0].ends_on)
    expect(await actsFor(me)).toBe(ENTERPRISE)
    city.clock.today = day('2027-08-26')
    expect((await me.ask('GET', '/account')).statusCode).toBe(303)
    await me.signIn('agent', DEMO_PASSWORD)
    expect([await actsFor(me), (await account(me)).includes(ENTERPRISE)]).toEqual(['张建国', false])
  })

  test('is stopped at once when the enterprise revokes the mandate', async () => {
    const me = await agent()
    await me.press('/account/acting', { mandate })
    await transact(city.db, (tx) => revokeMandate(tx, mandate, 'clerk'))
    expect((await me.ask('GET', '/account')).statusCode).toBe(303)
    await expect(transact(city.db, (tx) => revokeMandate(tx, mandate, 'clerk'))).rejects.toMatchObject({
      code: 'identity/mandate-unknown',
    })
  })

  test('may give a mandate up, and goes on as themselves', async () => {
    const me = await agent()
    await me.press('/account/acting', { mandate })
    const asked = await me.ask('GET', `/account/mandates/${mandate}/end`)
    expect(asked.body).toContain('要恢复代理，需由企业的法定代表人重新委托')
    const { reply } = await me.press(`/account/mandates/${mandate}/end`)
    expect([reply.statusCode, await actsFor(me)]).toEqual([200, '张建国'])
    expect(reply.body).toContain('没有有效的企业委托')
    expect((await me.press('/account/acting', { mandate })).reply.statusCode).toBe(404)
  })
})

describe('a mandate', () => {
  const grant = async (more: object = {}) => {
    const [enterprise, person] = [await partyOf(ENTERPRISE), await partyOf('王䶮')]
    const granted = { enterprise, agent: person, items: [EVERYTHING], ...DAYS, ...more }
    return transact(city.db, (tx) => grantMandate(tx, granted, 'clerk'))
  }
  const DAYS = { startsOn: day('2026-12-01'), endsOn: day('2026-12-31') }

  test('has an end, and the end is not before its beginning', async () => {
    await expect(grant({ endsOn: day('2026-11-30') })).rejects.toMatchObject({
      code: 'identity/mandate-days',
    })
    await expect(
      city.owner.query('update identity.mandate set ends_on = null where id = $1', [mandate]),
    ).rejects.toMatchObject({ code: '23502' })
  })

  test('goes from an enterprise to a natural person', async () => {
    const person = await partyOf('李秀兰')
    await expect(grant({ enterprise: person })).rejects.toMatchObject({ code: 'identity/party-unknown' })
    const enterprise = await partyOf(ENTERPRISE)
    await expect(grant({ agent: enterprise })).rejects.toMatchObject({ code: 'identity/party-unknown' })
  })

  test('is not there before its first day', async () => {
    const id = await grant()
    const me = browser(server)
    await me.signIn('citizen1', DEMO_PASSWORD)
    expect((await me.press('/account/acting', { mandate: id })).reply.statusCode).toBe(404)
    city.clock.today = DAYS.startsOn
    await me.press('/account/acting', { mandate: id })
    expect(await actsFor(me)).toBe(ENTERPRISE)
  })

  test('covers the items it names and no other', () => {
    const actor = (items?: readonly string[]): Citizen => ({
      ...{ kind: 'citizen', id: 'person', party: 'enterprise', account: 'account', level: 2 },
      ...(items ? { mandate: { id: 'mandate', items } } : {}),
    })
    expect(() => assertCovers(actor(['food-business-permit']), 'food-business-permit')).not.toThrow()
    expect(() => assertCovers(actor([EVERYTHING]), 'anything')).not.toThrow()
    expect(() => assertCovers(actor(), 'anything')).not.toThrow()
    expect(() => assertCovers(actor(['food-business-permit']), 'company-registration')).toThrow(
      '不在委托范围内',
    )
  })
})
