import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type Day, day, yearOf } from '../../core/day.ts'
import { writePaper } from '../../core/document/document.ts'
import type { OrganFacts, PaperFacts } from '../../core/document/facts.ts'
import { PAPER_KIND, type PaperKind, type PaperText } from '../../core/document/paper.ts'
import { maskedName } from '../../core/document/phrases.ts'
import { documentNumber } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import { canonical } from '../../platform/chain.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { type PaperRow, rowOf } from './queries.ts'
import { TEMPLATE_VERSION } from './template.ts'

/** What an act says with a paper, in whose name and as of which day. */
export type Issue<K extends PaperKind = PaperKind> = {
  caseId: string
  kind: K
  facts: PaperFacts[K]
  organ: OrganFacts
  on: Day
}

/** A paper as it was fixed. */
export type Paper = {
  caseId: string
  id: string
  kind: PaperKind
  number: string
  version: number
  text: PaperText
}

/**
 * Fix a paper in the transaction of the act: its number, its text, its template, their hash. The counter is locked until
 * that transaction ends, so a number is given once and none is lost; take the case's lock first, and issue the papers of
 * one transaction in the order of `PAPER_KIND`.
 */
export async function issuePaper<K extends PaperKind>(tx: Tx, issue: Issue<K>): Promise<Paper> {
  const { kind, facts, organ, on } = issue
  const { mark } = PAPER_KIND[kind]
  const number =
    mark && documentNumber(organ.mark, mark, yearOf(on), await drawn(tx, organ.id, kind, yearOf(on)))
  const text = writePaper(kind, facts, { organ, on, number })
  return fix(tx, issue, { number: number ?? caseNumberOf(facts), version: 1, replaces: null, text })
}

/**
 * Write a paper anew, because what it said was wrong: another version under the same number, which points to the one it
 * replaces and leaves it as it was. Throws `paper/unknown`, and `paper/replaced` when somebody was faster.
 */
export async function reissuePaper<K extends PaperKind>(
  tx: Tx,
  paperId: string,
  issue: Issue<K>,
): Promise<Paper> {
  const { caseId, kind, facts, organ, on } = issue
  const old = await rowOf(tx, caseId, paperId)
  if (old.kind !== kind) throw new TypeError(`${paperId} is no ${kind}`)
  if (await isReplaced(tx, old)) throw new RuleViolation('paper/replaced')
  const version = old.version + 1
  const number = PAPER_KIND[kind].mark && old.number
  const text = writePaper(kind, facts, {
    organ,
    on,
    number,
    edition: { version, replaces: day(old.issued_on) },
  })
  await settle(tx, caseId, paperId)
  return fix(tx, issue, { number: old.number, version, replaces: paperId, text })
}

/**
 * Bind the scan of a stamped paper. Binding the same file again changes nothing; a better scan is kept beside the first.
 * Throws `paper/unknown`, `paper/no-seal-needed`, and `paper/replaced` for a paper that is not in force any more.
 */
export async function bindSeal(
  tx: Tx,
  {
    caseId,
    paperId,
    file,
    name,
    by,
  }: { caseId: string; paperId: string; file: string; name: string; by: string },
): Promise<void> {
  const row = await rowOf(tx, caseId, paperId)
  if (PAPER_KIND[row.kind as PaperKind].seal === undefined) throw new RuleViolation('paper/no-seal-needed')
  if (await isReplaced(tx, row)) throw new RuleViolation('paper/replaced')
  await tx
    .insertInto('papers.seal')
    .values({ case_id: caseId, paper_id: paperId, file, name, bound_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await settle(tx, caseId, paperId)
}

/** SM3 over the text as canonical JSON, and all that identifies it. */
export function hashOf(paper: {
  kind: string
  organ: string
  number: string
  version: number
  text: unknown
}): string {
  const { kind, organ, number, version, text } = paper
  const parts = ['onewindow/paper/1', kind, organ, number, String(version), canonical(text)]
  const hash = createHash('sm3')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}

/** The next number of a series. The row stays locked, so whoever comes second continues where the first ended, or did not. */
async function drawn(tx: Tx, organ: string, kind: PaperKind, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('papers.counter')
    .values({ organ, kind, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['organ', 'kind', 'year']).doUpdateSet({ last: sql<number>`papers.counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

type Fixed = { number: string; version: number; replaces: string | null; text: PaperText }

async function fix<K extends PaperKind>(tx: Tx, issue: Issue<K>, fixed: Fixed): Promise<Paper> {
  const { caseId, kind, facts, organ, on } = issue
  const { number, version, replaces, text } = fixed
  const id = newId()
  const hash = hashOf({ kind, organ: organ.id, number, version, text })
  await tx
    .with('paper', (db) =>
      db
        .insertInto('papers.paper')
        .values({
          case_id: caseId,
          paper_id: id,
          kind,
          organ: organ.id,
          number,
          version,
          replaces,
          issued_on: on,
          holder: holderOf(facts),
          text: JSON.stringify(text),
          template: TEMPLATE_VERSION,
          hash,
          token: randomBytes(16).toString('base64url'), // 128 bits
        })
        .returning(['case_id', 'paper_id', 'organ', 'issued_on']),
    )
    .insertInto('papers.unsealed')
    .columns(['case_id', 'paper_id', 'organ', 'issued_on'])
    .expression((db) =>
      db.selectFrom('paper').select(['case_id', 'paper_id', 'organ', 'issued_on']).where(needsSeal(kind)),
    )
    .execute()
  return { caseId, id, kind, number, version, text }
}

const needsSeal = (kind: PaperKind): RawBuilder<boolean> =>
  sql<boolean>`${PAPER_KIND[kind].seal !== undefined}::boolean`

async function settle(tx: Tx, caseId: string, paperId: string): Promise<void> {
  await tx
    .deleteFrom('papers.unsealed')
    .where('case_id', '=', caseId)
    .where('paper_id', '=', paperId)
    .execute()
}

async function isReplaced(tx: Tx, { case_id, paper_id }: PaperRow): Promise<boolean> {
  const newer = tx.selectFrom('papers.paper').select('paper_id').where('case_id', '=', case_id)
  return (await newer.where('replaces', '=', paper_id).executeTakeFirst()) !== undefined
}

type AnyFacts = PaperFacts[PaperKind]
const caseNumberOf = (facts: AnyFacts): string => facts.caseNumber ?? ''
const holderOf = ({ applicant }: AnyFacts): string => (applicant ? maskedName(applicant) : '')
