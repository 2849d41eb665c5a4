import { type Posts, postFindings } from './flow/posts.ts'
import { situationFindings, type Unreached, unreachedIn } from './flow/situations.ts'
import { stepFindings } from './flow/steps.ts'
import { type Asking, componentsOf } from './flow/walk.ts'
import type { Guide } from './guide.ts'
import type { LintFinding } from './lint/finding.ts'

export { isAboutPosts, type Post, type Posts } from './flow/posts.ts'
export type { Unreached } from './flow/situations.ts'

/** How many ways through questions that hang together are walked before the check says that it could not see them all. */
export const MOST_SITUATIONS = 5_000

/**
 * The flow of a guide, gone through before it is published: every way to answer its questions, every step, every clock.
 * With `posts`, also whether somebody holds the posts in every place. Memory and time are bounded by `most`.
 */
export function flowFindings(guide: Guide, posts?: Posts, most = MOST_SITUATIONS): LintFinding[] {
  return [
    ...situationFindings(guide, most),
    ...stepFindings(guide),
    ...(posts ? postFindings(guide, posts) : []),
  ]
}

/** Questions, materials and fields of a guide that nobody is ever asked for. */
export const unreachableIn = (guide: Asking, most = MOST_SITUATIONS): Unreached[] =>
  unreachedIn(guide, componentsOf(guide, most))
