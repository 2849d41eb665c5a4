import { sql } from 'kysely'
import { SEAT } from '../../core/authority.ts'
import type { Case } from '../../core/case/case.ts'
import type { CaseCommand } from '../../core/case/decide.ts'
import { deskOf } from '../../core/case/desk.ts'
import type { Action } from '../../core/case/transitions.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Actor, assertMay, type Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { mayDecide } from '../organisation/facade.ts'
import { type Asked, withRecord } from './asked.ts'
import { type By, history, type Performed, record, rule } from './commands.ts'
import { issuePapers } from './papers.ts'
import { deskRoles } from './queries.ts'
import { visibleCases } from './visible.ts'

export type Act = {
  caseId: string
  actor: Actor
  requestId: string
  command: Asked
  demo?: { at: string } | undefined
  /** Written with the act, before its papers; left out when the request is only answered again. */
  beside?: ((tx: Tx) => Promise<void>) | undefined
}

/**
 * Somebody does something to a case, in the caller's transaction: do they see it, may they, from where they sit, with
 * what power; then the decision and its papers. Commands on one case take turns. Throws what the rules throw,
 * `case/unknown` for a case that is not there or not theirs, and `actor/not-your-desk` when it lies elsewhere.
 */
export async function act(
  tx: Tx,
  setting: Setting,
  { caseId, actor, requestId, command: asked, demo, beside }: Act,
): Promise<Performed> {
  assertMay(actor, asked.type)
  const calendar = await setting.calendar()
  const [at, past, command] = await Promise.all([
    lock(tx, actor, caseId), // sent first: what follows is read under it
    history(tx, caseId),
    withRecord(tx, caseId, asked),
  ])
  const by: By = {
    actor: actor.kind === 'citizen' ? actor.account : actor.id,
    requestId,
    calendar,
    jobs: setting.jobs,
    recordedAt: demo?.at ?? at,
    origin: demo ? 'demo' : 'live',
    guard: (c: Case) => assertSeat(tx, c, actor, command),
  }
  const performed = await rule(past, command, by)
  if (performed.events.length === 0) return performed
  const [line] = await Promise.all([
    record(tx, caseId, { past, performed, by }), // sent first: the papers tell what stands in the rows
    beside?.(tx),
    issuePapers(tx, setting, caseId, performed),
  ])
  return { ...performed, line }
}

/** Take the case, if it is there for this person. The answer is the database's time, the only one we record. */
async function lock(tx: Tx, actor: Actor, caseId: string): Promise<string> {
  const row = await visibleCases(tx, actor)
    .select(sql<string>`now()`.as('at'))
    .where('f.case_id', '=', caseId)
    .forUpdate('f')
    .executeTakeFirst()
  if (!row) throw new RuleViolation('case/unknown')
  return row.at
}

async function assertSeat(tx: Tx, c: Case, actor: Actor, command: CaseCommand): Promise<void> {
  if (c.status === 'none') return
  if (actor.kind === 'citizen') {
    if (c.party !== actor.party) throw new RuleViolation('case/unknown')
    return
  }
  if (actor.kind !== 'staff') return
  if (actor.post.waiting) throw new RuleViolation('organisation/waiting')
  const opinion = command.type === 'GiveOpinion' ? command.id : undefined
  if (!sitsAt(c, command.type, actor, opinion)) throw new RuleViolation('actor/not-your-desk')
  if (command.type === 'Decide' || command.type === 'DecideOnSpot')
    await assertPower(tx, c, actor.post.id, command.on)
}

/**
 * Does this post sit where it is done from? On a desk that is whoever's turn it is; while the applicant's answer is
 * awaited, the window that asked.
 */
export function sitsAt(
  c: Exclude<Case, { status: 'none' }>,
  action: Action,
  actor: Staff,
  opinion?: string,
): boolean {
  if (!seatsOf(c, action, opinion).includes(actor.post.organ ?? actor.post.site ?? '')) return false
  if (SEAT[action] !== 'desk') return true
  const turn = deskOf(c)?.role
  return deskRoles(actor).includes(turn === undefined || turn === 'applicant' ? 'clerk' : turn)
}

/** The places from which this may be done to the case as it stands. */
function seatsOf(c: Exclude<Case, { status: 'none' }>, action: Action, opinion?: string): readonly string[] {
  const { places } = c
  switch (SEAT[action]) {
    case 'site':
      return [places.site]
    case 'organ':
      return [places.organ]
    case 'handOut':
      return [places.handOut]
    case 'anySite':
      return [places.site, places.handOut]
    case 'opinion':
      return 'opinions' in c ? c.opinions.filter(({ id }) => id === opinion).map(({ organ }) => organ) : []
    case 'desk':
      return [deskOf(c)?.place ?? places.site]
    default:
      return []
  }
}

/** 授权到位: what a post may decide is written down per item and day. */
async function assertPower(
  tx: Tx,
  c: Exclude<Case, { status: 'none' }>,
  post: string,
  on: Day,
): Promise<void> {
  const item = c.terms.implementation.slice(19)
  const decision = { organ: c.places.organ, item, handling: c.terms.handling }
  if (!(await mayDecide(tx, post, decision, on))) throw new RuleViolation('actor/no-power')
}
