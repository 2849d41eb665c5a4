import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { Role } from '../core/authority.ts'
import { SCREEN } from '../core/words/screen.ts'
import { KEYS, SHELL, STAND_IN, say } from '../core/words/workbench.ts'
import { getSession, type SessionView } from '../modules/identity/contract.ts'
import { call, failureOf } from '../platform/call.ts'
import { KeyList } from './KeyList.tsx'
import { Rail } from './RailNav.tsx'
import { homeOf } from './rail.ts'
import { StandIn } from './StandIn.tsx'
import { singleKeys } from './settings.ts'
import { TopBar } from './TopBar.tsx'
import { ErrorText } from './widgets/ErrorText.tsx'
import { listenForKeys, mayTakeFocus, useKeys } from './widgets/keys.ts'
import { type Desk, DeskContext } from './widgets/session.ts'

/** The frame: who sits here, where to go, and the page in the middle. Without a session there is no page. */
export function Shell(): ReactElement {
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => call(getSession, {}),
    staleTime: 10_000, // in another tab somebody else may have signed in meanwhile
    retry: false,
  })
  useEffect(() => listenForKeys(singleKeys), [])
  const view = session.data
  if (view) return <Framed view={view} lost={session.error} />
  if (!session.error) return <Waiting />
  const failure = failureOf(session.error)
  if (failure.status === 401) {
    window.location.assign(`/signin?return=${encodeURIComponent(window.location.pathname)}`)
    return <Waiting />
  }
  return (
    <main className="bare">
      <h1>{SHELL.name.zh}</h1>
      {failure.status === 403 ? <p>{SHELL.notStaff.zh}</p> : null}
      <ErrorText error={failure} retry={() => void session.refetch()} />
      <p>
        <a href="/">{SHELL.portal.zh}</a>
      </p>
    </main>
  )
}

function Framed({ view, lost }: { view: SessionView; lost: unknown }) {
  const desk: Desk = { ...view, post: { ...view.post, role: view.post.role as Role } }
  const { standing, principal } = desk.post
  const [keysShown, setKeysShown] = useState(false)
  const [steppingIn, setSteppingIn] = useState(false)
  const who = `${desk.person.id}/${desk.post.id}`
  useForgetting(who)
  useKeys('frame', [{ key: '?', says: KEYS.help.zh, run: () => setKeysShown(true) }])
  const { pathname } = useLocation()
  const section = pathname.split('/')[1] ?? ''
  useEffect(() => {
    if (mayTakeFocus()) document.getElementById('main')?.focus({ preventScroll: true })
  }, [section])
  return (
    <DeskContext value={desk}>
      <a className="skip" href="#main">
        {SCREEN.skip.zh}
      </a>
      <TopBar onKeys={() => setKeysShown(true)} onStandIn={() => setSteppingIn(true)} />
      <div className="body">
        <Rail />
        <main id="main" tabIndex={-1}>
          {lost ? <ErrorText error={lost} /> : null}
          {standing === 'waiting' && (
            <div className="strip waiting">
              <p>{say(SHELL.waiting, { name: principal ?? SHELL.principal.zh })}</p>
              <Button size="small" onClick={() => setSteppingIn(true)}>
                {STAND_IN.open.zh}
              </Button>
            </div>
          )}
          <Outlet key={who} />
        </main>
      </div>
      {keysShown && <KeyList onClose={() => setKeysShown(false)} />}
      {steppingIn && <StandIn onClose={() => setSteppingIn(false)} />}
    </DeskContext>
  )
}

/** What one person or post saw is not the next one's to see. */
function useForgetting(who: string): void {
  const client = useQueryClient()
  const last = useRef(who)
  useEffect(() => {
    if (last.current === who) return
    last.current = who
    void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }, [who, client])
}

/** Where the day begins: the first section of the post. */
export function Home(): null {
  const session = useQuery({ queryKey: ['session'], queryFn: () => call(getSession, {}) })
  const navigate = useNavigate()
  const role = session.data?.post.role as Role | undefined
  useEffect(() => {
    if (role) void navigate({ to: homeOf(role), replace: true })
  }, [role, navigate])
  return null
}

export function Lost(): ReactElement {
  return (
    <div className="page-empty">
      <h1>{SHELL.lost.zh}</h1>
      <Link to="/">{SHELL.home.zh}</Link>
    </div>
  )
}

/** A page that broke. Most often a part of it is not there any more: a newer version has been installed. */
export function Stumbled({ error, reset }: { error: unknown; reset: () => void }): ReactElement {
  const outdated = error instanceof Error && /import|chunk/i.test(error.message)
  return (
    <div className="page-empty">
      {outdated ? <p>{SHELL.newer.zh}</p> : <ErrorText error={error} retry={reset} />}
      <Button type="primary" onClick={() => window.location.reload()}>
        {SHELL.reload.zh}
      </Button>
    </div>
  )
}

function Waiting() {
  return (
    <main className="bare" aria-busy="true">
      <Spin />
      <p>{SHELL.loading.zh}</p>
    </main>
  )
}
