import type { ReactElement } from 'react'
import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { DIRECTORY, listed } from '../../core/words/directory.ts'
import { FINDING, found } from '../../core/words/finding.ts'
import { OPEN_DATA } from '../../core/words/open-data.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { PUBLISHING } from '../../core/words/publishing.ts'
import { Empty } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { itemLink } from './addresses.ts'
import { type Listing, type Overview, WAYS, type Way } from './directory.ts'
import { SuspendedMark } from './suspended.tsx'

/** The published list of items (事项清单): its parts by department, place, theme or window, or one part as a table. */
export function DirectoryPage({ shown }: { shown: Overview | Listing }): ReactElement {
  return 'items' in shown ? <ListingPage listing={shown} /> : <OverviewPage overview={shown} />
}

function OverviewPage({ overview: { way, total, sections, within } }: { overview: Overview }) {
  return (
    <Shell title={DIRECTORY.title.zh} crumbs={[{ href: '/', text: PORTAL.start.zh }]}>
      <h1>{DIRECTORY.title.zh}</h1>
      <p className="lead narrow">{DIRECTORY.lead.zh}</p>
      <Ways way={way} />
      {within && (
        <>
          {within.path.length > 0 && (
            <ul className="chips" aria-label={PORTAL.here.zh}>
              {within.path.map(({ href, name }) => (
                <li key={href}>
                  <a href={href}>{name}</a>
                </li>
              ))}
            </ul>
          )}
          <h2>{within.name}</h2>
          <p>
            <a className="button" href={within.href}>
              {DIRECTORY.here.zh}
            </a>
          </p>
        </>
      )}
      {sections.map(({ title, shelves }) => (
        <section key={title ?? 'all'} aria-label={title ?? DIRECTORY[way].zh}>
          {title && <h2>{title}</h2>}
          {within && shelves.length > 0 && <h2>{DIRECTORY.below.zh}</h2>}
          <ul className="tiles">
            {shelves.map(({ href, name, count }) => (
              <li key={href}>
                <a className="tile" href={href}>
                  <b>{name}</b>
                  {count !== undefined && <span>{found.count(count)}</span>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <ul className="chips">
        <li>
          <a href="/directory?all=1">{found.all(total)}</a>
        </li>
        <Others />
      </ul>
    </Shell>
  )
}

function Ways({ way }: { way: Way | undefined }) {
  return (
    <nav aria-label={DIRECTORY.ways.zh}>
      <ul className="chips">
        {WAYS.map((one) => (
          <li key={one}>
            <a
              className={one === way ? 'on' : undefined}
              href={one === 'department' ? '/directory' : `/directory?by=${one}`}
              aria-current={one === way ? 'true' : undefined}
            >
              {DIRECTORY[one].zh}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What else is published of the items. */
function Others() {
  return (
    <>
      <li>
        <a href="/handbooks">{PUBLISHING.handbooks.zh}</a>
      </li>
      <li>
        <a href="/open-data">{OPEN_DATA.title.zh}</a>
      </li>
      <li>
        <a href="/open-data/items.csv">{DIRECTORY.download.zh}</a>
      </li>
    </>
  )
}

function ListingPage({ listing }: { listing: Listing }) {
  const { title, way, items, page, size, total } = listing
  const heading = listed.in(title)
  return (
    <Shell
      title={heading}
      crumbs={[
        { href: '/', text: PORTAL.start.zh },
        {
          href: way && way !== 'department' ? `/directory?by=${way}` : '/directory',
          text: DIRECTORY.title.zh,
        },
      ]}
    >
      <h1>{heading}</h1>
      <Ways way={way} />
      {items.length === 0 ? (
        <Empty>{FINDING.nothing.zh}</Empty>
      ) : (
        <>
          <p role="status">{listed.range((page - 1) * size + 1, (page - 1) * size + items.length, total)}</p>
          <Table listing={listing} />
        </>
      )}
      <Pages listing={listing} />
    </Shell>
  )
}

function Table({ listing: { items, place, title } }: { listing: Listing }) {
  const heads = ['item', 'handledBy', 'window', 'promise', 'visits', 'fee'] as const
  return (
    <table className="cards" aria-label={listed.in(title)}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {DIRECTORY[head].zh}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.item}>
            <td data-head={DIRECTORY.item.zh}>
              <a href={itemLink(item.item, '', { place })}>{item.name}</a> <SuspendedMark item={item} />
            </td>
            <td data-head={DIRECTORY.handledBy.zh}>{item.handler}</td>
            <td data-head={DIRECTORY.window.zh}>{WINDOW_GROUP[item.windowGroup].zh}</td>
            <td data-head={DIRECTORY.promise.zh}>{found.handling(item.handling, item.promised)}</td>
            <td data-head={DIRECTORY.visits.zh}>{found.visits(item.visits)}</td>
            <td data-head={DIRECTORY.fee.zh}>{item.charged ? FINDING.charged.zh : FINDING.free.zh}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Pages({ listing: { query, page, size, total } }: { listing: Listing }) {
  const pages = Math.ceil(total / size)
  if (pages < 2) return null
  const at = (number: number) => `/directory?${new URLSearchParams({ ...query, page: String(number) })}`
  return (
    <nav className="row" aria-label={PORTAL.pages.zh}>
      <span>{found.page(page, pages)}</span>
      {page > 1 && <a href={at(page - 1)}>{PORTAL.earlier.zh}</a>}
      {page < pages && <a href={at(page + 1)}>{PORTAL.later.zh}</a>}
    </nav>
  )
}
