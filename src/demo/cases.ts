import { addWorkingDays, type Calendar, isWorkingDay, workingDaysBetween } from '../core/calendar.ts'
import { type Case, type MaterialFault, promiseOf } from '../core/case/case.ts'
import { deskOf } from '../core/case/desk.ts'
import { needsFieldCheck } from '../core/case/terms.ts'
import { longestTolerance } from '../core/case/tolerance.ts'
import { due } from '../core/clock.ts'
import { addDays, type Day } from '../core/day.ts'
import type { Asked } from '../modules/cases/asked.ts'
import { stateOf } from '../modules/cases/commands.ts'
import { replace } from '../modules/cases/correction.ts'
import { paperLines } from '../modules/cases/detail.ts'
import { act } from '../modules/cases/facade.ts'
import { type Finding, judge, recordDelivery } from '../modules/cases/materials.ts'
import { submitAll } from '../modules/cases/submit.ts'
import { type Chance, chanceOf } from '../modules/organisation/city/chance.ts'
import { colleaguesOf } from '../modules/organisation/facade.ts'
import type { Staff } from '../platform/actor.ts'
import { SYSTEM } from '../platform/actor.ts'
import { type Db, type Tx, transact } from '../platform/db.ts'
import type { Setting } from '../platform/setting.ts'
import { applicationFor, type Made } from './applications.ts'
import { PLANS, type Plan } from './plans.ts'
import { procedure, type UnderReview } from './procedures.ts'
import { findEmpowered, type StaffFinder, staffFinder } from './staff.ts'

/**
 * Give the demo city its past: each case is made by the real commands on simulated days, its events marked `demo`.
 * `db` belongs to the owner of the tables; a server's own role cannot do this. The same seed makes the same cases.
 */
export async function makePast(
  db: Db,
  setting: Setting,
  { today, seed = 'pingliang', signal }: { today: Day; seed?: string; signal?: AbortSignal },
): Promise<number> {
  const calendar = await setting.calendar()
  const find = staffFinder(db)
  let made = 0
  for (const [n, plan] of PLANS.entries())
    for (let nth = 0; nth < plan.count; nth += 1) {
      signal?.throwIfAborted()
      await tell(db, { setting, calendar, find, today, plan, chance: chanceOf(`${seed} ${n} ${nth}`) })
      made += 1
    }
  return made
}

export type Telling = {
  setting: Setting
  calendar: Calendar
  find: StaffFinder
  today: Day
  plan: Plan
  chance: Chance
}

/** One case from its submission until its plan stops it, or until today. */
async function tell(db: Db, telling: Telling): Promise<void> {
  const { setting, calendar, plan, chance, today } = telling
  let on = workingDaysBefore(calendar, today, plan.ago[0] + chance.below(plan.ago[1] - plan.ago[0] + 1))
  let minute = 8 * 60 + 35 + chance.below(120)
  const at = () => instantOf(on, minute)
  const made = await applicationFor(db, { ...telling, on })
  if (await isThere(db, made.application.id)) return // an interrupted start goes on where it was
  const given = (): Setting => ({ ...setting, today: () => on })
  await transact(db, (tx) =>
    submitAll(tx, [made.application], { calendar, setting: given(), demo: { at: at() } }),
  )
  for (let turn = 0; turn < 40; turn += 1) {
    const more = await transact(db, async (tx) => {
      const c = await stateOf(tx, made.application.id)
      if (c.status === plan.until || c.status === 'none') return false
      const step = await next(tx, c, telling, made, on)
      if (!step) return false
      if (step.wait > 0) on = addWorkingDays(calendar, on, step.wait)
      minute = step.wait > 0 ? 8 * 60 + 40 + chance.below(500) : minute + 3 + chance.below(25)
      if (on > today || (on === today && minute > 11 * 60)) return false
      const { command, actor } = step
      const dated: Asked = { ...command, on }
      const caseId = made.application.id
      if (actor.kind === 'staff') await lookedAt(tx, actor, made, dated)
      if (dated.type === 'SupplyTolerated')
        for (const material of dated.materials) await replace(tx, caseId, material, at())
      await act(tx, given(), {
        ...{ caseId, actor, requestId: chance.uuid(), command: dated, demo: { at: at() } },
        beside:
          dated.type === 'Deliver'
            ? () => recordDelivery(tx, caseId, { ...dated, signature: '' })
            : undefined,
      })
      return true
    })
    if (!more) return
  }
}

