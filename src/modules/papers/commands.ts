import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Day, day, yearOf } from '../../core/day.ts'
import { writePaper } from '../../core/document/document.ts'
import type { OrganFacts, PaperFacts } from '../../core/document/facts.ts'
import { PAPER_KIND, type PaperKind, type PaperText } from '../../core/document/paper.ts'
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

/** Fix many papers at once, of one case or of many: one statement for their numbers and one for all the rows. */
export async function issuePapers(tx: Tx, issues: readonly AnyIssue[]): Promise<Paper[]> {
  const numbers = await drawNumbers(tx, issues)
  return fixPapers(
    tx,
    issues.map((issue, n) => draftPaper(issue, numbers[n])),
  )
}

/** A paper as it will be fixed: all but its row. */
export type Draft = {
  issue: AnyIssue
  number: string
  version: number
  replaces: string | null
  text: PaperText
}

/** The first version of a paper, under a number that was drawn; a kind that is numbered by its case needs none. */
export function draftPaper(issue: AnyIssue, drawn: string | undefined): Draft {
  const text = writeOne(issue, { organ: issue.organ, on: issue.on, number: drawn })
  return { issue, number: drawn ?? issue.facts.caseNumber ?? '', version: 1, replaces: null, text }
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
  const [paper] = await fixPapers(tx, [
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

/** What a number is drawn for. */
export type Numbered = Pick<AnyIssue, 'kind' | 'organ' | 'on'>

/**
 * The number of each paper, in their order; none for a kind that is numbered by its case. A series stays locked until the
 * transaction ends: whoever comes second goes on where the first ended, or did not. All are drawn in one statement and in
 * one order, the same for everybody, so two transactions never wait for each other; draw once, and late.
 */
export async function drawNumbers(tx: Tx, papers: readonly Numbered[]): Promise<(string | undefined)[]> {
  const series = Map.groupBy(
    papers.filter(({ kind }) => PAPER_KIND[kind].mark !== undefined),
    seriesOf,
  )
  const wanted = [...series].sort(([a], [b]) => (a < b ? -1 : 1))
  if (wanted.length === 0) return papers.map(() => undefined)
  const firsts = wanted.map(([, [first]]) => first as Numbered)
  const { rows } = await sql<{ organ: string; kind: PaperKind; year: number; last: number }>`
    insert into papers.counter as c (organ, kind, year, last)
    select * from unnest(${firsts.map(({ organ }) => organ.id)}::text[], ${firsts.map(({ kind }) => kind)}::text[],
      ${firsts.map(({ on }) => yearOf(on))}::integer[], ${wanted.map(([, those]) => those.length)}::integer[])
    on conflict (organ, kind, year) do update set last = c.last + excluded.last
    returning organ, kind, year, last`.execute(tx)
  const next = new Map(
    rows.map(({ organ, kind, year, last }) => {
      const key = keyOf(organ, kind, year)
      return [key, last - (series.get(key)?.length ?? 0)]
    }),
  )
  return papers.map((paper) => {
    const { mark } = PAPER_KIND[paper.kind]
    if (mark === undefined) return undefined
    const serial = (next.get(seriesOf(paper)) ?? 0) + 1
    next.set(seriesOf(paper), serial)
    return documentNumber(paper.organ.mark, mark, yearOf(paper.on), serial)
  })
}

const keyOf = (organ: string, kind: PaperKind, year: number) => [organ, kind, year].join(' ')
const seriesOf = ({ organ, kind, on }: Numbered) => keyOf(organ.id, kind, yearOf(on))

/** Write them down, with the list of those that want a seal. */
export async function fixPapers(tx: Tx, papers: readonly Draft[]): Promise<Paper[]> {
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
    text,
    template: TEMPLATE_VERSION,
    hash: hashOf({ kind: issue.kind, organ: issue.organ.id, number, version, text }),
    token: randomBytes(16).toString('base64url'), // 128 bits
  }))
  const unsealed = rows
    .filter(({ kind }) => PAPER_KIND[kind].seal !== undefined)
    .map(({ case_id, paper_id, organ, issued_on }) => ({ case_id, paper_id, organ, issued_on }))
  const json = (of: readonly object[]) => sql`${JSON.stringify(of)}::json`
  await sql`
    with unsealed as (
      insert into papers.unsealed (case_id, paper_id, organ, issued_on)
      select case_id, paper_id, organ, issued_on from json_populate_recordset(null::papers.unsealed, ${json(unsealed)})
    )
    insert into papers.paper (case_id, paper_id, kind, organ, number, version, replaces, issued_on, holder, text, template, hash, token)
    select case_id, paper_id, kind, organ, number, version, replaces, issued_on, holder, text, template, hash, token
    from json_populate_recordset(null::papers.paper, ${json(rows)})`.execute(tx)
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
