import { useQuery } from '@tanstack/react-query'
import type { PostView } from '../modules/identity/contract.ts'
import { getSite, listOrgans } from '../modules/organisation/contract.ts'
import { call } from '../platform/call.ts'
import type { Desk } from './widgets/session.ts'

type At = Pick<PostView, 'site' | 'organ' | 'window' | 'division' | 'title'>

/** The names of the hall or department and of the window somebody sits at; the title of the post until they are known. */
export function usePlace({
  site,
  organ,
  window,
  division,
  title,
}: At): Pick<Desk, 'placeName' | 'windowName'> {
  const hall = useQuery({
    queryKey: ['site', site],
    queryFn: () => call(getSite, { id: site ?? '' }),
    enabled: site !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const organs = useQuery({
    queryKey: ['organs', division],
    queryFn: () => call(listOrgans, { code: division }),
    enabled: site === null && organ !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const found = hall.data?.windows.find(({ id }) => id === window)
  const department = organs.data?.organs.find(({ id }) => id === organ)
  return {
    placeName: hall.data?.name ?? department?.name ?? title,
    windowName: found ? `${found.number} 号 · ${found.name}` : '',
  }
}
