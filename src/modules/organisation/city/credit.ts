import { creditCheckCharacter, organisationCheckCharacter } from '../../../core/check-character.ts'

/**
 * A synthetic credit code with both check characters right (GB 32100-2015, GB 11714-1997): `kind` is registration
 * authority and type, `region` the registering division; the serial stands in a number that begins with MB9.
 */
export function creditCode(kind: string, region: string, serial: number): string {
  const number = `MB9${String(serial).padStart(5, '0')}`
  const body = kind + region + number + organisationCheckCharacter(number)
  return body + creditCheckCharacter(body)
}
