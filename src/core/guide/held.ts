import { addMonths, type Day } from '../day.ts'
import { type Answers, meets } from './condition.ts'
import type { Material } from './guide.ts'
import { DOCUMENTS, type DocumentKind } from './registers.ts'

/**
 * A document of an applicant that the city holds and may use in its place. Trust A: the city's own organ issued it. Trust B:
 * a window compared the copy with the original (进一步深化"互联网+政务服务"推进政务服务"一网、一门、一次"改革实施方案). What
 * an applicant only uploaded (C, D) is not held.
 */
export type Held = {
  document: DocumentKind
  trust: 'A' | 'B'
  /** The case it lies in, by id and by number, and the material it was there; the result of the case when absent. */
  caseId: string
  caseNumber: string
  material?: string | undefined
  /** The day on which it was issued, or compared with the original. */
  verifiedOn: Day
  /** The clerk who compared it; an organ's own paper needs nobody. */
  verifiedBy?: string | undefined
  /** The last day on which it may stand for the original. Absent: without end. */
  validUntil?: Day | undefined
}

/** Which document of the applicant's own a material or a result is, in this situation; undefined when it is none. */
export function documentOf(
  { document, ownWhen }: Pick<Material, 'document' | 'ownWhen'>,
  answers: Answers,
): DocumentKind | undefined {
  return meets(ownWhen, answers) ? document : undefined
}

/** The last day on which a document may be used: its own end, and for a compared copy no longer than its kind allows. */
export function usableUntil(
  document: DocumentKind,
  { trust, verifiedOn, expiresOn }: Pick<Held, 'trust' | 'verifiedOn'> & { expiresOn?: Day | undefined },
): Day | undefined {
  if (trust === 'A') return expiresOn
  const fresh = addMonths(verifiedOn, DOCUMENTS[document].months)
  return expiresOn !== undefined && expiresOn < fresh ? expiresOn : fresh
}

export function isUsable({ verifiedOn, validUntil }: Held, on: Day): boolean {
  return verifiedOn <= on && (validUntil === undefined || on <= validUntil)
}

/** The one to use of several: what an organ issued before what a window compared, then what lasts longest. */
export function bestOf(held: readonly Held[], document: DocumentKind, on: Day): Held | undefined {
  const end = ({ validUntil }: Held) => validUntil ?? '9999-12-31'
  return held
    .filter((one) => one.document === document && isUsable(one, on))
    .toSorted(
      (a, b) =>
        a.trust.localeCompare(b.trust) ||
        end(b).localeCompare(end(a)) ||
        b.verifiedOn.localeCompare(a.verifiedOn) ||
        a.caseId.localeCompare(b.caseId),
    )[0]
}
