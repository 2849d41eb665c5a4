import { premisesOf } from './condition.ts'
import { CHOICES } from './form.ts'
import type { Condition, FieldKind, Guide, Question } from './guide.ts'
import { choicesOf } from './wording.ts'

/** What carries a condition: where it stands, what it is called, and what it may ask, which is only what comes before it. */
export type Conditional = {
  /** `questions.1`, `materials.0`, `form.2.fields.3`. */
  path: string
  name: string
  when?: Condition | undefined
  askable: readonly Question[]
}

/** Everything in a guide that may hang on a condition, in order. */
export function conditionalsOf(
  guide: Pick<Guide, 'questions' | 'materials' | 'form'>,
): readonly Conditional[] {
  const { questions, materials, form } = guide
  const choices = choicesOf(guide)
  const fields = form.flatMap((page, i) =>
    page.fields.map((field, j) => ({ ...field, path: `form.${i}.fields.${j}` })),
  )
  return [
    ...questions.map(({ ask, when }, n) => ({
      ...{ path: `questions.${n}`, name: ask, when, askable: questions.slice(0, n) },
    })),
    ...materials.map(({ name, when }, n) => ({ path: `materials.${n}`, name, when, askable: questions })),
    ...fields.map(({ path, label, when }, n) => ({
      ...{ path, name: label, when },
      askable: choices
        .slice(0, questions.length + n)
        .filter((_, at) => isChoice(fields[at - questions.length]?.kind)),
    })),
  ]
}

/** Conditions that ask what does not stand before them any more, after something was moved or taken away. */
export function strandedIn(
  guide: Pick<Guide, 'questions' | 'materials' | 'form'>,
): readonly { path: string; name: string; asks: string }[] {
  const words = new Map(choicesOf(guide).map(({ id, ask }) => [id, ask]))
  return conditionalsOf(guide).flatMap(({ path, name, when, askable }) =>
    premisesOf(when)
      .filter((id) => !askable.some((question) => question.id === id))
      .map((id) => ({ path: `${path}.when`, name, asks: words.get(id) ?? id })),
  )
}

/** A situation question has no kind; a field of the form must be a choice to be asked. */
const isChoice = (kind: FieldKind | undefined) =>
  kind === undefined || (CHOICES as readonly FieldKind[]).includes(kind)
