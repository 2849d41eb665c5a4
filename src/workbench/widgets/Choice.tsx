import type { ReactElement } from 'react'
import type { Wired } from './Field.tsx'

export type Option = { value: string; label: string }
type Props = Partial<Wired> & {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  /** The first line, when nothing is chosen. */
  empty?: string | undefined
  label?: string
}

/** One of many: the browser's own list, which every keyboard and screen reader knows. */
export function Choice({ value, onChange, options, empty, label, status, ...wired }: Props): ReactElement {
  return (
    <select
      {...wired}
      {...(label ? { 'aria-label': label } : {})}
      className={status === 'error' ? 'choice wrong' : 'choice'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** A table of words as options, in its order. */
export function optionsOf(words: Readonly<Record<string, { zh: string }>>): Option[] {
  return Object.entries(words).map(([value, { zh }]) => ({ value, label: zh }))
}