/** A clerk looks at every material before anything rests on it, and writes down what is wrong before it is sent back. */
async function lookedAt(tx: Tx, clerk: Staff, { application }: Made, command: Asked): Promise<void> {
  const { id, materials } = application
  switch (command.type) {
    case 'PrePass':
    case 'Accept':
    case 'AcceptWithTolerance':
    case 'DecideOnSpot': {
      const handedIn = materials.filter(({ obtained }) => obtained !== undefined)
      const good = handedIn.map(({ material }): Finding => ({ material, verdict: 'ok', note: '' }))
      return judge(tx, clerk, id, good, command.on)
    }
    case 'PreReturn':
      return judge(tx, clerk, id, command.reasons.map(asFinding), command.on)
    case 'RequestCorrection':
      return judge(tx, clerk, id, command.items.map(asFinding), command.on)
    case 'ConfirmTolerated':
      return judge(
        tx,
        clerk,
        id,
        tolerable(materials).map((material) => ({ material, verdict: 'ok', note: '' })),
        command.on,
      )
  }
}
/** What the guide lets follow after acceptance. */
const tolerable = (materials: Made['application']['materials']): string[] =>
  materials.filter(({ need }) => need === 'tolerable').map(({ material }) => material)
const asFinding = ({ material, fault, note }: MaterialFault): Finding => ({ material, verdict: fault, note })

async function isThere(db: Db, id: string): Promise<boolean> {
  return (await stateOf(db, id)).status !== 'none'
}

export type Move = { command: Asked; actor: Staff | typeof SYSTEM | Made['citizen']; wait: number }

/** What happens next in an ordinary office, to get this case where its plan ends. */
async function next(
  tx: Tx,
  c: Exclude<Case, { status: 'none' }>,
  telling: Telling,
  made: Made,
  on: Day,
): Promise<Move | undefined> {
  const { plan, chance, find, calendar } = telling
  const wait = chance.below(plan.pace + 1)
  const clerk = await find(c.places.site, 'clerk', on)
  const by = { on, by: clerk.id }
  const applicant = { on, by: made.citizen.account }
  const faults = made.mayLack.slice(0, 1 + chance.below(2)).map((material, n) => ({
    material,
    fault: n === 0 ? ('incomplete' as const) : ('outdated' as const),
    note: n === 0 ? '缺少签名页' : '已超过有效期，请提供近三个月内的',
  }))
  switch (c.status) {
    case 'submitted':
      if (plan.until === 'preReturned')
        return { command: { type: 'PreReturn', ...by, reasons: faults, note: '' }, actor: clerk, wait }
      return { command: { type: 'PrePass', ...by }, actor: clerk, wait: 1 }
    case 'prePassed':
      if (!c.originalsSeen) return { command: { type: 'SeeOriginals', ...by }, actor: clerk, wait: 1 }
      return {
        command: { type: 'Receive', ...by, materials: made.application.materials.map((m) => m.material) },
        actor: clerk,
        wait: 0,
      }
    case 'preReturned':
      return { command: { type: 'Resubmit', ...applicant }, actor: made.citizen, wait: 1 }
    case 'received':
      return atReceipt(tx, c, { plan, clerk, by, applicant, faults, calendar, made, on, wait })
    case 'correcting':
      if (plan.until === 'returned')
        return {
          command: { type: 'Return', ...by, reason: '补正期限届满未提交补正材料' },
          actor: clerk,
          wait: c.terms.correctionDays + 1,
        }
      return {
        command: { type: 'SupplyCorrection', ...applicant, materials: c.asked.map((f) => f.material) },
        actor: made.citizen,
        wait: 2,
      }
    case 'reviewing':
    case 'deciding':
    case 'suspended':
      return (await aboutPromise(c, telling, made, on)) ?? underReview(tx, c, telling, on, wait)
    case 'halted':
      return underReview(tx, c, telling, on, wait)
    case 'decided': {
      const approver = await find(c.places.organ, 'approver', on)
      const certificate = c.outcome === 'granted' && made.certified ? made.certificate(on) : undefined
      return { command: { type: 'Complete', on, by: approver.id, certificate }, actor: approver, wait: 0 }
    }
    default:
      return atOutput(tx, c, telling, made, on)
  }
}

