import { mayConsult } from '../../core/consultation/authority.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { guided } from '../../core/words/guide-page.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { personalNotice, readGuideFor } from '../catalogue/facade.ts'
import { partiesByDocument } from '../identity/facade.ts'
import { assertActs, siteOf, windowsOf } from '../organisation/facade.ts'

type Asked = { item: string; name: string; document?: string | undefined; place: string; answers: string }

/**
 * The one-time notice (一次性告知单) for whoever stands in front, as every front desk may hand it out: what this person brings
 * in this situation, what the city holds and does not ask for, where, until when, and who told it when. Only whoever goes by
 * that number and that name is looked up. Throws `intake/situation-open`, `intake/no-site`, `guide/unknown`.
 */
export async function noticeFor(
  db: Db,
  setting: Setting,
  actor: Staff,
  { item, name, document, place, answers }: Asked,
): Promise<Buffer> {
  const on = setting.today()
  const site = await assertTells(db, actor, on)
  const known = document ? await partiesByDocument(db, document) : []
  const holder = known.find((one) => one.name === name)
  const reading = await readGuideFor(db, setting, { item, place, answers, holder })
  const told = {
    to: name,
    by: actor.name,
    from: await seatOf(db, site, actor, on),
    at: new Date().toISOString(),
  }
  return personalNotice(db, setting.publicUrl, reading, { told, site })
}

/** Whoever takes questions in tells what an item needs; from a site, on their own post. Throws `actor/not-allowed`. */
async function assertTells(db: Db, actor: Staff, on: Day): Promise<string> {
  const { role, site, id } = actor.post
  if (!mayConsult(role, 'Take') || site === undefined) throw new RuleViolation('actor/not-allowed')
  await assertActs(db, id, actor.id, on)
  return site
}

async function seatOf(db: Db, site: string, { post }: Staff, on: Day): Promise<string> {
  const window = (await windowsOf(db, site, on)).find(({ id }) => id === post.window)
  const { name } = await siteOf(db, site, on)
  return window ? `${name}${guided.window(window.number, window.name)}` : name
}
