import type { Day } from '../../core/day.ts'
import { writePaper } from '../../core/document/document.ts'
import type { OrganFacts } from '../../core/document/facts.ts'
import { noticeOf } from '../../core/guide/notice.ts'
import type { Db } from '../../platform/db.ts'
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

/** A notice is about 40 kB. */
const KEEP = 100

async function typesetNotice(reading: Reading, organ: Organ, publicUrl: string): Promise<Buffer> {
  const { item, guide, version, answers, where, today } = reading
  const { site, windows } = where?.near[0] ?? {}
  if (!site || !windows) throw new TypeError('a notice says where to go')
  const at = windows.map(({ number }) => `${number}号窗口`).join('、')
  const text = writePaper(
    'oneTimeNotice',
    {
      ...noticeOf(guide, version, answers),
      place: { name: `${site.name}${at}`, address: site.address, hours: site.hours, phone: site.phone },
      onlineAt: guide.channels.includes('online') ? `${publicUrl}/items/${item}` : undefined,
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
