import { useSyncExternalStore } from 'react'

const QUERY = '(min-width: 1280px)'

/** Whether list and case have room beside each other. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = window.matchMedia(QUERY)
      media.addEventListener('change', tell)
      return () => media.removeEventListener('change', tell)
    },
    () => window.matchMedia(QUERY).matches,
  )
}
