import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../../platform/call.ts'
import { countCases, explainClocks, listCases, listUnsealed, showCase } from '../contract.ts'

/** A work list is looked at again by itself, so that what comes in appears and what a colleague took goes. */
const FRESH = 20_000

export type Filter = Omit<z.input<typeof listCases.input>, 'after'>

/** A list, page after page by the key of its last line: what changes in between moves nothing. */
export const linesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'lines', filter],
    queryFn: ({ pageParam }) => call(listCases, { ...filter, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: FRESH,
    placeholderData: keepPreviousData,
  })

export const countsQuery = (part: z.input<typeof countCases.input>) =>
  queryOptions({
    queryKey: ['cases', 'counts', part],
    queryFn: () => call(countCases, part),
    refetchInterval: FRESH,
    placeholderData: keepPreviousData,
  })

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: () => call(showCase, { id }),
    refetchInterval: FRESH,
  })

/** What is asked of the days to come; nothing, and the days are told as they are. */
export type Asking = Omit<z.input<typeof explainClocks.input>, 'id'>
export const accountQuery = (id: string, asking: Asking) =>
  queryOptions({
    queryKey: ['cases', 'clocks', id, asking],
    queryFn: () => call(explainClocks, { id, ...asking }),
  })

export const unsealedQuery = infiniteQueryOptions({
  queryKey: ['cases', 'unsealed'],
  queryFn: ({ pageParam }) => call(listUnsealed, { after: pageParam }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next ?? undefined,
  refetchInterval: FRESH * 3,
})
