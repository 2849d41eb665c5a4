import { sql } from 'kysely'
import { SEAT } from '../../core/authority.ts'
import type { Case } from '../../core/case/case.ts'
import type { CaseCommand } from '../../core/case/decide.ts'
import { deskOf } from '../../core/case/desk.ts'
import type { Action } from '../../core/case/transitions.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Actor, assertMay, type Staff } from '../../platform/actor.ts'
import { batched } from '../../platform/batch.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { colleaguesOf, mayDecide } from '../organisation/facade.ts'
import { type Asked, onRecord, withRecord } from './asked.ts'
import { type By, histories, type Performed, recordAll, rule } from './commands.ts'
import { issuePapers } from './papers.ts'
import { deskRoles } from './queries.ts'
import { visibleCases } from './visible.ts'

export type Act = {
  caseId: string
  actor: Actor
  requestId: string
  command: Asked | Sought
  demo?: { at: string } | undefined
  /** Written with the act, before its papers; left out when the request is only answered again. */
  beside?: ((tx: Tx, command: CaseCommand) => Promise<void>) | undefined
}

/** A command of which a part is looked up under the case's lock. */
export type Sought = { type: Asked['type']; seek: (tx: Tx) => Promise<Asked> }

/** What became of an act among others: what it did, or the rule that stopped it, and only it. */
type Outcome = { performed: Performed } | { refused: RuleViolation }

/**
 * The way in for many at once: acts on different cases that arrive together share one transaction and one commit, and
 * each is answered after it. Acts on one case take turns. Throws what `act` throws.
 */
export function acts(db: Db, setting: Setting): (one: Act) => Promise<Performed> {
  const together = batched<Act, Outcome>((round) => transact(db, (tx) => actAll(tx, setting, round)), {
    of: ({ caseId }) => caseId,
  })
  return async (one) => {
    assertMay(one.actor, one.command.type)
    return performedIn(await together(one))
  }
}

/**
 * Somebody does something to a case, in the caller's transaction: do they see it, may they, from where they sit, with
 * what power; then the decision and its papers. Commands on one case take turns. Throws what the rules throw,
 * `case/unknown` for a case that is not there or not theirs, and `actor/not-your-desk` when it lies elsewhere.
 */
export async function act(tx: Tx, setting: Setting, one: Act): Promise<Performed> {
  assertMay(one.actor, one.command.type)
  const [outcome] = await actAll(tx, setting, [one])
  return performedIn(outcome as Outcome)
}

/**
 * The same for many cases of which none is there twice, in the caller's transaction. What the rules say to one of them is
 * thrown, and stops them all: whoever asks does less at once then.
 */
export async function actTogether(tx: Tx, setting: Setting, round: readonly Act[]): Promise<void> {
  for (const { actor, command } of round) assertMay(actor, command.type)
  for (const outcome of await actAll(tx, setting, round)) performedIn(outcome)
}

function performedIn(outcome: Outcome): Performed {
  if ('refused' in outcome) throw outcome.refused
  return outcome.performed
}

/**
 * Acts on cases of which none is there twice, phase by phase: every case is locked, then everything about them is read,
 * then each is judged by the rules for itself, then what happened is written for all at once. Papers come last, so that
 * their numbers are held for the shortest time.
 */
