import type { Role } from '../authority.ts'

/** What a post may see of what leaves the house: that of its site, of its division, or everything without the contents. */
export type OutboxReach = 'site' | 'division' | 'blind'

/** Who may look into the outbox. The administrator sees that it works, not what it says to whom. */
// biome-ignore format: a table is read by its columns
export const OUTBOX_REACH: Partial<Record<Role, OutboxReach>> = {
  hallManager:   'site',
  townshipClerk: 'site',
  villageAgent:  'site',
  supervisor:    'division',
  systemAdmin:   'blind',
}

/** Who brings what could not be sent, and hands out slips: whoever people meet at a site. */
// biome-ignore format: a table is read by its columns
export const MESSENGERS: readonly Role[] = [
  'clerk', 'outputClerk', 'consultant', 'hallManager', 'townshipClerk', 'villageAgent',
]
