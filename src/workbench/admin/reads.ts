import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { getPerson, listPeople, listSignIns } from '../../modules/identity/acts.ts'
import {
  A_PAGE,
  getOrganRecord,
  getPost,
  getSiteRecord,
  listAuthorisations,
  listChanges,
  listOrganRows,
  listPosts,
  listSiteRows,
  type SiteRow,
} from '../../modules/organisation/acts.ts'
import { listDepartments, listDivisions, listOrgans } from '../../modules/organisation/contract.ts'
import { call } from '../../platform/call.ts'
import type { Changes, Organs, People, Posts, Rights, Sites } from './filters.ts'

/** Page after page, until as many are there as the first page said. */
const pages = {
  initialPageParam: 1,
  getNextPageParam: ({ total }: { total: number }, _all: unknown, page: number) =>
    page * A_PAGE < total ? page + 1 : undefined,
} as const

export const peopleQuery = ({ q, division, view }: People) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', q, division, view],
    queryFn: ({ pageParam: page }) =>
      call(listPeople, {
        search: q,
        division,
        ...(view === 'left' ? { left: 'yes' } : { account: view }),
        page,
      }),
    ...pages,
  })

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['people', 'one', id], queryFn: () => call(getPerson, { id }) })

export const postsQuery = ({ q, division, role, vacant }: Posts) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'list', q, division, role, vacant],
    queryFn: ({ pageParam: page }) => call(listPosts, { search: q, division, role, vacant, page }),
    ...pages,
  })

export const postQuery = (post: string) =>
  queryOptions({ queryKey: ['posts', 'one', post], queryFn: () => call(getPost, { post }) })

export const organRowsQuery = ({ q, division, closed }: Organs) =>
  infiniteQueryOptions({
    queryKey: ['establishment', 'organs', q, division, closed],
    queryFn: ({ pageParam: page }) => call(listOrganRows, { search: q, division, closed, page }),
    ...pages,
  })

export const organQuery = (organ: string) =>
  queryOptions({
    queryKey: ['establishment', 'organ', organ],
    queryFn: () => call(getOrganRecord, { organ }),
  })

export const siteRowsQuery = ({ q, division, kind, closed }: Sites) =>
  infiniteQueryOptions({
    queryKey: ['establishment', 'sites', q, division, kind, closed],
    queryFn: ({ pageParam: page }) =>
      call(listSiteRows, { search: q, division, kind: kind as SiteRow['kind'], closed, page }),
    ...pages,
  })

export const siteQuery = (site: string) =>
  queryOptions({
    queryKey: ['establishment', 'site', site],
    queryFn: () => call(getSiteRecord, { site }),
  })

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: () => call(listDepartments, {}),
  staleTime: Number.POSITIVE_INFINITY,
})

export const rightsQuery = ({
  q,
  division,
  view = 'now',
}: { view?: Rights['view'] | 'now' } & Omit<Rights, 'view'>) =>
  infiniteQueryOptions({
    queryKey: ['rights', 'list', q, division, view],
    queryFn: ({ pageParam: page }) => call(listAuthorisations, { search: q, division, when: view, page }),
    ...pages,
  })

export const changesQuery = ({ q, ...filter }: Changes) =>
  infiniteQueryOptions({
    queryKey: ['changes', q, filter],
    queryFn: ({ pageParam: page }) => call(listChanges, { search: q, ...filter, page }),
    ...pages,
  })

export const signInsQuery = queryOptions({
  queryKey: ['sign-ins'],
  queryFn: () => call(listSignIns, {}),
  staleTime: 0,
})

/** What a division is divided into: to narrow a list by. */
export const partsQuery = (division: string) =>
  queryOptions({
    queryKey: ['divisions', division],
    queryFn: () => call(listDivisions, { parent: division }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const organsQuery = (division: string) =>
  queryOptions({
    queryKey: ['organs', division],
    queryFn: () => call(listOrgans, { code: division }),
    staleTime: Number.POSITIVE_INFINITY,
  })
