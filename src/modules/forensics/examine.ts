import { sql } from 'kysely'
import type { Calendar } from '../../core/calendar.ts'
import { day } from '../../core/day.ts'
import { burstsOf } from '../../core/forensics/bursts.ts'
import { findingsOf } from '../../core/forensics/detect.ts'
import type { Evidence, Finding } from '../../core/forensics/finding.ts'
import { isDecisive, workersOf } from '../../core/forensics/reading.ts'
import { breath, inRounds } from '../../platform/batch.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type CaseLedger, ledgersOf } from '../cases/facade.ts'

/** The rules a case was searched by. Raised whenever a rule or a weight of `core/forensics` changes. */
export const RULES = 1
/** Acts of a person before a sitting that tell their usual pace. */
const USUAL = 300
/** Longest stretch on either side of new acts that may belong to the same sitting. */
const AROUND = '2 hours'

/** Cases whose findings are kept in one transaction, and cases computed before whoever asks is let in. */
const TOGETHER = 100
const BREATH = 16

type Searched = { ledger: CaseLedger; findings: readonly Finding[] }

/**
 * Search the ledgers of these cases and keep what was found: read at once, each computed for itself, many written in one
 * transaction. One that fails stops no other and is tried again by the round. A ledger that was searched further by
 * another process meanwhile is left alone. Answers what failed.
 */
export async function examine(
  db: Db,
  calendar: Calendar,
  ids: readonly string[],
  stop?: AbortSignal,
): Promise<unknown[]> {
  const failures: unknown[] = []
  const searched: Searched[] = []
  for (const [n, ledger] of (await ledgersOf(db, ids)).entries())
    try {
      if (n % BREATH === BREATH - 1) await breath()
      searched.push({ ledger, findings: findingsOf(ledger, calendar) })
    } catch (error) {
      failures.push(error)
    }
  const unkept = await inRounds(db, searched, { size: TOGETHER, work: keep, stop })
  const left = new Set(unkept.map(({ one }) => one))
  const people = [...peopleIn(searched.filter((one) => !left.has(one)))]
  const unsat = await inRounds(db, people, {
    size: 1,
    work: (tx, [one]) => keepSittings(tx, one as Acted),
    stop,
  })
  return [...failures, ...unkept.map(({ error }) => error), ...unsat.map(({ error }) => error)]
}

/** Everybody who accepted or decided in these cases, with the instants of it. */
function peopleIn(searched: readonly Searched[]): Map<string, string[]> {
  const people = new Map<string, string[]>()
  for (const { ledger } of searched)
    for (const { actor, recordedAt } of ledger.events.filter(isDecisive))
      people.set(actor, [...(people.get(actor) ?? []), recordedAt])
  return people
}

async function keep(tx: Tx, searched: readonly Searched[]): Promise<void> {
  const fresh = await keepPlaces(tx, searched)
  const kept = searched.filter(({ ledger }) => fresh.has(ledger.caseId))
  if (kept.length === 0) return
  const rows = kept.flatMap(({ ledger, findings }) => findings.flatMap((one) => findingRows(ledger, one)))
  const acts = kept.flatMap(({ ledger }) => actsIn(ledger))
  await Promise.all([
    tx
      .deleteFrom('forensics.finding')
      .where(sql<boolean>`case_id = any (${[...fresh]}::uuid[])`)
      .where('kind', '<>', 'burst')
      .execute(),
    insert(tx, rows),
    sql`
      insert into forensics.act select * from json_populate_recordset(null::forensics.act, ${JSON.stringify(acts)}::json)
      on conflict do nothing`.execute(tx),
  ])
}

