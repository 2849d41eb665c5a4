import { sql } from 'kysely'
import type { Calendar } from '../../core/calendar.ts'
import { addWorkingDays } from '../../core/calendar.ts'
import type { Case, CaseEvent } from '../../core/case/case.ts'
import { clocksOf, nextDue, type RunningClock } from '../../core/case/clocks.ts'
import { deskOf } from '../../core/case/desk.ts'
import type { Tx } from '../../platform/db.ts'

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
    ...('acceptedOn' in c && !('outcome' in c) ? { promised_on: on('promised'), legal_on: on('legal') } : {}),
    received_on: 'receivedOn' in c ? c.receivedOn : null,
    accepted_on: 'acceptedOn' in c ? c.acceptedOn : null,
    decided_on: 'decidedOn' in c ? c.decidedOn : null,
    ended_on: 'endedOn' in c ? c.endedOn : null,
  }
  return { file, clocks }
}

/** Bring the rows beside the file up to date: clocks that changed, opinions and consultations that were asked or given. */
export async function writeSideRows(
  tx: Tx,
  id: string,
  before: Case,
  after: Case,
  events: readonly CaseEvent[],
  calendar: Calendar,
): Promise<void> {
  await writeClocks(tx, id, clocksOf(before, calendar), clocksOf(after, calendar))
  for (const event of events) {
    if (event.type === 'OpinionAsked') {
      const { id: opinion, organ, about, on: asked_on, days } = event
      const due_on = addWorkingDays(calendar, asked_on, days)
      await tx
        .insertInto('cases.opinion')
        .values({ case_id: id, opinion, organ, about, asked_on, due_on })
        .execute()
    }
    if (event.type === 'OpinionGiven')
      await tx
        .updateTable('cases.opinion')
        .set({ given_on: event.on })
        .where('case_id', '=', id)
        .where('opinion', '=', event.id)
        .execute()
    if (event.type === 'ConsultationAsked' && after.status !== 'none')
      await tx
        .insertInto('cases.consultation')
        .values({
          case_id: id,
          consultation: event.id,
          organ: after.places.organ,
          question: event.question,
          asked_on: event.on,
        })
        .execute()
    if (event.type === 'ConsultationAnswered')
      await tx
        .updateTable('cases.consultation')
        .set({ answered_on: event.on })
        .where('case_id', '=', id)
        .where('consultation', '=', event.id)
        .execute()
  }
}

const keyOf = ({ kind, ref }: RunningClock) => `${kind}/${ref}`

async function writeClocks(
  tx: Tx,
  id: string,
  before: readonly RunningClock[],
  after: readonly RunningClock[],
): Promise<void> {
  const kept = new Set(after.map(keyOf))
  const gone = before.filter((clock) => !kept.has(keyOf(clock)))
  if (gone.length > 0)
    await sql`delete from cases.clock c using unnest(${gone.map((g) => g.kind)}::text[], ${gone.map((g) => g.ref)}::text[]) as g (kind, ref)
      where c.case_id = ${id} and c.kind = g.kind and c.ref = g.ref`.execute(tx)
  const changed = after.filter(
    (clock) => !before.some((old) => keyOf(old) === keyOf(clock) && old.on === clock.on),
  )
  if (changed.length === 0) return
  const rows = changed.map(({ kind, ref, on, provisional }) => ({
    case_id: id,
    kind,
    ref,
    due_on: on ?? null,
    provisional,
  }))
  await tx
    .insertInto('cases.clock')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'kind', 'ref']).doUpdateSet((eb) => ({
        due_on: eb.ref('excluded.due_on'),
        provisional: eb.ref('excluded.provisional'),
      })),
    )
    .execute()
}
