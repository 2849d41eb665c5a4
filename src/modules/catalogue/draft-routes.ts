import type { FastifyInstance } from 'fastify'
import { differencesBetween } from '../../core/catalogue/compare.ts'
import { type CATALOGUING, mayCatalogue } from '../../core/catalogue/lifecycle.ts'
import { type Day, day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Actor, assertStaff, type Staff } from '../../platform/actor.ts'
import { transact } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import * as acts from './acts.ts'
import { draftLines, draftView, eyeOf } from './draft-queries.ts'
import * as drafts from './drafts.ts'
import { figuresOn } from './figures.ts'
import { draftFindings } from './gate.ts'
import { guideVersion } from './guides.ts'
import { historyOf } from './history.ts'

/** The life cycle of items: departments draft, two audit; what came of it is public. */
export function draftRoutes(api: FastifyInstance, setting: Setting): void {
  const today = (): Day => setting.today()

  serve(api, acts.listDrafts, async ({ db, actor }, filter) => {
    assertCatalogues(actor, 'SeeDrafts')
    return draftLines(db, await eyeOf(db, actor, today()), filter)
  })

  serve(api, acts.showDraft, async ({ db, actor }, { id }) => {
    assertCatalogues(actor, 'SeeDrafts')
    return draftView(db, await eyeOf(db, actor, today()), id)
  })

  serve(api, acts.openDraft, async ({ db, actor, requestId }, { id, kind, items, content, basis }) => {
    assertCatalogues(actor, 'Draft')
    return transact(db, async (tx) => {
      const asked = { id, kind, items, ...(content ? { content } : {}), ...(basis ? { basis } : {}) }
      await drafts.openDraft(tx, asked, { actor, requestId, today: today() })
      return draftView(tx, await eyeOf(tx, actor, today()), id)
    })
  })

  serve(api, acts.saveDraft, async ({ db, actor, requestId }, { startsOn, ...asked }) => {
    assertCatalogues(actor, 'Draft')
    const written = { ...asked, startsOn: startsOn === null ? undefined : day(startsOn) }
    const revision = await transact(db, (tx) =>
      drafts.saveDraft(tx, written, { actor, requestId, today: today() }),
    )
    return { revision, findings: await draftFindings(db, written, today()) }
  })

  serve(api, acts.submitDraft, async ({ db, actor, requestId }, { id }) => {
    assertCatalogues(actor, 'Draft')
    return transact(db, async (tx) => {
      await drafts.submitDraft(tx, id, { actor, requestId, today: today() })
      return draftView(tx, await eyeOf(tx, actor, today()), id)
    })
  })

  serve(api, acts.auditDraft, async ({ db, actor, requestId }, asked) => {
    assertCatalogues(actor, 'Audit')
    return transact(db, async (tx) => {
      await drafts.auditDraft(tx, asked, { actor, requestId, today: today() })
      return draftView(tx, await eyeOf(tx, actor, today()), asked.id)
    })
  })

  serve(api, acts.withdrawDraft, async ({ db, actor, requestId }, asked) => {
    assertCatalogues(actor, 'Draft')
    return transact(db, async (tx) => {
      await drafts.withdrawDraft(tx, asked, { actor, requestId, today: today() })
      return draftView(tx, await eyeOf(tx, actor, today()), asked.id)
    })
  })

  serve(api, acts.showFigures, async ({ db, actor }) => {
    assertCatalogues(actor, 'SeeFigures')
    const { department } = await eyeOf(db, actor, today())
    return figuresOn(db, department, today())
  })

  serve(api, acts.listVersions, async ({ db }, { item }) => historyOf(db, item))

  serve(api, acts.compareVersions, async ({ db }, { item, from, to }) => {
    const [before, after] = [await guideVersion(db, item, from), await guideVersion(db, item, to)]
    return { from, to, differences: differencesBetween(before.guide, after.guide) }
  })
}

/** Throws `actor/not-signed-in`, `actor/not-allowed`, and `organisation/waiting` for a B holder whose A is there. */
export function assertCatalogues(actor: Actor, doing: keyof typeof CATALOGUING): asserts actor is Staff {
  assertStaff(actor)
  if (!mayCatalogue(actor.post.role, doing)) throw new RuleViolation('actor/not-allowed')
  if (actor.post.waiting && !LOOKING.has(doing)) throw new RuleViolation('organisation/waiting')
}
const LOOKING: ReadonlySet<keyof typeof CATALOGUING> = new Set(['SeeDrafts', 'SeeLocal', 'SeeFigures'])
