import { addWorkingDays } from '../core/calendar.ts'
import { type Day, day, dayInChina } from '../core/day.ts'
import type { CardAct } from '../core/supervision/card.ts'
import { heldOf } from '../core/supervision/held.ts'
import { findingsIn } from '../core/supervision/look.ts'
import { findSupervised, visibleCases } from '../modules/cases/facade.ts'
import { chanceOf } from '../modules/organisation/city/chance.ts'
import { actOnCard, type Sent } from '../modules/supervision/commands.ts'
import { answerErrand, urgeCase } from '../modules/supervision/errands.ts'
import { look } from '../modules/supervision/look.ts'
import { cardsActedOn, cardsStanding, casesWith, nextLookAt } from '../modules/supervision/past.ts'
import { checkCard, raise } from '../modules/supervision/patrol.ts'
import type { CardRow } from '../modules/supervision/queries.ts'
import { rulesInForce } from '../modules/supervision/rules.ts'
import { type Staff, SYSTEM } from '../platform/actor.ts'
import { type Db, transact } from '../platform/db.ts'
import type { Setting } from '../platform/setting.ts'
import { type StaffFinder, staffFinder, supervisorOf } from './staff.ts'

/**
 * The demo city was supervised all along: each of its cases is looked at on the days on which it would have been, and the
 * cards are answered, appealed, revoked and ordered by the people they went to. An interrupted start goes on where it was.
 */
export async function supervisePast(db: Db, setting: Setting, today: Day): Promise<void> {
  const rows = await visibleCases(db, SYSTEM)
    .select('f.case_id')
    .where('f.origin', '=', 'demo')
    .orderBy('f.submitted_on')
    .orderBy('f.case_id')
    .execute()
  for (const { case_id } of rows) await lookBack(db, setting, case_id, today)
  await answerCards(db, setting, today)
  await urgePast(db, setting, today)
}

const morning = (on: Day) => new Date(`${on}T08:40:00+08:00`).toISOString()
const onDay = (setting: Setting, on: Day): Setting => ({ ...setting, today: () => on })

/** Cases in which nothing was ever found are looked at once, today; the others on every day that mattered. */
async function lookBack(db: Db, setting: Setting, caseId: string, today: Day): Promise<void> {
  const of = await findSupervised(db, caseId)
  if (!of) return
  const calendar = await setting.calendar()
  const looked = { events: of.events, materials: of.materials, fees: of.fees, calendar, today, lost: [] }
  const isFound = findingsIn(looked, await rulesInForce(db), of.division).length > 0
  const lookOn = (at: string) =>
    transact(db, (tx) => look(tx, setting, { caseIds: [caseId], wait: true, demo: { at } }))
  const days = new Set(isFound ? of.events.map(({ recordedAt }) => dayInChina(Date.parse(recordedAt))) : [])
  for (let on = [...days].sort()[0]; on !== undefined && on < today; ) {
    await lookOn(new Date(`${on}T18:00:00+08:00`).toISOString())
    const look_on = await nextLookAt(db, caseId)
    const last: Day = on
    on = [...days, ...(look_on ? [look_on] : [])].filter((next) => next > last).sort()[0]
  }
  await lookOn(morning(today))
}

/** What became of the cards of each place, in turn: every way a card can go is gone by somebody, and some are silent. */
const COURSES: readonly (readonly CardAct[])[] = [
  ['Reply'],
  [],
  ['Appeal'],
  ['Reply', 'Appeal', 'Revoke'],
  ['Order'],
  ['Reply', 'Appeal', 'Return'],
  ['Order', 'AnswerOrder'],
  ['Reply', 'Appeal', 'Refer'],
]
const SAID: Readonly<Record<CardAct, string>> = {
  Issue: '',
  Cancel: '经查阅案卷，不予许可的理由成立，不发牌',
  Reply: '因现场核查排期较满造成超期，已增派人员，本周内办结；今后按受理顺序排定核查日期',
  Appeal: '该件等待申请人确认核查时间，期间无法推进，请予核实',
  Revoke: '经核实，申诉理由成立，予以撤销',
  Return: '经核实，等待申请人期间没有依法中止计时，牌有效',
  Refer: '涉及时限计算口径，报请市级确定',
  Order: '请部门主要负责人督促，三个工作日内办结并报告原因',
  AnswerOrder: '已办结，决定书已送达；相关人员已作提醒',
}

async function answerCards(db: Db, setting: Setting, today: Day): Promise<void> {
  const find = staffFinder(db)
  // what was asked too late is left for whoever tries the demo to answer
  const cards = (await cardsStanding(db, today)).filter(({ about }) => about === 'case')
  const touched = await cardsActedOn(db)
  const [pending, standing] = [
    cards.filter(({ state }) => state === 'pending'),
    cards.filter(({ state, level }) => state === 'issued' && level !== 'warning'),
  ]
  for (const [n, card] of pending.entries())
    if (n < 2 && !touched.has(card.card))
      await run(db, setting, find, card, n === 0 ? ['Cancel'] : ['Issue'], today)
  for (const card of standing) {
    const course = COURSES[placeIn(standing, card) % COURSES.length] ?? []
    if (!touched.has(card.card)) await run(db, setting, find, card, course, today)
  }
  await sinceThen(db, setting, today)
}

