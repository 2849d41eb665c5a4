import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { INSPECTIONS } from '../../../core/words/inspections.ts'
import { say } from '../../../core/words/workbench.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { ListAndCase } from '../../../workbench/widgets/ListAndCase.tsx'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { useWide } from '../../../workbench/widgets/useWide.ts'
import type { InspectionLine } from '../contract.ts'
import type { Inspections } from './filters.ts'
import { InspectionPane } from './InspectionPane.tsx'
import './inspections.css'
import { NewInspection } from './NewInspection.tsx'
import { Plans } from './Plans.tsx'
import { countiesQuery, inspectionsQuery } from './reads.ts'

/** Inspections of the division, newest first, one of them open beside the list; and the work plans of the counties. */
export function InspectionsPage(): ReactElement {
  const search = useSearch({ from: '/inspections' })
  const navigate = useNavigate()
  useTitle(INSPECTIONS.title.zh)
  const head = (
    <>
      <h1>{INSPECTIONS.title.zh}</h1>
      <QueryTabs
        label={INSPECTIONS.views.zh}
        tabs={[
          { id: 'list', word: INSPECTIONS.list.zh, href: '/desk/inspections' },
          { id: 'plans', word: INSPECTIONS.plans.zh, href: '/desk/inspections?view=plans' },
        ]}
        current={search.view ?? 'list'}
        onGo={(view) =>
          void navigate({ to: '/inspections', search: view === 'plans' ? { view: 'plans' } : {} })
        }
      />
    </>
  )
  return search.view === 'plans' ? <Plans head={head} /> : <List head={head} search={search} />
}

function List({ head, search }: { head: ReactNode; search: Inspections }) {
  const { inspection } = useParams({ strict: false })
  const navigate = useNavigate()
  const [selected, setSelected] = useState(inspection)
  const [adding, add] = useState(false)
  const found = useInfiniteQuery(inspectionsQuery(search))
  const rows = found.data?.pages.flatMap((page) => page.inspections) ?? []
  const narrow = useWide() && inspection !== undefined
  useKeys('list', [{ key: 'n', says: INSPECTIONS.addKey.zh, run: () => add(true) }])
  const set = (part: Partial<Inspections>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  const open = (id: string | undefined) =>
    void (id
      ? navigate({
          to: '/inspections/$inspection',
          params: { inspection: id },
          search,
          replace: inspection !== undefined,
        })
      : navigate({ to: '/inspections', search }))
  const list = (
    <>
      <div className="list-head">
        {head}
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={INSPECTIONS.filters.zh}>
          <Choice
            label={INSPECTIONS.state.zh}
            value={search.progress ?? ''}
            empty={INSPECTIONS.anyState.zh}
            options={PROGRESS}
            onChange={(progress) => set({ progress: (progress || undefined) as Inspections['progress'] })}
          />
          <CountyFilter value={search.division} onChange={(division) => set({ division })} />
          <Button type="primary" onClick={() => add(true)}>
            {INSPECTIONS.add.zh} <kbd>N</kbd>
          </Button>
        </div>
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={INSPECTIONS.list.zh}
        columns={COLUMNS}
        narrow={narrow}
        rows={rows}
        keyOf={({ id }) => id}
        selected={rows.some(({ id }) => id === selected) ? selected : rows[0]?.id}
        opened={inspection}
        onSelect={({ id }) => {
          setSelected(id)
          if (narrow) open(id)
        }}
        onOpen={({ id }) => open(id)}
        busy={found.isPending}
        empty={found.error ? null : <p>{INSPECTIONS.empty.zh}</p>}
        more={{
          there: found.hasNextPage,
          loading: found.isFetchingNextPage,
          load: () => void found.fetchNextPage(),
        }}
      />
      {adding && <NewInspection onClose={() => add(false)} />}
    </>
  )
  return (
    <ListAndCase
      list={list}
      opened={
        inspection === undefined ? null : (
          <InspectionPane key={inspection} id={inspection} onClose={() => open(undefined)} />
        )
      }
    />
  )
}

const PROGRESS = (
  [
    ['unfinished', INSPECTIONS.unfinished],
    ['waiting', INSPECTIONS.waiting],
    ['overdue', INSPECTIONS.overdueOnly],
    ['finished', INSPECTIONS.finished],
  ] as const
).map(([value, { zh }]) => ({ value, label: zh }))

/** Only whoever oversees the city has a choice. */
function CountyFilter({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (division: string | undefined) => void
}) {
  const { post } = useDesk()
  const counties = useQuery(countiesQuery).data?.divisions ?? []
  if (counties.some(({ code }) => code === post.division)) return null
  return (
    <Choice
      label={INSPECTIONS.county.zh}
      value={value ?? ''}
      empty={INSPECTIONS.anyState.zh}
      options={counties.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(code) => onChange(code || undefined)}
    />
  )
}

const COLUMNS: readonly Column<InspectionLine>[] = [
  { key: 'on', head: INSPECTIONS.on.zh, width: 110, cell: ({ on }) => on },
  {
    key: 'subject',
    head: INSPECTIONS.subject.zh,
    cell: ({ subject, purpose }) => (
      <span className="brief" title={`${subject} ${purpose}`}>
        <strong>{subject}</strong>
        <span>{purpose}</span>
      </span>
    ),
  },
  {
    key: 'inspectors',
    head: INSPECTIONS.inspectors.zh,
    width: 150,
    roomy: true,
    cell: ({ inspectors }) => inspectors.join('、'),
  },
  {
    key: 'progress',
    head: INSPECTIONS.progress.zh,
    width: 170,
    cell: ({ findings, confirmed, overdue, waiting }) => (
      <>
        {findings === 0 ? INSPECTIONS.none.zh : say(INSPECTIONS.done, { done: confirmed, all: findings })}
        {waiting > 0 && <span className="tag reported">{INSPECTIONS.waiting.zh}</span>}
        {overdue > 0 && <span className="tag overdue">{INSPECTIONS.overdue.zh}</span>}
      </>
    ),
  },
]
