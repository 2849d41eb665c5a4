import { sql } from 'kysely'
import { restOf } from '../../core/consultation/faq.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { consulted } from '../../core/words/consultation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { guideOn, guideVersion } from '../catalogue/facade.ts'
import type { FaqLine } from './contract.ts'
import { newestActs } from './faq.ts'

type Wanted = {
  item?: string | undefined
  text?: string | undefined
  /** The divisions somebody's place lies in, itself included; absent: everywhere. */
  around?: readonly string[] | undefined
}

/** Answers a page offers before somebody asks. */
const OFFERED = 20
/** Rows looked at for these: those whose clause has changed are left out afterwards. */
const LOOKED_AT = 60

/**
 * Published questions and answers that hold today: for a place those of the divisions it lies in, without one all. An answer
 * whose clause the guide in force no longer says is not shown, from the day that guide binds.
 */
export async function publishedFaq(
  db: Db | Tx,
  { item, text = '', around }: Wanted,
  today: Day,
): Promise<FaqLine[]> {
  let query = newestActs(db)
    .select(['f.id', 'f.item', 'a.question', 'a.answer', 'a.version', 'a.clause', 'a.organ_name'])
    .select('a.acted_on')
    .where('a.state', '=', 'published')
    .orderBy('a.acted_on', 'desc')
    .orderBy('f.id')
    .limit(LOOKED_AT)
  if (item) query = query.where('f.item', '=', item)
  for (const word of wordsIn(text))
    query = query.where(sql<boolean>`strpos(lower(a.question || ' ' || a.answer), ${word}) > 0`)
  if (around) query = query.where('a.division', 'in', [...around])
  const lines: FaqLine[] = []
  for (const row of await query.execute()) {
    if (lines.length === OFFERED) break
    const line = await holding(db, row, today)
    // counties that answered the same in the same words are read once
    if (line && !lines.some((one) => one.question === line.question && one.answer === line.answer))
      lines.push(line)
  }
  return lines
}

/** What was typed, word by word; each must be there. */
function wordsIn(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s，。？！、,.?!]+/)
    .filter(Boolean)
    .slice(0, 6)
}

type Row = {
  id: string
  item: string
  question: string
  answer: string
  version: number
  clause: string
  organ_name: string
  acted_on: string
}

async function holding(db: Db | Tx, row: Row, today: Day): Promise<FaqLine | undefined> {
  try {
    const inForce = await guideOn(db, row.item, today)
    const cited = await guideVersion(db, row.item, row.version)
    const rest = restOf(cited.guide, row.clause, inForce.guide)
    if (rest.is === 'recheck') return undefined
    return {
      ...{ id: row.id, item: row.item, itemName: inForce.guide.name },
      ...{ question: row.question, answer: row.answer, by: row.organ_name, on: row.acted_on },
      basis: consulted.since(row.version, inForce.version, rest.clause.title),
    }
  } catch (error) {
    if (isNo(error, 'guide/unknown')) return undefined // the item is not done any more
    throw error
  }
}

const isNo = (error: unknown, code: RuleViolation['code']): boolean =>
  error instanceof RuleViolation && error.code === code
