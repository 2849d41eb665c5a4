/**
 * The check characters of the numbers people and organs carry. Each takes what stands before the check character, in
 * upper case, and answers the character that must follow; characters outside the alphabet are a defect of the caller.
 */

/** GB 11643-1999, the 18th character of a citizen's number: 17 digits weighted, modulo 11. */
export function citizenCheckCharacter(digits17: string): string {
  return '10X98765432'.charAt(weighted(digits17, CITIZEN_WEIGHTS, DIGITS) % 11)
}

/** GB 32100-2015, the 18th character of a credit code: powers of three, modulo 31. */
export function creditCheckCharacter(first17: string): string {
  return CREDIT_ALPHABET.charAt((31 - (weighted(first17, CREDIT_WEIGHTS, CREDIT_ALPHABET) % 31)) % 31)
}

/** GB 11714-1997, the 9th character of an organisation code, the registers' number before credit codes. */
export function organisationCheckCharacter(first8: string): string {
  return '0X987654321'.charAt(weighted(first8, ORGANISATION_WEIGHTS, ALPHANUMERIC) % 11)
}

/** ISO/IEC 7064 MOD 11,10 over digits: the last digit of a project code (GB/T 40058-2021). */
export function mod11_10(digits: string): string {
  return hybrid(digits, DIGITS)
}

/** ISO/IEC 7064 MOD 37,36 over digits and letters: the last character of an electronic certificate's identifier. */
export function mod37_36(text: string): string {
  return hybrid(text, ALPHANUMERIC)
}

export const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY' // no I O S V Z

const DIGITS = '0123456789'
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const CITIZEN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

function weighted(text: string, weights: readonly number[], alphabet: string): number {
  if (text.length !== weights.length) throw new TypeError(`${weights.length} characters expected: ${text}`)
  return weights.reduce((sum, weight, i) => sum + weight * placeOf(text.charAt(i), alphabet), 0)
}

/** The hybrid system of ISO/IEC 7064: modulus M + 1 and M, where M is the size of the alphabet. */
function hybrid(text: string, alphabet: string): string {
  const size = alphabet.length
  let product = size
  for (const character of text) {
    const sum = (product + placeOf(character, alphabet)) % size || size
    product = (sum * 2) % (size + 1)
  }
  return alphabet.charAt((size + 1 - product) % size)
}

function placeOf(character: string, alphabet: string): number {
  const place = alphabet.indexOf(character)
  if (place < 0 || character === '') throw new TypeError(`not in the alphabet: ${character}`)
  return place
}
