import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { ReactElement } from 'react'
import type { Role } from '../../core/authority.ts'
import { ADMIN } from '../../core/words/admin-screens.ts'
import { PLACES } from '../../core/words/establishment-screens.ts'
import { ROLE } from '../../core/words/organisation.ts'
import type { OrganRecord } from '../../modules/organisation/acts.ts'
import { Part } from '../widgets/Pane.tsx'
import { periodInWords } from './say.ts'

type Dated = { from: string; to: string | null; when: 'past' | 'now' | 'coming' }

/** Nothing where something simply is there; otherwise that it has ended, will end or is to begin. */
export function Until({ of: { from, to, when } }: { of: Dated }): ReactElement | null {
  if (when === 'now' && to === null) return null
  return (
    <>
      {when !== 'now' && <span className="tag">{PLACES[when === 'past' ? 'ended' : 'coming'].zh}</span>}
      <span className="soft"> {periodInWords(from, to)}</span>
    </>
  )
}

/** Lists what has ended instead of what is there. */
export function ClosedFilter({
  value,
  onChange,
}: {
  value: 'yes' | undefined
  onChange: (closed: 'yes' | undefined) => void
}): ReactElement {
  return (
    <Checkbox
      className="filter-check"
      checked={value === 'yes'}
      onChange={(event) => onChange(event.target.checked ? 'yes' : undefined)}
    >
      {PLACES.closedOnly.zh}
    </Checkbox>
  )
}

/** The posts that sit somewhere; what has ended is said so. */
export function PostsBelow({ posts }: { posts: OrganRecord['posts'] }): ReactElement {
  return (
    <Part title={PLACES.posts.zh}>
      {posts.length === 0 && <p className="soft">{PLACES.noPosts.zh}</p>}
      <ul className="admin-list">
        {posts.map((post) => (
          <li key={post.id}>
            <span>
              <Link to="/posts/$post" params={{ post: post.id }}>
                {post.title}
              </Link>
              <span className="soft"> {ROLE[post.role as Role].zh}</span> <Until of={post} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** The way to what was changed about a place, for whoever reads the record. */
export function PlaceChanges({ place }: { place: string }): ReactElement {
  return (
    <p>
      <Link to="/changes" search={{ place }}>
        {ADMIN.changes.zh}
      </Link>
    </p>
  )
}
