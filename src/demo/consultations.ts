import { addWorkingDays } from '../core/calendar.ts'
import type { Citation } from '../core/consultation/citation.ts'
import type { Channel } from '../core/consultation/ticket.ts'
import { addDays, type Day } from '../core/day.ts'
import type { Stars } from '../core/evaluation/rating.ts'
import { guideOn } from '../modules/catalogue/facade.ts'
import { ask, CITY } from '../modules/consultation/ask.ts'
import { answer, dismiss, pass, rateAnswer } from '../modules/consultation/commands.ts'
import { supervisedTickets } from '../modules/consultation/facade.ts'
import { faqDesk, propose, publish } from '../modules/consultation/faq.ts'
import { dateRecord } from '../modules/consultation/past.ts'
import { chanceOf } from '../modules/organisation/city/chance.ts'
import { divisionsOf, holdersOf, organFor, type PostRole, postsAt } from '../modules/organisation/facade.ts'
import { nextLookAt } from '../modules/supervision/past.ts'
import { lookAtTickets } from '../modules/supervision/questions.ts'
import type { Staff } from '../platform/actor.ts'
import { type Db, type Tx, transact } from '../platform/db.ts'
import { NO_JOBS } from '../platform/jobs.ts'
import type { Setting } from '../platform/setting.ts'
import { actorOf } from './staff.ts'

/** One question of the demo city's past, and what became of it. Days are calendar days before today. */
type Told = {
  channel: Channel
  question: string
  item?: string
  ago: number
  /** Working days until it was passed to the market regulation, which then answers. */
  passed?: number
  /** Working days until it was answered, by whoever had it; never, when absent. */
  answered?: number
  text?: string
  /** A clause of the guide; the place's own notice when absent. */
  clause?: string
  elsewhere?: string
  stars?: Stars
  faq?: 'proposed' | 'published'
}

const FOOD = 'food-business-permit'

/** Questions in every state there is, by every channel. */
const TOLD: readonly Told[] = [
  {
    ...{ channel: 'portal', item: FOOD, ago: 46, answered: 1, clause: 'materials.1', stars: 5 },
    question: '租来的门面能不能办食品经营许可？',
    text: '可以。申请表里如实填写经营场所地址，场所是租的不影响申请，材料按清单准备就行。',
    faq: 'published',
  },
  {
    ...{ channel: 'phone', ago: 20, answered: 0 },
    question: '周六上午窗口上班吗？',
    text: '以大厅公示的办公时间为准，法定节假日不办公，网上可以随时申请。',
  },
  {
    ...{ channel: 'window', item: FOOD, ago: 16, passed: 0, answered: 2, clause: 'steps.1', stars: 4 },
    question: '现场核查当天老板不在，店员在场行不行？',
    text: '可以由店里负责食品安全的人员在场配合，核查标准见办理流程。',
    faq: 'proposed',
  },
  {
    ...{ channel: 'wechat', item: FOOD, ago: 14, passed: 3 },
    question: '店名改了，许可证要不要重新办？',
  },
  { channel: 'portal', item: FOOD, ago: 1, question: '夜市流动摊点也要办这个许可吗？' },
  { channel: 'phone', item: FOOD, ago: 0, question: '营业执照上的地址和店面不是一个门牌，怎么办？' },
  {
    ...{ channel: 'kiosk', ago: 9, answered: 1 },
    question: '隔壁饭店油烟太大，谁来管？',
    elsewhere: '这是投诉事项，请拨打12345，由生态环境部门和城市管理部门处理。',
  },
]

/**
 * Consultations of the demo city, made by the real commands, and supervised on the days on which they would have been; what
 * is there already stays as it is.
 */
export async function consultPast(db: Db, setting: Setting, today: Day): Promise<void> {
  const counties = (await divisionsOf(db, CITY, today)).filter(({ kind }) => kind === 'statutory')
  for (const { code } of counties) {
    const people = await peopleIn(db, code, today)
    if (!people) continue
    for (const told of TOLD) {
      const chance = chanceOf(`consultation ${code} ${told.question}`)
      const around = { setting, people, county: code, today, chance, id: chance.uuid() }
      await transact(db, (tx) => tell(tx, around, told))
      await superviseIn(db, setting, around.id, today)
    }
  }
}

/** The record is told the days on which things happened; then it is looked at on each day that mattered. */
async function superviseIn(db: Db, setting: Setting, id: string, today: Day): Promise<void> {
  await dateRecord(db, id)
  const [of] = await supervisedTickets(db, [id])
  const days = new Set(of?.events.map(({ event }) => event.on))
  for (let on = [...days].sort()[0]; on !== undefined && on <= today; ) {
    const demo = on < today ? { at: new Date(`${on}T18:00:00+08:00`).toISOString() } : undefined
    await transact(db, (tx) => lookAtTickets(tx, setting, { ids: [id], wait: true, demo }))
    const next = await nextLookAt(db, id)
    const last: Day = on
    on = [...days, ...(next ? [next] : [])].filter((day) => day > last).sort()[0]
  }
}

