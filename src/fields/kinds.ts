import { z } from 'zod'
import type { Day } from '../core/day.ts'
import { type Filled, fieldsOf } from '../core/guide/form.ts'
import type { FieldKind, FormField, FormPage } from '../core/guide/guide.ts'
import { address } from './address.ts'
import { choice } from './choice.ts'
import { choices } from './choices.ts'
import { citizenId } from './citizenId.ts'
import { creditCode } from './creditCode.ts'
import { date } from './date.ts'
import type { FieldType } from './field.ts'
import { longText } from './longText.ts'
import { money } from './money.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { text } from './text.ts'
import { yesNo } from './yesNo.ts'

/** Every kind of answer a form can ask for: one file each. */
export const FIELDS = {
  text,
  longText,
  number,
  money,
  date,
  choice,
  choices,
  yesNo,
  phone,
  citizenId,
  creditCode,
  address,
} as const satisfies { readonly [Kind in FieldKind]: unknown }

/** What one field accepts. An optional field may be left empty; what is left empty is not kept. */
export function fieldSchema(field: FormField, today: Day): z.ZodType {
  const schema: z.ZodType = FIELDS[field.kind].schema(field, today)
  return field.optional ? z.preprocess(emptyToNothing, schema.optional()) : schema
}

/** What the pages accept: every field they ask, and nothing else. Ask `formFor` which pages those are. */
export function formSchema(pages: readonly FormPage[], today: Day): z.ZodType<Filled> {
  const fields = fieldsOf(pages).map((field) => [field.id, fieldSchema(field, today)] as const)
  return z.strictObject(Object.fromEntries(fields)).transform(withoutNothing)
}

function withoutNothing(filled: Filled): Filled {
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined))
}

/** The kept value of a field as people read it; nothing kept reads as nothing. */
export function showField(field: FormField, value: unknown): string {
  if (value === undefined) return ''
  const type = FIELDS[field.kind] as FieldType<unknown> // the value was kept by the schema of the same kind
  return type.show(field, value)
}

/**
 * What a sample (示例样表) shows in a field, as it would be kept: the guide's own example, or what the kind has. Several
 * options are named one after the other.
 */
export function exampleOf(field: FormField, today: Day): unknown {
  for (const typed of [field.example, FIELDS[field.kind].example(field)]) {
    const kept = typed === undefined ? undefined : exampleIn(field, typed, today)
    if (kept !== undefined) return kept
  }
  return undefined
}

/** An example as the field keeps it; undefined when the field would refuse it. */
export function exampleIn(field: FormField, typed: string, today: Day): unknown {
  const sent = field.kind === 'choices' ? typed.split(/[、，,\s]+/) : typed
  return fieldSchema(field, today).safeParse(sent).data
}

function emptyToNothing(input: unknown): unknown {
  const empty =
    (typeof input === 'string' && input.trim() === '') || (Array.isArray(input) && input.length === 0)
  return empty ? undefined : input
}
