import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { RATINGS, STARS } from '../../core/words/evaluation.ts'
import type { Db } from '../../platform/db.ts'
import { page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Empty } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { divisionPath, sitesById } from '../organisation/facade.ts'
import { type Figures, figuresBy, figuresIn } from './queries.ts'
import { LEVELS } from './rating-page.tsx'

type Row = { key: string; name: string; href: string | undefined; figures: Figures }

/** The figures of all ratings, bad ones included: by county, and within a county by site. For everybody. */
export function figuresPages(site: FastifyInstance, _setting: Setting): void {
  page(site, '/ratings', async ({ db }, _params, { division }) => {
    const path = division ? await divisionPath(db, division) : []
    const place = path.at(-1)
    const rows = place && path.length > 1 ? await bySite(db, place.code) : await byCounty(db)
    const all = await figuresIn(db, place ? { division: place.code } : {})
    return <FiguresPage place={place && path.length > 1 ? place.name : undefined} rows={rows} all={all} />
  })
}

async function byCounty(db: Db): Promise<Row[]> {
  const groups = await figuresBy(db, 'county', {})
  return Promise.all(
    groups.map(async ({ key, figures }) => ({
      key,
      name: (await divisionPath(db, key)).at(-1)?.name ?? key,
      href: `/ratings?division=${key}`,
      figures,
    })),
  )
}

async function bySite(db: Db, division: string): Promise<Row[]> {
  const groups = await figuresBy(db, 'site', { division })
  const sites = await sitesById(
    db,
    groups.map(({ key }) => key),
  )
  return groups.map(({ key, figures }) => ({
    key,
    name: sites.get(key)?.name ?? key,
    href: undefined,
    figures,
  }))
}

type Shown = { place: string | undefined; rows: readonly Row[]; all: Figures }

function FiguresPage({ place, rows, all }: Shown): ReactElement {
  const title = place ? `${RATINGS.title.zh}：${place}` : RATINGS.title.zh
  return (
    <Shell title={title} crumbs={place ? [{ href: '/ratings', text: RATINGS.all.zh }] : []}>
      <h1>{title}</h1>
      <p className="lead narrow">{RATINGS.lead.zh}</p>
      {all.total === 0 ? (
        <Empty>{RATINGS.none.zh}</Empty>
      ) : (
        <div className="scroll">
          <table className="cards">
            <thead>
              <tr>
                <th scope="col">{RATINGS.place.zh}</th>
                <th scope="col" className="figure">
                  {RATINGS.total.zh}
                </th>
                {LEVELS.map((stars) => (
                  <th scope="col" className="figure" key={stars}>
                    {STARS[stars].zh}
                  </th>
                ))}
                <th scope="col" className="figure">
                  {RATINGS.good.zh}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <FigureRow key={row.key} row={row} />
              ))}
              <FigureRow row={{ key: 'all', name: place ?? RATINGS.all.zh, href: undefined, figures: all }} />
            </tbody>
          </table>
        </div>
      )}
      <p className="soft">{RATINGS.goodHint.zh}</p>
    </Shell>
  )
}

function FigureRow({ row: { name, href, figures } }: { row: Row }) {
  return (
    <tr>
      <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
      <Figure label={RATINGS.total.zh} text={String(figures.total)} />
      {LEVELS.map((stars) => (
        <Figure key={stars} label={STARS[stars].zh} text={String(figures.levels[stars])} />
      ))}
      <Figure
        label={RATINGS.good.zh}
        text={figures.good === undefined ? '—' : `${(figures.good * 100).toFixed(1)}%`}
      />
    </tr>
  )
}

/** A cell that says what it is where the table becomes cards. */
const Figure = ({ label, text }: { label: string; text: string }) => (
  <td className="figure" data-head={label}>
    {text}
  </td>
)