type AtReceipt = Pick<Telling, 'plan' | 'calendar'> & {
  clerk: Staff
  by: { on: Day; by: string }
  applicant: { on: Day; by: string }
  faults: readonly { material: string; fault: 'incomplete' | 'outdated'; note: string }[]
  made: Made
  on: Day
  wait: number
}

async function atReceipt(
  tx: Tx,
  c: Extract<Case, { status: 'received' }>,
  { plan, clerk, by, applicant, faults, calendar, made, wait }: AtReceipt,
): Promise<Move> {
  switch (plan.until) {
    case 'notApplicable':
      return {
        command: {
          type: 'DeclareNotApplicable',
          ...by,
          reason: '您申请的事项依法不需要取得行政许可，可以直接办理',
        },
        actor: clerk,
        wait,
      }
    case 'refused':
      return {
        command: {
          type: 'Refuse',
          ...by,
          reason: '该事项由市级机关办理，不属于本机关职权范围',
          competentOrgan: '平凉市对口主管部门',
        },
        actor: clerk,
        wait,
      }
    case 'withdrawn':
      return {
        command: { type: 'Withdraw', ...applicant, reason: '计划有变，暂不办理' },
        actor: made.citizen,
        wait: 1,
      }
    case 'voided':
      return { command: { type: 'Void', ...by, reason: '同一申请重复登记' }, actor: clerk, wait: 0 }
    default:
      if (plan.silent)
        return { command: { type: 'PassTime', on: by.on, by: SYSTEM.id, calendar }, actor: SYSTEM, wait: 6 }
      if (c.terms.originals === 'beforeAcceptance' && !c.originalsSeen)
        return { command: { type: 'SeeOriginals', ...by }, actor: clerk, wait: 0 }
      if (plan.tolerance) return onPromise(c, { plan, clerk, by, applicant, calendar, made })
      if (plan.correction && !c.corrected)
        return {
          command: { type: 'RequestCorrection', ...by, items: faults, calendar },
          actor: clerk,
          wait: 1,
        }
      if (c.terms.handling === 'onSpot' && plan.handling === 'onSpot') {
        const decision = {
          organ: c.places.organ,
          item: c.terms.implementation.slice(19),
          handling: 'onSpot' as const,
        }
        const empowered = await findEmpowered(tx, c.places.site, decision, by.on)
        const command = {
          type: 'DecideOnSpot',
          on: by.on,
          by: empowered?.id ?? '',
          opinion: '材料齐全，当场办结',
        } as const
        if (empowered) return { command, actor: empowered, wait: 0 }
      }
      return { command: { type: 'Accept', ...by }, actor: clerk, wait }
  }
}

