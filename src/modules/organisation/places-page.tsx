import type { ReactElement } from 'react'
import { SITE_KIND } from '../../core/words/organisation.ts'
import { PLACES, placed } from '../../core/words/places.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { useFrame } from '../../platform/page.tsx'
import { Empty, Facts, Tag } from '../../portal/parts.tsx'
import { type Crumb, Shell } from '../../portal/shell.tsx'
import { type Chosen, choosePlace, plainName } from './chosen.ts'
import type { SiteLine } from './contract.ts'
import { SITES_A_PAGE } from './contract.ts'
import type { Division } from './divisions.ts'

type Found = { sites: readonly SiteLine[]; total: number; text: string; page: number }

/** The offices of a division, what it is divided into, and a search through everything below it. */
export function PlacesPage({
  at,
  below,
  offices,
  search,
  remembered,
}: {
  at: Chosen
  below: readonly Division[]
  offices: readonly SiteLine[]
  search?: Found | undefined
  remembered: boolean
}): ReactElement {
  const { path } = useFrame()
  const isCity = at.county === undefined
  const title = isCity ? PLACES.title.zh : `${at.name}${PLACES.title.zh}`
  return (
    <Shell title={title} crumbs={crumbsTo(at).slice(0, -1)}>
      <h1>{title}</h1>
      {isCity && <p className="lead narrow">{PLACES.lead.zh}</p>}
      <search>
        <form className="search" action={path}>
          <label htmlFor="q" className="hidden">
            {PLACES.search.zh}
          </label>
          <input
            id="q"
            name="q"
            type="search"
            maxLength={40}
            defaultValue={search?.text}
            placeholder={PLACES.searchHint.zh}
          />
          <button type="submit" className="button">
            {PORTAL.search.zh}
          </button>
        </form>
      </search>
      {search ? (
        <FoundSites found={search} />
      ) : (
        <>
          {!isCity && (
            <p>
              {remembered ? (
                <Tag kind="done">{PLACES.remembered.zh}</Tag>
              ) : (
                <a href={choosePlace(path, at.code)} rel="nofollow">
                  {PLACES.remember.zh}
                </a>
              )}
            </p>
          )}
          {isCity && <Below below={below} />}
          <Here title={PLACES.here.zh} sites={offices.filter(({ kind }) => kind !== 'branch')} />
          {!isCity && <Below below={below} />}
          <Here title={PLACES.branches.zh} sites={offices.filter(({ kind }) => kind === 'branch')} />
        </>
      )}
    </Shell>
  )
}

/** The way down from the whole city. */
export function crumbsTo({ path }: Chosen): Crumb[] {
  const [city, ...rest] = path
  return [
    { href: '/', text: PORTAL.start.zh },
    ...(city ? [{ href: '/places', text: PLACES.title.zh }] : []),
    ...rest.map((division) => ({ href: `/places/${division.code}`, text: plainName(division) })),
  ]
}

function Here({ title, sites }: { title: string; sites: readonly SiteLine[] }) {
  if (sites.length === 0) return null
  return (
    <section className="narrow" aria-label={title}>
      <h2>{title}</h2>
      <Sites sites={sites} />
    </section>
  )
}

function Below({ below }: { below: readonly Division[] }) {
  if (below.length === 0) return null
  const title = {
    city: PLACES.counties,
    county: PLACES.counties,
    township: PLACES.townships,
    village: PLACES.villages,
  }
  return (
    <section aria-labelledby="below">
      <h2 id="below">{title[below[0]?.level ?? 'county'].zh}</h2>
      <ul className="choices two">
        {below.map((division) => (
          <li key={division.code}>
            <a href={`/places/${division.code}`}>{plainName(division)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sites({ sites }: { sites: readonly SiteLine[] }) {
  return (
    <ul className="list">
      {sites.map((site) => (
        <li key={site.id}>
          <h3 className="line">
            <a href={`/sites/${site.id}`}>{site.name}</a> <Tag kind="plain">{SITE_KIND[site.kind].zh}</Tag>
          </h3>
          <Facts
            tight
            rows={[
              [PORTAL.addressOf.zh, site.address],
              [PORTAL.openFrom.zh, site.hours],
              [
                PORTAL.phone.zh,
                <a key="phone" href={`tel:${site.phone}`}>
                  {site.phone}
                </a>,
              ],
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

function FoundSites({ found: { sites, total, text, page } }: { found: Found }) {
  const { path } = useFrame()
  const pages = Math.ceil(total / SITES_A_PAGE)
  const to = (number: number) => `${path}?${new URLSearchParams({ q: text, page: String(number) })}`
  if (total === 0) return <Empty>{PLACES.nothing.zh}</Empty>
  return (
    <>
      <p role="status">{placed.found(text, total)}</p>
      <Sites sites={sites} />
      {pages > 1 && (
        <nav className="row" aria-label={PORTAL.pages.zh}>
          <span>{placed.page(page, pages)}</span>
          {page > 1 && <a href={to(page - 1)}>{PORTAL.earlier.zh}</a>}
          {page < pages && <a href={to(page + 1)}>{PORTAL.later.zh}</a>}
        </nav>
      )}
    </>
  )
}
