import type { Role } from '../authority.ts'

/** Who reads the ledger of reuse: supervision of its own division, and the head of a department (首席代表) of the own organ. */
export const REUSE_READERS: readonly Role[] = ['supervisor', 'approver']
