import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, type Day, day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { HANGING } from '../../core/words/administration.ts'
import { SITE_KIND, WINDOW_KIND } from '../../core/words/organisation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import { unfinishedAt } from '../cases/facade.ts'
import type * as acts from './acts.ts'
import { assertNotPast, type Change } from './changes.ts'
import { assertMayEnd, freeId } from './establishment.ts'
import { groupsInWords, siteRecord, visibleWindow } from './establishment-queries.ts'
import { organOf } from './organs.ts'
import { visibleOrgan, visiblePerson } from './people.ts'

type Asked<E extends { input: z.ZodType }> = z.output<E['input']>

/** A site that an organ runs, in the organ's division and under the nearest service centre. */
export async function siteOpened(
  tx: Tx,
  actor: Staff,
  { reason, ...asked }: Asked<typeof acts.openSite>,
  today: Day,
): Promise<Change> {
  const { kind, name, address, phone, hours, area, director } = asked
  const from = day(asked.from)
  assertNotPast(from, today)
  const { division, level } = await organOf(tx, (await visibleOrgan(tx, actor, asked.organ, today)).id, today)
  await visiblePerson(tx, actor, director, today)
  const parent = await centreAbove(tx, { kind, division }, today)
  const short = division.startsWith('LOCAL') ? division : division.replace(/(000)+$/, '')
  const place = await freeId(tx, `${kind}-${short}`)
  await tx
    .insertInto('organisation.site')
    .values({
      ...{ id: place, kind, level, name, division_code: division },
      ...{ organ_id: asked.organ, parent: parent ?? null, merged: kind !== 'branch', address, phone, hours },
      ...{ area, director, equipment: [], monitored: true, valid_from: from },
    })
    .execute()
  const facts = { kind: SITE_KIND[kind].zh, address, phone, firstDay: from }
  return { kind: 'siteOpened', subject: name, place, division, facts, reason }
}

