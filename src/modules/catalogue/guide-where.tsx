import type { ReactElement } from 'react'
import { DELIVERY } from '../../core/words/cases.ts'
import { CROSS_REGION, ORIGINALS } from '../../core/words/catalogue.ts'
import { GUIDE_PAGE, guided } from '../../core/words/guide-page.ts'
import { ITEM_HISTORY } from '../../core/words/item-history.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { Facts } from '../../portal/parts.tsx'
import { choosePlace, type Site } from '../organisation/facade.ts'
import { applyLink, itemLink } from './addresses.ts'
import { deciderOf, isClosed, Part, standingOf } from './guide.tsx'
import { deepestLevel, type Reading, type Where as Sites } from './reading.ts'

/** Where to apply: here, at which windows, by mail; how often one must come, and how the result arrives. */
export function Where({ reading }: { reading: Reading }): ReactElement {
  const { item, guide } = reading
  const online = guide.channels.includes('online')
  return (
    <Part id="where" title={GUIDE_PAGE.where.zh}>
      <h3>{online ? GUIDE_PAGE.online.zh : GUIDE_PAGE.offline.zh}</h3>
      {online ? (
        <p>
          {GUIDE_PAGE.onlineHow.zh}
          {!isClosed(reading) && <a href={applyLink(item, standingOf(reading))}>{GUIDE_PAGE.start.zh}</a>}
        </p>
      ) : (
        <p>{guide.onlineExcluded}</p>
      )}
      {guide.channels.includes('window') && (
        <>
          <h3>{GUIDE_PAGE.window.zh}</h3>
          <Windows reading={reading} />
        </>
      )}
      {guide.channels.includes('mail') && (
        <>
          <h3>{GUIDE_PAGE.mail.zh}</h3>
          <p>{GUIDE_PAGE.mailHow.zh}</p>
        </>
      )}
      <Facts
        rows={[
          [GUIDE_PAGE.visits.zh, [guided.visits(guide.visits), guide.visitReason].filter(Boolean).join('。')],
          [GUIDE_PAGE.originals.zh, ORIGINALS[guide.originals].zh],
          [GUIDE_PAGE.delivery.zh, guide.delivery.map((way) => DELIVERY[way].zh).join('、')],
          [GUIDE_PAGE.crossRegion.zh, CROSS_REGION[guide.crossRegion].zh],
          [GUIDE_PAGE.decider.zh, deciderOf(reading)],
        ]}
      />
    </Part>
  )
}

function Windows({ reading }: { reading: Reading }) {
  const { item, guide, place, where, decider, answers } = reading
  const back = itemLink(item, '', { answers })
  if (!place || !where)
    return (
      <p className="buttons">
        <a className="button quiet" href={choosePlace(back)}>
          {GUIDE_PAGE.choosePlace.zh}
        </a>
      </p>
    )
  const tooWide = decider === undefined && deepestLevel(guide) === 'township' && place.level !== 'village'
  return (
    <>
      <p>
        {GUIDE_PAGE.madeFor.zh}：<b>{place.name}</b> {'　'}
        <a href={choosePlace(back)}>{GUIDE_PAGE.changePlace.zh}</a>
      </p>
      <Local reading={reading} />
      {tooWide && <p className="when">{GUIDE_PAGE.chooseDeeper.zh}</p>}
      {where.near.length + where.centres.length + where.stations === 0 && <p>{GUIDE_PAGE.noSite.zh}</p>}
      <ul className="list">
        {where.near.map(({ site, windows }) => (
          <li key={site.id}>
            <h4>
              <a href={`/sites/${site.id}`}>{site.name}</a>
            </h4>
            <Facts
              rows={[
                [
                  PORTAL.windowOf.zh,
                  windows.map(({ number, name }) => guided.window(number, name)).join('、'),
                ],
                [PORTAL.addressOf.zh, site.address],
                [PORTAL.openFrom.zh, site.hours],
                [PORTAL.phone.zh, <Phone key="phone" number={site.phone} />],
              ]}
            />
          </li>
        ))}
      </ul>
      <Others where={where} reading={reading} />
    </>
  )
}

/** What the organ there says for itself, beside the guide of the city. */
function Local({ reading: { local } }: { reading: Reading }) {
  const { address, window, hours, phone } = local
  if (!address && !window && !hours && !phone) return null
  return (
    <section aria-label={ITEM_HISTORY.local.zh}>
      <h4>{ITEM_HISTORY.local.zh}</h4>
      <Facts
        rows={[
          [PORTAL.windowOf.zh, window],
          [PORTAL.addressOf.zh, address],
          [PORTAL.openFrom.zh, hours],
          [PORTAL.phone.zh, phone && <Phone key="phone" number={phone} />],
        ]}
      />
    </section>
  )
}

export function Phone({ number }: { number: string }): ReactElement {
  return <a href={`tel:${number}`}>{number}</a>
}

function Others({ where: { centres, stations }, reading: { place } }: { where: Sites; reading: Reading }) {
  const county = place?.county?.name ?? place?.name ?? ''
  const href = `/places/${place?.county?.code ?? place?.code}`
  return (
    <>
      {centres.length > 0 && centres.length <= 40 && (
        <details>
          <summary>{guided.centres(county, centres.length)}</summary>
          <ul className="choices two">
            {centres.map((site: Site) => (
              <li key={site.id}>
                <a href={`/sites/${site.id}`}>{site.name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {(stations > 0 || centres.length > 40) && (
        <p>
          <a href={href}>
            {stations > 0 ? guided.stations(county, stations) : guided.centres(county, centres.length)}
          </a>
        </p>
      )}
    </>
  )
}
