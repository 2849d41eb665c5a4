import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/call.ts'
import { listAffected, showCalendar, showNotice, showYear } from '../contract.ts'

export const calendarQuery = queryOptions({
  queryKey: ['calendar', 'all'],
  queryFn: () => call(showCalendar, {}),
  refetchInterval: 20_000,
})

export const yearQuery = (year: number) =>
  queryOptions({ queryKey: ['calendar', 'year', year], queryFn: () => call(showYear, { year }) })

export const noticeQuery = (id: string) =>
  queryOptions({ queryKey: ['calendar', 'notice', id], queryFn: () => call(showNotice, { id }) })

/** Cases a notice would move, page after page by the last id. */
const PAGE = 50
export const affectedQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['calendar', 'affected', id],
    queryFn: ({ pageParam }) => call(listAffected, { id, after: pageParam, size: PAGE }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cases }) => (cases.length < PAGE ? undefined : cases.at(-1)?.id),
  })