/** How far each is searched now; answers the cases that nobody has searched further meanwhile. */
async function keepPlaces(tx: Tx, searched: readonly Searched[]): Promise<ReadonlySet<string>> {
  const rows = searched.flatMap(({ ledger }) => {
    const { caseId: case_id, version, number, division, site, organ, item } = ledger
    const last_at = ledger.events.at(-1)?.recordedAt
    const where = { number, division, site, organ, item }
    return last_at ? { case_id, version, rules: RULES, ...where, people: workersOf(ledger), last_at } : []
  })
  const written = await sql<{ case_id: string }>`
    insert into forensics.examined as e
    select * from json_populate_recordset(null::forensics.examined, ${JSON.stringify(rows)}::json) order by case_id
    on conflict (case_id) do update set version = excluded.version, rules = excluded.rules, number = excluded.number,
      division = excluded.division, site = excluded.site, organ = excluded.organ, item = excluded.item,
      people = excluded.people, last_at = excluded.last_at
    where (e.version, e.rules) <= (excluded.version, excluded.rules)
    returning case_id`.execute(tx)
  return new Set(written.rows.map(({ case_id }) => case_id))
}

const actsIn = ({ caseId, events }: CaseLedger) =>
  events.filter(isDecisive).map(({ seq, event, recordedAt, actor, hash }) => ({
    case_id: caseId,
    seq,
    type: event.type,
    effect_on: event.on,
    recorded_at: recordedAt,
    actor,
    hash,
  }))

type Where = { division: string; site: string; organ: string; item: string }

function findingRows({ division, site, organ, item }: Where, { kind, weight, because, evidence }: Finding) {
  const [first] = evidence
  if (!first) return []
  return [
    {
      ...{ case_id: first.caseId, kind, seq: first.seq, weight, person: first.actor, at: first.recordedAt },
      ...{ because: JSON.stringify(because), evidence: JSON.stringify(evidence) },
      ...{ division, site, organ, item },
    },
  ]
}

async function insert(tx: Tx, rows: readonly ReturnType<typeof findingRows>[number][]) {
  if (rows.length === 0) return
  await tx
    .insertInto('forensics.finding')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

type Acted = [actor: string, instants: readonly string[]]

/** The sittings of one person around what is new; two processes take turns on one person. */
async function keepSittings(tx: Tx, [actor, instants]: Acted): Promise<void> {
  const sorted = instants.toSorted()
  const [from = '', to = from] = [sorted[0], sorted.at(-1)]
  const turn = sql`select pg_advisory_xact_lock(hashtextextended(${`forensics ${actor}`}, 0))`
  const begin = sql<string>`${from}::timestamptz - ${AROUND}::interval`
  const end = sql<string>`${to}::timestamptz + ${AROUND}::interval`
  const acts = tx
    .selectFrom('forensics.act')
    .select(['case_id', 'seq', 'type', 'effect_on', 'recorded_at', 'hash'])
    .where('actor', '=', actor)
  const [, usual, now] = await Promise.all([
    turn.execute(tx), // begun first: what is read is read under it
    acts.where('recorded_at', '<', begin).orderBy('recorded_at', 'desc').limit(USUAL).execute(),
    acts
      .where('recorded_at', '>=', begin)
      .where('recorded_at', '<=', end)
      .orderBy('recorded_at')
      .orderBy('case_id')
      .orderBy('seq')
      .execute(),
  ])
  const evidence = [...usual.reverse(), ...now].map(
    (row): Evidence => ({
      caseId: row.case_id,
      seq: row.seq,
      type: row.type as Evidence['type'],
      on: day(row.effect_on),
      recordedAt: row.recorded_at,
      actor,
      hash: row.hash,
    }),
  )
  const first = now[0]?.recorded_at ?? from
  const sittings = burstsOf(evidence).filter((one) => (one.evidence[0]?.recordedAt ?? '') >= first)
  await tx
    .deleteFrom('forensics.finding')
    .where('kind', '=', 'burst')
    .where('person', '=', actor)
    .where('at', '>=', first)
    .where('at', '<=', end)
    .execute()
  for (const sitting of sittings) {
    const where = await tx
      .selectFrom('forensics.examined')
      .select(['division', 'site', 'organ', 'item'])
      .where('case_id', '=', sitting.evidence[0]?.caseId ?? '')
      .executeTakeFirst()
    if (where) await insert(tx, findingRows(where, sitting))
  }
}
