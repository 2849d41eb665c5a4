import { type Answers, meets } from './condition.ts'
import type { Guide, Question } from './guide.ts'

/** Where someone stands in the situation questions of a guide (情形). */
export type Walk = {
  /** The questions that apply, in order: answered or not. */
  asked: readonly Question[]
  /** The first of them without an answer; absent when the situation is settled. */
  next?: Question | undefined
  /** The given answers without those that no longer apply. */
  answers: Readonly<Record<string, string>>
}

/**
 * Which questions apply after these answers, and which is next. An answer that was changed takes with it the answers
 * that hung on it; an option the guide does not know counts as no answer.
 */
export function questionsToAsk(guide: Pick<Guide, 'questions'>, given: Answers): Walk {
  const answers: Record<string, string> = {}
  const asked: Question[] = []
  for (const question of guide.questions) {
    if (!meets(question.when, answers)) continue
    asked.push(question)
    const answer = question.options.find((option) => option.id === given[question.id])
    if (answer) answers[question.id] = answer.id
  }
  return { asked, next: asked.find((question) => answers[question.id] === undefined), answers }
}

/** The questions that have an answer, with the words of that answer: how a situation is shown and printed. */
export function situationOf(
  guide: Pick<Guide, 'questions'>,
  given: Answers,
): { id: string; ask: string; answer: string }[] {
  const { asked, answers } = questionsToAsk(guide, given)
  return asked.flatMap(({ id, ask, options }) => {
    const answer = options.find((option) => option.id === answers[id])
    return answer ? [{ id, ask, answer: answer.label }] : []
  })
}
