import type { FastifyInstance } from 'fastify'
import { materialsFor } from '../../core/guide/checklist.ts'
import { formFor } from '../../core/guide/form.ts'
import { noticeOf } from '../../core/guide/notice.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { ITEM_TYPE } from '../../core/words/catalogue.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { searchItems, showGuide, showNotice, walkSituation } from './contract.ts'
import { findDecider, guideOn } from './facade.ts'
import { placeIn } from './place.ts'
import * as queries from './queries.ts'
import { readSituation, writeSituation } from './situation.ts'

/** The catalogue is public: anybody may search it, read a guide, and find out what their case needs. */
export function catalogueRoutes(api: FastifyInstance, { today }: Setting): void {
  serve(api, searchItems, async ({ db }, { place: division, ...search }) => {
    const place = division === undefined ? undefined : await placeIn(db, division, today())
    return queries.searchItems(db, { ...search, place, on: today() })
  })

  serve(api, showGuide, async ({ db }, { item, place }) => {
    const found = await guideOn(db, item, today())
    const decidedBy = place === undefined ? undefined : await findDecider(db, item, place, today())
    return { ...found, type: ITEM_TYPE[found.guide.type].zh, decidedBy }
  })

  serve(api, walkSituation, async ({ db }, { item, answers: given }) => {
    const { version, guide } = await guideOn(db, item, today())
    const { asked, next, answers } = questionsToAsk(guide, readSituation(given))
    return {
      item,
      version,
      asked: asked.map((question) => ({ ...question, answer: answers[question.id] })),
      next: next?.id,
      answers: writeSituation(answers),
      materials: materialsFor(guide, answers),
      form: formFor(guide, answers),
    }
  })

  serve(api, showNotice, async ({ db }, { item, answers }) => {
    const { version, guide } = await guideOn(db, item, today())
    return noticeOf(guide, version, readSituation(answers))
  })
}
