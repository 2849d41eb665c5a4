import type { CaseEvent } from '../case/case.ts'

/**
 * The acts an applicant is told of, wherever they are. What they did themselves is confirmed too where it has an effect
 * in law; the steps inside an office are read in the timeline and wake nobody.
 */
export const TOLD = [
  'Submitted',
  'PreReturned',
  'PrePassed',
  'Received',
  'CorrectionRequested',
  'CorrectionSupplied',
  'Returned',
  'Accepted',
  'DeclaredNotApplicable',
  'Refused',
  'Suspended',
  'Resumed',
  'Extended',
  'HearingOffered',
  'HearingAsked',
  'HearingCalled',
  'HearingHeld',
  'Halted',
  'Proceeded',
  'Terminated',
  'Granted',
  'Denied',
  'Closed',
  'Dispatched',
  'Delivered',
  'Withdrawn',
  'Voided',
  'TolerancePromised',
  'ToleranceGranted',
  'ToleranceReminded',
  'ToleranceSupplied',
  'ToleranceRejected',
  'ToleranceMet',
  'ToleranceBroken',
  'SecondCorrectionAllowed',
  'CalendarChanged',
] as const satisfies readonly CaseEvent['type'][]

const SET: ReadonlySet<string> = new Set(TOLD)
export const isTold = (type: string): boolean => SET.has(type)

/** One act can have several effects (受理 and 准予 on the spot): one text message tells the last; the inbox has all. */
export function isLastOfAct(
  event: { seq: number; requestId: string },
  all: readonly { seq: number; requestId: string; type: string }[],
): boolean {
  return !all.some(
    (other) => other.requestId === event.requestId && other.seq > event.seq && isTold(other.type),
  )
}

/** The text that leaves the house: who writes, of which matter, what happened. Where to read on is added when it goes. */
export function letterText(title: string, sentence: string): string {
  return `【平凉政务】您申请的“${title}”：${sentence}`
}

/** The same for a question that was answered. */
export function answerText(title: string, sentence: string): string {
  return `【平凉政务】您咨询的“${title}”：${sentence}`
}

/** A mobile number of the mainland, the only kind a text message reaches. */
export const isMobile = (phone: string): boolean =>
  /^(?:\+?86)?1[3-9]\d{9}$/.test(phone.replace(/[\s-]/g, ''))
