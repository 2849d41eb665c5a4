import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { isAdministrator } from '../../core/administration.ts'
import type { Role } from '../../core/authority.ts'
import { ADMIN, PEOPLE, POSTS, RIGHTS } from '../../core/words/admin-screens.ts'
import { FORCE, HANDLING_SCOPE, WHEN } from '../../core/words/administration.ts'
import { PLACES } from '../../core/words/establishment-screens.ts'
import { HOLDING_SIDE, ROLE } from '../../core/words/organisation.ts'
import type { AuthorisationView, HoldingView, PostView } from '../../modules/organisation/acts.ts'
import { Pane, Part } from '../widgets/Pane.tsx'
import { useDesk } from '../widgets/session.ts'
import { today } from '../widgets/today.ts'
import { ClosePost, RenamePost } from './establish-post.tsx'
import { ItemName } from './ItemName.tsx'
import { Appoint, Relieve } from './post-acts.tsx'
import { postQuery } from './reads.ts'
import { Grant, Withdraw } from './right-acts.tsx'
import { periodInWords } from './say.ts'
import { useMay } from './useMay.ts'

type Doing =
  | { act: 'appoint'; side: 'A' | 'B' }
  | { act: 'relieve'; held: HoldingView }
  | { act: 'grant' | 'rename' | 'close' }
  | { act: 'withdraw'; right: AuthorisationView }

const SIDES = ['A', 'B'] as const

