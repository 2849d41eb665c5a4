import { createContext, useContext } from 'react'
import type { Role } from '../../core/authority.ts'
import type { SessionView } from '../../modules/identity/contract.ts'

/** Who sits at this desk, and in which post. */
export type Desk = Omit<SessionView, 'post'> & { post: SessionView['post'] & { role: Role } }

export const DeskContext = createContext<Desk | undefined>(undefined)

/** The session of this desk. The shell shows no page without one. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new TypeError('a page outside the shell')
  return desk
}
