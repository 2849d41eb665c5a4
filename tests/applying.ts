import { afterAll, beforeAll, beforeEach } from 'vitest'
import { citizenCheckCharacter } from '../src/core/check-character.ts'
import { day } from '../src/core/day.ts'
import { EVERYTHING, findOrCreateParty, grantMandate } from '../src/modules/identity/facade.ts'
import type { Citizen } from '../src/platform/actor.ts'
import { transact } from '../src/platform/db.ts'
import { type TestApp, testApp } from './app.ts'
import { clearJpeg, FORM, SITUATION } from './intake.ts'

export const ITEM = 'food-business-permit'
export const COUNTY = '620826000000'
export const TOWNSHIP = '620826101000'

/** The product with an enterprise in it, and whoever applies in this test: a person who has the enterprise's mandate. */
export type World = { app: TestApp; enterprise: string; me: Citizen; mandate: string }

export async function openWorld(): Promise<World> {
  const app = await testApp({ today: '2026-04-20' })
  const enterprise = await transact(app.db, async (tx) => {
    const documentNumber = '91620826MA71TEAT8Y'
    return (
      await findOrCreateParty(tx, { kind: 'legal', documentNumber, name: '静宁县崆岭果品商贸有限公司' })
    ).id
  })
  return { app, enterprise, ...(await newcomer(app, enterprise, 0)) }
}

/** Another person in every test, with a sound number and a mandate for everything. */
export async function newcomer(
  app: TestApp,
  enterprise: string,
  serial: number,
): Promise<Pick<World, 'me' | 'mandate'>> {
  const body = `11010519900101${String(serial).padStart(3, '0')}`
  return transact(app.db, async (tx) => {
    const { id } = await findOrCreateParty(tx, {
      kind: 'natural',
      documentKind: 'citizenId',
      documentNumber: body + citizenCheckCharacter(body),
      name: '王䶮',
      phone: '13893312345',
      address: '静宁县城关镇南关路12号',
    })
    const [startsOn, endsOn] = [day('2026-01-01'), day('2026-12-31')]
    const mandate = await grantMandate(
      tx,
      { enterprise, agent: id, items: [EVERYTHING], startsOn, endsOn },
      'test',
    )
    return { me: { kind: 'citizen', id, party: id, account: id, level: 1 }, mandate }
  })
}

/** For a file of tests: the product, and in every test another person who applies. */
export function aPersonEachTest(): { world: World } & ReturnType<typeof walking> {
  const world = {} as World
  let serial = 0
  beforeAll(async () => {
    Object.assign(world, await openWorld())
  })
  afterAll(() => world.app.close())
  beforeEach(async () => {
    serial += 1
    Object.assign(world, await newcomer(world.app, world.enterprise, serial))
  })
  return { world, ...walking(() => world) }
}

export const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
export const where = (reply: { statusCode: number; headers: Record<string, unknown> }) => [
  reply.statusCode,
  reply.headers.location,
]

/** What a page sends along: the fields it asked. */
export const asked = (fields: object) => ({ _asked: Object.keys(fields).join(',') })

const page = (...ids: (keyof typeof FORM)[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, [FORM[id]].flat().join('\n')]))

/** The pages of the food permit's form, as 王记面馆 fills them in. */
export const PAGES = {
  subject: page('subjectName', 'creditCode', 'principal', 'principalId', 'phone'),
  premises: page('address', 'area', 'hasWarehouse'),
  scope: page('cateringItems', 'online'),
  staff: page('safetyManager', 'safetyManagerPhone', 'employees'),
}

/** The browser of whoever applies, without script. */
export function walking(world: () => World) {
  const browser = (actor: Citizen = world().me) => world().app.as(actor)

  /** Begin an application from its first page, as the browser does. */
  async function begin(fields: Record<string, string> = {}, actor?: Citizen, item = ITEM, answers = '') {
    const first = await browser(actor).get(`/apply/${item}?answers=${answers}`)
    const id = hidden(first.body, 'id')
    const sent = { id, who: 'self', county: COUNTY, answers: hidden(first.body, 'answers'), ...fields }
    const reply = await browser(actor).fill(`/apply/${item}`, sent)
    return { id, reply, next: String(reply.headers.location) }
  }

  /** Send one part of a draft as its page does. */
  const send = (id: string, part: string, fields: Record<string, string>, actor?: Citizen) =>
    browser(actor).fill(`/drafts/${id}/${part}`, { ...asked(fields), ...fields })

  const upload = (
    id: string,
    material: string,
    name: string,
    bytes: Uint8Array = clearJpeg(),
    actor?: Citizen,
  ) => browser(actor).upload(`/drafts/${id}/materials/${material}`, {}, { file: { name, bytes } })

  /** Fill in everything the food permit asks for, page by page. */
  async function fillIn(id: string, actor?: Citizen) {
    await send(id, 'situation', SITUATION, actor)
    for (const [name, fields] of Object.entries(PAGES)) await send(id, `form/${name}`, fields, actor)
    for (const material of ['layout', 'process'])
      await upload(id, material, `${material}.jpg`, clearJpeg(), actor)
    await send(id, 'materials', {}, actor)
    await send(id, 'contact', { contact: '王䶮', phone: '138 9331 2345' }, actor)
    await send(id, 'delivery', { delivery: 'pickup', address: '', station: '' }, actor)
  }

  const submit = (id: string, actor?: Citizen) => browser(actor).fill(`/drafts/${id}/summary`, {})
  const casesOf = (party: string) =>
    world().app.db.selectFrom('cases.file').selectAll().where('party', '=', party).execute()

  return { browser, begin, send, upload, fillIn, submit, casesOf }
}
