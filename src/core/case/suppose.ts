import type { Calendar } from '../calendar.ts'
import { addWorkingDays } from '../calendar.ts'
import type { Day } from '../day.ts'
import type { SpecialProcedure } from '../guide/guide.ts'
import { RuleViolation } from '../violation.ts'
import { awaitsReport, blank, type Case, type CaseEvent, type Running } from './case.ts'
import { type ClockKind, clocksOf, type RunningClock } from './clocks.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { HEARING_DAYS, HEARING_NOTICE_DAYS } from './hearing.ts'
import { extensionOf } from './terms.ts'

/** What may be asked of the days to come: "if corrections are handed in on Friday", "if expert review takes 6 days". */
export const SUPPOSITIONS = [
  'accepted',
  'handedIn',
  'procedure',
  'resumed',
  'extended',
  'hearing',
  'halted',
  'proceeded',
] as const
export type SuppositionKind = (typeof SUPPOSITIONS)[number]
export type Supposition = {
  if: SuppositionKind
  on: Day
  /** Of a special procedure: which. */
  procedure?: SpecialProcedure | undefined
  /** How many working days a procedure, a halt or the way to a hearing takes, or by how many a limit is lengthened. */
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
      return [
        ...(proceduresOf(c).length > 0 ? (['procedure'] as const) : []),
        ...(isExtensible(c) ? (['extended'] as const) : []),
        ...(c.hearing === undefined || c.hearing.stage === 'offered' ? (['hearing'] as const) : []),
        ...(stoppingGround(c) ? (['halted'] as const) : []), // on other grounds no day moves
      ]
    case 'suspended':
      return c.special === 'hearing' ? [] : ['resumed'] // a hearing ends with its record, on a day that is fixed
    case 'halted':
      return ['proceeded']
    default:
      return []
  }
}

const isExtensible = (c: Running): boolean =>
  extensionOf(c.terms) > 0 && !c.extension && !c.sought?.declinedOn && !awaitsReport(c)
const stoppingGround = ({ terms }: Running) => terms.halts?.[0]
/** A hearing has a way of its own. */
const proceduresOf = ({ terms }: Running) => terms.specials.filter(({ kind }) => kind !== 'hearing')

/** How many days stand in the form of a supposition at first; none where none are asked. */
export function usualDays(c: Case, what: SuppositionKind): number | undefined {
  if (!('pauses' in c)) return undefined
  switch (what) {
    case 'procedure':
      return proceduresOf(c)[0]?.days
    case 'extended':
      return extensionOf(c.terms)
    case 'hearing':
    case 'halted':
      return HEARING_DAYS
    default:
      return undefined
  }
}

/**
 * The days of a case if that happened: the events it would leave behind are folded like real ones, and nothing is
 * written. Throws `suppose/not-here` where the case stands elsewhere, `suppose/past`, `suppose/days`, and of an extension
 * whatever its own rule says.
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
      return [{ type: 'Received', on, by, materials: [] }, accepted] // what was received is not received again
    case 'resumed':
      return [{ type: 'Resumed', on, by, result: '' }]
    case 'proceeded':
      return [{ type: 'Proceeded', on, by, reason: '' }]
    case 'hearing': {
      const heldOn = addWorkingDays(calendar, on, counted(HEARING_NOTICE_DAYS, HEARING_DAYS, days))
      return [
        { type: 'HearingAsked', on, by, of: 'organ', reason: '' },
        { type: 'HearingCalled', on, by, heldOn, time: '', place: '', chair: '' },
        { type: 'HearingHeld', on: heldOn, by, record: '' },
      ]
    }
  }
  if (!('pauses' in c)) throw new RuleViolation('suppose/not-here')
  if (what === 'extended') return extended(c, on, days ?? extensionOf(c.terms), calendar)
  const takes = counted(1, LONGEST, days)
  const until = addWorkingDays(calendar, on, takes)
  if (what === 'halted') {
    const ground = stoppingGround(c)
    if (!ground) throw new RuleViolation('suppose/not-here')
    return [
      { type: 'Halted', on, by, ground, reason: '' },
      { type: 'Proceeded', on: until, by, reason: '' },
    ]
  }
  const kind = proceduresOf(c).find((one) => procedure === undefined || one.kind === procedure)?.kind
  if (!kind) throw new RuleViolation('suppose/not-here')
  return [
    { type: 'Suspended', on, by, kind, days: takes, reason: '' },
    { type: 'Resumed', on: until, by, result: '' },
  ]
}

/** What the rule of an extension makes of it: too late, too long or not yet begun is said as to whoever approves one. */
function extended(c: Running & Case, on: Day, days: number, calendar: Calendar): CaseEvent[] {
  const asked = { on, by: 'supposed', days, reason: 'supposed', calendar }
  const sought = c.terms.joint && !c.sought ? decide(c, { type: 'SeekExtension', ...asked }) : []
  const then = sought.reduce<Case>(evolve, c)
  return [...sought, ...decide(then, { type: 'Extend', ...asked })]
}

/** Throws `suppose/days` for anything but whole days within these bounds; none is none. */
function counted(least: number, most: number, days = 0): number {
  if (!Number.isSafeInteger(days) || days < least || days > most)
    throw new RuleViolation('suppose/days', { least: String(least), most: String(most) })
  return days
}
