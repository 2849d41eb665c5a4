import { type Expression, sql } from 'kysely'
import { type Day, day } from '../../core/day.ts'
import { caseNumberOn } from '../../core/document/document.ts'
import { PAPER_KIND, PAPER_KINDS, type PaperKind, type PaperText } from '../../core/document/paper.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { PaperState } from '../../core/words/papers.ts'
import { findDayPlace } from '../../platform/cursor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { kept } from '../../platform/kept.ts'
import type { Keeper } from '../../platform/module.ts'

/** A paper as a list shows it. */
export type PaperLine = {
  caseId: string
  id: string
  kind: PaperKind
  title: string
  number: string
  version: number
  on: Day
  state: PaperState
  needsSeal: boolean
  sealed: boolean
}

/** What a stranger who scans the code may know. */
export type PaperCheck = {
  title: string
  kind: PaperKind
  number: string
  caseNumber: string | null
  version: number
  organ: string
  on: Day
  /** The applicant's name, masked when it is a person's. */
  holder: string
  state: PaperState
  needsSeal: boolean
  sealed: boolean
}

/**
 * The papers of a case, oldest first, each in its newest version; `every` shows the replaced ones too. Who may see the
 * case is settled before by the module that owns it: nothing here asks.
 */
export async function papersOf(db: Db | Tx, caseId: string, { every = false } = {}): Promise<PaperLine[]> {
  return inForce(await linesOfCase(db, { caseId }), every)
}

/** Oldest first; only those in force, or all. */
function inForce(rows: readonly LineRow[], every: boolean): PaperLine[] {
  return rows
    .map(toLine)
    .filter(({ state }) => every || state === 'inForce')
    .sort(inOrder)
}

/** The same of many cases at once; a case without papers has none. */
export async function papersOfCases(db: Db | Tx, ids: readonly string[]): Promise<Map<string, PaperLine[]>> {
  return Map.groupBy(inForce(await linesOfCases(db, { ids }), false), ({ caseId }) => caseId)
}

const linesOfCase = kept((db, { caseId }: { caseId: string }) => linesOf(db).where('p.case_id', '=', caseId))
const linesOfCases = kept((db, { ids }: { ids: readonly string[] }) =>
  linesOf(db).where(sql<boolean>`p.case_id = any (${ids}::uuid[])`),
)

/** What a paper says as it is stored; `disclose` makes of it what its holder reads. Throws `paper/unknown`. */
export async function paperText(db: Db | Tx, caseId: string, paperId: string): Promise<PaperText> {
  return (await rowOf(db, caseId, paperId)).text as unknown as PaperText
}

/** The paper behind a QR; `undefined` when nobody issued it here. */
export async function findByToken(db: Db, token: string): Promise<PaperCheck | undefined> {
  const row = await linesOf(db)
    .select([
      sql<string>`p.text ->> 'organ'`.as('organ_name'),
      sql<string[]>`p.text -> 'mark'`.as('mark'),
      'p.holder',
    ])
    .where('p.token', '=', token)
    .executeTakeFirst()
  if (!row) return undefined
  const { caseId: _, id: __, ...line } = toLine(row)
  return { ...line, caseNumber: caseNumberOn(row) ?? null, organ: row.organ_name, holder: row.holder }
}

/** Which papers are meant: of one organ or of all, of any case or of those whose ids this selects. */
export type Lacking = {
  organ?: string | undefined
  among?: Expression<{ case_id: string }> | undefined
  /** Where the page before ended. */
  after?: string | undefined
  size?: number
}

