import { expect } from 'vitest'
import type { CaseDetail } from '../src/modules/cases/contract.ts'
import { findParty } from '../src/modules/identity/facade.ts'
import type { Citizen, Staff } from '../src/platform/actor.ts'
import { newId } from '../src/platform/id.ts'
import { HOME_HALL, staffAt, type TestApp } from './app.ts'
import { clearJpeg } from './intake.ts'
import { completeSteps } from './steps.ts'

/** A residence permit, for which a window sees the identity card of whoever applies. */
export const FIRST = 'residence-permit-application'
export const FIRST_SITUATION = { ground: 'work', self: 'self', lived: 'yes' }
/** And a teacher's qualification, for which neither the card nor the permit is asked for again. */
export const SECOND = 'teacher-qualification'
export const SECOND_SITUATION = { route: 'exam', base: 'permit', degree: 'mainland' }
export const SECOND_ANSWERS = Object.entries(SECOND_SITUATION)
  .map((pair) => pair.join(':'))
  .join(',')

/** The clerk of the home hall whose window takes this item. */
export async function clerkFor(app: TestApp, item: string): Promise<Staff> {
  for (let nth = 0; nth < 16; nth += 1) {
    const clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth })
    const offer = await app.as(clerk).get(`/api/counter/items/${item}?place=620826000000`)
    if (offer.json().refusal === null) return clerk
  }
  throw new Error(`no window takes ${item}`)
}

type Scanned = { kind: 'ok'; scanned: boolean; validUntil?: string | undefined }

/** A residence permit applied for at the window; the card lies there and is scanned, or it is only looked at. */
export async function registerFirst(
  app: TestApp,
  me: Citizen,
  { scanned, validUntil }: Scanned = { kind: 'ok', scanned: true },
): Promise<string> {
  const clerk = await clerkFor(app, FIRST)
  const party = await findParty(app.db, me.party)
  const id = newId()
  const scans = []
  if (scanned) {
    const sent = await app
      .as(clerk)
      .raw(`/api/registrations/${id}/files?material=identity&name=card.jpg`, clearJpeg())
    scans.push(sent.json().id)
  }
  const ok = (material: string) => ({ material, verdict: 'ok' as const })
  const reply = await app.as(clerk).post('/api/registrations', {
    id,
    item: FIRST,
    place: '620826000000',
    applicant: {
      kind: 'natural',
      documentKind: 'citizenId',
      documentNumber: party?.documentNumber,
      name: party?.name,
    },
    situation: FIRST_SITUATION,
    materials: [{ ...ok('identity'), scans, ...(validUntil ? { validUntil } : {}) }, ok('job')],
    originals: true,
    delivery: { way: 'pickup' },
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return id
}

/** That case accepted: from now on the city holds the card. */
export async function acceptFirst(app: TestApp, id: string): Promise<void> {
  const clerk = app.as(await clerkFor(app, FIRST))
  const reply = await clerk.post(`/api/cases/${id}/acceptance`)
  expect(reply.statusCode, reply.body).toBe(200)
}

/** And granted: from now on it holds the permit itself, issued by one of its organs. */
export async function grantFirst(app: TestApp, id: string, validUntil = '2027-04-19'): Promise<void> {
  const { organ } = await app.db
    .selectFrom('cases.file')
    .select('organ')
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  const reviewer = app.as(await staffAt(app.db, { organ, role: 'reviewer' }))
  await completeSteps(reviewer, id)
  const approver = app.as(await staffAt(app.db, { organ, role: 'approver' }))
  const certificate = { number: 'JZZ62082600001', validFrom: '2026-04-20', validUntil }
  for (const [noun, body] of [
    ['grant', { opinion: '准予' }],
    ['completion', { certificate }],
  ] as const) {
    const reply = await approver.post(`/api/cases/${id}/${noun}`, body)
    expect(reply.statusCode, reply.body).toBe(200)
  }
}

/** A case as its window sees it. */
export async function caseAt(app: TestApp, id: string, item: string): Promise<CaseDetail> {
  return (await app.as(await clerkFor(app, item)).get(`/api/cases/${id}`)).json()
}
