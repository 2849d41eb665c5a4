import type { ReactElement } from 'react'
import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { FINDING, found } from '../../core/words/finding.ts'
import { FOLLOW } from '../../core/words/follow.ts'
import { OPEN_DATA } from '../../core/words/open-data.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { PUBLISHING } from '../../core/words/publishing.ts'
import { THEMES } from '../../core/words/theme.ts'
import { Button, Facts, Form, TextField } from '../../portal/parts.tsx'
import { SearchBox, Shell } from '../../portal/shell.tsx'
import { type Chosen, choosePlace, type Division, type Site } from '../organisation/facade.ts'
import { findingLink, itemLink } from './addresses.ts'
import type { FoundItem, SearchAnswer } from './contract.ts'
import { Phone } from './guide-where.tsx'
import { SuspendedMark } from './suspended.tsx'

export type Home = {
  popular: readonly (Pick<FoundItem, 'item' | 'name' | 'suspended'> & { say: string })[]
  tries: readonly string[]
  total: number
  facets: SearchAnswer['facets']
  chosen?: Chosen | undefined
  offices: readonly Site[]
  counties: readonly Division[]
}

const NOTHING = { q: '', page: 1 } as const

/** Whoever comes in sees one question, and under it what most people answer. */
export function HomePage({ home }: { home: Home }): ReactElement {
  return (
    <Shell title={FINDING.ask.zh}>
      <section className="ask" aria-labelledby="ask">
        <h1 id="ask">{FINDING.ask.zh}</h1>
        <SearchBox />
        <p className="tries">
          {FINDING.tries.zh}
          {home.tries.map((word) => (
            <a key={word} href={findingLink({ ...NOTHING, q: word })}>
              {word}
            </a>
          ))}
        </p>
      </section>
      <div className="columns">
        <div>
          <Popular items={home.popular} />
          <Themes kind="natural" title={FINDING.life.zh} counts={home.facets.theme} />
          <Themes kind="legal" title={FINDING.business.zh} counts={home.facets.theme} />
          <section aria-labelledby="windows">
            <h2 id="windows">{FINDING.windows.zh}</h2>
            <ul className="chips">
              {Object.entries(WINDOW_GROUP).map(([group, word]) => (
                <li key={group}>
                  <a href={findingLink(NOTHING, { group: group as keyof typeof WINDOW_GROUP })}>{word.zh}</a>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="more">
            <h2 id="more">{FINDING.more.zh}</h2>
            <ul className="chips">
              <li>
                <a href="/items">{found.all(home.total)}</a>
              </li>
              <li>
                <a href="/departments">{FINDING.byDepartment.zh}</a>
              </li>
              <li>
                <a href="/places">{FINDING.places.zh}</a>
              </li>
              <li>
                <a href="/directory">{PUBLISHING.directory.zh}</a>
              </li>
              <li>
                <a href="/handbooks">{PUBLISHING.handbooks.zh}</a>
              </li>
              <li>
                <a href="/open-data">{OPEN_DATA.title.zh}</a>
              </li>
            </ul>
          </section>
        </div>
        <div>
          <Follow />
          <Nearest home={home} />
        </div>
      </div>
    </Shell>
  )
}

function Popular({ items }: { items: Home['popular'] }) {
  return (
    <section aria-labelledby="popular">
      <h2 id="popular">{FINDING.popular.zh}</h2>
      <ul className="tiles">
        {items.map(({ item, name, say, suspended }) => (
          <li key={item}>
            <a className="tile" href={itemLink(item, '')}>
              <b>{say}</b>
              <span>{name}</span>
              <SuspendedMark item={{ suspended }} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The themes that have something in them, in the order of the national list. */
function Themes({
  kind,
  title,
  counts,
}: {
  kind: 'natural' | 'legal'
  title: string
  counts: Readonly<Record<string, number>>
}) {
  const themes = THEMES.filter((one) => one.kind === kind && (counts[one.theme] ?? 0) > 0)
  return (
    <section aria-labelledby={kind}>
      <h2 id={kind}>{title}</h2>
      <ul className="chips">
        {themes.map(({ theme, word }) => (
          <li key={theme}>
            <a href={findingLink(NOTHING, { theme, subject: kind })}>{word.zh}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Straight to a case, without an account. The code is sent in the body: an address is remembered by too many. */
function Follow() {
  const plain = { problems: {}, typed: {} }
  return (
    <section className="side" aria-labelledby="follow">
      <h2 id="follow">{FINDING.follow.zh}</h2>
      <Form action="/follow">
        <TextField name="number" label={FOLLOW.number.zh} hint={FOLLOW.numberHint.zh} {...plain} />
        <TextField name="code" label={FOLLOW.code.zh} hint={FOLLOW.codeHint.zh} {...plain} />
        <Button kind="quiet">{FOLLOW.find.zh}</Button>
      </Form>
    </section>
  )
}

function Nearest({ home: { chosen, offices, counties } }: { home: Home }) {
  return (
    <section className="side" aria-labelledby="hall">
      <h2 id="hall">{FINDING.hall.zh}</h2>
      {chosen ? (
        <>
          <ul className="list">
            {offices.map((site) => (
              <li key={site.id}>
                <Office site={site} />
              </li>
            ))}
          </ul>
          <p>
            <a href={choosePlace('/')}>{FINDING.changePlace.zh}</a>
          </p>
        </>
      ) : (
        <>
          <p>{FINDING.chooseCounty.zh}</p>
          <ul className="chips">
            {counties.map(({ code, name }) => (
              <li key={code}>
                <a href={choosePlace('/', code)} rel="nofollow">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">{FINDING.help.zh}</p>
      <p>
        <a href="tel:0933-12345">{FINDING.call.zh}</a>
      </p>
    </section>
  )
}

function Office({ site }: { site: Site }) {
  return (
    <>
      <h3 className="line">
        <a href={`/sites/${site.id}`}>{site.name}</a>
      </h3>
      <Facts
        tight
        rows={[
          [PORTAL.addressOf.zh, site.address],
          [PORTAL.openFrom.zh, site.hours],
          [PORTAL.phone.zh, <Phone key="phone" number={site.phone} />],
        ]}
      />
    </>
  )
}
