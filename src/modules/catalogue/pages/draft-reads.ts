import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/call.ts'
import { listDrafts, listLocals, showDraft } from '../acts.ts'
import type { Drafting } from './filters.ts'

export const draftsQuery = ({ show = 'open', text }: Drafting) =>
  queryOptions({
    queryKey: ['drafts', 'list', show, text ?? ''],
    queryFn: () => call(listDrafts, { show, text }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** Read once: while it is written, what is typed is the newest, and nothing read later may take its place. */
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['drafts', 'one', id],
    queryFn: () => call(showDraft, { id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export const localsQuery = (item: string | undefined) =>
  queryOptions({
    queryKey: ['locals', item ?? ''],
    queryFn: () => call(listLocals, { item }),
    placeholderData: keepPreviousData,
  })
