import type { Citation } from '../../core/consultation/citation.ts'
import { clauseStillIn, findClause } from '../../core/consultation/clause.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { consulted } from '../../core/words/consultation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { guideOn, guideVersion } from '../catalogue/facade.ts'
import { siteOf, sitesById } from '../organisation/facade.ts'

/**
 * What is cited is there, and is what binds today. Throws `consultation/clause-unknown`, `consultation/version-old`,
 * `guide/unknown` and `organisation/site-unknown`.
 */
export async function assertExists(tx: Tx, citations: readonly Citation[], today: Day): Promise<void> {
  for (const one of citations) {
    if (one.kind === 'place') await siteOf(tx, one.site, today)
    if (one.kind === 'guide') await assertClause(tx, one, today)
  }
}

export async function assertClause(
  tx: Tx,
  { item, version, clause }: { item: string; version: number; clause: string },
  today: Day,
): Promise<void> {
  const inForce = await guideOn(tx, item, today)
  if (inForce.version !== version)
    throw new RuleViolation('consultation/version-old', { version: String(inForce.version) })
  if (!findClause(inForce.guide, clause)) throw new RuleViolation('consultation/clause-unknown')
}

export type Cited = { kind: Citation['kind']; text: string; says: string; stands: boolean }

/** Citations as people read them: the version and the clause as it was, and whether it still says so today. */
export async function citedIn(db: Db | Tx, citations: readonly Citation[], today: Day): Promise<Cited[]> {
  const sites = citations.flatMap((one) => (one.kind === 'place' ? one.site : []))
  const names = sites.length > 0 ? await sitesById(db, sites) : new Map()
  const lines: Cited[] = []
  for (const one of citations) lines.push(await cited(db, one, names, today))
  return lines
}

async function cited(
  db: Db | Tx,
  one: Citation,
  sites: ReadonlyMap<string, { name: string }>,
  today: Day,
): Promise<Cited> {
  switch (one.kind) {
    case 'law':
      return { kind: 'law', text: consulted.law(one.law, one.article), says: '', stands: true }
    case 'place':
      return {
        ...{ kind: 'place', says: '', stands: true },
        text: consulted.place(sites.get(one.site)?.name ?? ''),
      }
    case 'guide': {
      const was = (await guideVersion(db, one.item, one.version)).guide
      const clause = findClause(was, one.clause)
      return {
        kind: 'guide',
        text: consulted.guide(one.version, clause?.title ?? one.clause),
        says: clause?.text ?? '',
        stands: await standsToday(db, one, was, today),
      }
    }
  }
}

/** An item that was taken out of the catalogue has no guide in force: then nothing of it stands. */
async function standsToday(
  db: Db | Tx,
  { item, clause }: { item: string; clause: string },
  was: Parameters<typeof clauseStillIn>[0],
  today: Day,
): Promise<boolean> {
  try {
    return clauseStillIn(was, clause, (await guideOn(db, item, today)).guide) !== undefined
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'guide/unknown') return false
    throw error
  }
}
