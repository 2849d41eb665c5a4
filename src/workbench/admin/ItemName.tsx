import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { RIGHTS } from '../../core/words/admin-screens.ts'
import { searchItems } from '../../modules/catalogue/contract.ts'
import { call } from '../../platform/call.ts'

/** What a base code stands for; the code itself until that is known, or where no item has it any more. */
export function ItemName({ code }: { code: string }): ReactElement {
  const everything = code === '*'
  const found = useQuery({
    queryKey: ['items', 'code', code],
    queryFn: () => call(searchItems, { text: code, size: 1 }),
    enabled: !everything,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <>{everything ? RIGHTS.everything.zh : (found.data?.items[0]?.name ?? code)}</>
}
