import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { INSPECTIONS, RECTIFICATION } from '../../../core/words/inspections.ts'
import { LIST } from '../../../core/words/workbench.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { ListAndCase } from '../../../workbench/widgets/ListAndCase.tsx'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { useWide } from '../../../workbench/widgets/useWide.ts'
import type { RectificationLine } from '../contract.ts'
import { ReportForm } from './acts.tsx'
import './inspections.css'
import { Fact, Reports, Standing } from './parts.tsx'
import { rectificationsQuery } from './reads.ts'

const keyOf = ({ inspection, nth }: RectificationLine) => `${inspection}/${nth}`

/** What an inspection asks this department or place to put right, the first deadline first. */
export function RectificationsPage(): ReactElement {
  const search = useSearch({ from: '/rectifications' })
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string>()
  const [opened, setOpened] = useState<string>()
  const found = useQuery(rectificationsQuery(search))
  const rows = found.data?.rectifications ?? []
  const one = rows.find((row) => keyOf(row) === opened)
  const narrow = useWide() && one !== undefined
  useTitle(INSPECTIONS.rectify.title.zh)
  const list = (
    <>
      <div className="list-head">
        <h1>{INSPECTIONS.rectify.title.zh}</h1>
        <p className="hint">{INSPECTIONS.rectify.lead.zh}</p>
        <QueryTabs
          label={INSPECTIONS.rectify.title.zh}
          tabs={[
            { id: 'no', word: INSPECTIONS.unfinished.zh, href: '/desk/rectifications' },
            { id: 'yes', word: RECTIFICATION.states.confirmed.zh, href: '/desk/rectifications?done=yes' },
          ]}
          current={search.done ?? 'no'}
          onGo={(done) =>
            void navigate({ to: '/rectifications', search: done === 'yes' ? { done: 'yes' } : {} })
          }
        />
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={INSPECTIONS.rectify.title.zh}
        columns={COLUMNS}
        narrow={narrow}
        rows={rows}
        keyOf={keyOf}
        selected={rows.some((row) => keyOf(row) === selected) ? selected : rows[0] && keyOf(rows[0])}
        opened={opened}
        onSelect={(row) => {
          setSelected(keyOf(row))
          if (narrow) setOpened(keyOf(row))
        }}
        onOpen={(row) => setOpened(keyOf(row))}
        busy={found.isPending}
        empty={found.error ? null : <p>{INSPECTIONS.rectify.empty.zh}</p>}
      />
    </>
  )
  return (
    <ListAndCase
      list={list}
      opened={one ? <Pane key={opened} found={one} onClose={() => setOpened(undefined)} /> : null}
    />
  )
}

function Pane({ found, onClose }: { found: RectificationLine; onClose: () => void }) {
  const [reporting, report] = useState(false)
  const asked = found.state === 'open' || found.state === 'sentBack'
  useKeys('case', [
    { key: 'Escape', says: LIST.back.zh, run: onClose },
    ...(asked ? [{ key: 'r', says: RECTIFICATION.acts.report.zh, run: () => report(true) }] : []),
  ])
  return (
    <article className="case-file" aria-label={found.problem}>
      <header className="case-head">
        <div className="case-title">
          <Button
            type="text"
            size="small"
            icon={<Icon name="back" />}
            onClick={onClose}
            aria-label={LIST.back.zh}
          />
          <h1>{found.subject}</h1>
          <Standing found={found} />
        </div>
        <dl className="case-facts">
          <Fact label={INSPECTIONS.on.zh}>{found.on}</Fact>
          <Fact label={INSPECTIONS.deadline.zh}>{found.deadline}</Fact>
        </dl>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="case-body" tabIndex={0} aria-label={found.problem}>
        <div className="case-parts single">
          <section className="part" aria-label={INSPECTIONS.problem.zh}>
            <h2>{INSPECTIONS.problem.zh}</h2>
            <p>{found.problem}</p>
            <dl className="answers">
              <Fact label={INSPECTIONS.basis.zh}>{found.basis}</Fact>
              <Fact label={INSPECTIONS.responsible.zh}>{found.responsible}</Fact>
            </dl>
            <Reports found={found} />
          </section>
        </div>
      </section>
      {asked && (
        <footer className="actions">
          <Button type="primary" onClick={() => report(true)}>
            {RECTIFICATION.acts.report.zh} <kbd>R</kbd>
          </Button>
        </footer>
      )}
      {reporting && <ReportForm id={found.inspection} found={found} onClose={() => report(false)} />}
    </article>
  )
}

const COLUMNS: readonly Column<RectificationLine>[] = [
  { key: 'deadline', head: INSPECTIONS.deadline.zh, width: 110, cell: ({ deadline }) => deadline },
  {
    key: 'problem',
    head: INSPECTIONS.problem.zh,
    cell: ({ problem, subject }) => (
      <span className="brief" title={problem}>
        <strong>{problem}</strong>
        <span>{subject}</span>
      </span>
    ),
  },
  { key: 'state', head: INSPECTIONS.state.zh, width: 160, cell: (found) => <Standing found={found} /> },
]
