import type { FastifyInstance } from 'fastify'
import { INDICATORS } from '../../core/evaluation/rating.ts'
import { assertStaff } from '../../platform/actor.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { sitesById } from '../organisation/facade.ts'
import { listRatings, type RatingLine } from './contract.ts'
import { figuresIn, reachOf, visibleRatings } from './queries.ts'

const INDICATOR = new Map(INDICATORS.map(({ code, text }) => [code, text]))

export function evaluationRoutes(api: FastifyInstance, _setting: Setting): void {
  serve(api, listRatings, async ({ db, actor }, { bad, size }) => {
    assertStaff(actor)
    const { good = null, ...figures } = await figuresIn(db, reachOf(actor))
    const rows = await visibleRatings(db, actor, { bad: bad === 'yes', size })
    const sites = await sitesById(db, [...new Set(rows.map((row) => row.site))])
    return {
      figures: { ...figures, good },
      ratings: rows.map((row) => ({
        stars: row.stars,
        details: row.details.map((code) => INDICATOR.get(code) ?? code),
        text: row.text,
        channel: row.channel as RatingLine['channel'],
        item: row.item,
        site: sites.get(row.site)?.name ?? row.site,
        ratedOn: row.rated_on,
      })),
    }
  })
}
