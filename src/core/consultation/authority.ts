import type { Role } from '../authority.ts'

const DESK = ['consultant', 'clerk', 'townshipClerk', 'villageAgent'] as const
const DEPARTMENT = ['reviewer', 'approver'] as const

/**
 * Who does what: every front desk takes a question in and answers what it can (首问负责), departments answer what is passed
 * to them, whoever runs a hall may pass on what lies there; what becomes public is the department's approver's to say.
 */
// biome-ignore format: a table is read by its columns
export const CONSULTING = {
  Read:       [...DESK, 'hallManager', ...DEPARTMENT, 'supervisor'],
  Take:       DESK,
  Answer:     [...DESK, ...DEPARTMENT],
  Pass:       [...DESK, 'hallManager', ...DEPARTMENT],
  ProposeFaq: [...DESK, ...DEPARTMENT],
  JudgeFaq:   ['approver'],
} as const satisfies Record<string, readonly Role[]>

export function mayConsult(role: Role, doing: keyof typeof CONSULTING): boolean {
  return (CONSULTING[doing] as readonly Role[]).includes(role)
}