/** The service centre that supervises: of the place itself, or of the nearest division above it. */
async function centreAbove(
  tx: Tx,
  { kind, division }: { kind: string; division: string },
  on: Day,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select s.id from organisation.division here join organisation.division d on d.code = any (here.path)
    join organisation.site s on s.division_code = d.code and s.kind = 'hall'
    where here.code = ${division} and (${kind} <> 'hall' or d.code <> here.code)
      and ${on} between s.valid_from and coalesce(s.valid_to, 'infinity')
    order by cardinality(d.path) desc, s.id limit 1`.execute(tx)
  if (!rows[0] && kind !== 'hall') throw new RuleViolation('organisation/no-centre')
  return rows[0]?.id
}

/** What people read about a site: as it is from now on; the record says what became different, and how it was called. */
export async function siteAmended(
  tx: Tx,
  actor: Staff,
  { site, reason, name, address, phone, hours }: Asked<typeof acts.amendSite>,
  today: Day,
): Promise<Change> {
  const known = await siteRecord(tx, actor, site, today)
  await tx
    .updateTable('organisation.site')
    .set({ name, address, phone, hours })
    .where('id', '=', site)
    .execute()
  const facts = {
    ...(known.name === name ? {} : { formerly: known.name }),
    ...(known.address === address ? {} : { address }),
    ...(known.phone === phone ? {} : { phone }),
    ...(known.hours === hours ? {} : { hours }),
  }
  return { kind: 'siteAmended', subject: name, place: site, division: known.division, facts, reason }
}

/** The last day of a site, once no window, post, site or case needs it any more. */
export async function siteClosed(
  tx: Tx,
  actor: Staff,
  { site, reason, ...asked }: Asked<typeof acts.closeSite>,
  today: Day,
): Promise<Change> {
  const lastDay = day(asked.lastDay)
  const known = await siteRecord(tx, actor, site, today)
  const stays = ({ to }: { to: string | null }) => !to || to > lastDay
  const below = await sql<{ name: string }>`
    select s.name from organisation.site s where s.parent = ${site} and coalesce(s.valid_to, 'infinity') > ${lastDay}
    order by s.id`.execute(tx)
  assertMayEnd(known, {
    lastDay,
    today,
    hanging: [
      [HANGING.windows.zh, known.windows.filter(stays).map(({ name }) => name)],
      [HANGING.posts.zh, known.posts.filter(stays).map(({ title }) => title)],
      [HANGING.sites.zh, below.rows.map(({ name }) => name)],
      [HANGING.cases.zh, await unfinishedAt(tx, site)],
    ],
  })
  await tx.updateTable('organisation.site').set({ valid_to: lastDay }).where('id', '=', site).execute()
  return {
    kind: 'siteClosed',
    subject: known.name,
    place: site,
    division: known.division,
    facts: { lastDay },
    reason,
  }
}

/** Of one number there is one window in a site at a time. */
export async function windowOpened(
  tx: Tx,
  actor: Staff,
  { site, number, name, kind, groups, reason, ...asked }: Asked<typeof acts.openWindow>,
  today: Day,
): Promise<Change> {
  const from = day(asked.from)
  assertNotPast(from, today)
  const known = await siteRecord(tx, actor, site, today)
  if (known.to && known.to < from)
    throw new RuleViolation('organisation/closed-already', { name: known.name, to: known.to })
  if (known.windows.some((there) => there.number === number && (!there.to || there.to >= from)))
    throw new RuleViolation('organisation/window-there', { number: String(number) })
  const id = await freeId(tx, `${site}-${String(number).padStart(2, '0')}`)
  await tx
    .insertInto('organisation.service_window')
    .values({ id, site_id: site, number, name, kind, valid_from: from })
    .execute()
  await addGroups(tx, id, groups, from)
  const facts = {
    ...{ site: known.name, number: String(number), kind: WINDOW_KIND[kind].zh },
    ...(groups.length > 0 ? { groups: groupsInWords(groups) } : {}),
    firstDay: from,
  }
  return { kind: 'windowOpened', subject: name, place: site, division: known.division, facts, reason }
}

async function addGroups(tx: Tx, window: string, groups: readonly string[], from: Day): Promise<void> {
  if (groups.length === 0) return
  await tx
    .insertInto('organisation.window_group')
    .values(groups.map((item_group) => ({ window_id: window, item_group, valid_from: from })))
    .execute()
}

/** Another name at once, and what the window takes in from a day on; what it took until then is kept. */
export async function windowAmended(
  tx: Tx,
  actor: Staff,
  { window, name, groups, reason, ...asked }: Asked<typeof acts.amendWindow>,
  today: Day,
): Promise<Change> {
  const from = day(asked.from)
  assertNotPast(from, today)
  const known = await visibleWindow(tx, actor, window, today)
  await tx.updateTable('organisation.service_window').set({ name }).where('id', '=', window).execute()
  const { rows: held } = await sql<{ group: string; from: string }>`
    select g.item_group as "group", g.valid_from as "from" from organisation.window_group g
    where g.window_id = ${window} and coalesce(g.valid_to, 'infinity') >= ${from}`.execute(tx)
  const given = held.filter(({ group }) => !(groups as readonly string[]).includes(group))
  if (given.some((one) => one.from >= from)) throw new RuleViolation('organisation/days-backwards')
  if (given.length > 0)
    await tx
      .updateTable('organisation.window_group')
      .set({ valid_to: addDays(from, -1) })
      .where('window_id', '=', window)
      .where(
        'item_group',
        'in',
        given.map(({ group }) => group),
      )
      .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', from)]))
      .execute()
  await addGroups(
    tx,
    window,
    groups.filter((group) => !held.some((one) => one.group === group)),
    from,
  )
  const facts = {
    ...(known.name === name ? {} : { formerly: known.name }),
    ...{ site: known.siteName, number: String(known.number), groups: groupsInWords(groups), firstDay: from },
  }
  return { kind: 'windowAmended', subject: name, place: known.site, division: known.division, facts, reason }
}

/** The last day of a window, once no post sits at it any more. */
export async function windowClosed(
  tx: Tx,
  actor: Staff,
  { window, reason, ...asked }: Asked<typeof acts.closeWindow>,
  today: Day,
): Promise<Change> {
  const lastDay = day(asked.lastDay)
  const known = await visibleWindow(tx, actor, window, today)
  const { rows: posts } = await sql<{ title: string }>`
    select p.name as title from organisation.post p
    where p.window_id = ${window} and coalesce(p.valid_to, 'infinity') > ${lastDay} order by p.id`.execute(tx)
  const hanging = [[HANGING.posts.zh, posts.map(({ title }) => title)]] as const
  assertMayEnd(known, { lastDay, today, hanging })
  await tx
    .updateTable('organisation.service_window')
    .set({ valid_to: lastDay })
    .where('id', '=', window)
    .execute()
  await tx
    .updateTable('organisation.window_group')
    .set({ valid_to: lastDay })
    .where('window_id', '=', window)
    .where('valid_from', '<=', lastDay)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', lastDay)]))
    .execute()
  const facts = { site: known.siteName, number: String(known.number), lastDay }
  return {
    kind: 'windowClosed',
    subject: known.name,
    place: known.site,
    division: known.division,
    facts,
    reason,
  }
}
