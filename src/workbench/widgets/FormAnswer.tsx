import { Input } from 'antd'
import type { ReactElement } from 'react'
import type { FormField } from '../../core/guide/guide.ts'
import { YES_NO } from '../../core/words/catalogue.ts'
import { FORM } from '../../core/words/workbench.ts'
import { Choice } from './Choice.tsx'
import { Field } from './Field.tsx'
import { Radios } from './Radios.tsx'

type Props = {
  field: FormField
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

/** One question of an application form at a desk: the control its kind has, wherever it is asked. */
export function FormAnswer({ field, value, error, onChange }: Props): ReactElement {
  const { kind, label, hint, unit, optional, options = [] } = field
  const named = optional ? `${label}${FORM.optional.zh}` : label
  const choices = options.map((option) => ({ value: option.id, label: option.label }))
  if (kind === 'yesNo')
    return (
      <Radios
        label={named}
        value={value}
        error={error}
        onChange={onChange}
        options={[
          { value: 'yes', label: YES_NO.yes.zh },
          { value: 'no', label: YES_NO.no.zh },
        ]}
      />
    )
  if (kind === 'choices') return <Several {...{ error, onChange, value }} label={named} options={choices} />
  return (
    <Field label={unit ? `${label}（${unit}）` : label} hint={hint} optional={optional} error={error}>
      {(wired) =>
        kind === 'choice' ? (
          <Choice {...wired} value={value} empty="—" options={choices} onChange={onChange} />
        ) : kind === 'longText' ? (
          <Input.TextArea
            {...wired}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...wired}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

function Several({
  label,
  value,
  error,
  options,
  onChange,
}: {
  label: string
  value: string
  error: string | undefined
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const chosen = value.split(',').filter(Boolean)
  return (
    <fieldset className={error ? 'field radios wrong' : 'field radios'}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                (event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((id) => id !== option.value)
                ).join(','),
              )
            }
          />
          {option.label}
        </label>
      ))}
      {error && <span className="field-error">{error}</span>}
    </fieldset>
  )
}
