import { sql } from 'kysely'
import type { Calendar } from '../../core/calendar.ts'
import { day } from '../../core/day.ts'
import { burstsOf } from '../../core/forensics/bursts.ts'
import { findingsOf } from '../../core/forensics/detect.ts'
import type { Evidence, Finding } from '../../core/forensics/finding.ts'
import { isDecisive, workersOf } from '../../core/forensics/reading.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { type CaseLedger, ledgersOf } from '../cases/facade.ts'

/** The rules a case was searched by. Raised whenever a rule or a weight of `core/forensics` changes. */
export const RULES = 1
/** Acts of a person before a sitting that tell their usual pace. */
const USUAL = 300
/** Longest stretch on either side of new acts that may belong to the same sitting. */
const AROUND = '2 hours'

/**
 * Search the ledgers of these cases and keep what was found, each case in a transaction of its own: one that fails stops
 * no other and is tried again by the round. A ledger that was searched further by another process meanwhile is left alone.
 */
export async function examine(db: Db, calendar: Calendar, ids: readonly string[]): Promise<unknown[]> {
  const failures: unknown[] = []
  const people = new Map<string, string[]>()
  for (const ledger of await ledgersOf(db, ids))
    try {
      await transact(db, (tx) => keep(tx, ledger, findingsOf(ledger, calendar)))
      for (const { actor, recordedAt } of ledger.events.filter(isDecisive))
        people.set(actor, [...(people.get(actor) ?? []), recordedAt])
    } catch (error) {
      failures.push(error)
    }
  for (const [actor, instants] of people) {
    const [from = '', to = from] = [instants.toSorted()[0], instants.toSorted().at(-1)]
    await transact(db, (tx) => keepSittings(tx, actor, from, to)).catch((error: unknown) =>
      failures.push(error),
    )
  }
  return failures
}

async function keep(tx: Tx, ledger: CaseLedger, findings: readonly Finding[]): Promise<void> {
  const { caseId, version, number, division, site, organ, item, events } = ledger
  const last = events.at(-1)
  if (!last) return
  const searched = { version, rules: RULES, number, division, site, organ, item, last_at: last.recordedAt }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('forensics.examined')
    .values({ case_id: caseId, people: workersOf(ledger), ...searched })
    .onConflict((conflict) =>
      conflict
        .column('case_id')
        .doUpdateSet({ people: workersOf(ledger), ...searched })
        .where(sql<boolean>`(examined.version, examined.rules) <= (${version}::integer, ${RULES}::integer)`),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await tx
    .deleteFrom('forensics.finding')
    .where('case_id', '=', caseId)
    .where('kind', '<>', 'burst')
    .execute()
  await insert(tx, ledger, findings)
  const acts = events.filter(isDecisive).map(({ seq, event, recordedAt, actor, hash }) => ({
    case_id: caseId,
    seq,
    type: event.type,
    effect_on: event.on,
    recorded_at: recordedAt,
    actor,
    hash,
  }))
  if (acts.length > 0)
    await tx
      .insertInto('forensics.act')
      .values(acts)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

type Where = { division: string; site: string; organ: string; item: string }

async function insert(tx: Tx, { division, site, organ, item }: Where, findings: readonly Finding[]) {
  const rows = findings.flatMap(({ kind, weight, because, evidence }) => {
    const [first] = evidence
    if (!first) return []
    return {
      ...{ case_id: first.caseId, kind, seq: first.seq, weight, person: first.actor, at: first.recordedAt },
      ...{ because: JSON.stringify(because), evidence: JSON.stringify(evidence) },
      ...{ division, site, organ, item },
    }
  })
  if (rows.length === 0) return
  await tx
    .insertInto('forensics.finding')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The sittings of one person around what is new; two processes take turns on one person. */
async function keepSittings(tx: Tx, actor: string, from: string, to: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`forensics ${actor}`}, 0))`.execute(tx)
  const begin = sql<string>`${from}::timestamptz - ${AROUND}::interval`
  const end = sql<string>`${to}::timestamptz + ${AROUND}::interval`
  const acts = tx
    .selectFrom('forensics.act')
    .select(['case_id', 'seq', 'type', 'effect_on', 'recorded_at', 'hash'])
    .where('actor', '=', actor)
  const usual = await acts
    .where('recorded_at', '<', begin)
    .orderBy('recorded_at', 'desc')
    .limit(USUAL)
    .execute()
  const now = await acts
    .where('recorded_at', '>=', begin)
    .where('recorded_at', '<=', end)
    .orderBy('recorded_at')
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
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
    if (where) await insert(tx, where, [sitting])
  }
}
