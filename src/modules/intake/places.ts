import type { Db } from '../../platform/db.ts'
import { organOf, type Site, siteOf } from '../organisation/facade.ts'
import type { Desk } from './desk.ts'
import { handingOutSite, offerAt, receivingSite, stationsFor } from './offer.ts'

/** Where the result of a draft would be handed out: where it arrives, and the places near home. */
export async function deliveryFor(
  db: Db,
  { draft, guide, on }: Desk,
): Promise<{ handOut: Site; stations: readonly Site[] }> {
  const offer = await offerAt(db, draft.item, draft.place, on)
  const receiving = await receivingSite(db, offer, on)
  const stations = guide.delivery.includes('station') ? await stationsFor(db, draft.place, on) : []
  return { handOut: await handingOutSite(db, offer, receiving, on), stations }
}

/** Who decides, where it is received, and how the result comes: as the summary names them. */
export async function factsFor(
  db: Db,
  { draft, on }: Desk,
): Promise<{ organ: string; site: string; delivery: string }> {
  const offer = await offerAt(db, draft.item, draft.place, on)
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
