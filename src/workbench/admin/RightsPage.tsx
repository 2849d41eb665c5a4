import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { ADMIN, RIGHTS } from '../../core/words/admin-screens.ts'
import { FORCE, HANDLING_SCOPE } from '../../core/words/administration.ts'
import { say } from '../../core/words/workbench.ts'
import type { AuthorisationView } from '../../modules/organisation/acts.ts'
import { type Column, DataTable } from '../widgets/DataTable.tsx'
import { ErrorText } from '../widgets/ErrorText.tsx'
import { Icon } from '../widgets/icons.tsx'
import { useKeys } from '../widgets/keys.ts'
import { QueryTabs } from '../widgets/QueryTabs.tsx'
import { TextFilter } from '../widgets/TextFilter.tsx'
import { useTitle } from '../widgets/useTitle.ts'
import './admin.css'
import type { Rights } from './filters.ts'
import { ItemName } from './ItemName.tsx'
import { DivisionFilter } from './Narrow.tsx'
import { rightsQuery } from './reads.ts'
import { Grant, Withdraw } from './right-acts.tsx'
import { periodInWords } from './say.ts'
import { useMay } from './useMay.ts'

const VIEWS = ['now', 'ended', 'all'] as const

/** What the posts of one's division may decide, in whose name, by which paper, from when to when (授权到位). */
export function RightsPage(): ReactElement {
  const search = useSearch({ from: '/rights' })
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string>()
  const [granting, setGranting] = useState(false)
  const [withdrawing, setWithdrawing] = useState<AuthorisationView>()
  const { message } = App.useApp()
  useTitle(RIGHTS.title.zh)
  const mine = useMay('Authorise')
  useKeys('list', [{ key: 'n', says: RIGHTS.grant.zh, run: () => setGranting(true) }], mine)
  const found = useInfiniteQuery(rightsQuery(search))
  const rights = found.data?.pages.flatMap((page) => page.authorisations) ?? []
  const set = (part: Partial<Rights>) =>
    void navigate({ to: '/rights', search: { ...search, ...part }, replace: true })
  const done = (said: string) => {
    setGranting(false)
    setWithdrawing(undefined)
    void message.success(said)
  }
  return (
    <section className="page">
      <div className="list-head">
        <h1>
          {RIGHTS.title.zh}
          <span className="soft">
            {found.data ? say(ADMIN.total, { n: found.data.pages[0]?.total ?? 0 }) : ''}
          </span>
        </h1>
        <QueryTabs
          label={RIGHTS.views.zh}
          tabs={VIEWS.map((id) => ({
            id,
            word: RIGHTS[id].zh,
            href: id === 'now' ? '/desk/rights' : `/desk/rights?view=${id}`,
          }))}
          current={search.view ?? 'now'}
          onGo={(id) => set({ view: id === 'now' ? undefined : (id as Rights['view']) })}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={RIGHTS.title.zh}>
          <TextFilter
            label={RIGHTS.find.zh}
            value={search.q ?? ''}
            onChange={(q) => set({ q: q || undefined })}
          />
          <DivisionFilter value={search.division} onChange={(division) => set({ division })} />
          {mine && (
            <Button icon={<Icon name="plus" />} onClick={() => setGranting(true)}>
              {RIGHTS.grant.zh}
            </Button>
          )}
        </div>
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={RIGHTS.title.zh}
        columns={columns(mine ? setWithdrawing : undefined)}
        rows={rights}
        keyOf={({ id }) => id}
        selected={rights.some(({ id }) => id === selected) ? selected : rights[0]?.id}
        onSelect={({ id }) => setSelected(id)}
        onOpen={({ post: { id } }) => void navigate({ to: '/posts/$post', params: { post: id } })}
        busy={found.isPending}
        empty={found.error ? null : <p>{RIGHTS.empty.zh}</p>}
        more={{
          there: found.hasNextPage,
          loading: found.isFetchingNextPage,
          load: () => void found.fetchNextPage(),
        }}
      />
      {granting && <Grant onClose={() => setGranting(false)} onDone={done} />}
      {withdrawing && (
        <Withdraw right={withdrawing} onClose={() => setWithdrawing(undefined)} onDone={done} />
      )}
    </section>
  )
}

function columns(
  onWithdraw: ((right: AuthorisationView) => void) | undefined,
): readonly Column<AuthorisationView>[] {
  return [
    {
      key: 'post',
      head: RIGHTS.post.zh,
      cell: ({ post }) => (
        <span className="two-lines strong" title={post.title}>
          {post.title}
        </span>
      ),
    },
    {
      key: 'organ',
      head: RIGHTS.organ.zh,
      cell: ({ organ }) => (
        <span className="two-lines" title={organ.name}>
          {organ.name}
        </span>
      ),
    },
    {
      key: 'item',
      head: RIGHTS.item.zh,
      width: 200,
      cell: ({ item, handling }) => (
        <span className="brief">
          <strong>
            <ItemName code={item} />
          </strong>
          <span>{HANDLING_SCOPE[handling].zh}</span>
        </span>
      ),
    },
    {
      key: 'paper',
      head: RIGHTS.paper.zh,
      cell: ({ paper, paperOn }) => (
        <span className="brief" title={paper}>
          <strong>{paper}</strong>
          <span>{paperOn}</span>
        </span>
      ),
    },
    {
      key: 'days',
      head: RIGHTS.days.zh,
      width: 180,
      cell: ({ from, to, when }) => (
        <span className="brief">
          <strong>{FORCE[when].zh}</strong>
          <span>{periodInWords(from, to)}</span>
        </span>
      ),
    },
    ...(onWithdraw
      ? [
          {
            key: 'acts',
            head: RIGHTS.withdrawShort.zh,
            width: 76,
            cell: (right: AuthorisationView) =>
              right.when === 'past' ? null : (
                <Button
                  size="small"
                  aria-label={`${RIGHTS.withdrawShort.zh}：${right.post.title}`}
                  onClick={(event) => {
                    event.stopPropagation() // the button is its own: pressing it does not open the post
                    onWithdraw(right)
                  }}
                >
                  {RIGHTS.withdrawShort.zh}
                </Button>
              ),
          },
        ]
      : []),
  ]
}
