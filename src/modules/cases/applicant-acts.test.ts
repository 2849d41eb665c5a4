import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants, PEOPLE } from '../../../tests/applicants.ts'
import { VISITOR } from '../../platform/actor.ts'
import { queryCode } from './access.ts'
import { issueReceipts } from './receipt.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  people = await applicants(app)
})
afterAll(() => app.close())

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const picture = (name = 'page2.png', end = '') => ({ name, bytes: Buffer.concat([PNG, Buffer.from(end)]) })
const me = () => app.as(citizenOf(people.parties.wang))
const eventsOf = async (id: string) =>
  (
    await app.db
      .selectFrom('cases.event')
      .select(['type', 'data', 'actor'])
      .where('case_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map((row) => ({
    type: row.type,
    actor: row.actor,
    data: row.data as { materials?: string[]; reason?: string },
  }))
const filesOf = (id: string) =>
  app.db
    .selectFrom('cases.attachment')
    .select(['name', 'material', 'replaced_at'])
    .where('case_id', '=', id)
    .orderBy('added_at')
    .orderBy('name')
    .execute()

/** A case that waits for its first two materials. */
async function asked() {
  const { id, token } = await people.atWindow()
  const { materials } = (await (await people.clerk()).get(`/api/cases/${id}`)).json() as {
    materials: { id: string; name: string }[]
  }
  const [first, second] = materials as [{ id: string; name: string }, { id: string; name: string }]
  const items = [
    { material: first.id, fault: 'incomplete', note: '缺第二页' },
    { material: second.id, fault: 'outdated', note: '已过期' },
  ]
  await people.window(id, 'correction-notice', { items })
  return { id, token, first, second, at: `/my/cases/${id}/correction` as const }
}

