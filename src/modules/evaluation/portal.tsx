import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Stars } from '../../core/evaluation/rating.ts'
import { RATING, type RatingChannel } from '../../core/words/evaluation.ts'
import { transact } from '../../platform/db.ts'
import { form } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { waysTo } from '../cases/facade.ts'
import { rate, rateable } from './commands.ts'
import { figuresPages } from './figures.tsx'
import { ratingState } from './queries.ts'
import { RatedPage, RatingPage } from './rating-page.tsx'

const LEVELS: Readonly<Record<string, Stars>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 }

const Input = z.strictObject({
  stars: z.enum(['1', '2', '3', '4', '5'], RATING.starsMissing.zh).transform((stars) => LEVELS[stars] ?? 5),
  details: z
    .string()
    .max(200)
    .default('')
    .transform((ticked) => ticked.split('\n').filter(Boolean)),
  text: z.string().trim().max(1000).default(''),
})

/** 好差评: an applicant rates on the way they came to their case; the figures are for everybody. */
export function evaluationPages(site: FastifyInstance, setting: Setting): void {
  for (const { base, come } of waysTo(setting))
    form(site, `${base}/rating`, {
      input: Input,
      show: async (ctx, params, problems, typed, exchange) => {
        const way = await come(ctx, params, exchange)
        const { title, status } = await rateable(ctx.db, way.caseId, ctx.actor)
        const state = await ratingState(ctx.db, way.caseId, status)
        if (state !== 'open') return <RatedPage base={way.base} title={title} rating={state} />
        const { stars = typed.stars ?? '' } = exchange.request.query as { stars?: string }
        return <RatingPage base={way.base} title={title} stars={LEVELS[stars]} {...{ problems, typed }} />
      },
      submit: async (ctx, rating, params, _uploads, exchange) => {
        const way = await come(ctx, params, exchange)
        const channel = channelOf(exchange.request, way.by)
        await transact(ctx.db, (tx) => rate(tx, { rating, way, asks: ctx.actor, channel }))
        return `${way.base}/rating`
      },
    })
  figuresPages(site, setting)
}

/** Whoever comes by a link scanned it or got it on the telephone. */
function channelOf(request: FastifyRequest, by: 'account' | 'link'): RatingChannel {
  if (by === 'link') return 'qr'
  return /mobi|android|iphone|micromessenger/i.test(request.headers['user-agent'] ?? '') ? 'mobile' : 'pc'
}
