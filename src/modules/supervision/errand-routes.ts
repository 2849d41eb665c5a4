import type { FastifyInstance } from 'fastify'
import { AT_FAULT } from '../../core/supervision/card.ts'
import { ERRAND_AUTHORITY, urgeableFrom } from '../../core/supervision/errand.ts'
import { heldOf } from '../../core/supervision/held.ts'
import { RuleViolation } from '../../core/violation.ts'
import { assertStaff, type Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { transact } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { findSupervised, visibleCases } from '../cases/facade.ts'
import { answerErrand, listErrands, showSupervision, transfer, urge } from './contract.ts'
import { errandLine, errandLines } from './errand-view.ts'
import {
  answerErrand as answer,
  assertErrand,
  awaitedIn,
  colleaguesOf,
  errandRows,
  errandsOfCase,
  transferCase,
  urgeCase,
} from './errands.ts'
import { namesOf } from './names.ts'
import { cardsOfCase, named } from './queries.ts'
import { placeOf } from './visible.ts'

/** Urging and transfer, and what supervision says of one case. */
export function errandRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, showSupervision, async ({ db, actor }, { id }) => {
    assertStaff(actor)
    return supervisionOf(db, actor, id, setting)
  })

  serve(api, listErrands, async ({ db, actor }, { box }) => {
    assertStaff(actor)
    if (!ERRAND_AUTHORITY.urge.includes(actor.post.role)) throw new RuleViolation('actor/not-allowed')
    const rows = await errandRows(db, actor, box)
    return { errands: await errandLines(db, actor, rows, setting.today()) }
  })

  serve(api, urge, async ({ db, actor, requestId }, sent) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      const errand = await urgeCase(tx, setting, actor, { ...sent, requestId })
      return errandLine(tx, actor, { caseId: sent.caseId, errand }, setting.today())
    })
  })

  serve(api, transfer, async ({ db, actor, requestId }, sent) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      const errand = await transferCase(tx, setting, actor, { ...sent, requestId })
      return errandLine(tx, actor, { caseId: sent.caseId, errand }, setting.today())
    })
  })

  serve(api, answerErrand, async ({ db, actor, requestId }, sent) => {
    assertStaff(actor)
    assertErrand(actor, 'urge')
    return transact(db, async (tx) => {
      await answer(tx, setting, actor, { ...sent, requestId })
      return errandLine(tx, actor, sent, setting.today())
    })
  })
}

/** Throws `case/unknown` for a case that is not there or not theirs. */
async function supervisionOf(db: Db, actor: Staff, caseId: string, setting: Setting) {
  const today = setting.today()
  const row = await visibleCases(db, actor)
    .select('f.case_id')
    .where('f.case_id', '=', caseId)
    .executeTakeFirst()
  const of = row && (await findSupervised(db, caseId))
  if (!of) throw new RuleViolation('case/unknown')
  const held = heldOf(of.events)
  const now = held.at(-1)
  const { post } = actor
  const mayUrge = ERRAND_AUTHORITY.urge.includes(post.role) && !post.waiting
  const urgeable = mayUrge ? urgeableFrom(placeOf(actor), now, awaitedIn(of)) : []
  const names = await namesOf(
    db,
    [...held.map(({ place }) => place), ...urgeable],
    today,
    held.flatMap(({ person }) => person ?? []),
  )
  const seesCards = post.role === 'supervisor' || AT_FAULT.includes(post.role)
  const isHolder = now?.person === actor.id && now.until === undefined && !post.waiting
  return {
    held: held.map((one) => ({ ...named(one, names), from: one.from, until: one.until ?? null })),
    cards: seesCards ? await cardsOfCase(db, actor, caseId, today) : [],
    errands: await errandLines(db, actor, await errandsOfCase(db, caseId), today),
    urgeable: urgeable.map((place) => ({ place, name: names.place(place) })),
    colleagues: isHolder ? await colleaguesOf(db, actor, today) : [],
  }
}
