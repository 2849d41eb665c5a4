import { addDays, type Day } from '../../core/day.ts'
import type { Looked } from '../../core/supervision/facts.ts'
import type { Finding } from '../../core/supervision/look.ts'
import type { Rule } from '../../core/supervision/rules.ts'
import { type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { findSupervised } from '../cases/facade.ts'
import { badRatingClusters } from '../evaluation/facade.ts'
import { issue } from './cards.ts'
import { evidenceOf, subjectOf, take } from './look.ts'
import { lostOn } from './outages.ts'
import { eachAlone } from './patrol.ts'
import { rulesInForce } from './rules.ts'

/** Days within which bad ratings of one site are one cluster. */
const CLUSTER_DAYS = 30

/**
 * 差评集中: a site with many bad ratings within thirty days gets one card in these days, on the case of the latest of
 * them. It waits until a person has looked: a rating is an opinion, not yet a fault.
 */
export const findClusters: Schedule = {
  everySeconds: 600,
  async run(db, setting) {
    const rule = (await rulesInForce(db)).find(({ fact }) => fact === 'badRatings')
    if (!rule?.enabled) return
    const since = addDays(setting.today(), -CLUSTER_DAYS)
    const clusters = await badRatingClusters(db, { since, least: Math.max(rule.threshold, 1) })
    await eachAlone(clusters, (cluster) =>
      transact(db, (tx) => raise(tx, setting, { ...cluster, rule, since })),
    )
  },
}

type Cluster = { site: string; count: number; caseId: string; rule: Rule; since: Day }

async function raise(tx: Tx, setting: Setting, { site, count, caseId, rule, since }: Cluster): Promise<void> {
  await take(tx, [caseId], { wait: true, about: 'case' })
  const known = await tx
    .selectFrom('supervision.card')
    .select('card')
    .where('rule', '=', rule.id)
    .where('place', '=', site)
    .where('found_on', '>=', since)
    .executeTakeFirst()
  const of = known ? undefined : await findSupervised(tx, caseId)
  if (!of) return
  const calendar = await setting.calendar()
  const lost = await lostOn(tx, calendar)
  const { events, materials, fees } = of
  const looked: Looked = { events, materials, fees, calendar, today: setting.today(), lost }
  const finding: Finding = {
    ...{ rule, fact: 'badRatings', value: count, occurrence: `site/${site}`, events: [], charges: [] },
    blamed: { place: site, turn: 'clerk' },
  }
  const on = { today: looked.today, calendar }
  const evidence = evidenceOf(looked, finding)
  await issue(tx, [{ card: newId(), of: subjectOf(of), found: finding, on, evidence }])
}
