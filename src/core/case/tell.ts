import type { Day } from '../day.ts'
import {
  CLOCK,
  DELIVERY,
  FAULT,
  HALT_GROUND,
  HEARING_WISH,
  SPECIAL,
  TERMINATION_GROUND,
} from '../words/cases.ts'
import type { CaseEvent } from './case.ts'
import { stopsClock } from './special.ts'

/** Names as they were: of sites, organs, materials and steps that an event knows by id only. */
export type Names = {
  site: (id: string) => string
  organ: (id: string) => string
  material: (id: string) => string
  step: (id: string) => string
  /** Who does a step. */
  doer: (step: string) => string
  /** The step by whose end a lower organ reports up; none where nothing is. */
  report?: string | undefined
}
/** What surrounds the story: where it plays, and the days it promised. */
export type Scene = {
  site: string
  organ: string
  promisedOn?: Day | undefined
  /** The promised day lies in a year without a notice, and says so. */
  provisional?: boolean | undefined
}

/** What a citizen is told of a fact: one plain sentence, and what else there is to say. */
export type Told = { sentence: string; detail: string }

/** Facts of the inside: who works on it, who asked whom. Applicants are not troubled with them. */
const INSIDE: ReadonlySet<CaseEvent['type']> = new Set([
  'Claimed',
  'Released',
  'ConsultationAsked',
  'ConsultationAnswered',
  'StepReturned',
  'OriginalsSeen',
  'ExtensionSought',
  'ExtensionDeclined',
])
export const isPublic = (event: CaseEvent): boolean => !INSIDE.has(event.type)

/** 5月14日, as a sentence says a day of this year. */
export function spoken(on: Day): string {
  const [, month, date] = on.split('-').map(Number)
  return `${month}月${date}日`
}

const told = (sentence: string, detail = ''): Told => ({ sentence, detail })

