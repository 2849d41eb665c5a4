import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { watchesSystem } from '../../core/administration.ts'
import { addDays, type Day, day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ADMIN_SAYS, HANDLING_SCOPE } from '../../core/words/administration.ts'
import { HOLDING_SIDE } from '../../core/words/organisation.ts'
import { assertStaff, type Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { hasOwnPassword } from '../identity/facade.ts'
import { standIn } from './absences.ts'
import * as acts from './acts.ts'
import { appoint, relieve } from './appointments.ts'
import { visibleAuthorisation, visibleAuthorisations } from './authorisation-queries.ts'
import { authorise, withdrawAuthorisation } from './authorisations.ts'
import { visibleChanges } from './change-queries.ts'
import { assertAdministers, assertNotPast, assertOthers, authorOf, type Change, changing } from './changes.ts'
import { visibleOrgan, visiblePerson } from './people.ts'
import { visiblePost, visiblePosts } from './post-queries.ts'
import { type PostRole, postOf } from './posts.ts'

/** Who holds which post, what a post may decide, and what was changed: the desk of the three administrators. */
export function administrationRoutes(api: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  serve(api, acts.listPosts, async ({ db, actor }, { vacant, ...filter }) => {
    assertAdministers(actor, 'SeePosts')
    return visiblePosts(db, actor, { ...filter, vacant: vacant === 'yes' }, today())
  })

  serve(api, acts.getPost, async ({ db, actor }, { post }) => {
    assertAdministers(actor, 'SeePosts')
    return visiblePost(db, actor, post, today())
  })

  serve(api, acts.appointHolder, async ({ db, actor, requestId }, asked) => {
    assertAdministers(actor, 'Appoint')
    const by = { author: authorOf(actor), requestId }
    await changing(db, by, (tx) => appointed(tx, actor, asked, today()))
    return visiblePost(db, actor, asked.post, today())
  })

  serve(api, acts.relieveHolder, async ({ db, actor, requestId }, asked) => {
    assertAdministers(actor, 'Appoint')
    const by = { author: authorOf(actor), requestId }
    await changing(db, by, (tx) => relieved(tx, actor, asked, today()))
    return visiblePost(db, actor, asked.post, today())
  })

  serve(api, acts.listAuthorisations, async ({ db, actor }, filter) => {
    assertAdministers(actor, 'SeePosts')
    return visibleAuthorisations(db, actor, filter, today())
  })

  serve(api, acts.grantAuthorisation, async ({ db, actor, requestId }, asked) => {
    assertAdministers(actor, 'Authorise')
    const by = { author: authorOf(actor), requestId }
    await changing(db, by, (tx) => authorised(tx, actor, { ...asked, id: requestId }, today()))
    return visibleAuthorisation(db, actor, requestId, today())
  })

  serve(api, acts.endAuthorisation, async ({ db, actor, requestId }, asked) => {
    assertAdministers(actor, 'Authorise')
    const by = { author: authorOf(actor), requestId }
    await changing(db, by, (tx) => withdrawn(tx, actor, asked, today()))
    return visibleAuthorisation(db, actor, asked.id, today())
  })

  serve(api, acts.standInToday, async ({ db, actor, requestId }) => {
    assertStaff(actor)
    const by = { author: authorOf(actor), requestId }
    await changing(db, by, (tx) => stoodIn(tx, actor, today()))
    return { post: actor.post.id }
  })

  serve(api, acts.listChanges, async ({ db, actor }, filter) => {
    assertAdministers(actor, 'ReadChanges')
    return visibleChanges(db, actor, filter)
  })
}

type Asked<E extends { input: z.ZodType }> = z.output<E['input']>

export async function appointed(
  tx: Tx,
  actor: Staff,
  { post, side, person, reason, ...asked }: Asked<typeof acts.appointHolder>,
  today: Day,
): Promise<Change> {
  const [from, to] = [day(asked.from), asked.to ? day(asked.to) : undefined]
  const { title, division, role } = await visiblePost(tx, actor, post, today)
  const { name } = await visiblePerson(tx, actor, person, today)
  assertOthers(actor, person)
  assertNotPast(from, today)
  if (watchesSystem(role as PostRole) && !(await hasOwnPassword(tx, person)))
    throw new RuleViolation('organisation/administrator-account', { name })
  const before = await appoint(tx, { post, side, person, from, to })
  const facts = {
    ...{ post: title, side: HOLDING_SIDE[side].zh, firstDay: from },
    ...(to ? { lastDay: to } : {}),
    ...(before ? { before } : {}),
  }
  return { kind: 'appointed', subject: name, person, post, division, facts, reason }
}

export async function relieved(
  tx: Tx,
  actor: Staff,
  { post, side, person, reason, ...asked }: Asked<typeof acts.relieveHolder>,
  today: Day,
): Promise<Change> {
  const [from, lastDay] = [day(asked.from), day(asked.lastDay)]
  const { title, division } = await visiblePost(tx, actor, post, today)
  const { name } = await visiblePerson(tx, actor, person, today)
  assertOthers(actor, person)
  assertNotPast(lastDay, addDays(today, -1))
  await relieve(tx, { post, side, person, from, lastDay })
  const facts = { post: title, side: HOLDING_SIDE[side].zh, lastDay }
  return { kind: 'relieved', subject: name, person, post, division, facts, reason }
}

export async function authorised(
  tx: Tx,
  actor: Staff,
  { reason, ...asked }: Asked<typeof acts.grantAuthorisation> & { id: string },
  today: Day,
): Promise<Change> {
  const { post, item, handling, paper } = asked
  const [from, to] = [day(asked.from), asked.to ? day(asked.to) : undefined]
  const { title, division, holdings, to: ends } = await visiblePost(tx, actor, post, today)
  if (ends && ends < from) throw new RuleViolation('organisation/post-unknown')
  const organ = await visibleOrgan(tx, actor, asked.organ, today)
  for (const { person } of holdings) assertOthers(actor, person.id)
  assertNotPast(from, today)
  await authorise(tx, { ...asked, paperOn: day(asked.paperOn), from, to, by: actor.id })
  const facts = {
    ...{ organ: organ.name, items: item, handling: HANDLING_SCOPE[handling].zh, paper, firstDay: from },
    ...(to ? { lastDay: to } : {}),
  }
  return { kind: 'authorised', subject: title, post, division, facts, reason }
}

async function withdrawn(
  tx: Tx,
  actor: Staff,
  { id, reason, ...asked }: Asked<typeof acts.endAuthorisation>,
  today: Day,
): Promise<Change> {
  const lastDay = day(asked.lastDay)
  const { post, organ, item, division } = await visibleAuthorisation(tx, actor, id, today)
  assertNotPast(lastDay, addDays(today, -1))
  await withdrawAuthorisation(tx, id, lastDay)
  const facts = { organ: organ.name, items: item, lastDay }
  return { kind: 'authorisationWithdrawn', subject: post.title, post: post.id, division, facts, reason }
}

/** A is away and told nobody: B says so and has the post for today. Nothing to record where it was known. */
export async function stoodIn(tx: Tx, { id, name, post }: Staff, today: Day): Promise<Change | undefined> {
  if (!(await standIn(tx, { post: post.id, by: id, on: today }))) return undefined
  const { title, division } = await postOf(tx, post.id, today)
  const facts = { post: title, firstDay: today, lastDay: today }
  const reason = ADMIN_SAYS.away.zh
  return { kind: 'stoodIn', subject: name, person: id, post: post.id, division, facts, reason }
}
