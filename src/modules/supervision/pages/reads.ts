import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/call.ts'
import { listCards, listErrands, listRules, showCard, showChoices, showFigures } from '../contract.ts'
import type { Counting, Watching } from './filters.ts'

/** Milliseconds after which what is shown is asked for again. */
const FRESH = 30_000

/** Cards, page after page by the last one shown. */
export const cardsQuery = ({ point, ...filter }: Watching) =>
  infiniteQueryOptions({
    queryKey: ['supervision', 'cards', point, filter],
    queryFn: ({ pageParam }) =>
      call(listCards, { ...filter, ...(point ? { point: Number(point) } : {}), after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: FRESH,
    placeholderData: keepPreviousData,
  })

/** What the list can be narrowed to where it stands. */
export const choicesQuery = ({ division, place }: Pick<Watching, 'division' | 'place'>) =>
  queryOptions({
    queryKey: ['supervision', 'choices', division, place],
    queryFn: () => call(showChoices, { division, place }),
    staleTime: FRESH,
    placeholderData: keepPreviousData,
  })

export const cardQuery = (key: { caseId: string; card: string }) =>
  queryOptions({
    queryKey: ['supervision', 'card', key],
    queryFn: () => call(showCard, key),
    refetchInterval: FRESH,
  })

export const figuresQuery = (part: Counting) =>
  queryOptions({
    queryKey: ['supervision', 'figures', part],
    queryFn: () => call(showFigures, part),
    refetchInterval: FRESH,
    placeholderData: keepPreviousData,
  })

export const rulesQuery = queryOptions({
  queryKey: ['supervision', 'rules'],
  queryFn: () => call(listRules, {}),
})

export const errandsQuery = (box: 'in' | 'out') =>
  queryOptions({
    queryKey: ['supervision', 'errands', box],
    queryFn: () => call(listErrands, { box }),
    refetchInterval: FRESH,
  })
