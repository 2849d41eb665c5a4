import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/call.ts'
import { searchItems, showGuide, walkSituation } from '../../catalogue/contract.ts'
import { listDivisions } from '../../organisation/contract.ts'
import { findApplicants, showCounter, showOffer, solveList } from '../contract.ts'

const DAY = 12 * 3_600_000

export const counterQuery = queryOptions({
  queryKey: ['counter'],
  queryFn: () => call(showCounter, {}),
  staleTime: DAY,
})

/** Whoever goes by that number; asked when the number is whole. */
export const applicantsQuery = (document: string) =>
  queryOptions({
    queryKey: ['applicants', document],
    queryFn: () => call(findApplicants, { document }),
    staleTime: 10_000,
    retry: false,
  })

/** Items by everyday words; without words, those of the window's own group. */
export const itemsQuery = (text: string, group: string | undefined) =>
  queryOptions({
    queryKey: ['counter', 'items', text, group],
    queryFn: () =>
      call(searchItems, {
        size: 8,
        ...(text ? { text } : group ? { windowGroup: group as 'market' } : {}),
      }),
    placeholderData: keepPreviousData,
    staleTime: DAY,
  })

export const offerQuery = (item: string, place: string) =>
  queryOptions({
    queryKey: ['counter', 'offer', item, place],
    queryFn: () => call(showOffer, { item, place }),
    enabled: item !== '' && place !== '',
    staleTime: DAY,
    retry: false,
  })

export const walkQuery = (item: string, answers: string) =>
  queryOptions({
    queryKey: ['counter', 'walk', item, answers],
    queryFn: () => call(walkSituation, { item, answers }),
    enabled: item !== '',
    placeholderData: (before) => (before?.item === item ? before : undefined),
    staleTime: DAY,
  })

/** The list of whoever is in front; asked when they are named and the situation is settled. */
export const listQuery = (
  item: string,
  { document, name, answers }: { document: string; name: string; answers: string },
) =>
  queryOptions({
    queryKey: ['counter', 'list', item, document, name, answers],
    queryFn: () => call(solveList, { item, document, name, answers }),
    enabled: item !== '' && document !== '' && name !== '',
    staleTime: 10_000,
    retry: false,
  })

export const guideQuery = (item: string) =>
  queryOptions({
    queryKey: ['counter', 'guide', item],
    queryFn: () => call(showGuide, { item }),
    enabled: item !== '',
    staleTime: DAY,
  })

export const townshipsQuery = (county: string) =>
  queryOptions({
    queryKey: ['divisions', county],
    queryFn: () => call(listDivisions, { parent: county }),
    enabled: county !== '',
    staleTime: DAY,
  })

/** Answers as an address carries them. */
export const answersText = (answers: Readonly<Record<string, string>>): string =>
  Object.entries(answers)
    .map((pair) => pair.join(':'))
    .join(',')
