import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { HANDLING, WINDOW_GROUP } from '../../../core/words/catalogue.ts'
import { ITEMS, RAIL, say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { ListAndCase } from '../../../workbench/widgets/ListAndCase.tsx'
import { SuspendedTag } from '../../../workbench/widgets/SuspendedTag.tsx'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { useWide } from '../../../workbench/widgets/useWide.ts'
import { type FoundItem, searchItems } from '../contract.ts'
import { ItemGuide } from './ItemGuide.tsx'

/** The items as a window needs them: found by everyday words, and what to ask of whoever stands there. */
export function ItemsPage(): ReactElement {
  const search = useSearch({ from: '/items' })
  const { item } = useParams({ strict: false })
  const navigate = useNavigate()
  const wide = useWide()
  const [selected, setSelected] = useState(item)
  useTitle(RAIL.items.zh)
  const found = useQuery({
    queryKey: ['items', search],
    queryFn: () => call(searchItems, { text: search.text, windowGroup: search.group, size: 50 }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const items = found.data?.items ?? []
  const open = (id: string | undefined) =>
    void (id
      ? navigate({ to: '/items/$item', params: { item: id }, search, replace: item !== undefined })
      : navigate({ to: '/items', search }))
  const narrow = item !== undefined && wide
  const list = (
    <>
      <div className="list-head">
        <h1>
          {RAIL.items.zh}
          <span className="soft">{found.data ? say(ITEMS.total, { n: found.data.total }) : ''}</span>
        </h1>
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={RAIL.items.zh}>
          <TextFilter
            label={ITEMS.find.zh}
            value={search.text ?? ''}
            onChange={(text) =>
              void navigate({ to: '.', search: { ...search, text: text || undefined }, replace: true })
            }
          />
          <Choice
            label={ITEMS.group.zh}
            value={search.group ?? ''}
            empty={ITEMS.anyGroup.zh}
            options={optionsOf(WINDOW_GROUP)}
            onChange={(group) =>
              void navigate({
                to: '.',
                search: { ...search, group: (group || undefined) as typeof search.group },
                replace: true,
              })
            }
          />
        </div>
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={RAIL.items.zh}
        columns={COLUMNS}
        narrow={narrow}
        rows={items}
        keyOf={({ item: id }) => id}
        selected={items.some(({ item: id }) => id === selected) ? selected : items[0]?.item}
        opened={item}
        onSelect={({ item: id }) => {
          setSelected(id)
          if (narrow) open(id)
        }}
        onOpen={({ item: id }) => open(id)}
        busy={found.isPending}
        empty={found.error ? null : <p>{ITEMS.empty.zh}</p>}
      />
    </>
  )
  return (
    <ListAndCase
      list={list}
      opened={
        item === undefined ? null : <ItemGuide key={item} item={item} onClose={() => open(undefined)} />
      }
    />
  )
}

const COLUMNS: readonly Column<FoundItem>[] = [
  {
    key: 'name',
    head: RAIL.items.zh,
    cell: ({ name, suspended }) => (
      <span className="two-lines strong">
        {name} <SuspendedTag suspended={suspended} />
      </span>
    ),
  },
  { key: 'group', head: ITEMS.group.zh, width: 130, cell: (row) => WINDOW_GROUP[row.windowGroup].zh },
  {
    key: 'handling',
    head: ITEMS.handling.zh,
    width: 90,
    roomy: true,
    cell: (row) => HANDLING[row.handling].zh,
  },
  { key: 'promised', head: ITEMS.promised.zh, width: 110, roomy: true, cell: (row) => row.promised },
  {
    key: 'fee',
    head: ITEMS.fee.zh,
    width: 80,
    roomy: true,
    cell: ({ charged }) => (charged ? ITEMS.charged.zh : ITEMS.free.zh),
  },
]
