import type { FastifyInstance } from 'fastify'
import type { CardAct } from '../../core/supervision/card.ts'
import { RULES_AUTHORITY } from '../../core/supervision/card.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import { assertStaff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { transact } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { CARD_ACTS } from './acts.ts'
import { choicesOf } from './choices.ts'
import { actOnCard, type Sent } from './commands.ts'
import { listCards, listRules, setRule, showCard, showChoices, showFigures } from './contract.ts'
import { errandRoutes } from './errand-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { figuresOf } from './figures.ts'
import { cardDetail, listCardLines } from './queries.ts'
import { rulesInForce, versionsOf, setRule as writeRule } from './rules.ts'
import { isOfCity } from './visible.ts'

/** The API of supervision: cards and what is done to them, the rules, figures, urging and transfer. */
export function supervisionRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, listCards, async ({ db, actor }, filter) => {
    assertStaff(actor)
    return listCardLines(db, actor, filter, setting.today())
  })

  serve(api, showCard, async ({ db, actor }, key) => {
    assertStaff(actor)
    return cardDetail(db, actor, key, setting.today())
  })

  for (const type of Object.keys(CARD_ACTS) as CardAct[])
    serve(api, CARD_ACTS[type], async ({ db, actor, requestId }, { caseId, card, ...sent }) => {
      assertStaff(actor)
      const command = { type, ...sent, requestId } as Sent
      return transact(db, async (tx) => {
        await actOnCard(tx, setting, actor, { caseId, card }, command)
        return cardDetail(tx, actor, { caseId, card }, setting.today())
      })
    })

  serve(api, showChoices, async ({ db, actor }, part) => {
    assertStaff(actor)
    return choicesOf(db, actor, part, setting.today())
  })

  serve(api, showFigures, async ({ db, actor }, part) => {
    assertStaff(actor)
    return figuresOf(db, actor, part, setting)
  })

  exportRoutes(api, setting)
  errandRoutes(api, setting)

  serve(api, listRules, async ({ db, actor }) => {
    assertStaff(actor)
    return rulesFor(db, actor)
  })

  serve(api, setRule, async ({ db, actor }, { rule, ...change }) => {
    assertStaff(actor)
    if (!RULES_AUTHORITY.includes(actor.post.role)) throw new RuleViolation('actor/not-allowed')
    if (!isOfCity(actor)) throw new RuleViolation('card/rule-city')
    await transact(db, (tx) => writeRule(tx, actor, rule, change))
    return rulesFor(db, actor)
  })
}

async function rulesFor(db: Db, actor: Staff) {
  const rules = (await rulesInForce(db)).map(({ chain: _, recipients, ...rule }) => ({
    ...rule,
    recipients: [...recipients],
  }))
  const versions = (await versionsOf(db)).map((row) => ({ ...row, setAt: new Date(row.setAt).toISOString() }))
  return { rules, versions, mine: isOfCity(actor) }
}
