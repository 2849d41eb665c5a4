import type { ReactElement } from 'react'
import { FINDING, found } from '../../core/words/finding.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { useFrame } from '../../platform/page.tsx'
import { Empty, Facts } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { type Chosen, choosePlace, type Organ } from '../organisation/facade.ts'
import type { FoundItem } from './contract.ts'
import { Phone } from './guide-where.tsx'
import { ItemLine } from './results.tsx'

/** Every department that has something for the public, with how much. */
export function DepartmentsPage({
  departments,
  counts,
}: {
  departments: readonly { key: string; name: string }[]
  counts: Readonly<Record<string, number>>
}): ReactElement {
  return (
    <Shell title={FINDING.departments.zh} crumbs={[{ href: '/', text: PORTAL.start.zh }]}>
      <h1>{FINDING.departments.zh}</h1>
      <p className="lead">{FINDING.departmentLead.zh}</p>
      <ul className="tiles">
        {departments.map(({ key, name }) => (
          <li key={key}>
            <a className="tile" href={`/departments/${key}`}>
              <b>{found.anyOf(name)}</b>
              <span>{found.count(counts[key] ?? 0)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Shell>
  )
}

export type DepartmentView = {
  key: string
  name: string
  organ?: Organ | undefined
  chosen?: Chosen | undefined
  items: readonly FoundItem[]
}

/** One department: how to reach it where you are, and everything it does for the public. */
export function DepartmentPage({ view }: { view: DepartmentView }): ReactElement {
  const { path } = useFrame()
  const { name, organ, chosen, items } = view
  const title = organ?.name ?? found.anyOf(name)
  return (
    <Shell
      title={title}
      crumbs={[
        { href: '/', text: PORTAL.start.zh },
        { href: '/departments', text: FINDING.departments.zh },
      ]}
    >
      <h1>{title}</h1>
      <div className="columns">
        <section aria-labelledby="items">
          <h2 id="items">
            {FINDING.departmentItems.zh}（{found.count(items.length)}）
          </h2>
          {items.length === 0 && <Empty>{FINDING.noItems.zh}</Empty>}
          <ul className="list">
            {items.map((item) => (
              <li key={item.item}>
                <ItemLine item={item} place={chosen?.code} />
              </li>
            ))}
          </ul>
        </section>
        <section className="side" aria-labelledby="contact">
          <h2 id="contact">{FINDING.contact.zh}</h2>
          {organ ? (
            <>
              <Facts
                rows={[
                  [PORTAL.addressOf.zh, organ.address],
                  [FINDING.consult.zh, <Phone key="consult" number={organ.consultPhone} />],
                  [FINDING.supervise.zh, <Phone key="supervise" number={organ.supervisePhone} />],
                ]}
              />
              <p>
                <a href={choosePlace(path)}>{FINDING.changePlace.zh}</a>
              </p>
            </>
          ) : (
            <p>
              <a href={choosePlace(path)}>{FINDING.choosePlaceFirst.zh}</a>
            </p>
          )}
        </section>
      </div>
    </Shell>
  )
}
