import { type Day, findDay } from './day.ts'
import { normaliseCode } from './identifier.ts'

/**
 * 办件编号: the implementation code (31 characters), the day (8) and the serial of that item's day, at least four digits:
 * 43 characters, 44 from the ten-thousandth case of a day on.
 */
export function caseNumber(implementationCode: string, on: Day, serial: number): string {
  if (!IMPLEMENTATION_CODE.test(implementationCode)) throw new TypeError(`not an item: ${implementationCode}`)
  return `${implementationCode}${on.replaceAll('-', '')}${serialOf(serial, 4)}`
}

export type CaseNumberParts = { implementationCode: string; on: Day; serial: number }

/** What a case number says; undefined when it is none. */
export function findCaseNumberParts(number: string): CaseNumberParts | undefined {
  const match = /^([0-9A-Z]{31})(\d{4})(\d{2})(\d{2})(\d{4}|[1-9]\d{4,})$/.exec(number)
  const on = match && findDay(`${match[2]}-${match[3]}-${match[4]}`)
  const serial = Number(match?.[5])
  return on && serial > 0 ? { implementationCode: match[1] ?? '', on, serial } : undefined
}

/** In groups that can be read aloud and compared: organ, level and item, day, serial. */
export function groupCaseNumber(number: string): string {
  return [number.slice(0, 18), number.slice(18, 31), number.slice(31, 39), number.slice(39)].join(' ')
}

/**
 * A case number as somebody typed it: full-width characters, lower case, spaces and hyphens are read as meant, and so
 * are O, I, S and Z, which no credit code contains. Undefined when what is left is no case number.
 */
export function findTypedCaseNumber(typed: string): string | undefined {
  const number = typedCode(typed).replace(
    /[OISZ]/g,
    (letter) => ({ O: '0', I: '1', S: '5', Z: '2' })[letter] ?? '',
  )
  return findCaseNumberParts(number) ? number : undefined
}

/** 文书编号: `静政服受〔2026〕00012号`, one series for each organ, kind of document and year. */
export function documentNumber(
  organShortName: string,
  kindWord: string,
  year: number,
  serial: number,
): string {
  return `${organShortName}${kindWord}〔${year}〕${serialOf(serial, 5)}号`
}

/**
 * The alphabet of query codes: no two of its characters look alike, in print or in handwriting. Of each group that
 * people confuse at most one is left: none of 0 O D Q, 1 I L and U V; 2 without Z; 5 without S; 6 without G; 8 without B.
 */
export const QUERY_ALPHABET = '23456789ACEFHJKMNPRTWXY'
export const QUERY_CODE_LENGTH = 10

/**
 * 查询码, ten characters. `nextByte` gives uniformly random bytes from a secure source; those beyond the last full round
 * of the alphabet are thrown away, so that every character is equally likely.
 */
export function queryCode(nextByte: () => number): string {
  const rounds = Math.floor(256 / QUERY_ALPHABET.length) * QUERY_ALPHABET.length
  let code = ''
  while (code.length < QUERY_CODE_LENGTH) {
    const byte = nextByte()
    if (byte < rounds) code += QUERY_ALPHABET.charAt(byte % QUERY_ALPHABET.length)
  }
  return code
}

/** `K7M4 PX2 9RT`: groups that can be read aloud over the telephone. */
export function groupQueryCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 7), code.slice(7)].join(' ')
}

/**
 * A query code as somebody typed it. Case, width, spaces and hyphens do not matter; Z, S, G and B can only have been
 * meant as 2, 5, 6 and 8. Undefined when what is left is no query code: 0, O, 1, I and L are never guessed.
 */
export function findTypedQueryCode(typed: string): string | undefined {
  const code = typedCode(typed).replace(
    /[ZSGB]/g,
    (letter) => ({ Z: '2', S: '5', G: '6', B: '8' })[letter] ?? '',
  )
  return code.length === QUERY_CODE_LENGTH && [...code].every((c) => QUERY_ALPHABET.includes(c))
    ? code
    : undefined
}

const IMPLEMENTATION_CODE = /^[0-9A-Z]{31}$/

/** Full-width forms (as Chinese input methods make them) to plain ones, no spaces or hyphens, upper case. */
function typedCode(typed: string): string {
  return normaliseCode(typed.normalize('NFKC')).replace(/[\s\-‐-―−_.·]/g, '')
}

function serialOf(serial: number, width: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new TypeError(`not a serial: ${serial}`)
  return String(serial).padStart(width, '0')
}
