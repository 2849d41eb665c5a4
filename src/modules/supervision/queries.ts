import { type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { areaOf } from '../../core/area.ts'
import type { Day } from '../../core/day.ts'
import { CARD_AUTHORITY, type CardAct, canDoToCard } from '../../core/supervision/card.ts'
import { RuleViolation } from '../../core/violation.ts'
import { CARD_ACT } from '../../core/words/supervision.ts'
import type { Staff } from '../../platform/actor.ts'
import { findInstantPlace } from '../../platform/cursor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DB } from '../../platform/schema.gen.ts'
import { toCard } from './commands.ts'
import type { CardDetail, CardLine } from './contract.ts'
import { type Names, namesOf } from './names.ts'
import { type Cards, isOfCity, visibleCards } from './visible.ts'

export type Filter = {
  level?: string | undefined
  state?: string | undefined
  point?: number | undefined
  waits?: 'reply' | 'appeal' | 'look' | 'abnormal' | undefined
  division?: string | undefined
  place?: string | undefined
  window?: string | undefined
  person?: string | undefined
  q?: string | undefined
  after?: string | undefined
  size: number
}
export type CardRow = Selectable<DB['supervision.card']>

/** One page of cards, the latest first; `next` continues it. */
export async function listCardLines(
  db: Db,
  actor: Staff,
  filter: Filter,
  on: Day,
): Promise<{ cards: CardLine[]; next: string | null }> {
  const rows = await cardRows(db, actor, filter)
  const shown = rows.slice(0, filter.size)
  const last = rows.length > filter.size ? shown.at(-1) : undefined
  const names = await namesOf(
    db,
    shown.map(({ place }) => place),
    on,
  )
  return {
    cards: shown.map((row) => toLine(row, names)),
    next: last ? `${new Date(last.found_at).toISOString()}_${last.card}_1` : null,
  }
}

/** What lists and tables show of a card: its evidence, which is most of it, is read with the card alone. */
const SHOWN = [
  ...([
    'c.about',
    'c.case_id',
    'c.card',
    'c.point',
    'c.level',
    'c.state',
    'c.escalated',
    'c.replied',
    'c.appeal',
  ] as const),
  ...(['c.order_state', 'c.value', 'c.number', 'c.title', 'c.applicant_name', 'c.place'] as const),
  ...(['c.person_name', 'c.due_on', 'c.found_on', 'c.found_at', 'c.reply_due_on', 'c.checked'] as const),
] as const
type Shown = (typeof SHOWN)[number] extends `c.${infer Column extends keyof CardRow}` ? Column : never
export type ShownRow = Pick<CardRow, Shown>

/** The rows of a page and one more, if there is one. */
export const cardRows = (db: Db, actor: Staff, filter: Filter): Promise<ShownRow[]> =>
  narrowed(visibleCards(db, actor), filter)
    .select(SHOWN)
    .orderBy('c.found_at', 'desc')
    .orderBy('c.card', 'desc')
    .limit(filter.size + 1)
    .execute()

function narrowed(cards: Cards, filter: Filter): Cards {
  const { level, state, point, waits, division, place, window, person, q, after } = filter
  let query = cards
  if (level) query = query.where('c.level', '=', level)
  if (state) query = query.where('c.state', '=', state)
  if (point) query = query.where('c.point', '=', point)
  if (waits === 'reply')
    query = query
      .where('c.reply_due_on', 'is not', null)
      .where('c.replied', '=', false)
      .where('c.escalated', '=', false)
      .where('c.state', 'in', ['issued', 'ordered'])
  if (waits === 'appeal') query = query.where('c.appeal', 'in', ['open', 'referred'])
  if (waits === 'look') query = query.where('c.state', '=', 'pending')
  if (waits === 'abnormal')
    query = query.where('c.checked', '=', 'abnormal').where('c.state', 'in', ['issued', 'ordered'])
  if (division) query = query.where('c.division', 'like', `${areaOf(division)}%`)
  if (place) query = query.where('c.place', '=', place)
  if (window) query = query.where('c.service_window', '=', window)
  if (person) query = query.where('c.person', '=', person)
  if (q) query = query.where(sql<boolean>`(c.case_id, c.card) in (${matching(q.replace(/\s/g, ''))})`)
  const from = findInstantPlace(after)
  return from
    ? query.where(sql<boolean>`(c.found_at, c.card) < (${from.at}::timestamptz, ${from.id}::uuid)`)
    : query
}

/**
 * The cards that bear a number, a name that begins so, or a word in their title, each way by its own index: asked together
 * they would be sought along the whole list. Titles are few, one step of the index each, however many cards bear them.
 */
const matching = (sought: string) => {
  const escaped = sought.replace(/[\\%_]/g, '\\$&')
  return sql`
    select case_id, card from supervision.card where number = ${sought.toUpperCase()}
    union all select case_id, card from supervision.card where applicant_name like ${`${escaped}%`}
    union all select case_id, card from supervision.card where title in (
      with recursive known as (
        (select title from supervision.card order by title limit 1)
        union all
        select (select n.title from supervision.card n where n.title > k.title order by n.title limit 1)
        from known k where k.title is not null
      ) select title from known where title like ${`%${escaped}%`})`
}

export function toLine(row: ShownRow, names: Names): CardLine {
  return {
    about: row.about as CardLine['about'],
    caseId: row.case_id,
    card: row.card,
    point: row.point,
    level: row.level as CardLine['level'],
    state: row.state as CardLine['state'],
    escalated: row.escalated,
    replied: row.replied,
    appeal: row.appeal as CardLine['appeal'],
    order: row.order_state as CardLine['order'],
    value: row.value,
    number: row.number,
    title: row.title,
    applicantName: row.applicant_name,
    place: row.place,
    placeName: names.place(row.place),
    personName: row.person_name,
    dueOn: row.due_on,
    foundOn: row.found_on,
    replyDueOn: row.reply_due_on,
    checked: row.checked as CardLine['checked'],
  }
}

type Evidence = {
  rule: { comparison: '>' | '>='; threshold: number }
  clock: { kind: string; startedOn: string; pauses: { from: string; until?: string }[] } | null
  lost: string[]
  calendar: { officialUntil: string | null; notice: string | null }
  events: CardDetail['evidence']['events']
  held: { from: string; until?: string; place: string; turn: string; person?: string }[]
  charges: { place: string; turn: string; person?: string; days: number; overdue: number }[]
}

/** Throws `card/unknown` for a card that is not there and, alike, for one that is not theirs. */
export async function cardDetail(
  db: Db | Tx,
  actor: Staff,
  { caseId, card }: { caseId: string; card: string },
  on: Day,
): Promise<CardDetail> {
  const row = await visibleCards(db, actor)
    .selectAll('c')
    .select((of) =>
      jsonArrayFrom(
        of
          .selectFrom('supervision.entry as e')
          .select(['e.nth', 'e.kind', 'e.text', 'e.by_name', 'e.at'])
          .whereRef('e.case_id', '=', 'c.case_id')
          .whereRef('e.card', '=', 'c.card')
          .orderBy('e.nth'),
      ).as('log'),
    )
    .where('c.case_id', '=', caseId)
    .where('c.card', '=', card)
    .executeTakeFirst()
  if (!row) throw new RuleViolation('card/unknown')
  const evidence = row.evidence as unknown as Evidence
  const places = [...evidence.held, ...evidence.charges].map(({ place }) => place)
  const people = [...evidence.held, ...evidence.charges].flatMap(({ person }) => person ?? [])
  const names = await namesOf(db, [row.place, ...places], on, people)
  const { held, charges, clock } = evidence
  const { officialUntil, notice } = evidence.calendar
  return {
    ...toLine(row, names),
    ruleId: row.rule,
    ruleVersion: row.rule_version,
    windowName: row.service_window,
    orderNumber: row.order_number,
    orderDueOn: row.order_due_on,
    evidence: {
      comparison: evidence.rule.comparison,
      threshold: evidence.rule.threshold,
      clock: clock && {
        kind: clock.kind,
        startedOn: clock.startedOn,
        pauses: clock.pauses.map(({ from, until }) => ({ from, until: until ?? null })),
      },
      lost: evidence.lost,
      calendarUntil: officialUntil,
      notice,
      events: evidence.events,
      held: held.map((one) => ({ ...named(one, names), from: one.from, until: one.until ?? null })),
      charges: charges.map((one) => ({ ...named(one, names), days: one.days, overdue: one.overdue })),
    },
    entries: row.log.map(({ nth, kind, text, by_name, at }) => ({
      nth,
      kind: kind as CardDetail['entries'][number]['kind'],
      text,
      by: by_name,
      at: new Date(at).toISOString(),
    })),
    actions: actionsOn(row, actor),
  }
}

export const named = (one: { place: string; turn: string; person?: string | undefined }, names: Names) => ({
  place: names.place(one.place),
  turn: one.turn as CardDetail['evidence']['held'][number]['turn'],
  person: one.person === undefined ? null : names.person(one.person),
})

/** What is lawful now and this person's to do. */
function actionsOn(row: CardRow, actor: Staff): CardAct[] {
  if (actor.post.waiting) return []
  return (Object.keys(CARD_ACT) as CardAct[]).filter(
    (act) => CARD_AUTHORITY[act].includes(actor.post.role) && canDoToCard(toCard(row), act, isOfCity(actor)),
  )
}

/** The cards of one case that whoever asks may see. */
export async function cardsOfCase(db: Db, actor: Staff, caseId: string, on: Day): Promise<CardLine[]> {
  const rows = await visibleCards(db, actor)
    .selectAll('c')
    .where('c.case_id', '=', caseId)
    .orderBy('c.found_at', 'desc')
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ place }) => place),
    on,
  )
  return rows.map((row) => toLine(row, names))
}