/** One event in plain words, for the timeline of the applicant and of the case desk. */
export function tell(e: CaseEvent, names: Names, scene: Scene): Told {
  switch (e.type) {
    case 'Submitted':
      return e.channel === 'online'
        ? told(`您的申请已经提交，等待${scene.site}预审。`)
        : told(`${scene.site}已登记您的申请。`)
    case 'PreReturned':
      return told(
        '申请没有通过预审，请修改后重新提交。',
        [...e.reasons.map((f) => faultText(f, names)), e.note].filter(Boolean).join('；'),
      )
    case 'Resubmitted':
      return told('申请已修改并重新提交。')
    case 'PrePassed':
      return told('申请通过了预审。')
    case 'Received':
      return told(`${scene.site}已收到申请材料，最迟五个工作日内告知是否受理。`)
    case 'CorrectedOnSpot':
      return told('申请中的错误已当场更正。', e.note)
    case 'ConsultationAsked':
      return told(`窗口向${scene.organ}会商。`, e.question)
    case 'ConsultationAnswered':
      return told(`${scene.organ}答复了会商。`, e.answer)
    case 'CorrectionRequested':
      return told(
        `有 ${e.items.length} 份材料需要补正，请在${spoken(e.until)}前一次补齐。`,
        e.items.map((f) => faultText(f, names)).join('；'),
      )
    case 'CorrectionSupplied':
      return told('补正材料已经收到。', e.materials.map(names.material).join('、'))
    case 'Returned':
      return told('申请已退回，材料一并退还。您可以准备好后重新申请。', e.reason)
    case 'Accepted': {
      const provisional = scene.provisional ? '（当年放假安排尚未公布，可能调整）' : ''
      const promise = scene.promisedOn ? `，承诺${spoken(scene.promisedOn)}前办结${provisional}` : ''
      return e.how === 'deemed'
        ? told(`窗口没有在五个工作日内告知，依法自收到材料之日起受理${promise}。`)
        : told(`窗口已受理您的申请${promise}。`)
    }
    case 'DeclaredNotApplicable':
      return told('这件事不需要办理，您可以直接去做。', e.reason)
    case 'Refused':
      return told(`申请不予受理，请向${e.competentOrgan}申请。`, e.reason)
    case 'StepCompleted':
      return told(
        e.step === names.report
          ? `${names.doer(e.step)}完成了“${names.step(e.step)}”，已上报${scene.organ}，法定时限从上报之日起计算。`
          : `${names.doer(e.step)}完成了“${names.step(e.step)}”。`,
        e.opinion,
      )
    case 'StepReturned':
      return told(`退回到“${names.step(e.to)}”重新办理。`, e.reason)
    case 'OpinionAsked':
      return told(`正在征求${names.organ(e.organ)}的意见。`, e.about)
    case 'OpinionGiven':
      return told(e.agree ? '被征求意见的部门表示同意。' : '被征求意见的部门表示不同意。', e.text)
    case 'Suspended': {
      const effect = stopsClock(e.kind) ? '这段时间不计入办理期限' : '办理期限照常计算'
      return told(`需要进行${SPECIAL[e.kind].zh}，预计 ${e.days} 个工作日，${effect}。`, e.reason)
    }
    case 'Resumed':
      return told('特别程序已经结束。', e.result)
    case 'Extended':
      return told(
        `经${e.approved === 'government' ? '本级人民政府' : ''}负责人批准，办理期限延长 ${e.days} 个工作日。`,
        e.reason,
      )
    case 'ExtensionSought':
      return told(`${scene.organ}报请${names.organ(e.organ)}批准延长办理期限 ${e.days} 个工作日。`, e.reason)
    case 'ExtensionDeclined':
      return told(`${names.organ(e.organ)}没有批准延期，办理期限不变。`, e.reason)
    case 'HearingOffered':
      return told(
        e.to === 'interested'
          ? `已告知利害关系人，可以在${spoken(e.until)}前要求听证。`
          : `您有权要求听证，请在${spoken(e.until)}前提出。`,
        e.matter,
      )
    case 'HearingAsked':
      return told(
        '将在二十个工作日内举行听证，听证的时间不计入办理期限。',
        [HEARING_WISH[e.of].zh, e.reason].filter(Boolean).join('：'),
      )
    case 'HearingCalled':
      return told(`听证定于${spoken(e.heldOn)}${e.time}举行。`, `地点：${e.place}`)
    case 'HearingHeld':
      return told('听证已经举行，将根据听证笔录作出决定。')
    case 'FieldChecked':
      return told(`${names.doer(e.step)}进行了现场核查。`, e.findings)
    case 'Halted':
      return told('本件已经中止办理，情形消除以后恢复。', `${HALT_GROUND[e.ground].zh}。${e.reason}`)
    case 'Proceeded':
      return told('本件已经恢复办理。', e.reason)
    case 'Terminated':
      return told('本件已经终止办理，不再作出决定。', `${TERMINATION_GROUND[e.ground].zh}。${e.reason}`)
    case 'FeeSettled':
      return told(`费用 ${e.amount} 元已经缴纳。`, `票据号 ${e.receipt}`)
    case 'OriginalsSeen':
      return told('材料原件已经核验。')
    case 'Granted':
      return told(`${scene.organ}作出了准予的决定。`, e.opinion)
    case 'Denied':
      return told(
        `${scene.organ}作出了不予许可的决定，您可以依法申请行政复议或者提起行政诉讼。`,
        `${e.reason}（依据：${e.basis}）`,
      )
    case 'Completed':
      return told(
        '部门已经办结，结果正在送往出件窗口。',
        e.certificate ? `证照编号 ${e.certificate.number}` : '',
      )
    case 'Closed':
      return told('结果已通过核验，可以领取。')
    case 'Dispatched':
      return e.way === 'station'
        ? told(`结果已送往${names.site(e.site)}，请就近领取。`)
        : told('结果已经寄出。', e.waybill ? `运单号 ${e.waybill}` : '')
    case 'Delivered':
      return told(`结果已经送达（${DELIVERY[e.way].zh}）。请为本次服务评价。`)
    case 'Withdrawn':
      return told('申请已经撤回。', e.reason)
    case 'Voided':
      return told('本件因登记错误作废。', e.reason)
    case 'Claimed':
      return told(`${e.name}认领了本件。`)
    case 'Released':
      return told('本件已放回。')
    case 'TolerancePromised':
      return told(
        `您已承诺在受理后 ${e.days} 个工作日内补交 ${e.materials.length} 份材料。`,
        e.materials.map(names.material).join('、'),
      )
    case 'ToleranceGranted':
      return told(
        `申请已容缺受理，请在${spoken(e.until)}前补交 ${e.items.length} 份材料，补齐以前不会作出准予的决定。`,
        e.items.map(({ material, fault }) => faultText({ material, fault, note: '' }, names)).join('；'),
      )
    case 'ToleranceReminded':
      return e.on > e.until
        ? told(`您承诺补交的材料已过${spoken(e.until)}的期限，请尽快补交，否则申请可能被退回。`)
        : told(`提醒您：承诺后补的材料请在${spoken(e.until)}前补交，逾期没有补交的，申请可能被退回。`)
    case 'ToleranceSupplied':
      return told('补交的材料已经收到，等待窗口审核。', e.materials.map(names.material).join('、'))
    case 'ToleranceRejected':
      return told(
        e.on > e.until
          ? '补交的材料不合格，补交期限已过，请尽快重新补交，否则申请可能被退回。'
          : `补交的材料不合格，请在${spoken(e.until)}前重新补交。`,
        e.items.map((f) => faultText(f, names)).join('；'),
      )
    case 'ToleranceMet':
      return told('容缺材料已经补齐，审核合格，继续办理。', e.materials.map(names.material).join('、'))
    case 'ToleranceBroken':
      return told(
        `到${spoken(e.until)}，您承诺补交的材料没有补齐，申请不再继续办理。`,
        e.materials.map(names.material).join('、'),
      )
    case 'SecondCorrectionAllowed':
      return told('经监督人员准许，窗口可以再告知一次补正，以后不会再要求补正。', e.reason)
    case 'CalendarChanged':
      return told(
        `国家公布了放假安排，您的办件${e.days.map(movedText).join('，')}。`,
        e.notice ? `依据：${e.notice}` : '',
      )
  }
}

const movedText = ({ kind, was, now }: { kind: 'promised' | 'legal'; was: Day; now: Day }) =>
  `${CLOCK[kind].zh}由${spoken(was)}改为${spoken(now)}`

function faultText(
  { material, fault, note }: { material: string; fault: keyof typeof FAULT; note: string },
  names: Names,
): string {
  return `${names.material(material)}：${FAULT[fault].zh}${note ? `，${note}` : ''}`
}