/** How many cards of the same place came before it. */
const placeIn = (cards: readonly CardRow[], card: CardRow): number =>
  cards.filter(({ place }) => place === card.place).indexOf(card)

/** One act after the other, on the working days after the card was issued, as far as they lie in the past. */
async function run(
  db: Db,
  setting: Setting,
  find: StaffFinder,
  card: CardRow,
  course: readonly CardAct[],
  today: Day,
): Promise<void> {
  const calendar = await setting.calendar()
  const chance = chanceOf(`card ${card.card}`)
  for (const [n, type] of course.entries()) {
    const on = addWorkingDays(calendar, day(card.found_on), n + 1)
    if (on >= today) return
    const isTheirs = ['Reply', 'Appeal', 'AnswerOrder'].includes(type)
    const actor = isTheirs ? await chargedIn(find, card, on) : await supervisorOf(db, card.division, on)
    const sent: Sent = {
      type,
      requestId: chance.uuid(),
      ...saidIn(type),
      ...dueIn(type, addWorkingDays(calendar, on, 3)),
    }
    await transact(db, (tx) =>
      actOnCard(tx, onDay(setting, on), actor, { caseId: card.case_id, card: card.card }, sent, {
        at: new Date(`${on}T1${n}:20:00+08:00`).toISOString(),
      }),
    )
  }
}

const WRITTEN: readonly CardAct[] = ['Reply', 'Order', 'AnswerOrder']
const saidIn = (type: CardAct) =>
  type === 'Issue' ? {} : WRITTEN.includes(type) ? { text: SAID[type] } : { reason: SAID[type] }
const dueIn = (type: CardAct, dueOn: Day) => (type === 'Order' ? { dueOn } : {})

/** Whoever sits where the card went. */
function chargedIn(
  find: StaffFinder,
  { place, turn }: Pick<CardRow, 'place' | 'turn'>,
  on: Day,
): Promise<Staff> {
  const role = turn === 'clerk' || turn === 'outputClerk' || turn === 'approver' ? turn : 'reviewer'
  return find(place, role, on)
}

/** Cards nobody answered in time, and a patrol over all that stand. */
async function sinceThen(db: Db, setting: Setting, today: Day): Promise<void> {
  const calendar = await setting.calendar()
  const rows = (await cardsStanding(db, undefined)).filter(
    ({ state }) => state === 'issued' || state === 'ordered',
  )
  for (const row of rows) {
    const due = row.reply_due_on && !row.replied && row.point !== 28 ? day(row.reply_due_on) : undefined
    const on = due && addWorkingDays(calendar, due, 1)
    if (on && on < today) await transact(db, (tx) => raise(tx, onDay(setting, on), row, { at: morning(on) }))
    await transact(db, (tx) =>
      checkCard(tx, onDay(setting, today), { caseId: row.case_id, card: row.card }, { at: morning(today) }),
    )
  }
}

/** Windows urge departments about what is late; some have answered. */
async function urgePast(db: Db, setting: Setting, today: Day): Promise<void> {
  const find = staffFinder(db)
  const calendar = await setting.calendar()
  const late = await casesWith(db, ['3-warning', '3-yellow'], today)
  for (const [n, { caseId, foundOn }] of late.slice(0, 8).entries()) {
    const on = day(foundOn)
    const [asked, answered] = [chanceOf(`urge ${caseId}`).uuid(), chanceOf(`answer ${caseId}`).uuid()]
    await transact(db, async (tx) => {
      const of = await findSupervised(tx, caseId)
      const at = new Date(`${on}T15:10:00+08:00`).toISOString()
      const held = of && heldOf(of.events.filter(({ recordedAt }) => recordedAt <= at)).at(-1)
      if (!of || held === undefined || held.until !== undefined || held.place === of.site) return
      const [clerk, asks] = [await find(of.site, 'clerk', on), await chargedIn(find, held, on)]
      const text = '申请人来窗口询问进度，请告知预计办结日期'
      await urgeCase(tx, onDay(setting, on), clerk, { caseId, text, requestId: asked }, { at })
      const then = addWorkingDays(calendar, on, 1)
      if (n % 2 === 1 || then >= today) return
      await answerErrand(tx, onDay(setting, then), asks, {
        ...{
          caseId,
          errand: asked,
          answer: '核查已排在后天，预计本周内办结',
          taken: true,
          requestId: answered,
        },
      })
    })
  }
}
