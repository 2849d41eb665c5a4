import { addWorkingDays, type Calendar } from '../calendar.ts'
import type { Day } from '../day.ts'
import { RuleViolation } from '../violation.ts'
import type { CaseEvent, Running } from './case.ts'
import { type Command, reasoned } from './decide.ts'
import { isRunning, type Procedure } from './special.ts'

/** Who is told of the right to a hearing (art. 36, 47): the applicant, those whose interest is at stake, or both. */
export type Invited = 'applicant' | 'interested' | 'both'
/** On whose wish it is held; `organ`: the law asks for it, or the organ thinks it is needed (art. 46). */
export type HearingWish = 'applicant' | 'interested' | 'organ'

/** 听证: how far it has come. What is past keeps its days. */
export type Hearing =
  | { stage: 'offered'; to: Invited; offeredOn: Day; until: Day }
  | { stage: 'asked'; askedOn: Day }
  | { stage: 'called'; askedOn: Day; heldOn: Day; chair: string }
  | { stage: 'held'; heldOn: Day; chair: string }

/** Working days to ask for a hearing, to organise it, and between its notice and the hearing (art. 47, 48, 82). */
export const HEARING_REQUEST_DAYS = 5
export const HEARING_DAYS = 20
export const HEARING_NOTICE_DAYS = 7

/** Whether a hearing may still be asked for or is being organised: no decision is taken meanwhile. */
export function isHearingOpen(hearing: Hearing | undefined, on: Day): boolean {
  if (hearing === undefined || hearing.stage === 'held') return false
  return hearing.stage !== 'offered' || on <= hearing.until
}

/** Whether it is being organised: asked for, and its record not there yet. */
export const isOrganised = (hearing: Hearing | undefined): boolean =>
  hearing?.stage === 'asked' || hearing?.stage === 'called'

/** Whether a procedure waits for its result; a hearing that is being organised ends with its record and with nothing else. */
export const awaitsResult =
  ({ hearing }: Pick<Running, 'hearing'>) =>
  (one: Procedure): boolean =>
    isRunning(one) && !(one.kind === 'hearing' && isOrganised(hearing))

/** The right is told once, before the decision that it is to be heard on. */
export function offer(c: Running, { on, by, to, matter, calendar }: Command<'OfferHearing'>): CaseEvent[] {
  if (c.hearing) throw new RuleViolation('case/hearing-told')
  const until = addWorkingDays(calendar, on, HEARING_REQUEST_DAYS)
  return [{ type: 'HearingOffered', on, by, to, matter: reasoned(matter), until }]
}

/** Whoever was told may ask within five working days, and need not say why; the organ may hold one of itself, once. */
export function ask({ hearing }: Running, { on, by, of, reason }: Command<'AskHearing'>): CaseEvent[] {
  if (hearing && hearing.stage !== 'offered') throw new RuleViolation('case/hearing-asked')
  if (of !== 'organ') {
    if (!hearing || (hearing.to !== 'both' && hearing.to !== of))
      throw new RuleViolation('case/hearing-not-told')
    if (on > hearing.until) throw new RuleViolation('case/hearing-late', { until: hearing.until })
  }
  return [{ type: 'HearingAsked', on, by, of, reason: reason.trim() }]
}

/** Time and place are told at least seven working days before; none who reviewed the case takes the chair (art. 48). */
export function call(c: Running, command: Command<'CallHearing'>): CaseEvent[] {
  const { on, by, heldOn, time, place, chair, calendar } = command
  if (!isOrganised(c.hearing)) throw new RuleViolation('case/hearing-not-asked')
  assertImpartial(c, chair)
  const earliest = earliestHearing(calendar, on)
  if (heldOn < earliest) throw new RuleViolation('case/hearing-notice', { earliest })
  return [{ type: 'HearingCalled', on, by, heldOn, time, place: reasoned(place), chair }]
}

/** The first day a hearing can be held whose notice goes out on `on`. */
export const earliestHearing = (calendar: Calendar, on: Day): Day =>
  addWorkingDays(calendar, on, HEARING_NOTICE_DAYS)

/** 笔录: entered when it has been held, not before. */
export function hold(c: Running, { on, by, record }: Command<'RecordHearing'>): CaseEvent[] {
  const { hearing } = c
  if (hearing?.stage !== 'called') throw new RuleViolation('case/hearing-not-called')
  if (on < hearing.heldOn) throw new RuleViolation('case/hearing-early', { on: hearing.heldOn })
  assertImpartial(c, hearing.chair)
  return [{ type: 'HearingHeld', on, by, record: reasoned(record) }]
}

function assertImpartial({ reviewers, holder }: Running, chair: string): void {
  if (reviewers.includes(chair) || holder?.id === chair) throw new RuleViolation('case/hearing-chair')
}
