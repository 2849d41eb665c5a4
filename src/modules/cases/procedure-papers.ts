import type { Calendar } from '../../core/calendar.ts'
import { type Case, type CaseEvent, legalOf, promiseOf } from '../../core/case/case.ts'
import { due } from '../../core/clock.ts'
import type { CaseFacts, PaperFacts } from '../../core/document/facts.ts'
import type { PaperKind } from '../../core/document/paper.ts'

/** The papers of what may happen between acceptance and decision. */
export const PROCEDURE_PAPER = {
  Extended: 'extensionNotice',
  FieldChecked: 'fieldCheckRecord',
  HearingOffered: 'hearingRightNotice',
  HearingCalled: 'hearingNotice',
  HearingHeld: 'hearingRecord',
  Halted: 'haltNotice',
  Proceeded: 'resumptionNotice',
  Terminated: 'terminationNotice',
} as const satisfies Partial<Record<CaseEvent['type'], PaperKind>>

type Around = {
  facts: CaseFacts
  after: Case
  calendar: Calendar
  events: readonly { event: CaseEvent }[]
  /** Number of the acceptance notice. */
  acceptance: string | undefined
  nameOf: (staff: string) => Promise<string>
}

/** What the writer of such a paper must know. */
export async function procedureFacts(e: CaseEvent, around: Around): Promise<PaperFacts[PaperKind]> {
  const { facts, after, calendar, events, acceptance, nameOf } = around
  const acceptedOn = events.findLast(({ event }) => event.type === 'Accepted')?.event.on ?? e.on
  switch (e.type) {
    case 'Extended': {
      const legal = 'step' in after ? legalOf(after) : undefined
      const dueOn = (legal && due(legal, calendar)?.on) ?? e.on
      const joint = e.approved === 'government'
      const approvedBy = `${joint ? '本级人民政府' : '本机关'}负责人${await nameOf(e.by)}`
      return { ...facts, acceptedOn, acceptance, reason: e.reason, days: e.days, dueOn, approvedBy, joint }
    }
    case 'FieldChecked': {
      const members = await Promise.all(e.members.map(nameOf))
      const step = after.status === 'none' ? undefined : after.terms.steps.find(({ id }) => id === e.step)
      return { ...facts, step: step?.name ?? '', checkedOn: e.on, members, findings: e.findings }
    }
    case 'HearingOffered':
      return { ...facts, to: e.to, matter: e.matter, until: e.until }
    case 'HearingCalled':
      return { ...facts, heldOn: e.heldOn, time: e.time, place: e.place, chair: await nameOf(e.chair) }
    case 'HearingHeld': {
      const called = events.findLast(({ event }) => event.type === 'HearingCalled')?.event
      if (called?.type !== 'HearingCalled') throw new TypeError('a hearing without its notice')
      const { heldOn, time, place } = called
      return { ...facts, heldOn, time, place, chair: await nameOf(called.chair), record: e.record }
    }
    case 'Halted': {
      const stops = 'halts' in after && (after.halts.at(-1)?.stops ?? false)
      return { ...facts, acceptedOn, acceptance, ground: e.ground, reason: e.reason, from: e.on, stops }
    }
    case 'Proceeded': {
      const halt = 'halts' in after ? after.halts.at(-1) : undefined
      if (!halt) throw new TypeError('a case goes on that was not halted')
      const legal = 'step' in after ? legalOf(after) : undefined
      const promised = 'step' in after ? promiseOf(after) : undefined
      const days = {
        legalOn: legal && due(legal, calendar)?.on,
        promisedOn: promised && due(promised, calendar)?.on,
      }
      const { ground, from, stops } = halt
      return { ...facts, acceptedOn, acceptance, ground, from, until: e.on, stops, reason: e.reason, ...days }
    }
    case 'Terminated':
      return { ...facts, acceptedOn, acceptance, ground: e.ground, reason: e.reason }
    default:
      throw new TypeError(`no paper tells ${e.type}`)
  }
}
