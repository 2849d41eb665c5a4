import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import type { ReactElement } from 'react'
import { FORM } from '../../../core/words/workbench.ts'
import { Choice, type Option } from '../../../workbench/widgets/Choice.tsx'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { placesQuery } from './reads.ts'

type Base = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  hint?: string
  optional?: boolean
}

export function Line({
  label,
  value,
  onChange,
  error,
  hint,
  optional,
  max,
}: Base & { max: number }): ReactElement {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wired) => (
        <Input
          {...wired}
          autoComplete="off"
          maxLength={max}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function Lines({
  label,
  value,
  onChange,
  error,
  hint,
  optional,
  max,
}: Base & { max: number }): ReactElement {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wired) => (
        <Input.TextArea
          {...wired}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={max}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function Dated({ label, value, onChange, error, hint }: Base): ReactElement {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wired) => <DayInput {...wired} value={value} onChange={onChange} />}
    </Field>
  )
}

export function OneOf({
  label,
  value,
  onChange,
  error,
  options,
  empty,
}: Base & { options: readonly Option[]; empty?: string }): ReactElement {
  return (
    <Field label={label} error={error}>
      {(wired) => <Choice {...wired} value={value} onChange={onChange} options={options} empty={empty} />}
    </Field>
  )
}

/** A department or a place of a division, chosen from its list. */
export function PlaceOf({
  kind,
  division,
  ...base
}: Base & { kind: 'organ' | 'site'; division: string }): ReactElement {
  const places = useQuery(placesQuery(kind, division)).data ?? []
  return <OneOf {...base} options={places} empty={FORM.choose.zh} />
}
