import type { FastifyInstance } from 'fastify'
import { page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { ratingState } from '../evaluation/facade.ts'
import { CasePage } from './portal-case.tsx'
import { clockPages } from './portal-clocks.tsx'
import { correctionPages } from './portal-correction.tsx'
import { followPages } from './portal-follow.tsx'
import { hearingPages } from './portal-hearing.tsx'
import { minePages } from './portal-mine.tsx'
import { paperPages } from './portal-papers.tsx'
import { promisePages } from './portal-promise.tsx'
import { proofPages } from './portal-proof.tsx'
import { receiptPages } from './portal-receipt.tsx'
import { caseView } from './portal-view.ts'
import { withdrawalPages } from './portal-withdrawal.tsx'
import { waysTo } from './way.ts'

/**
 * The applicant's pages of a case: with an account under /my, with a link under /f, by number and code from /follow. It
 * is the same page on every way; what only the applicant may see needs to be certain that it is them.
 */
export function casePages(site: FastifyInstance, setting: Setting): void {
  minePages(site, setting)
  followPages(site, setting)
  for (const { base, come } of waysTo(setting))
    page(site, base, async (ctx, params, _query, exchange) => {
      const way = await come(ctx, params, exchange)
      const view = await caseView(ctx.db, way, setting)
      const rating = await ratingState(ctx.db, way.caseId, view.status)
      return <CasePage view={view} way={way} rating={rating} />
    })
  clockPages(site, setting)
  receiptPages(site, setting)
  paperPages(site, setting)
  proofPages(site, setting)
  correctionPages(site, setting)
  promisePages(site, setting)
  withdrawalPages(site, setting)
  hearingPages(site, setting)
}
