import { sql } from 'kysely'
import { addWorkingDays, type Calendar } from '../../core/calendar.ts'
import { type Day, day, dayInChina } from '../../core/day.ts'
import { REPLY_DAYS } from '../../core/supervision/card.ts'
import type { Looked } from '../../core/supervision/facts.ts'
import { heldOf } from '../../core/supervision/held.ts'
import { type Finding, findingsIn, nextLook, speedOf } from '../../core/supervision/look.ts'
import { RANK, type Rule } from '../../core/supervision/rules.ts'
import type { Level } from '../../core/words/supervision.ts'
import { breath } from '../../platform/batch.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Setting } from '../../platform/setting.ts'
import { type Supervised, supervisedAmong } from '../cases/facade.ts'
import { personsById, postsOf } from '../organisation/facade.ts'
import { lostOn } from './outages.ts'
import { rulesInForce } from './rules.ts'

/** `demo`: as it was at that instant, when a demo city is given its past. */
export type Look = { caseIds: readonly string[]; wait: boolean; demo?: { at: string } | undefined }
/** Cases whose findings are computed before whoever asks meanwhile is let in. */
const BREATH = 8

/**
 * Look at cases, in the caller's transaction: new findings become cards, lower cards give way to higher ones, and the
 * day of each next look is set. What is known is read for all of them at once, and what was found is written so. Doing it
 * twice does nothing more. Without `wait` a case somebody else looks at is left to them.
 */
export async function look(tx: Tx, setting: Setting, { caseIds, wait, demo }: Look): Promise<void> {
  const taken = await take(tx, caseIds, wait)
  if (taken.length === 0) return
  const calendar = await setting.calendar()
  const [found, cards, rules, lost] = await Promise.all([
    supervisedAmong(tx, taken),
    cardsOf(tx, taken),
    rulesInForce(tx),
    lostOn(tx, calendar),
  ])
  const today = demo ? dayInChina(Date.parse(demo.at)) : setting.today()
  const issues: Issue[] = []
  const outdone: Outdone[] = []
  const watched: Watched[] = []
  for (const [n, of] of found.entries()) {
    if (n % BREATH === BREATH - 1) await breath()
    const events = demo ? of.events.filter(({ recordedAt }) => recordedAt <= demo.at) : of.events
    const looked: Looked = { events, materials: of.materials, fees: of.fees, calendar, today, lost }
    const known = cards.get(of.caseId) ?? []
    for (const finding of freshIn(looked, rules, of.division, known)) {
      const card = { card: newId(demo ? Date.parse(demo.at) : undefined), ...knownBy(finding) }
      issues.push({ card: card.card, of, looked, finding })
      outdone.push(...lowerThan(card, known).map((lower) => ({ case_id: of.caseId, card: lower })))
      known.push(card)
    }
    watched.push(watchOn(of, looked, rules))
  }
  await issue(tx, issues, demo)
  await escalate(tx, outdone, demo)
  await watchAll(tx, watched)
}

/** Hold the cases' rows of the watch, in one order; made here at the first look. Answers those that are held. */
export async function take(tx: Tx, caseIds: readonly string[], wait: boolean): Promise<string[]> {
  await sql`
    insert into supervision.watch (case_id) select id from unnest(${caseIds}::uuid[]) id order by id
    on conflict do nothing`.execute(tx)
  const rows = tx
    .selectFrom('supervision.watch')
    .select('case_id')
    .where(sql<boolean>`case_id = any (${caseIds}::uuid[])`)
    .orderBy('case_id')
    .forUpdate()
  return (await (wait ? rows : rows.skipLocked()).execute()).map(({ case_id }) => case_id)
}

type Known = { card: string; rule: string; occurrence: string; level: string; chain: string }
async function cardsOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Known[]>> {
  const rows = await tx
    .selectFrom('supervision.card')
    .select(['case_id', 'card', 'rule', 'occurrence', 'level', 'chain'])
    .where(sql<boolean>`case_id = any (${caseIds}::uuid[])`)
    .execute()
  return Map.groupBy<string, Known & { case_id: string }>(rows, ({ case_id }) => case_id)
}

const knownBy = (finding: Finding) => ({
  rule: finding.rule.id,
  occurrence: finding.occurrence,
  level: finding.rule.level,
  chain: chainOf(finding),
})

/** What has no card yet, nor a higher one of its chain that has made it needless before it was found; lower levels first. */
function freshIn(
  looked: Looked,
  rules: readonly Rule[],
  division: string,
  known: readonly Known[],
): Finding[] {
  const isKnown = (finding: Finding) =>
    known.some(
      (card) =>
        (card.rule === finding.rule.id && card.occurrence === finding.occurrence) ||
        (card.chain !== '' &&
          card.chain === chainOf(finding) &&
          RANK[card.level as Level] > RANK[finding.rule.level]),
    )
  return findingsIn(looked, rules, division)
    .filter((finding) => !isKnown(finding))
    .sort((a, b) => RANK[a.rule.level] - RANK[b.rule.level])
}

/** Cards of one chain are about the same run of time: what began with one event. */
const chainOf = ({ rule, run }: Finding): string =>
  rule.chain === 'none' ? '' : `${rule.chain}@${run?.from ?? 0}`

/** A card that is to be: under which id, of which case, as it was looked at, for what. */
export type Issue = { card: string; of: Supervised; looked: Looked; finding: Finding }

