import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { dayInChina } from '../../../core/day.ts'
import { MESSAGE_TASKS } from '../../../core/words/notifications.ts'
import { call } from '../../../platform/call.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { listMessageTasks, listSlips, type SlipLine, type TaskLine } from '../contract.ts'
import { BringDialog } from './BringDialog.tsx'

type Whose = 'mine' | 'site'
type View = Whose | 'slips'

const tasksQuery = (whose: Whose) =>
  queryOptions({
    queryKey: ['messages', 'tasks', whose],
    queryFn: () => call(listMessageTasks, { whose }),
    refetchInterval: 60_000,
  })
const slipsQuery = queryOptions({
  queryKey: ['messages', 'slips'],
  queryFn: () => call(listSlips, {}),
  refetchInterval: 60_000,
})

/** What could not be sent and has to be said in person, and the slips for those without a telephone. */
export function MessageTasksPage(): ReactElement {
  const [view, setView] = useState<View>('mine')
  const mine = useQuery(tasksQuery('mine'))
  const site = useQuery(tasksQuery('site'))
  const slips = useQuery(slipsQuery)
  useTitle(MESSAGE_TASKS.title.zh)
  return (
    <section className="page">
      <div className="list-head">
        <h1>{MESSAGE_TASKS.title.zh}</h1>
        <p className="hint">{view === 'slips' ? MESSAGE_TASKS.slipsLead.zh : MESSAGE_TASKS.lead.zh}</p>
      </div>
      <QueryTabs
        label={MESSAGE_TASKS.title.zh}
        tabs={[
          { id: 'mine', word: MESSAGE_TASKS.mine.zh, count: mine.data?.tasks.length, href: '#mine' },
          { id: 'site', word: MESSAGE_TASKS.site.zh, count: site.data?.tasks.length, href: '#site' },
          { id: 'slips', word: MESSAGE_TASKS.slips.zh, count: slips.data?.slips.length, href: '#slips' },
        ]}
        current={view}
        onGo={(id) => setView(id as View)}
      />
      {view === 'slips' ? (
        <Slips slips={slips} />
      ) : (
        <Tasks key={view} tasks={view === 'mine' ? mine : site} />
      )}
    </section>
  )
}

function Tasks({ tasks }: { tasks: UseQueryResult<{ tasks: TaskLine[] }> }) {
  const [brought, setBrought] = useState<TaskLine>()
  return (
    <>
      {tasks.error && <ErrorText error={tasks.error} retry={() => void tasks.refetch()} />}
      <Table
        label={MESSAGE_TASKS.title.zh}
        columns={taskColumns(setBrought)}
        rows={tasks.data?.tasks ?? []}
        busy={tasks.isPending}
        empty={tasks.error ? '' : MESSAGE_TASKS.none.zh}
      />
      {brought && <BringDialog task={brought} onClose={() => setBrought(undefined)} />}
    </>
  )
}

function Slips({ slips }: { slips: UseQueryResult<{ slips: SlipLine[] }> }) {
  return (
    <>
      {slips.error && <ErrorText error={slips.error} retry={() => void slips.refetch()} />}
      <Table
        label={MESSAGE_TASKS.slips.zh}
        columns={SLIP_COLUMNS}
        rows={slips.data?.slips ?? []}
        busy={slips.isPending}
        empty={slips.error ? '' : MESSAGE_TASKS.slipsNone.zh}
      />
    </>
  )
}

type Keyed = { caseId: string; seq: number }
const keyOf = ({ caseId, seq }: Keyed) => `${caseId}/${seq}`

type Shown<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  busy: boolean
  empty: string
}

/** Each table keeps its own current row; Enter opens the case. */
function Table<Row extends Keyed>({ label, columns, rows, busy, empty }: Shown<Row>) {
  const [selected, setSelected] = useState<string>()
  const navigate = useNavigate()
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      selected={rows.some((row) => keyOf(row) === selected) ? selected : rows[0] && keyOf(rows[0])}
      onSelect={(row) => setSelected(keyOf(row))}
      onOpen={({ caseId }) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
      busy={busy}
      empty={empty ? <p>{empty}</p> : null}
    />
  )
}

const since = (createdAt: string) => dayInChina(Date.parse(createdAt))

function taskColumns(onBring: (task: TaskLine) => void): readonly Column<TaskLine>[] {
  return [
    { key: 'since', head: MESSAGE_TASKS.since.zh, width: 110, cell: ({ createdAt }) => since(createdAt) },
    {
      key: 'applicant',
      head: MESSAGE_TASKS.applicant.zh,
      width: 190,
      cell: ({ applicant, phone }) => (
        <span className="brief">
          <strong>{applicant}</strong>
          <span>{phone}</span>
        </span>
      ),
    },
    {
      key: 'text',
      head: MESSAGE_TASKS.text.zh,
      cell: ({ text, trouble }) => (
        <span className="brief" title={text}>
          <strong>{text}</strong>
          <span>
            {MESSAGE_TASKS.why.zh}：{trouble}
          </span>
        </span>
      ),
    },
    { key: 'person', head: MESSAGE_TASKS.person.zh, width: 100, cell: ({ personName }) => personName },
    {
      key: 'acts',
      head: MESSAGE_TASKS.how.zh,
      width: 110,
      cell: (task) => (
        <Button
          size="small"
          onClick={(event) => {
            event.stopPropagation() // the button is its own: pressing it does not open the case
            onBring(task)
          }}
        >
          {MESSAGE_TASKS.done.zh}
        </Button>
      ),
    },
  ]
}

const SLIP_COLUMNS: readonly Column<SlipLine>[] = [
  { key: 'since', head: MESSAGE_TASKS.since.zh, width: 110, cell: ({ createdAt }) => since(createdAt) },
  { key: 'applicant', head: MESSAGE_TASKS.applicant.zh, width: 190, cell: ({ applicant }) => applicant },
  { key: 'text', head: MESSAGE_TASKS.text.zh, cell: ({ text }) => <span title={text}>{text}</span> },
  {
    key: 'acts',
    head: MESSAGE_TASKS.print.zh,
    width: 110,
    cell: ({ caseId }) => (
      <Button
        size="small"
        href={`/slips/${caseId}`}
        target="_blank"
        rel="noreferrer"
        onClick={(event) => event.stopPropagation()}
      >
        {MESSAGE_TASKS.print.zh}
      </Button>
    ),
  },
]
