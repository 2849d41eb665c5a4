import type { ReactElement } from 'react'
import type { FieldKind, FormField } from '../core/guide/guide.ts'
import { FIELD } from '../core/words/apply.ts'
import { YES_NO } from '../core/words/catalogue.ts'
import type { Fields, Problems } from '../platform/page.tsx'
import { type Ask, ChoiceField, LongTextField, type Option, SelectField, TextField } from './parts.tsx'

/** From so many options on, a list to open is quicker than a column of buttons. */
const MANY = 8
/** Text up to so many characters gets a short box. */
const SHORT = 20

type Keyboard = Pick<Parameters<typeof TextField>[0], 'type' | 'mode' | 'short' | 'complete'>

/** The box and the keyboard each kind brings up on a phone. */
const KEYBOARD: Partial<Record<FieldKind, Keyboard>> = {
  number: { mode: 'decimal', short: true },
  money: { mode: 'decimal', short: true },
  date: { short: true },
  phone: { type: 'tel', mode: 'tel', short: true },
}

const HINT: Partial<Record<FieldKind, string>> = {
  date: FIELD.date.zh,
  citizenId: FIELD.citizenId.zh,
  address: FIELD.address.zh,
}

/** A question of a form, as its kind is asked: without script, with the right keyboard on a phone. */
export function AskField({
  field,
  problems,
  typed,
}: {
  field: FormField
  problems: Problems
  typed: Fields
}): ReactElement {
  const { id, kind, label, hint, optional, options = [], max, unit } = field
  const ask: Ask = {
    name: id,
    label: unit ? `${label}（${unit}）` : label,
    hint: hint ?? HINT[kind],
    optional,
    problems,
    typed,
  }
  switch (kind) {
    case 'longText':
      return <LongTextField {...ask} />
    case 'yesNo':
      return <ChoiceField {...ask} options={YES_OR_NO} />
    case 'choices':
      return <ChoiceField {...ask} options={options} several />
    case 'choice':
      return options.length < MANY ? (
        <ChoiceField {...ask} options={options} />
      ) : (
        <SelectField {...ask} options={options} empty={FIELD.choose.zh} />
      )
    case 'text':
      return <TextField {...ask} short={max !== undefined && max <= SHORT} />
    default:
      return <TextField {...ask} {...KEYBOARD[kind]} />
  }
}

const YES_OR_NO: readonly Option[] = [
  { id: 'yes', label: YES_NO.yes.zh },
  { id: 'no', label: YES_NO.no.zh },
]

/** A kept answer as it stands in its box again; several choices are joined as a form joins them. */
export function asTyped(value: unknown): string {
  if (value === undefined || value === null) return ''
  return Array.isArray(value) ? value.join('\n') : String(value)
}

/** What a form sent for a field, as its schema reads it; a field that was not sent is not there. */
export function asSent({ kind }: Pick<FormField, 'kind'>, sent: string | undefined): unknown {
  if (sent === undefined) return undefined
  return kind === 'choices' ? sent.split('\n').filter((id) => id !== '') : sent
}
