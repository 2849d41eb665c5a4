import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { App, Button, Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import type { Role } from '../../core/authority.ts'
import { ADMIN, POSTS } from '../../core/words/admin-screens.ts'
import { PLACES } from '../../core/words/establishment-screens.ts'
import { HOLDING_SIDE, ROLE } from '../../core/words/organisation.ts'
import { say } from '../../core/words/workbench.ts'
import type { PostLine } from '../../modules/organisation/acts.ts'
import { Choice } from '../widgets/Choice.tsx'
import type { Column } from '../widgets/DataTable.tsx'
import { Icon } from '../widgets/icons.tsx'
import { useKeys } from '../widgets/keys.ts'
import { ListAndCase } from '../widgets/ListAndCase.tsx'
import { TextFilter } from '../widgets/TextFilter.tsx'
import { useTitle } from '../widgets/useTitle.ts'
import './admin.css'
import { AdminList } from './AdminList.tsx'
import { OpenPost } from './establish-post.tsx'
import type { Posts } from './filters.ts'
import { DivisionFilter } from './Narrow.tsx'
import { PostPane } from './PostPane.tsx'
import { postsQuery } from './reads.ts'
import { periodInWords } from './say.ts'
import { useMay } from './useMay.ts'

const KINDS = Object.entries(ROLE)
  .filter(([role]) => role !== 'applicant' && role !== 'system')
  .map(([value, { zh }]) => ({ value, label: zh }))

/** The posts of one's division and who holds them. */
export function PostsPage(): ReactElement {
  const search = useSearch({ from: '/posts' })
  const { post } = useParams({ strict: false })
  const navigate = useNavigate()
  const [selected, setSelected] = useState(post)
  const [adding, setAdding] = useState(false)
  const { message } = App.useApp()
  const keeps = useMay('KeepPlaces')
  useTitle(POSTS.title.zh)
  useKeys('list', [{ key: 'n', says: PLACES.openPost.zh, run: () => setAdding(true) }], keeps)
  const found = useInfiniteQuery(postsQuery(search))
  const posts = found.data?.pages.flatMap((page) => page.posts) ?? []
  const set = (part: Partial<Posts>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  const open = (id: string | undefined) =>
    void (id
      ? navigate({ to: '/posts/$post', params: { post: id }, search, replace: post !== undefined })
      : navigate({ to: '/posts', search }))
  const list = (
    <AdminList
      title={POSTS.title.zh}
      found={found}
      rows={posts}
      columns={COLUMNS}
      filters={
        <>
          <TextFilter
            label={POSTS.find.zh}
            value={search.q ?? ''}
            onChange={(q) => set({ q: q || undefined })}
          />
          <Choice
            label={POSTS.role.zh}
            value={search.role ?? ''}
            empty={POSTS.anyRole.zh}
            options={KINDS}
            onChange={(role) => set({ role: role || undefined })}
          />
          <DivisionFilter value={search.division} onChange={(division) => set({ division })} />
          <Checkbox
            className="filter-check"
            checked={search.vacant === 'yes'}
            onChange={(event) => set({ vacant: event.target.checked ? 'yes' : undefined })}
          >
            {POSTS.vacantOnly.zh}
          </Checkbox>
          {keeps && (
            <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
              {PLACES.openPost.zh}
            </Button>
          )}
        </>
      }
      empty={POSTS.empty.zh}
      selected={selected}
      onSelect={setSelected}
      opened={post}
      onOpen={open}
    />
  )
  return (
    <>
      <ListAndCase
        list={list}
        opened={post === undefined ? null : <PostPane key={post} id={post} onClose={() => open(undefined)} />}
      />
      {adding && (
        <OpenPost
          at={{ kind: 'division' }}
          onClose={() => setAdding(false)}
          onDone={(said) => {
            setAdding(false)
            void message.success(said)
          }}
        />
      )}
    </>
  )
}

/** Who holds one side today, and who follows. */
function Holder({ post, side }: { post: PostLine; side: 'A' | 'B' }) {
  const held = post.holdings.filter((one) => one.side === side)
  const now = held.find(({ when }) => when === 'now')
  const next = held.find(({ when }) => when === 'coming')
  const below = next
    ? say(POSTS.followed, { from: next.from, name: next.person.name })
    : now && (now.away ? POSTS.away.zh : periodInWords(now.from, now.to))
  return (
    <span className="brief" title={[now?.person.name, below].filter(Boolean).join(' ')}>
      {now ? <strong>{now.person.name}</strong> : <em className="vacant">{ADMIN.nobody.zh}</em>}
      <span>{below ?? ''}</span>
    </span>
  )
}

const COLUMNS: readonly Column<PostLine>[] = [
  {
    key: 'post',
    head: POSTS.post.zh,
    cell: ({ title, role }) => (
      <span className="brief" title={title}>
        <strong>{title}</strong>
        <span>{ROLE[role as Role].zh}</span>
      </span>
    ),
  },
  ...(['A', 'B'] as const).map((side) => ({
    key: side,
    head: HOLDING_SIDE[side].zh,
    width: 190,
    ...(side === 'B' ? { roomy: true } : {}),
    cell: (post: PostLine) => <Holder post={post} side={side} />,
  })),
]
