import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, demoCity } from '../../../tests/identity.ts'
import { transact } from '../../platform/db.ts'
import { verifyPerson } from './accounts.ts'
import { type Described, findOrCreateParty, type Seen } from './parties.ts'
import { findParty } from './queries.ts'

let city: Awaited<ReturnType<typeof demoCity>>
beforeAll(async () => {
  city = await demoCity()
})
afterAll(() => city.close())

const PERSON = {
  kind: 'natural',
  name: '慕容雪晴',
  documentKind: 'citizenId',
  documentNumber: '620826199001010010',
} as const satisfies Described
const find = (described: Described, seen?: Seen) =>
  transact(city.db, (tx) => findOrCreateParty(tx, described, seen))
const seen = (more: object = {}) => ({ by: 'clerk-1', on: city.clock.today, ...more })

describe('the person in front of the window', () => {
  test('is one applicant, however often and at how many windows at once they come', async () => {
    const found = await Promise.all([1, 2, 3, 4].map(() => find({ ...PERSON, phone: '13909330099' }, seen())))
    expect(new Set(found.map(({ id }) => id)).size).toBe(1)
    expect(found.filter(({ created }) => created)).toHaveLength(1)
    const [first] = found
    const again = await find({ ...PERSON, documentNumber: ' 620826199001010010 ' }, seen())
    expect(again).toEqual({ id: first?.id, created: false })
    expect(await findParty(city.db, again.id)).toMatchObject({
      name: '慕容雪晴',
      phone: '13909330099',
      level: 2,
    })
  })

  test('under another name is a question for the clerk, unless the document says the record is wrong', async () => {
    await expect(find({ ...PERSON, name: '慕容雪情' }, seen())).rejects.toMatchObject({
      code: 'identity/name-differs',
      message: '该证件号码登记的姓名是“慕容雪晴”，与本次填写的不一致，请核对证件。',
    })
    const { id } = await find({ ...PERSON, name: '慕容雪情' }, seen({ corrects: true }))
    expect(await findParty(city.db, id)).toMatchObject({ name: '慕容雪情' })
    await find(PERSON, seen({ corrects: true }))
  })

  test('keeps the phone that is on record: a case carries its own', async () => {
    const { id } = await find({ ...PERSON, phone: '13800000000' }, seen())
    expect(await findParty(city.db, id)).toMatchObject({ phone: '13909330099' })
  })

  test('may have no phone, and may carry a passport', async () => {
    const { id } = await find(
      { ...PERSON, documentKind: 'passport', documentNumber: 'e12345678', name: 'Ana Ruiz' },
      seen(),
    )
    expect(await findParty(city.db, id)).toMatchObject({ documentNumber: 'E12345678', phone: undefined })
  })

  test('finds the account they registered on-line; seeing the card proves it', async () => {
    const server = await city.open()
    const me = browser(server)
    const page = await me.get('/signin?return=/account')
    const secret = { password: '门前三棵老杏树春天开白花', again: '门前三棵老杏树春天开白花', agreed: 'yes' }
    const typed = { name: '段晓楠', citizenId: '620802198506151227', phone: '13909330077', address: '' }
    const registered = await me.post(`${page.at}/registration`, { ...typed, ...secret })
    expect(registered.reply.body).toContain('网上登记')
    const { id, created } = await find(
      { ...PERSON, name: '段晓楠', documentNumber: '620802198506151227' },
      seen(),
    )
    expect(created).toBe(false)
    expect((await me.ask('GET', '/account')).body).toContain('网上登记')
    await transact(city.db, (tx) => verifyPerson(tx, id, seen()))
    expect((await me.ask('GET', '/account')).body).toContain('已实名核验')
  })

  test('known from a window opens an account on-line only with the name and phone recorded there', async () => {
    const documentNumber = '620881197803081537'
    await find({ ...PERSON, name: '马得福', documentNumber, phone: '13909330066' }, seen())
    const server = await city.open()
    const register = async (phone: string) => {
      const me = browser(server)
      const page = await me.get('/signin?return=/account')
      const secret = {
        password: '门前三棵老杏树春天开白花',
        again: '门前三棵老杏树春天开白花',
        agreed: 'yes',
      }
      const typed = { name: '马得福', citizenId: documentNumber, phone, address: '', ...secret }
      return (await me.post(`${page.at}/registration`, typed)).reply.body
    }
    expect(await register('13909330065')).toContain('不能在网上重复注册')
    expect(await register('13909330066')).toContain('网上登记')
  })
})

describe('an organisation', () => {
  const organisation = (name: string, documentNumber: string): Described => ({
    kind: 'legal',
    name,
    documentNumber,
  })

  test('is one applicant under its credit code, in whatever case it was typed', async () => {
    const one = await find(organisation('静宁县某合作社', '91620826MA71TEAT8Y'), seen())
    const two = await find(organisation('静宁县某合作社', '91620826ma71teat8y'), seen())
    expect(two).toEqual({ id: one.id, created: false })
    expect(await findParty(city.db, one.id)).toMatchObject({ documentKind: 'uscc', level: 2 })
  })

  test('with a temporary or an old code is kept with its kind, and shares it with others', async () => {
    const shared = 'TE5116020105116050'
    const [one, two, again] = [
      await find(organisation('甲村股份经济合作社', shared), seen()),
      await find(organisation('乙村股份经济合作社', shared), seen()),
      await find(organisation('甲村股份经济合作社', shared), seen()),
    ]
    expect([one.id === two.id, one.id === again.id, again.created]).toEqual([false, true, false])
    expect(await findParty(city.db, one.id)).toMatchObject({
      documentKind: 'temporary',
      documentNumber: shared,
    })
    const odd = await find(organisation('某老厂', '12345'), seen())
    expect(await findParty(city.db, odd.id)).toMatchObject({ documentKind: 'other' })
  })
})
