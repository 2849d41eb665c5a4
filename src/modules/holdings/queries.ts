import { type SelectQueryBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { areaOf } from '../../core/area.ts'
import { addDays, addMonths, type Day, day } from '../../core/day.ts'
import { REUSE_READERS } from '../../core/guide/authority.ts'
import type { DocumentKind } from '../../core/guide/registers.ts'
import { RuleViolation } from '../../core/violation.ts'
import { DOCUMENT, REUSE_COLUMNS, REUSE_REASON } from '../../core/words/holding.ts'
import type { Staff } from '../../platform/actor.ts'
import { lineOf, MARK } from '../../platform/csv.ts'
import type { Db } from '../../platform/db.ts'
import type { DB } from '../../platform/schema.gen.ts'
import { numbersOf } from '../cases/facade.ts'
import { guideOn } from '../catalogue/facade.ts'
import { organsById } from '../organisation/facade.ts'
import type { Span, showReuse } from './contract.ts'

type Tables = DB & { r: DB['holdings.reuse'] }

/**
 * Every read of the ledger starts here: a supervisor sees the organs of the division, the head of a department the own
 * organ. Throws `actor/not-allowed` for every other post.
 */
export function visibleReuse(db: Db, { post }: Staff): SelectQueryBuilder<Tables, 'r', unknown> {
  if (!REUSE_READERS.includes(post.role)) throw new RuleViolation('actor/not-allowed')
  const ledger = db.selectFrom('holdings.reuse as r') as unknown as SelectQueryBuilder<Tables, 'r', unknown>
  return post.role === 'supervisor'
    ? ledger.where('r.division', 'like', `${areaOf(post.division)}%`)
    : ledger.where('r.organ', '=', post.organ ?? '')
}

type Asked = z.output<typeof Span>

/** Twelve months that end today, unless another time is asked for. Throws `organisation/days-backwards`. */
export function spanOf({ from, until }: Asked, today: Day): { from: Day; until: Day } {
  const last = until ? day(until) : today
  const first = from ? day(from) : addDays(addMonths(last, -12), 1)
  if (first > last) throw new RuleViolation('organisation/days-backwards')
  return { from: first, until: last }
}

/** Avoided requests by department and month, the latest month first, and by document. */
export async function reuseFigures(
  db: Db,
  actor: Staff,
  asked: Asked,
  today: Day,
): Promise<z.output<typeof showReuse.output>> {
  const { from, until } = spanOf(asked, today)
  const within = visibleReuse(db, actor).where('r.on_day', '>=', from).where('r.on_day', '<=', until)
  const month = sql<string>`to_char(r.on_day, 'YYYY-MM')`
  const [lines, documents] = await Promise.all([
    within
      .select([
        'r.organ',
        month.as('month'),
        sql<number>`count(*)::int`.as('avoided'),
        sql<number>`count(distinct r.case_id)::int`.as('cases'),
      ])
      .groupBy(['r.organ', month])
      .orderBy('month', 'desc')
      .orderBy('avoided', 'desc')
      .orderBy('r.organ')
      .execute(),
    within
      .select(['r.document', sql<number>`count(*)::int`.as('avoided')])
      .groupBy('r.document')
      .orderBy('avoided', 'desc')
      .orderBy('r.document')
      .execute(),
  ])
  const organs = await organsById(db, [...new Set(lines.map(({ organ }) => organ))], today)
  return {
    from,
    until,
    avoided: documents.reduce((sum, { avoided }) => sum + avoided, 0),
    lines: lines.map((line) => ({ ...line, name: organs.get(line.organ)?.name ?? line.organ })),
    documents: documents.map(({ document, avoided }) => ({ name: named(document), avoided })),
  }
}

const named = (document: string): string => DOCUMENT[document as DocumentKind].zh

/** Lines read and written at once. */
const PAGE = 500

/** The ledger itself for a spreadsheet, page after page: what was not asked for, in which case, and by which right. */
export async function* reuseAsCsv(db: Db, actor: Staff, asked: Asked, today: Day) {
  const { from, until } = spanOf(asked, today)
  let head = MARK + lineOf(REUSE_COLUMNS.map(({ zh }) => zh))
  const items = new Map<string, string>()
  for (let after = { on: from as string, caseId: NOBODY, material: '' }; ; ) {
    const rows = await visibleReuse(db, actor)
      .select(['r.case_id', 'r.material', 'r.organ', 'r.item', 'r.document', 'r.reason', 'r.on_day'])
      .where('r.on_day', '<=', until)
      .where(
        sql<boolean>`(r.on_day, r.case_id, r.material) > (${after.on}::date, ${after.caseId}::uuid, ${after.material})`,
      )
      .orderBy('r.on_day')
      .orderBy('r.case_id')
      .orderBy('r.material')
      .limit(PAGE)
      .execute()
    const organs = await organsById(db, [...new Set(rows.map(({ organ }) => organ))], today)
    const numbers = await numbersOf(db, [...new Set(rows.map(({ case_id }) => case_id))])
    for (const { item } of rows)
      if (!items.has(item)) items.set(item, (await guideOn(db, item, today)).guide.name)
    const lines = rows.map(({ on_day, organ, item, document, case_id, reason }) =>
      lineOf([
        on_day,
        organs.get(organ)?.name ?? organ,
        items.get(item) ?? item,
        named(document),
        numbers.get(case_id) ?? '',
        REUSE_REASON[reason as keyof typeof REUSE_REASON].zh,
      ]),
    )
    yield head + lines.join('')
    head = ''
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = { on: last.on_day, caseId: last.case_id, material: last.material }
  }
}
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** For what a document of somebody's has been used so far, by case: shown to nobody but them. */
export async function usesOf(db: Db, sources: readonly string[]): Promise<Map<string, string[]>> {
  if (sources.length === 0) return new Map()
  const rows = await db
    .selectFrom('holdings.reuse')
    .select(['source', 'document', 'case_id'])
    .where('source', 'in', sources)
    .orderBy('on_day')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ source, document }) => `${source} ${document}`)].map(([key, uses]) => [
      key,
      uses.map(({ case_id }) => case_id),
    ]),
  )
}
