import type { FastifyInstance } from 'fastify'
import type { Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import { type Context, serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import * as acts from './acts.ts'
import { assertAdministers, authorOf, type Change, changing, madeBy } from './changes.ts'
import { organRecord, siteRecord, visibleOrgans, visibleSites } from './establishment-queries.ts'
import { organClosed, organEntered, organRenamed } from './organ-changes.ts'
import { postClosed, postOpened, postRenamed } from './post-changes.ts'
import { visiblePost } from './post-queries.ts'
import {
  siteAmended,
  siteClosed,
  siteOpened,
  windowAmended,
  windowClosed,
  windowOpened,
} from './site-changes.ts'

/** Which organs, sites, windows and posts there are: the system administrator's work. */
export function establishmentRoutes(api: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  serve(api, acts.listOrganRows, async ({ db, actor }, filter) => {
    assertAdministers(actor, 'SeePlaces')
    return visibleOrgans(db, actor, filter, today())
  })
  serve(api, acts.getOrganRecord, async ({ db, actor }, { organ }) => {
    assertAdministers(actor, 'SeePlaces')
    return organRecord(db, actor, organ, today())
  })
  serve(api, acts.listSiteRows, async ({ db, actor }, filter) => {
    assertAdministers(actor, 'SeePlaces')
    return visibleSites(db, actor, filter, today())
  })
  serve(api, acts.getSiteRecord, async ({ db, actor }, { site }) => {
    assertAdministers(actor, 'SeePlaces')
    return siteRecord(db, actor, site, today())
  })

  serve(api, acts.enterOrgan, (ctx, asked) => organ(ctx, (tx, by) => organEntered(tx, by, asked, today())))
  serve(api, acts.renameOrgan, (ctx, asked) => organ(ctx, (tx, by) => organRenamed(tx, by, asked, today())))
  serve(api, acts.closeOrgan, (ctx, asked) => organ(ctx, (tx, by) => organClosed(tx, by, asked, today())))

  serve(api, acts.openSite, (ctx, asked) => site(ctx, (tx, by) => siteOpened(tx, by, asked, today())))
  serve(api, acts.amendSite, (ctx, asked) => site(ctx, (tx, by) => siteAmended(tx, by, asked, today())))
  serve(api, acts.closeSite, (ctx, asked) => site(ctx, (tx, by) => siteClosed(tx, by, asked, today())))
  serve(api, acts.openWindow, (ctx, asked) => site(ctx, (tx, by) => windowOpened(tx, by, asked, today())))
  serve(api, acts.amendWindow, (ctx, asked) => site(ctx, (tx, by) => windowAmended(tx, by, asked, today())))
  serve(api, acts.closeWindow, (ctx, asked) => site(ctx, (tx, by) => windowClosed(tx, by, asked, today())))

  serve(api, acts.openPost, async (ctx, asked) => {
    const { by, post } = await kept(ctx, (tx, by) => postOpened(tx, by, asked, today()))
    return visiblePost(ctx.db, by, post ?? '', today())
  })
  serve(api, acts.renamePost, async (ctx, asked) => {
    const { by } = await kept(ctx, (tx, by) => postRenamed(tx, by, asked, today()))
    return visiblePost(ctx.db, by, asked.post, today())
  })
  serve(api, acts.closePost, async (ctx, asked) => {
    const { by } = await kept(ctx, (tx, by) => postClosed(tx, by, asked, today()))
    return visiblePost(ctx.db, by, asked.post, today())
  })

  type Work = (tx: Tx, by: Staff) => Promise<Change>
  async function organ(ctx: Context, work: Work) {
    const { by, place } = await kept(ctx, work)
    return organRecord(ctx.db, by, place ?? '', today())
  }
  async function site(ctx: Context, work: Work) {
    const { by, place } = await kept(ctx, work)
    return siteRecord(ctx.db, by, place ?? '', today())
  }

  /** Done, or done before under this request: which post or place its line is about. */
  async function kept({ db, actor, requestId }: Context, work: Work) {
    assertAdministers(actor, 'KeepPlaces')
    await changing(db, { author: authorOf(actor), requestId }, (tx) => work(tx, actor))
    return { by: actor, ...(await madeBy(db, requestId)) }
  }
}
