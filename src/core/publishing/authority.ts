import type { Role } from '../authority.ts'

/** Who has volumes of the handbook made: those who write and audit the items, and whoever runs a hall. */
export const HANDBOOK_MAKERS = [
  'catalogueEditor',
  'catalogueAuditor',
  'legalAuditor',
  'hallManager',
] as const satisfies readonly Role[]

export function mayMakeHandbooks(role: Role): boolean {
  return (HANDBOOK_MAKERS as readonly Role[]).includes(role)
}
