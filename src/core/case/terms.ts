import type { Guide, Joint, SpecialProcedure } from '../guide/guide.ts'
import type { Limit } from '../limit.ts'
import type { HaltGround } from './ground.ts'

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
  steps: readonly {
    id: string
    name: string
    role: 'reviewer' | 'approver'
    organ: string
    days: number
    /** Said where the name does not say it: a field check, or none. */
    fieldCheck?: boolean | undefined
    /** A lower organ reviews first and reports up. */
    lowerReview?: true | undefined
  }[]
  opinions: readonly { id: string; organ: string; about: string; days: number }[]
  specials: readonly { kind: SpecialProcedure; days: number }[]
  /** By how many working days the head of the organ may lengthen the legal limit; absent: what the law says. */
  extension?: { days: number } | undefined
  /** 统一办理、联合办理、集中办理: how, and the people's government that may lengthen the limit. */
  joint?: { kind: Joint['kind']; government: string } | undefined
  /** Grounds of 中止 that stop the clocks. */
  halts?: readonly HaltGround[] | undefined
}

/** Working days by which a legal limit may be lengthened (Administrative Licensing Law art. 42 par. 1). */
export const EXTENSION_DAYS = 10
/** The limit of what several departments handle together, and by how much it may be lengthened (art. 42 par. 2). */
export const JOINT_DAYS = 45
export const JOINT_EXTENSION_DAYS = 15

/**
 * By how much this case may be extended: what its guide says, else the days of the licensing law, fifteen for what is
 * handled jointly and ten for another licence (01 in its base code). None where the limit is not in working days: no law lengthens those by working days.
 */
export function extensionOf({ extension, implementation, legal, joint }: Terms): number {
  if (legal.unit !== 'workingDay') return 0
  if (joint) return Math.min(extension?.days ?? JOINT_EXTENSION_DAYS, JOINT_EXTENSION_DAYS)
  return extension?.days ?? (implementation.slice(21, 23) === '01' ? EXTENSION_DAYS : 0)
}

/**
 * Whether a step goes and looks at the place (art. 34 par. 3): what its guide says, else its name.
 */
export const needsFieldCheck = ({
  name,
  fieldCheck,
}: {
  name: string
  fieldCheck?: boolean | undefined
}): boolean =>
  fieldCheck ?? /(现场|实地).*(核查|核实|核验|勘查|查勘|勘验|检查|审查|查验|查看)|踏勘|入户调查/.test(name)

/**
 * The terms of a guide for one organ that implements it. `organFor` finds the organ of another department in the same
 * place, for steps and opinions that are not the deciding organ's own; with `lower` the one on the level below, which
 * reviews first and reports up.
 */
export function termsOf(
  guide: Guide,
  version: number,
  implementation: { code: string; organ: string },
  organFor: (department: string, lower?: 'lower') => string,
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
    steps: guide.steps.flatMap(({ id, name, role, department, days, fieldCheck, lowerReview }) => {
      if (role === 'clerk') return []
      const at = lowerReview ? organFor(department ?? guide.department, 'lower') : organ(department)
      const step = { id, name, role, organ: at, days }
      return [
        {
          ...step,
          ...(fieldCheck === undefined ? {} : { fieldCheck }),
          ...(lowerReview ? { lowerReview } : {}),
        },
      ]
    }),
    opinions: guide.opinions.map(({ department, about, days }) => ({
      id: department,
      organ: organ(department),
      about,
      days,
    })),
    specials: guide.specialProcedures.map(({ kind, days }) => ({ kind, days })),
    ...(guide.extension ? { extension: { days: guide.extension.days } } : {}),
    ...(guide.joint ? { joint: { kind: guide.joint.kind, government: organ('government') } } : {}),
    ...(guide.halts ? { halts: guide.halts.map(({ ground }) => ground) } : {}),
  }
}
