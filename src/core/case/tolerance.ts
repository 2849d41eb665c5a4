import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar.ts'
import { due } from '../clock.ts'
import type { Day } from '../day.ts'
import { RuleViolation } from '../violation.ts'
import { ACTION } from '../words/cases.ts'
import type { Case, CaseEvent, Gap, Reminder } from './case.ts'
import {
  assertListed,
  type Listed,
  mayFollow,
  openTolerable,
  refusalOf,
  titlesIn,
  wantingIn,
} from './checklist.ts'
import { accepted, assertOriginals, type Command, reasoned } from './decide.ts'
import type { Terms } from './terms.ts'
import { type Action, assertCan } from './transitions.ts'

/**
 * Tolerance acceptance (容缺受理), as the local rules have it: where only materials are wanting that the guide lists as
 * tolerable, the applicant promises in writing to hand them in, and the application is accepted without them. Whoever is
 * accepted so is accepted: both clocks run. The result waits until the promise is kept, and ends the case when it is not.
 */
export type ToleranceCommand = Command<
  | 'PromiseTolerance'
  | 'AcceptWithTolerance'
  | 'SupplyTolerated'
  | 'ConfirmTolerated'
  | 'RejectTolerated'
  | 'EndTolerance'
>

export function decide(c: Case, command: ToleranceCommand): CaseEvent[] {
  const { on, by } = command
  switch (command.type) {
    case 'PromiseTolerance': {
      assertCan(c, 'PromiseTolerance')
      const { materials, days, signed, checklist } = command
      assertTolerable(c.terms, command.broken)
      if (materials.length === 0) throw new RuleViolation('case/tolerance-empty')
      const lines = linesOf(checklist, materials)
      const firm = lines.filter(({ need }) => need !== 'tolerable')
      if (firm.length > 0)
        throw new RuleViolation('case/tolerance-not-tolerable', { materials: titlesIn(firm) })
      const good = lines.filter(({ finding }) => finding === 'ok')
      if (good.length > 0) throw new RuleViolation('case/tolerance-needless', { materials: titlesIn(good) })
      if (c.promise) throw new RuleViolation('case/tolerance-once')
      const most = longestTolerance(c.terms, on, command.calendar)
      if (!Number.isInteger(days) || days < 1 || days > most)
        throw new RuleViolation('case/tolerance-days', { days: String(most) })
      if (signed.by === 'agent' && signed.authority === undefined)
        throw new RuleViolation('case/tolerance-authority')
      return [{ type: 'TolerancePromised', on, by, materials, days, signed }]
    }
    case 'AcceptWithTolerance': {
      assertCan(c, 'AcceptWithTolerance')
      const { checklist, calendar } = command
      assertTolerable(c.terms, command.broken)
      assertOriginals(c)
      const refused = refusalToTolerate(checklist, c.promise?.materials)
      if (refused) throw refused
      const items = checklist.filter(mayFollow).map(({ material, title, finding }) => ({
        material,
        title,
        fault: finding === undefined || finding === 'ok' ? ('missing' as const) : finding,
      }))
      const until = lastDay(c.terms, on, c.promise?.days ?? 0, calendar)
      const [acceptance, ...asked] = accepted(c.terms, on, by, 'reviewed')
      return [acceptance, { type: 'ToleranceGranted', on, by, items, until }, ...asked]
    }
    case 'SupplyTolerated': {
      assertCan(c, 'SupplyTolerated')
      const gap = awaited(c)
      if (gap.suppliedOn) throw new RuleViolation('case/tolerance-none')
      const still = gap.items.filter(({ material }) => !command.materials.includes(material))
      if (still.length > 0)
        throw new RuleViolation('case/tolerance-incomplete', { materials: titlesIn(still) })
      return [{ type: 'ToleranceSupplied', on, by, materials: gap.items.map(({ material }) => material) }]
    }
    case 'ConfirmTolerated': {
      assertCan(c, 'ConfirmTolerated')
      const gap = awaited(c)
      const open = gap.items.filter(({ material }) => !isGood(command.checklist, material))
      if (open.length > 0)
        throw new RuleViolation('case/tolerance-open', {
          materials: titlesIn(open),
          action: ACTION.ConfirmTolerated.zh,
        })
      const materials = gap.items.map(({ material }) => material)
      return [
        ...(gap.suppliedOn ? [] : [{ type: 'ToleranceSupplied', on, by, materials } as const]),
        { type: 'ToleranceMet', on, by, materials },
      ]
    }
    case 'RejectTolerated': {
      assertCan(c, 'RejectTolerated')
      const gap = awaited(c)
      if (!gap.suppliedOn) throw new RuleViolation('case/tolerance-none')
      if (command.items.length === 0) throw new RuleViolation('case/correction-empty')
      assertListed(gap.items, command.items) // beyond what was promised nothing may be asked
      return [{ type: 'ToleranceRejected', on, by, items: command.items, until: gap.until }]
    }
    case 'EndTolerance': {
      assertCan(c, 'EndTolerance')
      const gap = awaited(c)
      if (gap.suppliedOn) throw new RuleViolation('case/tolerance-supplied')
      if (on <= gap.until) throw new RuleViolation('case/tolerance-running', { until: gap.until })
      const reason = reasoned(command.reason)
      const materials = gap.items.map(({ material }) => material)
      return [
        { type: 'ToleranceBroken', on, by, materials, until: gap.until },
        { type: 'Returned', on, by, reason },
      ]
    }
  }
}

