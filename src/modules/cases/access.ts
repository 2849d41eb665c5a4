import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Withheld } from '../../core/document/paper.ts'
import { queryCode as codeFrom, groupQueryCode } from '../../core/number.ts'

/**
 * What lets somebody without an account follow a case: ten characters to type beside the case number, and a link with
 * 128 bits. Both follow from the case's id and a key of the installation, so no table holds them: a receipt withholds the
 * code of its case until it is shown or printed (decision 0006).
 */
export function queryCode(secret: string, caseId: string): string {
  const bytes = expand(secret, caseId)
  return codeFrom(() => bytes.next().value)
}

/** What the papers of a case say to whoever holds them, and their stored text does not. */
export const withheldOf = (secret: string, caseId: string): Withheld => ({
  queryCode: groupQueryCode(queryCode(secret, caseId)),
})

export function linkToken(secret: string, caseId: string): string {
  const id = Buffer.from(caseId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, digest(secret, 'link', caseId).subarray(0, 16)]).toString('base64url')
}

/** The case a link leads to, or `undefined` when nobody made it here. */
export function caseOfLink(secret: string, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 32) return undefined
  const hex = bytes.subarray(0, 16).toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return timingSafeEqual(bytes.subarray(16), digest(secret, 'link', id).subarray(0, 16)) ? id : undefined
}

/** Compared without telling by time how much of it was right. */
export function isQueryCode(secret: string, caseId: string, typed: string): boolean {
  const right = Buffer.from(queryCode(secret, caseId))
  const given = Buffer.from(typed)
  return right.length === given.length && timingSafeEqual(right, given)
}

/** As many bytes as drawing the code takes; the same ones every time. */
function* expand(secret: string, caseId: string): Generator<number, never> {
  for (let n = 0; ; n += 1) yield* digest(secret, `code/${n}`, caseId)
}

const digest = (secret: string, purpose: string, caseId: string) =>
  createHmac('sm3', Buffer.from(secret, 'hex')).update(`${purpose}:${caseId}`).digest()
