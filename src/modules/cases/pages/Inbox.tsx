import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { may } from '../../../core/authority.ts'
import { CHANNEL } from '../../../core/words/cases.ts'
import { LIST, RAIL } from '../../../core/words/workbench.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { CaseList } from './CaseList.tsx'
import type { Inbox } from './filters.ts'
import { countsQuery } from './reads.ts'
import { STATUSES } from './statuses.ts'

const EMPTY: Readonly<Record<string, string>> = { desk: LIST.emptyDesk.zh, mine: LIST.emptyMine.zh }

/** What waits for this post, what is due first on top. */
export function InboxPage(): ReactElement {
  const search = useSearch({ from: '/inbox' })
  const { caseId } = useParams({ strict: false })
  const navigate = useNavigate()
  useTitle(RAIL.inbox.zh)
  const view = search.view ?? 'desk'
  const filtered = search.status || search.channel || search.due || search.q
  const set = (part: Partial<Inbox>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  const open = (id: string | undefined) =>
    void (id
      ? navigate({ to: '/inbox/$caseId', params: { caseId: id }, search, replace: caseId !== undefined })
      : navigate({ to: '/inbox', search }))
  return (
    <CaseList
      label={RAIL.inbox.zh}
      filter={{ ...search, view }}
      opened={caseId}
      onOpen={open}
      empty={filtered ? LIST.emptyFiltered.zh : (EMPTY[view] ?? LIST.empty.zh)}
      onClear={filtered ? () => void navigate({ to: '/inbox', search: { view } }) : undefined}
      head={<Head search={search} set={set} />}
    />
  )
}

function Head({ search, set }: { search: Inbox; set: (part: Partial<Inbox>) => void }) {
  const { post } = useDesk()
  const router = useRouter()
  const counts = useQuery(countsQuery({})).data
  const views = [
    { id: 'desk', word: LIST.desk.zh, count: counts?.desk },
    { id: 'mine', word: LIST.mine.zh, count: counts?.mine },
    ...(may([post.role], 'GiveOpinion')
      ? [{ id: 'opinions', word: LIST.opinions.zh, count: counts?.opinions }]
      : []),
    ...(may([post.role], 'AnswerConsultation')
      ? [{ id: 'consultations', word: LIST.consultations.zh, count: counts?.consultations }]
      : []),
    ...(may([post.role], 'EndTolerance')
      ? [{ id: 'tolerances', word: LIST.tolerances.zh, count: counts?.tolerances }]
      : []),
    { id: 'all', word: LIST.all.zh },
  ].map((view) => ({
    ...view,
    href: router.buildLocation({ to: '/inbox', search: { view: view.id as Inbox['view'] } }).href,
  }))
  return (
    <div className="list-head">
      <h1 className="hidden">{RAIL.inbox.zh}</h1>
      <QueryTabs
        label={LIST.views.zh}
        tabs={views}
        current={search.view ?? 'desk'}
        onGo={(view) => set({ view: view as Inbox['view'] })}
      />
      <Filters search={search} set={set} counts={counts} />
    </div>
  )
}

type FiltersProps = {
  search: Inbox
  set: (part: Partial<Inbox>) => void
  counts: { over: number; today: number; byStatus: Record<string, number> } | undefined
}

function Filters({ search, set, counts }: FiltersProps) {
  const desk = (search.view ?? 'desk') === 'desk'
  const counted = (word: string, n: number | undefined) => (desk && n !== undefined ? `${word} ${n}` : word)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor
    <div className="filters" role="search" aria-label={LIST.filters.zh}>
      <Choice
        label={LIST.status.zh}
        value={search.status ?? ''}
        empty={LIST.anyStatus.zh}
        onChange={(status) => set({ status: (status || undefined) as Inbox['status'] })}
        options={STATUSES.map(({ value, label }) => ({
          value,
          label: counted(label, counts?.byStatus[value]),
        }))}
      />
      <Choice
        label={LIST.channel.zh}
        value={search.channel ?? ''}
        empty={LIST.anyChannel.zh}
        onChange={(channel) => set({ channel: (channel || undefined) as Inbox['channel'] })}
        options={optionsOf(CHANNEL)}
      />
      <Choice
        label={LIST.due.zh}
        value={search.due ?? ''}
        empty={LIST.anyDue.zh}
        onChange={(due) => set({ due: (due || undefined) as Inbox['due'] })}
        options={[
          { value: 'over', label: counted(LIST.over.zh, counts?.over) },
          { value: 'today', label: counted(LIST.today.zh, counts?.today) },
          { value: 'week', label: LIST.week.zh },
        ]}
      />
      <TextFilter value={search.q ?? ''} onChange={(q) => set({ q: q || undefined })} />
    </div>
  )
}