/** Time passes: the applicant is reminded, late rather than not at all; what fell due together is told together. */
export function remind(c: Case, { on, by, calendar }: Command<'PassTime'>): CaseEvent[] {
  if (!('pauses' in c) || 'outcome' in c || !c.gap || !isOpen(c.gap)) return []
  const reminders = remindersOf(c.acceptedOn, c.gap, calendar)
    .filter((reminder) => reminder.on <= on)
    .map(({ reminder }) => reminder)
  if (reminders.length === 0) return []
  return [{ type: 'ToleranceReminded', on, by, reminders, until: c.gap.until }]
}

/** Something is still to come from the applicant; what was found in order had come before. */
export const isOpen = (gap: Gap): boolean => gap.suppliedOn === undefined

/** The first day on which the applicant is to be reminded again; none when both reminders have gone out. */
export function nextReminder(acceptedOn: Day, gap: Gap, calendar: Calendar) {
  const [first] = remindersOf(acceptedOn, gap, calendar)
  return first
}

/** The reminders still to be sent, the earlier one first. */
function remindersOf(
  acceptedOn: Day,
  { until, reminded }: Gap,
  calendar: Calendar,
): { reminder: Reminder; on: Day }[] {
  const days = workingDaysBetween(calendar, acceptedOn, until)
  const nth = { halfway: Math.ceil(days / 2), lastDays: Math.max(1, days - 1) }
  return (['halfway', 'lastDays'] as const)
    .filter((reminder) => !reminded.includes(reminder))
    .map((reminder) => ({ reminder, on: addWorkingDays(calendar, acceptedOn, nth[reminder]) }))
}

/** Throws `case/tolerance-open`, naming what is still to come: no result before the promise is kept. */
export function assertKept(c: { gap?: Gap | undefined }, action: Action): void {
  if (c.gap && c.gap.metOn === undefined)
    throw new RuleViolation('case/tolerance-open', {
      materials: titlesIn(c.gap.items),
      action: ACTION[action].zh,
    })
}

/** Why the materials and the promise do not let this be accepted with a gap: the sentence, said before or after trying. */
export function refusalToTolerate(
  checklist: readonly Listed[],
  promised: readonly string[] | undefined,
): RuleViolation | undefined {
  const wanting = wantingIn(checklist)
  const refused = refusalOf(wanting, 'AcceptWithTolerance')
  if (refused) return refused
  const open = openTolerable(checklist)
  if (open.length === 0) return new RuleViolation('case/tolerance-nothing')
  const unjudged = open.filter((line) => !mayFollow(line))
  if (unjudged.length > 0) return refusalOf({ unjudged, faulty: [] }, 'AcceptWithTolerance')
  const bare = open.filter(({ material }) => !promised?.includes(material))
  return bare.length === 0
    ? undefined
    : new RuleViolation('case/tolerance-unpromised', { materials: titlesIn(bare) })
}

/** The most working days that may be promised on that day: none goes beyond the promised limit (承诺办结时限). */
export function longestTolerance(terms: Terms, on: Day, calendar: Calendar): number {
  const promised = due({ startedOn: on, limit: terms.promised, pauses: [] }, calendar)
  return promised ? workingDaysBetween(calendar, on, promised.on) : 0
}

function lastDay(terms: Terms, on: Day, days: number, calendar: Calendar): Day {
  return addWorkingDays(calendar, on, Math.min(days, longestTolerance(terms, on, calendar)))
}

/** `broken` is the number of a case of the same applicant in which such a promise was not kept, nor made good since. */
function assertTolerable(terms: Terms, broken: string | undefined): void {
  if (terms.handling === 'onSpot') throw new RuleViolation('case/tolerance-on-spot')
  if (broken !== undefined) throw new RuleViolation('case/tolerance-excluded', { number: broken })
}

/** What the case still waits for. Throws `case/tolerance-none`. */
function awaited({ gap }: { gap?: Gap | undefined }): Gap {
  if (!gap || gap.metOn) throw new RuleViolation('case/tolerance-none')
  return gap
}

function linesOf(checklist: readonly Listed[], materials: readonly string[]): Listed[] {
  assertListed(
    checklist,
    materials.map((material) => ({ material })),
  )
  return checklist.filter(({ material }) => materials.includes(material))
}

const isGood = (checklist: readonly Listed[], id: string): boolean =>
  checklist.some(({ material, finding }) => material === id && finding === 'ok')
