import { due } from '../clock.ts'
import { RuleViolation } from '../violation.ts'
import { type Case, type CaseEvent, legalOf, promiseOf, type Running } from './case.ts'
import { collectedBy } from './collector.ts'
import { type CaseCommand, type Command, reasoned } from './decide.ts'
import * as hearing from './hearing.ts'
import { awaitsResult, isHearingOpen } from './hearing.ts'
import { extensionOf, needsFieldCheck } from './terms.ts'
import { assertKept } from './tolerance.ts'
import { assertCan } from './transitions.ts'

/** A field check is made by two or more of the staff (Administrative Licensing Law art. 34). */
const FIELD_CHECK_MEMBERS = 2

/** After acceptance: the department's steps, opinions, special procedures and decision, and the way to the applicant. */
export function decide(c: Case, command: CaseCommand): CaseEvent[] {
  const { on, by } = command
  switch (command.type) {
    case 'CompleteStep': {
      assertCan(c, 'CompleteStep')
      const now = c.terms.steps[c.step]
      if (now && needsFieldCheck(now) && !c.fieldChecked)
        throw new RuleViolation('case/field-check-first', { step: now.name })
      assertNotChair(c, [by])
      return [
        {
          ...{ type: 'StepCompleted', on, by, step: stepId(c), result: command.result },
          opinion: reasoned(command.opinion),
        },
      ]
    }
    case 'ReturnStep': {
      assertCan(c, 'ReturnStep')
      const to = c.terms.steps.findIndex((step) => step.id === command.to)
      if (to < 0 || to >= c.step) throw new RuleViolation('case/step-unknown')
      return [{ type: 'StepReturned', on, by, to: command.to, reason: reasoned(command.reason) }]
    }
    case 'AskOpinion': {
      assertCan(c, 'AskOpinion')
      const { id, organ, about, days } = command
      return [{ type: 'OpinionAsked', on, by, id, organ, about: reasoned(about), days }]
    }
    case 'GiveOpinion': {
      assertCan(c, 'GiveOpinion')
      if (!c.opinions.some((asked) => asked.id === command.id && asked.givenOn === undefined))
        throw new RuleViolation('case/opinion-unknown')
      return [
        { type: 'OpinionGiven', on, by, id: command.id, agree: command.agree, text: reasoned(command.text) },
      ]
    }
    case 'Suspend': {
      assertCan(c, 'Suspend')
      if (!c.terms.specials.some((special) => special.kind === command.kind))
        throw new RuleViolation('case/special-not-listed')
      const { kind, days, reason } = command
      if (kind === 'hearing') throw new RuleViolation('case/special-hearing')
      return [{ type: 'Suspended', on, by, kind, days, reason: reasoned(reason) }]
    }
    case 'Resume':
      assertCan(c, 'Resume')
      if (!c.procedures.some(awaitsResult(c))) throw new RuleViolation('case/hearing-record-first')
      return [{ type: 'Resumed', on, by, result: reasoned(command.result) }]
    case 'CheckField': {
      assertCan(c, 'CheckField')
      const members = [...new Set(command.members)]
      if (members.length < FIELD_CHECK_MEMBERS) throw new RuleViolation('case/field-check-members')
      assertNotChair(c, members)
      return [
        { type: 'FieldChecked', on, by, step: stepId(c), members, findings: reasoned(command.findings) },
      ]
    }
    case 'OfferHearing':
      assertCan(c, 'OfferHearing')
      return hearing.offer(c, command)
    case 'AskHearing':
      assertCan(c, 'AskHearing')
      return hearing.ask(c, command)
    case 'CallHearing':
      assertCan(c, 'CallHearing')
      return hearing.call(c, command)
    case 'RecordHearing':
      assertCan(c, 'RecordHearing')
      return hearing.hold(c, command)
    case 'Extend':
      assertCan(c, 'Extend')
      return extend(c, command)
    case 'SeekExtension':
      assertCan(c, 'SeekExtension')
      return seekExtension(c, command)
    case 'DeclineExtension':
      assertCan(c, 'DeclineExtension')
      return declineExtension(c, command)
    case 'Halt':
      assertCan(c, 'Halt')
      return [{ type: 'Halted', on, by, ground: command.ground, reason: reasoned(command.reason) }]
    case 'Proceed':
      assertCan(c, 'Proceed')
      return [{ type: 'Proceeded', on, by, reason: reasoned(command.reason) }]
    case 'Terminate':
      assertCan(c, 'Terminate')
      return [{ type: 'Terminated', on, by, ground: command.ground, reason: reasoned(command.reason) }]
    case 'Decide': {
      assertCan(c, 'Decide')
      if (c.terms.handling === 'promised' && c.acceptedBy === by)
        throw new RuleViolation('case/acceptor-decides')
      const open = c.opinions.filter((opinion) => opinion.givenOn === undefined)
      if (open.length > 0)
        throw new RuleViolation('case/opinion-open', { organs: open.map((o) => o.about).join('、') })
      if (isHearingOpen(c.hearing, on)) throw new RuleViolation('case/hearing-open')
      if (command.outcome === 'granted') {
        assertKept(c, 'Decide')
        return [{ type: 'Granted', on, by, opinion: command.opinion }]
      }
      return [{ type: 'Denied', on, by, reason: reasoned(command.reason), basis: reasoned(command.basis) }]
    }
    case 'SettleFee':
      assertCan(c, 'SettleFee')
      if (!c.terms.fee) throw new RuleViolation('case/fee-not-due')
      return [{ type: 'FeeSettled', on, by, amount: command.amount, receipt: reasoned(command.receipt) }]
    case 'SeeOriginals':
      assertCan(c, 'SeeOriginals')
      return c.originalsSeen ? [] : [{ type: 'OriginalsSeen', on, by }]
    case 'Complete':
      assertCan(c, 'Complete')
      return [{ type: 'Completed', on, by, certificate: command.certificate }]
    case 'Verify': {
      assertCan(c, 'Verify')
      const granted = c.outcome === 'granted'
      if (granted) assertKept(c, 'Verify')
      if (granted && c.terms.originals !== 'none' && !c.originalsSeen)
        throw new RuleViolation('case/originals-not-seen')
      if (granted && c.terms.fee && c.fee === undefined) throw new RuleViolation('case/fee-open')
      const open = command.unsealed.filter((paper) => !command.attested.includes(paper.id))
      if (open.length > 0)
        throw new RuleViolation('case/papers-unsealed', {
          papers: open.map((paper) => paper.title).join('、'),
        })
      return [{ type: 'Closed', on, by, attested: command.attested }]
    }
    case 'Dispatch': {
      assertCan(c, 'Dispatch')
      const { way, waybill, site } = command
      if (way === 'mail') return [{ type: 'Dispatched', on, by, way, waybill, site: '' }]
      if (!site) throw new RuleViolation('case/station-needed')
      return [{ type: 'Dispatched', on, by, way, waybill, site }]
    }
    case 'Deliver': {
      assertCan(c, 'Deliver')
      const { way } = command
      const collector = collectedBy(way, command.collectedBy, { ...command, on })
      return [{ type: 'Delivered', on, by, way, collector }]
    }
    default:
      throw new TypeError(`no rule for ${command.type}`)
  }
}