/** One post: who holds it as A and as B, who did and who will, and what it may decide. */
export function PostPane({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const shown = useQuery(postQuery(id))
  const [doing, setDoing] = useState<Doing>()
  const { message } = App.useApp()
  const post = shown.data
  const ended = post?.to !== undefined && post.to !== null && post.to < today()
  const close = () => setDoing(undefined)
  const keep = (kept: PostView) => void queries.setQueryData(postQuery(kept.id).queryKey, kept)
  const done = (said: string) => {
    close()
    void message.success(said)
  }
  const [appoints, authorises, readsChanges] = [useMay('Appoint'), useMay('Authorise'), useMay('ReadChanges')]
  const keeps = useMay('KeepPlaces')
  const queries = useQueryClient()
  return (
    <>
      <Pane
        title={post?.title}
        error={shown.error}
        retry={() => void shown.refetch()}
        onClose={onClose}
        facts={post ? factsOf(post) : []}
        acts={
          keeps && post && post.to === null && !isAdministrator(post.role as Role) ? (
            <>
              <Button onClick={() => setDoing({ act: 'rename' })}>{PLACES.renamePost.zh}</Button>
              <Button danger onClick={() => setDoing({ act: 'close' })}>
                {PLACES.closePost.zh}
              </Button>
            </>
          ) : appoints && !ended ? undefined : (
            <span className="soft">{ended ? PLACES.kept.zh : PEOPLE.readOnly.zh}</span>
          )
        }
      >
        {post && (
          <>
            {SIDES.map((side) => (
              <Side key={side} post={post} side={side} onDo={appoints && !ended ? setDoing : undefined} />
            ))}
            <Rights rights={post.authorisations} onDo={authorises && !ended ? setDoing : undefined} />
            <History held={post.history} />
            {readsChanges && (
              <p>
                <Link to="/changes" search={{ post: id }}>
                  {ADMIN.changes.zh}
                </Link>
              </p>
            )}
          </>
        )}
      </Pane>
      {post && doing?.act === 'appoint' && (
        <Appoint post={post} side={doing.side} onClose={close} onDone={done} />
      )}
      {post && doing?.act === 'relieve' && (
        <Relieve post={post} held={doing.held} onClose={close} onDone={done} />
      )}
      {post && doing?.act === 'rename' && (
        <RenamePost post={post} onKeep={keep} onClose={close} onDone={done} />
      )}
      {post && doing?.act === 'close' && (
        <ClosePost post={post} onKeep={keep} onClose={close} onDone={done} />
      )}
      {post && doing?.act === 'grant' && <Grant post={post} onClose={close} onDone={done} />}
      {doing?.act === 'withdraw' && <Withdraw right={doing.right} onClose={close} onDone={done} />}
    </>
  )
}

const factsOf = ({ role, place, from, to }: PostView) =>
  [
    [POSTS.kind.zh, ROLE[role as Role].zh],
    [POSTS.place.zh, place],
    [RIGHTS.days.zh, periodInWords(from, to)],
  ] as const

/** Who holds one side and who is to follow. */
function Side({
  post,
  side,
  onDo,
}: {
  post: PostView
  side: 'A' | 'B'
  onDo: ((doing: Doing) => void) | undefined
}) {
  const desk = useDesk()
  const held = post.holdings.filter((one) => one.side === side)
  const now = held.some(({ when }) => when === 'now')
  return (
    <Part
      title={HOLDING_SIDE[side].zh}
      extra={
        onDo && (
          <Button
            size="small"
            aria-label={`${now ? POSTS.replace.zh : POSTS.appoint.zh}：${HOLDING_SIDE[side].zh}`}
            onClick={() => onDo({ act: 'appoint', side })}
          >
            {now ? POSTS.replace.zh : POSTS.appoint.zh}
          </Button>
        )
      }
    >
      {!now && <p className="soft">{ADMIN.nobody.zh}</p>}
      <ul className="admin-list">
        {held.map((one) => (
          <li key={`${one.person.id} ${one.from}`}>
            <span>
              <Link to="/people/$person" params={{ person: one.person.id }}>
                {one.person.name}
              </Link>
              <span className="soft"> {one.person.staffNo}</span>
              {one.when === 'coming' && <span className="tag">{WHEN.coming.zh}</span>}
              {one.away && <span className="tag">{POSTS.away.zh}</span>}
              <span className="soft"> {periodInWords(one.from, one.to)}</span>
            </span>
            {onDo && one.person.id !== desk.person.id && (
              <Button
                size="small"
                aria-label={`${one.when === 'coming' ? POSTS.cancel.zh : POSTS.relieve.zh}：${one.person.name}`}
                onClick={() => onDo({ act: 'relieve', held: one })}
              >
                {one.when === 'coming' ? POSTS.cancel.zh : POSTS.relieve.zh}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Rights({
  rights,
  onDo,
}: {
  rights: readonly AuthorisationView[]
  onDo: ((doing: Doing) => void) | undefined
}) {
  const open = rights.filter(({ when }) => when !== 'past')
  return (
    <Part
      title={POSTS.rights.zh}
      extra={
        onDo && (
          <Button size="small" onClick={() => onDo({ act: 'grant' })}>
            {RIGHTS.grant.zh}
          </Button>
        )
      }
    >
      {open.length === 0 && <p className="soft">{POSTS.noRights.zh}</p>}
      <ul className="admin-list">
        {rights.map((right) => (
          <li key={right.id}>
            <span>
              <strong>{right.organ.name}</strong> <ItemName code={right.item} />，
              {HANDLING_SCOPE[right.handling].zh}
              {right.when !== 'now' && <span className="tag">{FORCE[right.when].zh}</span>}
              <br />
              <span className="soft">
                {right.paper}　{periodInWords(right.from, right.to)}
              </span>
            </span>
            {onDo && right.when !== 'past' && (
              <Button
                size="small"
                aria-label={`${RIGHTS.withdrawShort.zh}：${right.paper}`}
                onClick={() => onDo({ act: 'withdraw', right })}
              >
                {RIGHTS.withdrawShort.zh}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function History({ held }: { held: readonly HoldingView[] }) {
  return (
    <Part title={POSTS.history.zh}>
      {held.length === 0 && <p className="soft">{POSTS.noHistory.zh}</p>}
      <ul className="admin-list">
        {held.map(({ side, person, from, to }) => (
          <li key={`${side} ${person.id} ${from}`}>
            <span>
              {person.name}
              <span className="soft"> {person.staffNo}</span>
              <span className="tag">{HOLDING_SIDE[side].zh}</span>
              <span className="soft"> {periodInWords(from, to)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
