import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useState } from 'react'
import { dayInChina } from '../../../core/day.ts'
import { FINDING_KIND, FORENSICS } from '../../../core/words/forensics.ts'
import { say } from '../../../core/words/workbench.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { ListAndCase } from '../../../workbench/widgets/ListAndCase.tsx'
import { useWide } from '../../../workbench/widgets/useWide.ts'
import type { FindingLine } from '../contract.ts'
import { FindingPane } from './FindingPane.tsx'
import { KindAndTime, type Narrowing, Only, Weight } from './Narrow.tsx'
import { findingsQuery } from './reads.ts'

type Props = Narrowing & {
  head: ReactNode
  opened: string | undefined
  onOpen: (id: string | undefined) => void
  onExplain: (kind: FindingLine['kind']) => void
}

/** The findings, the heaviest first; one of them lies open beside the list. */
export function FindingList({ head, search, set, opened, onOpen, onExplain }: Props): ReactElement {
  const [selected, setSelected] = useState(opened)
  const found = useInfiniteQuery(findingsQuery(search))
  const findings = found.data?.pages.flatMap((page) => page.findings) ?? []
  const narrow = useWide() && opened !== undefined
  const list = (
    <>
      <div className="list-head">
        {head}
        <Only search={search} set={set} first={findings[0]} />
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={FORENSICS.filters.zh}>
          <KindAndTime search={search} set={set} />
          <Weight search={search} set={set} />
        </div>
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={FORENSICS.list.zh}
        columns={COLUMNS}
        narrow={narrow}
        rows={findings}
        keyOf={({ id }) => id}
        selected={findings.some(({ id }) => id === selected) ? selected : findings[0]?.id}
        opened={opened}
        onSelect={({ id }) => {
          setSelected(id)
          if (narrow) onOpen(id)
        }}
        onOpen={({ id }) => onOpen(id)}
        busy={found.isPending}
        empty={found.error ? null : <p>{search.weak ? FORENSICS.empty.zh : FORENSICS.emptyStrong.zh}</p>}
        more={{
          there: found.hasNextPage,
          loading: found.isFetchingNextPage,
          load: () => void found.fetchNextPage(),
        }}
      />
    </>
  )
  return (
    <ListAndCase
      list={list}
      opened={
        opened === undefined ? null : (
          <FindingPane
            key={opened}
            id={opened}
            onClose={() => onOpen(undefined)}
            onOnly={(part) => set(part)}
            onExplain={onExplain}
          />
        )
      }
    />
  )
}

const COLUMNS: readonly Column<FindingLine>[] = [
  {
    key: 'weight',
    head: FORENSICS.weak.zh,
    width: 70,
    align: 'right',
    cell: ({ weight }) => say(FORENSICS.points, { n: weight }),
  },
  {
    key: 'what',
    head: FORENSICS.what.zh,
    cell: ({ kind, sentence }) => (
      <span className="brief" title={sentence}>
        <strong>{FINDING_KIND[kind].zh}</strong>
        <span>{sentence}</span>
      </span>
    ),
  },
  {
    key: 'where',
    head: FORENSICS.where.zh,
    width: 210,
    roomy: true,
    cell: ({ organ, site }) => (
      <span className="brief" title={`${organ} · ${site}`}>
        <strong>{organ}</strong>
        <span>{site}</span>
      </span>
    ),
  },
  { key: 'who', head: FORENSICS.who.zh, width: 90, cell: ({ personName }) => personName },
  {
    key: 'when',
    head: FORENSICS.when.zh,
    width: 110,
    roomy: true,
    cell: ({ at }) => dayInChina(Date.parse(at)),
  },
]