/** The applicant promises, on the page or at the window as they applied, and is accepted on it. */
function onPromise(
  c: Extract<Case, { status: 'received' }>,
  { plan, clerk, by, applicant, calendar, made }: Omit<AtReceipt, 'faults' | 'on' | 'wait'>,
): Move {
  if (c.promise) return { command: { type: 'AcceptWithTolerance', ...by, calendar }, actor: clerk, wait: 0 }
  const online = c.channel === 'online'
  const most = longestTolerance(c.terms, by.on, calendar)
  const promise = {
    ...{ type: 'PromiseTolerance' as const, materials: tolerable(made.application.materials), calendar },
    days: Math.min(plan.tolerance === 'overdue' || plan.tolerance === 'broken' ? 3 : 6, most),
    signed: { where: online ? ('online' as const) : ('window' as const), by: 'applicant' as const },
  }
  return online
    ? { command: { ...promise, ...applicant }, actor: made.citizen, wait: 0 }
    : { command: { ...promise, ...by }, actor: clerk, wait: 0 }
}

/** What was to follow: it comes and is looked at, or the window ends the matter; nothing, while it is awaited. */
async function aboutPromise(
  c: Extract<Case, { status: 'reviewing' | 'deciding' | 'suspended' }>,
  { plan, find }: Telling,
  made: Made,
  on: Day,
): Promise<Move | undefined> {
  const { gap } = c
  if (!gap || gap.metOn || plan.tolerance === 'awaited' || plan.tolerance === 'overdue') return undefined
  const clerk = await find(c.places.site, 'clerk', on)
  const by = { on, by: clerk.id }
  if (plan.tolerance === 'broken')
    return {
      command: { type: 'EndTolerance', ...by, reason: '补交期限届满，承诺后补的材料没有补齐' },
      actor: clerk,
      wait: 5,
    }
  const materials = gap.items.map(({ material }) => material)
  if (!gap.suppliedOn)
    return {
      command: { type: 'SupplyTolerated', on, by: made.citizen.account, materials },
      actor: made.citizen,
      wait: 2,
    }
  return plan.tolerance === 'met'
    ? { command: { type: 'ConfirmTolerated', ...by }, actor: clerk, wait: 0 }
    : undefined
}

async function underReview(
  tx: Tx,
  c: UnderReview,
  telling: Telling,
  on: Day,
  wait: number,
): Promise<Move | undefined> {
  const { plan, chance, find, calendar } = telling
  const between = await procedure(c, telling, on)
  if (between) return between
  const desk = deskOf(c)
  const actor = await find(
    desk?.place ?? c.places.organ,
    desk?.role === 'reviewer' ? 'reviewer' : 'approver',
    on,
  )
  const by = { on, by: actor.id }
  if (c.status === 'suspended')
    return {
      command: { type: 'Resume', ...by, result: '已完成，结论符合要求' },
      actor,
      wait: Math.max(2, c.days - 1),
    }
  const special = c.terms.specials.find(({ kind }) => kind !== 'hearing')
  const pauses = plan.odd === 'pausedAgain' ? 2 : 1
  const last = plan.odd === 'pausedLate' ? due(promiseOf(c), calendar)?.on : undefined
  if (plan.special && special && c.pauses.length < pauses)
    return {
      command: {
        type: 'Suspend',
        ...by,
        kind: special.kind,
        days: special.days,
        reason: '依法需要进行，所需时间不计入办理期限',
      },
      actor,
      wait: last ? Math.max(1, workingDaysBetween(calendar, on, last)) : 1,
    }
  const open = c.opinions.find((opinion) => opinion.givenOn === undefined)
  if (open && (c.status === 'deciding' || chance.below(2))) {
    const asked = await find(open.organ, 'reviewer', on)
    return {
      command: {
        type: 'GiveOpinion',
        on,
        by: asked.id,
        id: open.id,
        agree: true,
        text: '经核查，无不同意见',
      },
      actor: asked,
      wait: 1,
    }
  }
  const step = c.terms.steps[c.step]
  if (c.status === 'reviewing' && step && needsFieldCheck(step) && !c.fieldChecked) {
    const colleagues = await colleaguesOf(tx, step.organ, on)
    const chair = c.hearing && 'chair' in c.hearing ? c.hearing.chair : undefined
    const other = chance.pick(colleagues.filter(({ id }) => id !== actor.id && id !== chair))
    const members = [actor.id, other.id]
    return {
      command: { type: 'CheckField', ...by, members, findings: chance.pick(FINDINGS) },
      actor,
      wait: 1,
    }
  }
  if (c.status === 'reviewing')
    return {
      command: { type: 'CompleteStep', ...by, result: 'agree', opinion: chance.pick(OPINIONS) },
      actor,
      wait: 1 + wait,
    }
  if (plan.denied)
    return {
      command: {
        type: 'Decide',
        ...by,
        outcome: 'denied',
        reason: '经现场核查，经营场所不符合规定的布局和卫生条件',
        basis: '《中华人民共和国行政许可法》第三十八条第二款',
      },
      actor,
      wait: 1 + wait,
    }
  return {
    command: { type: 'Decide', ...by, outcome: 'granted', opinion: '符合法定条件，准予办理' },
    actor,
    wait: 1,
  }
}

