import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { findDay } from '../../../core/day.ts'
import { REUSE, reuseTotal } from '../../../core/words/holding.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { ReuseLine } from '../contract.ts'
import type { Spanning } from './filters.ts'
import { reuseQuery } from './reads.ts'

const keyOf = ({ organ, month }: ReuseLine) => `${organ} ${month}`

/** 材料复用: how many requests were avoided, by department and month; the ledger itself as a table to take along. */
export function ReusePage(): ReactElement {
  const span = useSearch({ from: '/reuse' })
  const navigate = useNavigate()
  const found = useQuery(reuseQuery(span))
  const [selected, setSelected] = useState<string>()
  useTitle(REUSE.title.zh)
  const set = (part: Partial<Spanning>) =>
    void navigate({ to: '/reuse', search: { ...span, ...part }, replace: true })
  const rows = found.data?.lines ?? []
  const shown = found.data && { from: found.data.from, until: found.data.until }
  return (
    <section className="page">
      <div className="list-head">
        <h1>{REUSE.title.zh}</h1>
        <DayInput
          label={REUSE.from.zh}
          value={span.from ?? shown?.from ?? ''}
          onChange={(from) => findDay(from) && set({ from })}
        />
        <DayInput
          label={REUSE.until.zh}
          value={span.until ?? shown?.until ?? ''}
          onChange={(until) => findDay(until) && set({ until })}
        />
        {shown && (
          <Button size="small" href={`/api/reuse.csv?${new URLSearchParams(shown)}`}>
            {REUSE.export.zh}
          </Button>
        )}
      </div>
      <p className="soft list-lead">{REUSE.lead.zh}</p>
      {found.data && found.data.avoided > 0 && (
        <p className="strip">{reuseTotal(found.data.avoided, found.data.documents)}</p>
      )}
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={REUSE.title.zh}
        columns={COLUMNS}
        rows={rows}
        keyOf={keyOf}
        selected={rows.some((row) => keyOf(row) === selected) ? selected : rows[0] && keyOf(rows[0])}
        onSelect={(row) => setSelected(keyOf(row))}
        onOpen={(row) => setSelected(keyOf(row))}
        busy={found.isPending}
        empty={found.error ? null : <p>{REUSE.empty.zh}</p>}
      />
    </section>
  )
}

const COLUMNS: readonly Column<ReuseLine>[] = [
  { key: 'month', head: REUSE.month.zh, width: 120, cell: ({ month }) => month },
  { key: 'organ', head: REUSE.organ.zh, cell: ({ name }) => name },
  {
    key: 'avoided',
    head: REUSE.avoided.zh,
    width: 160,
    align: 'right',
    cell: ({ avoided }) => <strong>{avoided}</strong>,
  },
  { key: 'cases', head: REUSE.applicants.zh, width: 140, align: 'right', cell: ({ cases }) => cases },
]
