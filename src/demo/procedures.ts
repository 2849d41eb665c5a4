import { addWorkingDays, workingDaysBetween } from '../core/calendar.ts'
import type { Case } from '../core/case/case.ts'
import { HEARING_NOTICE_DAYS } from '../core/case/hearing.ts'
import { extensionOf } from '../core/case/terms.ts'
import type { Day } from '../core/day.ts'
import type { Move, Telling } from './cases.ts'

export type UnderReview = Extract<Case, { status: 'reviewing' | 'deciding' | 'suspended' | 'halted' }>

/** What happens next of an extension, a hearing, a halt or a termination, where the plan of a case has one. */
export async function procedure(
  c: UnderReview,
  { plan, calendar, find }: Telling,
  on: Day,
): Promise<Move | undefined> {
  const head = await find(c.places.organ, 'approver', on)
  const by = { on, by: head.id }
  const move = (command: Move['command'], wait: number): Move => ({ command, actor: head, wait })
  switch (plan.procedure) {
    case 'extension': {
      const most = extensionOf(c.terms)
      if (c.extension || most === 0 || c.status === 'suspended' || c.status === 'halted') return undefined
      const reason = '申报内容涉及多个部门的职责，需要进一步核实'
      return move({ type: 'Extend', ...by, days: Math.min(5, most), reason, calendar }, 1)
    }
    case 'halt':
      if (c.status === 'halted')
        return move({ type: 'Proceed', ...by, reason: '调解书已经生效，争议已经解决' }, 4)
      if (c.halts.length > 0) return undefined
      return move(
        { type: 'Halt', ...by, ground: 'dispute', reason: '经营场所的租赁合同纠纷正在人民法院审理' },
        1,
      )
    case 'termination':
      return move(
        { type: 'Terminate', ...by, ground: 'subjectGone', reason: '申请人书面说明经营场所已经拆除' },
        1,
      )
    case 'hearing':
      return hearing()
    default:
      return undefined
  }

  async function hearing(): Promise<Move | undefined> {
    switch (c.hearing?.stage) {
      case undefined: {
        const matter = '经营场所设在居民楼底层，直接涉及同楼住户的重大利益'
        return move({ type: 'OfferHearing', ...by, to: 'both', matter, calendar }, 1)
      }
      case 'offered':
        return move({ type: 'AskHearing', ...by, of: 'interested', reason: '担心油烟和噪声影响生活' }, 2)
      case 'asked': {
        const heldOn = addWorkingDays(calendar, on, HEARING_NOTICE_DAYS + 2)
        const where = { time: '09:30', place: '政务服务中心三楼会议室' }
        return move({ type: 'CallHearing', ...by, heldOn, ...where, chair: head.id, calendar }, 1)
      }
      case 'called': {
        const record =
          '住户代表陈述了对油烟、噪声的担心；申请人出示了净化设备的检测报告；审查人员说明了审查意见和依据。各方确认无误'
        const wait = Math.max(1, workingDaysBetween(calendar, on, c.hearing.heldOn))
        return move({ type: 'RecordHearing', ...by, record }, wait)
      }
      default:
        return undefined
    }
  }
}
