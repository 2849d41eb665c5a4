import type { Day } from '../../core/day.ts'
import { type Filled, formFor } from '../../core/guide/form.ts'
import type { FormPage, Guide, Material } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { neededIn, type Solution, solve } from '../../core/guide/solve.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Actor, assertCitizen, type Citizen } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { submittedAmong } from '../cases/facade.ts'
import { guideOn, guideVersion } from '../catalogue/facade.ts'
import { knownOf } from '../holdings/facade.ts'
import { findParty, type Party } from '../identity/facade.ts'
import { type Division, divisionPath } from '../organisation/facade.ts'
import { type Draft, dropDraft, findDraft, isId } from './drafts.ts'
import { type KeptUpload, uploadsOf } from './uploads.ts'

/** A draft on the table, with everything its pages ask: the guide that binds it, and what it needs in this situation. */
export type Desk = {
  draft: Draft
  actor: Citizen
  party: Party
  guide: Guide
  place: readonly Division[]
  /** The answers that apply now; `settled` when none is open. */
  situation: Readonly<Record<string, string>>
  settled: boolean
  pages: readonly FormPage[]
  materials: readonly Material[]
  /** Of the whole guide, what is asked for and why the rest is not. */
  solution: Solution
  uploads: readonly KeptUpload[]
  on: Day
}

/**
 * The draft of that id for whoever asks; or where its case is, once it was submitted: an old page, a second tab and the
 * back button all lead there. Throws `intake/draft-unknown`.
 */
export async function deskOf(db: Db, actor: Actor, id: string, on: Day): Promise<Desk | `/${string}`> {
  assertCitizen(actor)
  const draft = await findDraft(db, actor, id)
  const submitted = isId(id) ? (await submittedAmong(db, [id])).get(id) : undefined
  if (submitted?.party === actor.party && submitted.status !== 'preReturned') {
    if (draft) await dropDraft(db, id) // its case was stored, and then the server stopped
    return `/apply/done/${id}`
  }
  if (!draft) throw new RuleViolation('intake/draft-unknown')
  const party = await findParty(db, draft.party)
  if (!party) throw new RuleViolation('identity/party-unknown')
  const { guide } = draft.returned
    ? await guideVersion(db, draft.item, draft.returned.version)
    : await guideOn(db, draft.item, on)
  const { answers, next } = questionsToAsk(guide, draft.situation)
  const solution = solve(guide, answers, await knownOf(db, party, on))
  return {
    ...{ draft, actor, party, guide, on },
    place: (await divisionPath(db, draft.place)).slice(1),
    situation: answers,
    settled: next === undefined,
    pages: formFor(guide, answers, draft.form),
    materials: neededIn(solution),
    solution,
    uploads: await uploadsOf(db, id),
  }
}

/** The page of a form as it is asked after these answers; undefined when nothing of it is asked. */
export function pageAfter({ guide, situation }: Desk, id: string, filled: Filled): FormPage | undefined {
  return formFor(guide, situation, filled).find((page) => page.id === id)
}
