import { useState } from 'react'

export type Typed = Readonly<Record<string, string>>

/**
 * What was typed into a form and not sent outlives the form: closing it or an answer that says no loses nothing. It is
 * held in memory alone, for what is typed here is about people.
 */
const kept = new Map<string, Typed>()

export function useDraft(name: string, blank: Typed): [Typed, (part: Typed) => void, () => void] {
  const [typed, setTyped] = useState<Typed>(() => ({ ...blank, ...kept.get(name) }))
  const type = (part: Typed) =>
    setTyped((before) => {
      const after = { ...before, ...part }
      kept.set(name, after)
      return after
    })
  return [typed, type, () => kept.delete(name)]
}