/**
 * 延期, once, while the legal limit still runs (Administrative Licensing Law art. 42): approved by the head of the organ;
 * of what is handled jointly by the head of the people's government, who was asked for it. The promise is lengthened with
 * it where both are counted alike and it was still kept: what was broken stays broken.
 */
function extend(c: Running, command: Command<'Extend'>): CaseEvent[] {
  const { on, by, days, reason, calendar } = command
  const joint = c.terms.joint !== undefined
  if (joint && !c.extension && !c.sought) throw new RuleViolation('case/extension-unsought')
  assertNotDeclined(c)
  assertExtensible(c, command, c.sought?.days)
  const promised = due(promiseOf(c), calendar)
  const kept = promised === undefined || on <= promised.on
  const promisedDays = kept && c.terms.promised.unit === c.terms.legal.unit ? days : 0
  const approved = joint ? { approved: 'government' as const } : {}
  return [{ type: 'Extended', on, by, days, promisedDays, reason: reasoned(reason), ...approved }]
}

/** 报请延期: what several departments handle together only the head of the people's government lengthens (par. 2). */
function seekExtension(c: Running, command: Command<'SeekExtension'>): CaseEvent[] {
  const { on, by, days, reason } = command
  if (!c.terms.joint) throw new RuleViolation('case/extension-own')
  assertNotDeclined(c)
  if (c.sought) throw new RuleViolation('case/extension-sought')
  assertExtensible(c, command)
  const organ = c.terms.joint.government
  return [{ type: 'ExtensionSought', on, by, organ, days, reason: reasoned(reason) }]
}

/**
 * 不批准延期: the head of the government says no, and why. That is the answer: since fewer days than were sought could have
 * been approved, it is not asked for again, and the limit stays.
 */
function declineExtension(c: Running, { on, by, reason }: Command<'DeclineExtension'>): CaseEvent[] {
  if (c.extension) throw new RuleViolation('case/extension-once')
  if (!c.sought || !c.terms.joint) throw new RuleViolation('case/extension-unsought')
  assertNotDeclined(c)
  return [{ type: 'ExtensionDeclined', on, by, organ: c.terms.joint.government, reason: reasoned(reason) }]
}

function assertNotDeclined({ sought }: Running): void {
  if (sought?.declinedOn) throw new RuleViolation('case/extension-declined', { on: sought.declinedOn })
}

function assertExtensible(
  c: Running,
  { on, days, calendar }: Pick<Command<'Extend'>, 'on' | 'days' | 'calendar'>,
  sought?: number,
): void {
  const most = Math.min(extensionOf(c.terms), sought ?? Number.POSITIVE_INFINITY)
  if (most === 0) throw new RuleViolation('case/extension-none')
  if (c.extension) throw new RuleViolation('case/extension-once')
  if (!Number.isInteger(days) || days < 1 || days > most)
    throw new RuleViolation('case/extension-length', { most: String(most) })
  const clock = legalOf(c)
  if (!clock) throw new RuleViolation('case/extension-before-report')
  const legal = due(clock, calendar)
  if (legal && on > legal.on) throw new RuleViolation('case/extension-late', { on: legal.on })
}

/** The step where the case is; none where the guide has no steps but the clerk's, and silence accepted it. */
const stepId = ({ terms, step }: Running): string => terms.steps[step]?.id ?? ''

/** Whoever chairs the hearing of a case takes no part in its review (art. 48). */
function assertNotChair({ hearing }: Running, staff: readonly string[]): void {
  if (hearing && 'chair' in hearing && staff.includes(hearing.chair))
    throw new RuleViolation('case/chair-reviews')
}
