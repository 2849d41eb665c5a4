import { type Answer, type Answers, meets } from './condition.ts'
import type { FieldKind, FormField, FormPage, Guide } from './guide.ts'
import { questionsToAsk } from './questions.ts'

/** What has been filled into the form so far, by field. */
export type Filled = Readonly<Record<string, unknown>>

/** The kinds of field whose answer another field may hang on. */
export const CHOICES = ['choice', 'choices', 'yesNo'] as const satisfies readonly FieldKind[]

/**
 * The pages and fields to ask in this situation, given what has been filled in. A page without a field to ask is left
 * out. A choice that is not asked any more decides nothing about the fields after it.
 */
export function formFor(
  guide: Pick<Guide, 'questions' | 'form'>,
  situation: Answers,
  filled: Filled = {},
): readonly FormPage[] {
  const known: Record<string, Answer> = { ...questionsToAsk(guide, situation).answers }
  const asked = (field: FormField) => {
    if (!meets(field.when, known)) return false
    const choice = choiceIn(field, filled[field.id])
    if (choice !== undefined) known[field.id] = choice
    return true
  }
  return guide.form
    .map((page) => ({ ...page, fields: page.fields.filter(asked) }))
    .filter((page) => page.fields.length > 0)
}

/** The filled fields without those that are not asked any more. */
export function pruneForm(
  guide: Pick<Guide, 'questions' | 'form'>,
  situation: Answers,
  filled: Filled,
): Filled {
  const asked = new Set(fieldsOf(formFor(guide, situation, filled)).map((field) => field.id))
  return Object.fromEntries(Object.entries(filled).filter(([id]) => asked.has(id)))
}

export function fieldsOf(pages: readonly FormPage[]): FormField[] {
  return pages.flatMap((page) => page.fields)
}

function choiceIn(field: FormField, value: unknown): Answer | undefined {
  if (!(CHOICES as readonly FieldKind[]).includes(field.kind)) return undefined
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined
}