/** One page of the papers in force that lack their stamped scan, oldest first; `next` continues it, whatever was bound meanwhile. */
export async function papersLackingSeal(
  db: Db | Tx,
  { organ, among, after, size = 50 }: Lacking,
): Promise<{ papers: PaperLine[]; next: string | null }> {
  const place = findDayPlace(after)
  const rows = await linesOf(db)
    .innerJoin('papers.unsealed as u', (join) =>
      join.onRef('u.case_id', '=', 'p.case_id').onRef('u.paper_id', '=', 'p.paper_id'),
    )
    .$if(organ !== undefined, (query) => query.where('u.organ', '=', organ ?? ''))
    .$if(among !== undefined, (query) => query.where(sql<boolean>`u.case_id in ${among}`))
    .$if(place !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('u.issued_on', 'u.paper_id'), '>', eb.tuple(place?.on ?? '', place?.id ?? '')),
      ),
    )
    .orderBy('u.issued_on')
    .orderBy('u.paper_id')
    .limit(size + 1)
    .execute()
  const papers = rows.slice(0, size).map(toLine)
  const last = rows.length > size ? papers.at(-1) : undefined
  return { papers, next: last ? `${last.on}.${last.id}` : null }
}

/** The scan of a stamped paper stays with it, also when a better one is bound. */
export const keepsScans: Keeper = {
  forGood: true,
  async among(db, sha256) {
    const rows = await db
      .selectFrom('papers.seal')
      .select('file')
      .where((eb) => eb('file', '=', eb.fn.any(eb.val([...sha256]))))
      .execute()
    return rows.map((row) => row.file)
  },
}

export type PaperRow = Awaited<ReturnType<typeof rowOf>>

/** The whole row of a paper. Throws `paper/unknown`, also for a paper of another case. */
export async function rowOf(db: Db | Tx, caseId: string, paperId: string) {
  const row = await db
    .selectFrom('papers.paper')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('paper_id', '=', paperId)
    .executeTakeFirst()
  if (!row) throw new RuleViolation('paper/unknown')
  return row
}

/** Series whose numbers are not 1, 2, 3 … up to the counter: none, unless somebody reached into the tables. */
export async function brokenSeries(db: Db): Promise<{ organ: string; kind: string; year: number }[]> {
  const numbered = Object.keys(PAPER_KIND).filter((kind) => PAPER_KIND[kind as PaperKind].mark !== undefined)
  const { rows } = await sql<{ organ: string; kind: string; year: number }>`
    select organ, kind, year from papers.counter full join (
      select organ, kind, extract(year from issued_on)::int as year, count(distinct number)::int as issued
      from papers.paper where version = 1 and kind = any (${numbered}) group by 1, 2, 3) as series using (organ, kind, year)
    where last is distinct from issued`.execute(db)
  return rows
}

/** By the millisecond in their ids; what was issued in one breath, in the order in which a case meets it. */
function inOrder(a: PaperLine, b: PaperLine): number {
  const [madeA, madeB] = [a.id.slice(0, 13), b.id.slice(0, 13)]
  if (madeA !== madeB) return madeA < madeB ? -1 : 1
  return PAPER_KINDS.indexOf(a.kind) - PAPER_KINDS.indexOf(b.kind)
}

function linesOf(db: Db | Tx) {
  return db.selectFrom('papers.paper as p').select([
    'p.case_id',
    'p.paper_id',
    'p.kind',
    'p.number',
    'p.version',
    'p.issued_on',
    sql<string>`p.text ->> 'title'`.as('title'),
    // one look each: as an EXISTS over many papers it would read the whole table once
    sql<boolean>`(select true from papers.paper n where n.case_id = p.case_id and n.replaces = p.paper_id)`.as(
      'replaced',
    ),
    sql<boolean>`(select true from papers.seal s where s.case_id = p.case_id and s.paper_id = p.paper_id limit 1)`.as(
      'sealed',
    ),
  ])
}

type LineRow = {
  case_id: string
  paper_id: string
  kind: string
  number: string
  version: number
  issued_on: string
  title: string
  replaced: unknown
  sealed: unknown
}

function toLine(row: LineRow): PaperLine {
  const kind = row.kind as PaperKind // the table's own check says so
  return {
    caseId: row.case_id,
    id: row.paper_id,
    kind,
    title: row.title,
    number: row.number,
    version: row.version,
    on: day(row.issued_on),
    state: row.replaced === true ? 'replaced' : 'inForce',
    needsSeal: PAPER_KIND[kind].seal !== undefined,
    sealed: row.sealed === true,
  }
}
