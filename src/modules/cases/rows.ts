import { sql } from 'kysely'
import { addWorkingDays, type Calendar, editionOf } from '../../core/calendar.ts'
import { type Case, type CaseEvent, legalOf } from '../../core/case/case.ts'
import { clocksOf, nextDue, type RunningClock } from '../../core/case/clocks.ts'
import { deskOf } from '../../core/case/desk.ts'
import { due } from '../../core/clock.ts'
import { ASKED_TO_EXTEND } from '../../core/words/cases.ts'
import { say } from '../../core/words/workbench.ts'
import type { Tx } from '../../platform/db.ts'
import type { Sealed } from './commands.ts'
import type { LineRow } from './queries.ts'
import { toleranceRow } from './tolerance.ts'

/** What the lists and timers are told about a case: computed from its state, never decided here. */
export function rowsOf(c: Case, calendar: Calendar) {
  const clocks = clocksOf(c, calendar)
  const desk = deskOf(c)
  const next = nextDue(clocks)
  const on = (kind: RunningClock['kind']) => clocks.find((clock) => clock.kind === kind)?.on ?? null
  const file = {
    status: c.status,
    outcome: 'outcome' in c ? c.outcome : null,
    step: 'step' in c && !('outcome' in c) ? (c.terms.steps[c.step]?.name ?? null) : null,
    desk_place: desk?.place ?? null,
    desk_role: desk?.role ?? null,
    holder: 'holder' in c ? (c.holder?.id ?? null) : null,
    holder_name: 'holder' in c ? (c.holder?.name ?? null) : null,
    hand_out: c.status === 'none' ? '' : c.places.handOut,
    due_kind: next?.kind ?? null,
    due_on: next?.on ?? null,
    provisional: next?.provisional ?? false,
    edition: editionOf(calendar),
    ...('acceptedOn' in c && !('outcome' in c) ? { promised_on: on('promised'), legal_on: on('legal') } : {}),
    received_on: 'receivedOn' in c ? c.receivedOn : null,
    accepted_on: 'acceptedOn' in c ? c.acceptedOn : null,
    decided_on: 'decidedOn' in c ? c.decidedOn : null,
    ended_on: 'endedOn' in c ? c.endedOn : null,
  }
  return { file, clocks }
}

export const eventRow = (s: Sealed) => ({
  case_id: s.caseId,
  seq: s.seq,
  type: s.event.type,
  data: s.event,
  actor: s.actor,
  request_id: s.requestId,
  recorded_at: s.recordedAt,
  hash: s.hash,
  origin: s.origin,
})

const keyOf = ({ kind, ref }: RunningClock) => `${kind}/${ref}`

/** Under which name what was asked of the people's government stands beside the opinions asked for. */
const EXTENSION = 'extension'

type Written = { id: string; before: Case; after: Case; sealed: readonly Sealed[] }

/**
 * Events, rows and clocks of all these cases in one statement, one round trip; the answer is the rows as lists show
 * them. The application role cannot set `origin`: only the owner of the tables writes a demo.
 */
