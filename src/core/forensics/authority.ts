import type { Role } from '../authority.ts'

/** Who reads findings: supervision, of its own division. Whoever could be meant by one does not. */
export const FORENSICS_READERS: readonly Role[] = ['supervisor']
