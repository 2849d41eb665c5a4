import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { PEOPLE } from '../../core/words/admin-screens.ts'
import { say } from '../../core/words/workbench.ts'
import type { PersonLine } from '../../modules/identity/acts.ts'
import type { Column } from '../widgets/DataTable.tsx'
import { Icon } from '../widgets/icons.tsx'
import { useKeys } from '../widgets/keys.ts'
import { ListAndCase } from '../widgets/ListAndCase.tsx'
import { QueryTabs } from '../widgets/QueryTabs.tsx'
import { TextFilter } from '../widgets/TextFilter.tsx'
import { useTitle } from '../widgets/useTitle.ts'
import './admin.css'
import { AdminList } from './AdminList.tsx'
import type { People } from './filters.ts'
import { DivisionFilter } from './Narrow.tsx'
import { AccountTag, PersonPane } from './PersonPane.tsx'
import { AddPerson } from './people-acts.tsx'
import { peopleQuery } from './reads.ts'
import { useMay } from './useMay.ts'

const VIEWS = ['all', 'none', 'initial', 'disabled', 'left'] as const
const EMPTY = {
  all: PEOPLE.empty,
  none: PEOPLE.empty,
  initial: PEOPLE.emptyInitial,
  disabled: PEOPLE.emptyDisabled,
  left: PEOPLE.emptyLeft,
}

/** The staff of one's division: who they are, whether they can sign in, what they hold. */
export function PeoplePage(): ReactElement {
  const search = useSearch({ from: '/people' })
  const { person } = useParams({ strict: false })
  const navigate = useNavigate()
  const [selected, setSelected] = useState(person)
  const [adding, setAdding] = useState(false)
  const { message } = App.useApp()
  useTitle(PEOPLE.title.zh)
  const keeps = useMay('KeepPeople')
  useKeys('list', [{ key: 'n', says: PEOPLE.add.zh, run: () => setAdding(true) }], keeps)
  const found = useInfiniteQuery(peopleQuery(search))
  const people = found.data?.pages.flatMap((page) => page.people) ?? []
  const set = (part: Partial<People>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  const open = (id: string | undefined) =>
    void (id
      ? navigate({ to: '/people/$person', params: { person: id }, search, replace: person !== undefined })
      : navigate({ to: '/people', search }))
  const view = search.view ?? 'all'
  const list = (
    <AdminList
      title={PEOPLE.title.zh}
      counted={PEOPLE.total}
      found={found}
      rows={people}
      columns={COLUMNS}
      tabs={
        <QueryTabs
          label={PEOPLE.views.zh}
          tabs={VIEWS.map((id) => ({
            id,
            word: PEOPLE[id].zh,
            href: id === 'all' ? '/desk/people' : `/desk/people?view=${id}`,
          }))}
          current={view}
          onGo={(id) => set({ view: id === 'all' ? undefined : (id as People['view']) })}
        />
      }
      filters={
        <>
          <TextFilter
            label={PEOPLE.find.zh}
            value={search.q ?? ''}
            onChange={(q) => set({ q: q || undefined })}
          />
          <DivisionFilter value={search.division} onChange={(division) => set({ division })} />
          {keeps && (
            <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
              {PEOPLE.add.zh}
            </Button>
          )}
        </>
      }
      empty={EMPTY[view].zh}
      selected={selected}
      onSelect={setSelected}
      opened={person}
      onOpen={open}
    />
  )
  return (
    <>
      <ListAndCase
        list={list}
        opened={
          person === undefined ? null : (
            <PersonPane key={person} id={person} onClose={() => open(undefined)} />
          )
        }
      />
      {adding && (
        <AddPerson
          onClose={() => setAdding(false)}
          onSent={({ id, name }) => {
            setAdding(false)
            void message.success(say(PEOPLE.entered, { name }))
            setSelected(id)
            open(id)
          }}
        />
      )}
    </>
  )
}

const COLUMNS: readonly Column<PersonLine>[] = [
  {
    key: 'person',
    head: PEOPLE.person.zh,
    width: 130,
    cell: ({ name, staffNo }) => (
      <span className="brief" title={name}>
        <strong>{name}</strong>
        <span>{staffNo}</span>
      </span>
    ),
  },
  {
    key: 'work',
    head: PEOPLE.work.zh,
    cell: ({ organName, title }) => (
      <span className="brief" title={`${organName ?? ''} ${title}`}>
        <strong>{organName ?? PEOPLE.noOrgan.zh}</strong>
        <span>{title}</span>
      </span>
    ),
  },
  {
    key: 'posts',
    head: PEOPLE.posts.zh,
    roomy: true,
    cell: ({ posts: [post, ...more] }) =>
      post ? (
        <span className="two-lines" title={[post, ...more].map(({ title }) => title).join('、')}>
          {post.title}
          {more.length > 0 && <span className="soft"> {say(PEOPLE.morePosts, { n: more.length + 1 })}</span>}
        </span>
      ) : (
        <span className="soft">{PEOPLE.noPost.zh}</span>
      ),
  },
  {
    key: 'account',
    head: PEOPLE.account.zh,
    width: 120,
    cell: ({ account }) => <AccountTag state={account} />,
  },
]
