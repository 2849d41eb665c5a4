import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/call.ts'
import { searchItems } from '../../catalogue/contract.ts'
import { listOrgans } from '../../organisation/contract.ts'
import { findFaq, listClauses, listFaqDesk, listTickets, showFigures, showTicket } from '../contract.ts'
import type { Consulting } from './filters.ts'

/** Everything of consultations is read again after any act on one. */
export const CONSULTATION = ['consultation'] as const

export const ticketsQuery = ({ view, channel, state, overdue }: Consulting) =>
  infiniteQueryOptions({
    queryKey: [...CONSULTATION, 'list', view, channel, state, overdue],
    queryFn: ({ pageParam: after }) =>
      call(listTickets, { view: view === 'all' ? 'all' : 'waiting', channel, state, overdue, after }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: [...CONSULTATION, 'one', id], queryFn: () => call(showTicket, { id }) })

export const figuresQuery = queryOptions({
  queryKey: [...CONSULTATION, 'figures'],
  queryFn: () => call(showFigures, {}),
})

export const faqDeskQuery = (show: 'todo' | 'published' | 'ended') =>
  queryOptions({
    queryKey: [...CONSULTATION, 'faq', show],
    queryFn: () => call(listFaqDesk, { show }),
    placeholderData: keepPreviousData,
  })

export const clausesQuery = (item: string | undefined) =>
  queryOptions({
    queryKey: ['clauses', item],
    queryFn: () => call(listClauses, { item: item ?? '' }),
    enabled: item !== undefined,
  })

/** Items and published answers for what was typed, as one looks them up while somebody waits. */
export const lookupQuery = (text: string, place: string) =>
  queryOptions({
    queryKey: ['lookup', text, place],
    queryFn: async () => {
      const [{ items }, { faq }] = await Promise.all([
        call(searchItems, { text, size: 6 }),
        call(findFaq, { text, place }),
      ])
      return { items, faq: faq.slice(0, 6) }
    },
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })

export const organsQuery = (code: string) =>
  queryOptions({
    queryKey: ['organs', code],
    queryFn: async () =>
      (await call(listOrgans, { code })).organs.map(({ id, name }) => ({ value: id, label: name })),
    staleTime: 600_000,
  })
