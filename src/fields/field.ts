import { z } from 'zod'
import { type Day, day } from '../core/day.ts'
import type { FormField } from '../core/guide/guide.ts'

/** A kind of answer: what it accepts, and how it reads. `Value` is what is kept, as JSON. */
export type FieldType<Value> = {
  /** Accepts what people type and what a program sends; answers the value to keep, or refuses in one Chinese sentence. */
  schema: (field: FormField, today: Day) => z.ZodType<Value>
  /** The kept value as people read it: on the summary page, in a paper, in a case file. */
  show: (field: FormField, value: Value) => string
  /** What stands on a sample where the guide gives no example of its own, as it would be typed; of people who do not exist. */
  example: (field: FormField) => string
}

/** Says no to what was typed, in one sentence that says what to do. */
export type Refusal = { refuse: string }

/** A schema over one line of typed text: trimmed, full-width digits and letters made plain; empty is refused. */
export function typed<Value>(
  field: FormField,
  read: (text: string) => Value | Refusal,
  missing = `请填写“${field.label}”。`,
): z.ZodType<Value> {
  return z
    .union([z.string(), z.number()], { error: missing })
    .transform((input) => String(input).trim())
    .transform((text, ctx) => {
      const value = text === '' ? { refuse: missing } : read(text)
      if (!isRefusal(value)) return value
      ctx.addIssue({ code: 'custom', message: value.refuse })
      return z.NEVER
    })
}

/** Full-width digits, letters and signs as an input method leaves them, made plain: `１３８` → `138`. */
export const plain = (text: string): string => text.normalize('NFKC').trim()

/** Characters as people count them; a rare character outside the basic plane is one. */
export const lengthOf = (text: string): number => [...text].length

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refuse' in value
}

/** Whom a sample is about: the name every form of China is filled in with. */
export const EXAMPLE_NAME = '张三'
export const EXAMPLE_DAY = day('2026-05-14')
/** Where only the applicant knows what to write. */
export const AS_IT_IS = '按实际情况填写'

/** An example as long as the field allows. */
export const fitted = (text: string, min: number, max: number): string =>
  [...text.repeat(Math.max(1, Math.ceil(min / lengthOf(text))))].slice(0, max).join('')
