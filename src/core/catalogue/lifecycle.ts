import type { Role } from '../authority.ts'
import type { Day } from '../day.ts'
import { RuleViolation } from '../violation.ts'
import { AUDIT, DRAFT_ACT, DRAFT_STATE, STANDING } from '../words/item-drafts.ts'

/** 目录操作: what can happen to an item. `resume` ends a suspension. */
export const DRAFT_KINDS = ['create', 'change', 'split', 'merge', 'suspend', 'resume', 'cancel'] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** Where a draft stands. An approved one binds from its day on (`isInForce`). */
export const DRAFT_STATES = ['drafting', 'submitted', 'approved', 'withdrawn'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

/** The two audits: of the establishment (机构编制: is this power the department's?) and of the law (法制). */
export const AUDITS = ['staffing', 'legal'] as const
export type Audit = (typeof AUDITS)[number]

/** Whether people may apply for an item: as usual, not now, or never again. */
export const STANDINGS = ['active', 'suspended', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]

/**
 * Who does what with the catalogue: a department's editor drafts, two different posts audit, and an organ itself, by its
 * editor or its 首席代表, says in what it differs from the guide of the city.
 */
// biome-ignore format: a table is read by its columns
export const CATALOGUING = {
  Draft:       ['catalogueEditor'],
  SeeDrafts:   ['catalogueEditor', 'catalogueAuditor', 'legalAuditor'],
  Audit:       ['catalogueAuditor', 'legalAuditor'],
  KeepCodes:   ['catalogueEditor'],
  KeepLocal:   ['catalogueEditor', 'approver'],
  SeeFigures:  ['catalogueEditor', 'catalogueAuditor', 'legalAuditor', 'supervisor'],
  SeeLocal:    ['catalogueEditor', 'catalogueAuditor', 'legalAuditor', 'approver', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>

export function mayCatalogue(role: Role, doing: keyof typeof CATALOGUING): boolean {
  return (CATALOGUING[doing] as readonly Role[]).includes(role)
}

/** Which audit a post does; undefined for the others. */
export function auditOf(role: Role): Audit | undefined {
  return role === 'catalogueAuditor' ? 'staffing' : role === 'legalAuditor' ? 'legal' : undefined
}

/** A draft as the rules see it. `audits` are those of this round that agreed; whoever wrote any of it is an author. */
export type Draft = {
  kind: DraftKind
  state: DraftState
  authors: readonly string[]
  startsOn: Day | undefined
  basis: string
  audits: Readonly<Partial<Record<Audit, { by: string; name: string }>>>
}

export type DraftCommand =
  | { type: 'Save'; by: string }
  | { type: 'Submit'; by: string; today: Day; findings: number }
  | { type: 'Approve'; by: string; audit: Audit; today: Day; findings: number }
  | { type: 'SendBack'; by: string; audit: Audit; opinion: string }
  | { type: 'Withdraw'; by: string; reason: string }

export type DraftAct =
  | { type: 'submitted' }
  | { type: 'approved'; audit: Audit /** Both agree: it binds from its day on. */; last: boolean }
  | { type: 'sentBack'; audit: Audit }
  | { type: 'withdrawn' }

/** In which states each command is lawful. */
// biome-ignore format: a table is read by its columns
const LAWFUL = {
  Save:     ['drafting'],
  Submit:   ['drafting'],
  Approve:  ['submitted'],
  SendBack: ['submitted'],
  Withdraw: ['drafting', 'submitted'],
} as const satisfies Record<DraftCommand['type'], readonly DraftState[]>

export function canDo({ state }: Pick<Draft, 'state'>, type: DraftCommand['type']): boolean {
  return (LAWFUL[type] as readonly DraftState[]).includes(state)
}

/**
 * What follows from a command on a draft; nothing for `Save`, which only writes. Throws `draft/not-now`,
 * `draft/basis-needed`, `draft/day-needed`, `draft/day-past`, `draft/faulty`, `draft/own`, `draft/audited`,
 * `draft/audited-by-you` and `draft/reason-needed`.
 */
export function decide(draft: Draft, command: DraftCommand): DraftAct[] {
  if (!canDo(draft, command.type))
    throw new RuleViolation('draft/not-now', {
      state: DRAFT_STATE[draft.state].zh,
      act: DRAFT_ACT[command.type].zh,
    })
  switch (command.type) {
    case 'Save':
      return []
    case 'Submit':
      assertComplete(draft, command)
      return [{ type: 'submitted' }]
    case 'Approve':
      assertSecondEye(draft, command)
      assertComplete(draft, command)
      return [{ type: 'approved', audit: command.audit, last: Object.keys(draft.audits).length === 1 }]
    case 'SendBack':
      assertSecondEye(draft, command)
      assertSaid(command.opinion)
      return [{ type: 'sentBack', audit: command.audit }]
    case 'Withdraw':
      assertSaid(command.reason)
      return [{ type: 'withdrawn' }]
  }
}

/** The draft after an act; `by` did it. Sent back, both audits begin anew. */
export function evolve(draft: Draft, act: DraftAct, by: { id: string; name: string }): Draft {
  switch (act.type) {
    case 'submitted':
      return { ...draft, state: 'submitted', audits: {} }
    case 'approved': {
      const audits = { ...draft.audits, [act.audit]: { by: by.id, name: by.name } }
      return { ...draft, audits, state: act.last ? 'approved' : 'submitted' }
    }
    case 'sentBack':
      return { ...draft, state: 'drafting', audits: {} }
    case 'withdrawn':
      return { ...draft, state: 'withdrawn' }
  }
}

function assertComplete(
  { startsOn, basis }: Draft,
  { today, findings }: { today: Day; findings: number },
): void {
  if (basis.trim() === '') throw new RuleViolation('draft/basis-needed')
  if (startsOn === undefined) throw new RuleViolation('draft/day-needed')
  if (startsOn < today) throw new RuleViolation('draft/day-past', { on: startsOn, today })
  if (findings > 0) throw new RuleViolation('draft/faulty', { n: String(findings) })
}

/** Two different people audit, and neither wrote any of it: nobody approves the power they set (decision 0018). */
function assertSecondEye({ authors, audits }: Draft, { by, audit }: { by: string; audit: Audit }): void {
  if (authors.includes(by)) throw new RuleViolation('draft/own')
  const done = audits[audit]
  if (done) throw new RuleViolation('draft/audited', { audit: AUDIT[audit].zh, name: done.name })
  if (Object.values(audits).some((other) => other.by === by)) throw new RuleViolation('draft/audited-by-you')
}

function assertSaid(text: string): void {
  if (text.trim() === '') throw new RuleViolation('draft/reason-needed')
}

/** In force: approved, and its day has come. */
export function isInForce({ state, startsOn }: Pick<Draft, 'state' | 'startsOn'>, today: Day): boolean {
  return state === 'approved' && startsOn !== undefined && startsOn <= today
}

/** What each kind of change needs its items to be, and what they are from its day on; undefined: as they were. */
// biome-ignore format: a table is read by its columns
export const CHANGES_STANDING = {
  create:  { needs: [],                      after: undefined },
  change:  { needs: ['active', 'suspended'], after: undefined },
  split:   { needs: ['active', 'suspended'], after: 'ended' },
  merge:   { needs: ['active', 'suspended'], after: 'ended' },
  suspend: { needs: ['active'],              after: 'suspended' },
  resume:  { needs: ['suspended'],           after: 'active' },
  cancel:  { needs: ['active', 'suspended'], after: 'ended' },
} as const satisfies Record<DraftKind, { needs: readonly Standing[]; after: Standing | undefined }>

/** Throws `draft/item-not-now` unless the kind of change is possible for an item that stands so. */
export function assertPossible(
  kind: DraftKind,
  { name, standing }: { name: string; standing: Standing },
): void {
  if (!(CHANGES_STANDING[kind].needs as readonly Standing[]).includes(standing))
    throw new RuleViolation('draft/item-not-now', { item: name, standing: STANDING[standing].zh })
}

/** How many items a kind of change starts from, and how many guides it makes: the least, and whether more is allowed. */
// biome-ignore format: a table is read by its columns
export const SHAPE = {
  create:  { from: 0, fromMore: false, makes: 1, makesMore: false },
  change:  { from: 1, fromMore: false, makes: 1, makesMore: false },
  split:   { from: 1, fromMore: false, makes: 2, makesMore: true },
  merge:   { from: 2, fromMore: true,  makes: 1, makesMore: false },
  suspend: { from: 1, fromMore: false, makes: 0, makesMore: false },
  resume:  { from: 1, fromMore: false, makes: 0, makesMore: false },
  cancel:  { from: 1, fromMore: false, makes: 0, makesMore: false },
} as const satisfies Record<DraftKind, { from: number; fromMore: boolean; makes: number; makesMore: boolean }>

/** Throws `draft/items` when so many items cannot be changed in this way, `draft/parts` when so many cannot be made. */
export function assertShape(kind: DraftKind, { from, makes }: { from: number; makes: number }): void {
  const shape = SHAPE[kind]
  if (from < shape.from || (from > shape.from && !shape.fromMore)) throw new RuleViolation('draft/items')
  if (makes < shape.makes || (makes > shape.makes && !shape.makesMore)) throw new RuleViolation('draft/parts')
}
