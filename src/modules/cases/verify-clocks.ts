import type pg from 'pg'
import type { Calendar } from '../../core/calendar.ts'
import { blank, type CaseEvent } from '../../core/case/case.ts'
import { evolve } from '../../core/case/evolve.ts'
import { storedCalendar } from '../../platform/calendar.ts'
import { rowsOf } from './rows.ts'

/** Where a stored day first differs from what the law says of the events: which case, which clock, and both days. */
export type BadClock = { caseId: string; clock: string; stored: string | null; computed: string | null }
export type ClockVerdict = { ok: boolean; cases: number; clocks: number; firstBad: BadClock | null }

/** The days of one case as they are stored, with the events they follow from. */
export type Stored = {
  case_id: string
  events: CaseEvent[]
  clocks: { kind: string; ref: string; due_on: string | null; provisional: boolean }[]
  due_on: string | null
  due_kind: string | null
  promised_on: string | null
  legal_on: string | null
}

/** Cases read at once. */
const ROUND = 500

/**
 * Compute every clock of every case again, from its events and the calendar in force, and compare it with what lists and
 * timers are told. Clocks that nobody runs any more must not be stored, those that run must be, with their day.
 */
export async function verifyClocks(client: Pick<pg.ClientBase, 'query'>): Promise<ClockVerdict> {
  const calendar = await storedCalendar(client)
  let [cases, clocks] = [0, 0]
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await client.query<Stored>(READ, [after, ROUND])
    for (const row of rows) {
      const { found, firstBad } = compare(row, calendar)
      if (firstBad) return { ok: false, cases, clocks, firstBad }
      cases += 1
      clocks += found
    }
    const last = rows.at(-1)
    if (!last || rows.length < ROUND) return { ok: true, cases, clocks, firstBad: null }
    after = last.case_id
  }
}

const READ = `
  select f.case_id, f.due_on::text, f.due_kind, f.promised_on::text, f.legal_on::text,
    (select coalesce(json_agg(e.data order by e.seq), '[]') from cases.event e where e.case_id = f.case_id) as events,
    (select coalesce(json_agg(json_build_object('kind', k.kind, 'ref', k.ref, 'due_on', k.due_on, 'provisional', k.provisional)), '[]')
     from cases.clock k where k.case_id = f.case_id) as clocks
  from cases.file f where f.case_id > $1 order by f.case_id limit $2`

/** How many clocks a case has, and where its stored days first differ from what follows from its events. */
export function compare(row: Stored, calendar: Calendar): { found: number; firstBad: BadClock | null } {
  const { file, clocks } = rowsOf(row.events.reduce(evolve, blank), calendar)
  const stored = new Map(row.clocks.map((clock) => [nameOf(clock), saidOf(clock.due_on, clock.provisional)]))
  const computed = new Map(clocks.map((clock) => [nameOf(clock), saidOf(clock.on, clock.provisional)]))
  stored.set('list', `${row.due_kind} ${row.due_on}`)
  computed.set('list', `${file.due_kind} ${file.due_on}`)
  if ('promised_on' in file) {
    stored.set('list/days', `${row.promised_on} ${row.legal_on}`)
    computed.set('list/days', `${file.promised_on} ${file.legal_on}`)
  }
  for (const clock of new Set([...computed.keys(), ...stored.keys()])) {
    const [is, shouldBe] = [stored.get(clock) ?? null, computed.get(clock) ?? null]
    if (is !== shouldBe)
      return { found: 0, firstBad: { caseId: row.case_id, clock, stored: is, computed: shouldBe } }
  }
  return { found: clocks.length, firstBad: null }
}

const nameOf = ({ kind, ref }: { kind: string; ref: string }) => (ref ? `${kind}/${ref}` : kind)

/** A day as it is told: provisional ones say so, a stopped clock has none. */
const saidOf = (on: string | null | undefined, provisional: boolean) =>
  on ? `${on}${provisional ? ' provisional' : ''}` : 'stopped'