describe('supplying a correction', () => {
  test('each material is kept as it comes, and all of them are sent at once', async () => {
    const { id, at, first, second } = await asked()
    const page = (await me().get(at)).body
    for (const text of [first.name, '不完整，缺第二页', second.name, '待补', 'multipart/form-data'])
      expect(page).toContain(text)
    const kept = await me().upload(`${at}/${first.id}`, {}, { file: picture() })
    expect([kept.statusCode, kept.headers.location]).toEqual([303, `${at}#m-${first.id}`])
    const early = await me().fill(at, {})
    expect([early.statusCode, early.body.includes(second.name), early.body.includes('page2.png')]).toEqual([
      422,
      true,
      true,
    ])
    expect(early.body).toContain('还有材料没有补齐')
    await me().upload(`${at}/${second.id}`, {}, { file: picture('new.png') })
    const sent = await me().fill(at, {})
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/my/cases/${id}`])
    const supplied = (await eventsOf(id)).at(-1)
    expect(supplied).toMatchObject({ type: 'CorrectionSupplied', actor: people.parties.wang })
    expect(supplied?.data.materials).toEqual([first.id, second.id])
    const clerkSees = (await (await people.clerk()).get(`/api/cases/${id}`)).json()
    expect(clerkSees.status).toBe('received')
    expect(clerkSees.materials[0]).toMatchObject({ verdict: null, obtained: 'upload' })
  })

  test('sent twice it is one correction, and the second answer says how the case stands', async () => {
    const { id, at, first, second } = await asked()
    for (const material of [first, second]) await me().upload(`${at}/${material.id}`, {}, { file: picture() })
    const replies = await Promise.all([me().fill(at, {}), me().fill(at, {})])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect((await eventsOf(id)).filter(({ type }) => type === 'CorrectionSupplied')).toHaveLength(1)
    expect((await me().get(at)).statusCode).toBe(409)
  })

  test('a program is refused beside its material, and what was there stays', async () => {
    const { id, at, first } = await asked()
    await me().upload(`${at}/${first.id}`, {}, { file: picture() })
    const program = { name: 'scan.png', bytes: Buffer.from('MZ this is no picture') }
    const reply = await me().upload(`${at}/${first.id}`, {}, { file: program })
    expect([reply.statusCode, reply.body.includes('page2.png'), reply.body.includes('只能上传 jpg')]).toEqual(
      [422, true, true],
    )
    expect((await filesOf(id)).map(({ name }) => name)).toEqual(['page2.png'])
  })

  test('several files make one material; one taken away counts no longer', async () => {
    const { id, at, first } = await asked()
    await me().upload(`${at}/${first.id}`, {}, { file: picture('a.png', 'a') })
    await me().upload(`${at}/${first.id}`, {}, { file: picture('b.png', 'b') })
    const page = (await me().get(at)).body
    const [removal] = [...page.matchAll(/action="([^"]+\/removal\/[^"]+)"/g)].map((match) => match[1] ?? '')
    await me().fill(removal ?? '', {})
    expect((await filesOf(id)).map(({ replaced_at }) => replaced_at !== null)).toEqual([true, false])
    expect((await me().fill(removal ?? '', {})).statusCode).toBe(404)
  })

  test('files for a material nobody asked for, and for somebody else’s case, go nowhere', async () => {
    const { id, at } = await asked()
    expect((await me().upload(`${at}/nothing`, {}, { file: picture() })).statusCode).toBe(422)
    const other = app.as(citizenOf(people.parties.li))
    expect((await other.upload(`${at}/nothing`, {}, { file: picture() })).statusCode).toBe(404)
    expect(await filesOf(id)).toEqual([])
  })

  test('without an account it needs the proof; the record says that it was done by code', async () => {
    const { id, token, first, second } = await asked()
    const link = app.as(VISITOR)
    expect(
      (await link.upload(`/f/${token}/correction/${first.id}`, {}, { file: picture() })).statusCode,
    ).toBe(303)
    expect(await filesOf(id)).toEqual([])
    const typed = {
      code: queryCode(app.setting.secret, id),
      number: PEOPLE.wang.documentNumber,
      next: 'correction',
    }
    const proven = await link.fill(`/f/${token}/proof`, typed)
    const cookie = String(proven.headers['set-cookie']).split(';')[0] ?? ''
    const proved = app.as(VISITOR, { cookie })
    for (const material of [first, second])
      await proved.upload(`/f/${token}/correction/${material.id}`, {}, { file: picture() })
    expect((await proved.fill(`/f/${token}/correction`, {})).statusCode).toBe(303)
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'CorrectionSupplied', actor: 'query-code' })
  })
})

describe('withdrawing', () => {
  test('asks for a reason and for certainty, and keeps what was typed', async () => {
    const { id } = await people.atWindow()
    const at = `/my/cases/${id}/withdrawal`
    const bare = await me().fill(at, { reason: 'other', text: '' })
    expect([bare.statusCode, bare.body.includes('请勾选确认')]).toEqual([422, true])
    const silent = await me().fill(at, { reason: 'other', text: '', sure: 'yes' })
    expect([silent.statusCode, silent.body.includes('请简单写明原因')]).toEqual([422, true])
    expect(silent.body).toMatch(/checked=""\s*value="other"/)
    expect((await eventsOf(id)).map(({ type }) => type)).not.toContain('Withdrawn')
  })

  test('ends the case with its confirmation, once', async () => {
    const { id } = await people.atWindow()
    const at = `/my/cases/${id}/withdrawal`
    const done = await me().fill(at, { reason: 'mistake', text: '地址写错', sure: 'yes' })
    expect([done.statusCode, done.headers.location]).toEqual([303, `/my/cases/${id}`])
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'Withdrawn',
      data: { reason: '填错了，准备重新申请：地址写错' },
    })
    const page = (await me().get(`/my/cases/${id}`)).body
    for (const text of ['已撤回', '撤回申请确认书']) expect(page).toContain(text)
    expect(page).not.toContain(`${at}"`)
    const again = await me().get(at)
    expect([again.statusCode, again.body.includes('已撤回')]).toEqual([409, true])
  })

  test('a decided case cannot be withdrawn any more', async () => {
    const { id } = await people.atWindow()
    await people.grant(id)
    expect((await me().get(`/my/cases/${id}/withdrawal`)).statusCode).toBe(409)
  })
})

describe('the receipt', () => {
  test('an application sent on-line has its receipt with number, code, QR and what happens next', async () => {
    const { id, number } = await people.apply()
    const page = (await me().get(`/my/cases/${id}/receipt`)).body
    expect(page.replaceAll(' ', '')).toContain(number)
    for (const text of ['查询码', '<svg class="qr"', '正在预审', '.pdf', '/pdf"'].filter(
      (text) => text !== '.pdf',
    ))
      expect(page).toContain(text)
    const papers = () => app.db.selectFrom('papers.paper').select('kind').where('case_id', '=', id).execute()
    expect(await papers()).toEqual([{ kind: 'receipt' }])
  })

  test('promised by the job and asked for by the applicant at once, it is one paper', async () => {
    const { id } = await people.apply()
    const { db, setting } = app
    const job = () => issueReceipts({ db, setting }, [{ caseId: id, seq: 1 }])
    await Promise.all([job(), job(), me().get(`/my/cases/${id}/receipt`)])
    await job()
    const papers = await db.selectFrom('papers.paper').select('kind').where('case_id', '=', id).execute()
    expect(papers).toEqual([{ kind: 'receipt' }])
  })
})
