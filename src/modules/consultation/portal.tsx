import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { personalIn } from '../../core/consultation/personal.ts'
import type { Stars } from '../../core/evaluation/rating.ts'
import { findTypedQueryCode } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import { CONSULT, consulted, PERSONAL } from '../../core/words/consultation.ts'
import { RATING } from '../../core/words/evaluation.ts'
import { assertCitizen } from '../../platform/actor.ts'
import { networkOf } from '../../platform/attempts.ts'
import { transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { form, page } from '../../platform/page.tsx'
import type { Context } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { linkToken } from '../cases/facade.ts'
import { guideOn } from '../catalogue/facade.ts'
import { findParty } from '../identity/facade.ts'
import { findChosen } from '../organisation/facade.ts'
import { ask, CITY } from './ask.ts'
import { AskPage } from './ask-page.tsx'
import { askedBy, askedView } from './asked.ts'
import { AskedPage } from './asked-page.tsx'
import { askAgain, rateAnswer } from './commands.ts'
import { DivisionCode, Item, Phone, QUESTION_MOST } from './contract.ts'
import { countQuestion, findNumber, type TicketWay, ticketByCode, wayByAccount, wayByLink } from './follow.ts'
import { FollowQuestionPage, MinePage } from './mine-page.tsx'
import { publishedFaq } from './published.ts'

const Question = z
  .string()
  .trim()
  .min(1, CONSULT.questionMissing.zh)
  .max(QUESTION_MOST, consulted.most(QUESTION_MOST))

const Asking = z.strictObject({
  id: z.uuid(),
  item: z.union([z.literal(''), Item]).default(''),
  place: z.union([z.literal(''), DivisionCode]).default(''),
  question: Question,
  asker: z.string().trim().max(40, consulted.most(40)).default(''),
  phone: Phone,
  anyway: z.literal('yes').optional(),
})

/** 我要问: what others have asked, a question of one's own, and what was answered; all of it without script. */
export function consultationPages(site: FastifyInstance, setting: Setting): void {
  form(site, '/consult', {
    input: Asking,
    show: async (ctx, _params, problems, typed, { request }) => {
      const query = request.query as Readonly<Record<string, unknown>>
      const view = await offered(ctx, setting, query)
      return <AskPage {...view} problems={problems} typed={{ id: newId(), ...typed }} />
    },
    submit: async (ctx, given, _params, _uploads, { request }) => {
      const { id, question, anyway, asker, phone } = given
      assertImpersonal(question, anyway)
      const { db, actor, requestId } = ctx
      const citizen = actor.kind === 'citizen' ? actor : undefined
      await countQuestion(db, citizen?.account, request.ip)
      const known = citizen && (await findParty(db, citizen.party))
      await transact(db, (tx) =>
        ask(
          tx,
          setting,
          {
            ...{ id, channel: 'portal', text: question, item: given.item || undefined },
            ...{ division: given.place || CITY, party: citizen?.party },
            asker: asker || known?.name || '',
            phone: phone || known?.phone || '',
          },
          { actor: citizen?.account ?? 'visitor', place: '', requestId },
        ),
      )
      return citizen ? `/my/consultations/${id}` : `/q/${linkToken(setting.secret, id)}`
    },
  })

  form(site, '/consult/follow', {
    input: z.strictObject({
      number: typedAs(findNumber, CONSULT.numberWrong.zh),
      code: typedAs(findTypedQueryCode, CONSULT.codeWrong.zh),
    }),
    show: async (_ctx, _params, problems, typed) => <FollowQuestionPage {...{ problems, typed }} />,
    submit: async ({ db }, typed, _params, _uploads, { request }) => {
      const guess = { secret: setting.secret, guesser: networkOf(request.ip) }
      return `/q/${linkToken(setting.secret, await ticketByCode(db, typed, guess))}`
    },
  })

  page(site, '/my/consultations', async ({ db, actor }) => {
    assertCitizen(actor)
    return <MinePage asked={await askedBy(db, actor)} />
  })

  ticketPages(site, setting)
}

const Following = z.discriminatedUnion('doing', [
  z.strictObject({ doing: z.literal('again'), question: Question, anyway: z.literal('yes').optional() }),
  z.strictObject({
    doing: z.literal('rate'),
    stars: z
      .enum(['1', '2', '3', '4', '5'], RATING.starsMissing.zh)
      .transform((stars) => Number(stars) as Stars),
    text: z.string().trim().max(150, consulted.most(150)).default(''),
  }),
])

/** One question, on either way to it: read, asked again, rated. */
function ticketPages(site: FastifyInstance, setting: Setting): void {
  type Params = Readonly<Record<string, string | undefined>>
  const ways = [
    ['/my/consultations/:id', (ctx: Context, { id = '' }: Params) => wayByAccount(ctx, id)],
    ['/q/:token', (ctx: Context, { token = '' }: Params) => wayByLink(ctx, token, setting)],
  ] as const
  for (const [path, come] of ways)
    form(site, path, {
      input: Following,
      show: async (ctx, params, problems, typed) => {
        const way = await come(ctx, params)
        const view = await askedView(ctx.db, setting, way.id)
        return <AskedPage view={view} secret={codeFor(way, setting)} {...{ problems, typed }} />
      },
      submit: async (ctx, given, params) => {
        const way = await come(ctx, params)
        const by = { id: way.id, actor: way.actor, requestId: ctx.requestId }
        if (given.doing === 'rate') {
          await transact(ctx.db, (tx) =>
            rateAnswer(tx, setting, by, { stars: given.stars, text: given.text }),
          )
        } else {
          assertImpersonal(given.question, given.anyway)
          await transact(ctx.db, (tx) =>
            askAgain(tx, setting, by, { text: given.question, channel: 'portal' }),
          )
        }
        return way.base
      },
    })
}

/** Whoever has the link needs number and code once, to come back without it; whoever has an account needs neither. */
const codeFor = ({ byLink }: TicketWay, { secret }: Setting): string | undefined =>
  byLink ? secret : undefined

/** Throws `consultation/personal`, once: whoever ticks that it is needed is believed. */
function assertImpersonal(question: string, anyway: 'yes' | undefined): void {
  const kinds = personalIn(question)
  if (kinds.length > 0 && !anyway)
    throw new RuleViolation('consultation/personal', {
      kinds: kinds.map((kind) => PERSONAL[kind].zh).join('、'),
    })
}

/** What is asked about, and what others have asked of it, for the place somebody chose. */
async function offered({ db, place }: Context, { today }: Setting, query: Readonly<Record<string, unknown>>) {
  const text = typeof query.q === 'string' ? query.q.trim().slice(0, 60) : ''
  const item = Item.safeParse(query.item).data
  const on = today()
  const guide = item === undefined ? undefined : (await guideOn(db, item, on)).guide
  const chosen = await findChosen(db, DivisionCode.safeParse(query.place).data ?? place, on)
  const faq =
    guide || text
      ? await publishedFaq(db, { item, text, around: chosen?.path.map(({ code }) => code) }, on)
      : []
  return { item, name: guide?.name, own: guide?.faq ?? [], faq, text, place: chosen }
}

/** A code as people type it, read as it was meant; what cannot be one is said beside its field. */
const typedAs = (find: (typed: string) => string | undefined, problem: string) =>
  z
    .string()
    .max(200)
    .transform((typed, said) => {
      const found = find(typed)
      if (found === undefined) said.addIssue(problem)
      return found ?? z.NEVER
    })
