import type { PaperFacts } from '../document/facts.ts'
import { materialsFor } from './checklist.ts'
import type { Answers } from './condition.ts'
import type { Guide } from './guide.ts'
import { situationOf } from './questions.ts'

/** What a guide itself says in a one-time notice; where to go and who wrote it is added at the window. */
export type NoticeFacts = Omit<
  PaperFacts['oneTimeNotice'],
  'place' | 'told' | 'caseNumber' | 'applicant' | 'onlineAt'
>

/**
 * The one-time notice (一次性告知单) of a guide for one situation: everything it needs, at once, and no more
 * (Regulation on Improving the Business Environment art. 36). `shared` has the materials, by their id, that this applicant does
 * not bring, with the reason in words.
 */
export function noticeOf(
  guide: Guide,
  version: number,
  answers: Answers,
  shared: ReadonlyMap<string, string> = new Map(),
): NoticeFacts {
  const { fee } = guide
  const needed = materialsFor(guide, answers)
  return {
    item: guide.name,
    itemType: guide.type,
    guideVersion: version,
    basis: guide.basis.map(({ law, article }) => ({ law, article })),
    situation: situationOf(guide, answers).map(({ ask, answer }) => ({ ask, answer })),
    conditions: guide.conditions.map((condition) => condition.text),
    materials: needed
      .filter(({ id }) => !shared.has(id))
      .map(({ name, kind, form, need, copies, size, source, issuer, standard }) => ({
        ...{ name, kind, form, need, copies, size, source, standard },
        ...(issuer === undefined ? {} : { issuer }),
      })),
    ...(shared.size === 0
      ? {}
      : {
          shared: needed.flatMap(({ id, name }) => {
            const reason = shared.get(id)
            return reason === undefined ? [] : [{ name, reason }]
          }),
        }),
    legal: { count: guide.legalLimit.count, unit: guide.legalLimit.unit },
    promised: { count: guide.promisedLimit.count, unit: guide.promisedLimit.unit },
    fees: fee.charged ? fee.rows.map(({ name, standard }) => ({ name, standard, basis: fee.basis })) : [],
    delivery: guide.delivery,
  }
}
