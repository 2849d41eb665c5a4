import type { Day } from '../../core/day.ts'
import type { LintFinding } from '../../core/guide/lint.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { heldPosts } from '../organisation/facade.ts'
import { findingsOf } from './schema.ts'

/** A guide as a draft holds it: shaped like one, perhaps not whole. */
export type DraftGuide = { item: string; guide: unknown }

/** A finding, and in which guide of the draft: by its place among them, since a new one may have no key yet. */
export type GateFinding = LintFinding & { item: string; part: number }

/**
 * Everything an editor must put right before a draft may be submitted, and all that its auditors should read: shape, linter,
 * flow, and whether in every county somebody holds the posts on the day from which it would bind.
 */
export async function draftFindings(
  db: Db | Tx,
  { content, startsOn }: { content: readonly DraftGuide[]; startsOn: Day | undefined },
  today: Day,
): Promise<GateFinding[]> {
  if (content.length === 0) return []
  const posts = await heldPosts(db, startsOn && startsOn > today ? startsOn : today)
  return content.flatMap(({ item, guide }, part) =>
    findingsOf(guide, posts).map((finding) => ({ item, part, ...finding })),
  )
}

/** Those that stop a draft; warnings and hints only ask to be read. */
export const errorsIn = (findings: readonly GateFinding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length
