import { sql } from 'kysely'
import { day, dayInChina } from '../../core/day.ts'
import type { Looked } from '../../core/supervision/facts.ts'
import { heldOf } from '../../core/supervision/held.ts'
import { type Finding, findingsIn, nextLook, speedOf } from '../../core/supervision/look.ts'
import type { Rule } from '../../core/supervision/rules.ts'
import { breath } from '../../platform/batch.ts'
import type { Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { type Supervised, supervisedAmong } from '../cases/facade.ts'
import {
  type About,
  cardsFor,
  cardsOf,
  evidenceBy,
  type InPast,
  type Made,
  type Subject,
  writeCards,
} from './cards.ts'
import { lostOn } from './outages.ts'
import { rulesInForce } from './rules.ts'

export type Look = { caseIds: readonly string[]; wait: boolean; demo?: InPast }
/** Cases whose findings are computed before whoever asks meanwhile is let in. */
const BREATH = 8

/**
 * Look at cases, in the caller's transaction: new findings become cards, lower cards give way to higher ones, and the
 * day of each next look is set. What is known is read for all of them at once, and what was found is written so. Doing it
 * twice does nothing more. Without `wait` a case somebody else looks at is left to them.
 */
export async function look(tx: Tx, setting: Setting, { caseIds, wait, demo }: Look): Promise<void> {
  const taken = await take(tx, caseIds, { wait, about: 'case' })
  if (taken.length === 0) return
  const calendar = await setting.calendar()
  const [found, cards, rules, lost] = await Promise.all([
    supervisedAmong(tx, taken),
    cardsOf(tx, taken),
    rulesInForce(tx),
    lostOn(tx, calendar),
  ])
  const today = demo ? dayInChina(Date.parse(demo.at)) : setting.today()
  const made: Made[] = []
  const watched: Watched[] = []
  for (const [n, of] of found.entries()) {
    if (n % BREATH === BREATH - 1) await breath()
    const events = demo ? of.events.filter(({ recordedAt }) => recordedAt <= demo.at) : of.events
    const looked: Looked = { events, materials: of.materials, fees: of.fees, calendar, today, lost }
    const findings = findingsIn(looked, rules, of.division)
    const evidence = (finding: Finding) => evidenceOf(looked, finding)
    const about = { of: subjectOf(of), on: { today, calendar }, past: demo }
    made.push(cardsFor(about, findings, cards.get(of.caseId) ?? [], evidence))
    watched.push(watchOn(of, looked, rules))
  }
  await writeCards(tx, made, demo)
  await watchAll(tx, watched)
}

/** Hold the rows of the watch, in one order; made here at the first look. Answers those that are held. */
export async function take(
  tx: Tx,
  ids: readonly string[],
  { wait, about }: { wait: boolean; about: About },
): Promise<string[]> {
  await sql`
    insert into supervision.watch (case_id, about)
    select id, ${about} from unnest(${ids}::uuid[]) id order by id
    on conflict do nothing`.execute(tx)
  const rows = tx
    .selectFrom('supervision.watch')
    .select('case_id')
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .orderBy('case_id')
    .forUpdate()
  return (await (wait ? rows : rows.skipLocked()).execute()).map(({ case_id }) => case_id)
}

/** A case as the subject of a card. */
export const subjectOf = (of: Supervised): Subject => ({
  ...{ about: 'case', id: of.caseId, number: of.number, title: of.title, applicantName: of.applicantName },
  ...{ division: of.division, place: of.organ },
  isSite: (place) => place === of.site || place === of.handOut,
})

/** What a card of a case rests on. */
export function evidenceOf(looked: Looked, finding: Finding) {
  const { run, events } = finding
  return {
    ...evidenceBy(finding, looked),
    clock: run ? { kind: run.kind, ref: run.ref, ...run.clock } : null,
    events: looked.events
      .filter(({ seq }) => events.includes(seq))
      .map(({ seq, hash, recordedAt, event }) => ({ seq, hash, recordedAt, type: event.type, on: event.on })),
    held: heldOf(looked.events),
  }
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
