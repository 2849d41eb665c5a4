import type { FastifyInstance } from 'fastify'
import type { Day } from '../../core/day.ts'
import { INDICATORS } from '../../core/evaluation/rating.ts'
import { assertStaff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { guideOn } from '../catalogue/facade.ts'
import { sitesById } from '../organisation/facade.ts'
import { listRatings, type RatingLine } from './contract.ts'
import { figuresIn, reachOf, visibleRatings } from './queries.ts'

const INDICATOR = new Map(INDICATORS.map(({ code, text }) => [code, text]))

export function evaluationRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, listRatings, async ({ db, actor }, { bad, size }) => {
    assertStaff(actor)
    const { good = null, ...figures } = await figuresIn(db, reachOf(actor))
    const rows = await visibleRatings(db, actor, { bad: bad === 'yes', size })
    const names = await itemNames(db, rows, setting.today())
    const sites = await sitesById(db, [...new Set(rows.map((row) => row.site))])
    return {
      figures: { ...figures, good },
      ratings: rows.map((row) => ({
        stars: row.stars,
        details: row.details.map((code) => INDICATOR.get(code) ?? code),
        text: row.text,
        channel: row.channel as RatingLine['channel'],
        item: names.get(row.item) ?? row.item,
        site: sites.get(row.site)?.name ?? row.site,
        ratedOn: row.rated_on,
      })),
    }
  })
}

/** What the items are called now. */
async function itemNames(db: Db, rows: readonly { item: string }[], on: Day): Promise<Map<string, string>> {
  const items = [...new Set(rows.map((row) => row.item))]
  const named = items.map(async (item) => [item, (await guideOn(db, item, on)).guide.name] as const)
  return new Map(await Promise.all(named))
}
