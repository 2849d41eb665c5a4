import { type Answers, meets } from './condition.ts'
import type { Guide, Material, Question } from './guide.ts'
import { questionsToAsk } from './questions.ts'

/** Your list: what this situation needs, and what is still open about it. */
export type Checklist = {
  materials: readonly Material[]
  /** The question to answer first; while there is one, the list may still grow. */
  next?: Question | undefined
}

/** The materials this situation needs, in the order of the guide. An answer that no longer applies decides nothing. */
export function materialsFor(
  guide: Pick<Guide, 'questions' | 'materials'>,
  given: Answers,
): readonly Material[] {
  const { answers } = questionsToAsk(guide, given)
  return guide.materials.filter((material) => meets(material.when, answers))
}

export function checklistFor(guide: Pick<Guide, 'questions' | 'materials'>, given: Answers): Checklist {
  return { materials: materialsFor(guide, given), next: questionsToAsk(guide, given).next }
}