async function actAll(tx: Tx, setting: Setting, round: readonly Act[]): Promise<Outcome[]> {
  const calendar = await setting.calendar()
  const [, locked] = await Promise.all([planOnce(tx), lock(tx, round)])
  const [seen, pasts, record] = await Promise.all([
    sightings(tx, round),
    histories(tx, [...locked.keys()]),
    onRecord(tx, round, locked),
  ])
  const judged = await Promise.all(
    round.map((one) =>
      settled(async () => {
        const file = locked.get(one.caseId)
        if (!file || !seen.has(one)) throw new RuleViolation('case/unknown')
        const past = pasts.get(one.caseId) ?? []
        const by = byOf(tx, one, file.at)
        const command = withRecord(await askedIn(tx, one.command), one.caseId, record)
        return { id: one.caseId, one, command, past, by, performed: await rule(past, command, by) }
      }),
    ),
  )
  const done = judged.flatMap((one) =>
    'good' in one && one.good.performed.events.length > 0 ? [one.good] : [],
  )
  const [lines] = await Promise.all([
    recordAll(tx, done, { calendar, jobs: setting.jobs }), // begun first: the papers tell what stands in the rows
    ...done.map(({ one, command }) => one.beside?.(tx, command)),
  ])
  await issuePapers(
    tx,
    setting,
    done.map(({ id, performed }) => ({ caseId: id, performed })),
  )
  return judged.map((one) =>
    'bad' in one
      ? { refused: one.bad }
      : { performed: { ...one.good.performed, line: lines.get(one.good.id) } },
  )
}

/** The rules' answer to one act stops that act; anything else that goes wrong stops the round. */
async function settled<T>(work: () => Promise<T>): Promise<{ good: T } | { bad: RuleViolation }> {
  try {
    return { good: await work() }
  } catch (error) {
    if (error instanceof RuleViolation) return { bad: error }
    throw error
  }
}

const askedIn = (tx: Tx, command: Asked | Sought): Asked | Promise<Asked> =>
  'seek' in command ? command.seek(tx) : command

function byOf(tx: Tx, { actor, requestId, demo }: Act, at: string): By {
  return {
    actor: actor.kind === 'citizen' ? actor.account : actor.id,
    requestId,
    recordedAt: demo?.at ?? at,
    origin: demo ? 'demo' : 'live',
    guard: (c: Case, command: CaseCommand) => assertSeat(tx, c, actor, command),
  }
}

/** Everything here is asked by ids, for which one plan is as good as another: none is made anew for each round. */
const planOnce = (tx: Tx) => sql`set local plan_cache_mode = force_generic_plan`.execute(tx)

/** What is read with the lock of a case; `at` is the database's time, the only one we record. */
export type Locked = { at: string; party: string }

/** Take the cases, in one order for everybody, so that two rounds never wait for each other in a circle. */
async function lock(tx: Tx, round: readonly Act[]): Promise<Map<string, Locked>> {
  const { rows } = await sql<Locked & { id: string }>`
    select case_id as id, party, now() as at from cases.file where case_id = any (${round.map(({ caseId }) => caseId)}::uuid[])
    order by case_id for update`.execute(tx)
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Which of the acts are on a case that is there for whoever does them, as it stands under the lock. */
async function sightings(tx: Tx, round: readonly Act[]): Promise<Set<Act>> {
  const byActor = [...Map.groupBy(round, ({ actor }) => JSON.stringify(actor)).values()]
  const seen = await Promise.all(
    byActor.map(async (acts) => {
      const ids = acts.map(({ caseId }) => caseId)
      const rows = await visibleCases(tx, (acts[0] as Act).actor)
        .select('f.case_id')
        .where(sql<boolean>`f.case_id = any (${ids}::uuid[])`)
        .execute()
      const there = new Set(rows.map(({ case_id }) => case_id))
      return acts.filter(({ caseId }) => there.has(caseId))
    }),
  )
  return new Set(seen.flat())
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
  if (command.type === 'CheckField') await assertColleagues(tx, actor, command.members, command.on)
  if (command.type === 'CallHearing') await assertColleagues(tx, actor, [command.chair], command.on)
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
  if (SEAT[action] === 'oversight') return true // who watches over a case sees it, and has no place in it
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
    case 'extending':
      return [c.terms.joint?.government ?? places.organ]
    case 'siteOrOrgan':
      return [places.site, places.organ]
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

/** Only whoever works in the organ of this desk can be named for a field check or a hearing. */
async function assertColleagues(tx: Tx, { post }: Staff, named: readonly string[], on: Day): Promise<void> {
  const colleagues = await colleaguesOf(tx, post.organ ?? '', on)
  if (!named.every((id) => colleagues.some((one) => one.id === id)))
    throw new RuleViolation('case/staff-unknown')
}
