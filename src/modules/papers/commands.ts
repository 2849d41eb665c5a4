import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Day, day, yearOf } from '../../core/day.ts'
import { writePaper } from '../../core/document/document.ts'
import type { OrganFacts, PaperFacts } from '../../core/document/facts.ts'
import { PAPER_KIND, PAPER_KINDS, type PaperKind, type PaperText } from '../../core/document/paper.ts'
import { maskedName } from '../../core/document/phrases.ts'
import type { Letter } from '../../core/document/sheet.ts'
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

/** An issue of some kind, its facts those of that kind. */
export type AnyIssue = { [K in PaperKind]: Issue<K> }[PaperKind]

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
 * that transaction ends, so a number is given once and none is lost; take the case's lock first.
 */
export async function issuePaper<K extends PaperKind>(tx: Tx, issue: Issue<K>): Promise<Paper> {
  const [paper] = await issuePapers(tx, [issue as AnyIssue])
  return paper as Paper
}

/**
 * Fix many papers at once, of one case or of many: a statement for each series of numbers and one for all the rows. Series
 * are drawn in the order of `PAPER_KIND`, the same for everybody, so two transactions never wait for each other.
 */
export async function issuePapers(tx: Tx, issues: readonly AnyIssue[]): Promise<Paper[]> {
  const numbers = await numbersFor(tx, issues)
  const papers = issues.map((issue, place) => {
    const number = numbers[place]
    const text = writeOne(issue, { organ: issue.organ, on: issue.on, number })
    return { issue, number: number ?? issue.facts.caseNumber ?? '', version: 1, replaces: null, text }
  })
  return fix(tx, papers)
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
  const { caseId, kind, organ, on } = issue
  const old = await rowOf(tx, caseId, paperId)
  if (old.kind !== kind) throw new TypeError(`${paperId} is no ${kind}`)
  if (await isReplaced(tx, old)) throw new RuleViolation('paper/replaced')
  const version = old.version + 1
  const number = PAPER_KIND[kind].mark && old.number
  const edition = { version, replaces: day(old.issued_on) }
  const text = writeOne(issue as AnyIssue, { organ, on, number, edition })
  await settle(tx, caseId, paperId)
  const [paper] = await fix(tx, [
    { issue: issue as AnyIssue, number: old.number, version, replaces: paperId, text },
  ])
  return paper as Paper
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

/** The number of each paper, in their order; none for a kind that is numbered by its case. */
async function numbersFor(tx: Tx, issues: readonly AnyIssue[]): Promise<(string | undefined)[]> {
  const numbers: (string | undefined)[] = issues.map(() => undefined)
  const numbered = issues.flatMap(({ kind, organ, on }, place) => {
    const { mark } = PAPER_KIND[kind]
    return mark ? [{ kind, mark, organ, year: yearOf(on), place }] : []
  })
  const series = Map.groupBy(numbered, ({ kind, organ, year }) =>
    JSON.stringify([PAPER_KINDS.indexOf(kind) + 10, organ.id, year]),
  )
  for (const key of [...series.keys()].sort()) {
    const papers = series.get(key) ?? []
    const [first] = papers
    if (!first) continue
    const last = await drawn(tx, { organ: first.organ.id, kind: first.kind, year: first.year }, papers.length)
    for (const [n, { mark, organ, year, place }] of papers.entries())
      numbers[place] = documentNumber(organ.mark, mark, year, last - papers.length + n + 1)
  }
  return numbers
}

/** The last of so many new numbers. The row stays locked: whoever comes second goes on where the first ended, or did not. */
async function drawn(
  tx: Tx,
  series: { organ: string; kind: PaperKind; year: number },
  count: number,
): Promise<number> {
  const { last } = await tx
    .insertInto('papers.counter')
    .values({ ...series, last: count })
    .onConflict((conflict) =>
      conflict
        .columns(['organ', 'kind', 'year'])
        .doUpdateSet({ last: sql<number>`papers.counter.last + excluded.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

type Fixed = {
  issue: AnyIssue
  number: string
  version: number
  replaces: string | null
  text: PaperText
}

async function fix(tx: Tx, papers: readonly Fixed[]): Promise<Paper[]> {
  if (papers.length === 0) return []
  const now = Date.now() // one breath, one millisecond: see `inOrder`
  const rows = papers.map(({ issue, number, version, replaces, text }) => ({
    case_id: issue.caseId,
    paper_id: newId(now),
    kind: issue.kind,
    organ: issue.organ.id,
    number,
    version,
    replaces,
    issued_on: issue.on,
    holder: issue.facts.applicant ? maskedName(issue.facts.applicant) : '',
    text: JSON.stringify(text),
    template: TEMPLATE_VERSION,
    hash: hashOf({ kind: issue.kind, organ: issue.organ.id, number, version, text }),
    token: randomBytes(16).toString('base64url'), // 128 bits
  }))
  const unsealed = rows
    .filter(({ kind }) => PAPER_KIND[kind].seal !== undefined)
    .map(({ case_id, paper_id, organ, issued_on }) => ({ case_id, paper_id, organ, issued_on }))
  await Promise.all([
    tx.insertInto('papers.paper').values(rows).execute(),
    unsealed.length > 0 && tx.insertInto('papers.unsealed').values(unsealed).execute(),
  ])
  return rows.map(({ case_id, paper_id, kind, number, version }, place) => ({
    caseId: case_id,
    id: paper_id,
    kind,
    number,
    version,
    text: papers[place]?.text as PaperText,
  }))
}

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

/** The kind and its facts belong together, by the type of the issue. */
const writeOne = (issue: AnyIssue, letter: Letter): PaperText =>
  writePaper(issue.kind, issue.facts as PaperFacts[typeof issue.kind], letter)
