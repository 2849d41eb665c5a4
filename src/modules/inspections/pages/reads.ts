import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/call.ts'
import { listDivisions, listOrgans, listSites } from '../../organisation/contract.ts'
import { listCalls, listInspections, listRectifications, showInspection } from '../contract.ts'
import type { Inspections, Rectifications } from './filters.ts'

export const inspectionsQuery = ({ progress, division }: Inspections) =>
  infiniteQueryOptions({
    queryKey: ['inspections', 'list', progress, division],
    queryFn: ({ pageParam: after }) => call(listInspections, { progress, division, after }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const inspectionQuery = (id: string) =>
  queryOptions({ queryKey: ['inspections', 'one', id], queryFn: () => call(showInspection, { id }) })

export const rectificationsQuery = ({ done }: Rectifications) =>
  queryOptions({
    queryKey: ['inspections', 'rectifications', done],
    queryFn: () => call(listRectifications, { done: done ?? 'no' }),
    placeholderData: keepPreviousData,
  })

export const callsQuery = queryOptions({
  queryKey: ['inspections', 'calls'],
  queryFn: () => call(listCalls, {}),
})

const FOREVER = { staleTime: Number.POSITIVE_INFINITY } as const

/** The counties of the city. */
export const countiesQuery = queryOptions({
  queryKey: ['divisions', '620800000000'],
  queryFn: () => call(listDivisions, { parent: '620800000000' }),
  ...FOREVER,
})

/** Departments and places of a division, as one chooses them from a list. */
export const placesQuery = (kind: 'organ' | 'site', code: string) =>
  queryOptions({
    queryKey: ['inspections', 'places', kind, code],
    queryFn: async () => {
      if (kind === 'organ') {
        const { organs } = await call(listOrgans, { code })
        return organs.map(({ id, name }) => ({ value: id, label: name }))
      }
      const { sites } = await call(listSites, { code })
      return sites.map(({ id, name }) => ({ value: id, label: name }))
    },
    enabled: code !== '',
    ...FOREVER,
  })
