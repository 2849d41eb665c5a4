/**
 * What whoever runs the server can put right: a taken port, a wrong address, a full disk. One Chinese sentence that
 * says what to do; the process then ends with 1 and shows no stack. Everything else that is thrown is a defect of ours.
 */
export function trouble(sentence: string, cause?: unknown): Error {
  return Object.assign(new Error(sentence, { cause }), { name: TROUBLE })
}

export function isTrouble(error: unknown): error is Error {
  return error instanceof Error && error.name === TROUBLE
}

const TROUBLE = 'Trouble'

/** What to show of an error at the end of a command: the sentence of a trouble, everything of a defect. */
export function lastWords(error: unknown): string {
  if (isTrouble(error)) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The `code` of an error of the system or the database (`EACCES`, `28P01`), or nothing. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}
