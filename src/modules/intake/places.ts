import type { Day } from '../../core/day.ts'
import type { Db } from '../../platform/db.ts'
import { lastDayOf } from '../catalogue/facade.ts'
import { organOf, type Site, siteOf } from '../organisation/facade.ts'
import type { Desk } from './desk.ts'
import { handingOutSite, type Offer, offerAt, receivingSite, stationsFor } from './offer.ts'

/** Where the result of a draft would be handed out: where it arrives, and the places near home. */
export async function deliveryFor(
  db: Db,
  { draft, guide, on }: Desk,
): Promise<{ handOut: Site; stations: readonly Site[] }> {
  const offer = await offerFor(db, draft, on)
  const receiving = await receivingSite(db, offer, on)
  const stations = guide.delivery.includes('station') ? await stationsFor(db, draft.place, on) : []
  return { handOut: await handingOutSite(db, offer, receiving, on), stations }
}

/** Who decides, where it is received, and how the result comes: as the summary names them. */
export async function factsFor(
  db: Db,
  { draft, on }: Desk,
): Promise<{ organ: string; site: string; delivery: string }> {
  const offer = await offerFor(db, draft, on)
  const receiving = await receivingSite(db, offer, on)
  const organ = await organOf(db, offer.implementation.organ, on)
  const where = {
    pickup: async () => (await handingOutSite(db, offer, receiving, on)).name,
    mail: async () => draft.address ?? '',
    station: async () => (draft.station ? (await siteOf(db, draft.station, on)).name : ''),
    electronic: async () => '',
  }
  const place = draft.delivery ? await where[draft.delivery]() : ''
  return { organ: organ.name, site: receiving.name, delivery: place && `：${place}` }
}

/** A returned case goes on where it began, also when its item has ended since. */
async function offerFor(db: Db, { item, place, returned }: Desk['draft'], on: Day): Promise<Offer> {
  return offerAt(db, item, place, returned ? await lastDayOf(db, item, on) : on)
}
