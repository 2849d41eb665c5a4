import { type Answer, type Answers, meets } from './condition.ts'
import type { Condition, FieldKind, FormField, FormPage, Guide } from './guide.ts'
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

/** A field as a printed form has it: `only` is what must be chosen first, on this paper or before. */
export type PrintedField = FormField & { only?: Condition | undefined }

/**
 * The pages of the form on paper, where no field comes and goes: every field that may still be asked in this situation.
 * What hangs on a choice of the form itself, or on a question that is open, stands there and says so.
 */
export function formOnPaper(
  guide: Pick<Guide, 'questions' | 'form'>,
  situation: Answers,
): readonly { id: string; title: string; fields: readonly PrintedField[] }[] {
  const { answers, next } = questionsToAsk(guide, situation)
  const open = new Set<string>()
  for (const { id, when } of next ? guide.questions : [])
    if (answers[id] === undefined && leftOpen(when, answers, open)) open.add(id)
  const printed = (field: FormField): PrintedField[] => {
    const left = leftOpen(field.when, answers, open)
    if (left === undefined) return []
    open.add(field.id)
    return [left.length === 0 ? field : { ...field, only: left }]
  }
  return guide.form
    .map((page) => ({ ...page, fields: page.fields.flatMap(printed) }))
    .filter((page) => page.fields.length > 0)
}

/** What of a condition is still open: nothing when it holds already, undefined when it cannot hold any more. */
function leftOpen(
  condition: Condition | undefined,
  known: Answers,
  open: ReadonlySet<string>,
): Condition | undefined {
  const left = (condition ?? [{}]).flatMap((all) => {
    const premises = Object.entries(all).filter(([id, accepted]) => !meets([{ [id]: accepted }], known))
    return premises.every(([id]) => open.has(id)) ? [Object.fromEntries(premises)] : []
  })
  if (left.length === 0) return undefined
  return left.some((all) => Object.keys(all).length === 0) ? [] : left
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