export async function write(
  tx: Tx,
  written: readonly Written[],
  calendar: Calendar,
): Promise<Map<string, LineRow>> {
  const news = written.map((one) => changesOf(one, calendar))
  const events = written.flatMap(({ sealed }) => sealed)
  const demo = events[0]?.origin === 'demo' ? sql`, origin` : sql``
  const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::json`
  const { rows } = await sql<LineRow>`
    with event as (
      insert into cases.event (case_id, seq, type, data, actor, request_id, recorded_at, hash ${demo})
      select case_id, seq, type, data, actor, request_id, recorded_at, hash ${demo}
      from json_populate_recordset(null::cases.event, ${json(events.map(eventRow))})
    ), gone as (
      delete from cases.clock c
      using json_populate_recordset(null::cases.clock, ${json(news.flatMap(({ gone }) => gone))}) g
      where c.case_id = g.case_id and c.kind = g.kind and c.ref = g.ref
    ), clock as (
      insert into cases.clock (case_id, kind, ref, due_on, provisional)
      select case_id, kind, ref, due_on, provisional
      from json_populate_recordset(null::cases.clock, ${json(news.flatMap(({ clocks }) => clocks))})
      on conflict (case_id, kind, ref) do update set due_on = excluded.due_on, provisional = excluded.provisional
    )
    update cases.file f set status = n.status, outcome = n.outcome, step = n.step, desk_place = n.desk_place,
      desk_role = n.desk_role, holder = n.holder, holder_name = n.holder_name, hand_out = n.hand_out,
      due_kind = n.due_kind, due_on = n.due_on, provisional = n.provisional,
      -- a day that is past counting keeps the days that were promised
      promised_on = case when n.accepted_on is null or n.outcome is not null then f.promised_on else n.promised_on end,
      legal_on = case when n.accepted_on is null or n.outcome is not null then f.legal_on else n.legal_on end,
      received_on = n.received_on, accepted_on = n.accepted_on, decided_on = n.decided_on, ended_on = n.ended_on,
      version = n.version, edition = least(f.edition, n.edition)
    from json_populate_recordset(null::cases.file, ${json(news.map(({ file }) => file))}) n
    where f.case_id = n.case_id
    returning f.case_id, f.number, f.title, f.applicant_name, f.status, f.outcome, f.step, f.channel, f.handling, f.site,
      f.organ, f.holder, f.holder_name, f.due_kind, f.due_on, f.provisional, f.submitted_on, f.version`.execute(
    tx,
  )
  if (rows.length < written.length) throw new TypeError('a case without its row')
  return new Map(rows.map((row) => [row.case_id, row]))
}

/** What changes in the rows of one case: its line, the clocks that run otherwise now, and those that ended. */
function changesOf({ id, before, after, sealed }: Written, calendar: Calendar) {
  const { file, clocks } = rowsOf(after, calendar)
  const old = clocksOf(before, calendar)
  const kept = new Set(clocks.map(keyOf))
  const changed = clocks.filter(
    (clock) => !old.some((one) => keyOf(one) === keyOf(clock) && one.on === clock.on),
  )
  return {
    file: { ...file, case_id: id, version: sealed.at(-1)?.seq ?? 0 },
    clocks: changed.map((clock) => clockRow(id, clock)),
    gone: old.filter((clock) => !kept.has(keyOf(clock))).map(({ kind, ref }) => ({ case_id: id, kind, ref })),
  }
}

export const clockRow = (caseId: string, { kind, ref, on, provisional }: RunningClock) => ({
  case_id: caseId,
  kind,
  ref,
  due_on: on ?? null,
  provisional,
})

/** What was asked of others, or answered, so that their work lists find it. */
export async function writeAsked(
  tx: Tx,
  id: string,
  after: Case,
  events: readonly CaseEvent[],
  calendar: Calendar,
): Promise<void> {
  await Promise.all(events.map((event) => asked(tx, id, after, event, calendar)))
}

function asked(tx: Tx, id: string, after: Case, event: CaseEvent, calendar: Calendar): unknown {
  switch (event.type) {
    case 'OpinionAsked': {
      const { id: opinion, organ, about, on: asked_on, days } = event
      const due_on = addWorkingDays(calendar, asked_on, days)
      const row = { case_id: id, opinion, organ, about, asked_on, due_on }
      return tx.insertInto('cases.opinion').values(row).execute()
    }
    case 'OpinionGiven':
      return tx
        .updateTable('cases.opinion')
        .set({ given_on: event.on })
        .where('case_id', '=', id)
        .where('opinion', '=', event.id)
        .execute()
    // whoever is asked to lengthen the limit sees the case by it, like a department that is asked for its opinion
    case 'ExtensionSought': {
      const legal = 'pauses' in after ? legalOf(after) : undefined
      const due_on = (legal && due(legal, calendar)?.on) ?? event.on
      const about = say(ASKED_TO_EXTEND, { days: event.days, reason: event.reason })
      const row = { case_id: id, opinion: EXTENSION, organ: event.organ, about, asked_on: event.on, due_on }
      return tx.insertInto('cases.opinion').values(row).execute()
    }
    case 'Extended':
    case 'ExtensionDeclined':
      return tx
        .updateTable('cases.opinion')
        .set({ given_on: event.on })
        .where('case_id', '=', id)
        .where('opinion', '=', EXTENSION)
        .execute()
    case 'ConsultationAsked': {
      if (after.status === 'none') return undefined
      const { id: consultation, question, on: asked_on } = event
      const row = { case_id: id, consultation, organ: after.places.organ, question, asked_on }
      return tx.insertInto('cases.consultation').values(row).execute()
    }
    case 'ConsultationAnswered':
      return tx
        .updateTable('cases.consultation')
        .set({ answered_on: event.on })
        .where('case_id', '=', id)
        .where('consultation', '=', event.id)
        .execute()
    default:
      return toleranceRow(tx, id, after, event)
  }
}
