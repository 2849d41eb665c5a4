import type { Condition } from './guide.ts'

/** What has been answered so far, by id of the question or form field; several for a field of several choices. */
export type Answers = Readonly<Record<string, Answer>>
export type Answer = string | readonly string[]

/** Whether the answers satisfy a condition. Nothing asked is always satisfied; an open question satisfies nothing. */
export function meets(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true
  return condition.some((all) =>
    Object.entries(all).every(([id, accepted]) => isOneOf(answers[id], accepted)),
  )
}

/** The questions and fields a condition asks about. */
export function premisesOf(condition: Condition | undefined): string[] {
  return [...new Set((condition ?? []).flatMap((all) => Object.keys(all)))]
}

function isOneOf(given: Answer | undefined, accepted: readonly string[]): boolean {
  if (given === undefined) return false
  return typeof given === 'string' ? accepted.includes(given) : given.some((one) => accepted.includes(one))
}
