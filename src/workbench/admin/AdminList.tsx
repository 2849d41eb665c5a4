import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { ADMIN } from '../../core/words/admin-screens.ts'
import { say } from '../../core/words/workbench.ts'
import { type Column, DataTable } from '../widgets/DataTable.tsx'
import { ErrorText } from '../widgets/ErrorText.tsx'
import { useWide } from '../widgets/useWide.ts'

type Props<Row> = {
  title: string
  /** 共 n 条, or what else is counted. */
  counted?: Parameters<typeof say>[0]
  /** The pages read so far, each with how many there are in all. */
  found: UseInfiniteQueryResult<{ pages: { total: number }[] }>
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  /** What stands between the title and the filters. */
  tabs?: ReactNode
  filters: ReactNode
  empty: string
  /** The row the keys stand on, and the one that lies open beside the list. */
  selected: string | undefined
  onSelect: (id: string) => void
  opened: string | undefined
  onOpen: (id: string) => void
}

/** A list of administration: how many there are, what narrows it, and a row for each; the next ones as one scrolls. */
export function AdminList<Row extends { id: string }>({
  title,
  counted = ADMIN.total,
  found,
  rows,
  columns,
  tabs,
  filters,
  empty,
  selected,
  onSelect,
  opened,
  onOpen,
}: Props<Row>): ReactElement {
  const narrow = useWide() && opened !== undefined
  return (
    <>
      <div className="list-head">
        <h1>
          {title}
          <span className="soft">
            {found.data ? say(counted, { n: found.data.pages[0]?.total ?? 0 }) : ''}
          </span>
        </h1>
        {tabs}
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={title}>
          {filters}
        </div>
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={title}
        columns={columns}
        narrow={narrow}
        rows={rows}
        keyOf={({ id }) => id}
        selected={rows.some(({ id }) => id === selected) ? selected : rows[0]?.id}
        opened={opened}
        onSelect={({ id }) => {
          onSelect(id)
          if (narrow) onOpen(id)
        }}
        onOpen={({ id }) => onOpen(id)}
        busy={found.isPending}
        empty={found.error ? null : <p>{empty}</p>}
        more={{
          there: found.hasNextPage,
          loading: found.isFetchingNextPage,
          load: () => void found.fetchNextPage(),
        }}
      />
    </>
  )
}
