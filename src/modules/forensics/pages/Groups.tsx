import { useQuery } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useState } from 'react'
import { ENOUGH_CASES, ENOUGH_FOUND } from '../../../core/forensics/rates.ts'
import { FINDING_GROUP, FORENSICS, STANDING } from '../../../core/words/forensics.ts'
import { say } from '../../../core/words/workbench.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import type { GroupLine } from '../contract.ts'
import type { Findings } from './filters.ts'
import { KindAndTime, type Narrowing } from './Narrow.tsx'
import { groupsQuery } from './reads.ts'

type Props = Narrowing & { head: ReactNode; onShow: (to: Findings) => void }

/** People, windows, departments or items beside their peers; a line leads to its findings. */
export function Groups({ head, search, set, onShow }: Props): ReactElement {
  const [selected, setSelected] = useState<string>()
  const found = useQuery(groupsQuery(search))
  const groups = found.data?.groups ?? []
  const by = search.by ?? 'person'
  return (
    <section className="page">
      <div className="list-head">
        {head}
        <p className="hint">{say(FORENSICS.groupsHint, { cases: ENOUGH_CASES, found: ENOUGH_FOUND })}</p>
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={FORENSICS.filters.zh}>
          <Choice
            label={FORENSICS.by.zh}
            value={by}
            options={optionsOf(FINDING_GROUP)}
            onChange={(to) => set({ by: to as Findings['by'] })}
          />
          <KindAndTime search={search} set={set} />
          <span className="soft">{found.data ? say(FORENSICS.examined, { n: found.data.cases }) : ''}</span>
        </div>
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={FORENSICS.groups.zh}
        columns={COLUMNS}
        rows={groups}
        keyOf={({ key }) => key}
        selected={groups.some(({ key }) => key === selected) ? selected : groups[0]?.key}
        onSelect={({ key }) => setSelected(key)}
        onOpen={({ key }) => onShow({ kind: search.kind, since: search.since, [by]: key })}
        busy={found.isPending}
        empty={found.error ? null : <p>{FORENSICS.empty.zh}</p>}
      />
    </section>
  )
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

const COLUMNS: readonly Column<GroupLine>[] = [
  { key: 'name', head: FORENSICS.name.zh, cell: ({ name }) => <span className="strong">{name}</span> },
  { key: 'cases', head: FORENSICS.cases.zh, width: 90, align: 'right', cell: ({ cases }) => cases },
  { key: 'found', head: FORENSICS.found.zh, width: 90, align: 'right', cell: ({ found }) => found },
  { key: 'rate', head: FORENSICS.rate.zh, width: 80, align: 'right', cell: ({ rate }) => percent(rate) },
  {
    key: 'peers',
    head: FORENSICS.peers.zh,
    width: 90,
    align: 'right',
    cell: ({ peers }) => (peers === null ? '—' : percent(peers)),
  },
  {
    key: 'standing',
    head: FORENSICS.standing.zh,
    width: 180,
    cell: ({ standing }) => <span className={`standing ${standing}`}>{STANDING[standing].zh}</span>,
  },
]
