import { sql } from 'kysely'
import { addWorkingDays, type Calendar } from '../../core/calendar.ts'
import { type Day, day, dayInChina } from '../../core/day.ts'
import { REPLY_DAYS } from '../../core/supervision/card.ts'
import type { Looked } from '../../core/supervision/facts.ts'
import { heldOf } from '../../core/supervision/held.ts'
import { type Finding, findingsIn, nextLook, speedOf } from '../../core/supervision/look.ts'
import { RANK, type Rule } from '../../core/supervision/rules.ts'
import type { Level } from '../../core/words/supervision.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Setting } from '../../platform/setting.ts'
import { findSupervised, type Supervised } from '../cases/facade.ts'
import { personsById, postsOf } from '../organisation/facade.ts'
import { lostOn } from './outages.ts'
import { rulesInForce } from './rules.ts'

/** `demo`: as it was at that instant, when a demo city is given its past. */
export type Look = { caseId: string; wait: boolean; demo?: { at: string } | undefined }

/**
 * Look at one case, in the caller's transaction: new findings become cards, lower cards give way to higher ones, and the
 * day of the next look is set. Doing it twice does nothing more. Without `wait` a case somebody else looks at is left to
 * them. Answers the number of new cards.
 */
export async function look(tx: Tx, setting: Setting, { caseId, wait, demo }: Look): Promise<number> {
  if (!(await take(tx, caseId, wait))) return 0
  const found = await findSupervised(tx, caseId)
  if (!found) return 0
  const events = demo ? found.events.filter(({ recordedAt }) => recordedAt <= demo.at) : found.events
  const calendar = await setting.calendar()
  const looked: Looked = {
    events,
    materials: found.materials,
    fees: found.fees,
    calendar,
    today: demo ? dayInChina(Date.parse(demo.at)) : setting.today(),
    lost: await lostOn(tx, calendar),
  }
  const rules = await rulesInForce(tx)
  const known = await cardsOf(tx, caseId)
  // a card that is there, or that a higher one of its chain has made needless before it was found
  const isKnown = (finding: Finding) =>
    known.some(
      (card) =>
        (card.rule === finding.rule.id && card.occurrence === finding.occurrence) ||
        (card.chain !== '' &&
          card.chain === chainOf(finding) &&
          RANK[card.level as Level] > RANK[finding.rule.level]),
    )
  const fresh = findingsIn(looked, rules, found.division).filter((finding) => !isKnown(finding))
  fresh.sort((a, b) => RANK[a.rule.level] - RANK[b.rule.level])
  for (const finding of fresh) {
    const card = await issue(tx, found, looked, finding, demo)
    await escalate(tx, caseId, known, card, demo)
    known.push(card)
  }
  await watchOn(tx, found, looked, rules)
  return fresh.length
}

