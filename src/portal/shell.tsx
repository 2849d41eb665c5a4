import type { ReactElement, ReactNode } from 'react'
import { PORTAL } from '../core/words/portal.ts'
import { SCREEN } from '../core/words/screen.ts'
import { type Unanswered, useFrame } from '../platform/page.tsx'
import { ASSETS } from './assets.ts'

export type Crumb = { href: string; text: string }

/**
 * The frame of every citizen page. The script only adds comfort: everything works without it. `narrow` keeps text and
 * forms to one column; a page of tiles or tables takes the whole width.
 */
export function Shell({
  title,
  crumbs = [],
  narrow = false,
  children,
}: {
  title: string
  crumbs?: readonly Crumb[]
  narrow?: boolean
  children: ReactNode
}): ReactElement {
  const { elder, path } = useFrame()
  return (
    <html lang="zh-CN" className={elder ? 'elder' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{path === '/' ? SCREEN.fullName.zh : `${title} - ${SCREEN.fullName.zh}`}</title>
        <link rel="icon" href={ASSETS.icon} />
        <link rel="stylesheet" href={ASSETS.css} />
        <script type="module" src={ASSETS.js} />
      </head>
      <body>
        <a className="skip" href="#main">
          {SCREEN.skip.zh}
        </a>
        <Bar />
        <main id="main">
          <div className={narrow ? 'narrow' : undefined}>
            {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
            {children}
          </div>
        </main>
        <Foot />
      </body>
    </html>
  )
}

function Bar() {
  const { actor, elder, path, query } = useFrame()
  const here = Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query)}` : path
  return (
    <header className="bar">
      <div>
        <a className="brand" href="/">
          <Mark />
          {SCREEN.name.zh}
          <span>{PORTAL.place.zh}</span>
        </a>
        <nav aria-label={PORTAL.navigation.zh}>
          <a href={`/elder?on=${elder ? '0' : '1'}&return=${encodeURIComponent(here)}`}>
            {elder ? PORTAL.standard.zh : PORTAL.elder.zh}
          </a>
          <a href="/follow">{PORTAL.follow.zh}</a>
          {actor.kind === 'staff' ? (
            <a href="/desk">{PORTAL.desk.zh}</a>
          ) : (
            <a href={actor.kind === 'citizen' ? '/my' : '/signin'}>
              {actor.kind === 'citizen' ? PORTAL.mine.zh : PORTAL.signIn.zh}
            </a>
          )}
        </nav>
      </div>
    </header>
  )
}

/** A window with one sash open: the mark of the house. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <rect x="3" y="3" width="18" height="18" rx="2" />
      <path d="M12 3v18M3 12h9" />
    </svg>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={PORTAL.here.zh}>
      <ol className="crumbs">
        {crumbs.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Foot() {
  return (
    <footer className="foot">
      <div>
        <p>
          {PORTAL.hotline.zh} <a href="tel:0933-12345">0933-12345</a>　{PORTAL.hours.zh}
          {'　'}
          <a href="/consult">{PORTAL.consult.zh}</a>
        </p>
        <p>{PORTAL.about.zh}</p>
      </div>
    </footer>
  )
}

/** The search for items, in everyday words; without script it leads to the page of results. */
export function SearchBox({
  text,
  children,
}: {
  text?: string | undefined
  children?: ReactNode
}): ReactElement {
  return (
    <search>
      <form className="search" action="/items">
        <label htmlFor="q" className="hidden">
          {PORTAL.searchFor.zh}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          maxLength={60}
          defaultValue={text}
          placeholder={PORTAL.everyday.zh}
          autoComplete="off"
        />
        {children}
        <button type="submit" className="button">
          {PORTAL.search.zh}
        </button>
      </form>
    </search>
  )
}

/** What is shown when a page cannot be: one sentence, and where to go from here; a search when nothing is there. */
export function ErrorPage({
  title,
  status,
  unanswered,
}: {
  title: string
  status: number
  unanswered?: Unanswered | undefined
}): ReactElement {
  if (unanswered && hasTyped(unanswered)) return <SendAgain {...{ title, status, unanswered }} />
  return (
    <Shell title={title} narrow>
      <h1>{title}</h1>
      {status === 404 && <SearchBox />}
      <p>{PORTAL.helpful.zh}</p>
      <div className="buttons">
        {status === 401 && (
          <a className="button" href="/signin?return=/my">
            {PORTAL.signIn.zh}
          </a>
        )}
        <a className={status === 401 ? 'button quiet' : 'button'} href="/">
          {PORTAL.home.zh}
        </a>
        <a className="button quiet" href="/follow">
          {PORTAL.follow.zh}
        </a>
      </div>
    </Shell>
  )
}

const hasTyped = ({ fields }: Unanswered): boolean =>
  Object.entries(fields).some(
    ([name, values]) => name !== 'formToken' && values.some((value) => value !== ''),
  )

/**
 * A form that could not be answered keeps what was typed: in this page alone, until it is sent again. Whoever is not
 * signed in any more signs in beside it, in another window.
 */
function SendAgain({ title, status, unanswered }: { title: string; status: number; unanswered: Unanswered }) {
  const lapsed = status === 401
  return (
    <Shell title={lapsed ? PORTAL.lapsed.zh : title} narrow>
      <h1>{lapsed ? PORTAL.lapsed.zh : title}</h1>
      <p>{lapsed ? PORTAL.lapsedHow.zh : PORTAL.stillHere.zh}</p>
      {lapsed && (
        <p>
          <a className="button" href="/signin?return=/account?done=back" target="_blank" rel="noreferrer">
            {PORTAL.signInBeside.zh}
          </a>
        </p>
      )}
      <form method="post" action={unanswered.to}>
        {Object.entries(unanswered.fields).map(([name, values]) =>
          values.map((value) => <input type="hidden" key={`${name} ${value}`} name={name} value={value} />),
        )}
        <div className="buttons">
          <button type="submit" className={lapsed ? 'button quiet' : 'button'}>
            {lapsed ? PORTAL.resume.zh : PORTAL.sendAgain.zh}
          </button>
        </div>
      </form>
      <p className="soft">{PORTAL.helpful.zh}</p>
    </Shell>
  )
}
