import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { FORENSICS } from '../../../core/words/forensics.ts'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { FindingList } from './FindingList.tsx'
import type { Findings } from './filters.ts'
import './forensics.css'
import { Groups } from './Groups.tsx'
import { Kinds } from './Kinds.tsx'

/** What rarely happens in lawful work, ranked, with its evidence; compared by group; and how to read it. */
export function ForensicsPage(): ReactElement {
  const search = useSearch({ from: '/forensics' })
  const { finding } = useParams({ strict: false })
  const navigate = useNavigate()
  useTitle(FORENSICS.title.zh)
  const go = (to: Findings) => void navigate({ to: '/forensics', search: to })
  const set = (part: Partial<Findings>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  const head = (
    <>
      <h1>{FORENSICS.title.zh}</h1>
      <QueryTabs
        label={FORENSICS.views.zh}
        tabs={VIEWS.map(({ id, word }) => ({
          id,
          word,
          href: id === 'list' ? '/desk/forensics' : `/desk/forensics?view=${id}`,
        }))}
        current={search.view ?? 'list'}
        onGo={(view) => go({ ...search, view: view === 'list' ? undefined : (view as Findings['view']) })}
      />
    </>
  )
  if (search.view === 'groups') return <Groups head={head} search={search} set={set} onShow={go} />
  if (search.view === 'kinds') return <Kinds head={head} chosen={search.kind} onShow={go} />
  return (
    <FindingList
      head={head}
      search={search}
      set={set}
      opened={finding}
      onOpen={(id) =>
        void (id
          ? navigate({
              to: '/forensics/$finding',
              params: { finding: id },
              search,
              replace: finding !== undefined,
            })
          : navigate({ to: '/forensics', search }))
      }
      onExplain={(kind) => go({ view: 'kinds', kind })}
    />
  )
}

const VIEWS = [
  { id: 'list', word: FORENSICS.list.zh },
  { id: 'groups', word: FORENSICS.groups.zh },
  { id: 'kinds', word: FORENSICS.kinds.zh },
]
