import type { Role } from '../authority.ts'
import type { Day } from '../day.ts'
import { RuleViolation } from '../violation.ts'
import { RECTIFICATION } from '../words/inspections.ts'

/** What an inspection (督查) looks at: a place, a department, one window of a place, or a group of items. */
export const SUBJECT_KINDS = ['site', 'organ', 'window', 'itemGroup'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** Who has to put a finding right: a department, or whoever runs a place. */
export const RESPONSIBLE_KINDS = ['organ', 'site'] as const
export type ResponsibleKind = (typeof RESPONSIBLE_KINDS)[number]

/** Where the rectification (整改) of one finding stands. */
export type Rectification = 'open' | 'reported' | 'sentBack' | 'confirmed'

/** The grades of 责任追究, from the mildest on; nothing else can be recorded. */
export const GRADES = ['talk', 'selfReview', 'criticism', 'transfer', 'handedOver'] as const
export type Grade = (typeof GRADES)[number]

/** Who does what: supervision inspects, judges and records; whoever is responsible answers. */
// biome-ignore format: a table is read by its columns
export const INSPECTING = {
  Inspect: ['supervisor'],
  Answer:  ['hallManager', 'approver'],
  Plan:    ['supervisor'],
} as const satisfies Record<string, readonly Role[]>

export function mayInspect(role: Role, doing: keyof typeof INSPECTING): boolean {
  return (INSPECTING[doing] as readonly Role[]).includes(role)
}

/** Names that sign an inspection: nobody inspects alone (two at least, as for every check on the spot, art. 34). */
export const INSPECTORS_LEAST = 2

/** What was found: the problem, by which rule it is one, who puts it right, and until when. */
export type Found = { problem: string; basis: string; deadline: Day }

/** Throws `inspection/two-inspectors`, `inspection/future` and `inspection/deadline-past`. */
export function assertInspection(
  { on, inspectors, findings }: { on: Day; inspectors: readonly string[]; findings: readonly Found[] },
  today: Day,
): void {
  if (new Set(inspectors.map((name) => name.trim()).filter(Boolean)).size < INSPECTORS_LEAST)
    throw new RuleViolation('inspection/two-inspectors')
  if (on > today) throw new RuleViolation('inspection/future')
  if (findings.some(({ deadline }) => deadline <= on))
    throw new RuleViolation('inspection/deadline-past', { on })
}

/** The last report of a finding and what supervision said of it; none where nobody has answered yet. */
export type Report = { verdict: 'confirmed' | 'sentBack' | null; reportedOn: Day } | undefined

export function stateOf(last: Report): Rectification {
  return last === undefined ? 'open' : (last.verdict ?? 'reported')
}

/** Overdue while nobody has answered in time: what waits for supervision is late for nobody. */
export function isOverdue(last: Report, deadline: Day, today: Day): boolean {
  switch (stateOf(last)) {
    case 'confirmed':
      return false
    case 'reported':
      return (last?.reportedOn ?? today) > deadline
    default:
      return today > deadline
  }
}

/** The responsible organ answers while something is asked of it. Throws `inspection/not-now`. */
export function assertAnswerable(last: Report): void {
  assertStands(last, ['open', 'sentBack'], 'report')
}

/** Supervision judges what was reported, and says why when it sends back. Throws `inspection/not-now`, `inspection/note-needed`. */
export function assertJudgeable(last: Report, verdict: 'confirmed' | 'sentBack', note: string): void {
  assertStands(last, ['reported'], verdict)
  if (verdict === 'sentBack' && !note.trim()) throw new RuleViolation('inspection/note-needed')
}

function assertStands(last: Report, states: readonly Rectification[], act: keyof typeof RECTIFICATION.acts) {
  const state = stateOf(last)
  if (!states.includes(state))
    throw new RuleViolation('inspection/not-now', {
      state: RECTIFICATION.states[state].zh,
      act: RECTIFICATION.acts[act].zh,
    })
}

/** A measure follows on the inspection and is taken already. Throws `inspection/measure-day`. */
export function assertMeasure(decidedOn: Day, inspectedOn: Day, today: Day): void {
  if (decidedOn < inspectedOn || decidedOn > today)
    throw new RuleViolation('inspection/measure-day', { from: inspectedOn })
}

/** Whether a county has filed its work plan (实施方案), and in time. */
export type PlanState = 'filed' | 'late' | 'awaited' | 'missing'
export function planStateOf(filedOn: Day | undefined, dueOn: Day, today: Day): PlanState {
  if (filedOn !== undefined) return filedOn > dueOn ? 'late' : 'filed'
  return today > dueOn ? 'missing' : 'awaited'
}

/** Throws `plan/days`: what is called for has been announced, and is due later. */
export function assertCall(issuedOn: Day, dueOn: Day, today: Day): void {
  if (issuedOn > today || dueOn <= issuedOn) throw new RuleViolation('plan/days')
}

/** Throws `plan/dated`: a plan that is filed has its date, and answers what was called for. */
export function assertPlan(datedOn: Day, issuedOn: Day, today: Day): void {
  if (datedOn > today || datedOn < issuedOn) throw new RuleViolation('plan/dated', { from: issuedOn })
}
