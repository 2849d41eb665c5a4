import { materialsFor } from './checklist.ts'
import { fieldsOf, formFor } from './form.ts'
import type { FormField, Guide, Material } from './guide.ts'
import { questionsToAsk } from './questions.ts'

/** One way through the questions to the end, and what it asks for; fields as far as the situation alone decides. */
export type Situation = {
  answers: Readonly<Record<string, string>>
  materials: readonly Material[]
  fields: readonly FormField[]
}

type Asking = Pick<Guide, 'questions' | 'materials' | 'form'>

/**
 * Every situation of a guide, in the order of its options. A questionnaire can have more than anybody reads: at most so
 * many are walked, and `more` says that there are others.
 */
export function situationsOf(
  guide: Asking,
  atMost: number,
): { situations: readonly Situation[]; more: boolean } {
  const situations: Situation[] = []
  const open: Readonly<Record<string, string>>[] = [{}]
  for (let given = open.pop(); given; given = open.pop()) {
    const { next, answers } = questionsToAsk(guide, given)
    // a question nobody can answer yet, for it has no options, ends the walk as it would end a citizen's
    if (next && next.options.length > 0)
      open.push(...next.options.map(({ id }) => ({ ...answers, [next.id]: id })).toReversed())
    else if (situations.length === atMost) return { situations, more: true }
    else
      situations.push({
        answers,
        materials: materialsFor(guide, answers),
        fields: fieldsOf(formFor(guide, answers)),
      })
  }
  return { situations, more: false }
}
