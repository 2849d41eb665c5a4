import type pg from 'pg'
import { blank, type CaseEvent } from '../../core/case/case.ts'
import { evolve } from '../../core/case/evolve.ts'
import { type Entry, seal } from '../../platform/chain.ts'

/** Where the record first fails: which case, at which event (0: the case as a whole), and what is wrong with it. */
export type BadRow = { caseId: string; seq: number; what: string }
export type Verdict = { ok: boolean; cases: number; events: number; firstBad: BadRow | null }

type EventRow = {
  case_id: string
  seq: number
  type: string
  data: CaseEvent
  actor: string
  request_id: string
  recorded_at: string
  origin: 'live' | 'demo'
  hash: string
}
type FileRow = {
  case_id: string
  number: string
  status: string
  version: number
  party: string
  organ: string
  guide_version: number
}

/** Rows read at once: enough to be quick, few enough that a million cases need no more memory than a thousand. */
const ROUND = 500

/**
 * Fold and hash every case again and compare it with its row: an event that was edited, added, removed, reordered or
 * dated back, and a row that says something else than its events, are each named by their place.
 */
export async function verifyCases(client: Pick<pg.ClientBase, 'query'>): Promise<Verdict> {
  let cases = 0
  let events = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const files = await client.query<FileRow>(
      'select case_id, number, status, version, party, organ, guide_version from cases.file where case_id > $1 order by case_id limit $2',
      [after, ROUND],
    )
    const last = files.rows.at(-1)
    const upTo = last?.case_id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'
    const chains = await client.query<EventRow>(
      'select * from cases.event where case_id > $1 and case_id <= $2 order by case_id, seq',
      [after, files.rows.length < ROUND ? 'ffffffff-ffff-ffff-ffff-ffffffffffff' : upTo],
    )
    const byCase = Map.groupBy(chains.rows, (row) => row.case_id)
    const known = new Set(files.rows.map((file) => file.case_id))
    const orphan = chains.rows.find((row) => !known.has(row.case_id))
    for (const file of files.rows) {
      const firstBad = badRow(file, byCase.get(file.case_id) ?? [])
      if (firstBad) return { ok: false, cases, events, firstBad }
      cases += 1
      events += file.version
    }
    if (orphan)
      return {
        ok: false,
        cases,
        events,
        firstBad: { caseId: orphan.case_id, seq: orphan.seq, what: '有事件而没有办件' },
      }
    if (!last || files.rows.length < ROUND) return { ok: true, cases, events, firstBad: null }
    after = last.case_id
  }
}

function badRow(file: FileRow, chain: readonly EventRow[]): BadRow | null {
  const bad = (seq: number, what: string): BadRow => ({ caseId: file.case_id, seq, what })
  let previous = ''
  let state = blank
  for (const [n, row] of chain.entries()) {
    if (row.seq !== n + 1) return bad(row.seq, '此前缺少事件')
    if (row.hash !== seal(previous, entryOf(row))) return bad(row.seq, '事件与前一事件不衔接，内容被改动过')
    if (row.type !== row.data.type) return bad(row.seq, '事件类型与内容不符')
    const next = evolve(state, row.data)
    if (next === state && !KEEPS_STATE.has(row.type)) return bad(row.seq, '事件与办件当时的状态不符')
    state = next
    previous = row.hash
  }
  if (chain.length !== file.version) return bad(chain.length, '末尾缺少事件')
  if (state.status !== file.status) return bad(0, '办件状态与事件记录不符')
  if (state.status === 'none') return bad(0, '办件没有事件记录')
  const row = [file.number, file.party, file.organ, file.guide_version]
  const folded = [state.number, state.party, state.places.organ, state.terms.version]
  return row.every((value, n) => value === folded[n]) ? null : bad(0, '办件登记内容与事件记录不符')
}

/** Facts that are told but change nothing. */
const KEEPS_STATE = new Set(['CorrectedOnSpot'])

function entryOf(row: EventRow): Entry {
  return {
    caseId: row.case_id,
    seq: row.seq,
    recordedAt: new Date(row.recorded_at).toISOString(),
    actor: row.actor,
    requestId: row.request_id,
    origin: row.origin,
    event: row.data,
  }
}