type People = { desk: string; consultant: Staff; organ: string; reviewer: Staff; approver: Staff }

async function peopleIn(db: Db, county: string, today: Day): Promise<People | undefined> {
  const desk = `hall-${county.slice(0, 6)}`
  const { id: organ } = await organFor(
    db,
    { department: 'market-regulation', level: 'county', division: county },
    today,
  )
  const consultant = await findHolder(db, { site: desk }, 'consultant', today)
  const reviewer = await findHolder(db, { organ }, 'reviewer', today)
  const approver = await findHolder(db, { organ }, 'approver', today)
  return consultant && reviewer && approver ? { desk, consultant, organ, reviewer, approver } : undefined
}

async function findHolder(
  db: Db,
  where: { site: string } | { organ: string },
  role: PostRole,
  on: Day,
): Promise<Staff | undefined> {
  for (const post of await postsAt(db, { ...where, role }, on)) {
    const holder = (await holdersOf(db, post.id, on)).find(({ standing }) => standing !== 'waiting')
    if (holder) return actorOf(post, holder)
  }
  return undefined
}

type Around = {
  setting: Setting
  people: People
  county: string
  today: Day
  /** Of this question alone, so that the city is the same each time; the id is its first. */
  chance: ReturnType<typeof chanceOf>
  id: string
}

async function tell(
  tx: Tx,
  { setting, people, county, today, chance, id }: Around,
  told: Told,
): Promise<void> {
  const calendar = await setting.calendar()
  const asked = addWorkingDays(calendar, addDays(today, -told.ago - 1), 1)
  const on = asked > today ? today : asked
  const after = (days: number): Day => addWorkingDays(calendar, on, days)
  const at = (day: Day): Setting => ({ ...setting, jobs: NO_JOBS, today: () => day })
  const { channel, question: text, item } = told
  await ask(
    tx,
    at(on),
    {
      ...{ id, channel, text, item, division: county, desk: people.desk, phone: '' },
      asker: chance.pick(['李先生', '王女士', '马师傅', '张女士', '刘先生']),
      ...(channel === 'wechat' || channel === 'kiosk' ? { messageId: id, sender: `demo-${channel}` } : {}),
    },
    { actor: 'demo', place: '', requestId: chance.uuid() },
  )
  const requests = [chance.uuid(), chance.uuid(), chance.uuid(), chance.uuid(), chance.uuid()] as const
  const { passed, answered, elsewhere } = told
  if (passed !== undefined && after(passed) <= today) {
    const reason = '涉及现场核查标准，请业务科室答复。'
    await pass(tx, at(after(passed)), people.consultant, requests[0], { id, organ: people.organ, reason })
  }
  if (answered === undefined || after(answered) > today) return
  const then = after(answered)
  const who = passed === undefined ? people.consultant : people.reviewer
  if (elsewhere) return dismiss(tx, at(then), who, requests[1], { id, reason: elsewhere })
  const citations = [await citationOf(tx, told, people, then)]
  await answer(tx, at(then), who, requests[1], { id, text: told.text ?? '', citations })
  if (told.stars && addDays(then, 1) <= today)
    await rateAnswer(
      tx,
      at(addDays(then, 1)),
      { id, actor: 'demo', requestId: requests[2] },
      { stars: told.stars, text: '' },
    )
  if (told.faq) await spread(tx, { told, people, id, on: then }, [requests[3], requests[4]])
}

async function citationOf(tx: Tx, { item, clause }: Told, people: People, on: Day): Promise<Citation> {
  if (!item || !clause) return { kind: 'place', site: people.desk }
  return { kind: 'guide', item, version: (await guideOn(tx, item, on)).version, clause }
}

async function spread(
  tx: Tx,
  { told, people, id, on }: { told: Told; people: People; id: string; on: Day },
  [proposal, publication]: readonly [string, string],
): Promise<void> {
  const { question, text = '' } = told
  await propose(tx, people.consultant, { requestId: proposal, today: on }, { id, question, answer: text })
  if (told.faq !== 'published') return
  const line = (await faqDesk(tx, people.approver, { show: 'todo' }, on)).find(
    (one) => one.question === question,
  )
  if (!line) return
  const { nth, answer: said, version, clause } = line
  const act = { id: line.id, nth, question, answer: said, version, clause }
  await publish(tx, people.approver, { requestId: publication, today: on }, act)
}
