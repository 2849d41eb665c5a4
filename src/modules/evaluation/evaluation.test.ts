import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import { VISITOR } from '../../platform/actor.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  people = await applicants(app)
})
afterAll(() => app.close())

const me = (more = {}) => app.as(citizenOf(people.parties.wang), more)
const ratingsOf = (id: string) =>
  app.db.selectFrom('evaluation.rating').selectAll().where('case_id', '=', id).execute()
const delivered = async () => {
  const made = await people.atWindow()
  await people.deliver(made.id)
  return made
}
const withdrawn = async () => {
  const made = await people.atWindow()
  await people.window(made.id, 'withdrawal', { reason: '不办了' })
  return made
}

describe('rating a service', () => {
  test('after delivery it is offered in one touch, then asks why, and is thanked for', async () => {
    const { id } = await delivered()
    const page = (await me().get(`/my/cases/${id}`)).body
    expect(page).toContain(`href="/my/cases/${id}/rating?stars=5"`)
    expect((await me().get('/my')).body).toContain(`/my/cases/${id}/rating`)
    const why = (await me().get(`/my/cases/${id}/rating?stars=2`)).body
    for (const text of ['不满意', '哪里不好', '窗口人员业务不熟练']) expect(why).toContain(text)
    expect(why).not.toContain('服务热情效率高')
    const sent = await me().fill(`/my/cases/${id}/rating`, { stars: '2', details: '213', text: '' })
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/my/cases/${id}/rating`])
    const thanks = (await me().get(`/my/cases/${id}/rating`)).body
    for (const text of ['谢谢您的评价', '窗口人员业务不熟练']) expect(thanks).toContain(text)
    expect(await ratingsOf(id)).toMatchObject([
      { service: 1, stars: 2, details: ['213'], channel: 'pc', site: HOME_HALL, division: '620826000000' },
    ])
    expect((await me().get(`/my/cases/${id}`)).body).not.toContain('rating?stars')
  })

  test('a bad one needs a reason or words, of its own level and no longer than 150 characters', async () => {
    const { id } = await withdrawn()
    const rate = (fields: Record<string, string>) => me().fill(`/my/cases/${id}/rating`, fields)
    const refused = [
      [await rate({ stars: '1' }), '请选择具体原因'],
      [await rate({ stars: '1', details: '517' }), '所选的原因与评价等级不符'],
      [await rate({ stars: '1', text: '慢'.repeat(151) }), '最多 150 个字'],
      [await rate({ text: '很好' }), '请先选择满意程度'],
      [await rate({ stars: '9' }), '请先选择满意程度'],
    ] as const
    for (const [reply, sentence] of refused)
      expect([reply.statusCode, reply.body.includes(sentence)], sentence).toEqual([422, true])
    expect(refused[2][0].body).toContain('慢'.repeat(151))
    expect(await ratingsOf(id)).toEqual([])
    expect((await rate({ stars: '1', text: '让我跑了四趟' })).statusCode).toBe(303)
  })

  test('one service is rated once, however many say so at once', async () => {
    const { id, token } = await withdrawn()
    const rate = () => me().fill(`/my/cases/${id}/rating`, { stars: '5', details: '517\n510' })
    const replies = await Promise.all([rate(), rate(), rate()])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422, 422])
    const late = await app.as(VISITOR).fill(`/f/${token}/rating`, { stars: '1', text: '不好' })
    expect([late.statusCode, (await ratingsOf(id)).length]).toEqual([422, 1])
    expect(late.body).toContain('谢谢您的评价')
  })

  test('before anything ended there is nothing to rate; a wrong entry of ours was no service', async () => {
    const { id } = await people.atWindow()
    const early = await me().get(`/my/cases/${id}/rating`)
    expect([early.statusCode, early.body.includes('办结送达后再来评价')]).toEqual([409, true])
    expect((await me().fill(`/my/cases/${id}/rating`, { stars: '5' })).statusCode).toBe(409)
    await people.window(id, 'voidance', { reason: '重复登记' })
    expect((await me().get(`/my/cases/${id}/rating`)).statusCode).toBe(409)
  })

  test('a refused application was served too', async () => {
    const { id } = await people.atWindow()
    await people.window(id, 'refusal', { reason: '不属于本机关', competentOrgan: '静宁县住建局' })
    expect((await me().fill(`/my/cases/${id}/rating`, { stars: '4' })).statusCode).toBe(303)
  })

  test('staff rate nothing, also not with the link of the case', async () => {
    const { id, token } = await withdrawn()
    const window = await people.clerk()
    for (const reply of [
      await window.get(`/f/${token}/rating`),
      await window.fill(`/f/${token}/rating`, { stars: '5' }),
    ])
      expect([reply.statusCode, reply.body.includes('工作人员不能代评')]).toEqual([403, true])
    expect(await ratingsOf(id)).toEqual([])
  })

  test('how somebody came is kept: by link, with a telephone', async () => {
    const { id, token } = await withdrawn()
    await app.as(VISITOR).fill(`/f/${token}/rating`, { stars: '5' })
    expect(await ratingsOf(id)).toMatchObject([{ channel: 'qr', rater: 'query-code' }])
    const phone = me({ 'user-agent': 'Mozilla/5.0 (Linux; Android 9) Mobile MicroMessenger/8' })
    const other = await withdrawn()
    await phone.fill(`/my/cases/${other.id}/rating`, { stars: '5' })
    expect(await ratingsOf(other.id)).toMatchObject([{ channel: 'mobile' }])
  })

  test('nobody can change or delete a rating, not even the application', async () => {
    const denied = 'permission denied'
    await expect(app.db.updateTable('evaluation.rating').set({ stars: 5 }).execute()).rejects.toThrow(denied)
    await expect(app.db.deleteFrom('evaluation.rating').execute()).rejects.toThrow(denied)
  })
})

describe('the figures', () => {
  test('are public, bad ones included, by county and by site', async () => {
    const rows = await app.db.selectFrom('evaluation.rating').select('stars').execute()
    const page = (await app.as(VISITOR).get('/ratings')).body
    const good = ((rows.filter(({ stars }) => stars > 2).length / rows.length) * 100).toFixed(1)
    for (const text of ['静宁县', '全市', `${good}%`]) expect(page).toContain(text)
    expect(page).toContain('/ratings?division=620826000000')
    const county = (await app.as(VISITOR).get('/ratings?division=620826000000')).body
    expect(county).toContain('静宁县政务服务中心')
    expect((await app.as(VISITOR).get('/ratings?division=999999000000')).statusCode).toBe(404)
  })

  test('a hall reads the figures and words of its own, never who wrote them', async () => {
    const at = async (site: string) => (await people.clerk(site)).get('/api/ratings')
    const own = (await at(HOME_HALL)).json()
    expect(own.figures.total).toBe(own.ratings.length)
    expect(own.ratings).toContainEqual(
      expect.objectContaining({
        stars: 2,
        details: ['窗口人员业务不熟练'],
        item: expect.stringContaining('食品经营许可'),
        site: expect.stringContaining('静宁'),
      }),
    )
    expect(JSON.stringify(own)).not.toMatch(new RegExp(`${people.parties.wang}|王䶮|query-code`))
    expect((await at(OTHER_HALL)).json().figures.total).toBe(0)
    const bad = (await (await people.clerk()).get('/api/ratings?bad=yes')).json().ratings
    expect(bad.every(({ stars }: { stars: number }) => stars <= 2)).toBe(true)
    const editor = app.as(await staffAt(app.db, { role: 'catalogueAuditor', division: '620800000000' }))
    expect((await editor.get('/api/ratings')).statusCode).toBe(403)
    expect((await me().get('/api/ratings')).statusCode).toBe(403)
  })
})
