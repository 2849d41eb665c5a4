import type { FastifyInstance } from 'fastify'
import type { Day } from '../../core/day.ts'
import { materialsFor } from '../../core/guide/checklist.ts'
import { formFor } from '../../core/guide/form.ts'
import { formSchemaOf } from '../../core/guide/form-schema.ts'
import { noticeOf } from '../../core/guide/notice.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { nobody, solve } from '../../core/guide/solve.ts'
import { reasonInWords } from '../../core/words/holding.ts'
import type { Db } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { dayInWords } from '../../portal/parts.tsx'
import { organOf } from '../organisation/facade.ts'
import {
  type Decider,
  searchItems,
  showFormSchema,
  showGuide,
  showNotice,
  walkSituation,
} from './contract.ts'
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
    return place === undefined ? found : { ...found, decidedBy: await deciderFor(db, item, place, today()) }
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
      omitted: solve(guide, answers, nobody(today())).lines.flatMap((line) =>
        line.asked === 'no' && line.reason.kind === 'situation'
          ? {
              material: line.material.id,
              name: line.material.name,
              excluded: line.reason.excluded,
              reason: reasonInWords(line.reason, guide, dayInWords),
            }
          : [],
      ),
      form: formFor(guide, answers),
    }
  })

  serve(api, showFormSchema, async ({ db }, { item }) => {
    const { version, guide } = await guideOn(db, item, today())
    return { $id: `urn:onewindow:form:${item}:${version}`, ...formSchemaOf(guide) }
  })

  serve(api, showNotice, async ({ db }, { item, answers }) => {
    const { version, guide } = await guideOn(db, item, today())
    return noticeOf(guide, version, readSituation(answers))
  })
}

async function deciderFor(db: Db, item: string, place: string, on: Day): Promise<Decider | undefined> {
  const implementation = await findDecider(db, item, place, on)
  if (!implementation) return undefined
  const { name, address, consultPhone, supervisePhone } = await organOf(db, implementation.organ, on)
  return { ...implementation, name, address, consultPhone, supervisePhone }
}
