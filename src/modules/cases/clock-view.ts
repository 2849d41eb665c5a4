import type { Calendar } from '../../core/calendar.ts'
import { accountOf, type ClockAccount, type Run } from '../../core/case/account.ts'
import type { Case, CaseEvent } from '../../core/case/case.ts'
import { type Supposition, suppose, suppositionsFor, usualDays } from '../../core/case/suppose.ts'
import { type Day, yearOf } from '../../core/day.ts'
import { CLOCK, EVENT, JOINT, SPECIAL } from '../../core/words/cases.ts'
import { ACCOUNT, BECAUSE } from '../../core/words/clock-account.ts'
import { say } from '../../core/words/workbench.ts'
import type { Db } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { personsById } from '../organisation/facade.ts'
import type { AccountLine, CaseAccount, RunLine } from './contract.ts'
import { stateIn } from './detail.ts'
import { type Dossier, dossierOf } from './dossier.ts'

/** For whom: staff read who stopped a clock, applicants which office did. */
export type Audience = 'staff' | 'applicant'

/**
 * Every clock of a case day by day, and what would be if something happened. Computed from the events each time; nothing
 * of it is stored. Whoever asks has settled that the case may be seen. Throws what `suppose` throws.
 */
export async function clockView(
  db: Db,
  caseId: string,
  setting: Setting,
  { audience, supposition }: { audience: Audience; supposition?: Supposition | undefined },
): Promise<CaseAccount> {
  const [dossier, calendar, today] = [await dossierOf(db, caseId), await setting.calendar(), setting.today()]
  const c = stateIn(dossier)
  const events = dossier.events.map(({ event }) => event)
  const named = await namesFor(db, dossier, audience)
  return {
    today,
    title: dossier.file.title,
    clocks: accountOf(events, calendar, today).map((one) =>
      accountLine(one, c, named, startOf(one, c, dossier)),
    ),
    may: [...suppositionsFor(c)],
    usualDays: Object.fromEntries(
      suppositionsFor(c).flatMap((kind) => {
        const days = usualDays(c, kind)
        return days === undefined ? [] : [[kind, days]]
      }),
    ),
    specials: procedures(c).map(({ kind, days }) => ({ kind, days })),
    supposed: supposition ? answer(events, supposition, { calendar, today, c }) : null,
  }
}

/** A hearing is supposed by itself. */
const procedures = (c: Case) =>
  'terms' in c ? c.terms.specials.filter(({ kind }) => kind !== 'hearing') : []

type Names = (by: string) => string

async function namesFor(db: Db, { organ, site, events }: Dossier, audience: Audience): Promise<Names> {
  if (audience === 'applicant') return () => organ.name
  const ids = events.map(({ event }) => event.by).filter((by) => /^[0-9a-f-]{36}$/.test(by))
  const persons = await personsById(db, [...new Set(ids)])
  return (by) => persons.get(by)?.name ?? site.name
}

function answer(
  events: readonly CaseEvent[],
  supposition: Supposition,
  { calendar, today, c }: { calendar: Calendar; today: Day; c: Case },
) {
  return suppose(events, supposition, { calendar, today }).map(({ kind, ref, was, would, provisional }) => ({
    label: labelOf(kind, ref, c),
    kind,
    was: was ?? null,
    would: would ?? null,
    provisional: provisional ? provisionalText(would) : null,
  }))
}

function accountLine(one: ClockAccount, c: Case, named: Names, start: string): AccountLine {
  const { kind, ref, clock, dueOn, provisional, state, endedBy, counted, runs } = one
  return {
    key: `${kind}-${ref}-${clock.startedOn}`,
    label: labelOf(kind, ref, c),
    state,
    startedOn: clock.startedOn,
    limit: { count: clock.limit.count, unit: clock.limit.unit, fixed: kind === 'correction' },
    dueOn: dueOn ?? null,
    provisional: provisional ? provisionalText(dueOn) : null,
    ended: endedBy ? { on: endedBy.on, event: EVENT[endedBy.type].zh } : null,
    counted,
    runs: runs.map((run) => runLine(run, clock.limit.unit, named, start)),
  }
}

function runLine(run: Run, unit: string, named: Names, start: string): RunLine {
  const { from, to, days, counted, provisional, late } = run
  return {
    from,
    to,
    days: days.map(({ on, soFar }) => ({ on, soFar })),
    counted,
    soFar: days.at(-1)?.soFar ?? 0,
    what: whatOf(run),
    why: run.because === 'startDay' ? start : whyOf(run, unit, named),
    provisional: provisional ? provisionalText(from) : null,
    late,
  }
}

/** By which article a clock starts on that day. */
function startOf({ kind, startedBy }: ClockAccount, c: Case, { organ }: Dossier): string {
  if (kind === 'lowerReview') return ACCOUNT.lowerRule.zh
  if (kind === 'legal' && startedBy.type === 'StepCompleted')
    return say(ACCOUNT.reportRule, { organ: organ.name })
  if (kind === 'legal' && 'terms' in c && c.terms.joint)
    return say(ACCOUNT.jointRule, { kind: JOINT[c.terms.joint.kind].zh })
  return ACCOUNT.startRule.zh
}

/** 专家评审期间，国庆节放假，工作日: what these days are. */
function whatOf({ because, festival, cause }: Run): string {
  if (because !== 'paused') return `${festival ?? ''}${BECAUSE[because].zh}`
  if (cause?.type === 'Suspended') return say(ACCOUNT.during, { what: SPECIAL[cause.kind].zh })
  if (cause?.type === 'HearingAsked') return say(ACCOUNT.during, { what: SPECIAL.hearing.zh })
  return cause ? say(ACCOUNT.during, { what: EVENT[cause.type].zh }) : BECAUSE.paused.zh
}

/** By which rule, notice or procedure; a working day that counts explains itself. */
function whyOf({ because, notice, cause, counted }: Run, unit: string, named: Names): string {
  switch (because) {
    case 'paused':
      return pausedBy(cause, named)
    case 'holiday':
    case 'makeup':
      return notice
        ? say(notice.amends ? ACCOUNT.amended : ACCOUNT.announced, { number: notice.number })
        : ACCOUNT.byLaw.zh
    case 'weekend':
      return counted
        ? ACCOUNT.naturalRule.zh
        : unit === 'naturalDay' || unit === 'month'
          ? ''
          : ACCOUNT.restRule.zh
    default:
      return ''
  }
}

/** Special procedures, hearings among them, are named by art. 45; a halt stops a limit where the item says so. */
function pausedBy(cause: CaseEvent | undefined, named: Names): string {
  if (!cause) return ACCOUNT.pauseRule.zh
  const rule = cause.type === 'Halted' ? ACCOUNT.haltRule : ACCOUNT.pauseRule
  return `${causeText(cause, named)}；${rule.zh}`
}

/** 特别程序开始（专家评审），5月14日由…发起: whatever stopped it, by the word of its event. */
function causeText(cause: CaseEvent, named: Names): string {
  const event = EVENT[cause.type].zh
  const what = cause.type === 'Suspended' ? `${event}（${SPECIAL[cause.kind].zh}）` : event
  return say(ACCOUNT.cause, { what, day: cause.on, by: named(cause.by) })
}

export const provisionalText = (on: Day | undefined): string =>
  on ? say(ACCOUNT.provisional, { year: yearOf(on) }) : ''

function labelOf(kind: ClockAccount['kind'], ref: string, c: Case): string {
  if (kind !== 'step' || !('terms' in c)) return CLOCK[kind].zh
  return `${CLOCK.step.zh}：${c.terms.steps.find((step) => step.id === ref)?.name ?? ref}`
}
