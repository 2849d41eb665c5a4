import type { Calendar } from '../calendar.ts'
import { addWorkingDays } from '../calendar.ts'
import type { Day } from '../day.ts'
import type { SpecialProcedure } from '../guide/guide.ts'
import { RuleViolation } from '../violation.ts'
import { blank, type Case, type CaseEvent } from './case.ts'
import { type ClockKind, clocksOf, type RunningClock } from './clocks.ts'
import { evolve } from './evolve.ts'

/** What may be asked of the days to come: "if corrections are handed in on Friday", "if expert review takes 6 days". */
export const SUPPOSITIONS = ['accepted', 'handedIn', 'procedure', 'resumed'] as const
export type SuppositionKind = (typeof SUPPOSITIONS)[number]
export type Supposition = {
  if: SuppositionKind
  on: Day
  /** Of a special procedure: which, and how many working days it takes. */
  procedure?: SpecialProcedure | undefined
  days?: number | undefined
}

/** A day of the case as it is, beside what it would be; undefined where no such clock runs, or while it is stopped. */
export type Supposed = {
  kind: ClockKind
  ref: string
  was: Day | undefined
  would: Day | undefined
  provisional: boolean
}

/** The longest procedure anybody may suppose, in working days. */
const LONGEST = 250

/** What can be supposed of a case as it stands; nothing of one that is decided or over. */
export function suppositionsFor(c: Case): readonly SuppositionKind[] {
  switch (c.status) {
    case 'submitted':
    case 'prePassed':
    case 'received':
      return ['accepted']
    case 'correcting':
      return ['handedIn']
    case 'reviewing':
    case 'deciding':
      return c.terms.specials.length > 0 ? ['procedure'] : []
    case 'suspended':
      return ['resumed']
    default:
      return []
  }
}

/**
 * The days of a case if that happened: the events it would leave behind are folded like real ones, and nothing is
 * written. Throws `suppose/not-here` where the case stands elsewhere, `suppose/past` and `suppose/days`.
 */
export function suppose(
  events: readonly CaseEvent[],
  supposition: Supposition,
  { calendar, today }: { calendar: Calendar; today: Day },
): Supposed[] {
  const c = events.reduce(evolve, blank)
  if (!suppositionsFor(c).includes(supposition.if)) throw new RuleViolation('suppose/not-here')
  if (supposition.on < today) throw new RuleViolation('suppose/past', { today })
  const after = eventsIf(c, supposition, calendar).reduce(evolve, c)
  const [was, would] = [clocksOf(c, calendar), clocksOf(after, calendar)]
  const find = (clocks: readonly RunningClock[], { kind, ref }: RunningClock) =>
    clocks.find((one) => one.kind === kind && one.ref === ref)
  return [...would, ...was.filter((one) => !find(would, one))]
    .filter(({ kind }) => kind !== 'special')
    .map((one) => ({
      kind: one.kind,
      ref: one.ref,
      was: find(was, one)?.on,
      would: find(would, one)?.on,
      provisional: find(would, one)?.provisional ?? false,
    }))
}

function eventsIf(c: Case, { if: what, on, procedure, days }: Supposition, calendar: Calendar): CaseEvent[] {
  const by = 'supposed'
  const accepted: CaseEvent = { type: 'Accepted', on, by, how: 'reviewed' }
  switch (what) {
    case 'handedIn':
      return [{ type: 'CorrectionSupplied', on, by, materials: [] }, accepted]
    case 'accepted':
      return c.status === 'received' ? [accepted] : [{ type: 'Received', on, by, materials: [] }, accepted]
    case 'resumed':
      return [{ type: 'Resumed', on, by, result: '' }]
    case 'procedure': {
      if (days === undefined || !Number.isSafeInteger(days) || days < 1 || days > LONGEST)
        throw new RuleViolation('suppose/days', { most: String(LONGEST) })
      const specials = 'terms' in c ? c.terms.specials : []
      const kind = procedure ?? specials[0]?.kind
      if (!kind || !specials.some((one) => one.kind === kind)) throw new RuleViolation('suppose/not-here')
      return [
        { type: 'Suspended', on, by, kind, days, reason: '' },
        { type: 'Resumed', on: addWorkingDays(calendar, on, days), by, result: '' },
      ]
    }
  }
}
