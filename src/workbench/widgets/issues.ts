import type { Issue } from '../../platform/call.ts'
import type { Endpoint } from '../../platform/endpoint.ts'

/** What is wrong with each field, by its dotted name (`certificate.number`, `items.0.note`): the first message of each. */
export type Errors = Readonly<Record<string, string>>
export const NO_ERRORS: Errors = {}

export function errorsOf(issues: readonly Issue[]): Errors {
  return Object.fromEntries([...issues].reverse().map(({ field, message }) => [field, message]))
}

/** What the contract says is wrong with something before it is sent. */
export function issuesBefore({ input }: Pick<Endpoint, 'input'>, sent: Record<string, unknown>): Issue[] {
  const read = input.safeParse(sent)
  if (read.success) return []
  return read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
}

/** The error of a field or of anything inside it: a list shows the first of its parts. */
export function errorWithin(errors: Errors, name: string): string | undefined {
  return errors[name] ?? Object.entries(errors).find(([field]) => field.startsWith(`${name}.`))?.[1]
}

/** Errors no field of the form shows: they belong on top of it. */
export function strayErrors(errors: Errors, shown: readonly string[]): string[] {
  return Object.entries(errors)
    .filter(([field]) => !shown.some((name) => field === name || field.startsWith(`${name}.`)))
    .map(([, message]) => message)
}
