import { sql } from 'kysely'
import { addWorkingDays, type Calendar } from '../../core/calendar.ts'
import type { Day } from '../../core/day.ts'
import { REPLY_DAYS } from '../../core/supervision/card.ts'
import type { Charge, Held } from '../../core/supervision/held.ts'
import { RANK, type Rule } from '../../core/supervision/rules.ts'
import type { Level } from '../../core/words/supervision.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { personsById, postsOf } from '../organisation/facade.ts'

/** What a card can be about: a case, or a question (咨询). Its id stands in `case_id` of every table, as in every job. */
export type About = 'case' | 'question'

/** What a card repeats of the thing it is about. */
export type Subject = {
  about: About
  id: string
  number: string
  title: string
  applicantName: string
  division: string
  /** Charged where nobody else is found at fault. */
  place: string
  /** Whether a place is a site; otherwise it is an organ. */
  isSite: (place: string) => boolean
}

/** What was found and is to be on a card: of cases by `core/supervision/look.ts`, of questions by `question.ts`. */
export type Found = {
  rule: Rule
  value: number
  occurrence: string
  dueOn?: Day | undefined
  run?: { from: number; provisional: boolean } | undefined
  blamed?: Pick<Held, 'place' | 'turn' | 'person'> | undefined
}

/** As it was at that instant, when a demo city is given its past. */
export type InPast = { at: string } | undefined

/** A card that is to be: under which id, of what, found on which day by which calendar, resting on what. */
export type Issue = {
  card: string
  of: Subject
  found: Found
  on: { today: Day; calendar: Calendar }
  evidence: object
}

export type Known = { card: string; rule: string; occurrence: string; level: string; chain: string }

export async function cardsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Known[]>> {
  const rows = await tx
    .selectFrom('supervision.card')
    .select(['case_id', 'card', 'rule', 'occurrence', 'level', 'chain'])
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .execute()
  return Map.groupBy<string, Known & { case_id: string }>(rows, ({ case_id }) => case_id)
}

/** Cards of one chain are about the same run of time: what began with one event. */
const chainOf = ({ rule, run }: Found): string =>
  rule.chain === 'none' ? '' : `${rule.chain}@${run?.from ?? 0}`

const knownBy = (found: Found) => ({
  rule: found.rule.id,
  occurrence: found.occurrence,
  level: found.rule.level,
  chain: chainOf(found),
})

/** What has no card yet, nor a higher one of its chain that has made it needless before it was found; lower levels first. */
function freshAmong<F extends Found>(findings: readonly F[], known: readonly Known[]): F[] {
  const isKnown = (found: Found) =>
    known.some(
      (card) =>
        (card.rule === found.rule.id && card.occurrence === found.occurrence) ||
        (card.chain !== '' &&
          card.chain === chainOf(found) &&
          RANK[card.level as Level] > RANK[found.rule.level]),
    )
  return findings.filter((found) => !isKnown(found)).sort((a, b) => RANK[a.rule.level] - RANK[b.rule.level])
}

/** Cards that are to be, and those of lower levels that give way to them. */
export type Made = { issues: Issue[]; outdone: { case_id: string; card: string }[] }

/** What is fresh among the findings in one thing becomes a card each; `known` are those it has. */
export function cardsFor<F extends Found>(
  { of, on, past }: Pick<Issue, 'of' | 'on'> & { past: InPast },
  findings: readonly F[],
  known: readonly Known[],
  evidenceOf: (found: F) => object,
): Made {
  const made: Made = { issues: [], outdone: [] }
  const all = [...known]
  for (const found of freshAmong(findings, known)) {
    const card = { card: newId(past && Date.parse(past.at)), ...knownBy(found) }
    made.issues.push({ card: card.card, of, found, on, evidence: evidenceOf(found) })
    made.outdone.push(...lowerThan(card, all).map((lower) => ({ case_id: of.id, card: lower })))
    all.push(card)
  }
  return made
}

/** Writes what a look at many things has made. */
export async function writeCards(tx: Tx, made: readonly Made[], past: InPast): Promise<void> {
  await issue(
    tx,
    made.flatMap(({ issues }) => issues),
    past,
  )
  await escalate(
    tx,
    made.flatMap(({ outdone }) => outdone),
    past,
  )
}

/** Write cards and what is their first entry. Where a person looks first, or the calendar may still change, one waits. */
export async function issue(tx: Tx, issues: readonly Issue[], past?: InPast): Promise<void> {
  const [first] = issues
  if (!first) return
  const people = await peopleIn(tx, issues, first.on.today)
  const rows = issues.map((one) => cardRow(one, people, past))
  await Promise.all([
    tx.insertInto('supervision.card').values(rows).execute(),
    tx
      .insertInto('supervision.entry')
      .values(
        rows.map(({ case_id, card, state }) => ({
          ...{ case_id, card, nth: 1, kind: state === 'pending' ? 'found' : 'issued' },
          ...{ by_id: 'system', by_name: '', ...(past ? { at: past.at } : {}) },
        })),
      )
      .execute(),
  ])
}

function cardRow(
  { card, of, found, on: { today, calendar }, evidence }: Issue,
  people: People,
  past: InPast,
) {
  const { rule, value, run, blamed } = found
  const pending = rule.confirm || (run?.provisional === true && rule.level !== 'warning')
  const place = blamed?.place ?? of.place
  const issued = pending ? { issued_on: null, reply_due_on: null } : issuedOn(calendar, rule.level, today)
  return {
    ...{ case_id: of.id, about: of.about, card, ...knownBy(found) },
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
    place_kind: of.isSite(place) ? 'site' : 'organ',
    turn: blamed?.turn ?? 'approver',
    ...people.at(blamed?.person, place),
    due_on: found.dueOn ?? null,
    found_on: today,
    ...issued,
    ...(past ? { found_at: past.at } : {}),
    evidence: JSON.stringify(evidence),
    entries: 1,
  }
}

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
  const named = issues.flatMap(({ found: { blamed } }) => blamed?.person ?? [])
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

type Shown = { rule: Rule; value: number; dueOn?: Day | undefined; charges: readonly Charge[] }

/** What every card rests on, as it was when it was found: enough to compute it again by hand. */
export function evidenceBy(
  { rule, value, dueOn, charges }: Shown,
  { calendar, lost }: { calendar: Calendar; lost: readonly Day[] },
) {
  const notice = calendar.years.flatMap(({ notices }) => notices).at(-1)
  return {
    rule: { id: rule.id, version: rule.version, comparison: rule.comparison, threshold: rule.threshold },
    value,
    dueOn: dueOn ?? null,
    lost,
    calendar: { officialUntil: calendar.officialUntil ?? null, notice: notice?.number ?? null },
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

/** Each gives way once; what an earlier look has done is left as it is. */
async function escalate(tx: Tx, outdone: Made['outdone'], past: InPast): Promise<void> {
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
        ...{ by_id: 'system', by_name: '', ...(past ? { at: past.at } : {}) },
      })),
    )
    .execute()
}
