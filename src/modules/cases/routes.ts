import type { FastifyInstance } from 'fastify'
import type { Calendar } from '../../core/calendar.ts'
import type { CaseCommand } from '../../core/case/decide.ts'
import { type Day, day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { assertStaff, type Staff, SYSTEM } from '../../platform/actor.ts'
import { onceFor } from '../../platform/batch.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { siteOf } from '../organisation/facade.ts'
import { acts, type Sought } from './act.ts'
import { ACTS, type ActName } from './acts.ts'
import { type Asked, checklistOf } from './asked.ts'
import { clockView } from './clock-view.ts'
import {
  bindScan,
  countCases,
  explainClocks,
  judgeMaterial,
  judgeMaterials,
  listCases,
  listUnsealed,
  showCase,
} from './contract.ts'
import { countLines } from './counts.ts'
import { detailOf, paperLines } from './detail.ts'
import { fileRoutes } from './file-routes.ts'
import { judge, materialsOf, recordDelivery } from './materials.ts'
import { lineOf, listLines, toLine } from './queries.ts'
import { bindStamped, unsealedFor } from './seals.ts'
import { groupsOf } from './windows.ts'

/** The API of cases: lists, the case desk, and every act as the making of a noun. */
export function caseRoutes(api: FastifyInstance, setting: Setting): void {
  const now = async () => ({ today: setting.today(), calendar: await setting.calendar() })

  serve(api, listCases, async ({ db, actor }, filter) => {
    assertStaff(actor)
    const groups = await groupsOf(db, actor, setting.today())
    return listLines(db, actor, { ...filter, groups }, { ...(await now()), secret: setting.secret })
  })

  serve(api, countCases, async ({ db, actor }, part) => {
    assertStaff(actor)
    const groups = await groupsOf(db, actor, setting.today())
    return countLines(db, actor, { ...part, groups }, setting.today())
  })

  serve(api, showCase, async ({ db, actor }, { id }) => {
    assertStaff(actor)
    return detailOf(db, actor, id, setting)
  })

  serve(api, explainClocks, async ({ db, actor }, { id, if: what, on, procedure, days }) => {
    assertStaff(actor)
    await lineOf(db, actor, id, await now()) // not there, or not theirs to see
    if (what && !on) throw new RuleViolation('suppose/incomplete')
    const supposition = what && on ? { if: what, on: day(on), procedure, days } : undefined
    return clockView(db, id, setting, { audience: 'staff', supposition })
  })

  serve(api, judgeMaterial, async ({ db, actor }, { id, ...finding }) => {
    assertStaff(actor)
    await transact(db, (tx) => judge(tx, actor, id, [finding], setting.today()))
    return { materials: await materialsOf(db, actor, id) }
  })

  serve(api, judgeMaterials, async ({ db, actor }, { id, findings }) => {
    assertStaff(actor)
    await transact(db, (tx) => judge(tx, actor, id, findings, setting.today()))
    return { materials: await materialsOf(db, actor, id) }
  })

  serve(api, bindScan, async ({ db, actor }, { id, paper, file, name }) => {
    assertStaff(actor)
    await transact(db, (tx) => bindStamped(tx, setting, actor, { id, paper, file, name }))
    return { papers: await paperLines(db, id) }
  })

  serve(api, listUnsealed, async ({ db, actor }, page) => {
    assertStaff(actor)
    return unsealedFor(db, actor, page)
  })

  fileRoutes(api, setting)

  const actOn = onceFor((db: Db) => acts(db, setting))
  for (const name of Object.keys(ACTS) as ActName[]) {
    const endpoint = ACTS[name]
    serve(api, endpoint, async ({ db, actor, requestId }, input) => {
      assertStaff(actor)
      const { today, calendar } = await now()
      const command = commandOf(name, input, { actor, today, calendar })
      const { line } = await actOn(db)({
        ...{ caseId: input.id, actor, requestId, command },
        beside: (tx, done) => besideOf(tx, input, done),
      })
      // a repeated request is answered from what is there; the act may have taken it out of this desk's sight
      return line ? toLine(line, { today, calendar }) : lineOf(db, SYSTEM, input.id, { today, calendar })
    })
  }
}

type Input = { id: string } & Record<string, unknown>

/** Personal data of an act lies beside its event. */
async function besideOf(tx: Tx, { id, signature }: Input, done: CaseCommand): Promise<void> {
  if (done.type === 'Deliver') await recordDelivery(tx, id, { ...done, signature: String(signature ?? '') })
}

type Around = { actor: Staff; today: Day; calendar: Calendar }

/** What was sent, as the command it is: days, ids and what the database knows are added here. */
function commandOf(name: ActName, input: Input, { actor, today, calendar }: Around): Asked | Sought {
  const { id, ...sent } = input
  const by = { on: today, by: actor.id }
  switch (name) {
    case 'Grant':
      return { type: 'Decide', outcome: 'granted', ...by, ...sent } as Asked
    case 'Deny':
      return { type: 'Decide', outcome: 'denied', ...by, ...sent } as Asked
    case 'Consult':
    case 'AskOpinion':
      return { type: name, ...by, ...sent, id: newId() } as Asked
    case 'AnswerConsultation':
      return { type: name, ...by, id: sent.consultation, answer: sent.answer } as Asked
    case 'GiveOpinion':
      return { type: name, ...by, id: sent.opinion, agree: sent.agree, text: sent.text } as Asked
    case 'CallHearing':
    case 'OfferHearing':
    case 'Extend':
    case 'SeekExtension':
    case 'RequestCorrection':
    case 'AcceptWithTolerance':
      return { type: name, ...by, ...sent, calendar } as Asked
    case 'PromiseTolerance': {
      const { signer, authority, ...promise } = sent
      return {
        type: name,
        ...by,
        ...promise,
        signed: { where: 'window', by: signer, authority },
        calendar,
      } as Asked
    }
    case 'Receive':
    case 'SupplyCorrection':
      return {
        type: name,
        async seek(tx) {
          const good = (await checklistOf(tx, id)).filter(({ finding }) => finding === 'ok')
          return { type: name, ...by, materials: good.map(({ material }) => material) }
        },
      }
    case 'Dispatch':
      return {
        type: name,
        async seek(tx) {
          if (sent.way === 'station' && sent.site) await siteOf(tx, String(sent.site), today)
          return { type: name, ...by, ...sent } as Asked
        },
      }
    case 'Deliver': {
      const { way, collector: collectedBy, name: who, documentKind, documentNumber, authority } = sent
      const collector = { name: who, documentKind, documentNumber, authority }
      return { type: name, ...by, way, collectedBy, collector } as Asked
    }
    case 'Verify':
      return {
        type: name,
        async seek(tx) {
          const lacking = (await paperLines(tx, id)).filter((paper) => paper.needsSeal && !paper.sealed)
          const unsealed = lacking.map(({ id, title }) => ({ id, title }))
          return { type: name, ...by, unsealed, attested: sent.attested } as Asked
        },
      }
    case 'Claim':
      return { type: name, ...by, name: actor.name }
    case 'Release':
      return { type: name, ...by, force: actor.post.role === 'hallManager' }
    case 'Complete':
    case 'DecideOnSpot':
      return { type: name, ...by, ...sent, certificate: certificateOf(sent.certificate) } as Asked
    default:
      return { type: name, ...by, ...sent } as Asked
  }
}

function certificateOf(sent: unknown) {
  const given = sent as { number: string; validFrom: string; validUntil?: string } | undefined
  if (!given) return undefined
  return {
    number: given.number,
    validFrom: day(given.validFrom),
    ...(given.validUntil ? { validUntil: day(given.validUntil) } : {}),
  }
}
