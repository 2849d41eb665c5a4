import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { HOME_HALL, staffAt, type TestApp } from '../../../tests/app.ts'
import type { TicketView } from './contract.ts'

export const COUNTY = '620826000000'
export const OTHER_COUNTY = '620802000000'
export const ITEM = 'food-business-permit'

/** The people of a county's consultations, and what they do, each through the API. */
export async function consulting(app: TestApp) {
  const consultant = async (site = HOME_HALL) => app.as(await staffAt(app.db, { site, role: 'consultant' }))
  const { organs } = (await (await consultant()).get(`/api/divisions/${COUNTY}/organs`)).json()
  const organOf = (department: string): string =>
    organs.find((one: { department: string }) => one.department === department).id
  const market = organOf('market-regulation')
  const at =
    (role: 'reviewer' | 'approver') =>
    async (organ = market) =>
      app.as(await staffAt(app.db, { organ, role }))
  const reviewer = at('reviewer')

  const cite = async (clause = 'materials.1') => {
    const { version } = (await (await consultant()).get(`/api/items/${ITEM}/clauses`)).json()
    return [{ kind: 'guide', item: ITEM, version, clause }]
  }
  const take = async (more = {}, who = consultant()): Promise<TicketView> => {
    const question = { id: randomUUID(), channel: 'phone', question: '租的房子能办吗？', item: ITEM, ...more }
    const reply = await (await who).post('/api/consultations', question)
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.json()
  }
  const answer = async (
    id: string,
    {
      who = consultant(),
      text = '可以，带租赁合同。',
      citations = cite(),
      request = randomUUID() as string,
    } = {},
  ) => (await who).post(`/api/consultations/${id}/answer`, { text, citations: await citations }, request)
  const pass = async (id: string, organ: string | undefined = market, who = consultant()) =>
    (await who).post(`/api/consultations/${id}/transfer`, { organ, reason: '需要部门答复' })

  return { consultant, reviewer, approver: at('approver'), market, organOf, cite, take, answer, pass }
}
export type Consulting = Awaited<ReturnType<typeof consulting>>
