import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { day, daysBetween } from '../../../core/day.ts'
import { RAIL, say, UNSEALED } from '../../../core/words/workbench.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { today } from '../../../workbench/widgets/today.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { listUnsealed } from '../contract.ts'
import { PaperButton } from './PaperButton.tsx'
import { unsealedQuery } from './reads.ts'
import { SealButtons } from './SealButtons.tsx'

type Paper = z.infer<typeof listUnsealed.output>['papers'][number]

/** Papers that were issued and whose stamped copy is not on file yet, oldest first. */
export function UnsealedPage(): ReactElement {
  const unsealed = useInfiniteQuery(unsealedQuery)
  const [selected, setSelected] = useState<string>()
  const navigate = useNavigate()
  useTitle(RAIL.unsealed.zh)
  const papers = unsealed.data?.pages.flatMap((page) => page.papers) ?? []
  return (
    <section className="page">
      <div className="list-head">
        <h1>{RAIL.unsealed.zh}</h1>
        <p className="hint">{UNSEALED.hint.zh}</p>
      </div>
      {unsealed.error && <ErrorText error={unsealed.error} retry={() => void unsealed.refetch()} />}
      <DataTable
        label={RAIL.unsealed.zh}
        columns={COLUMNS}
        rows={papers}
        keyOf={({ id }) => id}
        selected={papers.some(({ id }) => id === selected) ? selected : papers[0]?.id}
        onSelect={({ id }) => setSelected(id)}
        onOpen={({ caseId }) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
        busy={unsealed.isPending}
        empty={unsealed.error ? null : <p>{UNSEALED.empty.zh}</p>}
        more={{
          there: unsealed.hasNextPage,
          loading: unsealed.isFetchingNextPage,
          load: () => void unsealed.fetchNextPage(),
        }}
      />
    </section>
  )
}

const COLUMNS: readonly Column<Paper>[] = [
  {
    key: 'on',
    head: UNSEALED.on.zh,
    width: 168,
    cell: ({ on }) => (
      <>
        {on} <span className="soft">{waits(on)}</span>
      </>
    ),
  },
  {
    key: 'paper',
    head: UNSEALED.paper.zh,
    cell: ({ title, number }) => (
      <span className="brief">
        <strong>{title}</strong>
        <span>{number}</span>
      </span>
    ),
  },
  {
    key: 'case',
    head: UNSEALED.caseOf.zh,
    cell: ({ applicantName, caseTitle }) => (
      <span className="brief" title={caseTitle}>
        <strong>{applicantName}</strong>
        <span>{caseTitle}</span>
      </span>
    ),
  },
  {
    key: 'acts',
    head: UNSEALED.seal.zh,
    width: 330,
    cell: (paper) => <Acts paper={paper} />,
  },
]

/** The buttons of a row are their own: pressing one does not open the case. */
function Acts({ paper }: { paper: Paper }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keeps clicks of the buttons inside from the row
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <span className="row-acts" onClick={(event) => event.stopPropagation()}>
      <PaperButton caseId={paper.caseId} paper={paper} word={UNSEALED.open.zh} />
      <SealButtons caseId={paper.caseId} paper={paper.id} />
    </span>
  )
}

function waits(on: string): string {
  const days = daysBetween(day(on), today())
  return days > 0 ? say(UNSEALED.waits, { days }) : ''
}
