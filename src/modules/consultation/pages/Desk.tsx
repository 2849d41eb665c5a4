import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { mayConsult } from '../../../core/consultation/authority.ts'
import { CHANNEL, TICKET_STATE } from '../../../core/words/consultation.ts'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { ListAndCase } from '../../../workbench/widgets/ListAndCase.tsx'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { useWide } from '../../../workbench/widgets/useWide.ts'
import type { TicketLine } from '../contract.ts'
import './consultation.css'
import { FaqDesk } from './FaqDesk.tsx'
import { FiguresView } from './Figures.tsx'
import type { Consulting } from './filters.ts'
import { faqDeskQuery, ticketsQuery } from './reads.ts'
import { TakePane } from './TakePane.tsx'
import { Due, TicketPane } from './TicketPane.tsx'

/** 咨询台: what waits for this office, everything it had, what becomes public, and the figures. */
export function ConsultationDesk(): ReactElement {
  const search = useSearch({ from: '/consultations' })
  const navigate = useNavigate()
  const { post } = useDesk()
  const judges = mayConsult(post.role, 'JudgeFaq')
  const todo = useQuery({ ...faqDeskQuery('todo'), enabled: judges })
  useTitle(CONSULTING_DESK.title.zh)
  const at = (view: string) => `/desk/consultations${view === 'waiting' ? '' : `?view=${view}`}`
  const head = (
    <>
      <h1>{CONSULTING_DESK.title.zh}</h1>
      <QueryTabs
        label={CONSULTING_DESK.views.zh}
        tabs={[
          { id: 'waiting', word: CONSULTING_DESK.waiting.zh, href: at('waiting') },
          { id: 'all', word: CONSULTING_DESK.all.zh, href: at('all') },
          ...(judges
            ? [
                {
                  id: 'faq',
                  word: CONSULTING_DESK.faq.zh,
                  href: at('faq'),
                  ...(todo.data ? { count: todo.data.faq.length } : {}),
                },
              ]
            : []),
          { id: 'figures', word: CONSULTING_DESK.figures.zh, href: at('figures') },
        ]}
        current={search.view ?? 'waiting'}
        onGo={(view) =>
          void navigate({
            to: '/consultations',
            search: view === 'waiting' ? {} : { view: view as NonNullable<Consulting['view']> },
          })
        }
      />
    </>
  )
  if (search.view === 'faq') return <FaqDesk head={head} show={search.show ?? 'todo'} />
  if (search.view === 'figures') return <FiguresView head={head} />
  return <List head={head} search={search} />
}

function List({ head, search }: { head: ReactNode; search: Consulting }) {
  const { ticket } = useParams({ strict: false })
  const navigate = useNavigate()
  const { post } = useDesk()
  const [selected, setSelected] = useState(ticket)
  const found = useInfiniteQuery(ticketsQuery(search))
  const rows = found.data?.pages.flatMap((page) => page.tickets) ?? []
  const taking = search.take === 'yes' && ticket === undefined
  const narrow = useWide() && (ticket !== undefined || taking)
  const takes = mayConsult(post.role, 'Take')
  const set = (part: Partial<Consulting>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  const { take: _, ...filters } = search
  const open = (id: string | undefined) =>
    void (id
      ? navigate({
          to: '/consultations/$ticket',
          params: { ticket: id },
          search: filters,
          replace: ticket !== undefined,
        })
      : navigate({ to: '/consultations', search: filters }))
  const take = () => takes && void navigate({ to: '/consultations', search: { ...filters, take: 'yes' } })
  useKeys('list', takes ? [{ key: 'n', says: CONSULTING_DESK.takeKey.zh, run: take }] : [])
  const list = (
    <>
      <div className="list-head">
        {head}
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={CONSULTING_DESK.filters.zh}>
          <Choice
            label={CONSULTING_DESK.channel.zh}
            value={search.channel ?? ''}
            empty={CONSULTING_DESK.anyChannel.zh}
            options={optionsOf(CHANNEL)}
            onChange={(channel) => set({ channel: (channel || undefined) as Consulting['channel'] })}
          />
          {search.view === 'all' && (
            <Choice
              label={CONSULTING_DESK.state.zh}
              value={search.state ?? ''}
              empty={CONSULTING_DESK.anyState.zh}
              options={optionsOf(TICKET_STATE)}
              onChange={(state) => set({ state: (state || undefined) as Consulting['state'] })}
            />
          )}
          <label className="one-line">
            <input
              type="checkbox"
              checked={search.overdue === 'yes'}
              onChange={(event) => set({ overdue: event.target.checked ? 'yes' : undefined })}
            />
            <span>{CONSULTING_DESK.overdue.zh}</span>
          </label>
          {takes && (
            <Button type="primary" onClick={take}>
              {CONSULTING_DESK.take.zh} <kbd>N</kbd>
            </Button>
          )}
        </div>
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={CONSULTING_DESK.title.zh}
        columns={COLUMNS}
        narrow={narrow}
        rows={rows}
        keyOf={({ id }) => id}
        selected={rows.some(({ id }) => id === selected) ? selected : rows[0]?.id}
        opened={ticket}
        onSelect={({ id }) => {
          setSelected(id)
          if (narrow && !taking) open(id)
        }}
        onOpen={({ id }) => open(id)}
        busy={found.isPending}
        empty={found.error ? null : <p>{CONSULTING_DESK.empty.zh}</p>}
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
        ticket !== undefined ? (
          <TicketPane key={ticket} id={ticket} onClose={() => open(undefined)} />
        ) : taking ? (
          <TakePane onTaken={open} onClose={() => open(undefined)} />
        ) : null
      }
    />
  )
}

const COLUMNS: readonly Column<TicketLine>[] = [
  {
    key: 'question',
    head: CONSULTING_DESK.question.zh,
    cell: ({ question, title, number }) => (
      <span className="brief" title={question}>
        <strong>{question}</strong>
        <span>{title || number}</span>
      </span>
    ),
  },
  {
    key: 'channel',
    head: CONSULTING_DESK.channel.zh,
    width: 90,
    roomy: true,
    cell: ({ channel }) => CHANNEL[channel].zh,
  },
  {
    key: 'holder',
    head: CONSULTING_DESK.holder.zh,
    width: 190,
    roomy: true,
    cell: ({ holder }) => holder,
  },
  {
    key: 'state',
    head: CONSULTING_DESK.state.zh,
    width: 110,
    cell: ({ state }) => TICKET_STATE[state].zh,
  },
  {
    key: 'due',
    head: CONSULTING_DESK.due.zh,
    width: 150,
    cell: (ticket) => <Due ticket={ticket} />,
  },
]
