import { sql } from 'kysely'
import { type Day, day, yearOf } from '../../core/day.ts'
import {
  after,
  CARD_AUTHORITY,
  type Card,
  type CardAct,
  type CardCommand,
} from '../../core/supervision/card.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { CardEntry, Level } from '../../core/words/supervision.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { issuedOn } from './cards.ts'
import { isOfCity, visibleCards } from './visible.ts'

export type CardKey = { caseId: string; card: string }
/** What somebody sends: the command without what is known here. The same request sent again does nothing more. */
export type Sent = { type: CardAct; reason?: string; text?: string; dueOn?: string; requestId: string }

const ENTRY: Readonly<Record<CardAct, CardEntry>> = {
  Issue: 'issued',
  Cancel: 'cancelled',
  Reply: 'replied',
  Appeal: 'appealed',
  Revoke: 'revoked',
  Return: 'returned',
  Refer: 'referred',
  Order: 'ordered',
  AnswerOrder: 'orderAnswered',
}

/**
 * One act on a card, in the caller's transaction; acts on one card take turns. Throws `actor/not-allowed`, `card/unknown`
 * for a card that is not there or not theirs, and what `after` throws. `demo` dates the past of a demo city.
 */
export async function actOnCard(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  { caseId, card }: CardKey,
  sent: Sent,
  demo?: { at: string },
): Promise<void> {
  if (!CARD_AUTHORITY[sent.type].includes(actor.post.role)) throw new RuleViolation('actor/not-allowed')
  if (actor.post.waiting) throw new RuleViolation('organisation/waiting')
  const row = await visibleCards(tx, actor)
    .selectAll('c')
    .where('c.case_id', '=', caseId)
    .where('c.card', '=', card)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new RuleViolation('card/unknown')
  if (await isDone(tx, { caseId, card }, sent.requestId)) return
  const today = setting.today()
  const command = { ...sent, dueOn: sent.dueOn ? day(sent.dueOn) : undefined, today } as CardCommand
  const next = after(toCard(row), command, isOfCity(actor))
  const order =
    command.type === 'Order'
      ? {
          order_number: await orderNumber(tx, actor.post.division, today),
          order_due_on: command.dueOn,
        }
      : {}
  const dates = command.type === 'Issue' ? issuedOn(await setting.calendar(), next.level, today) : {}
  await tx
    .updateTable('supervision.card')
    .set({
      state: next.state,
      replied: next.replied,
      appeal: next.appeal,
      order_state: next.order,
      entries: row.entries + 1,
      ...order,
      ...dates,
    })
    .where('case_id', '=', caseId)
    .where('card', '=', card)
    .execute()
  await tx
    .insertInto('supervision.entry')
    .values({
      ...{ case_id: caseId, card, nth: row.entries + 1, kind: ENTRY[sent.type] },
      ...{ text: (sent.reason ?? sent.text ?? '').trim(), by_id: actor.id, by_name: actor.name },
      request_id: sent.requestId,
      ...(demo ? { at: demo.at } : {}),
    })
    .execute()
}

async function isDone(tx: Tx, { caseId, card }: CardKey, requestId: string): Promise<boolean> {
  const done = await tx
    .selectFrom('supervision.entry')
    .select('nth')
    .where('case_id', '=', caseId)
    .where('card', '=', card)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return done !== undefined
}

type CardRow = {
  level: string
  state: string
  escalated: boolean
  replied: boolean
  appeal: string | null
  order_state: string | null
}
export const toCard = ({ level, state, escalated, replied, appeal, order_state }: CardRow): Card => ({
  level: level as Level,
  state: state as Card['state'],
  escalated,
  replied,
  appeal: appeal as Card['appeal'],
  order: order_state as Card['order'],
})

/** 督办〔2026〕7号, without gaps, of one division and year. */
async function orderNumber(tx: Tx, division: string, on: Day): Promise<string> {
  const year = yearOf(on)
  const { last } = await tx
    .insertInto('supervision.order_counter')
    .values({ division, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['division', 'year']).doUpdateSet({ last: sql`supervision.order_counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `督办〔${year}〕${last}号`
}
