import type { Role } from '../authority.ts'

/** Whose ratings a post may read: those of its site, of its organ, or of its division. */
export type Reach = 'site' | 'organ' | 'division'

/** Who may read ratings inside. The figures are public; nobody may change one. */
// biome-ignore format: a table is read by its columns
export const RATING_REACH: Partial<Record<Role, Reach>> = {
  clerk:         'site',
  outputClerk:   'site',
  consultant:    'site',
  townshipClerk: 'site',
  villageAgent:  'site',
  hallManager:   'site',
  reviewer:      'organ',
  approver:      'organ',
  supervisor:    'division',
}
