import type { DeliveryWay } from '../guide/guide.ts'
import { SPECIAL } from '../words/cases.ts'
import type { Case, Status } from './case.ts'
import { stopsClock } from './special.ts'
import { spoken } from './tell.ts'
import { isOpen } from './tolerance.ts'

/** What a case waits for from its applicant, if for anything: nobody else can go on with it. */
export type Asked = 'edit' | 'originals' | 'correct' | 'supply' | 'collect'

/**
 * `way` is how the result should come; whoever gets it by post or on-line has nothing to fetch. `owes`: the case was
 * accepted without materials that are still to come.
 */
export function askedOf(status: Status, way: DeliveryWay, owes = false): Asked | undefined {
  switch (status) {
    case 'reviewing':
    case 'deciding':
    case 'suspended':
    case 'halted':
      return owes ? 'supply' : undefined
    case 'preReturned':
      return 'edit'
    case 'prePassed':
      return 'originals'
    case 'correcting':
      return 'correct'
    case 'closed':
      return way === 'pickup' ? 'collect' : undefined
    case 'dispatched':
      return way === 'station' ? 'collect' : undefined
    default:
      return undefined
  }
}

/** Where a case plays: names of sites and of the deciding organ, how the result comes, and the place chosen near home. */
export type Around = {
  site: string
  organ: string
  handOut: string
  way: DeliveryWay
  station?: string | undefined
}

/** How the result really comes: what lies already at the place that was chosen near home is fetched there. */
export function wayHome(asked: DeliveryWay, station: string | null, handOut: string): DeliveryWay {
  return asked === 'station' && station === handOut ? 'pickup' : asked
}

/** What happens next, in one or two sentences to the applicant. */
export function nextFor(c: Case, { site, organ, handOut, way, station }: Around): string {
  switch (c.status) {
    case 'none':
      return ''
    case 'submitted':
      return `${site}正在预审，两个工作日内告诉您结果。`
    case 'preReturned':
      return '请按下面的原因修改后重新提交，修改前不会继续办理。'
    case 'prePassed':
      return `预审已经通过。请带齐材料原件到${site}核验，核验后即可收件。`
    case 'received':
      return `${site}正在审核材料，五个工作日内告诉您是否受理。`
    case 'correcting':
      return `请在${spoken(c.until)}前把材料一次补齐，补齐后继续办理。`
    case 'reviewing':
      return `${organ}正在审查。${owed(c) ?? '需要您配合时，会在这里通知您。'}`
    case 'deciding':
      return owed(c) ? `审查已经完成。${owed(c)}` : `审查已经完成，等待${organ}作出决定。`
    case 'suspended':
      return suspendedFor(c)
    case 'halted':
      return `本件已经中止办理。中止的情形消除以后恢复办理，恢复时会通知您。${owed(c) ?? ''}`
    case 'decided':
      return `决定已经作出，${organ}正在制作结果。`
    case 'completed':
      return `结果正在送往${handOut}核验。`
    case 'closed':
      return READY[way](handOut, station ?? '便民服务点')
    case 'dispatched':
      return way === 'station' ? `结果已经送到${handOut}，请带身份证件去领取。` : '结果在路上，请留意查收。'
    case 'delivered':
      return '全部办完了。'
    case 'notApplicable':
      return '这件事依法不需要办理，您可以直接去做。'
    case 'refused':
      return '这件事不由本部门办理。请看通知书上写明的有权机关；不服的，可以依法申请行政复议或者提起行政诉讼。'
    case 'returned':
      return '申请已经退回，材料一并退还。准备好后可以重新申请。'
    case 'terminated':
      return '本件已经终止办理，不再作出决定。不服的，可以依法申请行政复议或者提起行政诉讼；条件具备后可以重新申请。'
    case 'withdrawn':
      return '您撤回了这次申请，已经停止办理。需要时可以重新申请。'
    case 'voided':
      return '因登记错误，这次登记已经作废。有疑问请联系收件的窗口。'
  }
}

/** What the applicant still has to hand in, or what is being looked at. */
function owed({ gap }: Extract<Case, { pauses: unknown }>): string | undefined {
  if (!gap || gap.metOn) return undefined
  return isOpen(gap)
    ? `请在${spoken(gap.until)}前补交容缺材料，补齐以前不会作出准予的决定。`
    : '您补交的材料正在审核。'
}

function suspendedFor(c: Extract<Case, { status: 'suspended' }>): string {
  const { special, hearing } = c
  if (hearing?.stage === 'called')
    return `听证定于${spoken(hearing.heldOn)}举行，请按听证通知书参加。这段时间不计入办理期限。`
  const counts = stopsClock(special) ? '这段时间不计入办理期限' : '办理期限照常计算'
  return `正在进行${SPECIAL[special].zh}，${counts}。${owed(c) ?? '结束后继续办理。'}`
}

const READY: Record<DeliveryWay, (handOut: string, station: string) => string> = {
  pickup: (handOut) => `结果已经做好。请带身份证件到${handOut}领取。`,
  mail: (handOut) => `结果已经做好，${handOut}将寄给您。`,
  station: (handOut, station) => `结果已经做好，${handOut}将送到您选的${station}。`,
  electronic: () => '结果已经做好，将以电子方式送达。',
}
