import type { Day } from '../../core/day.ts'
import { writePaper } from '../../core/document/document.ts'
import type { OrganFacts, PaperFacts } from '../../core/document/facts.ts'
import { noticeOf } from '../../core/guide/notice.ts'
import { provenIn } from '../../core/guide/solve.ts'
import { RuleViolation } from '../../core/violation.ts'
import { reasonInWords } from '../../core/words/holding.ts'
import type { Db } from '../../platform/db.ts'
import { dayInWords } from '../../portal/parts.tsx'
import { type Organ, organOf } from '../organisation/facade.ts'
import { setPaper } from '../papers/facade.ts'
import type { Reading } from './reading.ts'
import { shelf } from './shelf.ts'
import { writeSituation } from './situation.ts'

/**
 * The one-time notice (一次性告知单) of a guide as a PDF: for this place, after these answers, as of today. It belongs to no
 * case and is not kept on file; the last ones asked for are kept in memory. Undefined where nobody takes the item in, since
 * a notice must say where to go.
 */
export function noticeShelf(publicUrl: string): (db: Db, reading: Reading) => Promise<Buffer | undefined> {
  const keep = shelf(KEEP)
  return async (db, reading) => {
    const { item, version, place, answers, today, decider, where } = reading
    const site = where?.near[0]?.site
    if (!place || !site) return undefined
    const organ = decider ?? (await organOf(db, site.organ, today))
    const key = [item, version, organ.id, site.id, today, writeSituation(answers)].join(' ')
    return keep(key, () => typesetNotice(reading, organ, publicUrl))
  }
}

/** To whom a notice is told, by whom and when, and at which site: the place to go, if the item is taken in there. */
export type Telling = Pick<PaperFacts['oneTimeNotice'], 'told'> & { site?: string | undefined }

/**
 * The notice for one person: what they are told is theirs, so nothing of it is kept. Throws `intake/situation-open` while a
 * question of the situation has no answer, and `intake/no-site`.
 */
export async function personalNotice(
  db: Db,
  publicUrl: string,
  reading: Reading,
  telling: Telling,
): Promise<Buffer> {
  const { next, where, decider, guide, today } = reading
  if (next) throw new RuleViolation('intake/situation-open', { question: next.ask })
  const site = where?.near[0]?.site
  if (!site) throw new RuleViolation('intake/no-site', { item: guide.name })
  return typesetNotice(reading, decider ?? (await organOf(db, site.organ, today)), publicUrl, telling)
}

/** A notice is about 40 kB. */
const KEEP = 100

async function typesetNotice(
  reading: Reading,
  organ: Organ,
  publicUrl: string,
  { told, site: own }: Telling = {},
): Promise<Buffer> {
  const { item, guide, version, answers, where, local, today } = reading
  const { site, windows } = where?.near.find((one) => one.site.id === own) ?? where?.near[0] ?? {}
  if (!site || !windows) throw new TypeError('a notice says where to go')
  const at = windows.map(({ number }) => `${number}号窗口`).join('、')
  const shared = new Map(
    [...provenIn(reading.solution)].map(([id, reason]) => [id, reasonInWords(reason, guide, dayInWords)]),
  )
  const text = writePaper(
    'oneTimeNotice',
    {
      ...noticeOf(guide, version, answers, shared),
      place: {
        name: `${site.name}${local.window ?? at}`,
        address: local.address ?? site.address,
        hours: local.hours ?? site.hours,
        phone: local.phone ?? site.phone,
      },
      onlineAt: guide.channels.includes('online') ? `${publicUrl}/items/${item}` : undefined,
      told,
    },
    { organ: factsOf(organ), on: today },
  )
  return (await setPaper(text, { layout: 'a4', at: midnight(today) })).pdf
}

/** So that the same notice of the same day is the same file. */
const midnight = (on: Day) => new Date(`${on}T00:00:00+08:00`)

function factsOf({
  id,
  name,
  documentName,
  address,
  consultPhone,
  supervisePhone,
  reviewBody,
  court,
}: Organ): OrganFacts {
  return {
    ...{ id, name, address, reviewBody, court },
    mark: documentName,
    phone: consultPhone,
    supervisionPhone: supervisePhone,
  }
}
