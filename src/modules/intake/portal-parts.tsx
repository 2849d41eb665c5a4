import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { RuleViolation } from '../../core/violation.ts'
import type { Db } from '../../platform/db.ts'
import { action, type Exchange, type Fields, form, type Shown } from '../../platform/page.tsx'
import type { Context } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { asAttachments } from '../cases/facade.ts'
import { MaterialsPage } from './apply-materials.tsx'
import { ContactPage, DeliveryPage, FormPageView, SituationPage } from './apply-parts.tsx'
import { type Desk, deskOf } from './desk.ts'
import { changeDraft } from './drafts.ts'
import { keepContact, keepDelivery, keepForm, keepMaterials, keepSituation, type Wrong } from './keep.ts'
import { deliveryFor } from './places.ts'
import { prefilled } from './prefill.ts'
import { nextAfter } from './progress.ts'
import { dropUpload, keepUploads } from './uploads.ts'

/** What a form sent, as it came: each page reads its own fields and no other. */
export const Sent = z.record(z.string(), z.string())

/** The pages of the parts of an application. Each keeps what it was sent, right or wrong, and says what is wrong. */
export function partPages(site: FastifyInstance, setting: Setting): void {
  const at = onDesk(setting)

  /** Keep a part and go on: to the next, to the list, or back to the summary it was opened from. */
  async function onward(
    ctx: Context,
    { id, part, sent }: { id: string; part: string; sent: Fields },
    { request }: Exchange,
    keep: (desk: Desk) => Promise<Wrong>,
  ): Promise<`/${string}`> {
    const desk = await deskOf(ctx.db, ctx.actor, id, setting.today())
    if (typeof desk === 'string') return desk
    const wrong = await keep(desk)
    if (sent.go === 'list') return `/drafts/${id}`
    if (wrong) throw wrong
    if ((request.query as { back?: string }).back === 'summary') return `/drafts/${id}/summary`
    const after = await deskOf(ctx.db, ctx.actor, id, setting.today())
    return typeof after === 'string' ? after : nextAfter(after, part)
  }

  form(site, '/drafts/:id/situation', {
    input: Sent,
    show: (ctx, { id }, problems, typed) =>
      at(ctx, id, (desk) => <SituationPage desk={desk} problems={problems} typed={typed} />),
    submit: (ctx, sent, { id }, _, exchange) =>
      onward(ctx, { id, sent, part: 'situation' }, exchange, (desk) => keepSituation(ctx.db, desk, sent)),
  })

  form(site, '/drafts/:id/form/:page', {
    input: Sent,
    show: (ctx, { id, page }, problems, typed) =>
      at(ctx, id, async (desk) => {
        const shown = desk.pages.find((one) => one.id === page)
        if (!shown) return `/drafts/${id}`
        const offered = desk.draft.done.includes(`form/${page}`) ? {} : await prefilled(ctx.db, desk, shown)
        return <FormPageView desk={desk} page={shown} problems={problems} typed={typed} offered={offered} />
      }),
    submit: (ctx, sent, { id, page }, _, exchange) =>
      onward(ctx, { id, sent, part: `form/${page}` }, exchange, (desk) => keepForm(ctx.db, desk, page, sent)),
  })

  form(site, '/drafts/:id/materials', {
    input: Sent,
    show: (ctx, { id }, problems) => at(ctx, id, (desk) => <MaterialsPage desk={desk} problems={problems} />),
    submit: (ctx, sent, { id }, _, exchange) =>
      onward(ctx, { id, sent, part: 'materials' }, exchange, (desk) => keepMaterials(ctx.db, desk)),
  })

  form(site, '/drafts/:id/materials/:material', {
    input: Sent,
    files: setting.files,
    show: (ctx, { id, material }, problems) =>
      at(ctx, id, (desk) => <MaterialsPage desk={desk} problems={problems} at={material} />),
    submit: async (ctx, _, { id, material }, uploads) => {
      const desk = await deskOf(ctx.db, ctx.actor, id, setting.today())
      if (typeof desk === 'string') return desk
      assertListed(desk, material)
      if (uploads.length === 0) throw new RuleViolation('intake/no-file')
      await keepUploads(ctx.db, id, material, await asAttachments(uploads), desk.actor.account)
      return `/drafts/${id}/materials#m-${material}`
    },
  })

  action(site, '/drafts/:id/materials/:material/removal/:file', async (ctx, { id, material, file }) => {
    const desk = await deskOf(ctx.db, ctx.actor, id, setting.today())
    if (typeof desk === 'string') return desk
    await dropUpload(ctx.db, id, file)
    return `/drafts/${id}/materials#m-${material}`
  })

  action(site, '/drafts/:id/materials/:material/brought', async (ctx, { id, material }, { brought }) => {
    const desk = await deskOf(ctx.db, ctx.actor, id, setting.today())
    if (typeof desk === 'string') return desk
    assertListed(desk, material)
    await changeDraft(ctx.db, id, 'materials', { bringing: { material, yes: brought === 'yes' } })
    return `/drafts/${id}/materials#m-${material}`
  })

  form(site, '/drafts/:id/contact', {
    input: Sent,
    show: (ctx, { id }, problems, typed) =>
      at(ctx, id, (desk) => <ContactPage desk={desk} problems={problems} typed={typed} />),
    submit: (ctx, sent, { id }, _, exchange) =>
      onward(ctx, { id, sent, part: 'contact' }, exchange, (desk) => keepContact(ctx.db, desk, sent)),
  })

  form(site, '/drafts/:id/delivery', {
    input: Sent,
    show: (ctx, { id }, problems, typed) =>
      at(ctx, id, async (desk) => (
        <DeliveryPage desk={desk} problems={problems} typed={typed} {...(await deliveryFor(ctx.db, desk))} />
      )),
    submit: (ctx, sent, { id }, _, exchange) =>
      onward(ctx, { id, sent, part: 'delivery' }, exchange, async (desk) =>
        keepDelivery(ctx.db, desk, sent, (await deliveryFor(ctx.db, desk)).stations),
      ),
  })
}

/** The page about a draft; one that was submitted leads to its case. */
export function onDesk({ today }: Setting) {
  return async (
    { db, actor }: { db: Db; actor: Context['actor'] },
    id: string,
    show: (desk: Desk) => Shown | Promise<Shown>,
  ): Promise<Shown> => {
    const desk = await deskOf(db, actor, id, today())
    return typeof desk === 'string' ? desk : show(desk)
  }
}

function assertListed({ materials }: Desk, id: string): void {
  if (materials.every((material) => material.id !== id))
    throw new RuleViolation('intake/material-unknown', { material: id })
}