/** Write cards and what is their first entry. Where a person looks first, or the calendar may still change, one waits. */
export async function issue(tx: Tx, issues: readonly Issue[], demo?: Look['demo']): Promise<void> {
  if (issues.length === 0) return
  const today = (issues[0] as Issue).looked.today
  const people = await peopleIn(tx, issues, today)
  const rows = issues.map((one) => cardRow(one, people, demo))
  await Promise.all([
    tx.insertInto('supervision.card').values(rows).execute(),
    tx
      .insertInto('supervision.entry')
      .values(
        rows.map(({ case_id, card, state }) => ({
          ...{ case_id, card, nth: 1, kind: state === 'pending' ? 'found' : 'issued' },
          ...{ by_id: 'system', by_name: '', ...(demo ? { at: demo.at } : {}) },
        })),
      )
      .execute(),
  ])
}

function cardRow({ card, of, looked, finding }: Issue, people: People, demo: Look['demo']) {
  const { rule, value, run, blamed } = finding
  const { calendar, today } = looked
  const pending = rule.confirm || (run?.provisional === true && rule.level !== 'warning')
  const place = placeIn(of, finding)
  const issued = pending ? { issued_on: null, reply_due_on: null } : issuedOn(calendar, rule.level, today)
  return {
    case_id: of.caseId,
    card,
    ...knownBy(finding),
    point: rule.point,
    rule_version: rule.version,
    priority: rule.priority,
    value,
    state: pending ? 'pending' : 'issued',
    number: of.number,
    title: of.title,
    applicant_name: of.applicantName,
    division: of.division,
    place,
    place_kind: place === of.site || place === of.handOut ? 'site' : 'organ',
    turn: blamed?.turn ?? 'approver',
    ...people.at(blamed?.person, place),
    due_on: finding.dueOn ?? null,
    found_on: today,
    ...issued,
    ...(demo ? { found_at: demo.at } : {}),
    evidence: JSON.stringify(evidenceOf(looked, finding)),
    entries: 1,
  }
}

const placeIn = (of: Supervised, { blamed }: Finding): string => blamed?.place ?? of.organ

/** The day a card is issued, and the last one on which it may be answered; a warning asks for no answer. */
export function issuedOn(calendar: Calendar, level: Level, on: Day) {
  return {
    issued_on: on,
    reply_due_on: level === 'warning' ? null : addWorkingDays(calendar, on, REPLY_DAYS),
  }
}

type People = { at: (person: string | undefined, place: string) => PersonOn }
type PersonOn = { person: string | null; person_name: string | null; service_window: string | null }

/** Whoever had a case in hand, with the window they sat at that day; nobody where no one had claimed it. */
async function peopleIn(tx: Tx, issues: readonly Issue[], on: Day): Promise<People> {
  const named = issues.flatMap(({ finding: { blamed } }) => blamed?.person ?? [])
  const ids = [...new Set(named)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const [persons, ...held] = await Promise.all([
    ids.length > 0 ? personsById(tx, ids) : undefined,
    ...ids.map((id) => postsOf(tx, id, on)),
  ])
  const posts = new Map(ids.map((id, n) => [id, held[n] ?? []]))
  return {
    at(id = '', place) {
      const person = persons?.get(id)
      if (!person) return { person: null, person_name: null, service_window: null }
      const post = posts.get(id)?.find(({ site, window }) => site === place && window)
      return { person: id, person_name: person.name, service_window: post?.window ?? null }
    },
  }
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
const lowerThan = (by: Known, known: readonly Known[]): string[] =>
  by.chain === ''
    ? []
    : known.flatMap(({ card, chain, level }) =>
        chain === by.chain && RANK[level as Level] < RANK[by.level as Level] ? card : [],
      )

type Outdone = { case_id: string; card: string }

/** Each gives way once; what an earlier look has done is left as it is. */
async function escalate(tx: Tx, outdone: readonly Outdone[], demo: Look['demo']): Promise<void> {
  if (outdone.length === 0) return
  const rows = await tx
    .updateTable('supervision.card')
    .set({ escalated: true, entries: sql<number>`entries + 1` })
    .where(sql<boolean>`case_id = any (${outdone.map(({ case_id }) => case_id)}::uuid[])`)
    .where(sql<boolean>`card = any (${outdone.map(({ card }) => card)}::uuid[])`)
    .where('escalated', '=', false)
    .returning(['case_id', 'card', 'entries'])
    .execute()
  if (rows.length === 0) return
  await tx
    .insertInto('supervision.entry')
    .values(
      rows.map(({ case_id, card, entries }) => ({
        ...{ case_id, card, nth: entries, kind: 'escalated' },
        ...{ by_id: 'system', by_name: '', ...(demo ? { at: demo.at } : {}) },
      })),
    )
    .execute()
}

type Watched = ReturnType<typeof watchOn>

/** When to look next, and the figures of a decided case. */
function watchOn(of: Supervised, looked: Looked, rules: readonly Rule[]) {
  const speed = speedOf(looked)
  return {
    case_id: of.caseId,
    version: looked.events.at(-1)?.seq ?? 0,
    look_on: nextLook(looked, rules) ?? null,
    division: of.division,
    received_on: of.receivedOn ? day(of.receivedOn) : null,
    decided_on: speed?.decidedOn ?? null,
    used_days: speed?.used ?? null,
    promised_days: speed?.promised ?? null,
    legal_days: speed?.legal ?? null,
  }
}

async function watchAll(tx: Tx, watched: readonly Watched[]): Promise<void> {
  await sql`
    update supervision.watch w set version = n.version, look_on = n.look_on, tries = 0, trouble = '',
      division = n.division, received_on = n.received_on, decided_on = n.decided_on, used_days = n.used_days,
      promised_days = n.promised_days, legal_days = n.legal_days
    from json_populate_recordset(null::supervision.watch, ${JSON.stringify(watched)}::json) n
    where w.case_id = n.case_id`.execute(tx)
}
