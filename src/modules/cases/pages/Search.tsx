import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { CHANNEL } from '../../../core/words/cases.ts'
import { LIST, RAIL, SEARCH } from '../../../core/words/workbench.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { CaseList } from './CaseList.tsx'
import type { Asked } from './filters.ts'
import { STATUSES } from './statuses.ts'

/** Any case this post may see, by number, name or item. */
export function SearchPage(): ReactElement {
  const search = useSearch({ from: '/search' })
  const { caseId } = useParams({ strict: false })
  const navigate = useNavigate()
  useTitle(RAIL.search.zh)
  const set = (part: Partial<Asked>) =>
    void navigate({ to: '/search', search: { ...search, ...part }, replace: true })
  return (
    <CaseList
      label={RAIL.search.zh}
      filter={{ ...search, view: 'all' }}
      opened={caseId}
      onOpen={(id) =>
        void (id
          ? navigate({ to: '/search/$caseId', params: { caseId: id }, search, replace: caseId !== undefined })
          : navigate({ to: '/search', search }))
      }
      empty={SEARCH.nothing.zh}
      withOrgans
      head={
        <div className="list-head">
          <h1>{RAIL.search.zh}</h1>
          {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
          <div className="filters wide" role="search" aria-label={LIST.filters.zh}>
            <TextFilter
              label={SEARCH.hint.zh}
              value={search.q ?? ''}
              onChange={(q) => set({ q: q || undefined })}
            />
            <Choice
              label={LIST.status.zh}
              value={search.status ?? ''}
              empty={LIST.anyStatus.zh}
              onChange={(status) => set({ status: (status || undefined) as Asked['status'] })}
              options={STATUSES}
            />
            <Choice
              label={LIST.channel.zh}
              value={search.channel ?? ''}
              empty={LIST.anyChannel.zh}
              onChange={(channel) => set({ channel: (channel || undefined) as Asked['channel'] })}
              options={optionsOf(CHANNEL)}
            />
          </div>
        </div>
      }
    />
  )
}
