import { useSyncExternalStore } from 'react'

/** What a person sets once for this browser. Nothing of a case is ever kept here. */
const NAMES = { singleKeys: 'desk.singleKeys', railFolded: 'desk.railFolded' } as const
type Name = keyof typeof NAMES

const listeners = new Set<() => void>()

export function singleKeys(): boolean {
  return read('singleKeys') !== 'no'
}

/** A yes or no that is remembered, and everybody who shows it is told when it changes. */
export function useSetting(name: Name, otherwise: boolean): [boolean, (value: boolean) => void] {
  const kept = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => read(name),
  )
  const set = (value: boolean) => {
    localStorage.setItem(NAMES[name], value ? 'yes' : 'no')
    for (const tell of listeners) tell()
  }
  return [kept === null ? otherwise : kept === 'yes', set]
}

function read(name: Name): string | null {
  try {
    return localStorage.getItem(NAMES[name])
  } catch {
    return null // a browser that keeps nothing still works
  }
}
