import { RuleViolation } from '../violation.ts'
import type { Case, CaseEvent } from './case.ts'
import { collectedBy } from './collector.ts'
import { type CaseCommand, reasoned } from './decide.ts'
import { assertCan } from './transitions.ts'

/** After acceptance: the department's steps, opinions, special procedures and decision, and the way to the applicant. */
export function decide(c: Case, command: CaseCommand): CaseEvent[] {
  const { on, by } = command
  switch (command.type) {
    case 'CompleteStep': {
      assertCan(c, 'CompleteStep')
      const step = c.terms.steps[c.step]?.id ?? ''
      return [
        { type: 'StepCompleted', on, by, step, result: command.result, opinion: reasoned(command.opinion) },
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
      return [{ type: 'Suspended', on, by, kind, days, reason: reasoned(reason) }]
    }
    case 'Resume':
      assertCan(c, 'Resume')
      return [{ type: 'Resumed', on, by, result: reasoned(command.result) }]
    case 'Decide': {
      assertCan(c, 'Decide')
      if (c.terms.handling === 'promised' && c.acceptedBy === by)
        throw new RuleViolation('case/acceptor-decides')
      const open = c.opinions.filter((opinion) => opinion.givenOn === undefined)
      if (open.length > 0)
        throw new RuleViolation('case/opinion-open', { organs: open.map((o) => o.about).join('、') })
      if (command.outcome === 'granted') return [{ type: 'Granted', on, by, opinion: command.opinion }]
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
