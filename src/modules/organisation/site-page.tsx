import type { ReactElement } from 'react'
import { found } from '../../core/words/finding.ts'
import { ORGANISATION, WINDOW_GROUP, WINDOW_KIND } from '../../core/words/organisation.ts'
import { FLOW, PLACES, placed, RULES } from '../../core/words/places.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { Facts, Notice, Tag } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { type FoundItem, suspensionInWords } from '../catalogue/facade.ts'
import type { Chosen } from './chosen.ts'
import type { SiteView } from './contract.ts'
import { crumbsTo } from './places-page.tsx'
import type { Site } from './sites.ts'

/** What an office publishes about itself: items and their limits, the way things go, the rules, who sits there. */
export function SitePage({
  site,
  items,
  at,
  above,
}: {
  site: SiteView
  items: readonly FoundItem[]
  at?: Chosen | undefined
  above?: Site | undefined
}): ReactElement {
  return (
    <Shell title={site.name} crumbs={at ? crumbsTo(at) : []}>
      <h1>{site.name}</h1>
      <div className="columns">
        <div>
          {!site.merged && (
            <Notice>
              <p>{ORGANISATION.notMerged.zh}</p>
            </Notice>
          )}
          <Facts
            rows={[
              [PORTAL.addressOf.zh, site.address],
              [PLACES.hours.zh, site.hours],
              [PORTAL.phone.zh, <Phone key="phone" number={site.phone} />],
            ]}
          />
          <Items items={items} division={site.division} />
          <Windows site={site} />
          <section aria-labelledby="flow">
            <h2 id="flow">{PLACES.flow.zh}</h2>
            <ol>
              {FLOW.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="rules">
            <h2 id="rules">{PLACES.rules.zh}</h2>
            <Facts rows={RULES} />
          </section>
        </div>
        <div>
          <section className="side" aria-labelledby="staff">
            <h2 id="staff">{PLACES.staff.zh}</h2>
            <Staff site={site} />
          </section>
          <section className="side" aria-labelledby="about">
            <h2 id="about">{PLACES.about.zh}</h2>
            <Facts
              rows={[
                [PLACES.runBy.zh, site.organName],
                [PLACES.consult.zh, <Phone key="consult" number={site.consultPhone} />],
                [PLACES.supervise.zh, <Phone key="supervise" number={site.supervisePhone} />],
                [PLACES.parent.zh, above && <a href={`/sites/${above.id}`}>{above.name}</a>],
                [PLACES.area.zh, placed.area(site.area)],
                [PLACES.equipment.zh, site.equipment.join('、')],
                [PLACES.monitored.zh, site.monitored ? PLACES.monitoredYes.zh : PLACES.monitoredNo.zh],
              ]}
            />
          </section>
        </div>
      </div>
    </Shell>
  )
}

function Phone({ number }: { number: string }) {
  return <a href={`tel:${number}`}>{number}</a>
}

function Items({ items, division }: { items: readonly FoundItem[]; division: string }) {
  return (
    <section aria-labelledby="items">
      <h2 id="items">
        {PLACES.items.zh}（{found.count(items.length)}）
      </h2>
      {items.length === 0 ? (
        <p>
          {PLACES.noItems.zh} <a href="/items">{PLACES.searchHere.zh}</a>
        </p>
      ) : (
        <ul className="list">
          {items.slice(0, SHOWN).map(({ item, name, handling, promised, suspended }) => (
            <li key={item} className="row">
              <a href={`/items/${item}?place=${division}`}>{name}</a>
              {suspended && <Tag kind="late">{suspensionInWords(suspended)}</Tag>}
              <span className="soft">{found.handling(handling, promised)}</span>
            </li>
          ))}
        </ul>
      )}
      {items.length > SHOWN && (
        <p>
          <a href={`/directory?place=${division}`}>{PLACES.allHere.zh}</a>
        </p>
      )}
    </section>
  )
}

/** A hall of a whole city takes in thousands: the rest is searched. */
const SHOWN = 100

function Windows({ site: { windows } }: { site: SiteView }) {
  return (
    <section aria-labelledby="windows">
      <h2 id="windows">{PLACES.windows.zh}</h2>
      <ul className="list">
        {windows.map(({ id, number, name, kind, groups }) => (
          <li key={id} className="row">
            <span>
              <b>{placed.window(number)}</b> {name}
            </span>
            <span className="soft">{kind === 'comprehensive' ? takenIn(groups) : WINDOW_KIND[kind].zh}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function takenIn(groups: readonly string[]): string {
  const words = groups.map((group) =>
    group === '*' ? PLACES.everything.zh : WINDOW_GROUP[group as keyof typeof WINDOW_GROUP].zh,
  )
  return `${PLACES.takes.zh}${[...new Set(words)].join('、')}`
}

/** The leader on duty, and each post with who acts in it today. */
function Staff({ site: { name: siteName, director, staff } }: { site: SiteView }) {
  return (
    <dl className="people">
      <div>
        <dt>{PLACES.director.zh}</dt>
        <dd>
          {director.name}（{director.title}）
        </dd>
      </div>
      {staff.map(({ post, title, holders }) => (
        <div key={post}>
          <dt>{title.replace(siteName, '')}</dt>
          {holders.map(({ side, name, staffNo, acts }) => (
            <dd key={side}>
              {name} <span className="soft">{placed.staffNo(staffNo)}</span>{' '}
              <Tag kind={acts ? 'done' : 'plain'}>{stateOf(side, acts)}</Tag>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

function stateOf(side: 'A' | 'B', acts: boolean): string {
  if (side === 'A') return acts ? PLACES.onDuty.zh : PLACES.away.zh
  return acts ? PLACES.standsIn.zh : PLACES.backup.zh
}
