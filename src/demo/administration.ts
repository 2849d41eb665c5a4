import type { Calendar } from '../core/calendar.ts'
import type { Day } from '../core/day.ts'
import { appointed, authorised, relieved, stoodIn } from '../modules/organisation/administration.ts'
import { authorOf, type Change, changing } from '../modules/organisation/changes.ts'
import { chanceOf } from '../modules/organisation/city/chance.ts'
import { holdersOf, organsIn, postsAt, siteOf } from '../modules/organisation/facade.ts'
import { postOpened } from '../modules/organisation/post-changes.ts'
import { visiblePost } from '../modules/organisation/post-queries.ts'
import { hasLiveLines } from '../modules/organisation/record.ts'
import { siteAmended, windowAmended, windowOpened } from '../modules/organisation/site-changes.ts'
import type { Staff } from '../platform/actor.ts'
import type { Db, Tx } from '../platform/db.ts'
import { workingDaysBefore } from './cases.ts'
import { actorOf } from './staff.ts'

/** Whose hall is reorganised in the weeks before the demo begins, and the window it opens. */
const CITY = '620800000000'
const COUNTY = '620823000000'
const HALL = 'hall-620823'
const NUMBER = 12
const WINDOW = `${HALL}-${NUMBER}`
const POST = `clerk@${WINDOW}`

/**
 * Give the demo city a little past of its administration: a window for new enterprises is opened, staffed and authorised,
 * a substitute steps in, hours change. Made by the real commands on simulated days and marked as the demo's; where
 * anything was administered already, nothing. `db` belongs to the owner of the tables.
 */
export async function administerPast(
  db: Db,
  { today, calendar }: { today: Day; calendar: Calendar },
): Promise<void> {
  if (await hasLiveLines(db)) return
  const chance = chanceOf('pingliang administration')
  for (const { ago, minute, by, work } of await plan(db, today)) {
    const on = workingDaysBefore(calendar, today, ago)
    const at = new Date(Date.parse(`${on}T00:00:00+08:00`) + minute * 60_000).toISOString()
    const asked = { author: authorOf(by), requestId: chance.uuid() }
    await changing(db, asked, (tx) => work(tx, by, on), { at })
  }
}

type Work = (tx: Tx, by: Staff, on: Day) => Promise<Change | undefined>
/** `ago` counts working days. */
type Step = { ago: number; minute: number; by: Staff; work: Work }

async function plan(db: Db, today: Day): Promise<Step[]> {
  const [system, security] = [
    await holder(db, 'systemAdmin', today),
    await holder(db, 'securityAdmin', today),
  ]
  const [clerks, organs] = [
    await postsAt(db, { site: HALL, role: 'clerk' }, today),
    await organsIn(db, COUNTY, today),
  ]
  const people = (await Promise.all(clerks.map(({ id }) => holdersOf(db, id, today)))).flat()
  const [first, second, third] = people.filter(({ side }) => side === 'B')
  const market = organs.find(({ department }) => department === 'market-regulation')
  const [other] = clerks
  const absent = people.find(({ side }) => side === 'B')
  if (!first || !second || !third || !market || !other || !absent)
    throw new TypeError(`nobody works at ${HALL}`)
  const substitute = actorOf(other, absent)
  const appoint =
    (side: 'A' | 'B', person: string, reason: string): Work =>
    (tx, by, from) =>
      appointed(tx, by, { post: POST, side, person, from, reason }, from)
  // biome-ignore format: a plan is read by its lines
  return [
    { ago: 27, minute: 545, by: system, work: (tx, by, from) => windowOpened(tx, by, { site: HALL, number: NUMBER, name: '企业开办专窗', kind: 'comprehensive', groups: ['market'], from, reason: '企业开办一件事集中办理' }, from) },
    { ago: 27, minute: 552, by: system, work: (tx, by, from) => postOpened(tx, by, { role: 'clerk', seat: WINDOW, title: `崇信县政务服务中心${NUMBER}号窗口综合受理岗`, from, reason: '企业开办专窗配备人员' }, from) },
    { ago: 26, minute: 640, by: security, work: appoint('A', first.id, '企业开办专窗到岗') },
    { ago: 26, minute: 644, by: security, work: appoint('B', second.id, '企业开办专窗AB岗') },
    { ago: 25, minute: 570, by: security, work: (tx, by, from) => authorised(tx, by, { id: AUTHORISATION, post: POST, organ: market.id, item: '*', handling: 'onSpot', paper: '崇市监发〔2026〕31号《关于向企业开办专窗授权当场办理事项的通知》', paperOn: from, from, reason: '落实窗口授权' }, from) },
    { ago: 15, minute: 522, by: substitute, work: stoodIn },
    { ago: 10, minute: 900, by: system, work: (tx, by) => hoursChanged(tx, by, today) },
    { ago: 6, minute: 610, by: system, work: (tx, by, from) => windowAmended(tx, by, { window: WINDOW, name: '企业开办和变更专窗', groups: ['market'], from, reason: '增加企业变更登记' }, from) },
    { ago: 4, minute: 980, by: security, work: (tx, by, on) => lastDayOf(tx, by, second.id, on) },
    { ago: 3, minute: 530, by: security, work: appoint('B', third.id, '窗口轮岗') },
  ]
}
const AUTHORISATION = '0190c0de-0000-7000-8000-000000000031'

async function holder(db: Db, role: 'systemAdmin' | 'securityAdmin', on: Day): Promise<Staff> {
  const [post] = await postsAt(db, { division: CITY, role }, on)
  const [person] = post ? await holdersOf(db, post.id, on) : []
  if (!post || !person) throw new TypeError(`nobody is ${role}`)
  return actorOf(post, person)
}

/** The hall is open at noon as well from now on; all else about it stays as it is. */
async function hoursChanged(tx: Tx, by: Staff, on: Day): Promise<Change> {
  const { name, address, phone } = await siteOf(tx, HALL, on)
  const hours = '周一至周五 8:30—17:30（午间不间断），法定节假日除外'
  return siteAmended(tx, by, { site: HALL, name, address, phone, hours, reason: '实行午间不间断服务' }, on)
}

async function lastDayOf(tx: Tx, by: Staff, person: string, lastDay: Day): Promise<Change> {
  const { holdings } = await visiblePost(tx, by, POST, lastDay)
  const held = holdings.find((one) => one.person.id === person)
  if (!held) throw new TypeError('they do not hold the post')
  const asked = { post: POST, side: 'B', person, from: held.from, lastDay, reason: '窗口轮岗' } as const
  return relieved(tx, by, asked, lastDay)
}
