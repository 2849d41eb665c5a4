import { type ReactElement, useId } from 'react'
import type { Option } from './Choice.tsx'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  error?: string | undefined
}

/** One of a few, all in sight; arrows move between them. */
export function Radios({ label, value, onChange, options, error }: Props): ReactElement {
  const id = useId()
  return (
    <fieldset
      className={error ? 'field radios wrong' : 'field radios'}
      aria-describedby={error && `${id}-error`}
    >
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
      {error && (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </fieldset>
  )
}
