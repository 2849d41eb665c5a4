import type { PaperFacts } from '../document/facts.ts'
import { materialsFor } from './checklist.ts'
import type { Answers } from './condition.ts'
import type { Guide } from './guide.ts'
import { situationOf } from './questions.ts'

/** What a guide itself says in a one-time notice; where to go and who wrote it is added at the window. */
export type NoticeFacts = Omit<
  PaperFacts['oneTimeNotice'],
  'place' | 'clerk' | 'caseNumber' | 'applicant' | 'onlineAt'
>

/**
 * The one-time notice (一次性告知单) of a guide for one situation: everything it needs, at once, and no more
 * (Regulation on Improving the Business Environment art. 36).
 */
export function noticeOf(guide: Guide, version: number, answers: Answers): NoticeFacts {
  const { fee } = guide
  return {
    item: guide.name,
    itemType: guide.type,
    guideVersion: version,
    basis: guide.basis.map(({ law, article }) => ({ law, article })),
    situation: situationOf(guide, answers).map(({ ask, answer }) => ({ ask, answer })),
    conditions: guide.conditions.map((condition) => condition.text),
    materials: materialsFor(guide, answers).map(
      ({ name, kind, form, need, copies, size, source, issuer, standard }) => ({
        ...{ name, kind, form, need, copies, size, source, standard },
        ...(issuer === undefined ? {} : { issuer }),
      }),
    ),
    legal: { count: guide.legalLimit.count, unit: guide.legalLimit.unit },
    promised: { count: guide.promisedLimit.count, unit: guide.promisedLimit.unit },
    fees: fee.charged ? fee.rows.map(({ name, standard }) => ({ name, standard, basis: fee.basis })) : [],
    delivery: guide.delivery,
  }
}
