import type { Guide, SpecialProcedure } from '../guide/guide.ts'
import type { Limit } from '../limit.ts'

/** The parts of a guide that bind a case for life: those of the version in force on the day of submission. */
export type Terms = {
  /** 实施编码, 31 characters: organ, level and base code. */
  implementation: string
  version: number
  handling: 'onSpot' | 'promised'
  legal: Limit
  promised: Limit
  /** Working days to supply corrections. */
  correctionDays: number
  originals: Guide['originals']
  fee: boolean
  steps: readonly { id: string; name: string; role: 'reviewer' | 'approver'; organ: string; days: number }[]
  opinions: readonly { id: string; organ: string; about: string; days: number }[]
  specials: readonly { kind: SpecialProcedure; days: number }[]
}

/**
 * The terms of a guide for one organ that implements it. `organFor` finds the organ of another department in the same
 * place, for steps and opinions that are not the deciding organ's own.
 */
export function termsOf(
  guide: Guide,
  version: number,
  implementation: { code: string; organ: string },
  organFor: (department: string) => string,
): Terms {
  const organ = (department: string | undefined) =>
    department === undefined || department === guide.department ? implementation.organ : organFor(department)
  return {
    implementation: implementation.code,
    version,
    handling: guide.handling,
    legal: { count: guide.legalLimit.count, unit: guide.legalLimit.unit },
    promised: { count: guide.promisedLimit.count, unit: guide.promisedLimit.unit },
    correctionDays: guide.correctionDays,
    originals: guide.originals,
    fee: guide.fee.charged,
    // what the clerk does at the window in one go (即办件) is no step of a department; left undecided, it is the approver's
    steps: guide.steps.flatMap(({ id, name, role, department, days }) =>
      role === 'clerk' ? [] : [{ id, name, role, organ: organ(department), days }],
    ),
    opinions: guide.opinions.map(({ department, about, days }) => ({
      id: department,
      organ: organ(department),
      about,
      days,
    })),
    specials: guide.specialProcedures.map(({ kind, days }) => ({ kind, days })),
  }
}