/** Hold the case's row of the watch; made here at the first look. */
export async function take(tx: Tx, caseId: string, wait: boolean): Promise<boolean> {
  await tx
    .insertInto('supervision.watch')
    .values({ case_id: caseId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = tx.selectFrom('supervision.watch').select('version').where('case_id', '=', caseId).forUpdate()
  return (await (wait ? row : row.skipLocked()).executeTakeFirst()) !== undefined
}

type Known = { card: string; rule: string; occurrence: string; level: string; chain: string }
const cardsOf = (tx: Tx, caseId: string): Promise<Known[]> =>
  tx
    .selectFrom('supervision.card')
    .select(['card', 'rule', 'occurrence', 'level', 'chain'])
    .where('case_id', '=', caseId)
    .execute()

/** Cards of one chain are about the same run of time: what began with one event. */
const chainOf = ({ rule, run }: Finding): string =>
  rule.chain === 'none' ? '' : `${rule.chain}@${run?.from ?? 0}`

/** Write a card and what is its first entry. Where a person looks first, or the calendar may still change, it waits. */
export async function issue(
  tx: Tx,
  of: Supervised,
  looked: Looked,
  finding: Finding,
  demo: Look['demo'],
): Promise<Known> {
  const { rule, value, occurrence, run, blamed } = finding
  const { calendar, today } = looked
  const card = newId(demo ? Date.parse(demo.at) : undefined)
  const pending = rule.confirm || (run?.provisional === true && rule.level !== 'warning')
  const place = blamed?.place ?? of.organ
  const isSite = place === of.site || place === of.handOut
  const who = await personOf(tx, blamed?.person, place, today)
  const chain = chainOf(finding)
  await tx
    .insertInto('supervision.card')
    .values({
      case_id: of.caseId,
      card,
      rule: rule.id,
      point: rule.point,
      rule_version: rule.version,
      level: rule.level,
      occurrence,
      chain,
      priority: rule.priority,
      value,
      state: pending ? 'pending' : 'issued',
      number: of.number,
      title: of.title,
      applicant_name: of.applicantName,
      division: of.division,
      place,
      place_kind: isSite ? 'site' : 'organ',
      turn: blamed?.turn ?? 'approver',
      ...who,
      due_on: finding.dueOn ?? null,
      found_on: today,
      ...(pending ? {} : issuedOn(calendar, rule.level, today)),
      ...(demo ? { found_at: demo.at } : {}),
      evidence: JSON.stringify(evidenceOf(looked, finding)),
      entries: 1,
    })
    .execute()
  await tx
    .insertInto('supervision.entry')
    .values({
      ...{ case_id: of.caseId, card, nth: 1, kind: pending ? 'found' : 'issued' },
      ...{ by_id: 'system', by_name: '', ...(demo ? { at: demo.at } : {}) },
    })
    .execute()
  return { card, rule: rule.id, occurrence, level: rule.level, chain }
}

/** The day a card is issued, and the last one on which it may be answered; a warning asks for no answer. */
export function issuedOn(calendar: Calendar, level: Level, on: Day) {
  return {
    issued_on: on,
    reply_due_on: level === 'warning' ? null : addWorkingDays(calendar, on, REPLY_DAYS),
  }
}

/** Whoever had it in hand, with the window they sat at that day; nobody where no one had claimed it. */
async function personOf(tx: Tx, id: string | undefined, place: string, on: Day) {
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id)) return {}
  const person = (await personsById(tx, [id])).get(id)
  if (!person) return {}
  const post = (await postsOf(tx, id, on)).find(({ site, window }) => site === place && window)
  return { person: id, person_name: person.name, service_window: post?.window ?? null }
}

/** What a card rests on, as it was when it was found: enough to compute it again by hand. */
function evidenceOf(looked: Looked, { rule, value, run, events, charges, dueOn }: Finding) {
  const { calendar, lost } = looked
  const notice = calendar.years.flatMap(({ notices }) => notices).at(-1)
  return {
    rule: { id: rule.id, version: rule.version, comparison: rule.comparison, threshold: rule.threshold },
    value,
    dueOn: dueOn ?? null,
    clock: run ? { kind: run.kind, ref: run.ref, ...run.clock } : null,
    lost,
    calendar: { officialUntil: calendar.officialUntil ?? null, notice: notice?.number ?? null },
    events: looked.events
      .filter(({ seq }) => events.includes(seq))
      .map(({ seq, hash, recordedAt, event }) => ({ seq, hash, recordedAt, type: event.type, on: event.on })),
    held: heldOf(looked.events),
    charges,
  }
}

/** 预警→黄牌→红牌: a card of a higher level takes the place of the lower ones of its chain. */
async function escalate(tx: Tx, caseId: string, known: readonly Known[], by: Known, demo: Look['demo']) {
  if (by.chain === '') return
  const lower = known.filter(
    ({ chain, level }) => chain === by.chain && RANK[level as Level] < RANK[by.level as Level],
  )
  for (const { card } of lower) {
    const row = await tx
      .updateTable('supervision.card')
      .set({ escalated: true, entries: sql<number>`entries + 1` })
      .where('case_id', '=', caseId)
      .where('card', '=', card)
      .where('escalated', '=', false)
      .returning('entries')
      .executeTakeFirst()
    if (!row) continue // an earlier one has done so
    await tx
      .insertInto('supervision.entry')
      .values({
        ...{ case_id: caseId, card, nth: row.entries, kind: 'escalated' },
        ...{ by_id: 'system', by_name: '', ...(demo ? { at: demo.at } : {}) },
      })
      .execute()
  }
}

/** When to look next, and the figures of a decided case. */
async function watchOn(tx: Tx, of: Supervised, looked: Looked, rules: readonly Rule[]): Promise<void> {
  const speed = speedOf(looked)
  await tx
    .updateTable('supervision.watch')
    .set({
      version: looked.events.at(-1)?.seq ?? 0,
      look_on: nextLook(looked, rules) ?? null,
      tries: 0,
      trouble: '',
      division: of.division,
      received_on: of.receivedOn ? day(of.receivedOn) : null,
      decided_on: speed?.decidedOn ?? null,
      used_days: speed?.used ?? null,
      promised_days: speed?.promised ?? null,
      legal_days: speed?.legal ?? null,
    })
    .where('case_id', '=', of.caseId)
    .execute()
}
