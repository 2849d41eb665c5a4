import { termsOf } from '../src/core/case/terms.ts'
import { linkToken } from '../src/modules/cases/facade.ts'
import { type Application, submissions } from '../src/modules/cases/submit.ts'
import { guideInForce } from '../src/modules/catalogue/facade.ts'
import { type Described, findOrCreateParty } from '../src/modules/identity/facade.ts'
import { organFor } from '../src/modules/organisation/facade.ts'
import { transact } from '../src/platform/db.ts'
import { newId } from '../src/platform/id.ts'
import { HOME_HALL, staffAt, type TestApp } from './app.ts'
import { completeSteps } from './steps.ts'

const COUNTY = '620826000000'

/** Two applicants of 静宁县 and an enterprise, for tests of the citizens' side. */
export const PEOPLE = {
  wang: {
    kind: 'natural',
    documentKind: 'citizenId',
    name: '王䶮',
    documentNumber: '620826199001010010',
    phone: '13893312345',
  },
  li: { kind: 'natural', documentKind: 'citizenId', name: '李秀兰', documentNumber: '620826195409120020' },
  shop: {
    kind: 'legal',
    name: '静宁县崆岭果品商贸有限公司',
    documentNumber: '91620826MA7L1QGX3C',
    phone: '19909330003',
  },
} as const satisfies Record<string, Described>

/** Applications for the food permit, and the staff who take them further. */
export async function applicants(app: TestApp) {
  const { db, setting } = app
  const submit = submissions(db, setting)
  const partyOf = (described: Described) =>
    transact(db, async (tx) => (await findOrCreateParty(tx, described)).id)
  const parties = {
    wang: await partyOf(PEOPLE.wang),
    li: await partyOf(PEOPLE.li),
    shop: await partyOf(PEOPLE.shop),
  }

  async function apply(
    who: keyof typeof parties = 'wang',
    changes: Partial<Application> = {},
  ): Promise<{ id: string; number: string; token: string }> {
    const on = setting.today()
    const organ = await organFor(
      db,
      { department: 'market-regulation', level: 'county', division: COUNTY },
      on,
    )
    const { guide, version, item, implementation } = await guideInForce(
      db,
      { item: 'food-business-permit', organ: organ.id },
      on,
    )
    const party = parties[who]
    const id = newId()
    const { number } = await submit({
      id,
      on,
      by: party,
      party,
      applicantName: PEOPLE[who].name,
      channel: 'online',
      places: { site: HOME_HALL, organ: organ.id, handOut: HOME_HALL, division: COUNTY },
      group: guide.windowGroup,
      title: guide.name,
      item,
      terms: { ...termsOf(guide, version, implementation, () => organ.id), originals: 'none', fee: false },
      situation: {},
      form: {},
      contact: { name: PEOPLE[who].name, phone: '13893312345' },
      delivery: { way: 'pickup' },
      materials: guide.materials.slice(0, 3).map((material) => ({
        material: material.id,
        name: material.name,
        need: material.need,
        copies: material.copies,
        obtained: 'upload' as const,
      })),
      attachments: [],
      ...changes,
    })
    return { id, number, token: linkToken(setting.secret, id) }
  }

  const atWindow = (who: keyof typeof parties = 'wang', changes: Partial<Application> = {}) =>
    apply(who, { channel: 'window', received: { originals: true }, ...changes })

  const clerk = async (site = HOME_HALL) => app.as(await staffAt(db, { site, role: 'clerk' }))

  /** One act of the window; the test fails when it is refused. */
  async function window(id: string, noun: string, body: object = {}): Promise<void> {
    const reply = await (await clerk()).post(`/api/cases/${id}/${noun}`, body)
    if (reply.statusCode !== 200) throw new Error(reply.body)
  }

  /** The clerk finds every material in order, and the window accepts. */
  async function accept(id: string): Promise<void> {
    const desk = await clerk()
    const { materials } = (await desk.get(`/api/cases/${id}`)).json() as { materials: { id: string }[] }
    const findings = materials.map((one) => ({ material: one.id, verdict: 'ok' }))
    const reply = await desk.put(`/api/cases/${id}/materials`, { findings })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    await window(id, 'acceptance')
  }

  /** Accepted, examined and granted. */
  async function grant(id: string): Promise<void> {
    await accept(id)
    const { organ } = await db
      .selectFrom('cases.file')
      .select('organ')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    const reviewer = app.as(await staffAt(db, { organ, role: 'reviewer' }))
    await completeSteps(reviewer, id)
    const approver = app.as(await staffAt(db, { organ, role: 'approver' }))
    const reply = await approver.post(`/api/cases/${id}/grant`, { opinion: '准予许可' })
    if (reply.statusCode !== 200) throw new Error(reply.body)
  }

  /** Granted, completed and checked: it lies at the output window. */
  async function close(id: string): Promise<void> {
    await grant(id)
    const { organ } = await db
      .selectFrom('cases.file')
      .select('organ')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    const approver = app.as(await staffAt(db, { organ, role: 'approver' }))
    const output = app.as(await staffAt(db, { site: HOME_HALL, role: 'outputClerk' }))
    const certificate = { number: 'JY16208260000001', validFrom: '2026-04-20', validUntil: '2031-04-19' }
    const { papers } = (await output.get(`/api/cases/${id}`)).json() as {
      papers: { id: string; needsSeal: boolean }[]
    }
    const attested = papers.filter(({ needsSeal }) => needsSeal).map((paper) => paper.id)
    for (const [who, noun, body] of [
      [approver, 'completion', { certificate }],
      [output, 'verification', { attested }],
    ] as const) {
      const reply = await who.post(`/api/cases/${id}/${noun}`, body)
      if (reply.statusCode !== 200) throw new Error(reply.body)
    }
  }

  /** Closed, and handed to the applicant. */
  async function deliver(id: string): Promise<void> {
    await close(id)
    const output = app.as(await staffAt(db, { site: HOME_HALL, role: 'outputClerk' }))
    const { party } = (await output.get(`/api/cases/${id}`)).json() as {
      party: { name: string; documentNumber: string }
    }
    const { name, documentNumber } = party
    const handedTo = { way: 'pickup', collector: 'applicant', name, documentNumber }
    const reply = await output.post(`/api/cases/${id}/delivery`, handedTo)
    if (reply.statusCode !== 200) throw new Error(reply.body)
  }

  /** The first material of a case. */
  async function material(id: string): Promise<{ id: string; name: string }> {
    return (await (await clerk()).get(`/api/cases/${id}`)).json().materials[0]
  }

  return { parties, apply, atWindow, clerk, window, accept, grant, close, deliver, material }
}