const FINDINGS = [
  '场所布局、设施设备与申报材料一致，符合要求',
  '现场与平面图一致，个别标识不全，已当场改正',
  '人员、场地、制度均已落实，符合条件',
]

const OPINIONS = [
  '申请材料齐全，符合法定形式',
  '经审查，符合受理条件，建议准予',
  '已核对登记信息，内容一致',
  '现场情况与申请材料相符',
]

async function atOutput(
  tx: Tx,
  c: Exclude<Case, { status: 'none' }>,
  { plan, chance, find }: Telling,
  made: Made,
  on: Day,
): Promise<Move | undefined> {
  const actor = await find(c.places.handOut, 'outputClerk', on)
  const by = { on, by: actor.id }
  if (c.status === 'completed') {
    if (c.outcome === 'granted' && c.terms.fee && !c.fee)
      return {
        command: {
          type: 'SettleFee',
          ...by,
          amount: made.fee,
          receipt: `甘财${chance.below(90_000_000) + 10_000_000}`,
        },
        actor,
        wait: 0,
      }
    if (c.outcome === 'granted' && c.terms.originals !== 'none' && !c.originalsSeen)
      return { command: { type: 'SeeOriginals', ...by }, actor, wait: 0 }
    const unsealed = (await paperLines(tx, made.application.id)).filter(
      (paper) => paper.needsSeal && !paper.sealed,
    )
    const attested = unsealed.map(({ id }) => id)
    return { command: { type: 'Verify', ...by, unsealed, attested }, actor, wait: 1 }
  }
  const way = plan.delivery ?? chance.pick(['pickup', 'pickup', 'mail'] as const)
  if (c.status === 'closed' && way !== 'pickup')
    return {
      command: {
        type: 'Dispatch',
        ...by,
        way,
        waybill: way === 'mail' ? `EB${chance.below(900_000_000) + 100_000_000}CN` : '',
        site: way === 'station' ? made.station : '',
      },
      actor,
      wait: 0,
    }
  if (c.status === 'closed' || c.status === 'dispatched')
    return {
      command: { type: 'Deliver', ...by, way, ...made.handover(way) },
      actor,
      wait: c.status === 'dispatched' ? 2 : 1,
    }
  return undefined
}

/** The working day that lies so many working days before; the day itself for none. */
/** So many working days before a day, itself the first where it is one. */
export function workingDaysBefore(calendar: Calendar, day: Day, count: number): Day {
  let d = day
  while (!isWorkingDay(calendar, d)) d = addDays(d, -1)
  for (let left = count; left > 0; ) {
    d = addDays(d, -1)
    if (isWorkingDay(calendar, d)) left -= 1
  }
  return d
}

/** Minutes of a day in China, as an instant. */
function instantOf(on: Day, minute: number): string {
  const clamped = Math.min(minute, 17 * 60 + 55)
  return new Date(Date.parse(`${on}T00:00:00+08:00`) + clamped * 60_000).toISOString()
}
