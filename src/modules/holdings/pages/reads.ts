import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/call.ts'
import { showReuse } from '../contract.ts'
import type { Spanning } from './filters.ts'

export const reuseQuery = ({ from, until }: Spanning) =>
  queryOptions({
    queryKey: ['reuse', from, until],
    queryFn: () => call(showReuse, { from, until }),
    placeholderData: keepPreviousData,
  })
