import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/call.ts'
import { compareGroups, listFindings, showFinding } from '../contract.ts'
import type { Findings } from './filters.ts'

export const findingsQuery = ({ kind, since, weak, organ, site, item, person }: Findings) =>
  infiniteQueryOptions({
    queryKey: ['forensics', 'list', kind, since, weak, organ, site, item, person],
    queryFn: ({ pageParam: after }) =>
      call(listFindings, { kind, since, weak, organ, site, item, person, after }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const findingQuery = (id: string) =>
  queryOptions({ queryKey: ['forensics', 'one', id], queryFn: () => call(showFinding, { id }) })

export const groupsQuery = ({ by = 'person', kind, since }: Findings) =>
  queryOptions({
    queryKey: ['forensics', 'groups', by, kind, since],
    queryFn: () => call(compareGroups, { by, kind, since }),
    placeholderData: keepPreviousData,
  })
