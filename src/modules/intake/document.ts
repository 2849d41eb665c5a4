import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import {
  checkCitizenId,
  checkCreditCode,
  checkPassport,
  codeKindOf,
  normaliseCode,
} from '../../core/identifier.ts'
import type { DocumentKind } from '../identity/facade.ts'

type Document = { kind: 'natural' | 'legal'; documentKind?: 'citizenId' | 'passport'; documentNumber: string }

/** Why a document number cannot be right; undefined when it can. An organisation's older codes are kept with their kind. */
export function problemWith(
  { kind, documentKind, documentNumber }: Document,
  today: Day,
): string | undefined {
  const number = normaliseCode(documentNumber)
  if (kind === 'legal') {
    const verdict = checkCreditCode(number)
    return verdict.valid || codeKindOf(number) !== 'other' ? undefined : verdict.reason
  }
  const verdict = documentKind === 'passport' ? checkPassport(number) : checkCitizenId(number, today)
  return verdict.valid ? undefined : verdict.reason
}

/** Throws the issue of the field `at` when the number cannot be right. */
export function assertDocument(document: Document, today: Day, at: readonly string[]): void {
  const message = problemWith(document, today)
  if (message !== undefined) throw refusedAt([...at, 'documentNumber'], message)
}

/** One field is wrong: the same answer as from a schema. */
export function refusedAt(path: readonly string[], message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path: [...path], message, input: undefined }])
}

/** What kind of number was typed at a counter, before anybody said whose it is. */
export function guessDocument(
  typed: string,
  today: Day,
): { documentKind: DocumentKind; problem: string | undefined } {
  const number = normaliseCode(typed)
  if (checkCitizenId(number, today).valid) return { documentKind: 'citizenId', problem: undefined }
  const code = codeKindOf(number)
  if (code !== 'other') return { documentKind: code, problem: undefined }
  if (/^\d{17}[\dX]$/.test(number) && !/^[159N]/.test(number))
    return {
      documentKind: 'citizenId',
      problem: problemWith({ kind: 'natural', documentNumber: number }, today),
    }
  if (number.length === 18) {
    const asPerson = checkCitizenId(number, today)
    const asCode = checkCreditCode(number)
    const problem = /^[1-8]\d{16}[\dX]$/.test(number) && !asPerson.valid ? asPerson : asCode
    return {
      documentKind: problem === asPerson ? 'citizenId' : 'uscc',
      problem: problem.valid ? undefined : problem.reason,
    }
  }
  return { documentKind: checkPassport(number).valid ? 'passport' : 'other', problem: undefined }
}
