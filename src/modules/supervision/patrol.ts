import { sql } from 'kysely'
import { workingDaysBetween } from '../../core/calendar.ts'
import { day } from '../../core/day.ts'
import { recheck } from '../../core/supervision/look.ts'
import { recheckQuestion } from '../../core/supervision/question.ts'
import { meets, type Rule, ruleById } from '../../core/supervision/rules.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { findSupervised } from '../cases/facade.ts'
import { supervisedTickets } from '../consultation/facade.ts'
import { issuedOn } from './cards.ts'
import { lostOn } from './outages.ts'
import type { CardRow } from './queries.ts'
import { rulesInForce } from './rules.ts'

const ROUND = 200

/**
 * The patrol (巡查): cards that stand are computed again from fresh data, each once a day, under the rule version they were
 * issued by. What comes out is a mark, 正常 or 异常; no card is ever taken away by it.
 */
export const patrol: Schedule = {
  everySeconds: 60,
  async run(db, setting) {
    const due = await db
      .selectFrom('supervision.card')
      .select(['case_id', 'card'])
      .where('state', 'in', ['issued', 'ordered'])
      .where((or) =>
        or.or([or('checked_at', 'is', null), or('checked_at', '<', sql<string>`now() - interval '1 day'`)]),
      )
      .orderBy(sql`checked_at nulls first`)
      .limit(ROUND)
      .execute()
    await eachAlone(due, ({ case_id, card }) =>
      transact(db, (tx) => checkCard(tx, setting, { caseId: case_id, card })),
    )
  },
}

/** Each in its own transaction; those that fail are told of together at the end, and have stopped none of the others. */
export async function eachAlone<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for (const one of all) await work(one).catch((error: unknown) => failures.push(error))
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} cards could not be worked on`)
}

export async function checkCard(
  tx: Tx,
  setting: Setting,
  { caseId, card }: { caseId: string; card: string },
  demo?: { at: string },
): Promise<void> {
  const row = await tx
    .selectFrom('supervision.card')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('card', '=', card)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const now = row && (await lookAgain(tx, setting, row))
  if (!row || !now) return
  const holds = row.point === UNANSWERED || holdsStill(row, now)
  const checked = holds ? 'normal' : 'abnormal'
  const told = row.checked === checked || (row.checked === null && holds)
  await tx
    .updateTable('supervision.card')
    .set({ checked, checked_at: sql<string>`now()`, entries: told ? row.entries : row.entries + 1 })
    .where('case_id', '=', caseId)
    .where('card', '=', card)
    .execute()
  if (told) return
  await tx
    .insertInto('supervision.entry')
    .values({
      ...{ case_id: caseId, card, nth: row.entries + 1, kind: 'checked', text: checked },
      ...{ by_id: 'system', by_name: '', ...(demo ? { at: demo.at } : {}) },
    })
    .execute()
}

type Again = (rule: Rule, occurrence: string) => { holds: boolean } | undefined

/** The case or question of a card as it is today; undefined when it is not there. */
async function lookAgain(tx: Tx, setting: Setting, { about, case_id }: CardRow): Promise<Again | undefined> {
  const calendar = await setting.calendar()
  const on = { calendar, today: setting.today(), lost: await lostOn(tx, calendar) }
  if (about === 'question') {
    const [of] = await supervisedTickets(tx, [case_id])
    return of && ((rule, occurrence) => recheckQuestion({ events: of.events, ...on }, rule, occurrence))
  }
  const of = await findSupervised(tx, case_id)
  if (!of) return undefined
  const { events, materials, fees } = of
  return (rule, occurrence) => recheck({ events, materials, fees, ...on }, rule, occurrence)
}

/** By the threshold the card was issued under, whatever stands in the rule today. */
function holdsStill(row: CardRow, again: Again): boolean {
  const rule = ruleById.get(row.rule)
  const { threshold } = (row.evidence as { rule: { threshold: number } }).rule
  return rule !== undefined && again({ ...rule, threshold }, row.occurrence)?.holds === true
}

/** 监察告知未按期答复. */
const UNANSWERED = 28

/** Cards that were not answered within five working days become a card of point 28; one that is of it itself does not. */
export const findUnanswered: Schedule = {
  everySeconds: 60,
  async run(db, setting) {
    const due = await unansweredOn(db, setting)
    await eachAlone(due, (row) => transact(db, (tx) => raise(tx, setting, row)))
  },
}

const unansweredOn = (db: Db, setting: Setting): Promise<CardRow[]> =>
  db
    .selectFrom('supervision.card as c')
    .selectAll('c')
    .where('c.reply_due_on', '<', setting.today())
    .where('c.replied', '=', false)
    .where('c.escalated', '=', false)
    .where('c.state', 'in', ['issued', 'ordered'])
    .where('c.point', '<>', UNANSWERED)
    .where((not) =>
      not.not(
        not.exists(
          not
            .selectFrom('supervision.card as o')
            .select('o.card')
            .whereRef('o.case_id', '=', 'c.case_id')
            .where('o.point', '=', UNANSWERED)
            .where(sql<boolean>`o.occurrence = 'card/' || c.card`),
        ),
      ),
    )
    .orderBy('c.reply_due_on')
    .limit(ROUND)
    .execute()

export async function raise(tx: Tx, setting: Setting, of: CardRow, demo?: { at: string }): Promise<void> {
  const calendar = await setting.calendar()
  const today = setting.today()
  const rule = (await rulesInForce(tx)).find(({ point }) => point === UNANSWERED)
  const value = workingDaysBetween(calendar, day(of.reply_due_on ?? today), today)
  if (!rule?.enabled || !meets(rule, value)) return
  const { evidence: _, found_at: __, checked: ___, checked_at: ____, order_number: _____, ...same } = of
  const card = newId(demo ? Date.parse(demo.at) : undefined)
  const written = await tx
    .insertInto('supervision.card')
    .values({
      ...same,
      ...{ card, rule: rule.id, point: rule.point, rule_version: rule.version, level: rule.level },
      ...{ occurrence: `card/${of.card}`, chain: '', priority: rule.priority, value, state: 'issued' },
      ...{ escalated: false, replied: false, appeal: null, order_state: null, order_due_on: null },
      ...{ due_on: of.reply_due_on, found_on: today, entries: 1, ...issuedOn(calendar, rule.level, today) },
      ...(demo ? { found_at: demo.at } : {}),
      evidence: JSON.stringify({
        ...(of.evidence as object),
        rule: { id: rule.id, version: rule.version, comparison: rule.comparison, threshold: rule.threshold },
        value,
        clock: { kind: 'reply', ref: of.card, startedOn: of.issued_on, pauses: [] },
        charges: [],
      }),
    })
    .onConflict((conflict) => conflict.columns(['case_id', 'rule', 'occurrence']).doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return
  await tx
    .insertInto('supervision.entry')
    .values({
      ...{ case_id: of.case_id, card, nth: 1, kind: 'issued', by_id: 'system', by_name: '' },
      ...(demo ? { at: demo.at } : {}),
    })
    .execute()
}
