import { materialsFor } from './checklist.ts'
import { meets } from './condition.ts'
import { CHOICES, fieldsOf, formFor } from './form.ts'
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

/** What stands in a guide and is reached in no situation: its place, and what it is called. */
export type Unreached = { path: string; name: string }

/**
 * Questions, materials and fields that nobody is ever asked for. A field that hangs on a choice of the form counts as
 * reached when that choice is, with one of the answers it wants. Ask with every situation; with fewer it would say too much.
 */
export function unreachedIn(guide: Asking, situations: readonly Situation[]): readonly Unreached[] {
  const answered = new Map<string, Set<string>>()
  for (const { answers } of situations)
    for (const [id, option] of Object.entries(answers))
      answered.set(id, (answered.get(id) ?? new Set()).add(option))
  const needed = new Set(situations.flatMap(({ materials }) => materials.map(({ id }) => id)))
  return [
    ...guide.questions.flatMap(({ id, ask }, n) =>
      answered.has(id) ? [] : [{ path: `questions.${n}`, name: ask }],
    ),
    ...guide.materials.flatMap(({ id, name }, n) =>
      needed.has(id) ? [] : [{ path: `materials.${n}`, name }],
    ),
    ...unreachedFields(guide, situations),
  ]
}

function unreachedFields(guide: Asking, situations: readonly Situation[]): Unreached[] {
  const reached = new Map<string, FormField>()
  const unreached: Unreached[] = []
  const asks = new Set(guide.questions.map(({ id }) => id))
  for (const [i, page] of guide.form.entries())
    for (const [j, field] of page.fields.entries()) {
      const possible = situations.some(({ answers }) =>
        (field.when ?? [{}]).some((all) => {
          const parts = Object.entries(all)
          const bySituation = Object.fromEntries(parts.filter(([id]) => asks.has(id)))
          const byForm = parts.filter(([id]) => !asks.has(id))
          return (
            meets([bySituation], answers) &&
            byForm.every(([id, accepted]) => offers(reached.get(id), accepted))
          )
        }),
      )
      if (possible) reached.set(field.id, field)
      else unreached.push({ path: `form.${i}.fields.${j}`, name: field.label })
    }
  return unreached
}

function offers(field: FormField | undefined, accepted: readonly string[]): boolean {
  if (!field || !(CHOICES as readonly string[]).includes(field.kind)) return false
  const options = field.kind === 'yesNo' ? ['yes', 'no'] : (field.options ?? []).map(({ id }) => id)
  return accepted.some((option) => options.includes(option))
}
