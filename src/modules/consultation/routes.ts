import type { FastifyInstance } from 'fastify'
import { clausesOf } from '../../core/consultation/clause.ts'
import { RuleViolation } from '../../core/violation.ts'
import { assertStaff, type Staff } from '../../platform/actor.ts'
import { transact } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { guideOn } from '../catalogue/facade.ts'
import { divisionPath } from '../organisation/facade.ts'
import { answer, dismiss, pass, take } from './commands.ts'
import {
  answerTicket,
  declineFaq,
  dismissTicket,
  findFaq,
  listClauses,
  listFaqDesk,
  listTickets,
  passTicket,
  proposeFaq,
  publishFaq,
  showFigures,
  showTicket,
  takeQuestion,
  withdrawFaq,
} from './contract.ts'
import { faqDesk, propose, publish, turnDown } from './faq.ts'
import { inboundRoutes } from './inbound.ts'
import { publishedFaq } from './published.ts'
import { figuresFor, ticketFor, ticketsFor } from './queries.ts'

export function consultationRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, listTickets, async ({ db, actor }, filter) => {
    assertStaff(actor)
    return ticketsFor(db, actor, filter, setting.today())
  })

  serve(api, showTicket, async ({ db, actor }, { id }) => {
    assertStaff(actor)
    return ticketFor(db, actor, id, setting)
  })

  serve(api, takeQuestion, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await take(tx, setting, actor, requestId, given)
      return ticketFor(tx, actor, given.id, setting)
    })
  })

  serve(api, answerTicket, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await answer(tx, setting, actor, requestId, given)
      return ticketFor(tx, actor, given.id, setting)
    })
  })

  serve(api, passTicket, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await pass(tx, setting, actor, requestId, given)
      return ticketFor(tx, actor, given.id, setting)
    })
  })

  serve(api, dismissTicket, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await dismiss(tx, setting, actor, requestId, given)
      return ticketFor(tx, actor, given.id, setting)
    })
  })

  serve(api, showFigures, async ({ db, actor }) => {
    assertStaff(actor)
    return figuresFor(db, actor, setting)
  })

  serve(api, listClauses, async ({ db }, { item }) => {
    const { guide, version } = await guideOn(db, item, setting.today())
    return { item, name: guide.name, version, clauses: clausesOf(guide) }
  })

  serve(api, findFaq, async ({ db }, { place, ...wanted }) => {
    const around = place === undefined ? undefined : (await divisionPath(db, place)).map(({ code }) => code)
    return { faq: await publishedFaq(db, { ...wanted, around }, setting.today()) }
  })

  faqRoutes(api, setting)
  inboundRoutes(api, setting)
}

function faqRoutes(api: FastifyInstance, setting: Setting): void {
  const by = (requestId: string) => ({ requestId, today: setting.today() })

  serve(api, listFaqDesk, async ({ db, actor }, { show }) => {
    assertStaff(actor)
    return { faq: await faqDesk(db, actor, { show }, setting.today()) }
  })

  serve(api, proposeFaq, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await propose(tx, actor, by(requestId), given)
      return ticketFor(tx, actor, given.id, setting)
    })
  })

  serve(api, publishFaq, async ({ db, actor, requestId }, given) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await publish(tx, actor, by(requestId), given)
      return lineOf(tx, actor, given.id)
    })
  })

  for (const [endpoint, act] of [
    [declineFaq, 'decline'],
    [withdrawFaq, 'withdraw'],
  ] as const)
    serve(api, endpoint, async ({ db, actor, requestId }, given) => {
      assertStaff(actor)
      return transact(db, async (tx) => {
        await turnDown(tx, actor, by(requestId), act, given)
        return lineOf(tx, actor, given.id)
      })
    })

  async function lineOf(tx: Parameters<typeof faqDesk>[0], actor: Staff, id: string) {
    const [line] = await faqDesk(tx, actor, { id }, setting.today())
    if (!line) throw new RuleViolation('consultation/faq-unknown')
    return line
  }
}
