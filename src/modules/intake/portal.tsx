import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { RuleViolation } from '../../core/violation.ts'
import { assertCitizen, assertMay, type Citizen } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { type Exchange, form, page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { dossierOf, linkToken, queryCode, sendFile, submittedAmong } from '../cases/facade.ts'
import { assertOpen, guideOn, readSituation } from '../catalogue/facade.ts'
import { changeHat } from '../identity/facade.ts'
import { assertOnline, assertServed } from './application.ts'
import { DiscardPage } from './apply-discard.tsx'
import { DonePage } from './apply-done.tsx'
import { StartPage } from './apply-start.tsx'
import { SummaryPage, TaskList } from './apply-summary.tsx'
import { deskOf } from './desk.ts'
import { assertRoom, dropDraft, isId, startDraft } from './drafts.ts'
import { offerAt } from './offer.ts'
import { factsFor } from './places.ts'
import { onDesk, partPages, Sent } from './portal-parts.tsx'
import { firstOpen } from './progress.ts'
import { partyNamed, placeNamed, startOf } from './start.ts'
import { reasonsFor, reopen, submitDraft } from './submit.ts'

const Begun = z.object({
  id: z.uuid(),
  who: z.string().max(40).default('self'),
  county: z.string().max(24).default(''),
  township: z.string().max(24).default(''),
  answers: z.string().max(1000).default(''),
})

/** The pages on which citizens apply: from the guide to the receipt, without script, each page kept as it is sent. */
export function intakePages(site: FastifyInstance, setting: Setting): void {
  const { today } = setting
  const at = onDesk(setting)

  form(site, '/apply/:item', {
    input: Begun,
    show: async ({ db, actor, place }, { item }, problems, typed, { request }) => {
      assertCitizen(actor)
      const query = request.query as Record<string, string | undefined>
      const places = [typed.township, typed.county, query.place, place]
      const start = await startOf(db, actor, { item, places, on: today() })
      const answers = typed.answers ?? query.answers ?? ''
      return <StartPage {...{ start, problems, typed, answers: String(answers) }} id={typed.id ?? newId()} />
    },
    submit: async ({ db, actor }, begun, { item }, _, exchange) => {
      assertCitizen(actor)
      assertMay(actor, 'Submit')
      return begin(db, actor, { ...begun, item }, exchange)
    },
  })

  /** A new draft in the name that was chosen; the sign-in puts that name on, so that the case is found again under it. */
  async function begin(
    db: Db,
    actor: Citizen,
    { id, item, who, county, township, answers }: z.output<typeof Begun> & { item: string },
    exchange: Exchange,
  ): Promise<`/${string}`> {
    const on = today()
    await assertOpen(db, item, on)
    const { guide } = await guideOn(db, item, on)
    assertOnline(guide)
    const party = await partyNamed(db, actor, who, item, on)
    assertServed(guide, party)
    const place = await placeNamed(db, guide, { county, township }, on)
    await offerAt(db, item, place, on)
    await assertRoom(db, { ...actor, party: party.id })
    if (who !== (actor.mandate?.id ?? 'self'))
      await changeHat({ db, setting }, exchange, { mandate: who === 'self' ? null : who })
    const situation = questionsToAsk(guide, readSituation(answers)).answers
    const settled = Object.keys(situation).length > 0 && !questionsToAsk(guide, situation).next
    const done = settled ? ['situation'] : []
    await startDraft(db, { ...actor, party: party.id }, { id, item, place, situation, done })
    const desk = await deskOf(db, { ...actor, party: party.id }, id, on)
    return typeof desk === 'string' ? desk : firstOpen(desk)
  }

  page(site, '/drafts/:id', (ctx, { id }) =>
    at(ctx, id, async (desk) => <TaskList desk={desk} reasons={await reasonsFor(ctx.db, desk)} />),
  )

  partPages(site, setting)

  form(site, '/drafts/:id/summary', {
    input: Sent,
    show: (ctx, { id }, problems) =>
      at(ctx, id, async (desk) => (
        <SummaryPage desk={desk} problems={problems} facts={await factsFor(ctx.db, desk)} />
      )),
    submit: async ({ db, actor }, _, { id }) => {
      const desk = await deskOf(db, actor, id, today())
      if (typeof desk === 'string') return desk
      await submitDraft(db, setting, desk)
      return desk.draft.returned ? `/my/cases/${id}` : `/apply/done/${id}`
    },
  })

  form(site, '/drafts/:id/removal', {
    input: Sent,
    show: (ctx, { id }, problems) =>
      at(ctx, id, (desk) =>
        desk.draft.returned ? `/drafts/${id}` : <DiscardPage desk={desk} problems={problems} />,
      ),
    submit: async ({ db, actor }, _, { id }) => {
      const desk = await deskOf(db, actor, id, today())
      if (typeof desk === 'string') return desk
      if (!desk.draft.returned) await dropDraft(db, id)
      return `/items/${desk.draft.item}`
    },
  })

  site.get('/drafts/:id/files/:file', { schema: { hide: true } }, async (request, reply) => {
    const { db, actor } = request.ctx
    const { id, file: wanted } = request.params as { id: string; file: string }
    const desk = await deskOf(db, actor, id, today())
    const file = typeof desk === 'string' ? undefined : desk.uploads.find((one) => one.id === wanted)
    if (!file) throw new RuleViolation('file/unknown')
    const { mediaType, name, sha256 } = file
    return sendFile(reply, { mediaType, name, body: setting.files.get(sha256) })
  })

  page(site, '/apply/done/:id', async ({ db, actor }, { id }) => {
    assertCitizen(actor)
    const submitted = isId(id) ? (await submittedAmong(db, [id])).get(id) : undefined
    if (submitted?.party !== actor.party) throw new RuleViolation('case/unknown')
    return (
      <DonePage
        dossier={await dossierOf(db, id)}
        code={queryCode(setting.secret, id)}
        link={`${setting.publicUrl}/f/${linkToken(setting.secret, id)}`}
        calendar={await setting.calendar()}
      />
    )
  })

  page(site, '/my/cases/:id/edit', async ({ db, actor }, { id }) => {
    assertCitizen(actor)
    await reopen(db, actor, id)
    return `/drafts/${id}`
  })
}
